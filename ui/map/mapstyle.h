// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the map looks like, as values: the window fills it from its theme, so the map knows no
// theme.
#pragma once

#include "domain/boardentry.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPixmap>

#include <functional>

namespace console {

/// The comments name the design tokens.
struct MapStyle {
    QColor water; ///< mapWater: what is seen where no tile is
    QColor grid; ///< lineSubtle: the grid of a map without tiles
    QColor halo; ///< mapHalo: discs, and a rim of 2 px behind everything
    QColor outline; ///< calmSymbol: rim of a plain disc
    QColor hatch; ///< lineSubtle: test callouts
    QColor focusRing; ///< focusRing
    QColor accentSymbol; ///< accentSymbol: mine
    QColor alarmSymbol; ///< alarmSymbol: new
    QColor alarmText; ///< alarmText
    QColor warnSymbol; ///< warnSymbol: accuracy circle of what needs a decision
    QColor techSymbol; ///< techSymbol: lost contact, link lost
    QColor techText; ///< techText
    QColor techFill; ///< techFill: the "Last known positions" chip
    QColor techOnFill; ///< techOnFill
    QColor labelGround; ///< mapHalo
    QColor labelBorder; ///< lineSubtle
    QColor trail; ///< mapTrail
    QColor text; ///< text
    QColor textSecondary; ///< textSecondary
    QFont labelFont; ///< chrome; numbers are written in it at weight 600

    /// The state's glyph, transparent ground. Without it a dot in `outline` stands in.
    std::function<QPixmap(DisplayState state, int sizePx, qreal dpr)> glyph;
    /// A responder's glyph. Without it its square is empty.
    std::function<QPixmap(int sizePx, qreal dpr)> responderGlyph;
    /// "layers", "lock", "fit", "plus", "minus". Without it the buttons have words alone.
    std::function<QIcon(QLatin1StringView name)> icon;
};

} // namespace console
