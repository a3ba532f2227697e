// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/calloutmonitor.h"

#include "services/errors.h"

#include <algorithm>

namespace console {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Millis firstBackOff = 2s;
constexpr Millis lostAtLatest = 10s; // domain figures
constexpr Millis lostBeyondInterval = 8s;
constexpr double jitter = 0.2;

} // namespace

CalloutMonitor::CalloutMonitor(PanicApi &api, const Clock &clock, ServerClock &serverClock,
                               Scheduler &scheduler, QObject *parent)
    : QObject(parent),
      m_api(api),
      m_clock(clock),
      m_serverClock(serverClock),
      m_scheduler(scheduler),
      m_random(defaultRandom())
{
}

CalloutMonitor::~CalloutMonitor() = default;

void CalloutMonitor::useCircuit(Circuit &circuit)
{
    m_circuit = &circuit;
    connect(&circuit, &Circuit::changed, this, &CalloutMonitor::noteCircuit);
}

void CalloutMonitor::noteCircuit(CircuitState state)
{
    m_link.circuit = state;
    if (m_running && !m_isFinishing)
        emit linkChanged(m_link);
}

void CalloutMonitor::setInterval(Millis interval)
{
    const Millis kept = std::clamp(interval, shortestInterval, longestInterval);
    if (kept == m_interval)
        return;
    m_interval = kept;
    if (m_running) {
        watchForLoss();
        if (!m_request && m_link.kind == LinkState::Kind::Linked)
            scheduleNext(m_interval);
    }
}

Millis CalloutMonitor::lostAfter() const
{
    return std::max<Millis>(lostAtLatest, m_interval + lostBeyondInterval);
}

void CalloutMonitor::start()
{
    stop();
    if (m_circuit)
        m_circuit->reset();
    m_running = true;
    m_link = {};
    m_heardAt = m_clock.monoNow();
    m_link.since = m_heardAt;
    m_link.nextPoll = m_heardAt;
    emit linkChanged(m_link);
    watchForLoss();
    poll();
}

void CalloutMonitor::stop()
{
    m_running = false;
    m_pollAgain = false;
    ++m_timerNumber;
    ++m_watchNumber;
    giveUpRequest();
}

void CalloutMonitor::pollNow()
{
    if (!m_running)
        return;
    if (m_request)
        m_pollAgain = true;
    else
        poll();
}

void CalloutMonitor::poll()
{
    if (!m_running || m_request)
        return;
    ++m_timerNumber; // a timer for this poll is no longer wanted
    m_pollAgain = false;
    m_request = new QObject(this);
    const quint64 number = ++m_pollNumber;
    if (m_budget)
        m_budget->acquire(RequestBudget::Class::List, m_request, [this, number] { send(number); });
    else
        send(number);
}

void CalloutMonitor::send(quint64 number)
{
    if (!m_request || number != m_pollNumber)
        return;
    m_sentAt = m_clock.monoNow();
    if (m_circuit)
        m_circuit->probe();
    if (!m_request || number != m_pollNumber)
        return; // who heard of the probe has stopped it
    m_api.activeCallouts(m_request, [this, number](ApiResult<Snapshot> answer) {
        finish(number, std::move(answer));
    });
    m_scheduler.after(deadline, m_request, [this, number] {
        finish(number, std::unexpected(errorOf(ApiError::Kind::Timeout)));
    });
}

void CalloutMonitor::finish(quint64 number, ApiResult<Snapshot> answer)
{
    if (!m_request || number != m_pollNumber)
        return; // after its deadline, or after stop()
    giveUpRequest();
    m_isFinishing = true;
    if (m_circuit && answer)
        m_circuit->succeeded(true);
    else if (m_circuit)
        m_circuit->failed(answer.error());
    m_isFinishing = false;
    if (answer)
        succeed(std::move(*answer));
    else
        fail(answer.error());
}

void CalloutMonitor::giveUpRequest()
{
    if (!m_request)
        return;
    // Not at once: this may run inside a callback of the very request.
    m_request->deleteLater();
    m_request = nullptr;
}

void CalloutMonitor::succeed(Snapshot snapshot)
{
    Transfer &transfer = snapshot.transfer;
    if (transfer.received == MonoTime{}) {
        transfer.sent = m_sentAt;
        transfer.received = m_clock.monoNow();
    }
    if (transfer.serverDate)
        m_serverClock.observe(*transfer.serverDate, transfer.sent, transfer.received);
    m_heardAt = m_clock.monoNow();
    enter(LinkState::Kind::Linked);
    m_link.lastSuccess = transfer.received;
    m_link.lastSuccessUtc = m_clock.utcNow();
    m_link.missedPolls = 0;
    m_link.error.reset();
    m_link.roundTrip = transfer.roundTrip();
    scheduleNext(m_pollAgain ? 0ms : m_interval);
    watchForLoss();
    emit snapshotReceived(snapshot);
    emit linkChanged(m_link);
}

void CalloutMonitor::fail(const ApiError &error)
{
    ++m_link.missedPolls;
    m_link.error = error;
    const bool lost = m_link.kind == LinkState::Kind::Lost || m_link.missedPolls >= missedUntilLost
                      || m_clock.monoNow() - m_heardAt >= lostAfter();
    if (lost)
        enter(LinkState::Kind::Lost);
    else if (m_link.kind != LinkState::Kind::Connecting)
        enter(LinkState::Kind::Faltering);
    scheduleNext(m_pollAgain ? 0ms : backOff(error));
    emit linkChanged(m_link);
}

Millis CalloutMonitor::backOff(const ApiError &error) const
{
    // Until the loss is told, it is not waited longer: three misses have to fit into 10 s.
    const int doublings = m_link.kind == LinkState::Kind::Lost ? m_link.missedPolls - 1 : 0;
    const Millis base =
        std::min<Millis>(firstBackOff * (1 << std::min(doublings, 5)), longestBackOff);
    const double factor = 1 - jitter + 2 * jitter * m_random();
    const Millis delay = std::min(Millis(qRound64(double(base.count()) * factor)), longestBackOff);
    if (!error.retryAfter)
        return delay;
    return std::max(delay, std::min<Millis>(*error.retryAfter, longestRetryAfter));
}

void CalloutMonitor::scheduleNext(Millis delay)
{
    m_link.nextPoll = m_clock.monoNow() + delay;
    const quint64 number = ++m_timerNumber;
    m_scheduler.after(delay, this, [this, number] {
        if (number == m_timerNumber)
            poll();
    });
}

/// The loss is noticed by time as well, while a poll hangs or a long back-off runs.
void CalloutMonitor::watchForLoss()
{
    const quint64 number = ++m_watchNumber;
    const Millis left = m_heardAt + lostAfter() - m_clock.monoNow();
    m_scheduler.after(std::max<Millis>(left, 0ms), this, [this, number] {
        if (number != m_watchNumber || m_link.kind == LinkState::Kind::Lost)
            return;
        enter(LinkState::Kind::Lost);
        emit linkChanged(m_link);
    });
}

void CalloutMonitor::enter(LinkState::Kind kind)
{
    if (m_link.kind == kind)
        return;
    m_link.kind = kind;
    m_link.since = m_clock.monoNow();
}

} // namespace console
