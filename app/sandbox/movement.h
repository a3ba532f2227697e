// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How customers and responders move, as functions of where they are and of drawn numbers.

#pragma once

#include "sandbox/random.h"
#include "sandbox/rows.h"

namespace sandbox::movement {

// Where a person is after so many milliseconds. Never exactly where it was, unless stuck or fixed.
[[nodiscard]] GeoPoint step(GeoPoint from, GeoPoint origin, Motion motion, qint64 stepNumber,
                            qint64 elapsedMs, Random &random);

[[nodiscard]] GeoPoint departure(GeoPoint scene, Random &random);
// On a curved way from its start to the scene; part is 0 at departure, 1 on scene.
[[nodiscard]] GeoPoint approach(GeoPoint start, GeoPoint scene, double part);

} // namespace sandbox::movement
