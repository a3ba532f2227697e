// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Callouts that are under way when the curtain goes up.

#pragma once

#include "sandbox/story.h"

namespace sandbox {

enum class Reached { Created, Owned, Dispatched, Arrived, Completed };

struct Scene {
    qint64 ageSeconds;
    Reached reached;
    qint64 siteId; // 0: live
    qint64 responseTypeId;
};

// Natural durations, pressed into the past as far as the stage was reached; the next stage follows
// soon after the start.
[[nodiscard]] Course courseOf(const Scene &scene, Random &random);
// The same stages, so many times as far apart.
[[nodiscard]] Course stretched(const Course &course, qint64 factor);
// Subscribed people of the story in an order that the seed decides; the stuck one apart.
[[nodiscard]] QList<qint64> castOf(Random random);
// Start, kind and place, without beats. The customer of a place is its own.
[[nodiscard]] Plan planOf(const Scene &scene, qint64 customerId, Random &random);

} // namespace sandbox
