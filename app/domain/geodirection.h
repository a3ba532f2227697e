// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// In which direction one place lies from another, on the same sphere as distanceMetres().
#pragma once

#include "domain/callout.h"

namespace console {

/// Degrees clockwise from true north, 0 to below 360, at the start of the great circle. 0 for the
/// same place.
[[nodiscard]] double bearingDegrees(const LatLon &from, const LatLon &to);

enum class CompassPoint : quint8 {
    North,
    NorthEast,
    East,
    SouthEast,
    South,
    SouthWest,
    West,
    NorthWest,
};

[[nodiscard]] CompassPoint compassPoint(double bearingDegrees);

} // namespace console
