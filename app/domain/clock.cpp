// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/clock.h"

#include <cstdlib>

namespace console {

using namespace std::chrono_literals;

UtcTime SystemClock::utcNow() const
{
    return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now());
}

MonoTime SystemClock::monoNow() const
{
    return std::chrono::time_point_cast<Millis>(std::chrono::steady_clock::now());
}

ServerClock::ServerClock(const Clock &clock)
    : m_clock(clock), m_utc(clock.utcNow()), m_mono(clock.monoNow())
{
}

void ServerClock::observe(UtcTime serverDate, MonoTime sent, MonoTime received)
{
    const Millis roundTrip = received - sent;
    if (roundTrip < 0ms || roundTrip > 5s)
        return;
    // The header is cut to whole seconds and was written somewhere between request and answer, so
    // the true time lies in this window. As long as the present estimate does too, it is kept: ages
    // then never wobble by the header's rounding.
    const UtcTime earliest = serverDate;
    const UtcTime latest = serverDate + 1s + roundTrip;
    const UtcTime estimate = at(received);
    if (m_known && estimate >= earliest && estimate <= latest)
        return;
    if (!m_known)
        m_utc = earliest + (latest - earliest) / 2;
    else
        m_utc = estimate < earliest ? earliest : latest;
    m_mono = received;
    m_known = true;
}

Millis ServerClock::offset() const
{
    return m_known ? at(m_clock.monoNow()) - m_clock.utcNow() : 0ms;
}

} // namespace console
