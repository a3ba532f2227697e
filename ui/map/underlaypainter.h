// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What lies under the markers: coverage, accuracy circles, trails, the place of the incident,
// sites, responders with their lines.
#pragma once

#include "ui/map/mapframe.h"
#include "ui/map/mapstyle.h"
#include "ui/map/markerlabels.h"

class QPainter;

namespace console {

class UnderlayPainter final {
public:
    void setStyle(const MapStyle &style, qreal dpr);
    /// Marks in `taken` what no label may cover.
    void paint(QPainter &painter, const MapScene &scene, const MapFrame &frame, TakenArea &taken);
    /// A responder or a site that was painted last under the point.
    [[nodiscard]] MapHit hit(const QPointF &point) const;

private:
    void paintCoverage(QPainter &painter, const MapScene &scene) const;
    void paintAccuracy(QPainter &painter, const MapScene &scene, const MapFrame &frame) const;
    void paintCircle(QPainter &painter, const MapScene &scene, const MapMarker &marker,
                     const QPointF &at) const;
    void paintTrails(QPainter &painter, const MapScene &scene, const MapFrame &frame) const;
    void paintTrail(QPainter &painter, const MapScene &scene, CalloutId id) const;
    void paintPlaces(QPainter &painter, const MapScene &scene, const MapFrame &frame) const;
    void paintSites(QPainter &painter, const MapScene &scene, TakenArea &taken);
    void paintResponders(QPainter &painter, const MapScene &scene, const MapFrame &frame,
                         TakenArea &taken);
    void paintResponder(QPainter &painter, const MapScene &scene, CalloutId id,
                        const QPointF &callout, TakenArea &taken);
    void paintLabel(QPainter &painter, const MapScene &scene, const QPointF &at,
                    const QString &text, const QString &more, TakenArea &taken);

    MapStyle m_style;
    MarkerLabels m_labels;
    qreal m_dpr = 1;
    std::vector<MapHit> m_hits;
};

} // namespace console
