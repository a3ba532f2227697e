// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The board as text, for a run without a window to look at.
#pragma once

#include "domain/linkstate.h"
#include "models/calloutfilterproxymodel.h"

namespace console {

/// Every tab's callouts in queue order: number, state, clock, place, owner, AURA's own status;
/// plain text. Nothing about customers is in it.
[[nodiscard]] QString boardSummary(CalloutTableModel &table, const LinkState &link,
                                   const QString &profile);

} // namespace console
