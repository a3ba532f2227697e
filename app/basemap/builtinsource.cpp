// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "basemap/builtinsource.h"

#include "basemap/tileimage.h"

using namespace Qt::StringLiterals;

namespace console {

BuiltInSource::BuiltInSource(const BasemapDataPtr &data, const MapColours &day,
                             const MapColours &night, const QString &fontFamily)
    : m_painter(data, fontFamily), m_day(day), m_night(night)
{
}

void BuiltInSource::answer(const TileRequest &request, const Done &done)
{
    m_jobs.run(
        this,
        [this, request] {
            const QImage image =
                m_painter.paint(request.tile, request.night ? m_night : m_day, 256 * request.scale);
            return TilePicture{TilePicture::Kind::Picture, toPng(image), "image/png"};
        },
        done);
}

BasemapInfo BuiltInSource::info() const
{
    BasemapInfo info;
    info.name = u"Built-in map"_s;
    info.attribution = u"Natural Earth · GeoNames (CC BY 4.0)"_s;
    info.maxUsefulZoom = TilePainter::kDataZoom;
    info.hasStreets = false;
    return info;
}

} // namespace console
