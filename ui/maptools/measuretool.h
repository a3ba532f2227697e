// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Measures on the map: a chain of places with the distance and bearing of each leg and of the
// whole. By mouse, or by keyboard alone with the cross in the map's middle.
#pragma once

#include "ui/map/mapstyle.h"
#include "ui/map/maptool.h"

#include <QObject>

#include <functional>

namespace console {

class MeasureTool final : public QObject, public MapTool {
    Q_OBJECT

public:
    /// `centre`: where the middle of the map is; Enter sets a point there.
    explicit MeasureTool(std::function<LatLon()> centre, QObject *parent = nullptr);

    void setStyle(const MapStyle &style);
    /// Forgets all points.
    void clear();
    [[nodiscard]] const QList<LatLon> &points() const { return m_points; }
    /// Along the great circles, in metres.
    [[nodiscard]] double totalMetres() const;
    /// "3 points, 2.4 km; last leg 800 m at 043°": for the status bar and for speech.
    [[nodiscard]] QString summary() const;

    bool click(const LatLon &at) override;
    bool move(const LatLon &at) override;
    /// Enter sets a point, Backspace takes the last one back, Escape ends.
    bool key(int key) override;
    void paint(QPainter &painter, const MapViewport &view) override;

signals:
    void changed(); ///< to be painted again
    void finished(); ///< by Escape: take the tool off the map
    void announced(const QString &text);

private:
    void add(const LatLon &point);
    void paintLeg(QPainter &painter, const MapViewport &view, const LatLon &from, const LatLon &to,
                  Qt::PenStyle line) const;
    void paintText(QPainter &painter, const QPointF &at, const QString &text) const;

    std::function<LatLon()> m_centre;
    MapStyle m_style;
    QList<LatLon> m_points;
    std::optional<LatLon> m_pointer;
};

/// The great circle from one place to another, as a line of enough pieces to look round; both ends
/// are in it.
[[nodiscard]] QList<LatLon> greatCircle(const LatLon &from, const LatLon &to);

} // namespace console
