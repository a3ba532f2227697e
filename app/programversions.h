// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which versions of what the program runs on: the first question of every support call.
#pragma once

#include <QList>
#include <QString>

#include <utility>

namespace console {

/// Name and version, the program first. English: it is for a mail to support.
[[nodiscard]] QList<std::pair<QString, QString>> programVersions();

} // namespace console
