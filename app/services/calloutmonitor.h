// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Asks AURA for the active list again and again, never twice at once, and says how well it is
// heard. A failure changes the link state only; the data stay where they are.
#pragma once

#include "domain/linkstate.h"
#include "domain/panicapi.h"
#include "services/circuit.h"
#include "services/requestbudget.h"
#include "services/retry.h"

#include <QObject>

#include <memory>

namespace console {

class CalloutMonitor final : public QObject {
    Q_OBJECT

public:
    static constexpr Millis defaultInterval{2'000};
    static constexpr Millis shortestInterval{1'000};
    static constexpr Millis longestInterval{60'000};
    static constexpr Millis deadline{10'000}; ///< of one poll, besides the transport's own
    static constexpr Millis longestBackOff{30'000};
    static constexpr Millis longestRetryAfter{600'000}; ///< a longer `Retry-After` counts as this
    static constexpr int missedUntilLost = 3;

    CalloutMonitor(PanicApi &api, const Clock &clock, ServerClock &serverClock,
                   Scheduler &scheduler, QObject *parent = nullptr);
    ~CalloutMonitor() override;

    /// Each poll then takes its turn. The wait counts as the age of the data but not as a silence
    /// of AURA: the deadline begins when the request goes out. Before start().
    void useBudget(RequestBudget &budget) { m_budget = &budget; }
    /// Tells it how the polls go, and LinkState::circuit what it says. Before start().
    void useCircuit(Circuit &circuit);

    /// Between the end of one poll and the start of the next; kept within 1 s to 60 s.
    void setInterval(Millis interval);
    [[nodiscard]] Millis interval() const { return m_interval; }
    /// How long without an answer until the link counts as lost: 10 s up to an interval of 2 s, 8 s
    /// more than the interval beyond that.
    [[nodiscard]] Millis lostAfter() const;

    /// Polls at once and from then on. Starting again begins anew with Connecting.
    void start();
    /// Gives up a running poll and asks no more. The link state stays as it was.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_running; }
    /// At once instead of when due. While one is on its way, the next follows directly after it.
    void pollNow();

    [[nodiscard]] const LinkState &link() const { return m_link; }

    /// Uniform in [0, 1); replaced in tests.
    void setRandom(RandomSource random) { m_random = std::move(random); }

signals:
    /// Before the linkChanged() of the same answer, so that who hears "linked" finds the board
    /// read.
    void snapshotReceived(const console::Snapshot &snapshot);
    /// After every poll, when the link is lost by time alone, and when the circuit changes.
    void linkChanged(const console::LinkState &state);

private:
    void poll();
    void send(quint64 number);
    void noteCircuit(CircuitState state);
    void finish(quint64 number, ApiResult<Snapshot> answer);
    void succeed(Snapshot snapshot);
    void fail(const ApiError &error);
    void scheduleNext(Millis delay);
    void giveUpRequest();
    void watchForLoss();
    void enter(LinkState::Kind kind);
    [[nodiscard]] Millis backOff(const ApiError &error) const;

    PanicApi &m_api;
    const Clock &m_clock;
    ServerClock &m_serverClock;
    Scheduler &m_scheduler;
    RequestBudget *m_budget = nullptr;
    Circuit *m_circuit = nullptr;
    RandomSource m_random;
    Millis m_interval = defaultInterval;
    LinkState m_link;
    QObject *m_request = nullptr; ///< context of the running poll
    quint64 m_pollNumber = 0; ///< of the running poll; an answer to any other is ignored
    quint64 m_timerNumber = 0; ///< of the newest "next poll" timer
    quint64 m_watchNumber = 0; ///< of the newest "lost by time" timer
    MonoTime m_sentAt{};
    MonoTime m_heardAt{}; ///< last success, or the start
    bool m_running = false;
    bool m_pollAgain = false;
    bool m_isFinishing = false; ///< linkChanged() follows anyway
};

} // namespace console
