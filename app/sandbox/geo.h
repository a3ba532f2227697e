// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Just enough geometry to move people and vehicles about by metres.

#pragma once

#include <QtTypes>

namespace sandbox {

struct GeoPoint final {
    double latitude = 0.0; // degrees
    double longitude = 0.0; // degrees

    friend bool operator==(const GeoPoint &, const GeoPoint &) = default;
};

[[nodiscard]] GeoPoint offsetBy(GeoPoint from, double northMetres, double eastMetres);
// Heading in radians, clockwise from north.
[[nodiscard]] GeoPoint ahead(GeoPoint from, double headingRadians, double metres);
[[nodiscard]] double headingTo(GeoPoint from, GeoPoint to);
[[nodiscard]] double metresBetween(GeoPoint a, GeoPoint b);

} // namespace sandbox
