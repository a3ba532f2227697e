// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Why an operator log was not opened: a kind for the program, a plain sentence for people.
#pragma once

#include <QString>

namespace console {

enum class LogProblem : quint8 {
    None,
    Unwritable, ///< the folder or the file cannot be written
    InUse, ///< another console has it
    Foreign, ///< not an operator log at all
    Damaged, ///< an operator log once, unreadable now
    Newer, ///< written by a later version of this program
};

struct LogOpenError {
    LogProblem problem = LogProblem::None;
    QString sentence; ///< English, complete, names the file
};

} // namespace console
