// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Everything that is to be seen on the map, as values: one place for the pane to write and for the
// painters to read.
#pragma once

#include "ui/map/maphit.h"
#include "ui/map/maplayers.h"
#include "ui/map/mapviewport.h"
#include "ui/map/markerstore.h"
#include "ui/map/trailstore.h"

#include <QPolygonF>

#include <functional>

namespace console {

struct MapScene {
    struct Site {
        qint64 id = 0;
        QString name;
        QPointF mercator;
    };

    const MarkerStore *store = nullptr;
    const TrailStore *trails = nullptr; ///< may be null
    MapViewport viewport;
    MapLayers layers;
    CalloutId selected = 0;
    QSet<CalloutId> picked; ///< with a frame
    quint64 openCluster = 0; ///< fanned out; 0 = none
    MapHit focus; ///< where the keyboard walk stands
    QRectF band; ///< the frame that is being drawn; null = none
    bool linkLost = false;
    std::vector<Site> sites;
    std::vector<QList<QPolygonF>>
        coverage; ///< in mercator coordinates; the outline, then its holes

    /// How long a new callout waits, or how old a lost one's fix is.
    std::function<Millis(const MapMarker &)> age;
    /// Words, translated by who shows them: "NEW 00:11" or "fix 02:46"; "4 km/h"; "ETA 3 min".
    std::function<QString(const MapMarker &, Millis age)> clockWords;
    std::function<QString(double metresPerSecond)> speedWords;
    std::function<QString(std::chrono::seconds)> etaWords;
    std::function<QString(int count)> newWords; ///< "4 new"
};

} // namespace console
