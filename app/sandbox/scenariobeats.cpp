// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the beats of a scenario bring about.

#include "sandbox/faultbook.h"
#include "sandbox/loadgenerator.h"
#include "sandbox/scenario.h"
#include "sandbox/scenes.h"
#include "sandbox/storytexts.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

enum Purpose : quint32 { OwnPlans = 40 };

constexpr qint64 usualWayMs = 240000; // of a responder whose arrival nobody wrote down

std::optional<BeatKind> kindOf(const QString &action)
{
    static const QHash<QString, BeatKind> kinds{{u"own"_s, BeatKind::Own},
                                                {u"dispatch"_s, BeatKind::Dispatch},
                                                {u"withdraw"_s, BeatKind::Withdraw},
                                                {u"arrive"_s, BeatKind::Arrive},
                                                {u"complete"_s, BeatKind::Complete},
                                                {u"close"_s, BeatKind::Close},
                                                {u"chat"_s, BeatKind::Chat},
                                                {u"cancelRight"_s, BeatKind::RightCodeCancel},
                                                {u"cancelWrong"_s, BeatKind::WrongCodeCancel}};
    const auto found = kinds.constFind(action);
    return found == kinds.cend() ? std::nullopt : std::optional(found.value());
}

// Until the arrival that follows a dispatch.
qint64 wayAfter(const QList<OwnStep> &steps, qsizetype dispatch)
{
    qint64 way = 0;
    for (qsizetype at = dispatch + 1; at < steps.size(); ++at) {
        way += steps.at(at).afterMs;
        if (steps.at(at).action == u"arrive"_s)
            return way;
    }
    return usualWayMs;
}

QString usualText(BeatKind kind, const Conversation &talk, const QString &unit)
{
    switch (kind) {
    case BeatKind::Dispatch: return unit;
    case BeatKind::Withdraw: return u"%1 had to turn back. Finding another unit."_s.arg(unit);
    case BeatKind::Arrive: return talk.responderArrives;
    case BeatKind::Complete: return talk.responderReports;
    default: return {};
    }
}

} // namespace

void Scenario::perform(const Beat &beat)
{
    switch (beat.kind) {
    case BeatKind::Raise: raiseNext(beat); return;
    case BeatKind::RaiseOwn: raiseOwn(beat); return;
    case BeatKind::MoveLoad: m_load->moveSome(beat); return;
    case BeatKind::BeginFault: beginFault(beat); return;
    case BeatKind::EndFault:
        if (m_faults)
            m_faults->endOfScenario(beat.number);
        return;
    case BeatKind::RepeatFaults: planFaults(beat.dueMs); return;
    default: break;
    }
    const std::optional<Callout> callout = m_world.callouts.byId(beat.calloutId);
    if (!callout || callout->isClosed())
        return;
    if (beat.kind == BeatKind::Nothing)
        showSigns(beat, *callout);
    else if (beat.kind != BeatKind::Close || !m_play->waits()) // there the trainer closes
        m_performer->perform(beat, *callout);
}

std::optional<Callout> Scenario::raise(const Plan &plan, qint64 firstStep)
{
    if (m_world.callouts.activeOf(plan.customerId))
        return std::nullopt;
    Callout callout;
    callout.customerId = plan.customerId;
    callout.fixedLocationId = plan.fixedLocationId;
    callout.status = QString::fromLatin1(status::created);
    callout.position = plan.position;
    callout.accuracyMetres = plan.accuracyMetres;
    callout.responseTypeId = plan.responseTypeId;
    callout.classificationId = plan.classificationId;
    callout.motion = plan.motion;
    callout.createdMs = m_world.clock.wallAt(plan.startMs);
    callout = m_world.callouts.create(callout);
    m_world.database.run(u"INSERT INTO scenario_callouts(callout_id) VALUES(?)"_s, {callout.id});
    m_world.events.addLifecycle(callout.id, u"NEW_CALLOUT"_s, callout.createdMs);
    for (Beat beat : plan.beats) {
        beat.calloutId = callout.id;
        m_world.agenda.add(beat);
    }
    if (callout.customerId >= LoadGenerator::firstCustomer)
        m_load->adopt(callout.id, std::max(plan.startMs, m_startMs)); // a crowd moves as one
    else
        m_performer->planMoves(callout, plan.startMs, firstStep);
    return callout;
}

void Scenario::raiseOfStory(const Plan &plan, qint64 number)
{
    m_world.database.run(u"INSERT INTO story(number, customer_id, end_story_ms) VALUES(?, ?, ?)"_s,
                         {number, plan.customerId, plan.endMs});
    // Where a client was first the story goes on without this one.
    (void)raise(plan, number * 10000);
}

QSet<qint64> Scenario::busyCustomers(qint64 storyMs)
{
    QSet<qint64> busy;
    QSqlQuery &query =
        m_world.database.run(u"SELECT customer_id FROM story WHERE end_story_ms > ?"_s, {storyMs});
    while (query.next())
        busy.insert(query.value(0).toLongLong());
    query.finish();
    return busy;
}

void Scenario::raiseNext(const Beat &beat)
{
    QSet<qint64> busy = busyCustomers(beat.dueMs);
    if (const std::optional<Plan> plan = m_play->next(beat.number, beat.dueMs, busy)) {
        raiseOfStory(*plan, beat.number);
        busy.insert(plan->customerId);
    }
    m_world.agenda.add({.dueMs = beat.dueMs + m_play->gapAfter(beat.number, busy.size()),
                        .kind = BeatKind::Raise,
                        .number = beat.number + 1});
}

void Scenario::raiseOwn(const Beat &beat)
{
    if (!m_own || beat.number >= m_own->callouts.size())
        return;
    const Plan plan = planOf(m_own->callouts.at(beat.number), beat);
    if (plan.customerId == 0)
        return; // everybody has one
    // As with the story's own: a customer that has one gets no second one.
    (void)raise(plan, (beat.number + 1) * 10000 + 7);
}

Plan Scenario::planOf(const OwnCallout &own, const Beat &beat)
{
    Random random = m_story.stream(OwnPlans, quint64(beat.number));
    qint64 who = own.customerId.value_or(0);
    const QList<qint64> people = castOf(m_story.stream(OwnPlans, quint64(beat.number), 1));
    for (qsizetype at = 0; who == 0 && at < people.size(); ++at) {
        if (!m_world.callouts.activeOf(people.at(at)))
            who = people.at(at);
    }
    const Scene scene{0, Reached::Created, own.fixedLocationId.value_or(0),
                      own.responseTypeId.value_or(1)};
    Plan plan = sandbox::planOf(scene, who, random);
    plan.startMs = beat.dueMs;
    plan.customerId = who;
    plan.position = own.position.value_or(plan.position);
    plan.classificationId = own.classificationId.value_or(1);
    plan.motion = own.motion.value_or(plan.motion);
    const Conversation talk = conversation(random, plan.responseTypeId, scene.siteId != 0);
    const QString unit = unitName(random);
    qint64 due = beat.dueMs;
    for (qsizetype at = 0; at < own.steps.size(); ++at) {
        const OwnStep &step = own.steps.at(at);
        const BeatKind kind = kindOf(step.action).value_or(BeatKind::Chat);
        due += step.afterMs;
        plan.beats.append({.dueMs = due,
                           .kind = kind,
                           .number = kind == BeatKind::Dispatch ? wayAfter(own.steps, at) : 0,
                           .text = step.text.isEmpty() ? usualText(kind, talk, unit) : step.text,
                           .source = kind == BeatKind::Chat ? step.source : u"control"_s});
    }
    plan.endMs = due;
    return plan;
}

// Only once for each callout, however often its customer is made to try.
void Scenario::showSigns(const Beat &beat, const Callout &callout)
{
    const QVariant wrongCodes = m_world.database.value(
        u"SELECT count(*) FROM cancel_requests WHERE callout_id = ? AND verdict = 'duress'"_s,
        {callout.id});
    if (wrongCodes.toInt() != 1)
        return;
    const QList<Sign> signs = m_play->signsOfDuress(callout);
    for (const Sign &sign : signs) {
        m_world.agenda.add({.dueMs = beat.dueMs + sign.afterMs,
                            .kind = sign.kind,
                            .number = sign.number,
                            .text = sign.text,
                            .source = sign.source,
                            .calloutId = callout.id});
    }
}

QList<OwnFault> Scenario::faults() const
{
    QList<OwnFault> all = m_play->faults();
    if (m_own)
        all.append(m_own->faults);
    return all;
}

// The numbers of the faults are those of faults(). Those that somebody wrote come once.
void Scenario::planFaults(qint64 fromStoryMs)
{
    const QList<OwnFault> all = faults();
    const bool again = fromStoryMs > m_startMs;
    const qsizetype count = again ? m_play->faults().size() : all.size();
    for (qsizetype at = 0; at < count; ++at) {
        m_world.agenda.add({.dueMs = fromStoryMs + all.at(at).atMs,
                            .kind = BeatKind::BeginFault,
                            .number = at + 1});
    }
    if (m_play->faultPeriodMs() > 0) {
        m_world.agenda.add(
            {.dueMs = fromStoryMs + m_play->faultPeriodMs(), .kind = BeatKind::RepeatFaults});
    }
}

void Scenario::beginFault(const Beat &beat)
{
    const QList<OwnFault> all = faults();
    if (!m_faults || beat.number > all.size())
        return;
    const OwnFault &own = all.at(beat.number - 1);
    m_faults->beginOfScenario(beat.number, own.fault);
    m_world.agenda.add(
        {.dueMs = beat.dueMs + own.forMs, .kind = BeatKind::EndFault, .number = beat.number});
}

// Those that had begun when the server died, and whose end is still to come.
void Scenario::restoreFaults()
{
    const QList<Beat> begun = m_world.agenda.all(BeatKind::EndFault);
    const QList<OwnFault> all = faults();
    for (const Beat &beat : begun) {
        if (m_faults && beat.number >= 1 && beat.number <= all.size())
            m_faults->beginOfScenario(beat.number, all.at(beat.number - 1).fault);
    }
}

} // namespace sandbox
