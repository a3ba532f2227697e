// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/scenes.h"

#include "sandbox/roster.h"

#include <algorithm>

namespace sandbox {

Course courseOf(const Scene &scene, Random &random)
{
    const qint64 age = scene.ageSeconds * 1000;
    qint64 steps[] = {random.seconds(8, 20), random.seconds(15, 45), random.seconds(150, 300),
                      random.seconds(90, 240), random.seconds(30, 90)};
    const int past = int(scene.reached);
    qint64 total = 0;
    for (int step = 0; step < past; ++step)
        total += steps[step];
    if (total > age * 9 / 10) {
        for (int step = 0; step < past; ++step)
            steps[step] = steps[step] * (age * 9 / 10) / total;
    }
    qint64 at = -age;
    qint64 times[5];
    for (int step = 0; step < 5; ++step) {
        if (step == past)
            at = random.seconds(25, 150);
        else
            at += steps[step];
        times[step] = at;
    }
    Course course;
    course.start = -age;
    course.owned = times[0];
    course.dispatched = times[1];
    course.arrived = times[2];
    course.completed = times[3];
    course.closed = times[4];
    return course;
}

Course stretched(const Course &course, qint64 factor)
{
    const auto moved = [&](qint64 at) { return course.start + (at - course.start) * factor; };
    Course longer = course;
    longer.owned = moved(course.owned);
    longer.dispatched = moved(course.dispatched);
    if (course.awaitsEta)
        longer.awaitsEta = moved(*course.awaitsEta);
    if (course.withdrawn)
        longer.withdrawn = moved(*course.withdrawn);
    if (course.dispatchedAgain)
        longer.dispatchedAgain = moved(*course.dispatchedAgain);
    longer.arrived = moved(course.arrived);
    longer.completed = moved(course.completed);
    longer.closed = moved(course.closed);
    return longer;
}

QList<qint64> castOf(Random random)
{
    QList<qint64> people;
    for (const Customer &customer : roster::customers()) {
        const auto &sites = roster::fixedLocations();
        const bool hasSite =
            std::any_of(sites.begin(), sites.end(),
                        [&](const FixedLocation &site) { return site.customerId == customer.id; });
        if (customer.subscribed && !hasSite && customer.id != roster::stuckCustomer
            && customer.id != roster::exampleCustomer)
            people.append(customer.id);
    }
    for (qsizetype last = people.size() - 1; last > 0; --last)
        people.swapItemsAt(last, random.integer(0, int(last)));
    return people;
}

Plan planOf(const Scene &scene, qint64 customerId, Random &random)
{
    Plan plan;
    plan.startMs = -scene.ageSeconds * 1000;
    plan.responseTypeId = scene.responseTypeId;
    if (scene.siteId != 0) {
        for (const FixedLocation &site : roster::fixedLocations()) {
            if (site.id != scene.siteId)
                continue;
            plan.customerId = site.customerId;
            plan.position = site.position;
        }
        plan.fixedLocationId = scene.siteId;
        plan.motion = Motion::Fixed;
        return plan;
    }
    plan.customerId = customerId;
    plan.position =
        offsetBy(roster::homeOf(customerId), random.between(-400, 400), random.between(-400, 400));
    plan.accuracyMetres = random.integer(4, 30);
    const double draw = random.unit();
    if (customerId == roster::stuckCustomer)
        plan.motion = Motion::Stuck;
    else if (scene.reached >= Reached::Arrived || draw < 0.3)
        plan.motion = Motion::Standing;
    else
        plan.motion = draw < 0.75 ? Motion::Walking : Motion::Driving;
    return plan;
}

} // namespace sandbox
