// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the map's tiles come from, as an operator chooses it, and what is told of them while they
// are shown. The only settings that can make this program speak to anybody but AURA.
#pragma once

#include "domain/clock.h"

#include <QStringList>
#include <QUrl>

#include <expected>

namespace console {

enum class BasemapKind : quint8 {
    BuiltIn, ///< painted from the program's own data; no network
    Xyz, ///< a tile server
    Mbtiles, ///< a file
};

struct BasemapSettings {
    static constexpr qint64 megabyte = 1 << 20;
    static constexpr qint64 leastCache = 50 * megabyte;
    static constexpr qint64 mostCache = 20'000 * megabyte;

    BasemapKind kind = BasemapKind::BuiltIn;
    QString xyzTemplate; ///< with {z}, {x}, {y}; {s} = a, b or c; {r} = "@2x" on dense screens
    QString attribution; ///< of the tile server's data; plain text
    QString contact; ///< told to the tile server, so that its keeper can reach the site
    QString mbtilesFile; ///< absolute
    qint64 cacheLimitBytes = 500 * megabyte; ///< of tiles from a server, on disk
    bool nightFilter = true; ///< raster tiles are taken down by night
    bool dayFilter = false; ///< and lose most of their colour by day
    QString reverseGeocoderUrl; ///< Nominatim-compatible "…/reverse"; empty = off
    QString coordinateFormat = QStringLiteral("decimal"); ///< or "dms", "pluscode", "mgrs"

    friend bool operator==(const BasemapSettings &, const BasemapSettings &) = default;
};

/// One sentence (English) for everything that is wrong; empty when the settings can be used. Looks
/// at no file and asks nobody.
[[nodiscard]] QStringList validate(const BasemapSettings &settings);
/// The same for one field each; empty when it can be used.
[[nodiscard]] QString problemOfXyzTemplate(const QString &text);
[[nodiscard]] QString problemOfContact(const QString &text);
/// Empty text, which turns it off, is no problem.
[[nodiscard]] QString problemOfReverseGeocoder(const QString &text);
/// https, or http to this machine, without a name, a password or a fragment.
[[nodiscard]] QString problemOfMapAddress(const QUrl &url);

/// What a source is and how far it goes.
struct BasemapInfo {
    BasemapKind kind = BasemapKind::BuiltIn;
    QString name;
    QString attribution; ///< must stay visible on the map
    int minZoom = 0;
    int maxZoom = 20; ///< beyond it, larger pictures of the same
    int maxUsefulZoom = 20; ///< beyond it there is nothing new to see
    bool hasStreets = true; ///< false: the map says so beyond maxUsefulZoom
    double west = -180; ///< degrees
    double south = -85.0511;
    double east = 180;
    double north = 85.0511;
    QString problem; ///< why it cannot be used, as a sentence; empty when it can

    friend bool operator==(const BasemapInfo &, const BasemapInfo &) = default;
};

/// How the tiles on the screen stand to their source.
struct TileState {
    enum class Kind : quint8 {
        Fine,
        Cached, ///< the server cannot be reached: tiles are shown as they were
        Failing, ///< the server cannot be reached, and some tiles are not there at all
        Unusable, ///< the source itself: see problem
    };
    Kind kind = Kind::Fine;
    std::optional<UtcTime> since; ///< the oldest tile shown instead of a new one
    QString problem; ///< a sentence; empty when all is well

    friend bool operator==(const TileState &, const TileState &) = default;
};

} // namespace console

Q_DECLARE_METATYPE(console::BasemapSettings)
Q_DECLARE_METATYPE(console::BasemapInfo)
Q_DECLARE_METATYPE(console::TileState)
