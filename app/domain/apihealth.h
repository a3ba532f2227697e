// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the API has behaved since sign-in, as the health page shows it to a supervisor. Counts and
// names only.
#pragma once

#include "domain/exchange.h"
#include "domain/linkstate.h"

#include <QList>

namespace console {

struct HealthReport {
    struct Row {
        Endpoint endpoint = Endpoint::Token;
        int requests = 0;
        int failures = 0;
        Millis p50{0}; ///< latency of the newest 512 answers
        Millis p95{0};
        std::optional<ApiError> lastError;
        std::optional<UtcTime> lastErrorAt;
    };
    QList<Row> rows; ///< endpoints that were used, in the order of Endpoint
    Drift drift; ///< since sign-in
    double requestsPerMinute = 0; ///< of the last 60 s
    double budgetPerSecond = 0; ///< what this console allows itself
    int budgetBurst = 0;
    int waiting = 0; ///< requests that wait for the budget
    CircuitState circuit = CircuitState::Closed;
    /// Server time minus the clock of this machine; null until known.
    std::optional<Millis> clockOffset;
    Millis clockUncertainty{0}; ///< the offset is known within plus or minus this
    UtcTime since{}; ///< sign-in
};

} // namespace console
