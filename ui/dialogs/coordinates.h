// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads a position as people write and paste it, so that an operator never has to convert one by
// hand while somebody waits. Strict where two readings are possible: a wrong place is worse than a
// question.
#pragma once

#include "domain/callout.h"

#include <QStringView>

#include <optional>

namespace console {

/// Decimal degrees with points or decimal commas, degrees-minutes(-seconds), with signs or N/S/E/W,
/// latitude first unless the letters say otherwise. Null when it is not a position or could be two.
[[nodiscard]] std::optional<LatLon> parseCoordinates(QStringView text);

} // namespace console
