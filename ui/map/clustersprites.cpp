// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/clustersprites.h"

#include <QPainter>

#include <array>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int kMostGlyphs = 3;
constexpr int kGlyph = 9;

} // namespace

void ClusterSprites::setStyle(const MapStyle &style, qreal dpr)
{
    m_style = style;
    m_dpr = dpr;
    m_sprites.clear();
}

QString ClusterSprites::countText(quint32 count)
{
    if (count < 1000)
        return QString::number(count);
    if (count < 10000)
        return QString::number(count / 1000) + u'.' + QString::number(count % 1000 / 100) + u'k';
    return QString::number(count / 1000) + u'k';
}

const QPixmap &ClusterSprites::sprite(const MarkerGrid::Cluster &cluster, bool linkLost)
{
    quint32 states = 0;
    for (size_t i = 0; i < MarkerGrid::kStates; ++i)
        states |= quint32(cluster.states[i] > 0) << i;
    const QString count = countText(cluster.count);
    const QString key = count + u'|' + QString::number(states * 2 + quint32(linkLost), 36);
    if (const QPixmap *known = m_sprites.object(key))
        return *known;
    QPixmap *made = draw(count, states, linkLost);
    m_sprites.insert(key, made);
    return *made;
}

QPixmap *ClusterSprites::draw(const QString &count, quint32 states, bool linkLost) const
{
    auto *pixmap = new QPixmap(QSizeF(kHalf * 2 * m_dpr, kHalf * 2 * m_dpr).toSize());
    pixmap->setDevicePixelRatio(m_dpr);
    pixmap->fill(Qt::transparent);
    QPainter painter(pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate(kHalf, kHalf);
    const QRectF square(-kSquare, -kSquare, 2 * kSquare, 2 * kSquare);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_style.halo); // keeps it apart from what it stands on
    painter.drawRoundedRect(square.adjusted(-2, -2, 2, 2), 5, 5);
    QPen rim(linkLost ? m_style.techSymbol : m_style.outline, 1.4);
    if (linkLost)
        rim.setDashPattern({3.2, 2.2});
    painter.setPen(rim);
    painter.drawRoundedRect(square, 3, 3);
    // The worst first, in the order of Cluster::worst().
    std::array<DisplayState, kMostGlyphs> shown{};
    int glyphs = 0;
    for (const auto state :
         {DisplayState::UnknownStatus, DisplayState::Taken, DisplayState::Dispatched,
          DisplayState::OnScene, DisplayState::CancelRequested, DisplayState::Completed,
          DisplayState::Test}) {
        if (glyphs < kMostGlyphs && (states >> unsigned(state) & 1))
            shown[size_t(glyphs++)] = state;
    }
    const bool row = glyphs > 0 && m_style.glyph;
    QFont font = m_style.labelFont;
    font.setWeight(QFont::Bold);
    if (font.pixelSize() > 0)
        font.setPixelSize(font.pixelSize() + 1);
    else
        font.setPointSizeF(font.pointSizeF() * 1.1);
    painter.setFont(font);
    painter.setPen(m_style.text);
    painter.drawText(square.adjusted(0, row ? 1 : 0, 0, row ? -12 : 0), Qt::AlignCenter, count);
    for (int i = 0; row && i < glyphs; ++i) {
        const double x = -glyphs * (kGlyph + 1) / 2.0 + i * (kGlyph + 1);
        painter.drawPixmap(QRectF(x, 5, kGlyph, kGlyph),
                           m_style.glyph(shown[size_t(i)], kGlyph, m_dpr), {});
    }
    return pixmap;
}

} // namespace console
