// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/circuit.h"

#include <algorithm>

namespace console {

Circuit::Circuit(const Clock &clock, QObject *parent) : QObject(parent), m_clock(clock) { }

Circuit::~Circuit() = default;

void Circuit::probe()
{
    if (m_state == CircuitState::Open && m_clock.monoNow() >= m_openUntil)
        enter(CircuitState::HalfOpen);
}

void Circuit::succeeded(bool isList)
{
    m_troubles = 0;
    if (isList && (m_state == CircuitState::HalfOpen || m_clock.monoNow() >= m_openUntil))
        enter(CircuitState::Closed);
}

void Circuit::failed(const ApiError &error)
{
    if (!isLinkTrouble(error.kind))
        return;
    ++m_troubles;
    if (error.kind == ApiError::Kind::RateLimited) {
        const Millis asked = error.retryAfter ? Millis(*error.retryAfter) : pauseAfterLimit;
        m_openUntil =
            std::max(m_openUntil, m_clock.monoNow() + std::clamp(asked, Millis(0), longestPause));
        enter(CircuitState::Open);
    } else if (m_troubles >= troublesUntilOpen || m_state == CircuitState::HalfOpen) {
        enter(CircuitState::Open);
    }
}

void Circuit::reset()
{
    m_troubles = 0;
    m_openUntil = MonoTime::min();
    enter(CircuitState::Closed);
}

void Circuit::enter(CircuitState state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit changed(state);
}

} // namespace console
