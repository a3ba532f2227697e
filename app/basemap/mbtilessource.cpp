// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "basemap/mbtilessource.h"

#include "basemap/mercator.h"

#include <QRectF>
#include <QSemaphore>

using namespace Qt::StringLiterals;

namespace console {

MbtilesSource::MbtilesSource(const BasemapSettings &settings)
    : m_path(settings.mbtilesFile),
      m_day(settings.dayFilter ? calmDay : TileFilter()),
      m_night(settings.nightFilter ? darkNight : TileFilter())
{
    m_reader.setMaxThreadCount(1);
    m_reader.setExpiryTimeout(-1); // SQLite's connection belongs to the thread
    m_reader.setThreadPriority(QThread::LowPriority);
    m_reader.setObjectName("tile-reader"_L1);
    QString problem;
    QSemaphore opened;
    m_reader.start([this, &problem, &opened] {
        MbtilesFile::Opened file = MbtilesFile::open(m_path);
        if (file)
            m_file = std::move(*file);
        else
            problem = file.error();
        opened.release();
    });
    opened.acquire(); // not waitForDone(), which ends the thread
    if (m_file)
        m_info = m_file->info();
    m_info.kind = BasemapKind::Mbtiles;
    m_info.problem = problem;
}

MbtilesSource::~MbtilesSource()
{
    m_reader.clear();
    m_reader.start([this] { m_file.reset(); });
    m_reader.waitForDone();
}

bool MbtilesSource::isInBounds(const TileId &tile) const
{
    const QRectF here(std::ldexp(tile.x, -tile.z), std::ldexp(tile.y, -tile.z),
                      std::ldexp(1.0, -tile.z), std::ldexp(1.0, -tile.z));
    const QRectF bounds(basemap::toMercator(m_info.north, m_info.west),
                        basemap::toMercator(m_info.south, m_info.east));
    return here.intersects(bounds);
}

/// The tile itself, or the nearest of its ancestors that the file has.
MbtilesSource::Found MbtilesSource::find(const TileId &tile)
{
    for (int steps = std::max(0, tile.z - m_info.maxZoom); tile.z - steps >= m_info.minZoom;
         ++steps) {
        const TileId from = ancestorOf(tile, steps);
        const auto bytes = m_file->read(from);
        if (!bytes)
            return {{}, tile, bytes.error()};
        if (!bytes->isEmpty())
            return {*bytes, from, {}};
    }
    return {{}, tile, {}};
}

void MbtilesSource::answer(const TileRequest &request, const Done &done)
{
    if (!m_info.problem.isEmpty()) {
        done({});
        return;
    }
    if (!isInBounds(request.tile)) {
        done({TilePicture::Kind::Nothing, {}, {}});
        return;
    }
    m_reader.start([this, request, done] {
        const Found result = find(request.tile);
        QMetaObject::invokeMethod(
            this, [this, result, request, done] { found(result, request, done); },
            Qt::QueuedConnection);
    });
}

void MbtilesSource::found(const Found &found, const TileRequest &request, const Done &done)
{
    if (!found.problem.isEmpty()) {
        fail(found.problem);
        done({});
        return;
    }
    if (found.bytes.isEmpty()) {
        done({TilePicture::Kind::Nothing, {}, {}});
        return;
    }
    const PictureWork work{found.bytes, found.from, request.tile, request.night ? m_night : m_day};
    m_jobs.run(this, [work] { return makePicture(work); }, done);
}

void MbtilesSource::fail(const QString &problem)
{
    if (m_failed)
        return;
    m_failed = true;
    emit stateChanged({TileState::Kind::Failing, std::nullopt, problem});
}

} // namespace console
