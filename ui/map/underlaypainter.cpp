// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/underlaypainter.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace console {

namespace {

/// Smaller circles than the disc say nothing; larger ones than this are a haze over everything.
constexpr double kFlagApart = 26; ///< pixels from its callout at least
constexpr double kResponderApart = 36;
constexpr double kLeastCircle = 18;
constexpr double kMostCircle = 4000;
/// More than so many circles, lines and squares are a haze, too, and take time.
constexpr int kMostCircles = 120;
constexpr int kMostResponders = 120;
constexpr double kResponderHalf = 12;
constexpr double kSiteHalf = 5;
constexpr double kSiteLabelZoom = 13;
/// Nobody can have walked farther than this from where contact was lost.
constexpr double kWalkMetresPerSecond = 1.4;
constexpr double kMostGrowth = 1000;

QPen dashed(const QColor &colour, double width, double dash, double gap)
{
    QPen pen(colour, width);
    pen.setCapStyle(Qt::FlatCap);
    pen.setDashPattern({dash / width, gap / width});
    return pen;
}

} // namespace

void UnderlayPainter::setStyle(const MapStyle &style, qreal dpr)
{
    m_style = style;
    m_dpr = dpr;
    m_labels.setStyle(style, dpr);
}

void UnderlayPainter::paint(QPainter &painter, const MapScene &scene, const MapFrame &frame,
                            TakenArea &taken)
{
    m_hits.clear();
    if (scene.layers.coverage)
        paintCoverage(painter, scene);
    if (scene.layers.accuracy)
        paintAccuracy(painter, scene, frame);
    if (scene.layers.trails && scene.trails)
        paintTrails(painter, scene, frame);
    paintPlaces(painter, scene, frame);
    if (scene.layers.sites)
        paintSites(painter, scene, taken);
    if (scene.layers.responders)
        paintResponders(painter, scene, frame, taken);
}

MapHit UnderlayPainter::hit(const QPointF &point) const
{
    for (const MapHit &hit : m_hits) {
        const QPointF away = hit.at - point;
        const double reach = hit.kind == MapHit::Kind::Site ? kSiteHalf + 3 : kResponderHalf + 1;
        if (std::max(std::abs(away.x()), std::abs(away.y())) <= reach)
            return hit;
    }
    return {};
}

void UnderlayPainter::paintCoverage(QPainter &painter, const MapScene &scene) const
{
    QColor fill = m_style.accentSymbol;
    fill.setAlphaF(0.08F);
    painter.setBrush(fill);
    painter.setPen(dashed(m_style.accentSymbol, 1.2, 6, 4));
    const QRectF screen(QPointF(), scene.viewport.size());
    for (const QList<QPolygonF> &rings : scene.coverage) {
        QPainterPath area; // filled odd-even: holes stay open
        for (const QPolygonF &ring : rings) {
            QPolygonF shape;
            shape.reserve(ring.size());
            for (const QPointF &corner : ring) {
                const QPointF at = scene.viewport.toScreen(corner);
                if (shape.isEmpty() || (at - shape.constLast()).manhattanLength() >= 2)
                    shape.append(at);
            }
            area.addPolygon(shape);
            area.closeSubpath();
        }
        if (area.controlPointRect().intersects(screen))
            painter.drawPath(area);
    }
}

void UnderlayPainter::paintAccuracy(QPainter &painter, const MapScene &scene,
                                    const MapFrame &frame) const
{
    int painted = 0;
    const double least = kLeastCircle * scene.viewport.metresPerPixel();
    for (size_t i = MapFrame::kLayers; i-- > 0;) {
        for (const MapFrame::Single &single : frame.layer(i)) {
            const MapMarker &marker = scene.store->markers()[single.index];
            if (double(marker.accuracyMetres) + (marker.lost ? kMostGrowth : 0) < least)
                continue;
            if (++painted > kMostCircles)
                return;
            paintCircle(painter, scene, marker, scene.viewport.toScreen(marker.mercator));
        }
    }
}

void UnderlayPainter::paintCircle(QPainter &painter, const MapScene &scene, const MapMarker &marker,
                                  const QPointF &at) const
{
    double metres = double(marker.accuracyMetres);
    // Where somebody may be by now of whom nothing has been heard.
    if (marker.lost && metres > 0 && scene.age) {
        const double seconds = std::chrono::duration<double>(scene.age(marker)).count();
        metres += std::clamp(seconds * kWalkMetresPerSecond, 0.0, kMostGrowth);
    }
    const double radius = metres / scene.viewport.metresPerPixel();
    if (radius < kLeastCircle || radius > kMostCircle)
        return;
    QColor colour = marker.lost                         ? m_style.techSymbol
                    : marker.state == DisplayState::New ? m_style.alarmSymbol
                    : marker.mine                       ? m_style.accentSymbol
                    : marker.group == 1                 ? m_style.warnSymbol
                                                        : m_style.outline;
    painter.setPen(marker.lost || scene.linkLost ? dashed(colour, 1.2, 4.8, 3.6)
                                                 : QPen(colour, 1.2));
    colour.setAlphaF(0.12F);
    painter.setBrush(colour);
    painter.drawEllipse(at, radius, radius);
}

void UnderlayPainter::paintTrails(QPainter &painter, const MapScene &scene,
                                  const MapFrame &frame) const
{
    if (frame.isCrowd()) {
        paintTrail(painter, scene, scene.selected);
        return;
    }
    for (size_t i = 0; i < MapFrame::kLayers; ++i) {
        for (const MapFrame::Single &single : frame.layer(i))
            paintTrail(painter, scene, scene.store->markers()[single.index].id);
    }
}

void UnderlayPainter::paintTrail(QPainter &painter, const MapScene &scene, CalloutId id) const
{
    if (const auto *points = scene.trails->responderTrail(id); points && scene.layers.responders) {
        QPolygonF line;
        for (const TrailStore::Point &point : *points)
            line.append(scene.viewport.toScreen(point.mercator));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_style.trail, 2.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(line);
    }
    const auto *points = scene.trails->trail(id);
    if (!points)
        return;
    // The older, the paler; a dot on the one before it adds nothing.
    QColor colour = m_style.trail;
    painter.setPen(Qt::NoPen);
    QPointF last(-1e6, -1e6);
    const size_t count = points->size() - 1; // the last one is under the marker
    for (size_t i = 0; i < count; ++i) {
        const QPointF at = scene.viewport.toScreen((*points)[i].mercator);
        if ((at - last).manhattanLength() < 6)
            continue;
        last = at;
        colour.setAlphaF(0.35F + 0.65F * float(i + 1) / float(count));
        painter.setBrush(colour);
        painter.drawEllipse(at, 2.2, 2.2);
    }
}

void UnderlayPainter::paintPlaces(QPainter &painter, const MapScene &scene,
                                  const MapFrame &frame) const
{
    for (size_t i = 0; i < MapFrame::kLayers; ++i) {
        for (const MapFrame::Single &single : frame.layer(i)) {
            const MapMarker &marker = scene.store->markers()[single.index];
            const MarkerExtra *extra = marker.extra ? scene.store->extra(marker.id) : nullptr;
            if (!extra)
                continue;
            painter.setBrush(Qt::NoBrush);
            const QPointF foot =
                extra->incident ? scene.viewport.toScreen(*extra->incident) : single.at;
            // A flag where help was called for; under the marker itself it says nothing.
            if ((foot - single.at).manhattanLength() > kFlagApart) {
                painter.setPen(dashed(m_style.trail, 1.2, 3, 3));
                painter.drawLine(foot, single.at);
                painter.setPen(QPen(m_style.halo, 5));
                painter.drawLine(foot, foot - QPointF(0, 16));
                painter.setPen(QPen(m_style.text, 1.6));
                painter.drawLine(foot, foot - QPointF(0, 17));
                painter.setBrush(m_style.text);
                painter.drawPolygon(QPolygonF(
                    {foot - QPointF(0, 17), foot + QPointF(9, -13), foot - QPointF(0, 9)}));
            }
            if (extra->beforeJump) { // nobody has decided which of the two places it is
                const QPointF place = scene.viewport.toScreen(*extra->beforeJump);
                painter.setPen(dashed(m_style.warnSymbol, 2, 6, 4));
                painter.drawLine(place, single.at);
                painter.setBrush(m_style.halo);
                painter.setPen(dashed(m_style.warnSymbol, 2, 4, 3));
                painter.drawEllipse(place, 12, 12);
                QFont font = m_style.labelFont;
                font.setWeight(QFont::Bold);
                painter.setFont(font);
                painter.setPen(m_style.text);
                painter.drawText(QRectF(place - QPointF(12, 12), QSizeF(24, 24)), Qt::AlignCenter,
                                 u"?"_s);
            }
        }
    }
}

void UnderlayPainter::paintSites(QPainter &painter, const MapScene &scene, TakenArea &taken)
{
    const QRectF screen(QPointF(), scene.viewport.size());
    const bool named = scene.viewport.zoom() >= kSiteLabelZoom;
    for (const MapScene::Site &site : scene.sites) {
        const QPointF at = scene.viewport.toScreen(site.mercator);
        const QRectF box(at - QPointF(kSiteHalf, kSiteHalf), QSizeF(2 * kSiteHalf, 2 * kSiteHalf));
        if (!screen.contains(at) || !taken.isFree(box))
            continue;
        taken.take(box);
        // A house: no state has such a shape.
        painter.setPen(QPen(m_style.halo, 3));
        painter.setBrush(m_style.trail);
        const QPolygonF house({at + QPointF(-5, 5), at + QPointF(-5, -1), at + QPointF(0, -6),
                               at + QPointF(5, -1), at + QPointF(5, 5)});
        painter.drawPolygon(house);
        painter.setPen(Qt::NoPen);
        painter.drawPolygon(house);
        m_hits.push_back({.kind = MapHit::Kind::Site, .site = site.id, .at = at});
        if (named && scene.layers.labels)
            paintLabel(painter, scene, at, site.name, {}, taken);
    }
}

void UnderlayPainter::paintResponders(QPainter &painter, const MapScene &scene,
                                      const MapFrame &frame, TakenArea &taken)
{
    int painted = 0;
    for (size_t i = MapFrame::kLayers; i-- > 0;) {
        for (const MapFrame::Single &single : frame.layer(i)) {
            const MapMarker &marker = scene.store->markers()[single.index];
            if (!marker.extra || painted >= kMostResponders)
                continue;
            paintResponder(painter, scene, marker.id, single.at, taken);
            ++painted;
        }
    }
}

void UnderlayPainter::paintResponder(QPainter &painter, const MapScene &scene, CalloutId id,
                                     const QPointF &callout, TakenArea &taken)
{
    const MarkerExtra *extra = scene.store->extra(id);
    if (!extra || !extra->responder)
        return;
    const QPointF at = scene.viewport.toScreen(*extra->responder);
    if (id != scene.selected && (at - callout).manhattanLength() < kResponderApart)
        return; // from so far away it would only hide the callout
    painter.setPen(dashed(m_style.trail, 1.6, 5, 4));
    painter.drawLine(at, callout);
    const QRectF square(at - QPointF(kResponderHalf, kResponderHalf),
                        QSizeF(2 * kResponderHalf, 2 * kResponderHalf));
    if (!square.intersects(QRectF(QPointF(), scene.viewport.size())))
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_style.halo);
    painter.drawRoundedRect(square.adjusted(-2, -2, 2, 2), 4, 4);
    painter.setPen(scene.linkLost ? dashed(m_style.techSymbol, 1.4, 4, 3)
                                  : QPen(m_style.outline, 1.4));
    painter.drawRoundedRect(square, 3, 3);
    if (m_style.responderGlyph)
        painter.drawPixmap(QRectF(at - QPointF(9, 9), QSizeF(18, 18)),
                           m_style.responderGlyph(18, m_dpr), {});
    taken.take(square);
    m_hits.push_back({.kind = MapHit::Kind::Responder, .callout = id, .at = at});
    if (scene.layers.labels)
        paintLabel(painter, scene, at, extra->unit,
                   extra->eta && scene.etaWords ? scene.etaWords(*extra->eta) : QString(), taken);
}

void UnderlayPainter::paintLabel(QPainter &painter, const MapScene &scene, const QPointF &at,
                                 const QString &text, const QString &more, TakenArea &taken)
{
    if (text.isEmpty() && more.isEmpty())
        return;
    const auto rect = MarkerLabels::place(at, kResponderHalf, m_labels.sizeOf(text, more),
                                          QRectF(QPointF(), scene.viewport.size()), taken, false);
    if (!rect)
        return;
    painter.drawPixmap(rect->topLeft(), m_labels.label(text, more, MarkerLabels::Tone::Plain));
    taken.take(*rect);
}

} // namespace console
