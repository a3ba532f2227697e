// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A style for the map without the window's theme.
#pragma once

#include "ui/map/mapstyle.h"

#include <QPixmap>

namespace bench {

inline console::MapStyle plainStyle()
{
    console::MapStyle style;
    style.water = QColor(0xC2CED6);
    style.grid = QColor(0xD0D4D8);
    style.halo = QColor(0xF8F9F9);
    style.outline = QColor(0x4A545D);
    style.hatch = QColor(0xD0D4D8);
    style.focusRing = QColor(0x1F5FBF);
    style.accentSymbol = QColor(0x1F5FBF);
    style.alarmSymbol = QColor(0xC62828);
    style.alarmText = QColor(0xA31515);
    style.warnSymbol = QColor(0xB26A00);
    style.techSymbol = QColor(0x7A3E9D);
    style.techText = QColor(0x5B2C78);
    style.techFill = QColor(0x5B2C78);
    style.techOnFill = QColor(0xFFFFFF);
    style.labelGround = QColor(0xF8F9F9);
    style.labelBorder = QColor(0xD0D4D8);
    style.text = QColor(0x14181B);
    style.textSecondary = QColor(0x4A545D);
    style.labelFont.setPixelSize(13);
    style.glyph = [](console::DisplayState, int size, qreal dpr) {
        QPixmap pixmap(qRound(size * dpr), qRound(size * dpr));
        pixmap.setDevicePixelRatio(dpr);
        pixmap.fill(QColor(0x4A545D));
        return pixmap;
    };
    return style;
}

} // namespace bench
