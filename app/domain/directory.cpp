// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/directory.h"

#include <algorithm>
#include <cmath>

namespace console {

using namespace Qt::StringLiterals;

namespace {

int rank(SubscriptionState state)
{
    switch (state) {
    case SubscriptionState::Active: return 0;
    case SubscriptionState::NotYet: return 1;
    case SubscriptionState::Unknown: return 2;
    case SubscriptionState::Lapsed: return 3;
    case SubscriptionState::Cancelled: return 4;
    }
    return 2;
}

/// The longitude nearest to `reference` among those that differ by whole turns.
double unwrapped(double longitude, double reference)
{
    return longitude + 360.0 * std::round((reference - longitude) / 360.0);
}

enum class Side : quint8 { Outside, Inside, Edge };

bool onSegment(double ax, double ay, double bx, double by)
{
    // The point is the origin here.
    constexpr double tolerance = 1e-12;
    const double cross = ax * by - ay * bx;
    const double dot = ax * bx + ay * by;
    return std::abs(cross) <= tolerance && dot <= tolerance;
}

/// Even-odd rule with the point as origin, so that its own meridian decides how rings unwrap.
Side sideOf(const QList<LatLon> &ring, const LatLon &point)
{
    bool inside = false;
    const qsizetype count = ring.size();
    if (count < 3)
        return Side::Outside;
    double previousX = unwrapped(ring.constLast().longitude, point.longitude) - point.longitude;
    double previousY = ring.constLast().latitude - point.latitude;
    for (const LatLon &corner : ring) {
        const double x = unwrapped(corner.longitude, previousX + point.longitude) - point.longitude;
        const double y = corner.latitude - point.latitude;
        if (onSegment(previousX, previousY, x, y))
            return Side::Edge;
        if ((y > 0) != (previousY > 0)
            && previousX + (x - previousX) * -previousY / (y - previousY) > 0)
            inside = !inside;
        previousX = x;
        previousY = y;
    }
    return inside ? Side::Inside : Side::Outside;
}

bool covers(const Coverage::Polygon &polygon, const LatLon &point)
{
    const Side outer = sideOf(polygon.outer, point);
    if (outer != Side::Inside)
        return outer == Side::Edge;
    return std::ranges::none_of(polygon.holes, [&point](const QList<LatLon> &hole) {
        return sideOf(hole, point) == Side::Inside;
    });
}

} // namespace

SubscriptionState subscriptionState(const Subscription &subscription, UtcTime now)
{
    if (subscription.cancelledAt && *subscription.cancelledAt <= now)
        return SubscriptionState::Cancelled;
    if (!subscription.validFrom && !subscription.validTo) {
        const bool active =
            subscription.statusText.trimmed().compare("active"_L1, Qt::CaseInsensitive) == 0;
        return active ? SubscriptionState::Active : SubscriptionState::Unknown;
    }
    if (subscription.validFrom && now < *subscription.validFrom)
        return SubscriptionState::NotYet;
    if (subscription.validTo && now > *subscription.validTo)
        return SubscriptionState::Lapsed;
    return SubscriptionState::Active;
}

SubscriptionState bestState(const QList<Subscription> &subscriptions, UtcTime now)
{
    SubscriptionState best = SubscriptionState::Lapsed;
    bool first = true;
    for (const Subscription &subscription : subscriptions) {
        const SubscriptionState state = subscriptionState(subscription, now);
        if (first || rank(state) < rank(best))
            best = state;
        first = false;
    }
    return best;
}

CoverageAnswer coverageAt(const Coverage &coverage, const LatLon &point)
{
    if (std::ranges::any_of(coverage.polygons,
                            [&point](const auto &polygon) { return covers(polygon, point); }))
        return CoverageAnswer::Inside;
    return coverage.polygons.isEmpty() || coverage.skipped > 0 ? CoverageAnswer::Unknown
                                                               : CoverageAnswer::Outside;
}

} // namespace console
