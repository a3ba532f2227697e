// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/mapwalk.h"

#include <algorithm>
#include <cmath>

namespace console::mapwalk {

namespace {

constexpr double kLine = 48; ///< what is less apart in height stands in one line

bool isBefore(const MapHit &a, const MapHit &b)
{
    const double lineA = std::floor(a.at.y() / kLine);
    const double lineB = std::floor(b.at.y() / kLine);
    if (lineA != lineB)
        return lineA < lineB;
    if (a.at.x() != b.at.x())
        return a.at.x() < b.at.x();
    return a.callout < b.callout; // in the same place
}

Step stepTo(const std::vector<MapHit> &stops, size_t index)
{
    return {stops[index], int(index) + 1, int(stops.size())};
}

} // namespace

void sort(std::vector<MapHit> &stops)
{
    std::ranges::sort(stops, isBefore);
}

std::optional<Step> next(std::vector<MapHit> stops, const MapHit &from, bool forward)
{
    if (stops.empty())
        return std::nullopt;
    sort(stops);
    if (!from)
        return stepTo(stops, forward ? 0 : stops.size() - 1);
    const auto here =
        std::ranges::find_if(stops, [&from](const MapHit &stop) { return stop.isSame(from); });
    if (here != stops.end()) {
        const auto index = size_t(here - stops.begin());
        if (forward ? index + 1 == stops.size() : index == 0)
            return std::nullopt;
        return stepTo(stops, forward ? index + 1 : index - 1);
    }
    const auto after = size_t(std::ranges::lower_bound(stops, from, isBefore) - stops.begin());
    if (forward ? after == stops.size() : after == 0)
        return std::nullopt;
    return stepTo(stops, forward ? after : after - 1);
}

std::optional<Step> towards(std::vector<MapHit> stops, const MapHit &from, const QPointF &place,
                            Qt::Key arrow)
{
    sort(stops);
    const QPointF way = arrow == Qt::Key_Left    ? QPointF(-1, 0)
                        : arrow == Qt::Key_Right ? QPointF(1, 0)
                        : arrow == Qt::Key_Up    ? QPointF(0, -1)
                                                 : QPointF(0, 1);
    std::optional<size_t> best;
    double least = 0;
    for (size_t i = 0; i < stops.size(); ++i) {
        if (stops[i].isSame(from))
            continue;
        const QPointF to = stops[i].at - place;
        const double along = QPointF::dotProduct(to, way);
        const double aside = std::abs(to.x() * way.y() - to.y() * way.x());
        if (along < 1 || aside > 2 * along) // behind, or rather in another direction
            continue;
        const double cost = along + 2 * aside;
        if (!best || cost < least) {
            best = i;
            least = cost;
        }
    }
    return best ? std::optional(stepTo(stops, *best)) : std::nullopt;
}

} // namespace console::mapwalk
