// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "basemap/tilepainter.h"

#include "basemap/polygonclip.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

using namespace Qt::StringLiterals;

namespace console {

namespace {

/// From this zoom on the steps of the quantised coast would show.
constexpr int kRoundFromZoom = 9;

/// A tile's frame on the unit square, and the way from there to its 256 logical pixels.
struct Frame {
    explicit Frame(const TileId &tile)
        : scale(std::ldexp(256.0, tile.z)), origin(tile.x * 256.0, tile.y * 256.0)
    {
    }

    [[nodiscard]] QRectF box(double marginPixels) const
    {
        return {(origin - QPointF(marginPixels, marginPixels)) / scale,
                QSizeF(256 + 2 * marginPixels, 256 + 2 * marginPixels) / scale};
    }
    [[nodiscard]] QPointF toPixel(const QPointF &mercator) const
    {
        return mercator * scale - origin;
    }

    double scale;
    QPointF origin;
};

void addRing(QPainterPath &path, std::span<const QPointF> ring, const Frame &frame)
{
    QPointF last;
    bool first = true;
    for (const QPointF &point : ring) {
        const QPointF pixel = frame.toPixel(point);
        if (first)
            path.moveTo(pixel);
        else if (std::abs(pixel.x() - last.x()) + std::abs(pixel.y() - last.y()) < 0.4)
            continue;
        else
            path.lineTo(pixel);
        last = pixel;
        first = false;
    }
    path.closeSubpath();
}

} // namespace

TilePainter::TilePainter(BasemapDataPtr data, const QString &fontFamily)
    : m_data(data), m_family(fontFamily), m_labels(std::move(data), fontFamily)
{
}

QImage TilePainter::plain(const MapColours &colours, int size)
{
    QImage image(size, size, QImage::Format_RGB32);
    image.fill(colours.water);
    return image;
}

QImage TilePainter::paint(const TileId &tile, const MapColours &colours, int size) const
{
    QImage image = plain(colours, size);
    if (!m_data || !tile.isValid())
        return image;
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(size / 256.0, size / 256.0);
    paintLand(painter, tile, colours);
    paintBorders(painter, tile, colours);
    paintLabels(painter, tile, colours);
    return image;
}

void TilePainter::paintLand(QPainter &painter, const TileId &tile, const MapColours &colours) const
{
    const Frame frame(tile);
    const QRectF edge = frame.box(6);
    // Rounding looks at neighbouring points: cut it from a piece so wide (30 km) that its own
    // edges, which differ from tile to tile, have no say inside the tile.
    const double reach = std::max(1.0 / std::ldexp(1.0, tile.z), 0.0008);
    const QRectF wide = edge.adjusted(-reach, -reach, reach, reach);
    const bool round = tile.z >= kRoundFromZoom;
    QPainterPath path;
    path.setFillRule(Qt::OddEvenFill);
    for (const BasemapData::Polygon &polygon : m_data->land()) {
        if (!polygon.box.intersects(edge))
            continue;
        for (const BasemapData::Ring &ring : polygon.rings) {
            if (!ring.box.intersects(edge))
                continue;
            const auto add = [&](std::span<const QPointF> points) {
                std::vector<QPointF> cut = basemap::clipRing(points, round ? wide : edge);
                if (round)
                    cut =
                        basemap::clipRing(basemap::roundCorners(basemap::roundCorners(cut)), edge);
                if (cut.size() > 2)
                    addRing(path, cut, frame);
            };
            if (ring.box.width() < 0.5) {
                add(m_data->points(ring));
            } else {
                for (const auto &copy : basemap::unwrapped(m_data->points(ring)))
                    add(copy);
            }
        }
    }
    painter.setPen(QPen(colours.coast, 1));
    painter.setBrush(colours.land);
    painter.drawPath(path);
}

void TilePainter::paintBorders(QPainter &painter, const TileId &tile,
                               const MapColours &colours) const
{
    const Frame frame(tile);
    const QRectF edge = frame.box(4);
    QPainterPath path;
    for (const BasemapData::Ring &line : m_data->borders()) {
        if (!line.box.adjusted(-1e-9, -1e-9, 1e-9, 1e-9).intersects(edge))
            continue;
        QPointF last;
        bool pen = false;
        for (const QPointF &point : m_data->points(line)) {
            const QRectF span =
                QRectF(last, point).normalized().adjusted(-1e-12, -1e-12, 1e-12, 1e-12);
            const bool seen = &point != m_data->points(line).data() && span.intersects(edge);
            if (seen && !pen)
                path.moveTo(frame.toPixel(last));
            if (seen)
                path.lineTo(frame.toPixel(point));
            pen = seen;
            last = point;
        }
    }
    QPen pen(colours.border, tile.z < 6 ? 0.8 : 1.2);
    if (tile.z >= 6)
        pen.setDashPattern({6, 3});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
}

void TilePainter::paintLabels(QPainter &painter, const TileId &tile,
                              const MapColours &colours) const
{
    const QPointF origin(tile.x * 256.0, tile.y * 256.0);
    const QList<basemap::LabelLayout::Label> labels = m_labels.inTile(tile);
    const auto write = [&](const QRectF &box, const QFont &font, const QString &text,
                           QColor colour) {
        const QFontMetricsF metrics(font);
        const QPointF base(box.center().x() - metrics.horizontalAdvance(text) / 2,
                           box.center().y() + (metrics.ascent() - metrics.descent()) / 2);
        QPainterPath path;
        path.addText(base, font, text);
        painter.strokePath(path, QPen(colours.halo, 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setPen(colour);
        painter.setFont(font);
        painter.drawText(base, text);
    };
    for (const auto &label : labels) {
        const Place &place = m_data->places().at(label.place);
        write(label.box.translated(-origin), m_labels.fontFor(place), place.name, colours.label);
    }
    if (tile.z <= kDataZoom || (tile.x + tile.y) % 4 != 0)
        return;
    QFont font(m_family);
    font.setStyleHint(QFont::SansSerif);
    font.setPixelSize(11);
    const QRectF room(28, 218, 200, 18);
    for (const auto &label : labels) {
        if (label.box.translated(-origin).intersects(room))
            return;
    }
    write(room, font, u"No street data loaded"_s, colours.note);
}

} // namespace console
