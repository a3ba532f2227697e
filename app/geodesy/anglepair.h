// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads two angles as people write and paste them, so that an operator never has to convert one by
// hand while somebody waits. Strict where two readings are possible: a wrong place is worse than a
// question.
#pragma once

#include "geodesy/geotext.h"

namespace console {

/// Decimal degrees with points or decimal commas, degrees-minutes(-seconds), with signs or N/S/E/W,
/// latitude first unless the letters say otherwise.
[[nodiscard]] std::expected<LatLon, GeoProblem> readAnglePair(QStringView text);

} // namespace console
