// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The board as the shift finds it: one callout of every stage, and the oddities an operator must
// be able to live with.

#include "sandbox/roster.h"
#include "sandbox/story.h"
#include "sandbox/storytexts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr quint32 openingPurpose = 10;

enum class Reached { Created, Owned, Dispatched, Arrived, Completed };

enum class Oddity { None, UnknownStatus, Withdrawn, SoftCancelled, Test, Stuck, WrongCode };

struct Scene {
    qint64 ageSeconds;
    Reached reached;
    qint64 siteId; // 0: live
    qint64 responseTypeId;
    Oddity oddity;
};

constexpr Scene scenes[] = {
    {2310, Reached::Completed, 0, 2, Oddity::None},
    {1260, Reached::Arrived, 0, 1, Oddity::None},
    {1020, Reached::Dispatched, 0, 1, Oddity::Stuck},
    {840, Reached::Arrived, 99005, 1, Oddity::None},
    {660, Reached::Dispatched, 0, 1, Oddity::Withdrawn},
    {540, Reached::Owned, 0, 3, Oddity::UnknownStatus},
    {400, Reached::Dispatched, 0, 1, Oddity::None},
    {310, Reached::Owned, 0, 1, Oddity::SoftCancelled},
    {240, Reached::Owned, 0, 1, Oddity::Test},
    {190, Reached::Dispatched, 0, 1, Oddity::WrongCode},
    {150, Reached::Dispatched, 99001, 1, Oddity::None},
    {70, Reached::Owned, 0, 2, Oddity::None},
    {24, Reached::Created, 0, 1, Oddity::None},
};

// Natural durations, pressed into the past as far as the stage was reached; the next stage follows
// soon after the start.
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

void delay(Course &course, qint64 by)
{
    course.arrived += by;
    course.completed += by;
    course.closed += by;
}

void apply(Oddity oddity, Course &course, Random &random)
{
    switch (oddity) {
    case Oddity::UnknownStatus:
        course.awaitsEta = course.owned + random.seconds(20, 40);
        course.dispatched += 90000;
        delay(course, 90000);
        break;
    case Oddity::Withdrawn:
        course.withdrawn = -random.seconds(50, 70);
        course.dispatchedAgain = random.seconds(40, 60);
        course.arrived = *course.dispatchedAgain + random.seconds(150, 300);
        course.completed = course.arrived + random.seconds(90, 240);
        course.closed = course.completed + random.seconds(30, 90);
        break;
    case Oddity::Stuck:
        delay(course, 1200000); // long enough to be noticed
        break;
    case Oddity::WrongCode: delay(course, 180000); break;
    case Oddity::None:
    case Oddity::SoftCancelled:
    case Oddity::Test: break;
    }
}

// Subscribed people of the story in an order that the seed decides; the stuck one apart.
QList<qint64> cast(Random random)
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

Motion motionOf(const Scene &scene, Random &random)
{
    const double draw = random.unit();
    if (scene.oddity == Oddity::Stuck)
        return Motion::Stuck;
    if (scene.reached >= Reached::Arrived || draw < 0.3)
        return Motion::Standing;
    return draw < 0.75 ? Motion::Walking : Motion::Driving;
}

} // namespace

QList<Plan> Story::opening() const
{
    QList<qint64> people = cast(stream(openingPurpose, 0));
    QList<Plan> plans;
    quint64 number = 0;
    for (const Scene &scene : scenes) {
        Random random = stream(openingPurpose, ++number);
        Plan plan;
        plan.startMs = -scene.ageSeconds * 1000;
        plan.responseTypeId = scene.responseTypeId;
        plan.classificationId = scene.oddity == Oddity::Test ? 2 : 1;
        if (scene.siteId != 0) {
            for (const FixedLocation &site : roster::fixedLocations()) {
                if (site.id != scene.siteId)
                    continue;
                plan.customerId = site.customerId;
                plan.position = site.position;
            }
            plan.fixedLocationId = scene.siteId;
            plan.motion = Motion::Fixed;
        } else {
            plan.customerId =
                scene.oddity == Oddity::Stuck ? roster::stuckCustomer : people.takeFirst();
            plan.position = offsetBy(roster::homeOf(plan.customerId), random.between(-400, 400),
                                     random.between(-400, 400));
            plan.accuracyMetres = random.integer(4, 30);
            plan.motion = motionOf(scene, random);
        }
        Course course = courseOf(scene, random);
        apply(scene.oddity, course, random);
        plan.beats = beatsOf(course, random, plan.responseTypeId, scene.siteId != 0);
        plan.endMs = course.closed;
        if (scene.oddity == Oddity::WrongCode)
            plan.beats.append({.dueMs = random.seconds(60, 90), .kind = BeatKind::WrongCodeCancel});
        if (scene.oddity == Oddity::SoftCancelled) {
            // Before the next stage, which a cancelled callout will not reach.
            const qint64 when = -random.seconds(8, 16);
            plan.beats.append({.dueMs = when, .kind = BeatKind::RightCodeCancel});
            plan.endMs = std::max<qint64>(plan.endMs, 40000);
        }
        plans.append(plan);
    }
    return plans;
}

} // namespace sandbox
