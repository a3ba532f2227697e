// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How well this console hears AURA. Data never change because of it; only what is said about them.
#pragma once

#include "domain/apierror.h"
#include "domain/clock.h"

namespace console {

/// Whether reading goes on at its usual pace. Commands of the operator are never held back by it.
enum class CircuitState : quint8 {
    Closed, ///< requests flow
    Open, ///< after trouble: detail waits, only the list is tried, with growing pauses
    HalfOpen, ///< one request is out to see whether the server is back
};

struct LinkState {
    enum class Kind : quint8 {
        Connecting, ///< never had an answer
        Linked, ///< the last poll succeeded
        Faltering, ///< the last poll failed, not yet lost
        Lost, ///< three missed polls or 10 s without an answer (domain figures)
    };
    Kind kind = Kind::Connecting;
    MonoTime lastSuccess{}; ///< when the last complete answer arrived; meaningless while Connecting
    UtcTime lastSuccessUtc{};
    MonoTime since{}; ///< when this kind began
    int missedPolls = 0;
    std::optional<ApiError> error; ///< of the last failed poll, until the next success
    MonoTime nextPoll{}; ///< when the next attempt is due
    Millis roundTrip{0}; ///< of the last success
    CircuitState circuit = CircuitState::Closed;

    friend bool operator==(const LinkState &, const LinkState &) = default;
};

} // namespace console
