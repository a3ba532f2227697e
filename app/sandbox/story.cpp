// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/story.h"

#include "sandbox/roster.h"
#include "sandbox/storytexts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr qint64 second = 1000;

enum Purpose : quint32 { Planning = 1, Gaps = 2, Responses = 3 };

Motion motionFor(Random &random, qint64 customerId)
{
    const double draw = random.unit();
    if (customerId == roster::stuckCustomer)
        return Motion::Stuck;
    return draw < 0.45 ? Motion::Standing : draw < 0.8 ? Motion::Walking : Motion::Driving;
}

void placeLive(Plan &plan, Random &random)
{
    plan.position = offsetBy(roster::homeOf(plan.customerId), random.between(-500, 500),
                             random.between(-500, 500));
    plan.accuracyMetres = random.integer(4, 30);
    plan.motion = motionFor(random, plan.customerId);
}

void placeFixed(Plan &plan, const FixedLocation &site)
{
    plan.customerId = site.customerId;
    plan.fixedLocationId = site.id;
    plan.position = site.position;
    plan.motion = Motion::Fixed;
}

} // namespace

Random Story::stream(quint32 purpose, quint64 whose, quint64 step) const
{
    return Random({m_seed, purpose, quint32(whose), quint32(whose >> 32), quint32(step)});
}

Course Course::natural(Random &random, qint64 start)
{
    Course course;
    course.start = start;
    course.owned = start + random.seconds(8, 25);
    course.dispatched = course.owned + random.seconds(15, 50);
    qint64 underWay = course.dispatched;
    if (random.chance(0.12)) {
        course.withdrawn = course.dispatched + random.seconds(40, 80);
        course.dispatchedAgain = *course.withdrawn + random.seconds(30, 60);
        underWay = *course.dispatchedAgain;
    }
    course.arrived = underWay + random.seconds(150, 330);
    course.completed = course.arrived + random.seconds(90, 240);
    course.closed = course.completed + random.seconds(30, 90);
    return course;
}

QList<Beat> beatsOf(const Course &course, Random &random, qint64 responseTypeId, bool fixedLocation)
{
    const Conversation talk = conversation(random, responseTypeId, fixedLocation);
    const QString control = u"control"_s;
    const QString customer = u"customer"_s;
    const QString unit = unitName(random);
    const QString otherUnit = unitName(random);
    const auto share = [](qint64 from, qint64 to, double part) {
        return from + qint64(double(to - from) * part);
    };
    const qint64 leaves = course.dispatchedAgain.value_or(course.dispatched);
    QList<Beat> beats;
    const auto say = [&beats](qint64 due, const QString &text, const QString &source) {
        beats.append({.dueMs = due, .kind = BeatKind::Chat, .text = text, .source = source});
    };
    const auto stage = [&beats, &control](qint64 due, BeatKind kind, const QString &text = {},
                                          qint64 number = 0) {
        beats.append(
            {.dueMs = due, .kind = kind, .number = number, .text = text, .source = control});
    };
    stage(course.owned, BeatKind::Own);
    say(share(course.owned, course.dispatched, 0.1), talk.controlOpens, control);
    say(share(course.owned, course.dispatched, 0.7), talk.customerAnswers, customer);
    if (course.awaitsEta)
        stage(*course.awaitsEta, BeatKind::AwaitEta);
    stage(course.dispatched, BeatKind::Dispatch, unit, course.arrived - course.dispatched);
    if (course.withdrawn) {
        stage(*course.withdrawn, BeatKind::Withdraw,
              u"%1 had to turn back. Finding another unit."_s.arg(unit));
        stage(leaves, BeatKind::Dispatch, otherUnit, course.arrived - leaves);
    }
    say(share(leaves, course.arrived, 0.4), talk.customerAdds, customer);
    stage(course.arrived, BeatKind::Arrive, talk.responderArrives);
    stage(course.completed, BeatKind::Complete, talk.responderReports);
    stage(course.closed, BeatKind::Close);
    return beats;
}

std::optional<Plan> Story::next(qint64 number, qint64 nowMs,
                                const QSet<qint64> &busyCustomers) const
{
    Random random = stream(Planning, quint64(number));
    QList<const Customer *> people;
    for (const Customer &customer : roster::customers()) {
        if (customer.subscribed && customer.id != roster::exampleCustomer
            && !busyCustomers.contains(customer.id))
            people.append(&customer);
    }
    QList<const FixedLocation *> sites;
    for (const FixedLocation &site : roster::fixedLocations()) {
        if (!busyCustomers.contains(site.customerId))
            sites.append(&site);
    }
    if (people.isEmpty() && sites.isEmpty())
        return std::nullopt;

    Plan plan;
    plan.startMs = nowMs;
    const bool fixed = people.isEmpty() || (!sites.isEmpty() && random.chance(0.25));
    if (fixed) {
        placeFixed(plan, *sites.at(random.integer(0, int(sites.size()) - 1)));
        plan.responseTypeId = random.chance(0.85) ? 1 : 2;
    } else {
        plan.customerId = people.at(random.integer(0, int(people.size()) - 1))->id;
        placeLive(plan, random);
        const double draw = random.unit();
        plan.responseTypeId = draw < 0.65 ? 1 : draw < 0.9 ? 2 : 3;
    }
    plan.classificationId = random.chance(0.04) ? 2 : 1;
    const Course course = Course::natural(random, nowMs);
    plan.beats = beatsOf(course, random, plan.responseTypeId, fixed);
    plan.endMs = course.closed;
    if (!fixed && random.chance(0.08)) { // the customer takes it back
        const qint64 when = course.owned + random.seconds(20, 120);
        plan.beats.append({.dueMs = when, .kind = BeatKind::RightCodeCancel});
        plan.endMs = std::max(plan.endMs, when + 30 * second);
    }
    return plan;
}

qint64 Story::gapAfter(qint64 number, qsizetype activeNow) const
{
    Random random = stream(Gaps, quint64(number));
    const double draw = random.unit();
    // Steered gently, so that the board never runs empty and never floods.
    if (activeNow >= 16)
        return 45 * second + qint64(draw * 15000.0);
    if (activeNow <= 10)
        return 20 * second + qint64(draw * 12000.0);
    return 20 * second + qint64(draw * 40000.0);
}

QList<Beat> Story::response(const Callout &callout, qint64 nowMs) const
{
    Random random = stream(Responses, quint64(callout.id));
    return beatsOf(Course::natural(random, nowMs), random, callout.responseTypeId,
                   callout.fixedLocationId.has_value());
}

} // namespace sandbox
