// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The figures by which the queue counts and marks time, in one place (domain page, "Figures").
#pragma once

#include "domain/clock.h"

namespace console::figures {

using namespace std::chrono_literals;

inline constexpr Millis takeTarget = 15s; ///< 90 % of new callouts are taken within it
inline constexpr Millis takeWarning = 20s; ///< an untaken callout's clock turns amber
inline constexpr Millis takeLate = 30s; ///< an untaken callout is LATE
inline constexpr Millis dispatchTarget = 90s; ///< created to a responder on the way
inline constexpr Millis pollInterval = 2s; ///< the expected age of data unless told otherwise
inline constexpr int staleOutlineAt = 2; ///< multiples of the expected interval
inline constexpr int staleSolidAt = 3;
inline constexpr double areaMetres = 50; ///< a wider accuracy is an area, not a point

} // namespace console::figures
