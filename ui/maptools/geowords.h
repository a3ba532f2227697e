// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The words and figures of places: distances, directions, and what is wrong with what was typed, so
// that all tools on the map speak alike. Pure functions of values.
#pragma once

#include "domain/placenames.h"
#include "geodesy/geotext.h"

#include <QCoreApplication>

namespace console {

class GeoWords final {
    Q_DECLARE_TR_FUNCTIONS(console::GeoWords)

public:
    /// "64 m", "4.2 km", "120 km"
    [[nodiscard]] static QString distance(double metres);
    /// "043°": true, three figures as on a compass.
    [[nodiscard]] static QString bearing(double degrees);
    /// "NE"
    [[nodiscard]] static QString compass(double degrees);
    /// "Woodstock" in or beside it, else "2.3 km NE of Woodstock".
    [[nodiscard]] static QString fromPlace(const PlaceFix &fix);
    /// "Woodstock, near Cape Town"
    [[nodiscard]] static QString place(const FoundPlace &place);
    /// "Decimal degrees", "Plus Code"
    [[nodiscard]] static QString format(CoordinateFormat format);
    /// What to do about it, in a sentence. For NotCoordinates too, though it may be a name.
    [[nodiscard]] static QString sentence(GeoProblem problem);
};

} // namespace console
