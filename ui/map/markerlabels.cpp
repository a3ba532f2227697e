// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/markerlabels.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr double kPadding = 6;
constexpr double kGap = 6; // between number and clock
constexpr double kDistance = 4; // between marker and label

} // namespace

void TakenArea::reset(const QSizeF &size)
{
    m_columns = std::max(1, int(std::ceil(size.width() / kCell)));
    m_rows = std::max(1, int(std::ceil(size.height() / kCell)));
    m_taken.assign(size_t(m_columns) * size_t(m_rows), false);
}

TakenArea::Cells TakenArea::cellsOf(const QRectF &rect) const
{
    return {std::clamp(int(rect.left() / kCell), 0, m_columns),
            std::clamp(int(rect.top() / kCell), 0, m_rows),
            std::clamp(int(rect.right() / kCell), -1, m_columns - 1),
            std::clamp(int(rect.bottom() / kCell), -1, m_rows - 1)};
}

void TakenArea::take(const QRectF &rect)
{
    const Cells cells = cellsOf(rect);
    for (int row = cells.top; row <= cells.bottom; ++row) {
        for (int column = cells.left; column <= cells.right; ++column)
            m_taken[size_t(row) * size_t(m_columns) + size_t(column)] = true;
    }
}

bool TakenArea::isFree(const QRectF &rect) const
{
    const Cells cells = cellsOf(rect);
    for (int row = cells.top; row <= cells.bottom; ++row) {
        for (int column = cells.left; column <= cells.right; ++column) {
            if (m_taken[size_t(row) * size_t(m_columns) + size_t(column)])
                return false;
        }
    }
    return true;
}

void MarkerLabels::setStyle(const MapStyle &style, qreal dpr)
{
    m_style = style;
    m_dpr = dpr;
    m_clockFont = style.labelFont;
    m_numberFont = style.labelFont;
    m_numberFont.setWeight(QFont::DemiBold);
    m_labels.clear();
}

QSizeF MarkerLabels::sizeOf(const QString &number, const QString &clock) const
{
    const QFontMetricsF numbers(m_numberFont);
    double width = numbers.horizontalAdvance(number) + 2 * kPadding;
    if (!clock.isEmpty())
        width += QFontMetricsF(m_clockFont).horizontalAdvance(clock) + kGap;
    return {std::ceil(width), std::ceil(numbers.height()) + 4};
}

const QPixmap &MarkerLabels::label(const QString &number, const QString &clock, Tone tone)
{
    const QString key = number + u'|' + clock + QChar(u'0' + char16_t(tone));
    if (const QPixmap *known = m_labels.object(key))
        return *known;
    QPixmap *made = draw(number, clock, tone);
    m_labels.insert(key, made);
    return *made;
}

QPixmap *MarkerLabels::draw(const QString &number, const QString &clock, Tone tone) const
{
    const QSizeF size = sizeOf(number, clock);
    auto *pixmap = new QPixmap((size * m_dpr).toSize());
    pixmap->setDevicePixelRatio(m_dpr);
    pixmap->fill(Qt::transparent);
    QPainter painter(pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor border = tone == Tone::New        ? m_style.alarmSymbol
                          : tone == Tone::Tech     ? m_style.techSymbol
                          : tone == Tone::Selected ? m_style.focusRing
                                                   : m_style.labelBorder;
    const double width = tone == Tone::Plain ? 1 : 1.6;
    painter.setPen(QPen(border, width));
    painter.setBrush(m_style.labelGround);
    painter.drawRoundedRect(
        QRectF(QPointF(), size).adjusted(width / 2, width / 2, -width / 2, -width / 2), 3, 3);
    const QFontMetricsF metrics(m_numberFont);
    const double base = std::round((size.height() + metrics.ascent() - metrics.descent()) / 2);
    painter.setFont(m_numberFont);
    painter.setPen(tone == Tone::New    ? m_style.alarmText
                   : tone == Tone::Tech ? m_style.techText
                                        : m_style.text);
    painter.drawText(QPointF(kPadding, base), number);
    if (!clock.isEmpty()) {
        painter.setFont(m_clockFont);
        painter.setPen(m_style.textSecondary);
        painter.drawText(QPointF(kPadding + metrics.horizontalAdvance(number) + kGap, base), clock);
    }
    return pixmap;
}

std::optional<QRectF> MarkerLabels::place(const QPointF &marker, double radius, const QSizeF &size,
                                          const QRectF &screen, const TakenArea &taken, bool force)
{
    const double away = radius + kDistance;
    const QPointF corners[] = {
        {marker.x() + away, marker.y() - size.height() / 2},
        {marker.x() - away - size.width(), marker.y() - size.height() / 2},
        {marker.x() - size.width() / 2, marker.y() + away},
        {marker.x() - size.width() / 2, marker.y() - away - size.height()},
    };
    for (const QPointF &corner : corners) {
        const QRectF rect(QPointF(std::round(corner.x()), std::round(corner.y())), size);
        if (screen.contains(rect) && taken.isFree(rect))
            return rect;
    }
    if (!force)
        return std::nullopt;
    for (const QPointF &corner : corners) {
        const QRectF rect(QPointF(std::round(corner.x()), std::round(corner.y())), size);
        if (screen.contains(rect))
            return rect;
    }
    return std::nullopt;
}

} // namespace console
