// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/mapnavigator.h"

#include <algorithm>
#include <cmath>

namespace console {

namespace {

constexpr double kFitMargin = 72;
constexpr qint64 kOneGestureMs = 900; ///< what follows within is the same movement of the hand

} // namespace

MapNavigator::MapNavigator(MapScene &scene, QObject *parent) : QObject(parent), m_scene(scene) { }

void MapNavigator::setLocked(bool locked)
{
    if (m_locked == locked)
        return;
    m_locked = locked;
    emit lockedChanged(locked);
}

void MapNavigator::gesture(Gesture kind)
{
    if (m_gesture != kind || !m_sinceGesture.isValid() || m_sinceGesture.elapsed() > kOneGestureMs)
        remember();
    m_gesture = kind;
    m_sinceGesture.start();
    m_settled = true;
    setLocked(true);
}

void MapNavigator::remember()
{
    m_gesture = Gesture::None;
    m_history.leave({m_scene.viewport.centre(), m_scene.viewport.zoom()});
}

void MapNavigator::panBy(const QPointF &pixels)
{
    gesture(Gesture::Pan);
    m_scene.viewport.panBy(pixels);
    emit moved();
}

void MapNavigator::zoomAt(const QPointF &at, double steps)
{
    gesture(Gesture::Zoom);
    m_scene.viewport.zoomAt(at, m_scene.viewport.zoom() + steps);
    emit moved();
}

void MapNavigator::zoomStep(bool in)
{
    gesture(Gesture::Zoom);
    const double zoom = m_scene.viewport.zoom();
    m_scene.viewport.setZoom(in ? std::floor(zoom) + 1 : std::ceil(zoom) - 1);
    emit moved();
}

void MapNavigator::fit(const std::optional<QRectF> &bounds, double most)
{
    if (!bounds)
        return;
    remember();
    m_settled = true;
    m_scene.viewport.fit(*bounds, kFitMargin, most);
    emit moved();
}

void MapNavigator::centreOn(const QPointF &mercator, double leastZoom)
{
    lookAt(mercator, std::max(m_scene.viewport.zoom(), leastZoom));
}

void MapNavigator::lookAt(const QPointF &mercator, double zoom)
{
    remember();
    m_settled = true;
    m_scene.viewport.setZoom(zoom);
    m_scene.viewport.setCentre(mercator);
    emit moved();
}

void MapNavigator::back()
{
    const auto view = m_history.back({m_scene.viewport.centre(), m_scene.viewport.zoom()});
    if (!view)
        return;
    m_gesture = Gesture::None;
    m_scene.viewport.setZoom(view->zoom);
    m_scene.viewport.setCentre(view->centre);
    emit moved();
}

void MapNavigator::setSize(const QSizeF &size)
{
    m_scene.viewport.setSize(size);
    emit moved();
}

bool MapNavigator::isInView(const QPointF &mercator) const
{
    return QRectF(QPointF(), m_scene.viewport.size()).contains(m_scene.viewport.toScreen(mercator));
}

} // namespace console
