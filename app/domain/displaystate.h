// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a callout is shown as and where it is listed: derived from its board entry, never stored.
#pragma once

#include <QString>

namespace console {

struct BoardEntry;

/// What one callout is shown as. Derived, never stored (design 4).
enum class DisplayState : quint8 {
    New,
    Ended,
    CancelRequested,
    LostContact,
    Withdrawn,
    Taken,
    Dispatched,
    OnScene,
    Completed,
    UnknownStatus,
    Snoozed,
    Test,
    Closed, ///< closed and cleared
};

/// If several apply, the first of New, Ended, Cancel requested, Lost contact, Withdrawn, status
/// wins. A test callout is Test as long as it is neither ended nor closed; what an operator snoozed
/// is Snoozed as long as it has not ended.
[[nodiscard]] DisplayState displayState(const BoardEntry &entry);

/// Which queue tab a callout belongs to.
enum class QueueTab : quint8 { Active, Snoozed, Tests, ClosedToday, Older };
[[nodiscard]] QueueTab queueTab(const BoardEntry &entry);

/// 0 not taken, 1 needs a decision, 2 mine, 3 others: the first key of the queue order.
[[nodiscard]] int queueGroup(const BoardEntry &entry, const QString &me);

} // namespace console
