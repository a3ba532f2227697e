// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/mappicture.h"

#include "sandbox/movement.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr QSize size(640, 400);
constexpr double margin = 48.0;
constexpr double leastMetres = 300.0; // across: one point alone is shown at this scale

QList<GeoPoint> customerTrack(const Callout &callout)
{
    QList<GeoPoint> track;
    if (callout.origin)
        track.append(*callout.origin);
    if (callout.position)
        track.append(*callout.position);
    return track;
}

// As far as the vehicle came.
QList<GeoPoint> responderTrack(const Callout &callout, const std::optional<Responder> &responder)
{
    QList<GeoPoint> track;
    if (!responder || !callout.position)
        return track;
    const GeoPoint end = callout.arrivedMs ? *callout.position : responder->position;
    const double whole = metresBetween(responder->start, *callout.position);
    for (int step = 0; step <= 24; ++step) {
        const GeoPoint point = movement::approach(responder->start, *callout.position, step / 24.0);
        if (!callout.arrivedMs
            && metresBetween(point, *callout.position) < metresBetween(end, *callout.position)
            && whole > 0.0)
            break;
        track.append(point);
    }
    track.append(end);
    return track;
}

class Projection final {
public:
    explicit Projection(const QList<GeoPoint> &points)
    {
        if (points.isEmpty())
            return;
        double south = 90.0;
        double north = -90.0;
        double west = 180.0;
        double east = -180.0;
        for (const GeoPoint &point : points) {
            south = std::min(south, point.latitude);
            north = std::max(north, point.latitude);
            west = std::min(west, point.longitude);
            east = std::max(east, point.longitude);
        }
        m_middle = {(south + north) / 2.0, (west + east) / 2.0};
        m_shrink = std::cos(m_middle.latitude * std::numbers::pi / 180.0);
        const double height = std::max(north - south, leastMetres / 111320.0);
        const double width = std::max((east - west) * m_shrink, leastMetres / 111320.0);
        m_scale = std::min((size.width() - 2.0 * margin) / width,
                           (size.height() - 2.0 * margin) / height);
    }

    [[nodiscard]] QPointF at(GeoPoint point) const
    {
        return {size.width() / 2.0 + (point.longitude - m_middle.longitude) * m_shrink * m_scale,
                size.height() / 2.0 - (point.latitude - m_middle.latitude) * m_scale};
    }
    [[nodiscard]] QPolygonF line(const QList<GeoPoint> &points) const
    {
        QPolygonF line;
        for (const GeoPoint &point : points)
            line.append(at(point));
        return line;
    }

private:
    GeoPoint m_middle;
    double m_shrink = 1.0;
    double m_scale = 1.0;
};

void paintGrid(QPainter &painter)
{
    painter.setPen(QPen(QColor(0xd8, 0xdd, 0xe2), 1));
    for (int x = 0; x < size.width(); x += 40)
        painter.drawLine(x, 0, x, size.height());
    for (int y = 0; y < size.height(); y += 40)
        painter.drawLine(0, y, size.width(), y);
}

} // namespace

QByteArray mapPicture(const Callout &callout, const std::optional<Responder> &responder)
{
    const QList<GeoPoint> customer = customerTrack(callout);
    const QList<GeoPoint> vehicle = responderTrack(callout, responder);
    const Projection projection(customer + vehicle);
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor(0xf2, 0xf4, 0xf6));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGrid(painter);
    const QColor blue(0x1f, 0x5f, 0xbf);
    const QColor red(0xc6, 0x28, 0x28);
    painter.setPen(QPen(blue, 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(projection.line(vehicle));
    painter.setPen(QPen(red, 3, Qt::DotLine, Qt::RoundCap));
    painter.drawPolyline(projection.line(customer));
    painter.setPen(QPen(Qt::white, 2));
    if (!customer.isEmpty()) { // a dot where the customer was last
        painter.setBrush(red);
        painter.drawEllipse(projection.at(customer.constLast()), 10, 10);
    }
    if (!vehicle.isEmpty()) { // a square where the responder was last
        painter.setBrush(blue);
        const QPointF last = projection.at(vehicle.constLast());
        painter.drawRect(QRectF(last.x() + 8, last.y() - 20, 14, 14));
    }
    painter.end();
    QByteArray png;
    QBuffer buffer(&png);
    image.save(&buffer, "PNG");
    return png;
}

} // namespace sandbox
