// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/markerpainter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace console {

namespace {

/// So many labels are tried a frame: more find no room on any screen.
constexpr int kMostLabelTries = 600;
constexpr double kHitRadius = 17;
/// Smaller circles than the disc say nothing; larger ones than this are a haze over everything.
constexpr double kLeastCircle = 18;
constexpr double kMostCircle = 4000;

size_t layerOf(const MapMarker &marker, CalloutId selected)
{
    return marker.id == selected ? 4 : size_t(3 - std::min<quint8>(marker.group, 3));
}

} // namespace

void MarkerPainter::setStyle(const MapStyle &style, qreal dpr)
{
    m_style = style;
    m_sprites.setStyle(style, dpr);
    m_labels.setStyle(style, dpr);
}

void MarkerPainter::paint(QPainter &painter, const Scene &scene)
{
    m_showsClock = false;
    m_labelsAt.clear();
    if (!scene.store)
        return;
    collect(scene);
    painter.setRenderHint(QPainter::Antialiasing);
    paintAccuracy(painter, scene);
    paintMarkers(painter, scene);
    paintLabels(painter, scene);
}

void MarkerPainter::collect(const Scene &scene)
{
    for (auto &layer : m_layers)
        layer.clear();
    const double margin = MarkerSprites::kHalf;
    const QRectF area =
        QRectF(QPointF(), scene.viewport.size()).adjusted(-margin, -margin, margin, margin);
    const auto &markers = scene.store->markers();
    for (size_t i = 0; i < markers.size(); ++i) {
        const QPointF at = scene.viewport.toScreen(markers[i].mercator);
        if (area.contains(at))
            m_layers[layerOf(markers[i], scene.selected)].push_back({i, at});
    }
}

void MarkerPainter::paintAccuracy(QPainter &painter, const Scene &scene) const
{
    const double metresPerPixel = scene.viewport.metresPerPixel();
    for (const auto &layer : m_layers) {
        for (const Seen &seen : layer) {
            const MapMarker &marker = scene.store->markers()[seen.index];
            const double radius = marker.accuracyMetres / metresPerPixel;
            if (radius < kLeastCircle || radius > kMostCircle)
                continue;
            QColor colour = marker.lost                         ? m_style.techSymbol
                            : marker.state == DisplayState::New ? m_style.alarmSymbol
                            : marker.mine                       ? m_style.accentSymbol
                            : marker.group == 1                 ? m_style.warnSymbol
                                                                : m_style.outline;
            QPen pen(colour, 1.2);
            if (marker.lost || scene.linkLost)
                pen.setDashPattern({4, 3});
            painter.setPen(pen);
            colour.setAlphaF(0.12F);
            painter.setBrush(colour);
            painter.drawEllipse(seen.at, radius, radius);
        }
    }
}

void MarkerPainter::paintMarkers(QPainter &painter, const Scene &scene)
{
    m_taken.reset(scene.viewport.size());
    const QPointF half(MarkerSprites::kHalf, MarkerSprites::kHalf);
    constexpr double kKeepOut = MarkerSprites::kRadius;
    for (const auto &layer : m_layers) {
        for (const Seen &seen : layer) {
            const MapMarker &marker = scene.store->markers()[seen.index];
            const QPixmap &sprite = m_sprites.sprite({.state = marker.state,
                                                      .mine = marker.mine,
                                                      .selected = marker.id == scene.selected,
                                                      .dashed = marker.lost || scene.linkLost,
                                                      .lost = marker.lost,
                                                      .hatched = marker.test});
            painter.drawPixmap(seen.at - half, sprite);
            m_taken.take(
                QRectF(seen.at.x() - kKeepOut, seen.at.y() - kKeepOut, 2 * kKeepOut, 2 * kKeepOut));
        }
    }
}

void MarkerPainter::paintLabels(QPainter &painter, const Scene &scene)
{
    int tries = 0;
    for (size_t layer = kLayers; layer-- > 0;) {
        for (const Seen &seen : m_layers[layer]) {
            m_showsClock = m_showsClock || scene.store->markers()[seen.index].hasClock();
            if (++tries > kMostLabelTries)
                continue;
            // The selected one has its label whatever is under it.
            paintLabel(painter, scene, seen, layer == kLayers - 1);
        }
    }
}

void MarkerPainter::paintLabel(QPainter &painter, const Scene &scene, const Seen &seen, bool force)
{
    const MapMarker &marker = scene.store->markers()[seen.index];
    const bool isNew = marker.state == DisplayState::New;
    QString clock;
    if (marker.hasClock() && scene.clockText) {
        clock = scene.clockText(scene.store->entry(seen.index));
        if (!clock.isEmpty() && scene.clockWords)
            clock = scene.clockWords(marker, clock);
    }
    const QSizeF size = m_labels.sizeOf(marker.number, clock);
    const double radius = MarkerSprites::kRadius
                          + (isNew                         ? 8
                             : marker.id == scene.selected ? 5
                                                           : 2);
    const auto rect = MarkerLabels::place(seen.at, radius, size,
                                          QRectF(QPointF(), scene.viewport.size()), m_taken, force);
    if (!rect)
        return;
    using Tone = MarkerLabels::Tone;
    const Tone tone = isNew                           ? Tone::New
                      : marker.lost || scene.linkLost ? Tone::Tech
                      : marker.id == scene.selected   ? Tone::Selected
                                                      : Tone::Plain;
    painter.drawPixmap(rect->topLeft(), m_labels.label(marker.number, clock, tone));
    m_taken.take(*rect);
    m_labelsAt.push_back({marker.id, *rect});
}

CalloutId MarkerPainter::hit(const Scene &scene, const QPointF &point) const
{
    if (!scene.store)
        return 0;
    CalloutId found = 0;
    size_t bestLayer = 0;
    double best = kHitRadius * kHitRadius;
    for (const MapMarker &marker : scene.store->markers()) {
        const QPointF away = scene.viewport.toScreen(marker.mercator) - point;
        const double distance = QPointF::dotProduct(away, away);
        if (distance > kHitRadius * kHitRadius)
            continue;
        const size_t layer = layerOf(marker, scene.selected);
        if (!found || layer > bestLayer || (layer == bestLayer && distance < best)) {
            found = marker.id;
            bestLayer = layer;
            best = distance;
        }
    }
    if (found)
        return found;
    const auto label =
        std::find_if(m_labelsAt.begin(), m_labelsAt.end(),
                     [&point](const LabelAt &one) { return one.rect.contains(point); });
    return label == m_labelsAt.end() ? 0 : label->id;
}

} // namespace console
