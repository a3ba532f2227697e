// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "basemap/labellayout.h"

#include <QFontMetricsF>

#include <cmath>
#include <utility>

namespace console::basemap {

namespace {

enum FontClass { Metropolis, City, Town, WaterName, PeakName };

FontClass fontClass(const Place &place)
{
    switch (place.kind) {
    case PlaceKind::Water: return WaterName;
    case PlaceKind::Peak: return PeakName;
    case PlaceKind::Capital: return Metropolis;
    case PlaceKind::Suburb: return Town;
    case PlaceKind::Place: break;
    }
    return place.population >= 1'000'000 ? Metropolis : place.population >= 100'000 ? City : Town;
}

QFont makeFont(const QString &family, int which)
{
    QFont font(family);
    font.setStyleHint(QFont::SansSerif);
    font.setPixelSize(which == Metropolis ? 13 : which == Town || which == PeakName ? 11 : 12);
    font.setWeight(which == Metropolis ? QFont::DemiBold
                   : which == City     ? QFont::Medium
                                       : QFont::Normal);
    font.setItalic(which == WaterName);
    // Tiles are scaled at broken zooms: coloured fringes would be scaled with them.
    font.setStyleStrategy(QFont::NoSubpixelAntialias);
    return font;
}

quint64 cellKey(int x, int y)
{
    return quint64(quint32(x)) << 32 | quint32(y);
}

/// Calls `visit(key)` for every cell that the box touches, until it returns false.
template <typename Visit> bool forCells(const QRectF &box, double width, double height, Visit visit)
{
    const int right = int(std::floor(box.right() / width));
    const int bottom = int(std::floor(box.bottom() / height));
    for (int y = int(std::floor(box.top() / height)); y <= bottom; ++y) {
        for (int x = int(std::floor(box.left() / width)); x <= right; ++x) {
            if (!visit(cellKey(x, y)))
                return false;
        }
    }
    return true;
}

} // namespace

struct LabelLayout::Level {
    QList<Label> labels;
    QHash<quint64, QList<int>> tiles; ///< tile -> indices of labels
};

LabelLayout::LabelLayout(BasemapDataPtr data, QString fontFamily)
    : m_data(std::move(data)), m_family(std::move(fontFamily))
{
    for (int which = 0; which < kFontClasses; ++which) {
        const QFontMetricsF metrics(makeFont(m_family, which));
        auto &advances = m_advances[size_t(which)];
        for (size_t c = 0x20; c < advances.size(); ++c)
            advances[c] = float(metrics.horizontalAdvance(QChar(char16_t(c))));
        m_heights[size_t(which)] = metrics.height();
    }
}

LabelLayout::~LabelLayout() = default;

int LabelLayout::firstZoom(const Place &place)
{
    switch (place.kind) {
    case PlaceKind::Water: return 10;
    case PlaceKind::Peak: return 12;
    case PlaceKind::Suburb: return place.population >= 100'000 ? 10 : 11;
    case PlaceKind::Capital: return place.population >= 1'000'000 ? 3 : 5;
    case PlaceKind::Place: break;
    }
    static constexpr std::pair<quint32, int> kSteps[] = {
        {8'000'000, 2}, {4'000'000, 3}, {2'000'000, 4}, {800'000, 5}, {300'000, 6},
        {120'000, 7},   {50'000, 8},    {20'000, 9},    {5'000, 10}};
    for (const auto &[people, zoom] : kSteps) {
        if (place.population >= people)
            return zoom;
    }
    return 11;
}

QFont LabelLayout::fontFor(const Place &place) const
{
    return makeFont(m_family, fontClass(place));
}

double LabelLayout::widthOf(const QString &text, int which) const
{
    const auto &advances = m_advances[size_t(which)];
    double width = 0;
    for (const QChar c : text)
        width += c.unicode() < advances.size() ? advances[c.unicode()] : advances['M'];
    return width;
}

QList<LabelLayout::Label> LabelLayout::inTile(const TileId &tile) const
{
    QList<Label> found;
    if (!m_data || !tile.isValid())
        return found;
    const auto layout = level(tile.z);
    const auto indices = layout->tiles.constFind(cellKey(tile.x, tile.y));
    if (indices == layout->tiles.cend())
        return found;
    for (const int index : *indices)
        found.append(layout->labels.at(index));
    return found;
}

std::shared_ptr<const LabelLayout::Level> LabelLayout::level(int zoom) const
{
    const QMutexLocker lock(&m_mutex);
    auto &slot = m_levels[size_t(zoom)];
    if (!slot)
        slot = makeLevel(zoom);
    return slot;
}

std::shared_ptr<const LabelLayout::Level> LabelLayout::makeLevel(int zoom) const
{
    // Air around each name; more of it far out, where a crowd of names says nothing.
    const double air = zoom < 8 ? 14 : 5;
    const double world = std::ldexp(256.0, zoom);
    auto made = std::make_shared<Level>();
    QHash<quint64, QList<int>> taken;
    for (int i = 0; i < int(m_data->places().size()); ++i) {
        const Place &place = m_data->places().at(i);
        if (firstZoom(place) > zoom)
            continue;
        const int which = fontClass(place);
        const double width = widthOf(place.name, which) + 4;
        const double height = m_heights[size_t(which)] + 2;
        const QPointF centre = place.mercator * world;
        const QRectF box(centre.x() - width / 2, centre.y() - height / 2, width, height);
        const QRectF wanted = box.adjusted(-air, -air / 2, air, air / 2);
        const bool free = forCells(wanted, 128, 32, [&](quint64 key) {
            for (const int other : taken.value(key)) {
                if (made->labels.at(other).box.intersects(wanted))
                    return false;
            }
            return true;
        });
        if (!free)
            continue;
        const int index = int(made->labels.size());
        made->labels.append({i, box});
        forCells(box, 128, 32, [&](quint64 key) { return taken[key].append(index), true; });
        forCells(box, 256, 256, [&](quint64 key) { return made->tiles[key].append(index), true; });
    }
    return made;
}

} // namespace console::basemap
