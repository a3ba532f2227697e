// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Gives the map widget its tiles over loopback HTTP, because Qt Location takes them in no other
// way. Nothing else can read them: it listens on 127.0.0.1 only, under a path that begins with a
// random token.
#pragma once

#include "basemap/tilepainter.h"

#include <QObject>

#include <atomic>
#include <memory>

class QThread;

namespace console {

/// What the server has done; counted across threads.
struct TileCounters {
    std::atomic<int> inFlight = 0;
    std::atomic<int> cacheHits = 0;
    std::atomic<int> painted = 0;
};

/// GUI thread; all work happens on threads of its own.
class TileServer final : public QObject {
    Q_OBJECT

public:
    struct Options {
        BasemapDataPtr data; ///< null: every tile is plain
        MapColours day;
        MapColours night;
        QString fontFamily; ///< falls back to any sans serif
    };

    explicit TileServer(QObject *parent = nullptr);
    ~TileServer() override;

    /// Answers later with ready() or failed(). A running server is stopped first.
    void start(const Options &options);
    /// Ends open requests without an answer and waits for the tiles being painted (milliseconds).
    void stop();

    /// Requests taken and not yet answered. There may be a moment of none between two bursts.
    [[nodiscard]] int requestsInFlight() const { return m_counters->inFlight; }
    [[nodiscard]] int cacheHits() const { return m_counters->cacheHits; }
    [[nodiscard]] int tilesPainted() const { return m_counters->painted; }

signals:
    /// The templates contain %z, %x and %y.
    void ready(const QString &urlTemplateDay, const QString &urlTemplateNight);
    void failed(const QString &reason);
    /// The last open request has been answered.
    void idle();

private:
    std::shared_ptr<TileCounters> m_counters;
    std::unique_ptr<QThread> m_thread;
};

} // namespace console
