// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the operator log says of who had taken which callout before this run: after a restart the
// board is as it was, instead of everything being new again.
#pragma once

#include "domain/operatorlog.h"

#include <QList>

namespace console {

struct PastOwnership {
    CalloutId id = 0;
    QString owner;
    UtcTime takenAt{}; ///< as the log has it
    std::optional<UtcTime> cancelledAt; ///< the newest cancel that may have been delivered
    bool isCancelVerified = false;
    bool isContactEnded = false; ///< since that cancel
    bool isNoteReset = false; ///< likewise: its bookmark was taken off
};

/// Reads the lines that CalloutCommands and CalloutBoard write, in the order of their sequence
/// numbers. A callout that was released, cleared, came back, or got its number anew is not in the
/// result.
[[nodiscard]] QList<PastOwnership> pastOwnership(QList<LogEntry> entries);

} // namespace console
