// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Keeps the tiles of tile servers on disk: for as long as their usage policies ask (7 days at
// least), and longer for when the server cannot be reached. What was used longest ago goes first.
//
// QNetworkDiskCache keeps nothing beyond a server's own max-age and evicts by file name order.
#pragma once

#include "domain/clock.h"

#include <QByteArray>
#include <QString>

namespace console {

struct CachedTile {
    QByteArray bytes;
    QByteArray type; ///< "image/png"
    QByteArray etag;
    QByteArray modified; ///< the Last-Modified header as it came
    UtcTime fetched{};
    UtcTime freshUntil{};
};

/// One SQLite file; belongs to the thread that made it. A cache that cannot be used is empty and
/// keeps nothing: it is never a reason for a map without tiles.
class TileDiskCache final {
public:
    /// Makes the folder. A file there that is no such cache is replaced.
    TileDiskCache(const QString &folder, qint64 limitBytes, const Clock &clock);
    ~TileDiskCache();
    Q_DISABLE_COPY_MOVE(TileDiskCache)

    [[nodiscard]] std::optional<CachedTile> find(const QString &url);
    void store(const QString &url, const CachedTile &tile);
    /// The server said that its tile is unchanged.
    void renew(const QString &url, UtcTime fetched, UtcTime freshUntil);
    /// Of the tiles' bytes.
    [[nodiscard]] qint64 size() const { return m_size; }
    [[nodiscard]] bool isUsable() const { return m_usable; }

private:
    [[nodiscard]] bool open(const QString &file);
    void close();
    void evict();
    /// Addresses may hold a key to the server: only their hash is written down.
    [[nodiscard]] static QByteArray keyOf(const QString &url);

    const QString m_connection;
    const qint64 m_limit;
    const Clock &m_clock;
    qint64 m_size = 0;
    bool m_usable = false;
};

} // namespace console
