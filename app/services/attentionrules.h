// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// When a callout wants eyes, and what of that outlives a crash. Made from the shown entry alone, so
// that nothing which is held back can be told by it.
#pragma once

#include "domain/boardentry.h"

#include <QJsonObject>

#include <variant>

namespace console {

/// What an operator did with the marks of one callout.
namespace mark {
struct Acknowledge {
    Attentions seen; ///< what was there when the key went down
};
struct Reset { };
struct Snooze {
    Millis time{};
    QString reason;
};
struct Wake { };
struct Pin {
    bool isPinned = true;
};
} // namespace mark
using Mark = std::variant<mark::Acknowledge, mark::Reset, mark::Snooze, mark::Wake, mark::Pin>;

inline constexpr Millis longestSnooze{30 * 60'000}; ///< domain figures

/// False: not possible, or nothing changed.
[[nodiscard]] bool applyMark(BoardEntry &entry, const Mark &mark, MonoTime now, UtcTime utc);

void endSnooze(BoardEntry &entry);

/// Brings attention, latches and the snooze of `entry`, which was `before`, up to what it shows
/// now.
void followAttention(const BoardEntry &before, BoardEntry &entry, MonoTime now);

/// What is kept of one callout over a crash.
struct AlarmMemory {
    CustomerId customerId = 0;
    std::optional<UtcTime> createdAt;
    Attentions attention;
    Attentions acknowledged; ///< still the case, and somebody has seen it
    Attentions latched;
    bool pinned = false;
    std::optional<UtcTime> snoozedUntil;
    QString snoozeReason;

    [[nodiscard]] static AlarmMemory of(const BoardEntry &entry);
    [[nodiscard]] static AlarmMemory fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
    /// Nothing that would not come about again by itself.
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] bool isOf(const Callout &callout) const;
    /// `entry`: as it is at its first sight after the restart.
    void restore(BoardEntry &entry, MonoTime now, UtcTime utc) const;

    friend bool operator==(const AlarmMemory &, const AlarmMemory &) = default;
};

} // namespace console
