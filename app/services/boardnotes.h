// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The board's lines for the operator log, made from what is shown and nothing else.
#pragma once

#include "domain/boardentry.h"
#include "domain/operatorlog.h"

namespace console {

[[nodiscard]] LogEntry firstSeenNote(const BoardEntry &entry);
[[nodiscard]] LogEntry anotherCalloutNote(CalloutId id);
[[nodiscard]] QList<LogEntry> differenceNotes(const BoardEntry &before, const BoardEntry &after);

} // namespace console
