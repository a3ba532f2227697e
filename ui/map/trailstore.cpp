// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/trailstore.h"

#include "ui/map/mapviewport.h"

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace std::chrono_literals;

namespace console {

namespace {

/// Shorter steps are the noise of a fix.
constexpr double kLeastStep = 8;
/// What the speed is taken over: long enough for a mean, short enough to be of now.
constexpr auto kSpeedWindow = 90s;
constexpr auto kLeastWindow = 4s;
/// A trail that has been still for so long says nothing of a speed.
constexpr double kLeastSpeed = 0.4;
constexpr double kMostInOneStep = 0.8; // of the way
constexpr size_t kNewestKept = 10; ///< never thinned out: the speed needs them

Millis between(const TrailStore::Point &from, const TrailStore::Point &to)
{
    return from.measured && to.measured ? Millis(*to.measured - *from.measured)
                                        : to.received - from.received;
}

quint8 rankOf(const BoardEntry &entry, const QString &me, CalloutId selected)
{
    if (entry.id() == selected)
        return 3;
    if (!entry.owner.isEmpty() && entry.owner == me)
        return 2;
    return entry.isUnacknowledged() || entry.lostContact ? 1 : 0;
}

} // namespace

void TrailStore::apply(const BoardChanges &changes, const QString &me, CalloutId selected)
{
    for (const CalloutId id : changes.removed) {
        forget(keyOf(id, false));
        forget(keyOf(id, true));
    }
    const auto take = [&](const BoardEntry &entry) {
        const quint8 rank = rankOf(entry, me, selected);
        if (const auto &position = entry.callout.position) {
            note(
                keyOf(entry.id(), false),
                {toMercator(position->point), position->point, entry.fixChanged, position->fixTime},
                position->accuracyMetres.value_or(0), rank);
        }
        if (const auto &point = entry.callout.responder.point) {
            note(keyOf(entry.id(), true), {toMercator(*point), *point, entry.lastRead, {}}, 0,
                 rank);
        }
    };
    for (const BoardUpdate &update : changes.updated) {
        if (update.entry.cleared) {
            forget(keyOf(update.entry.id(), false));
            forget(keyOf(update.entry.id(), true));
        } else if (update.fields & (BoardFields(BoardField::Position) | BoardField::Responder)) {
            take(update.entry);
        }
    }
    for (const BoardEntry &entry : changes.added)
        take(entry);
}

void TrailStore::note(Key key, const Point &point, double accuracy, quint8 rank)
{
    auto found = m_trails.find(key);
    if (found == m_trails.end()) {
        if (!makeRoom(rank))
            return;
        found = m_trails.insert(key, {{}, rank, accuracy});
        ++m_ranks[rank];
    }
    --m_ranks[found->rank];
    found->rank = rank;
    ++m_ranks[rank];
    found->accuracy = accuracy;
    append(*found, point);
}

bool TrailStore::makeRoom(quint8 rank)
{
    if (m_trails.size() < kMostTrails)
        return true;
    quint8 least = 0;
    while (m_ranks[least] == 0)
        ++least;
    if (least >= rank)
        return false; // the one that is here longer stays
    const auto victim = std::find_if(m_trails.cbegin(), m_trails.cend(),
                                     [least](const Trail &trail) { return trail.rank == least; });
    forget(victim.key());
    return true;
}

void TrailStore::forget(Key key)
{
    const auto found = m_trails.constFind(key);
    if (found == m_trails.cend())
        return;
    --m_ranks[found->rank];
    m_trails.erase(found);
}

void TrailStore::append(Trail &trail, const Point &point)
{
    auto &points = trail.points;
    if (!points.empty() && points.back().received == point.received)
        return;
    // The newest is where it is now. It becomes a point of the trail when the next is far enough
    // from the one before it.
    if (points.size() >= 2
        && distanceMetres(points[points.size() - 2].place, points.back().place) < kLeastStep
        && distanceMetres(points.back().place, point.place) < kLeastStep)
        points.pop_back();
    points.push_back(point);
    const auto old = std::find_if(points.begin(), points.end(), [&point](const Point &one) {
        return point.received - one.received <= kKept;
    });
    points.erase(points.begin(), old);
    if (points.size() > kMostPoints)
        thin(points);
}

void TrailStore::thin(std::vector<Point> &points)
{
    // The point whose loss changes the picture least: the smallest triangle with its neighbours.
    size_t best = 1;
    double least = 1e9;
    for (size_t i = 1; i + kNewestKept < points.size(); ++i) {
        const QPointF a = points[i].mercator - points[i - 1].mercator;
        const QPointF b = points[i + 1].mercator - points[i - 1].mercator;
        const double area = std::abs(a.x() * b.y() - a.y() * b.x());
        if (area < least) {
            least = area;
            best = i;
        }
    }
    points.erase(points.begin() + qsizetype(best));
}

const std::vector<TrailStore::Point> *TrailStore::pointsOf(Key key) const
{
    const auto found = m_trails.constFind(key);
    return found == m_trails.cend() || found->points.size() < 2 ? nullptr : &found->points;
}

const std::vector<TrailStore::Point> *TrailStore::trail(CalloutId id) const
{
    return pointsOf(keyOf(id, false));
}

const std::vector<TrailStore::Point> *TrailStore::responderTrail(CalloutId id) const
{
    return pointsOf(keyOf(id, true));
}

std::optional<TrailStore::Motion> TrailStore::motion(CalloutId id) const
{
    const auto *points = trail(id);
    if (!points)
        return std::nullopt;
    const Point &now = points->back();
    const Point *from = nullptr;
    size_t steps = 0;
    double longestStep = 0;
    for (size_t i = points->size() - 1; i-- > 0;) {
        if (from && between((*points)[i], now) > kSpeedWindow)
            break;
        from = &(*points)[i];
        longestStep = std::max(longestStep, distanceMetres(from->place, (*points)[i + 1].place));
        ++steps;
    }
    const Millis span = between(*from, now);
    const double metres = distanceMetres(from->place, now.place);
    const double accuracy = m_trails.constFind(keyOf(id, false))->accuracy;
    if (span < kLeastWindow || metres < std::max(kLeastStep, accuracy))
        return std::nullopt;
    // One jump is no speed: it takes three fixes, and a way that is not all in one of the steps.
    if (steps < 2 || longestStep > kMostInOneStep * metres)
        return std::nullopt;
    const double speed = metres / std::chrono::duration<double>(span).count();
    if (speed < kLeastSpeed)
        return std::nullopt;
    const QPointF way = now.mercator - from->mercator;
    const double heading = std::atan2(way.x(), -way.y()) * 180 / std::numbers::pi;
    return Motion{speed, heading < 0 ? heading + 360 : heading};
}

} // namespace console
