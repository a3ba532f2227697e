// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/maptools/gotosearch.h"

#include "models/queuetext.h"
#include "ui/maptools/geowords.h"

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr double streetZoom = 16;
constexpr double suburbZoom = 14;
constexpr double townZoom = 12.5;
constexpr double cityZoom = 11;
constexpr quint32 townPeople = 20'000;
constexpr quint32 cityPeople = 500'000;
constexpr double wantedPixels = 200; // for an area, of a map of some 600
constexpr double metresPerPixelAtZero = 156'543; // on the equator

double zoomFor(const GeoReading &reading)
{
    if (reading.extentMetres <= 0)
        return streetZoom;
    const double atZero =
        metresPerPixelAtZero * std::cos(reading.point.latitude * std::numbers::pi / 180);
    const double zoom = std::log2(atZero * wantedPixels / reading.extentMetres);
    return std::clamp(std::round(zoom * 4) / 4, 3.0, streetZoom);
}

double zoomFor(const FoundPlace &place)
{
    return place.population >= cityPeople   ? cityZoom
           : place.population >= townPeople ? townZoom
                                            : suburbZoom;
}

} // namespace

QList<GoToTarget> GoToSearch::callouts(const QString &text) const
{
    QString digits;
    for (const QChar c : text) {
        if (c.isDigit())
            digits += c;
        else if (!c.isSpace() && c != u'#')
            return {};
    }
    if (digits.isEmpty() || !m_callouts)
        return {};
    QList<CalloutId> ids = m_callouts();
    ids.removeIf([&digits](CalloutId id) { return !QString::number(id).startsWith(digits); });
    // The whole number first; of the others the newest, which have the highest.
    std::ranges::sort(ids, [wanted = digits.toLongLong()](CalloutId a, CalloutId b) {
        return a == wanted || b == wanted ? a == wanted && b != wanted : a > b;
    });
    QList<GoToTarget> targets;
    for (const CalloutId id : ids.first(std::min<qsizetype>(ids.size(), mostTargets)))
        targets.append({QueueText::number(id), tr("Callout"), id, {}, 0});
    return targets;
}

QList<FoundPlace> GoToSearch::places(const QString &text, int limit,
                                     const std::optional<LatLon> &near) const
{
    return m_places ? m_places->search(text, limit, near) : QList<FoundPlace>();
}

GoToAnswer GoToSearch::answer(const QString &text) const
{
    GoToAnswer answer;
    const QString wanted = text.simplified();
    const std::optional<LatLon> near = m_near ? m_near() : std::nullopt;
    if (const auto named = readNamedPlusCode(wanted)) {
        // Read from the named place, else from where the map looks.
        const QList<FoundPlace> from = places(named->place, 1, near);
        const auto reading =
            readCoordinates(named->code, from.isEmpty() ? near : from.first().point);
        if (reading)
            answer.targets.append({coordinateText(reading->point, CoordinateFormat::PlusCode),
                                   from.isEmpty() ? tr("Plus Code, read from where the map looks")
                                                  : tr("Plus Code near %1").arg(from.first().name),
                                   0, reading->point, zoomFor(*reading)});
        else
            answer.sentence = GeoWords::sentence(reading.error());
        return answer;
    }
    answer.targets = callouts(wanted);
    const auto reading = readCoordinates(wanted, near);
    if (reading)
        answer.targets.append({coordinateText(reading->point, CoordinateFormat::Decimal),
                               tr("Position"), 0, reading->point, zoomFor(*reading)});
    // What was read as coordinates is no name: places of which a word begins so are noise.
    if (!reading && reading.error() == GeoProblem::NotCoordinates) {
        const int room = mostTargets - int(answer.targets.size());
        for (const FoundPlace &place : places(wanted, room, near))
            answer.targets.append(
                {GeoWords::place(place), tr("Place"), 0, place.point, zoomFor(place)});
    }
    if (answer.targets.isEmpty() && !reading)
        answer.sentence = GeoWords::sentence(reading.error());
    return answer;
}

} // namespace console
