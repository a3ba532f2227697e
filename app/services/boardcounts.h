// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How many callouts each tab of the queue holds.
#pragma once

#include "domain/boardentry.h"

namespace console {

struct BoardCounts {
    int active = 0;
    int snoozed = 0;
    int tests = 0;
    int closedToday = 0;
    int older = 0;
    int notTaken = 0; ///< shown as New: tests and ended ones are not in it

    [[nodiscard]] int of(QueueTab tab) const;
    friend bool operator==(const BoardCounts &, const BoardCounts &) = default;
};

} // namespace console
