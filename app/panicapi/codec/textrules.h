// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What people wrote reaches the screen as plain text of bounded length: no control characters,
// nothing that reverses the reading direction of its surroundings, no half characters.
#pragma once

#include <QString>

namespace console {

/// Longest texts that are kept, in UTF-16 units.
namespace textlimit {
inline constexpr qsizetype word = 100; ///< status, names, keys
inline constexpr qsizetype line = 500; ///< addresses, reasons, error details
inline constexpr qsizetype message = 4000; ///< one chat message
inline constexpr qsizetype url = 2000;
} // namespace textlimit

/// One line: line breaks and tabs become a space, the ends are trimmed.
[[nodiscard]] QString cleanLine(const QString &text, qsizetype limit);
/// Several lines: line breaks stay as '\n'.
[[nodiscard]] QString cleanParagraph(const QString &text, qsizetype limit);

} // namespace console
