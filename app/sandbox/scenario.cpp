// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/scenario.h"

#include "sandbox/loadgenerator.h"
#include "sandbox/movement.h"
#include "sandbox/roster.h"
#include "sandbox/storytexts.h"

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

enum Purpose : quint32 { Steps = 20, Departures = 21, Dispatching = 22 };

constexpr qint64 responderStepMs = 3000;

// Before the start of the story nobody was watching.
qint64 nextResponderStep(qint64 storyMs)
{
    return std::max<qint64>(storyMs + responderStepMs, 0);
}

QString text(const char *status)
{
    return QString::fromLatin1(status);
}

} // namespace

Scenario::Scenario(World &world, const Options &options)
    : m_world(world),
      m_options(options),
      m_story(options.seed),
      m_plays(options.scenario == u"shift"_s)
{
}

Scenario::~Scenario() = default;

void Scenario::begin(qint64 nowMs)
{
    m_world.transact([&] {
        for (const Customer &customer : roster::customers())
            m_world.directory.add(customer);
        for (const FixedLocation &location : roster::fixedLocations())
            m_world.directory.add(location);
        // A data file keeps the seed that it began with, else its story would change its mind.
        const QVariant seed = m_world.database.meta(u"seed"_s);
        if (seed.isValid())
            m_story = Story(seed.toUInt());
        else
            m_world.database.setMeta(u"seed"_s, m_options.seed);
        m_savedMs = m_world.database.meta(u"story_ms"_s).toLongLong();
        m_world.clock = StoryClock(m_savedMs, nowMs, m_options.speed);
        if (m_plays && !m_world.database.meta(u"story_opened"_s).isValid())
            open(nowMs);
        m_load = std::make_unique<LoadGenerator>(m_world, m_story);
        m_load->fill(m_options.load, nowMs);
    });
    m_world.raisedByClient = [this](const Callout &callout) { planResponse(callout); };
    advanceTo(nowMs);
}

void Scenario::advanceTo(qint64 nowMs)
{
    const qint64 storyNow = m_world.clock.storyAt(nowMs);
    m_world.transact([&] {
        bool changed = false;
        while (const std::optional<Beat> beat = m_world.agenda.takeDue(storyNow, m_plays)) {
            perform(*beat);
            changed = true;
        }
        if (changed || storyNow - m_savedMs >= qint64(1000.0 * m_options.speed)) {
            m_world.database.setMeta(u"story_ms"_s, storyNow);
            m_savedMs = storyNow;
        }
    });
}

void Scenario::open(qint64 nowMs)
{
    const qint64 start = m_world.clock.storyAt(nowMs);
    qint64 number = 0;
    for (Plan plan : m_story.opening()) {
        plan.startMs += start;
        plan.endMs += start;
        for (Beat &beat : plan.beats)
            beat.dueMs += start;
        raise(plan, ++number);
    }
    m_world.agenda.add({.dueMs = start + m_story.gapAfter(number, number),
                        .kind = BeatKind::Raise,
                        .number = number + 1});
    m_world.database.setMeta(u"story_opened"_s, 1);
}

void Scenario::raise(const Plan &plan, qint64 storyNumber)
{
    m_world.database.run(u"INSERT INTO story(number, customer_id, end_story_ms) VALUES(?, ?, ?)"_s,
                         {storyNumber, plan.customerId, plan.endMs});
    if (m_world.callouts.activeOf(plan.customerId))
        return; // a client was first; the story goes on without this one
    Callout callout;
    callout.customerId = plan.customerId;
    callout.fixedLocationId = plan.fixedLocationId;
    callout.status = text(status::created);
    callout.position = plan.position;
    callout.accuracyMetres = plan.accuracyMetres;
    callout.responseTypeId = plan.responseTypeId;
    callout.classificationId = plan.classificationId;
    callout.motion = plan.motion;
    callout.createdMs = m_world.clock.wallAt(plan.startMs);
    callout = m_world.callouts.create(callout);
    m_world.events.addLifecycle(callout.id, u"NEW_CALLOUT"_s, callout.createdMs);
    for (Beat beat : plan.beats) {
        beat.calloutId = callout.id;
        m_world.agenda.add(beat);
    }
    planMoves(callout, plan.startMs, storyNumber * 10000);
}

void Scenario::raiseNext(const Beat &beat)
{
    QSet<qint64> busy;
    QSqlQuery &query = m_world.database.run(
        u"SELECT customer_id FROM story WHERE end_story_ms > ?"_s, {beat.dueMs});
    while (query.next())
        busy.insert(query.value(0).toLongLong());
    query.finish();
    if (const std::optional<Plan> plan = m_story.next(beat.number, beat.dueMs, busy)) {
        raise(*plan, beat.number);
        busy.insert(plan->customerId);
    }
    m_world.agenda.add({.dueMs = beat.dueMs + m_story.gapAfter(beat.number, busy.size()),
                        .kind = BeatKind::Raise,
                        .number = beat.number + 1});
}

void Scenario::planMoves(const Callout &callout, qint64 fromStoryMs, qint64 firstStep)
{
    if (callout.motion == Motion::Fixed || callout.motion == Motion::Stuck)
        return;
    Random random = m_story.stream(Steps, quint64(callout.customerId), quint64(firstStep));
    m_world.agenda.add({.dueMs = std::max<qint64>(fromStoryMs, 0) + random.seconds(2, 6),
                        .kind = BeatKind::Move,
                        .number = firstStep,
                        .calloutId = callout.id});
}

void Scenario::planResponse(const Callout &callout)
{
    const qint64 storyNow = m_world.clock.storyAt(callout.createdMs);
    for (Beat beat : m_story.response(callout, storyNow)) {
        beat.calloutId = callout.id;
        m_world.agenda.add(beat);
    }
    planMoves(callout, storyNow, callout.id * 10000);
}

void Scenario::perform(const Beat &beat)
{
    if (beat.kind == BeatKind::Raise) {
        raiseNext(beat);
        return;
    }
    if (beat.kind == BeatKind::MoveLoad) {
        m_load->moveSome(beat);
        return;
    }
    const std::optional<Callout> callout = m_world.callouts.byId(beat.calloutId);
    if (!callout || callout->isClosed())
        return;
    const qint64 atMs = m_world.clock.wallAt(beat.dueMs);
    switch (beat.kind) {
    case BeatKind::Move: move(beat, *callout); break;
    case BeatKind::MoveResponder: moveResponder(beat, *callout); break;
    case BeatKind::Chat:
        m_world.events.add(callout->id, EventType::Chat, beat.text, beat.source, atMs);
        break;
    case BeatKind::WrongCodeCancel:
        m_world.cancel(*callout, CancelVerdict::Duress, atMs, beat.dueMs);
        break;
    case BeatKind::RightCodeCancel:
        m_world.cancel(*callout, CancelVerdict::Verified, atMs, beat.dueMs);
        break;
    default: performStage(beat, *callout, atMs);
    }
}

void Scenario::performStage(const Beat &beat, const Callout &callout, qint64 atMs)
{
    const auto say = [&](const QString &source) {
        m_world.events.add(callout.id, EventType::Chat, beat.text, source, atMs);
    };
    const auto enter = [&](const char *newStatus, const QString &event) {
        m_world.callouts.setStatus(callout.id, text(newStatus));
        if (!event.isEmpty())
            m_world.events.addLifecycle(callout.id, event, atMs);
    };
    switch (beat.kind) {
    case BeatKind::Own: m_world.events.addLifecycle(callout.id, u"CALLOUT_OWNED"_s, atMs); break;
    case BeatKind::AwaitEta: enter(status::awaitingEta, {}); break;
    case BeatKind::Dispatch: dispatch(beat, callout, atMs); break;
    case BeatKind::Withdraw:
        enter(status::withdrawn, {});
        say(beat.source);
        break;
    case BeatKind::Arrive:
        enter(status::arrived, u"RESPONDER_ARRIVED_ON_SCENE"_s);
        m_world.callouts.setMotion(callout.id, callout.motion == Motion::Stuck ? Motion::Stuck
                                               : callout.motion == Motion::Fixed
                                                   ? Motion::Fixed
                                                   : Motion::Standing);
        say(u"responder"_s);
        break;
    case BeatKind::Complete:
        enter(status::completed, u"RESPONDER_COMPLETED"_s);
        say(u"responder"_s);
        break;
    case BeatKind::Close:
        m_world.agenda.dropAllOf(callout.id);
        m_world.callouts.close(callout.id, atMs);
        m_world.events.addLifecycle(callout.id, u"CALLOUT_CLOSED"_s, atMs);
        break;
    default: break;
    }
}

void Scenario::dispatch(const Beat &beat, const Callout &callout, qint64 atMs)
{
    Random random = m_story.stream(Dispatching, quint64(callout.customerId), quint64(beat.dueMs));
    m_world.callouts.setStatus(callout.id, text(status::dispatched));
    m_world.events.addLifecycle(callout.id,
                                random.chance(0.7) ? u"RESPONDER_ACKNOWLEDGED_CALLOUT"_s
                                                   : u"RESPONDER_MANUALLY_DISPATCHED"_s,
                                atMs);
    m_world.events.add(callout.id, EventType::Chat, dispatchMessage(beat.text, beat.number),
                       beat.source, atMs);
    if (!callout.position)
        return;
    const GeoPoint start = movement::departure(*callout.position, random);
    m_world.callouts.setResponder(
        {callout.id, beat.text, start, start, beat.dueMs, beat.dueMs + beat.number});
    m_world.agenda.add({.dueMs = nextResponderStep(beat.dueMs),
                        .kind = BeatKind::MoveResponder,
                        .calloutId = callout.id});
}

void Scenario::moveResponder(const Beat &beat, const Callout &callout)
{
    const std::optional<Responder> responder = m_world.callouts.responderOf(callout.id);
    if (!responder || !callout.position || callout.status != text(status::dispatched))
        return; // arrived or withdrawn: the way is over
    const qint64 duration =
        std::max<qint64>(1, responder->arrivesStoryMs - responder->departedStoryMs);
    const double part = double(beat.dueMs - responder->departedStoryMs) / double(duration);
    m_world.callouts.moveResponder(callout.id,
                                   movement::approach(responder->start, *callout.position, part));
    m_world.agenda.add({.dueMs = nextResponderStep(beat.dueMs),
                        .kind = BeatKind::MoveResponder,
                        .calloutId = callout.id});
}

void Scenario::move(const Beat &beat, const Callout &callout)
{
    if (callout.clientMoves || !callout.position || !callout.origin)
        return;
    Random random = m_story.stream(Steps, quint64(callout.customerId), quint64(beat.number));
    const qint64 interval = random.seconds(2, 6);
    const GeoPoint position = movement::step(*callout.position, *callout.origin, callout.motion,
                                             beat.number, interval, random);
    m_world.callouts.setPosition(callout.id, position, callout.accuracyMetres);
    m_world.agenda.add({.dueMs = beat.dueMs + interval,
                        .kind = BeatKind::Move,
                        .number = beat.number + 1,
                        .calloutId = callout.id});
}

} // namespace sandbox
