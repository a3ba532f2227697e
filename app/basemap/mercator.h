// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The projection of every tile here: Web Mercator on the unit square, x to the east, y to the
// south.
#pragma once

#include "domain/callout.h"

#include <QPointF>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace console::basemap {

/// The latitude at which the square ends, in degrees.
inline constexpr double kMercatorEnd = 85.05112877980659;

[[nodiscard]] inline QPointF toMercator(double latitude, double longitude)
{
    using std::numbers::pi;
    const double lat = std::clamp(latitude, -kMercatorEnd, kMercatorEnd) * pi / 180.0;
    return {longitude / 360.0 + 0.5, 0.5 - std::asinh(std::tan(lat)) / (2.0 * pi)};
}

} // namespace console::basemap
