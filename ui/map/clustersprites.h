// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Clusters as ready-made pictures: a square with a count and small glyphs of what is in it.
#pragma once

#include "ui/map/mapstyle.h"
#include "ui/map/markergrid.h"

#include <QCache>
#include <QPixmap>

namespace console {

class ClusterSprites final {
public:
    static constexpr double kHalf = 21; ///< half the side of a picture; the square is in its middle
    static constexpr double kSquare = 17; ///< half the side of the square

    void setStyle(const MapStyle &style, qreal dpr);
    /// Stays valid until the next call.
    [[nodiscard]] const QPixmap &sprite(const MarkerGrid::Cluster &cluster, bool linkLost);
    /// "9", "120", "1.2k", "45k"
    [[nodiscard]] static QString countText(quint32 count);

private:
    [[nodiscard]] QPixmap *draw(const QString &count, quint32 states, bool linkLost) const;

    MapStyle m_style;
    qreal m_dpr = 1;
    QCache<QString, QPixmap> m_sprites{1500};
};

} // namespace console
