// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How single values are written, alike in both dialects.

#pragma once

#include <QJsonValue>
#include <QString>

#include <optional>

namespace sandbox::wire {

// The tenant that every token belongs to.
inline constexpr int customerSourceId = 12;

// ISO 8601, UTC, whole seconds, as in every documented example.
[[nodiscard]] QString timestamp(qint64 unixMs);
[[nodiscard]] QJsonValue timestamp(std::optional<qint64> unixMs);
[[nodiscard]] QJsonValue orNull(const QString &text);
[[nodiscard]] QJsonValue orNull(std::optional<qint64> number);
[[nodiscard]] QJsonValue orNull(std::optional<bool> flag);
// A millionth of a degree is a decimetre.
[[nodiscard]] double degrees(double value);
// The newer dialect writes coordinates as text in most places.
[[nodiscard]] QString degreesText(double value);
// A page where the callout could be followed; nobody serves it.
[[nodiscard]] QString trackingUrl(qint64 calloutId);

} // namespace sandbox::wire
