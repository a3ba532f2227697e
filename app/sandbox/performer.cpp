// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/performer.h"

#include "sandbox/loadgenerator.h"
#include "sandbox/movement.h"
#include "sandbox/storytexts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

enum Purpose : quint32 { Steps = 20, Departures = 21, Dispatching = 22 };

constexpr qint64 responderStepMs = 3000;
constexpr qint64 crowdStepMs = 15000; // who has hundreds on the board watches none so closely
constexpr double fullDetailSpeed = 20.0; // above it steps are longer, not more

QString text(const char *status)
{
    return QString::fromLatin1(status);
}

} // namespace

Performer::Performer(World &world, const Story &story, qint64 startMs, bool waits)
    : m_world(world), m_story(story), m_startMs(startMs), m_waits(waits)
{
}

void Performer::planMoves(const Callout &callout, qint64 fromStoryMs, qint64 firstStep)
{
    if (m_waits || callout.motion == Motion::Fixed || callout.motion == Motion::Stuck)
        return;
    Random random = m_story.stream(Steps, quint64(callout.customerId), quint64(firstStep));
    m_world.agenda.add({.dueMs = std::max(fromStoryMs, m_startMs) + random.seconds(2, 6),
                        .kind = BeatKind::Move,
                        .number = firstStep,
                        .calloutId = callout.id});
}

void Performer::perform(const Beat &beat, const Callout &callout)
{
    const qint64 atMs = m_world.clock.wallAt(beat.dueMs);
    switch (beat.kind) {
    case BeatKind::Move: move(beat, callout); break;
    case BeatKind::MoveResponder: moveResponder(beat, callout); break;
    case BeatKind::ChangeMotion:
        if (callout.motion != Motion::Fixed && callout.motion != Motion::Stuck)
            m_world.callouts.setMotion(callout.id, Motion(beat.number));
        break;
    case BeatKind::Chat:
        m_world.events.add(callout.id, EventType::Chat, beat.text, beat.source, atMs);
        break;
    case BeatKind::WrongCodeCancel:
        m_world.cancel(callout, CancelVerdict::Duress, atMs, beat.dueMs);
        break;
    case BeatKind::RightCodeCancel:
        m_world.cancel(callout, CancelVerdict::Verified, atMs, beat.dueMs);
        break;
    default: performStage(beat, callout, atMs);
    }
}

void Performer::performStage(const Beat &beat, const Callout &callout, qint64 atMs)
{
    const auto say = [&](const QString &source) {
        if (!beat.text.isEmpty())
            m_world.events.add(callout.id, EventType::Chat, beat.text, source, atMs);
    };
    switch (beat.kind) {
    case BeatKind::Own: m_world.events.addLifecycle(callout.id, u"CALLOUT_OWNED"_s, atMs); break;
    case BeatKind::AwaitEta:
        m_world.callouts.setStatus(callout.id, text(status::awaitingEta));
        break;
    case BeatKind::Dispatch: dispatch(beat, callout, atMs); break;
    case BeatKind::Withdraw:
        m_world.callouts.setStatus(callout.id, text(status::withdrawn));
        say(beat.source);
        break;
    case BeatKind::Arrive:
        arrive(callout, atMs);
        say(u"responder"_s);
        break;
    case BeatKind::Complete:
        m_world.callouts.setStatus(callout.id, text(status::completed));
        m_world.events.addLifecycle(callout.id, u"RESPONDER_COMPLETED"_s, atMs);
        say(u"responder"_s);
        break;
    case BeatKind::Close: close(callout, atMs); break;
    default: break;
    }
}

void Performer::arrive(const Callout &callout, qint64 atMs)
{
    m_world.callouts.setStatus(callout.id, text(status::arrived));
    m_world.events.addLifecycle(callout.id, u"RESPONDER_ARRIVED_ON_SCENE"_s, atMs);
    const bool stays = callout.motion == Motion::Stuck || callout.motion == Motion::Fixed;
    m_world.callouts.setMotion(callout.id, stays ? callout.motion : Motion::Standing);
}

void Performer::close(const Callout &callout, qint64 atMs)
{
    m_world.agenda.dropAllOf(callout.id);
    m_world.callouts.close(callout.id, atMs);
    m_world.events.addLifecycle(callout.id, u"CALLOUT_CLOSED"_s, atMs);
}

void Performer::dispatch(const Beat &beat, const Callout &callout, qint64 atMs)
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
    planResponderMove(beat, callout);
}

void Performer::planResponderMove(const Beat &beat, const Callout &callout)
{
    if (m_waits)
        return;
    const double pace = std::max(1.0, m_world.clock.speed() / fullDetailSpeed);
    const bool crowd = callout.customerId >= LoadGenerator::firstCustomer;
    const qint64 step = qint64(double(crowd ? crowdStepMs : responderStepMs) * pace);
    m_world.agenda.add({.dueMs = std::max(beat.dueMs + step, m_startMs),
                        .kind = BeatKind::MoveResponder,
                        .calloutId = callout.id});
}

void Performer::moveResponder(const Beat &beat, const Callout &callout)
{
    const std::optional<Responder> responder = m_world.callouts.responderOf(callout.id);
    if (!responder || !callout.position || callout.status != text(status::dispatched))
        return; // arrived or withdrawn: the way is over
    const qint64 duration =
        std::max<qint64>(1, responder->arrivesStoryMs - responder->departedStoryMs);
    const double part = double(beat.dueMs - responder->departedStoryMs) / double(duration);
    m_world.callouts.moveResponder(callout.id,
                                   movement::approach(responder->start, *callout.position, part));
    planResponderMove(beat, callout);
}

void Performer::move(const Beat &beat, const Callout &callout)
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
