// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads the options of the callout-sandbox program.

#pragma once

#include "sandbox/options.h"

#include <QStringList>

#include <expected>

namespace sandbox {

// What to do instead of serving.
struct CommandLineEnd final {
    int exitCode; // 0: text goes to stdout; 2: it is what was wrong
    QString text;
};

// The first argument is the program.
[[nodiscard]] std::expected<Options, CommandLineEnd> parseCommandLine(const QStringList &arguments,
                                                                      const QString &version);

} // namespace sandbox
