// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/trainer.h"

#include "sandbox/reply.h"
#include "sandbox/roster.h"
#include "sandbox/scenes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

enum Purpose : quint32 { Raising = 45, Advancing = 46 };

// Far from the numbers of the story's own callouts.
constexpr qint64 firstNumber = 1'000'000;
constexpr int attempts = 40;
constexpr qint64 closingMs = 20000; // after a cancel

const ResponseType &requireType(qint64 id)
{
    const ResponseType *type = findById(Directory::responseTypes(), id);
    if (!type)
        throw Refusal{400, u"responseTypeId %1 is not known."_s.arg(id)};
    return *type;
}

bool offered(const ResponseType &type, const Plan &plan)
{
    return plan.fixedLocationId ? type.fixedLocation : type.personalSafety;
}

} // namespace

Plan Trainer::planAtRandom(qint64 number, std::optional<qint64> responseTypeId, qint64 storyMs)
{
    QSet<qint64> busy;
    QSqlQuery &query =
        m_world.database.run(u"SELECT customer_id FROM callouts WHERE closed_ms IS NULL"_s);
    while (query.next())
        busy.insert(query.value(0).toLongLong());
    query.finish();
    for (int attempt = 0; attempt < attempts; ++attempt) {
        std::optional<Plan> plan =
            m_scenario.play().next(number + attempt * firstNumber, storyMs, busy);
        if (!plan)
            throw Refusal{409, u"Every customer has an active callout."_s};
        if (!responseTypeId || *responseTypeId == plan->responseTypeId)
            return *plan;
        if (!offered(requireType(*responseTypeId), *plan))
            continue;
        plan->responseTypeId = *responseTypeId;
        Random random = m_scenario.story().stream(Raising, quint64(number));
        plan->beats = beatsOf(Course::natural(random, storyMs), random, *responseTypeId,
                              plan->fixedLocationId.has_value());
        return *plan;
    }
    throw Refusal{409, u"Nobody who is free can raise one of responseTypeId %1."_s.arg(
                           responseTypeId.value_or(0))};
}

Plan Trainer::planFor(qint64 customerId, qint64 number, qint64 responseTypeId, qint64 storyMs)
{
    const std::optional<Customer> customer = m_world.directory.customer(customerId);
    if (!customer || customer->deleted)
        throw Refusal{404, u"There is no customer %1."_s.arg(customerId)};
    if (const std::optional<Callout> active = m_world.callouts.activeOf(customerId)) {
        throw Refusal{
            409,
            u"Customer %1 has an active callout already: %2."_s.arg(customerId).arg(active->id)};
    }
    Scene scene{0, Reached::Created, 0, responseTypeId};
    if (!m_world.subscriptions.covers(customerId, m_world.clock.wallAt(storyMs))) {
        // Then only a callout of its place is possible.
        const QList<FixedLocation> &sites = roster::fixedLocations();
        const auto site = std::ranges::find(sites, customerId, &FixedLocation::customerId);
        if (site == sites.end())
            throw Refusal{409, u"Customer %1 has no active subscription."_s.arg(customerId)};
        scene.siteId = site->id;
    }
    Random random = m_scenario.story().stream(Raising, quint64(number), 1);
    Plan plan = planOf(scene, customerId, random);
    plan.startMs = storyMs;
    if (!offered(requireType(responseTypeId), plan)) {
        throw Refusal{409,
                      u"responseTypeId %1 is not offered for customer %2."_s.arg(responseTypeId)
                          .arg(customerId)};
    }
    plan.beats =
        beatsOf(Course::natural(random, storyMs), random, responseTypeId, scene.siteId != 0);
    return plan;
}

Callout Trainer::raise(std::optional<qint64> customerId, std::optional<qint64> responseTypeId,
                       qint64 nowMs)
{
    if (responseTypeId)
        (void)requireType(*responseTypeId);
    const qint64 storyMs = m_world.clock.storyAt(nowMs);
    const qint64 number = firstNumber + m_world.database.meta(u"raised_by_hand"_s).toLongLong();
    m_world.database.setMeta(u"raised_by_hand"_s, number - firstNumber + 1);
    Plan plan = customerId ? planFor(*customerId, number, responseTypeId.value_or(1), storyMs)
                           : planAtRandom(number, responseTypeId, storyMs);
    if (m_scenario.play().waits())
        plan.beats.clear();
    const std::optional<Callout> callout = m_scenario.raise(plan, number * 10000);
    if (!callout)
        throw Refusal{409, u"Every customer has an active callout."_s};
    return *callout;
}

Callout Trainer::advance(qint64 calloutId, const std::optional<QString> &stage, qint64 nowMs)
{
    const std::optional<Callout> callout = m_world.callouts.byId(calloutId);
    if (!callout)
        throw Refusal{404, u"There is no callout %1."_s.arg(calloutId)};
    if (callout->isClosed())
        throw Refusal{409, u"Callout %1 is closed already."_s.arg(calloutId)};
    const Stage from = stageOf(m_world, *callout);
    Stage to = stageAfter(from);
    if (stage) {
        const std::optional<Stage> named = stageNamed(*stage);
        if (!named) {
            throw Refusal{400, u"stage must be one of %1."_s.arg(stageNames().join(u", "_s))};
        }
        to = *named;
    }
    if (!canBeReached(from, to)) {
        throw Refusal{409, u"Callout %1 is %2 and cannot become %3."_s.arg(calloutId).arg(
                               nameOf(from), nameOf(to))};
    }
    takeTo(*callout, from, to, m_world.clock.storyAt(nowMs));
    return *m_world.callouts.byId(calloutId);
}

// What the story would have done up to there is replaced; what comes after is planned anew.
void Trainer::takeTo(const Callout &callout, Stage from, Stage to, qint64 storyMs)
{
    Random random =
        m_scenario.story().stream(Advancing, quint64(callout.id), quint64(storyMs / 1000));
    const Course course = courseThrough(to, storyMs, random);
    const QList<Beat> beats =
        beatsOf(course, random, callout.responseTypeId, callout.fixedLocationId.has_value());
    m_world.agenda.dropResponseTo(callout.id);
    for (const Stage stage : wayTo(from, to)) {
        const auto found = std::ranges::find(beats, beatFor(stage), &Beat::kind);
        if (found == beats.end())
            continue;
        Beat now = *found;
        if (now.kind == BeatKind::Dispatch) // the way that is left, not the one that was
            now.number = std::max<qint64>(0, course.arrived - storyMs);
        now.dueMs = storyMs;
        now.calloutId = callout.id;
        m_scenario.performer().perform(now, *m_world.callouts.byId(callout.id));
    }
    if (to == Stage::Closed || m_scenario.play().waits())
        return;
    if (callout.standDown != StandDown::No) { // AURA still closes what was cancelled
        m_world.agenda.add({.dueMs = storyMs + closingMs,
                            .kind = BeatKind::Close,
                            .calloutId = callout.id,
                            .byItself = false});
    }
    if (!m_scenario.play().responds())
        return;
    for (Beat beat : beats) {
        if (beat.dueMs <= storyMs)
            continue;
        beat.calloutId = callout.id;
        m_world.agenda.add(beat);
    }
}

} // namespace sandbox
