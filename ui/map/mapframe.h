// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What of the scene is in view, and where on the screen: single callouts from the plainest to the
// most urgent, clusters, the fan of an opened cluster, arrows to new callouts outside.
#pragma once

#include "ui/map/mapscene.h"

#include <array>
#include <vector>

namespace console {

class MapFrame final {
public:
    struct Single {
        quint32 index = 0; ///< in the store
        QPointF at;
    };
    struct Group {
        MarkerGrid::Cluster cluster;
        QPointF at;
    };
    struct Arrow {
        quint64 key = 0; ///< its place on the border
        QPointF at;
        double angle = 0; ///< degrees, clockwise from the right
        QList<CalloutId> ids;
    };
    /// Layers from the back to the front: others, mine, needs a decision, new, selected.
    static constexpr size_t kLayers = 5;
    /// Beyond so many single ones markers are small, and few have a number beside them.
    static constexpr size_t kCrowd = 250;
    /// A fan has no room for more; they are picked from a list.
    static constexpr size_t kMostFanned = 60;

    void collect(const MapScene &scene);

    [[nodiscard]] const std::vector<Single> &layer(size_t i) const { return m_layers[i]; }
    [[nodiscard]] const std::vector<Group> &groups() const { return m_groups; }
    [[nodiscard]] const std::vector<Arrow> &arrows() const { return m_arrows; }
    /// Where the opened cluster stands; null when none is open.
    [[nodiscard]] const std::optional<QPointF> &fanMiddle() const { return m_fanMiddle; }
    [[nodiscard]] const std::vector<QPointF> &fanPlaces() const { return m_fanPlaces; }
    [[nodiscard]] bool isCrowd() const { return m_singles > kCrowd; }
    [[nodiscard]] const Arrow *arrow(quint64 key) const;
    /// The topmost callout, cluster or arrow under the point.
    [[nodiscard]] MapHit hit(const MapScene &scene, const QPointF &point) const;
    /// All of them that lie in the view.
    [[nodiscard]] std::vector<MapHit> all(const MapScene &scene) const;
    /// Places around a middle for `count` markers: a circle, or a spiral when there are many.
    [[nodiscard]] static std::vector<QPointF> fan(const QPointF &middle, size_t count);

private:
    void addSingle(const MapScene &scene, quint32 index, const QPointF &at);
    void openFan(const MapScene &scene, const MarkerGrid &grid, const QPointF &middle);
    void collectArrows(const MapScene &scene);
    void joinArrows(); ///< those that would lie on each other

    std::array<std::vector<Single>, kLayers> m_layers;
    std::vector<Group> m_groups;
    std::vector<Arrow> m_arrows;
    std::optional<QPointF> m_fanMiddle;
    std::vector<QPointF> m_fanPlaces;
    size_t m_singles = 0;
};

} // namespace console
