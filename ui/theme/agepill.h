// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How an age is written everywhere: plain while fresh, in a violet outline from twice the expected
// interval, on solid violet from three times (design 4).
#pragma once

#include <QRectF>

class QPainter;
class QString;

namespace console {

class Theme;

/// Writes `text` in the painter's font, right-aligned in `area` and centred in its height;
/// `staleness` is 0, 1 (outlined) or 2 (solid). Gives the width used.
int paintAge(QPainter &painter, const Theme &theme, const QRectF &area, const QString &text,
             int staleness);

} // namespace console
