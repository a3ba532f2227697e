// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/markersprites.h"

#include <QPainter>
#include <QPainterPath>

namespace console {

namespace {

/// What is no longer told fades; the glyph keeps three to one against the disc.
constexpr double kFaded = 0.75;

} // namespace

void MarkerSprites::setStyle(const MapStyle &style, qreal dpr)
{
    m_style = style;
    m_dpr = dpr;
    m_sprites.clear();
}

const QPixmap &MarkerSprites::sprite(const Look &look)
{
    const quint32 key = quint32(look.state) << 8 | quint32(look.mine) | quint32(look.selected) << 1
                        | quint32(look.dashed) << 2 | quint32(look.lost) << 3
                        | quint32(look.hatched) << 4 | quint32(look.stuck) << 5
                        | quint32(look.small) << 6;
    const auto found = m_sprites.constFind(key);
    if (found != m_sprites.cend())
        return *found;
    return *m_sprites.insert(key, look.small ? drawSmall(look) : draw(look));
}

QPixmap MarkerSprites::draw(const Look &look) const
{
    QPixmap pixmap(QSizeF(kHalf * 2 * m_dpr, kHalf * 2 * m_dpr).toSize());
    pixmap.setDevicePixelRatio(m_dpr);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate(kHalf, kHalf);
    drawRings(painter, look);

    const QColor rim = rimOf(look);
    painter.setBrush(m_style.halo);
    QPen pen(rim, look.mine ? 2.4 : 1.2);
    if (look.dashed) {
        pen.setWidthF(look.mine ? 2.4 : 1.6);
        pen.setCapStyle(Qt::FlatCap);
        pen.setDashPattern({3.2 / pen.widthF(), 2.2 / pen.widthF()});
    }
    painter.setPen(pen);
    painter.drawEllipse(QPointF(), kRadius, kRadius);
    if (look.hatched) {
        drawHatch(painter);
    }
    if (look.lost)
        painter.setOpacity(kFaded);
    if (m_style.glyph) {
        painter.drawPixmap(QRectF(-10, -10, 20, 20), m_style.glyph(look.state, 20, m_dpr), {});
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(rim);
        painter.drawEllipse(QPointF(), 5, 5);
    }
    painter.setOpacity(1);
    if (look.stuck)
        drawStuck(painter);
    return pixmap;
}

QColor MarkerSprites::rimOf(const Look &look) const
{
    return look.lost                         ? m_style.techSymbol
           : look.mine                       ? m_style.accentSymbol
           : look.state == DisplayState::New ? m_style.alarmSymbol
                                             : m_style.outline;
}

QPixmap MarkerSprites::drawSmall(const Look &look) const
{
    QPixmap pixmap(QSizeF(kSmallHalf * 2 * m_dpr, kSmallHalf * 2 * m_dpr).toSize());
    pixmap.setDevicePixelRatio(m_dpr);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate(kSmallHalf, kSmallHalf);
    painter.setPen(
        QPen(look.selected ? m_style.focusRing : rimOf(look), look.selected ? 2.4 : 1.6));
    painter.setBrush(m_style.halo);
    painter.drawEllipse(QPointF(), kSmallRadius + 2, kSmallRadius + 2);
    if (m_style.glyph)
        painter.drawPixmap(QRectF(-6, -6, 12, 12), m_style.glyph(look.state, 12, m_dpr), {});
    return pixmap;
}

void MarkerSprites::drawStuck(QPainter &painter) const
{
    // Two bars, as on a thing that has been stopped.
    const QPointF middle(kRadius * 0.8, kRadius * 0.8);
    painter.setPen(QPen(m_style.techSymbol, 1.2));
    painter.setBrush(m_style.halo);
    painter.drawEllipse(middle, 7, 7);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_style.techSymbol);
    painter.drawRect(QRectF(middle.x() - 3.2, middle.y() - 3.5, 2.2, 7));
    painter.drawRect(QRectF(middle.x() + 1, middle.y() - 3.5, 2.2, 7));
}

void MarkerSprites::drawHatch(QPainter &painter) const
{
    QPainterPath disc;
    disc.addEllipse(QPointF(), kRadius - 1, kRadius - 1);
    painter.save();
    painter.setClipPath(disc);
    painter.setPen(QPen(m_style.hatch, 1.2));
    for (double x = -2 * kRadius; x < 2 * kRadius; x += 4.5)
        painter.drawLine(QPointF(x, kRadius), QPointF(x + 2 * kRadius, -kRadius));
    painter.restore();
}

void MarkerSprites::drawRings(QPainter &painter, const Look &look) const
{
    const auto ring = [&painter](double radius, const QColor &colour, double width) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, width));
        painter.drawEllipse(QPointF(), radius, radius);
    };
    // The rim of halo colour that keeps a marker apart from what it stands on.
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_style.halo);
    painter.drawEllipse(QPointF(), kRadius + 2, kRadius + 2);
    if (look.state == DisplayState::New) {
        ring(kRadius + 3, m_style.halo, 6);
        ring(kRadius + 3.4, m_style.alarmSymbol, 2.4);
        QColor outer = m_style.alarmSymbol;
        outer.setAlphaF(0.65F);
        ring(kRadius + 7, outer, 1.3);
    }
    if (look.selected) {
        const double radius = look.state == DisplayState::New ? kRadius + 9 : kRadius + 3.8;
        ring(radius, m_style.halo, 5);
        ring(radius, m_style.focusRing, 2.6);
    }
}

} // namespace console
