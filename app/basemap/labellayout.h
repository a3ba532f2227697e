// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Decides once per zoom which names a map can show without any two touching. All tiles draw from
// the same decision, so a name that crosses a tile's edge is whole.
#pragma once

#include "basemap/basemapdata.h"

#include <QFont>
#include <QHash>
#include <QMutex>

#include <array>
#include <memory>

namespace console {

/// One tile of the usual XYZ scheme, 256 logical pixels wide.
struct TileId {
    int z = 0;
    int x = 0;
    int y = 0;

    static constexpr int kMaxZoom = 20;
    [[nodiscard]] bool isValid() const
    {
        return z >= 0 && z <= kMaxZoom && x >= 0 && y >= 0 && x < (1 << z) && y < (1 << z);
    }
    friend bool operator==(const TileId &, const TileId &) = default;
};

namespace basemap {

/// Any thread.
class LabelLayout final {
public:
    struct Label {
        int place = 0; ///< index into BasemapData::places()
        QRectF box; ///< world pixels at this zoom (256 * 2^z across), halo included
    };

    LabelLayout(BasemapDataPtr data, QString fontFamily);
    ~LabelLayout();

    /// The labels that reach into the tile, the most important first.
    [[nodiscard]] QList<Label> inTile(const TileId &tile) const;
    [[nodiscard]] QFont fontFor(const Place &place) const;
    /// The first zoom at which a place may have a label.
    [[nodiscard]] static int firstZoom(const Place &place);

private:
    struct Level;
    [[nodiscard]] std::shared_ptr<const Level> level(int zoom) const;
    [[nodiscard]] std::shared_ptr<const Level> makeLevel(int zoom) const;
    [[nodiscard]] double widthOf(const QString &text, int fontClass) const;

    static constexpr int kFontClasses = 5;
    BasemapDataPtr m_data;
    QString m_family;
    /// Advances of the Latin letters per font: thousands of names are measured at once.
    std::array<std::array<float, 0x250>, kFontClasses> m_advances{};
    std::array<double, kFontClasses> m_heights{};
    mutable QMutex m_mutex;
    mutable std::array<std::shared_ptr<const Level>, TileId::kMaxZoom + 1> m_levels;
};

} // namespace basemap
} // namespace console
