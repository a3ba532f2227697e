// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "basemap/placeindex.h"

#include "domain/geodirection.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace console {

namespace {

constexpr double kFarthestMetres = 25'000;
constexpr double kRemoteMetres = 200'000; // where the nearest town may be all there is to say
constexpr double kNearbyMetres = 300'000; // what an operator there probably means
constexpr double kSameRegionMetres = 1'800'000; ///< the same part of the world
constexpr double kRegionMetres = 40'000;
constexpr qsizetype kShortestSearch = 2;
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

/// Square of the distance in metres, on a plane: good to a per mille over 25 km, to order by
/// beyond.
double planeDistance2(const LatLon &a, const LatLon &b, double metresPerLongitude)
{
    const double dy = (a.latitude - b.latitude) * kMetresPerDegree;
    const double dx = std::remainder(a.longitude - b.longitude, 360.0) * metresPerLongitude;
    return dx * dx + dy * dy;
}

/// Without case and accents: "Sao Paulo" is typed for "São Paulo".
QString folded(const QString &name)
{
    if (std::ranges::all_of(name, [](QChar c) { return c.unicode() < 0x80; }))
        return name.toLower();
    QString plain;
    plain.reserve(name.size());
    for (const QChar c : name.normalized(QString::NormalizationForm_KD)) {
        if (c.category() != QChar::Mark_NonSpacing)
            plain += c.toCaseFolded();
    }
    return plain;
}

bool isInhabited(const Place &place)
{
    return place.kind != PlaceKind::Water && place.kind != PlaceKind::Peak;
}

} // namespace

struct PlaceIndex::Grid {
    BasemapDataPtr data;
    QHash<int, QList<int>> cells; ///< indices into data->places()
    std::vector<QString> names; ///< folded; of each in data->places()
    /// Where a word of a place's name begins.
    struct Word {
        int place = 0;
        int at = 0; ///< 0: the whole name
    };
    std::vector<Word> words; ///< by textOf()

    /// From the word to the end of the name.
    [[nodiscard]] QStringView textOf(const Word &word) const
    {
        return QStringView(names[size_t(word.place)]).sliced(word.at);
    }

    template <typename See>
    void lookAround(const LatLon &point, double reachMetres, const See &see) const;
    [[nodiscard]] const Place *nearest(const LatLon &point, double reachMetres) const;
    [[nodiscard]] QString regionOf(const Place &place) const;
    void addWords(int index);
};

/// Calls `see` with every place in the cells that the circle touches.
template <typename See>
void PlaceIndex::Grid::lookAround(const LatLon &point, double reachMetres, const See &see) const
{
    // Near a pole a circle of longitude is shorter than the search; nobody lives there.
    if (std::abs(point.latitude) > 89)
        return;
    const double metresPerLongitude =
        kMetresPerDegree * std::cos(point.latitude * std::numbers::pi / 180);
    const double reachLat = reachMetres / kMetresPerDegree;
    const double reachLon = std::min(reachMetres / metresPerLongitude, 179.0);
    for (int row = rowOf(point.latitude - reachLat); row <= rowOf(point.latitude + reachLat);
         ++row) {
        for (int column = columnOf(point.longitude - reachLon);
             column <= columnOf(point.longitude + reachLon); ++column) {
            const auto cell = cells.constFind(keyOf(row, column));
            if (cell == cells.cend())
                continue;
            for (const int index : *cell) {
                const Place &place = data->places().at(index);
                see(place, planeDistance2(point, place.point, metresPerLongitude));
            }
        }
    }
}

const Place *PlaceIndex::Grid::nearest(const LatLon &point, double reachMetres) const
{
    double best = reachMetres * reachMetres;
    const Place *found = nullptr;
    lookAround(point, reachMetres, [&](const Place &place, double distance2) {
        if (distance2 < best) {
            best = distance2;
            found = &place;
        }
    });
    return found;
}

/// The largest place near one; empty when that is itself.
QString PlaceIndex::Grid::regionOf(const Place &place) const
{
    const Place *largest = &place;
    lookAround(place.point, kRegionMetres, [&largest](const Place &other, double distance2) {
        if (distance2 < kRegionMetres * kRegionMetres && other.population > largest->population)
            largest = &other;
    });
    return largest->name == place.name ? QString() : largest->name;
}

void PlaceIndex::Grid::addWords(int index)
{
    const QString &name = names[size_t(index)] = folded(data->places().at(index).name);
    bool isStart = true;
    for (qsizetype at = 0; at < name.size(); ++at) {
        if (isStart)
            words.push_back({index, int(at)});
        isStart = !name.at(at).isLetterOrNumber();
    }
}

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
    grid->names.resize(size_t(places.size()));
    for (int i = 0; i < int(places.size()); ++i) {
        const Place &place = places.at(i);
        if (!isInhabited(place))
            continue;
        grid->cells[keyOf(rowOf(place.point.latitude), columnOf(place.point.longitude))].append(i);
        grid->addWords(i);
    }
    const auto text = [&grid](const Grid::Word &word) { return grid->textOf(word); };
    std::ranges::sort(grid->words, std::less<QStringView>(), text);
    m_grid.store(std::move(grid));
}

bool PlaceIndex::isLoaded() const
{
    return m_grid.load() != nullptr;
}

QString PlaceIndex::nearest(const LatLon &point) const
{
    const std::shared_ptr<const Grid> grid = m_grid.load();
    const Place *found = grid ? grid->nearest(point, kFarthestMetres) : nullptr;
    return found ? found->name : QString();
}

std::optional<PlaceFix> PlaceIndex::nearestWithDistance(const LatLon &point) const
{
    const std::shared_ptr<const Grid> grid = m_grid.load();
    if (!grid)
        return std::nullopt;
    const Place *found = grid->nearest(point, kFarthestMetres);
    if (!found)
        found = grid->nearest(point, kRemoteMetres);
    if (!found)
        return std::nullopt;
    return PlaceFix{found->name, distanceMetres(found->point, point),
                    bearingDegrees(found->point, point)};
}

QList<FoundPlace> PlaceIndex::search(const QString &text, int limit,
                                     const std::optional<LatLon> &near) const
{
    const std::shared_ptr<const Grid> grid = m_grid.load();
    const QString wanted = folded(text.simplified());
    if (!grid || limit <= 0 || wanted.size() < kShortestSearch)
        return {};
    struct Candidate {
        int rank = 0; ///< less is better
        quint32 population = 0;
        int place = 0;
    };
    std::vector<Candidate> candidates;
    const QList<Place> &places = grid->data->places();
    const auto textOf = [&grid](const Grid::Word &word) { return grid->textOf(word); };
    for (auto word = std::ranges::lower_bound(grid->words, QStringView(wanted),
                                              std::less<QStringView>(), textOf);
         word != grid->words.end() && textOf(*word).startsWith(wanted); ++word) {
        const Place &place = places.at(word->place);
        const double away = near ? distanceMetres(*near, place.point) : 0;
        const int band = away > kSameRegionMetres ? 2 : away > kNearbyMetres ? 1 : 0;
        const int fit = word->at > 0 ? 2 : textOf(*word).size() == wanted.size() ? 0 : 1;
        candidates.push_back({fit * 3 + band, place.population, word->place});
    }
    std::ranges::sort(candidates, [](const Candidate &a, const Candidate &b) {
        if (a.rank != b.rank)
            return a.rank < b.rank;
        return a.population != b.population ? a.population > b.population : a.place < b.place;
    });
    QList<FoundPlace> found;
    QList<int> taken;
    for (const Candidate &candidate : candidates) {
        if (found.size() == limit)
            break;
        if (taken.contains(candidate.place)) // two words of one name
            continue;
        taken.append(candidate.place);
        const Place &place = places.at(candidate.place);
        found.append({place.name, grid->regionOf(place), place.point, place.population});
    }
    return found;
}

} // namespace console
