// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The inside of TileServer: lives on the server's thread, parses requests, keeps tiles in memory,
// and asks the source for what is missing.
#pragma once

#include "basemap/tileserver.h"
#include "basemap/tilesource.h"

#include <QCache>
#include <QHttpServer>
#include <QHttpServerResponder>

#include <unordered_map>
#include <vector>

namespace console {

class TileWorker final : public QObject {
    Q_OBJECT

public:
    TileWorker(const TileServer::Options &options, const BasemapSettings &settings, int scale,
               std::shared_ptr<TileCounters> counters);
    ~TileWorker() override;

    void listen();
    void use(const BasemapSettings &settings);
    void setScale(int scale);

signals:
    void ready(const QString &urlTemplateDay, const QString &urlTemplateNight);
    void sourceChanged(const console::BasemapInfo &info);
    void stateChanged(const console::TileState &state);
    void failed(const QString &reason);
    void idle();

private:
    struct Wanted {
        bool known = false; ///< of the present source, well formed, on the map
        TileRequest request;
        [[nodiscard]] quint64 key() const;
    };

    void answer(const QHttpServerRequest &request, QHttpServerResponder &responder);
    [[nodiscard]] std::optional<Wanted> parse(const QString &path) const;
    void found(int serial, const Wanted &wanted, const TilePicture &picture);
    void send(QHttpServerResponder &responder, const TilePicture &picture);
    [[nodiscard]] TilePicture plain(bool night) const;
    void makeSource();
    /// Answers who waits for the last source, and tells everybody the new templates.
    void announce();

    const TileServer::Options m_options;
    BasemapSettings m_settings;
    int m_scale;
    std::shared_ptr<TileCounters> m_counters;
    const QString m_token;
    QString m_base; ///< of all templates; empty while nothing listens
    int m_serial = 0; ///< in the templates; tiles of different ones are never mixed
    std::unique_ptr<TileSource> m_source;
    std::unique_ptr<QHttpServer> m_http;
    QCache<quint64, TilePicture> m_cache;
    /// Who waits for which tile; the same tile is asked for once.
    std::unordered_map<quint64, std::vector<QHttpServerResponder>> m_waiting;
};

} // namespace console
