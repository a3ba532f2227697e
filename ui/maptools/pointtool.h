// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Picks one place on the map: by a click, or by Enter with the cross in the map's middle.
#pragma once

#include "ui/map/mapstyle.h"
#include "ui/map/maptool.h"

#include <QObject>

#include <functional>

namespace console {

class PointTool final : public QObject, public MapTool {
    Q_OBJECT

public:
    /// `centre`: where the middle of the map is.
    explicit PointTool(std::function<LatLon()> centre, QObject *parent = nullptr);

    void setStyle(const MapStyle &style) { m_style = style; }

    bool click(const LatLon &at) override;
    bool move(const LatLon &at) override;
    bool key(int key) override;
    void paint(QPainter &painter, const MapViewport &view) override;

signals:
    /// Null by Escape. Take the tool off the map.
    void picked(const std::optional<console::LatLon> &place);

private:
    std::function<LatLon()> m_centre;
    MapStyle m_style;
};

/// A cross in the middle of the map, for tools that are worked by keyboard.
void paintMapCross(QPainter &painter, const MapViewport &view, const MapStyle &style);

} // namespace console
