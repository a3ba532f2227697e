// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Plus Codes (Open Location Code): an address for places that have none. Written from the published
// specification; there is no package of it for C++.
#pragma once

#include "domain/callout.h"

#include <QString>

#include <optional>

namespace console {

/// What a code stands for, in degrees.
struct PlusCodeArea {
    double south = 0;
    double west = 0;
    double height = 0;
    double width = 0;

    [[nodiscard]] LatLon centre() const; ///< its latitude never beyond 90
};

/// `digits`: 2, 4, 6, 8 or 10 to 15, the zeros of a short one not counted. 10 stand for about
/// 14 by 14 m, 11 for 3 m. Latitudes are clipped, longitudes go round the world.
[[nodiscard]] QString plusCode(double latitude, double longitude, int digits = 10);

/// The next three take any case. A short code needs a place nearby to be one.
[[nodiscard]] bool isPlusCode(QStringView text); ///< full or short
[[nodiscard]] bool isFullPlusCode(QStringView text);
/// Null for anything but a full code.
[[nodiscard]] std::optional<PlusCodeArea> plusCodeArea(QStringView code);

/// The shortest code that leads back to `code` from about `near`; `code` when it is too far off.
[[nodiscard]] QString shortPlusCode(const QString &code, const LatLon &near);
/// The full code nearest to `near` that ends in `code`. A full one is returned as it is.
[[nodiscard]] QString fullPlusCode(QStringView code, const LatLon &near);

} // namespace console
