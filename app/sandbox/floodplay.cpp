// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/plays.h"
#include "sandbox/roster.h"
#include "sandbox/scenes.h"
#include "sandbox/towns.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

enum Purpose : quint32 { FloodPeople = 70, FloodPlans = 71, FloodGaps = 72 };

constexpr qint64 firstCustomer = 600001;
constexpr int people = 800;
constexpr int atTheStart = 500;
constexpr qint64 meanGapMs = 6000; // a hundred in ten minutes
constexpr qint64 slowness = 6; // nobody comes in time when everybody calls

// How much earlier than its turn each one comes; never as much as the gap.
qint64 lead(const Story &story, qint64 number)
{
    Random random = story.stream(FloodGaps, quint64(number));
    return number <= atTheStart ? 0 : random.seconds(0, 4);
}

Plan planFor(const Story &story, qint64 number, qint64 customerId, qint64 startMs, double past)
{
    Random random = story.stream(FloodPlans, quint64(number));
    Plan plan;
    plan.customerId = customerId;
    plan.position = pointInSomeTown(random);
    plan.accuracyMetres = random.integer(4, 60);
    const double draw = random.unit();
    plan.responseTypeId = draw < 0.6 ? 1 : draw < 0.85 ? 2 : 3;
    plan.motion = Motion::Standing;
    const Course natural = stretched(Course::natural(random, 0), slowness);
    // Part of its course lies behind it; what is left is enough to be seen.
    plan.startMs = startMs - qint64(double(natural.closed) * past);
    Course course = natural;
    for (qint64 *time : {&course.start, &course.owned, &course.dispatched, &course.arrived,
                         &course.completed, &course.closed})
        *time += plan.startMs;
    for (std::optional<qint64> *time : {&course.withdrawn, &course.dispatchedAgain}) {
        if (*time)
            *time = **time + plan.startMs;
    }
    plan.beats = beatsOf(course, random, plan.responseTypeId, false);
    plan.endMs = course.closed;
    return plan;
}

} // namespace

QList<Customer> FloodPlay::extras() const
{
    const QList<Customer> &names = roster::customers();
    QList<Customer> all;
    for (int index = 0; index < people; ++index) {
        Customer customer;
        customer.id = firstCustomer + index;
        customer.firstName = names.at(index % names.size()).firstName;
        customer.lastName = names.at((index / names.size() + index) % names.size()).lastName;
        // No South African number begins with two noughts.
        customer.mobile = u"+27002%1"_s.arg(index, 6, 10, QChar(u'0'));
        customer.subscribed = true;
        all.append(customer);
    }
    return all;
}

QList<Plan> FloodPlay::opening() const
{
    QList<Plan> plans;
    Random random = m_story.stream(FloodPeople, 0);
    for (int index = 0; index < atTheStart; ++index)
        plans.append(
            planFor(m_story, index + 1, firstCustomer + index, 0, random.between(0.0, 0.985)));
    std::ranges::stable_sort(plans, {}, &Plan::startMs); // ids grow with time
    return plans;
}

std::optional<Plan> FloodPlay::next(qint64 number, qint64 nowMs,
                                    const QSet<qint64> &busyCustomers) const
{
    for (qint64 step = 0; step < people; ++step) {
        const qint64 customerId = firstCustomer + (number + step) % people;
        if (!busyCustomers.contains(customerId))
            return planFor(m_story, number, customerId, nowMs, 0.0);
    }
    return std::nullopt;
}

qint64 FloodPlay::gapAfter(qint64 number, qsizetype) const
{
    return meanGapMs - lead(m_story, number + 1) + lead(m_story, number);
}

} // namespace sandbox
