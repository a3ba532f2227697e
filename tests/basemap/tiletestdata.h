// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the tests of tile sources share: pictures of one colour, MBTiles files made to order, and a
// tile asked for.
#pragma once

#include "basemap/tilesource.h"

#include <QColor>
#include <QImage>
#include <QMap>

namespace console::test {

struct MbtilesPlan {
    QMap<QString, QString> metadata;
    struct Tile {
        int z, column, row; ///< the row as in the file: counted from the south
        QByteArray bytes;
    };
    QList<Tile> tiles;
    bool withTiles = true; ///< the table
};

/// Writes the file; false when it could not.
[[nodiscard]] bool writeMbtiles(const QString &path, const MbtilesPlan &plan);
[[nodiscard]] QByteArray picture(const QColor &colour, const char *format = "PNG", int size = 256);
/// Waits for the answer; nullopt when none came in 3 s.
[[nodiscard]] std::optional<TilePicture> answerOf(TileSource &source, const TileRequest &request);
/// The middle of the picture.
[[nodiscard]] QColor colourOf(const QByteArray &bytes);

} // namespace console::test
