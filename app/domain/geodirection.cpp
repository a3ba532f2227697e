// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/geodirection.h"

#include <cmath>
#include <numbers>

namespace console {

double bearingDegrees(const LatLon &from, const LatLon &to)
{
    constexpr double radians = std::numbers::pi / 180;
    const double dLon = (to.longitude - from.longitude) * radians;
    const double east = std::sin(dLon) * std::cos(to.latitude * radians);
    const double north =
        std::cos(from.latitude * radians) * std::sin(to.latitude * radians)
        - std::sin(from.latitude * radians) * std::cos(to.latitude * radians) * std::cos(dLon);
    const double degrees = std::atan2(east, north) / radians;
    return std::fmod(degrees + 360, 360); // a trace west of north is north, not 360
}

CompassPoint compassPoint(double bearingDegrees)
{
    return CompassPoint(int(std::lround(bearingDegrees / 45)) & 7);
}

} // namespace console
