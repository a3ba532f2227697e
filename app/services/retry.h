// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// When a reading that failed is tried again (contract 11): exponential, with jitter, from 1 s to
// 30 s; what the server asks for with `Retry-After` is obeyed, up to 10 min. Readings only: what
// changes something at AURA is never repeated by this.
#pragma once

#include "domain/apierror.h"
#include "domain/clock.h"

#include <functional>
#include <optional>

namespace console {

/// Uniform in [0, 1).
using RandomSource = std::function<double()>;
[[nodiscard]] RandomSource defaultRandom();

/// Trouble of network or server that may be over in a while: 429, 5xx, no connection, no answer.
[[nodiscard]] bool isWorthRetrying(ApiError::Kind kind);

/// The pause before the next attempt after `failures` in a row (1 or more).
[[nodiscard]] Millis retryPause(const ApiError &error, int failures, double random);

} // namespace console
