// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Work on pictures on at most two threads of low priority, so that neither the windows nor the tile
// server's own thread wait for it.
#pragma once

#include "basemap/tilesource.h"

#include <QThreadPool>

namespace console {

class TileJobs final {
public:
    TileJobs();
    ~TileJobs(); ///< forgets what has not begun, and waits for what has (milliseconds)
    Q_DISABLE_COPY_MOVE(TileJobs)

    /// `work` runs on a thread of the pool, then `done` on the one of `context`, which must outlive
    /// this.
    void run(QObject *context, std::function<TilePicture()> work, TileSource::Done done);

private:
    QThreadPool m_pool;
};

} // namespace console
