// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the API behaves, counted from every exchange since sign-in: for the supervisor's health page.
// Counts, names and times only. Also tells the server's clock of every `Date` that comes by.
#pragma once

#include "domain/apihealth.h"
#include "services/requestbudget.h"

#include <QObject>

#include <array>
#include <deque>
#include <vector>

namespace console {

class ApiHealth final : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t latenciesKept = 512; ///< per endpoint
    static constexpr qsizetype mostNames = 200; ///< of each kind of drift; the rest is "(more)"
    static constexpr Millis changedAtMost{1'000}; ///< one signal in this time

    ApiHealth(const Clock &clock, ServerClock &serverClock, Scheduler &scheduler,
              const RequestBudget &budget, QObject *parent = nullptr);
    ~ApiHealth() override;

    void note(const Exchange &exchange);
    void setCircuit(CircuitState state);
    [[nodiscard]] HealthReport report() const;
    void reset(); ///< sign-in anew

signals:
    void changed(); ///< at most once a second; never before note() has returned

private:
    struct Row {
        int requests = 0;
        int failures = 0;
        std::vector<Millis> latencies; ///< a ring of the newest
        std::size_t oldest = 0;
        std::optional<ApiError> lastError;
        std::optional<UtcTime> lastErrorAt;
    };

    void announce();

    const Clock &m_clock;
    ServerClock &m_serverClock;
    Scheduler &m_scheduler;
    const RequestBudget &m_budget;
    std::array<Row, std::size_t(Endpoint::Count)> m_rows;
    Drift m_drift;
    std::deque<MonoTime> m_sent; ///< of the last minute, in order
    CircuitState m_circuit = CircuitState::Closed;
    UtcTime m_since{};
    MonoTime m_announced = MonoTime::min();
    bool m_isDue = false;
};

} // namespace console
