// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The Military Grid Reference System, which aviation and rescue services speak.
#pragma once

#include "domain/callout.h"

#include <QString>

#include <optional>

namespace console {

/// To the metre, in groups: "34H BH 66438 41843".
[[nodiscard]] QString mgrsText(const LatLon &point);

struct MgrsSquare {
    LatLon centre;
    double sideMetres = 1;
};

/// With or without spaces, in any case; at least one digit for easting and northing each. Null when
/// it is no square of the grid.
[[nodiscard]] std::optional<MgrsSquare> readMgrs(QStringView text);

/// Whether it has the form of a reference, whether or not there is such a square.
[[nodiscard]] bool looksLikeMgrs(QStringView text);

} // namespace console
