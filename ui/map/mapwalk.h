// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The order in which the keyboard goes through what is on the map. Pure functions of places.
#pragma once

#include "ui/map/maphit.h"

#include <Qt>

#include <optional>
#include <vector>

namespace console::mapwalk {

struct Step {
    MapHit stop;
    int number = 0; ///< from 1
    int count = 0;
};

/// Line by line, left to right, top to bottom.
void sort(std::vector<MapHit> &stops);
/// The next (or, with `forward` false, the previous) one after `from`; the first (last) when `from`
/// is nothing. Null at the end. When `from` has gone, the walk goes on where it was.
[[nodiscard]] std::optional<Step> next(std::vector<MapHit> stops, const MapHit &from, bool forward);
/// The nearest one in the direction of an arrow key, from a place. Null when there is none.
[[nodiscard]] std::optional<Step> towards(std::vector<MapHit> stops, const MapHit &from,
                                          const QPointF &place, Qt::Key arrow);

} // namespace console::mapwalk
