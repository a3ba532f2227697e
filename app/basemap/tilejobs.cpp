// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "basemap/tilejobs.h"

namespace console {

TileJobs::TileJobs()
{
    m_pool.setMaxThreadCount(2);
    m_pool.setThreadPriority(QThread::LowPriority);
    m_pool.setObjectName(QLatin1StringView("tile-jobs"));
}

TileJobs::~TileJobs()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void TileJobs::run(QObject *context, std::function<TilePicture()> work, TileSource::Done done)
{
    m_pool.start([context, work = std::move(work), done = std::move(done)] {
        const TilePicture picture = work();
        QMetaObject::invokeMethod(
            context, [done, picture] { done(picture); }, Qt::QueuedConnection);
    });
}

} // namespace console
