// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/movement.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sandbox::movement {

namespace {
constexpr double fullTurn = 2.0 * std::numbers::pi;
constexpr double walkLimitMetres = 250.0;
constexpr double driveLimitMetres = 1200.0;
} // namespace

GeoPoint step(GeoPoint from, GeoPoint origin, Motion motion, qint64 stepNumber, qint64 elapsedMs,
              Random &random)
{
    const double draw = random.unit();
    const double turn = random.between(-0.4, 0.4);
    const double seconds = double(elapsedMs) / 1000.0;
    switch (motion) {
    case Motion::Fixed:
    case Motion::Stuck: return from;
    case Motion::Standing: // what a telephone on a table reports
        return ahead(from, fullTurn * draw, 0.6 + 1.8 * std::abs(turn));
    case Motion::Walking:
    case Motion::Driving: break;
    }
    const bool walking = motion == Motion::Walking;
    const double speed = walking ? 0.9 + 0.7 * draw : 6.0 + 8.0 * draw;
    const double limit = walking ? walkLimitMetres : driveLimitMetres;
    // Far enough: turn round. Otherwise follow streets that bend slowly.
    const double heading =
        metresBetween(from, origin) > limit
            ? headingTo(from, origin) + turn
            : origin.longitude * 1000.0 + 1.6 * std::sin(double(stepNumber) * 0.13) + turn;
    return ahead(from, heading, speed * seconds);
}

GeoPoint departure(GeoPoint scene, Random &random)
{
    return ahead(scene, random.between(0.0, fullTurn), random.between(1800.0, 4500.0));
}

GeoPoint approach(GeoPoint start, GeoPoint scene, double part)
{
    const double t = std::clamp(part, 0.0, 1.0);
    const double distance = metresBetween(start, scene);
    const GeoPoint middle = ahead(start, headingTo(start, scene) + 0.45, distance * 0.55);
    const auto blend = [t](double a, double b, double c) {
        return (1 - t) * (1 - t) * a + 2 * (1 - t) * t * b + t * t * c;
    };
    return {blend(start.latitude, middle.latitude, scene.latitude),
            blend(start.longitude, middle.longitude, scene.longitude)};
}

} // namespace sandbox::movement
