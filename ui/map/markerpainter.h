// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Paints every callout that is in view, from the plainest to the most urgent, and knows what is
// where for the mouse. No Qt Quick in here: it can be measured and tested with a QImage.
#pragma once

#include "ui/map/clustersprites.h"
#include "ui/map/mapframe.h"
#include "ui/map/markerlabels.h"
#include "ui/map/markersprites.h"
#include "ui/map/underlaypainter.h"

class QPainter;

namespace console {

class MarkerPainter final {
public:
    using Scene = MapScene;

    void setStyle(const MapStyle &style, qreal dpr);
    void paint(QPainter &painter, const Scene &scene);
    /// True when something painted last shows a running clock.
    [[nodiscard]] bool showsClock() const { return m_showsClock; }
    /// What is under the point, as the scene is now: discs, clusters and arrows, then numbers,
    /// responders and sites.
    [[nodiscard]] MapHit hit(const Scene &scene, const QPointF &point);
    /// What the keyboard can walk through, as the scene is now.
    [[nodiscard]] std::vector<MapHit> stops(const Scene &scene);
    /// The callouts behind an arrow at the border.
    [[nodiscard]] QList<CalloutId> behindArrow(const Scene &scene, quint64 key);

private:
    struct LabelAt {
        CalloutId id = 0;
        QRectF rect;
    };

    void paintFan(QPainter &painter) const;
    void paintClusters(QPainter &painter, const Scene &scene);
    void paintMarkers(QPainter &painter, const Scene &scene);
    void paintHeading(QPainter &painter, const QPointF &at, double degrees) const;
    void paintLabels(QPainter &painter, const Scene &scene);
    void paintLabel(QPainter &painter, const Scene &scene, const MapFrame::Single &single,
                    bool force);
    void paintArrows(QPainter &painter, const Scene &scene);
    void paintFocus(QPainter &painter, const Scene &scene) const;
    void paintBand(QPainter &painter, const Scene &scene) const;
    [[nodiscard]] QString sideWords(const Scene &scene, const MapMarker &marker) const;
    [[nodiscard]] std::optional<TrailStore::Motion> motion(const Scene &scene,
                                                           const MapMarker &marker) const;

    MapFrame m_frame;
    std::vector<LabelAt> m_labelsAt;
    TakenArea m_taken;
    MapStyle m_style;
    MarkerSprites m_sprites;
    ClusterSprites m_clusters;
    MarkerLabels m_labels;
    UnderlayPainter m_underlay;
    bool m_showsClock = false;
};

} // namespace console
