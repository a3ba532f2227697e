// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Colours that no map has and entries in known places, so that a test can find them among the
// pixels.
#pragma once

#include "ui/map/mapstyle.h"

#include <QImage>
#include <QPainter>
#include <QTimeZone>

namespace console::test {

/// Every part has a colour of its own; glyphs are solid squares, a colour for each state.
inline MapStyle loudStyle()
{
    MapStyle style;
    style.water = QColor(0x102030);
    style.grid = QColor(0x203040);
    style.halo = QColor(0xFFFFFF);
    style.outline = QColor(0x404040);
    style.hatch = QColor(0x808000);
    style.focusRing = QColor(0x0000FF);
    style.accentSymbol = QColor(0x00FF00);
    style.alarmSymbol = QColor(0xFF0000);
    style.alarmText = QColor(0x800000);
    style.warnSymbol = QColor(0xFFA000);
    style.techSymbol = QColor(0xFF00FF);
    style.techText = QColor(0x800080);
    style.techFill = QColor(0x600060);
    style.techOnFill = QColor(0xFFF0FF);
    style.labelGround = QColor(0xFFFFF0);
    style.labelBorder = QColor(0xC0C0C0);
    style.trail = QColor(0x604020);
    style.text = QColor(0x000010);
    style.textSecondary = QColor(0x303040);
    style.labelFont = QFont();
    style.labelFont.setPixelSize(13);
    style.glyph = [](DisplayState state, int size, qreal dpr) {
        QPixmap pixmap(qRound(size * dpr), qRound(size * dpr));
        pixmap.setDevicePixelRatio(dpr);
        pixmap.fill(QColor(0x00, 0xC0, 0x10 * (int(state) + 1)));
        return pixmap;
    };
    return style;
}

inline QColor glyphColour(DisplayState state)
{
    return QColor(0x00, 0xC0, 0x10 * (int(state) + 1));
}

inline BoardEntry entryAt(CalloutId id, double latitude, double longitude,
                          const QString &owner = QStringLiteral("Op 07"),
                          CalloutStatus status = CalloutStatus::ResponderDispatched)
{
    BoardEntry entry;
    entry.callout.id = id;
    entry.callout.status = status;
    entry.callout.position = Position{{latitude, longitude}, std::nullopt, std::nullopt};
    entry.owner = owner;
    if (!owner.isEmpty())
        entry.takenAt = MonoTime{};
    return entry;
}

inline BoardChanges added(const QList<BoardEntry> &entries)
{
    return {entries, {}, {}};
}

/// How often the colour occurs within `radius` of the point.
inline int countAround(const QImage &image, const QPointF &at, int radius, const QColor &colour)
{
    const QRect area =
        QRect(at.toPoint() - QPoint(radius, radius), QSize(2 * radius + 1, 2 * radius + 1))
            .intersected(image.rect());
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x)
            count += (image.pixel(x, y) & 0xFFFFFF) == (colour.rgb() & 0xFFFFFF);
    }
    return count;
}

} // namespace console::test
