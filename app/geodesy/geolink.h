// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The place that a link or a geo: address carries, so that what a colleague or a customer shared
// need not be opened in a browser first. Nothing is ever fetched.
#pragma once

#include <QString>

#include <optional>

namespace console {

[[nodiscard]] bool looksLikeGeoLink(QStringView text);

/// The coordinates as the link writes them, for readCoordinates(); null when it carries none. What
/// marks a place wins over what only says where the map looks.
[[nodiscard]] std::optional<QString> coordinatesOfLink(QStringView link);

} // namespace console
