// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/maptools/pointtool.h"

#include "ui/map/mapviewport.h"

#include <QPainter>

namespace console {

PointTool::PointTool(std::function<LatLon()> centre, QObject *parent)
    : QObject(parent), m_centre(std::move(centre))
{
}

bool PointTool::click(const LatLon &at)
{
    emit picked(at);
    return true;
}

bool PointTool::move(const LatLon &)
{
    return false; // the map still shows the coordinates
}

bool PointTool::key(int key)
{
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter: emit picked(m_centre()); return true;
    case Qt::Key_Escape: emit picked(std::nullopt); return true;
    default: return false;
    }
}

void PointTool::paint(QPainter &painter, const MapViewport &view)
{
    paintMapCross(painter, view, m_style);
}

void paintMapCross(QPainter &painter, const MapViewport &view, const MapStyle &style)
{
    constexpr double arm = 11;
    constexpr double gap = 3;
    const QPointF middle(view.size().width() / 2, view.size().height() / 2);
    const QList<QLineF> arms{{middle - QPointF(arm, 0), middle - QPointF(gap, 0)},
                             {middle + QPointF(gap, 0), middle + QPointF(arm, 0)},
                             {middle - QPointF(0, arm), middle - QPointF(0, gap)},
                             {middle + QPointF(0, gap), middle + QPointF(0, arm)}};
    painter.setPen(QPen(style.halo, 4));
    painter.drawLines(arms);
    painter.setPen(QPen(style.text, 2));
    painter.drawLines(arms);
}

} // namespace console
