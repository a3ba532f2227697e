// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Coordinates as people write, paste and read them aloud, in every form that comes to a desk.
#pragma once

#include "domain/callout.h"

#include <QString>

#include <expected>
#include <optional>

namespace console {

enum class CoordinateFormat : quint8 { Decimal, DegreesMinutesSeconds, PlusCode, Mgrs };

/// Plain enough to be pasted anywhere: "-33.93780, 18.47220", 33°56'16.1"S 18°28'19.9"E,
/// "4FRW3F6C+V4", "34H BH 66438 41843".
[[nodiscard]] QString coordinateText(const LatLon &point, CoordinateFormat format);

enum class GeoProblem : quint8 {
    Empty,
    NotCoordinates, ///< none of the forms: maybe the name of a place
    TwoReadings, ///< "-33,18": one number with a decimal comma, or two numbers
    OutOfRange,
    ShortPlusCode, ///< and no place to read it from
    NoSuchPlusCode,
    NoSuchMgrs,
    LinkWithoutPosition, ///< a map link that does not carry its place, such as a shortened one
};

struct GeoReading {
    LatLon point;
    double extentMetres = 0; ///< side of the area that a Plus Code or a grid square means; else 0
};

/// Decimal degrees, degrees with minutes and seconds, Plus Codes (short ones with `near`), MGRS,
/// geo: addresses, and links of the usual map sites.
[[nodiscard]] std::expected<GeoReading, GeoProblem>
readCoordinates(QStringView text, const std::optional<LatLon> &near = {});

/// "3F6C+V4 Woodstock": a short Plus Code with the name of the place it is to be read from.
struct NamedPlusCode {
    QString code;
    QString place;
};
[[nodiscard]] std::optional<NamedPlusCode> readNamedPlusCode(QStringView text);

} // namespace console
