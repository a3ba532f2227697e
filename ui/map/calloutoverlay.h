// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The layer over the tiles: one painted item for all callouts. One Qt Quick item for each would
// take a hundred times as long to paint.
#pragma once

#include "ui/map/markerpainter.h"

#include <QQuickPaintedItem>

namespace console {

class MapTool;

class CalloutOverlay final : public QQuickPaintedItem {
    Q_OBJECT

public:
    /// `scene` is owned by the pane and outlives this item.
    CalloutOverlay(const MapScene &scene, QQuickItem *parent);

    void setStyle(const MapStyle &style);
    /// A grid stands in for the tiles when there are none.
    void setGridShown(bool shown);
    void setFocusFrameShown(bool shown);

    [[nodiscard]] bool showsClock() const { return m_painter.showsClock(); }
    /// Knows what is where.
    [[nodiscard]] MarkerPainter &markers() { return m_painter; }
    /// Paints on top of everything; null = none.
    void setTool(MapTool *tool) { m_tool = tool; }

    void paint(QPainter *painter) override;

private:
    void paintGrid(QPainter &painter) const;

    const MapScene &m_scene;
    MarkerPainter m_painter;
    MapStyle m_style;
    MapTool *m_tool = nullptr;
    qreal m_dpr = 0;
    bool m_grid = true;
    bool m_focusFrame = false;
};

} // namespace console
