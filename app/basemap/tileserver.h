// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Gives the map widget its tiles over loopback HTTP, because Qt Location takes them in no other
// way. Nothing else can read them: it listens on 127.0.0.1 only, under a path that begins with a
// random token. Where it has them from can change at any time.
#pragma once

#include "basemap/tilepainter.h"
#include "domain/basemapsettings.h"

#include <QObject>

#include <atomic>
#include <memory>

class QThread;

namespace console {

class TileWorker;

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
        BasemapDataPtr data; ///< null: every built-in tile is plain
        MapColours day;
        MapColours night;
        QString fontFamily; ///< falls back to any sans serif
        QString version = {}; ///< of the program, told to tile servers
        QString cacheFolder = {}; ///< for tiles from servers; empty = they are not kept on disk
    };

    explicit TileServer(QObject *parent = nullptr);
    ~TileServer() override;

    /// Answers later with ready() or failed(). A running server is stopped first.
    void start(const Options &options);
    /// Ends open requests without an answer and waits for the tiles being painted (milliseconds).
    void stop();

    /// May come before start(); until then the built-in map. A source that cannot be used gives the
    /// built-in map too, with BasemapInfo::problem and TileState::Kind::Unusable.
    void setSource(const BasemapSettings &settings);
    /// Of the screen that shows the map: above 1, tiles have twice the pixels.
    void setDevicePixelRatio(double ratio);

    /// Requests taken and not yet answered. There may be a moment of none between two bursts.
    [[nodiscard]] int requestsInFlight() const { return m_counters->inFlight; }
    [[nodiscard]] int cacheHits() const { return m_counters->cacheHits; }
    [[nodiscard]] int tilesPainted() const { return m_counters->painted; }

signals:
    /// The templates contain %z, %x and %y. Comes again whenever what they lead to has changed;
    /// they are then others, so that the map's own cache never mixes sources.
    void ready(const QString &urlTemplateDay, const QString &urlTemplateNight);
    /// Before ready(), when it is another source.
    void sourceChanged(const console::BasemapInfo &info);
    void stateChanged(const console::TileState &state);
    void failed(const QString &reason);
    /// The last open request has been answered.
    void idle();

private:
    std::shared_ptr<TileCounters> m_counters;
    std::unique_ptr<QThread> m_thread;
    TileWorker *m_worker = nullptr; ///< lives on m_thread and ends with it
    BasemapSettings m_settings;
    int m_scale = 1;
};

} // namespace console
