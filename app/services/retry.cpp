// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/retry.h"

#include <QRandomGenerator>

#include <algorithm>

namespace console {

using namespace std::chrono_literals;

namespace {

constexpr Millis shortest = 1s;
constexpr Millis longest = 30s;
constexpr Millis longestRetryAfter = 10min;
constexpr double jitter = 0.2;

} // namespace

RandomSource defaultRandom()
{
    return [] { return QRandomGenerator::global()->generateDouble(); };
}

bool isWorthRetrying(ApiError::Kind kind)
{
    return kind == ApiError::Kind::Offline || kind == ApiError::Kind::Timeout
           || kind == ApiError::Kind::RateLimited || kind == ApiError::Kind::ServerFault;
}

Millis retryPause(const ApiError &error, int failures, double random)
{
    const Millis base = shortest * (1 << std::clamp(failures - 1, 0, 5));
    const double factor = 1 - jitter + 2 * jitter * random;
    const Millis pause =
        std::clamp(Millis(qRound64(double(base.count()) * factor)), shortest, longest);
    if (!error.retryAfter)
        return pause;
    return std::max(pause, std::min<Millis>(*error.retryAfter, longestRetryAfter));
}

} // namespace console
