// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/coordinates.h"

#include "geodesy/geotext.h"

namespace console {

std::optional<LatLon> parseCoordinates(QStringView text)
{
    const auto reading = readCoordinates(text);
    return reading ? std::optional(reading->point) : std::nullopt;
}

} // namespace console
