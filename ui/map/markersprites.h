// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Markers as ready-made pictures: a disc with its glyph is drawn once per look, then only copied.
#pragma once

#include "ui/map/mapstyle.h"
#include "ui/map/markerstore.h"

#include <QHash>
#include <QPixmap>

namespace console {

class MarkerSprites final {
public:
    static constexpr double kRadius = 15; ///< of the disc
    static constexpr double kHalf = 28; ///< half the side of a sprite; the marker is in its middle
    static constexpr double kSmallRadius = 7; ///< the same for one of a crowd
    static constexpr double kSmallHalf = 11;

    /// Forgets all pictures.
    void setStyle(const MapStyle &style, qreal dpr);

    struct Look {
        DisplayState state = DisplayState::UnknownStatus;
        bool mine = false;
        bool selected = false;
        bool dashed = false; ///< contact or link lost
        bool lost = false; ///< contact lost: violet rim
        bool hatched = false;
        bool stuck = false; ///< a sign of its own: the same place again and again
        bool small = false; ///< one of a crowd
    };
    [[nodiscard]] const QPixmap &sprite(const Look &look);

private:
    [[nodiscard]] QPixmap draw(const Look &look) const;
    void drawHatch(QPainter &painter) const;
    [[nodiscard]] QPixmap drawSmall(const Look &look) const;
    void drawStuck(QPainter &painter) const;
    [[nodiscard]] QColor rimOf(const Look &look) const;
    void drawRings(QPainter &painter, const Look &look) const;

    MapStyle m_style;
    qreal m_dpr = 1;
    QHash<quint32, QPixmap> m_sprites;
};

} // namespace console
