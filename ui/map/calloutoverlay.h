// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The layer over the tiles: one painted item for all callouts. One Qt Quick item for each would
// take a hundred times as long to paint.
#pragma once

#include "ui/map/markerpainter.h"

#include <QQuickPaintedItem>

namespace console {

class CalloutOverlay final : public QQuickPaintedItem {
    Q_OBJECT

public:
    /// `scene` is owned by the pane and outlives this item.
    CalloutOverlay(const MarkerPainter::Scene &scene, QQuickItem *parent);

    void setStyle(const MapStyle &style);
    /// A grid stands in for the tiles when there are none.
    void setGridShown(bool shown);
    void setFocusFrameShown(bool shown);

    [[nodiscard]] bool showsClock() const { return m_painter.showsClock(); }
    [[nodiscard]] CalloutId hit(const QPointF &point) const
    {
        return m_painter.hit(m_scene, point);
    }

    void paint(QPainter *painter) override;

private:
    void paintGrid(QPainter &painter) const;

    const MarkerPainter::Scene &m_scene;
    MarkerPainter m_painter;
    MapStyle m_style;
    qreal m_dpr = 0;
    bool m_grid = true;
    bool m_focusFrame = false;
};

} // namespace console
