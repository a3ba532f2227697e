// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the map looks: the one truth about it. The tile layer follows; the markers are placed by
// it.
#pragma once

#include "domain/callout.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace console {

/// Web Mercator on the unit square: x to the east, y to the south. Tiles are 256 px.
[[nodiscard]] QPointF toMercator(const LatLon &point);
[[nodiscard]] LatLon fromMercator(const QPointF &point);

class MapViewport final {
public:
    /// Zooms stand on quarters: the tile layer draws a zoom within 0.01 of a whole one as the whole
    /// one, but projects it as it is, and the markers would slide off the tiles.
    static constexpr double kZoomStep = 0.25;
    static constexpr double kMaxZoom = 18;

    [[nodiscard]] QPointF centre() const { return m_centre; }
    [[nodiscard]] LatLon centrePoint() const { return fromMercator(m_centre); }
    [[nodiscard]] double zoom() const { return m_zoom; }
    [[nodiscard]] QSizeF size() const { return m_size; }
    /// Pixels across the whole world.
    [[nodiscard]] double worldPixels() const { return m_world; }
    /// The least zoom at which the world still fills the view, on the step above it.
    [[nodiscard]] double minimumZoom() const;
    [[nodiscard]] double metresPerPixel() const;

    void setSize(const QSizeF &size);
    void setCentre(const QPointF &mercator);
    /// Rounds to the nearest step and keeps within the limits.
    void setZoom(double zoom);
    /// Moves the view by so many pixels: to the east and to the south for positive ones.
    void panBy(const QPointF &pixels);
    /// Zooms while the place under `screen` stays where it is.
    void zoomAt(const QPointF &screen, double zoom);
    /// Shows the whole box inside a margin, at a whole zoom (there tiles are sharp), at most
    /// `most`.
    void fit(const QRectF &mercatorBox, double marginPixels, double most);

    /// The copy of the point that is nearest to the centre, in pixels from the top left.
    [[nodiscard]] QPointF toScreen(const QPointF &mercator) const;
    [[nodiscard]] QPointF toMercatorAt(const QPointF &screen) const;

private:
    void keepInside();

    QPointF m_centre{0.5, 0.5};
    double m_zoom = 3;
    double m_world = 8 * 256; ///< goes with the zoom; asked for a thousand times a frame
    QSizeF m_size{640, 480};
};

} // namespace console
