// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is done to finished pictures of tiles, on any thread: enlarging a part of a coarser tile,
// taking colours down so that callouts stand out, and the picture for a tile that is not there.
#pragma once

#include "basemap/labellayout.h"
#include "basemap/tilepainter.h"

#include <QImage>

namespace console {

/// As Qt Quick's MultiEffect counts: 0 changes nothing, saturation -1 is grey, brightness -1 black.
struct TileFilter {
    double saturation = 0;
    double brightness = 0;

    [[nodiscard]] bool isNeeded() const { return saturation != 0 || brightness != 0; }
};
/// Design, "Map style".
inline constexpr TileFilter calmDay{-0.75, 0};
inline constexpr TileFilter darkNight{-0.9, -0.55};

[[nodiscard]] QImage filtered(const QImage &image, const TileFilter &filter);
/// The part of `ancestor`'s picture that `tile` covers, in the picture's own size. `tile` lies in
/// `ancestor`.
[[nodiscard]] QImage enlarged(const QImage &picture, const TileId &ancestor, const TileId &tile);
/// The tile that holds `tile`, `steps` zoom levels up.
[[nodiscard]] TileId ancestorOf(const TileId &tile, int steps);
/// A grid on the ground: nothing could be loaded here.
[[nodiscard]] QImage missingTile(const MapColours &colours, int size);
/// Little compression: the bytes go no further than this machine's memory.
[[nodiscard]] QByteArray toPng(const QImage &image);
/// "image/png", "image/jpeg" or "image/webp" by the first bytes; empty for anything else.
[[nodiscard]] QByteArray pictureType(const QByteArray &bytes);

/// What to make of bytes that were read, for one request: they pass as they are when they can.
struct PictureWork {
    QByteArray bytes;
    TileId from; ///< what the bytes show: the tile wanted or an ancestor
    TileId wanted;
    TileFilter filter;
};
/// Failed when the bytes are no picture.
[[nodiscard]] struct TilePicture makePicture(const PictureWork &work);

} // namespace console
