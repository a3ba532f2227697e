// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Two clocks that must never be mixed: wall time says when, the steady clock says how long ago.
#pragma once

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <chrono>
#include <optional>

namespace console {

using Millis = std::chrono::milliseconds;

/// A moment in UTC, in milliseconds. Wall time: may jump; never subtract two of them to get an age.
using UtcTime = std::chrono::sys_time<Millis>;

/// A moment on the steady clock, in milliseconds since an arbitrary start. Never goes back.
using MonoTime = std::chrono::time_point<std::chrono::steady_clock, Millis>;

/// Where every service gets its time from; replaced in tests. Any thread.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual UtcTime utcNow() const = 0;
    [[nodiscard]] virtual MonoTime monoNow() const = 0;
};

/// The clock of this machine.
class SystemClock final : public Clock {
public:
    [[nodiscard]] UtcTime utcNow() const override;
    [[nodiscard]] MonoTime monoNow() const override;
};

[[nodiscard]] inline QDateTime toDateTime(UtcTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), QTimeZone::UTC);
}

[[nodiscard]] inline UtcTime toUtcTime(const QDateTime &time)
{
    return UtcTime(Millis(time.toMSecsSinceEpoch()));
}

/// The server's time as far as it is known: what the `Date` headers of its answers leave possible,
/// carried on by the steady clock. Each header narrows it down, so that it becomes better than the
/// header's whole seconds. A jump of the local wall clock therefore never changes an age; a jump of
/// the server's is followed as soon as several answers in a row agree about it. UTC throughout, so
/// that daylight saving time changes nothing. GUI thread only.
class ServerClock {
public:
    static constexpr int contradictionsBelieved = 3; ///< in a row, agreeing with each other
    static constexpr Millis warnAbove{1'000}; ///< domain figures
    static constexpr Millis warnUntil{500}; ///< and the warning stays until it may be less

    /// Until the first observation the local wall clock, read once here, stands in.
    explicit ServerClock(const Clock &clock);

    /// Takes one answer's `Date` header (whole seconds) with the steady times at which its request
    /// left and the answer arrived. Observations with a round trip above 5 s are ignored, and the
    /// same one told twice counts once.
    void observe(UtcTime serverDate, MonoTime sent, MonoTime received);

    [[nodiscard]] bool isKnown() const { return m_known; }
    /// The server's time at `moment`.
    [[nodiscard]] UtcTime at(MonoTime moment) const;
    /// Server time minus local wall time now; 0 until known.
    [[nodiscard]] Millis offset() const;
    /// The server's time is known within plus or minus this; 0 until known.
    [[nodiscard]] Millis uncertainty() const;
    /// The local wall clock is surely more than 1 s off, or was and is still more than 500 ms.
    [[nodiscard]] bool differs() const;

private:
    using Micros = std::chrono::microseconds;
    /// What is possible for "server's UTC minus steady clock", both since their epochs.
    struct Window {
        Micros low{};
        Micros high{};

        [[nodiscard]] Micros middle() const { return low + (high - low) / 2; }
        [[nodiscard]] Window widened(Micros by) const { return {low - by, high + by}; }
        [[nodiscard]] Window meeting(const Window &other) const
        {
            return {std::max(low, other.low), std::min(high, other.high)};
        }
        [[nodiscard]] bool isEmpty() const { return low > high; }
    };

    void contradict(const Window &seen, MonoTime received);
    void settle();

    const Clock &m_clock;
    Micros m_estimate; ///< lies in m_window once known
    Window m_window;
    Window m_other; ///< where the answers that contradict it agree
    int m_contradictions = 0;
    MonoTime m_contradictedAt{};
    MonoTime m_widenedAt{};
    MonoTime m_lastSent{};
    MonoTime m_lastReceived{};
    bool m_known = false;
    mutable bool m_differs = false;
};

} // namespace console
