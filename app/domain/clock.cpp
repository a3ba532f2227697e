// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/clock.h"

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

namespace {

constexpr Millis longestRoundTrip = 5s;
constexpr std::chrono::microseconds keptWithin = 100ms; // of the middle: no wobbling for less
constexpr int drift = 10'000; // steady clocks may part by one in this many, 100 ppm

template <typename Time> std::chrono::microseconds sinceEpoch(Time time)
{
    return time.time_since_epoch();
}

} // namespace

ServerClock::ServerClock(const Clock &clock)
    : m_clock(clock), m_estimate(sinceEpoch(clock.utcNow()) - sinceEpoch(clock.monoNow()))
{
}

void ServerClock::observe(UtcTime serverDate, MonoTime sent, MonoTime received)
{
    const Millis roundTrip = received - sent;
    if (roundTrip < 0ms || roundTrip > longestRoundTrip
        || (m_known && sent == m_lastSent && received == m_lastReceived))
        return;
    m_lastSent = sent;
    m_lastReceived = received;
    // The header is cut to whole seconds and was written somewhere between request and answer.
    const Window seen{sinceEpoch(serverDate) - sinceEpoch(received),
                      sinceEpoch(serverDate) + 1s - sinceEpoch(sent)};
    if (!m_known) {
        m_window = seen;
        m_estimate = seen.middle();
        m_widenedAt = received;
        m_known = true;
        return;
    }
    if (received > m_widenedAt) {
        const Micros by = Micros(received - m_widenedAt) / drift;
        m_window = m_window.widened(by);
        m_other = m_other.widened(by);
        m_widenedAt = received;
    }
    const Window both = m_window.meeting(seen);
    if (both.isEmpty()) {
        contradict(seen, received);
        return;
    }
    m_contradictions = 0;
    m_window = both;
    settle();
}

/// One answer alone may be an old one from a cache, or come from another of several servers.
void ServerClock::contradict(const Window &seen, MonoTime received)
{
    if (m_contradictions > 0 && received <= m_contradictedAt)
        return; // told again, out of order, by another who saw the same answer
    m_contradictedAt = received;
    const Window both = m_other.meeting(seen);
    const bool isAgreed = m_contradictions > 0 && !both.isEmpty();
    m_other = isAgreed ? both : seen;
    m_contradictions = isAgreed ? m_contradictions + 1 : 1;
    if (m_contradictions < contradictionsBelieved)
        return;
    m_contradictions = 0;
    m_window = m_other;
    settle();
}

void ServerClock::settle()
{
    const Micros middle = m_window.middle();
    if (m_estimate < m_window.low || m_estimate > m_window.high
        || std::chrono::abs(m_estimate - middle) > keptWithin)
        m_estimate = middle;
}

UtcTime ServerClock::at(MonoTime moment) const
{
    return UtcTime(std::chrono::floor<Millis>(sinceEpoch(moment) + m_estimate));
}

Millis ServerClock::offset() const
{
    return m_known ? at(m_clock.monoNow()) - m_clock.utcNow() : 0ms;
}

Millis ServerClock::uncertainty() const
{
    if (!m_known)
        return 0ms;
    const Micros since = std::max<Micros>(m_clock.monoNow() - m_widenedAt, 0us);
    const Micros within = std::max(m_estimate - m_window.low, m_window.high - m_estimate);
    return std::chrono::ceil<Millis>(within + since / drift);
}

bool ServerClock::differs() const
{
    if (!m_known)
        return false;
    const Millis off = std::chrono::abs(offset());
    const Millis within = uncertainty();
    if (off - within > warnAbove)
        m_differs = true;
    else if (off - within <= warnUntil)
        m_differs = false;
    return m_differs;
}

} // namespace console
