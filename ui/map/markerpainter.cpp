// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/markerpainter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace console {

namespace {

/// So many labels are tried a frame: more find no room on any screen.
constexpr int kMostLabelTries = 250;
constexpr int kMostCrowdLabels = 60;
constexpr double kArrowRadius = 13;
constexpr double kHeadingTip = 16; ///< from the disc

} // namespace

void MarkerPainter::setStyle(const MapStyle &style, qreal dpr)
{
    m_style = style;
    m_sprites.setStyle(style, dpr);
    m_clusters.setStyle(style, dpr);
    m_labels.setStyle(style, dpr);
    m_underlay.setStyle(style, dpr);
}

void MarkerPainter::paint(QPainter &painter, const Scene &scene)
{
    m_showsClock = false;
    m_labelsAt.clear();
    if (!scene.store)
        return;
    m_frame.collect(scene);
    m_taken.reset(scene.viewport.size());
    painter.setRenderHint(QPainter::Antialiasing);
    m_underlay.paint(painter, scene, m_frame, m_taken);
    paintFan(painter);
    paintClusters(painter, scene);
    paintMarkers(painter, scene);
    paintArrows(painter, scene);
    paintLabels(painter, scene);
    paintFocus(painter, scene);
    paintBand(painter, scene);
}

void MarkerPainter::paintFan(QPainter &painter) const
{
    if (!m_frame.fanMiddle())
        return;
    // Legs to where they all are.
    const QPointF middle = *m_frame.fanMiddle();
    painter.setPen(QPen(m_style.trail, 1.4));
    for (const QPointF &place : m_frame.fanPlaces())
        painter.drawLine(middle, place);
    painter.setBrush(m_style.trail);
    painter.drawEllipse(middle, 3.5, 3.5);
}

void MarkerPainter::paintClusters(QPainter &painter, const Scene &scene)
{
    const QPointF half(ClusterSprites::kHalf, ClusterSprites::kHalf);
    constexpr double kKeepOut = ClusterSprites::kSquare;
    for (const MapFrame::Group &group : m_frame.groups()) {
        painter.drawPixmap(group.at - half, m_clusters.sprite(group.cluster, scene.linkLost));
        m_taken.take(
            QRectF(group.at.x() - kKeepOut, group.at.y() - kKeepOut, 2 * kKeepOut, 2 * kKeepOut));
    }
}

void MarkerPainter::paintMarkers(QPainter &painter, const Scene &scene)
{
    const bool crowd = m_frame.isCrowd();
    for (size_t i = 0; i < MapFrame::kLayers; ++i) {
        const bool small = crowd && i + 1 < MapFrame::kLayers;
        const double half = small ? MarkerSprites::kSmallHalf : MarkerSprites::kHalf;
        const double keepOut = small ? MarkerSprites::kSmallRadius : MarkerSprites::kRadius;
        for (const MapFrame::Single &single : m_frame.layer(i)) {
            const MapMarker &marker = scene.store->markers()[single.index];
            const QPixmap &sprite = m_sprites.sprite(
                {.state = marker.state,
                 .mine = marker.mine,
                 .selected = marker.id == scene.selected || scene.picked.contains(marker.id),
                 .dashed = marker.lost || scene.linkLost,
                 .lost = marker.lost,
                 .hatched = marker.test,
                 .stuck = marker.stuck,
                 .small = small});
            painter.drawPixmap(single.at - QPointF(half, half), sprite);
            m_taken.take(
                QRectF(single.at.x() - keepOut, single.at.y() - keepOut, 2 * keepOut, 2 * keepOut));
            m_showsClock = m_showsClock || marker.hasClock();
            if (small)
                continue;
            if (const auto way = motion(scene, marker))
                paintHeading(painter, single.at, way->headingDegrees);
        }
    }
}

std::optional<TrailStore::Motion> MarkerPainter::motion(const Scene &scene,
                                                        const MapMarker &marker) const
{
    if (!scene.trails || marker.lost || scene.linkLost)
        return std::nullopt;
    return scene.trails->motion(marker.id);
}

void MarkerPainter::paintHeading(QPainter &painter, const QPointF &at, double degrees) const
{
    painter.save();
    painter.translate(at);
    painter.rotate(degrees);
    constexpr double kTip = MarkerSprites::kRadius + kHeadingTip;
    painter.setPen(QPen(m_style.halo, 1.5));
    painter.setBrush(m_style.text);
    painter.drawPolygon(QPolygonF({{0, -kTip}, {7, -kTip + 11}, {0, -kTip + 8}, {-7, -kTip + 11}}));
    painter.restore();
}

void MarkerPainter::paintLabels(QPainter &painter, const Scene &scene)
{
    int tries = 0;
    const int most = m_frame.isCrowd() ? kMostCrowdLabels : kMostLabelTries;
    for (size_t i = MapFrame::kLayers; i-- > 0;) {
        // The selected one has its label whatever is under it, and whatever is switched off.
        const bool selected = i == MapFrame::kLayers - 1;
        if (!scene.layers.labels && !selected)
            return;
        for (const MapFrame::Single &single : m_frame.layer(i)) {
            if (++tries > most)
                return;
            paintLabel(painter, scene, single, selected);
        }
    }
}

QString MarkerPainter::sideWords(const Scene &scene, const MapMarker &marker) const
{
    if (marker.hasClock())
        return scene.age && scene.clockWords ? scene.clockWords(marker, scene.age(marker))
                                             : QString();
    if (!scene.speedWords || m_frame.isCrowd())
        return {};
    const auto way = motion(scene, marker);
    return way ? scene.speedWords(way->metresPerSecond) : QString();
}

void MarkerPainter::paintLabel(QPainter &painter, const Scene &scene,
                               const MapFrame::Single &single, bool force)
{
    const MapMarker &marker = scene.store->markers()[single.index];
    const bool isNew = marker.state == DisplayState::New;
    const QString number = groupedNumber(marker.id);
    const QString side = sideWords(scene, marker);
    double radius = MarkerSprites::kRadius + (isNew ? 8 : marker.id == scene.selected ? 5 : 2);
    if (!m_frame.isCrowd() && motion(scene, marker))
        radius = MarkerSprites::kRadius + kHeadingTip; // clear of the arrow
    const auto rect = MarkerLabels::place(single.at, radius, m_labels.sizeOf(number, side),
                                          QRectF(QPointF(), scene.viewport.size()), m_taken, force);
    if (!rect)
        return;
    using Tone = MarkerLabels::Tone;
    const Tone tone = isNew                           ? Tone::New
                      : marker.lost || scene.linkLost ? Tone::Tech
                      : marker.id == scene.selected   ? Tone::Selected
                                                      : Tone::Plain;
    painter.drawPixmap(rect->topLeft(), m_labels.label(number, side, tone));
    m_taken.take(*rect);
    m_labelsAt.push_back({marker.id, *rect});
}

void MarkerPainter::paintArrows(QPainter &painter, const Scene &scene)
{
    for (const MapFrame::Arrow &arrow : m_frame.arrows()) {
        painter.save();
        painter.translate(arrow.at);
        painter.setPen(QPen(m_style.alarmSymbol, 2));
        painter.setBrush(m_style.halo);
        painter.drawEllipse(QPointF(), kArrowRadius, kArrowRadius);
        painter.rotate(arrow.angle);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_style.alarmSymbol);
        painter.drawPolygon(QPolygonF({{9, 0}, {-5, 7}, {-2, 0}, {-5, -7}}));
        painter.restore();
        const QRectF disc(arrow.at - QPointF(kArrowRadius, kArrowRadius),
                          QSizeF(2 * kArrowRadius, 2 * kArrowRadius));
        m_taken.take(disc);
        const QString text = arrow.ids.size() == 1 ? groupedNumber(arrow.ids.constFirst())
                             : scene.newWords      ? scene.newWords(int(arrow.ids.size()))
                                                   : QString::number(arrow.ids.size());
        const auto rect =
            MarkerLabels::place(arrow.at, kArrowRadius, m_labels.sizeOf(text, {}),
                                QRectF(QPointF(), scene.viewport.size()), m_taken, true);
        if (!rect)
            continue;
        painter.drawPixmap(rect->topLeft(), m_labels.label(text, {}, MarkerLabels::Tone::New));
        m_taken.take(*rect);
    }
}

void MarkerPainter::paintFocus(QPainter &painter, const Scene &scene) const
{
    if (!scene.focus)
        return;
    const auto ring = [&](const QPointF &at, double half, double corner) {
        const QRectF box(at - QPointF(half, half), QSizeF(2 * half, 2 * half));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_style.halo, 5));
        painter.drawRoundedRect(box, corner, corner);
        painter.setPen(QPen(m_style.focusRing, 2.4));
        painter.drawRoundedRect(box, corner, corner);
    };
    for (const MapHit &stop : m_frame.all(scene)) {
        if (stop.isSame(scene.focus))
            ring(stop.at, stop.kind == MapHit::Kind::Arrow ? 17 : 24, 6);
    }
}

void MarkerPainter::paintBand(QPainter &painter, const Scene &scene) const
{
    if (scene.band.isNull())
        return;
    QColor fill = m_style.accentSymbol;
    fill.setAlphaF(0.14F);
    painter.setBrush(fill);
    painter.setPen(QPen(m_style.focusRing, 1.5, Qt::DashLine));
    painter.drawRect(scene.band);
}

MapHit MarkerPainter::hit(const Scene &scene, const QPointF &point)
{
    if (!scene.store)
        return {};
    m_frame.collect(scene);
    if (const MapHit found = m_frame.hit(scene, point))
        return found;
    const auto label = std::ranges::find_if(
        m_labelsAt, [&point](const LabelAt &one) { return one.rect.contains(point); });
    if (label != m_labelsAt.end())
        return {.kind = MapHit::Kind::Callout, .callout = label->id, .at = label->rect.center()};
    return m_underlay.hit(point);
}

std::vector<MapHit> MarkerPainter::stops(const Scene &scene)
{
    if (!scene.store)
        return {};
    m_frame.collect(scene);
    return m_frame.all(scene);
}

QList<CalloutId> MarkerPainter::behindArrow(const Scene &scene, quint64 key)
{
    m_frame.collect(scene);
    const MapFrame::Arrow *arrow = m_frame.arrow(key);
    return arrow ? arrow->ids : QList<CalloutId>();
}

} // namespace console
