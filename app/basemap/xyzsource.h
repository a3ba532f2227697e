// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tiles from a tile server that the operator chose: from the disk while they are fresh, else from
// the server, and as they were when it cannot be reached.
#pragma once

#include "basemap/tilediskcache.h"
#include "basemap/tilefetcher.h"
#include "basemap/tileimage.h"
#include "basemap/tilejobs.h"

#include <QSet>

namespace console {

class XyzSource final : public TileSource {
    Q_OBJECT

public:
    static constexpr std::chrono::hours leastFresh{7 * 24};
    static constexpr int lastZoom = 19; ///< what tile servers have; beyond, enlarged

    /// Settings that are not valid give a source whose info() has a problem; it asks nobody.
    XyzSource(const BasemapSettings &settings, const QString &cacheFolder,
              const TileFetcher::Options &options, std::shared_ptr<const Clock> clock);

    void answer(const TileRequest &request, const Done &done) override;
    [[nodiscard]] BasemapInfo info() const override { return m_info; }
    [[nodiscard]] qint64 cacheSize() const { return m_cache.size(); }
    /// The address of a tile; {s} is always the same for the same tile.
    [[nodiscard]] static QUrl addressOf(const QString &xyzTemplate, const TileId &tile, int scale);

private:
    struct Wish {
        TileRequest request;
        TileId from; ///< what is fetched: the tile itself or, beyond lastZoom, an ancestor
        QUrl url;
        Done done;
    };
    void fetched(const Wish &wish, const std::optional<CachedTile> &old, const FetchedTile &answer);
    void show(const Wish &wish, const QByteArray &bytes, bool keep);
    void showOld(const Wish &wish, const std::optional<CachedTile> &old, const QString &problem);
    [[nodiscard]] bool showAncestor(const Wish &wish);
    void noteAnswered();
    void setState(const TileState &state);
    void probe();

    const QString m_template;
    const TileFilter m_day;
    const TileFilter m_night;
    const std::shared_ptr<const Clock> m_clock;
    BasemapInfo m_info;
    TileState m_state;
    TileDiskCache m_cache;
    QSet<QString> m_absent; ///< the server has none there
    QUrl m_failedLast;
    int m_failedInRow = 0;
    bool m_owing = false; ///< tiles were shown that are old or none, and not for one tile's fault
    TileFetcher m_fetcher;
    TileJobs m_jobs;
};

} // namespace console
