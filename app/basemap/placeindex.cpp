// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "basemap/placeindex.h"

#include <QHash>

#include <cmath>
#include <numbers>

namespace console {

namespace {

constexpr double kFarthestMetres = 25'000;
constexpr double kMetresPerDegree = 111'195;
constexpr double kCellsPerDegree = 8; // cells of about 14 km
constexpr int kColumns = int(360 * kCellsPerDegree);

int rowOf(double latitude)
{
    return int(std::floor((latitude + 90) * kCellsPerDegree));
}

int columnOf(double longitude)
{
    return int(std::floor((longitude + 180) * kCellsPerDegree));
}

int keyOf(int row, int column)
{
    return row * kColumns + ((column % kColumns) + kColumns) % kColumns;
}

/// Square of the distance in metres, on a plane: good to a per mille over 25 km.
double planeDistance2(const LatLon &a, const LatLon &b, double metresPerLongitude)
{
    const double dy = (a.latitude - b.latitude) * kMetresPerDegree;
    const double dx = std::remainder(a.longitude - b.longitude, 360.0) * metresPerLongitude;
    return dx * dx + dy * dy;
}

} // namespace

struct PlaceIndex::Grid {
    BasemapDataPtr data;
    QHash<int, QList<int>> cells; ///< indices into data->places()
};

PlaceIndex::PlaceIndex() = default;
PlaceIndex::~PlaceIndex() = default;

void PlaceIndex::setData(const BasemapDataPtr &data)
{
    if (!data) {
        m_grid.store(nullptr);
        return;
    }
    auto grid = std::make_shared<Grid>();
    grid->data = data;
    const QList<Place> &places = data->places();
    for (int i = 0; i < int(places.size()); ++i) {
        const Place &place = places.at(i);
        if (place.kind == PlaceKind::Water || place.kind == PlaceKind::Peak)
            continue;
        grid->cells[keyOf(rowOf(place.point.latitude), columnOf(place.point.longitude))].append(i);
    }
    m_grid.store(std::move(grid));
}

bool PlaceIndex::isLoaded() const
{
    return m_grid.load() != nullptr;
}

QString PlaceIndex::nearest(const LatLon &point) const
{
    const std::shared_ptr<const Grid> grid = m_grid.load();
    // Near a pole a circle of longitude is shorter than the search; nobody lives there.
    if (!grid || std::abs(point.latitude) > 89)
        return {};
    const double metresPerLongitude =
        kMetresPerDegree * std::cos(point.latitude * std::numbers::pi / 180);
    const double reachLat = kFarthestMetres / kMetresPerDegree;
    const double reachLon = std::min(kFarthestMetres / metresPerLongitude, 179.0);
    const QList<Place> &places = grid->data->places();
    double best = kFarthestMetres * kFarthestMetres;
    const Place *found = nullptr;
    for (int row = rowOf(point.latitude - reachLat); row <= rowOf(point.latitude + reachLat);
         ++row) {
        for (int column = columnOf(point.longitude - reachLon);
             column <= columnOf(point.longitude + reachLon); ++column) {
            const auto cell = grid->cells.constFind(keyOf(row, column));
            if (cell == grid->cells.cend())
                continue;
            for (const int index : *cell) {
                const Place &place = places.at(index);
                const double distance = planeDistance2(point, place.point, metresPerLongitude);
                if (distance < best) {
                    best = distance;
                    found = &place;
                }
            }
        }
    }
    return found ? found->name : QString();
}

} // namespace console
