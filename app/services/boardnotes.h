// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The board's lines for the operator log, made from what is shown and nothing else.
#pragma once

#include "domain/boardentry.h"
#include "domain/operatorlog.h"

namespace console {

[[nodiscard]] LogEntry firstSeenNote(const BoardEntry &entry);
/// `former`: the one that had the number until now. The log keeps what the board forgets.
[[nodiscard]] LogEntry anotherCalloutNote(const BoardEntry &former);
[[nodiscard]] LogEntry restoredNote(const BoardEntry &entry);
[[nodiscard]] QList<LogEntry> differenceNotes(const BoardEntry &before, const BoardEntry &after);

} // namespace console
