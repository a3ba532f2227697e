// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/mapframe.h"

#include <algorithm>
#include <cmath>
#include <numbers>

using std::numbers::pi;

namespace console {

namespace {

constexpr double kMargin = 40; ///< a marker, its rings and a cluster reach so far into the view
constexpr double kHitRadius = 17;
constexpr double kCrowdHitRadius = 10;
constexpr double kClusterHalf = 19;
/// From the border: clear of the buttons' row above, of scale and attribution below.
constexpr double kArrowSide = 40;
constexpr double kArrowTop = 84;
constexpr double kArrowBottom = 72;
/// Arrows nearer to each other than disc and label become one.
constexpr QSizeF kArrowRoom{118, 34};
constexpr double kArrowMerge = 110; ///< pixels of border that share an arrow
constexpr double kArrowHit = 18;

size_t layerOf(const MapMarker &marker, CalloutId selected)
{
    return marker.id == selected ? 4 : size_t(3 - std::min<quint8>(marker.group, 3));
}

QRectF mercatorBox(const MapViewport &view)
{
    const QSizeF size = view.size() + QSizeF(2 * kMargin, 2 * kMargin);
    QPointF corner = view.toMercatorAt({-kMargin, -kMargin});
    corner.setX(corner.x() - std::floor(corner.x()));
    return {corner, size / view.worldPixels()};
}

} // namespace

void MapFrame::collect(const MapScene &scene)
{
    for (auto &layer : m_layers)
        layer.clear();
    m_groups.clear();
    m_arrows.clear();
    m_fanMiddle.reset();
    m_fanPlaces.clear();
    m_singles = 0;
    const MarkerGrid &grid = scene.store->grid(scene.viewport.zoom());
    const QRectF area =
        QRectF(QPointF(), scene.viewport.size()).adjusted(-kMargin, -kMargin, kMargin, kMargin);
    const MarkerGrid::Visitor visitor{
        [&](quint32 index) {
            const QPointF at = scene.viewport.toScreen(scene.store->markers()[index].mercator);
            if (area.contains(at))
                addSingle(scene, index, at);
        },
        [&](const MarkerGrid::Cluster &cluster) {
            const QPointF at = scene.viewport.toScreen(cluster.mercator);
            if (cluster.key == scene.openCluster && cluster.count <= kMostFanned)
                openFan(scene, grid, at);
            else if (area.contains(at))
                m_groups.push_back({cluster, at});
        }};
    grid.visit(mercatorBox(scene.viewport), visitor);
    collectArrows(scene);
}

void MapFrame::addSingle(const MapScene &scene, quint32 index, const QPointF &at)
{
    m_layers[layerOf(scene.store->markers()[index], scene.selected)].push_back({index, at});
    ++m_singles;
}

void MapFrame::openFan(const MapScene &scene, const MarkerGrid &grid, const QPointF &middle)
{
    m_fanMiddle = middle;
    std::vector<quint32> members = grid.members(scene.openCluster);
    const auto &markers = scene.store->markers();
    // By number, so that each stays in its place when another one comes or moves a little.
    std::ranges::sort(members, {}, [&markers](quint32 index) { return markers[index].id; });
    m_fanPlaces = fan(middle, members.size());
    for (size_t i = 0; i < members.size(); ++i)
        addSingle(scene, members[i], m_fanPlaces[i]);
}

std::vector<QPointF> MapFrame::fan(const QPointF &middle, size_t count)
{
    std::vector<QPointF> places;
    places.reserve(count);
    constexpr double kBetween = 42; // from marker to marker
    if (count <= 9) {
        const double radius = std::max(46.0, kBetween * double(count) / (2 * pi));
        for (size_t i = 0; i < count; ++i) {
            const double angle = 2 * pi * double(i) / double(count) - pi / 2;
            places.push_back(middle + QPointF(std::cos(angle), std::sin(angle)) * radius);
        }
        return places;
    }
    double angle = -pi / 2;
    double radius = 46;
    for (size_t i = 0; i < count; ++i) {
        places.push_back(middle + QPointF(std::cos(angle), std::sin(angle)) * radius);
        const double step = kBetween / radius;
        angle += step;
        radius += kBetween * step / (2 * pi);
    }
    return places;
}

void MapFrame::collectArrows(const MapScene &scene)
{
    const QSizeF size = scene.viewport.size();
    const QRectF seen(QPointF(), size);
    const QRectF border = seen.adjusted(kArrowSide, kArrowTop, -kArrowSide, -kArrowBottom);
    if (border.isEmpty())
        return;
    const QPointF middle = seen.center();
    for (const CalloutId id : scene.store->newOnes()) {
        const auto index = scene.store->indexOf(id);
        const QPointF at = scene.viewport.toScreen(scene.store->markers()[*index].mercator);
        if (seen.contains(at))
            continue;
        const QPointF way = at - middle;
        const double toSide = border.width() / 2 / std::max(std::abs(way.x()), 1e-9);
        const double toEnd = border.height() / 2 / std::max(std::abs(way.y()), 1e-9);
        const QPointF hit = middle + way * std::min(toSide, toEnd);
        const bool side = toSide < toEnd;
        const auto slot = quint64((side ? hit.y() : hit.x()) / kArrowMerge);
        const quint64 key = (side ? (way.x() > 0 ? 1U : 2U) : (way.y() > 0 ? 3U : 4U)) << 8 | slot;
        const auto known = std::ranges::find(m_arrows, key, &Arrow::key);
        if (known != m_arrows.end())
            known->ids.append(id);
        else
            m_arrows.push_back({key, hit, std::atan2(way.y(), way.x()) * 180 / pi, {id}});
    }
    for (Arrow &arrow : m_arrows) {
        std::ranges::sort(arrow.ids);
        // The place is the lowest number's: a set has no order that one could rely on.
        const auto index = scene.store->indexOf(arrow.ids.constFirst());
        const QPointF way =
            scene.viewport.toScreen(scene.store->markers()[*index].mercator) - middle;
        arrow.at = middle
                   + way
                         * std::min(border.width() / 2 / std::max(std::abs(way.x()), 1e-9),
                                    border.height() / 2 / std::max(std::abs(way.y()), 1e-9));
        arrow.angle = std::atan2(way.y(), way.x()) * 180 / pi;
    }
    std::ranges::sort(m_arrows, {}, &Arrow::key);
    joinArrows();
}

void MapFrame::joinArrows()
{
    std::vector<Arrow> apart;
    for (Arrow &arrow : m_arrows) {
        const auto near = std::ranges::find_if(apart, [&arrow](const Arrow &other) {
            const QPointF away = arrow.at - other.at;
            return std::abs(away.x()) < kArrowRoom.width()
                   && std::abs(away.y()) < kArrowRoom.height();
        });
        if (near == apart.end()) {
            apart.push_back(std::move(arrow));
        } else {
            near->ids += arrow.ids;
            std::ranges::sort(near->ids);
        }
    }
    m_arrows = std::move(apart);
}

const MapFrame::Arrow *MapFrame::arrow(quint64 key) const
{
    const auto found = std::ranges::find(m_arrows, key, &Arrow::key);
    return found == m_arrows.end() ? nullptr : &*found;
}

MapHit MapFrame::hit(const MapScene &scene, const QPointF &point) const
{
    for (const Arrow &arrow : m_arrows) {
        if ((arrow.at - point).manhattanLength() < kArrowHit)
            return {.kind = MapHit::Kind::Arrow,
                    .callout = arrow.ids.size() == 1 ? arrow.ids.constFirst() : 0,
                    .cluster = arrow.key,
                    .count = int(arrow.ids.size()),
                    .at = arrow.at};
    }
    const double radius = isCrowd() ? kCrowdHitRadius : kHitRadius;
    for (size_t i = kLayers; i-- > 0;) {
        const Single *best = nullptr;
        double least = radius * radius;
        for (const Single &single : m_layers[i]) {
            const QPointF away = single.at - point;
            const double distance = QPointF::dotProduct(away, away);
            if (distance <= least) {
                least = distance;
                best = &single;
            }
        }
        if (best)
            return {.kind = MapHit::Kind::Callout,
                    .callout = scene.store->markers()[best->index].id,
                    .at = best->at};
    }
    for (const Group &group : m_groups) {
        const QPointF away = group.at - point;
        if (std::max(std::abs(away.x()), std::abs(away.y())) <= kClusterHalf)
            return {.kind = MapHit::Kind::Cluster,
                    .cluster = group.cluster.key,
                    .count = int(group.cluster.count),
                    .at = group.at};
    }
    return {};
}

std::vector<MapHit> MapFrame::all(const MapScene &scene) const
{
    const QRectF seen(QPointF(), scene.viewport.size());
    std::vector<MapHit> hits;
    for (const auto &layer : m_layers) {
        for (const Single &single : layer) {
            if (seen.contains(single.at))
                hits.push_back({.kind = MapHit::Kind::Callout,
                                .callout = scene.store->markers()[single.index].id,
                                .at = single.at});
        }
    }
    for (const Group &group : m_groups) {
        if (seen.contains(group.at))
            hits.push_back({.kind = MapHit::Kind::Cluster,
                            .cluster = group.cluster.key,
                            .count = int(group.cluster.count),
                            .at = group.at});
    }
    for (const Arrow &arrow : m_arrows)
        hits.push_back({.kind = MapHit::Kind::Arrow,
                        .callout = arrow.ids.size() == 1 ? arrow.ids.constFirst() : 0,
                        .cluster = arrow.key,
                        .count = int(arrow.ids.size()),
                        .at = arrow.at});
    return hits;
}

} // namespace console
