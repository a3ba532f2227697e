// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/calloutoverlay.h"

#include "ui/map/maptool.h"

#include <QPainter>
#include <QQuickWindow>

#include <cmath>

namespace console {

CalloutOverlay::CalloutOverlay(const MapScene &scene, QQuickItem *parent)
    : QQuickPaintedItem(parent), m_scene(scene)
{
    setZ(1);
    setAntialiasing(true);
    setObjectName(QLatin1StringView("calloutOverlay"));
}

void CalloutOverlay::setStyle(const MapStyle &style)
{
    m_style = style;
    m_dpr = 0; // the pictures are made anew with the next frame
    update();
}

void CalloutOverlay::setGridShown(bool shown)
{
    m_grid = shown;
    update();
}

void CalloutOverlay::setFocusFrameShown(bool shown)
{
    m_focusFrame = shown;
    update();
}

void CalloutOverlay::paint(QPainter *painter)
{
    const qreal dpr = window() ? window()->effectiveDevicePixelRatio() : 1;
    if (m_dpr != dpr) {
        m_dpr = dpr;
        m_painter.setStyle(m_style, dpr);
    }
    if (m_grid)
        paintGrid(*painter);
    m_painter.paint(*painter, m_scene);
    if (m_tool)
        m_tool->paint(*painter, m_scene.viewport);
    if (m_focusFrame) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(m_style.focusRing, 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter->drawRect(boundingRect().adjusted(1, 1, -1, -1));
    }
}

void CalloutOverlay::paintGrid(QPainter &painter) const
{
    // Lines of the tiles that are not there, so that a pan is seen.
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(m_style.grid, 1));
    const MapViewport &view = m_scene.viewport;
    const QPointF origin = view.centre() * view.worldPixels()
                           - QPointF(view.size().width() / 2, view.size().height() / 2);
    constexpr double kCell = 128;
    for (double x = -std::fmod(origin.x(), kCell); x < width(); x += kCell)
        painter.drawLine(QPointF(x, 0), QPointF(x, height()));
    for (double y = -std::fmod(origin.y(), kCell); y < height(); y += kCell)
        painter.drawLine(QPointF(0, y), QPointF(width(), y));
}

} // namespace console
