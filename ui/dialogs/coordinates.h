// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A position as a dialog's field takes it: anything that says one place exactly.
#pragma once

#include "domain/callout.h"

#include <QStringView>

#include <optional>

namespace console {

/// Whatever readCoordinates() (geodesy/geotext.h) takes without knowing a place nearby; null
/// otherwise.
[[nodiscard]] std::optional<LatLon> parseCoordinates(QStringView text);

} // namespace console
