// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Paints one map tile from the built-in data: land, borders, names, and an honest word where the
// data end.
#pragma once

#include "basemap/basemapdata.h"
#include "basemap/labellayout.h"

#include <QColor>
#include <QImage>

class QPainter;

namespace console {

/// What a map style consists of; the caller takes it from its theme.
struct MapColours {
    QColor land;
    QColor water;
    QColor coast; ///< a hairline where land meets water
    QColor border; ///< between countries
    QColor label;
    QColor halo; ///< behind every label
    QColor note; ///< "No street data loaded"
};

/// Any thread, several at once. Without data every tile is plain water.
class TilePainter final {
public:
    /// The last zoom that the data fill: they are quantised to about 400 m.
    static constexpr int kDataZoom = 11;

    TilePainter(BasemapDataPtr data, const QString &fontFamily);

    /// `size` in pixels: 256, or 512 for a tile at twice the density. An invalid id gives a plain
    /// tile.
    [[nodiscard]] QImage paint(const TileId &tile, const MapColours &colours, int size = 256) const;
    [[nodiscard]] static QImage plain(const MapColours &colours, int size = 256);

private:
    void paintLand(QPainter &painter, const TileId &tile, const MapColours &colours) const;
    void paintBorders(QPainter &painter, const TileId &tile, const MapColours &colours) const;
    void paintLabels(QPainter &painter, const TileId &tile, const MapColours &colours) const;

    BasemapDataPtr m_data;
    QString m_family;
    basemap::LabelLayout m_labels;
};

} // namespace console
