// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/geo.h"

#include <cmath>
#include <numbers>

namespace sandbox {

namespace {
constexpr double metresPerDegree = 111320.0;
constexpr double radians(double degrees)
{
    return degrees * std::numbers::pi / 180.0;
}
} // namespace

GeoPoint offsetBy(GeoPoint from, double northMetres, double eastMetres)
{
    const double shrink = std::cos(radians(from.latitude));
    return {from.latitude + northMetres / metresPerDegree,
            from.longitude + eastMetres / (metresPerDegree * shrink)};
}

GeoPoint ahead(GeoPoint from, double headingRadians, double metres)
{
    return offsetBy(from, metres * std::cos(headingRadians), metres * std::sin(headingRadians));
}

double headingTo(GeoPoint from, GeoPoint to)
{
    const double north = to.latitude - from.latitude;
    const double east = (to.longitude - from.longitude) * std::cos(radians(from.latitude));
    return std::atan2(east, north);
}

double metresBetween(GeoPoint a, GeoPoint b)
{
    const double north = (b.latitude - a.latitude) * metresPerDegree;
    const double east =
        (b.longitude - a.longitude) * metresPerDegree * std::cos(radians(a.latitude));
    return std::hypot(north, east);
}

} // namespace sandbox
