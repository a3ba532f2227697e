// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is said about the map's tiles, in words.
#pragma once

#include "domain/basemapsettings.h"

namespace console {

/// For the map's foot: "Map tiles: cached, 3 days old". Empty when there is nothing to say.
[[nodiscard]] QString tileStateText(const TileState &state, UtcTime now);

} // namespace console
