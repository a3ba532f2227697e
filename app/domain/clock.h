// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Two clocks that must never be mixed: wall time says when, the steady clock says how long ago.
#pragma once

#include <QDateTime>
#include <QTimeZone>

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

/// The server's time as far as it is known: the `Date` header of its answers, carried on by the
/// steady clock. A jump of the local wall clock therefore never changes an age. GUI thread only.
class ServerClock {
public:
    /// Until the first observation the local wall clock, read once here, stands in.
    explicit ServerClock(const Clock &clock);

    /// Takes one answer's `Date` header (whole seconds) with the steady times at which its request
    /// left and the answer arrived. Observations with a round trip above 5 s are ignored.
    void observe(UtcTime serverDate, MonoTime sent, MonoTime received);

    [[nodiscard]] bool isKnown() const { return m_known; }
    /// The server's time at `moment`.
    [[nodiscard]] UtcTime at(MonoTime moment) const { return m_utc + (moment - m_mono); }
    /// Server time minus local wall time now; 0 until known. Resolution about 1 s.
    [[nodiscard]] Millis offset() const;

private:
    const Clock &m_clock;
    UtcTime m_utc;
    MonoTime m_mono;
    bool m_known = false;
};

} // namespace console
