// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The single reads that somebody asked for, by need, each at most once in the queue and once on its
// way. No step costs more than the logarithm of what waits: after an outage that can be thousands.
#pragma once

#include "domain/callout.h"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace console {

class DetailQueue final {
public:
    enum class What : quint8 { Callout, Events, Customer };
    enum class Need : quint8 { Command, Selected, Missing };
    using Key = std::pair<What, qint64>;
    /// A read on its way, or just back.
    struct Trip {
        quint64 number = 0;
        MonoTime sent{};
        Need need = Need::Missing;
    };

    /// Wanted twice is wanted once, by the greater need. What failed waits out its pause, except
    /// for a command.
    void want(const Key &key, Need need, MonoTime now);
    /// What only a selection needed is no longer waited for (customers excepted: they are kept).
    void dropSelected();
    /// The number of the new trip of the first in line; null when none is ready.
    std::optional<std::pair<Key, Trip>> take(Need need, MonoTime now);
    /// For a read that nobody queued. False when that one is on its way already.
    std::optional<Trip> start(const Key &key, MonoTime now);
    /// Null when this trip has been given up already.
    std::optional<Trip> finish(const Key &key, quint64 number, MonoTime now);

    /// Failures in a row before this one, and the pause that the next attempt has to keep.
    [[nodiscard]] int failures(const Key &key) const;
    void noteFailure(const Key &key, MonoTime notBefore);
    void noteSuccess(const Key &key);

    /// Moves what has waited out its pause in line.
    void release(MonoTime now);
    [[nodiscard]] bool isReady(Need need) const { return !line(need).empty(); }
    /// Since when the first in line waits.
    [[nodiscard]] std::optional<MonoTime> waitingSince(Need need) const;
    [[nodiscard]] std::optional<MonoTime> nextRelease() const;
    void clear();

private:
    struct Job {
        std::optional<Need> wanted;
        quint64 order = 0;
        MonoTime since{};
        std::optional<Trip> trip;
        MonoTime notBefore = MonoTime::min();
        int failures = 0;
    };
    using Line = std::map<quint64, Key>;

    [[nodiscard]] Line &line(Need need) { return m_lines[std::size_t(need)]; }
    [[nodiscard]] const Line &line(Need need) const { return m_lines[std::size_t(need)]; }
    void place(const Key &key, const Job &job, MonoTime now);
    void unplace(const Key &key, const Job &job);
    Trip startTrip(Job &job, Need need, MonoTime now);

    std::map<Key, Job> m_jobs;
    std::array<Line, 3> m_lines;
    std::set<std::pair<MonoTime, Key>> m_parked; ///< by the end of their pause
    quint64 m_number = 0;
};

} // namespace console
