// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/agepill.h"

#include "ui/theme/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace console {

int paintAge(QPainter &painter, const Theme &theme, const QRectF &area, const QString &text,
             int staleness)
{
    if (text.isEmpty())
        return 0;
    const QFontMetrics metrics(painter.font());
    const int indent = staleness > 0 ? 5 : 0;
    const int wide = metrics.horizontalAdvance(text) + 2 * indent;
    const int high = metrics.height() + 2;
    const QRectF place(area.right() - wide, area.y() + (area.height() - high) / 2, wide, high);
    painter.setPen(theme.color("textSecondary"_L1));
    if (staleness > 0) {
        const QColor tech = theme.color("techFill"_L1);
        painter.setPen(tech);
        painter.setBrush(staleness > 1 ? QBrush(tech) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(place.adjusted(.5, .5, -.5, -.5), 3, 3);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(theme.color(staleness > 1 ? "techOnFill"_L1 : "techText"_L1));
    }
    painter.drawText(place, Qt::AlignCenter, text);
    return wide;
}

} // namespace console
