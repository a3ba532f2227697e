// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers beside markers: drawn once per text and look, placed where they cover neither a marker
// nor each other. When there is no room the number is left out; the marker never is.
#pragma once

#include "ui/map/mapstyle.h"

#include <QCache>
#include <QPixmap>
#include <QRectF>

#include <optional>
#include <vector>

namespace console {

/// What is taken on the screen, on a coarse raster: quick enough for thousands of questions a
/// frame.
class TakenArea final {
public:
    void reset(const QSizeF &size);
    void take(const QRectF &rect);
    [[nodiscard]] bool isFree(const QRectF &rect) const;

private:
    struct Cells {
        int left, top, right, bottom; ///< inclusive
    };
    [[nodiscard]] Cells cellsOf(const QRectF &rect) const;

    static constexpr double kCell = 4; ///< finer than the gap between a marker and its label
    int m_columns = 0;
    int m_rows = 0;
    std::vector<bool> m_taken;
};

class MarkerLabels final {
public:
    enum class Tone : quint8 { Plain, New, Tech, Selected };

    void setStyle(const MapStyle &style, qreal dpr);

    /// `clock` may be empty. The picture stays valid until the next call.
    [[nodiscard]] const QPixmap &label(const QString &number, const QString &clock, Tone tone);
    /// The same, measured only.
    [[nodiscard]] QSizeF sizeOf(const QString &number, const QString &clock) const;
    /// Tries right, left, below and above of a marker; `force` takes the first one anyway.
    [[nodiscard]] static std::optional<QRectF> place(const QPointF &marker, double radius,
                                                     const QSizeF &size, const QRectF &screen,
                                                     const TakenArea &taken, bool force);

private:
    [[nodiscard]] QPixmap *draw(const QString &number, const QString &clock, Tone tone) const;

    MapStyle m_style;
    QFont m_numberFont;
    QFont m_clockFont;
    qreal m_dpr = 1;
    QCache<QString, QPixmap> m_labels{4000};
};

} // namespace console
