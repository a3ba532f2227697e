// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who may include whom: the table of docs/architecture.md, applied to the #include lines.
#pragma once

#include "sourcetree.h"

#include <functional>

namespace console::test {

/// The layer a file belongs to ("domain", ..., "app" for what composes them), or empty.
[[nodiscard]] QString layerOf(const QString &path);

/// What the checks need to know about the machine and the tree; replaced in the self-test.
struct Surroundings {
    std::function<bool(const QString &path)> exists; ///< of a file of the project
    std::function<QString(const QString &header)>
        moduleOfHeader; ///< "QTimer" -> "QtCore"; empty = unknown
};
[[nodiscard]] Surroundings realSurroundings();

[[nodiscard]] QList<Offence> layerOffences(const SourceFile &file,
                                           const Surroundings &surroundings);

} // namespace console::test
