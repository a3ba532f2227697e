// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where in a JSON text a value stands: Qt tells the place of a syntax error only, and who mends a
// file by hand wants the line of every other mistake, too.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <variant>

namespace console {

/// Keys and indices, from the outside in.
using JsonPath = QList<std::variant<QString, int>>;

/// From 1. Where the path ends too early in `json`, the line of what still exists.
[[nodiscard]] int jsonLine(const QByteArray &json, const JsonPath &path);
/// The line of the byte at `offset`, from 1.
[[nodiscard]] int lineOfOffset(const QByteArray &json, qsizetype offset);

} // namespace console
