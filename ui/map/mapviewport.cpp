// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/mapviewport.h"

#include <algorithm>
#include <cmath>
#include <numbers>

using std::numbers::pi;

namespace console {

namespace {

constexpr double kLatitudeEnd = 85.05112877980659;
constexpr double kEquatorMetres = 40'075'016.686;

double quantised(double zoom)
{
    return std::round(zoom / MapViewport::kZoomStep) * MapViewport::kZoomStep;
}

} // namespace

QPointF toMercator(const LatLon &point)
{
    const double latitude = std::clamp(point.latitude, -kLatitudeEnd, kLatitudeEnd) * pi / 180;
    return {point.longitude / 360 + 0.5, 0.5 - std::asinh(std::tan(latitude)) / (2 * pi)};
}

LatLon fromMercator(const QPointF &point)
{
    const double x = point.x() - std::floor(point.x());
    return {std::atan(std::sinh((0.5 - point.y()) * 2 * pi)) * 180 / pi, (x - 0.5) * 360};
}

double MapViewport::minimumZoom() const
{
    const double longest = std::max({m_size.width(), m_size.height(), 256.0});
    return std::ceil(std::log2(longest / 256) / kZoomStep - 1e-9) * kZoomStep;
}

double MapViewport::metresPerPixel() const
{
    return kEquatorMetres * std::cos(centrePoint().latitude * pi / 180) / worldPixels();
}

void MapViewport::setSize(const QSizeF &size)
{
    m_size = size;
    setZoom(m_zoom);
}

void MapViewport::setCentre(const QPointF &mercator)
{
    m_centre = mercator;
    keepInside();
}

void MapViewport::setZoom(double zoom)
{
    const double least = minimumZoom();
    m_zoom = quantised(std::clamp(zoom, least, std::max(least, kMaxZoom)));
    m_world = std::exp2(m_zoom) * 256;
    keepInside();
}

void MapViewport::panBy(const QPointF &pixels)
{
    setCentre(m_centre + pixels / worldPixels());
}

void MapViewport::zoomAt(const QPointF &screen, double zoom)
{
    const QPointF place = toMercatorAt(screen);
    setZoom(zoom);
    const QPointF middle(m_size.width() / 2, m_size.height() / 2);
    setCentre(place - (screen - middle) / worldPixels());
}

void MapViewport::fit(const QRectF &box, double marginPixels, double most)
{
    const double width = std::max(m_size.width() - 2 * marginPixels, 64.0);
    const double height = std::max(m_size.height() - 2 * marginPixels, 64.0);
    const double across = std::max({box.width() / width, box.height() / height, 1e-12});
    setZoom(std::min(std::floor(std::log2(1 / across / 256)), most));
    setCentre(box.center());
}

QPointF MapViewport::toScreen(const QPointF &mercator) const
{
    double dx = mercator.x() - m_centre.x();
    if (dx > 0.5)
        dx -= 1;
    else if (dx < -0.5)
        dx += 1;
    const double world = worldPixels();
    return {dx * world + m_size.width() / 2,
            (mercator.y() - m_centre.y()) * world + m_size.height() / 2};
}

QPointF MapViewport::toMercatorAt(const QPointF &screen) const
{
    return m_centre + (screen - QPointF(m_size.width() / 2, m_size.height() / 2)) / worldPixels();
}

void MapViewport::keepInside()
{
    const double half = m_size.height() / 2 / worldPixels();
    const double y = half >= 0.5 ? 0.5 : std::clamp(m_centre.y(), half, 1 - half);
    m_centre = {m_centre.x() - std::floor(m_centre.x()), y};
}

} // namespace console
