// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/maptools/measuretool.h"

#include "domain/geodirection.h"
#include "ui/map/mapviewport.h"
#include "ui/maptools/geowords.h"
#include "ui/maptools/pointtool.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr double straightMetres = 50'000; // a longer leg is seen to be round
constexpr int mostPieces = 96;
constexpr double lineWidth = 2;
constexpr double rim = 6; // of the ground under the line
constexpr double pointRadius = 4;
constexpr double textGap = 10;

QString legText(const LatLon &from, const LatLon &to)
{
    return GeoWords::distance(distanceMetres(from, to)) + u"  "_s
           + GeoWords::bearing(bearingDegrees(from, to));
}

} // namespace

QList<LatLon> greatCircle(const LatLon &from, const LatLon &to)
{
    constexpr double radians = std::numbers::pi / 180;
    const double metres = distanceMetres(from, to);
    const int pieces = std::clamp(int(metres / straightMetres), 1, mostPieces);
    const double angle = metres / 6'371'008.8;
    QList<LatLon> line{from};
    // Half round the world every way is as short; the straight line will do.
    if (pieces > 1 && std::sin(angle) > 1e-6) {
        for (int i = 1; i < pieces; ++i) {
            const double part = double(i) / pieces;
            const double a = std::sin((1 - part) * angle) / std::sin(angle);
            const double b = std::sin(part * angle) / std::sin(angle);
            const auto sum = [&](auto axis) { return a * axis(from) + b * axis(to); };
            const double x = sum([](const LatLon &at) {
                return std::cos(at.latitude * radians) * std::cos(at.longitude * radians);
            });
            const double y = sum([](const LatLon &at) {
                return std::cos(at.latitude * radians) * std::sin(at.longitude * radians);
            });
            const double z = sum([](const LatLon &at) { return std::sin(at.latitude * radians); });
            line.append({std::atan2(z, std::hypot(x, y)) / radians, std::atan2(y, x) / radians});
        }
    }
    line.append(to);
    return line;
}

MeasureTool::MeasureTool(std::function<LatLon()> centre, QObject *parent)
    : QObject(parent), m_centre(std::move(centre))
{
}

void MeasureTool::setStyle(const MapStyle &style)
{
    m_style = style;
    emit changed();
}

void MeasureTool::clear()
{
    m_points.clear();
    m_pointer.reset();
    emit changed();
}

double MeasureTool::totalMetres() const
{
    double sum = 0;
    for (qsizetype i = 1; i < m_points.size(); ++i)
        sum += distanceMetres(m_points.at(i - 1), m_points.at(i));
    return sum;
}

QString MeasureTool::summary() const
{
    const qsizetype count = m_points.size();
    if (count == 0)
        return tr("Measure: click, or press Enter for the middle of the map. Esc ends.");
    if (count == 1)
        return tr("1 point. Set the next one; Backspace takes it back.");
    return tr("%1 points, %2; last leg %3 at %4")
        .arg(QString::number(count), GeoWords::distance(totalMetres()),
             GeoWords::distance(distanceMetres(m_points.at(count - 2), m_points.last())),
             GeoWords::bearing(bearingDegrees(m_points.at(count - 2), m_points.last())));
}

void MeasureTool::add(const LatLon &point)
{
    // A double click, or Enter twice, is no leg.
    if (!m_points.isEmpty() && m_points.last() == point)
        return;
    m_points.append(point);
    m_pointer.reset();
    emit changed();
    emit announced(summary());
}

bool MeasureTool::click(const LatLon &at)
{
    add(at);
    return true;
}

bool MeasureTool::move(const LatLon &at)
{
    m_pointer = at;
    if (!m_points.isEmpty())
        emit changed();
    return false; // the map still shows the coordinates
}

bool MeasureTool::key(int key)
{
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter: add(m_centre()); return true;
    case Qt::Key_Backspace:
        if (!m_points.isEmpty()) {
            m_points.removeLast();
            emit changed();
            emit announced(summary());
        }
        return true;
    case Qt::Key_Escape:
        clear();
        emit finished();
        return true;
    default: return false;
    }
}

void MeasureTool::paint(QPainter &painter, const MapViewport &view)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_style.labelFont);
    for (qsizetype i = 1; i < m_points.size(); ++i)
        paintLeg(painter, view, m_points.at(i - 1), m_points.at(i), Qt::SolidLine);
    if (!m_points.isEmpty() && m_pointer)
        paintLeg(painter, view, m_points.last(), *m_pointer, Qt::DashLine);
    for (const LatLon &point : std::as_const(m_points)) {
        painter.setPen(QPen(m_style.halo, 2));
        painter.setBrush(m_style.accentSymbol);
        painter.drawEllipse(view.toScreen(toMercator(point)), pointRadius, pointRadius);
    }
    if (m_points.size() > 2)
        paintText(painter, view.toScreen(toMercator(m_points.last())) + QPointF(0, 3 * textGap),
                  tr("Total %1").arg(GeoWords::distance(totalMetres())));
    paintMapCross(painter, view, m_style);
    painter.restore();
}

void MeasureTool::paintLeg(QPainter &painter, const MapViewport &view, const LatLon &from,
                           const LatLon &to, Qt::PenStyle line) const
{
    QPainterPath path;
    std::optional<QPointF> before;
    for (const LatLon &point : greatCircle(from, to)) {
        const QPointF at = view.toScreen(toMercator(point));
        // Across the edge of the world the line goes on at the other side.
        if (!before || std::abs(at.x() - before->x()) > view.worldPixels() / 2)
            path.moveTo(at);
        else
            path.lineTo(at);
        before = at;
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_style.halo, rim, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.setPen(QPen(m_style.accentSymbol, lineWidth, line, Qt::FlatCap, Qt::RoundJoin));
    painter.drawPath(path);
    if (from != to)
        paintText(painter, path.pointAtPercent(0.5) - QPointF(0, textGap), legText(from, to));
}

void MeasureTool::paintText(QPainter &painter, const QPointF &at, const QString &text) const
{
    const QFontMetricsF metrics(m_style.labelFont);
    QRectF box(0, 0, metrics.horizontalAdvance(text) + 12, metrics.height() + 4);
    box.moveCenter(at);
    painter.setPen(QPen(m_style.labelBorder, 1));
    painter.setBrush(m_style.labelGround);
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(m_style.text);
    painter.drawText(box, Qt::AlignCenter, text);
}

/// Where Enter sets a point.
} // namespace console
