// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The inside of TileServer: lives on the server's thread, parses requests, keeps painted tiles, and
// has at most two threads paint what is missing.
#pragma once

#include "basemap/tileserver.h"

#include <QCache>
#include <QHttpServer>
#include <QHttpServerResponder>
#include <QThreadPool>

#include <unordered_map>
#include <vector>

namespace console {

class TileWorker final : public QObject {
    Q_OBJECT

public:
    TileWorker(const TileServer::Options &options, std::shared_ptr<TileCounters> counters);
    ~TileWorker() override;

    void listen();

signals:
    void ready(const QString &urlTemplateDay, const QString &urlTemplateNight);
    void failed(const QString &reason);
    void idle();

private:
    struct Wanted {
        bool night = false;
        TileId tile;
        [[nodiscard]] quint64 key() const;
    };

    void answer(const QHttpServerRequest &request, QHttpServerResponder &responder);
    [[nodiscard]] std::optional<Wanted> parse(const QString &path) const;
    void paint(const Wanted &wanted);
    void painted(quint64 key, const QByteArray &png);
    void send(QHttpServerResponder &responder, const QByteArray &png);

    TileServer::Options m_options;
    std::shared_ptr<TileCounters> m_counters;
    QString m_token;
    QByteArray m_plainDay;
    QByteArray m_plainNight;
    std::unique_ptr<TilePainter> m_painter;
    std::unique_ptr<QHttpServer> m_http;
    QCache<quint64, QByteArray> m_cache;
    /// Who waits for which tile; the same tile is painted once.
    std::unordered_map<quint64, std::vector<QHttpServerResponder>> m_waiting;
    std::unique_ptr<QThreadPool> m_pool;
};

} // namespace console
