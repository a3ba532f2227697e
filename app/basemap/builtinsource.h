// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The basemap that the program brings along: painted for each tile, no network and no file.
#pragma once

#include "basemap/tilejobs.h"
#include "basemap/tilepainter.h"

namespace console {

class BuiltInSource final : public TileSource {
    Q_OBJECT

public:
    /// Without data every tile is plain.
    BuiltInSource(const BasemapDataPtr &data, const MapColours &day, const MapColours &night,
                  const QString &fontFamily);

    void answer(const TileRequest &request, const Done &done) override;
    [[nodiscard]] BasemapInfo info() const override;

private:
    const TilePainter m_painter;
    const MapColours m_day;
    const MapColours m_night;
    TileJobs m_jobs; ///< last: its threads use the painter
};

} // namespace console
