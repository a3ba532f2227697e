// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/markerstore.h"

#include "ui/map/mapviewport.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace console {

namespace {

/// A place that is told unchanged for so long while the reads go on is a stuck one.
constexpr auto kStuckAfter = 60s;
/// Nearer than this the place of the incident is the place of the callout.
constexpr double kSamePlaceMetres = 25;

quint8 groupOf(DisplayState state, bool mine)
{
    switch (state) {
    case DisplayState::New: return 0;
    case DisplayState::Ended:
    case DisplayState::LostContact:
    case DisplayState::Withdrawn: return 1;
    default: return mine ? 2 : 3;
    }
}

class Bounds final {
public:
    void add(const QPointF &point)
    {
        m_least = {std::min(m_least.x(), point.x()), std::min(m_least.y(), point.y())};
        m_most = {std::max(m_most.x(), point.x()), std::max(m_most.y(), point.y())};
    }
    [[nodiscard]] std::optional<QRectF> rect() const
    {
        if (m_least.x() > m_most.x())
            return std::nullopt;
        return QRectF(m_least, m_most);
    }

private:
    QPointF m_least{2, 2};
    QPointF m_most{-2, -2};
};

} // namespace

void MarkerStore::apply(const BoardChanges &changes)
{
    for (const CalloutId id : changes.removed)
        remove(id);
    for (const BoardUpdate &update : changes.updated) {
        if (update.fields != BoardField::Read)
            put(update.entry);
    }
    for (const BoardEntry &entry : changes.added)
        put(entry);
}

void MarkerStore::setOperatorName(const QString &name)
{
    m_me = name;
    for (MapMarker &marker : m_markers) {
        marker.mine = marker.owner != 0 && m_owners[marker.owner] == m_me;
        marker.group = groupOf(marker.state, marker.mine);
    }
}

void MarkerStore::setAlone(const QSet<CalloutId> &ids)
{
    if (m_alone == ids)
        return;
    const QSet<CalloutId> changed = (m_alone - ids) + (ids - m_alone);
    m_alone = ids;
    if (m_grid.step() < 0)
        return;
    for (const CalloutId id : changed) {
        if (const auto index = indexOf(id))
            m_grid.update(*index, item(*index));
    }
}

std::optional<quint32> MarkerStore::indexOf(CalloutId id) const
{
    const auto found = m_index.constFind(id);
    return found == m_index.cend() ? std::nullopt : std::optional(*found);
}

const MarkerExtra *MarkerStore::extra(CalloutId id) const
{
    const auto found = m_extras.constFind(id);
    return found == m_extras.cend() ? nullptr : &*found;
}

std::optional<QRectF> MarkerStore::bounds() const
{
    Bounds all;
    for (const MapMarker &marker : m_markers)
        all.add(marker.mercator);
    return all.rect();
}

std::optional<QRectF> MarkerStore::boundsOfMine() const
{
    Bounds mine;
    for (const MapMarker &marker : m_markers) {
        if (marker.mine)
            mine.add(marker.mercator);
    }
    return mine.rect();
}

std::optional<QRectF> MarkerStore::boundsOf(const QList<CalloutId> &ids) const
{
    Bounds some;
    for (const CalloutId id : ids) {
        if (const auto index = indexOf(id))
            some.add(m_markers[*index].mercator);
    }
    return some.rect();
}

const MarkerGrid &MarkerStore::grid(double zoom) const
{
    if (m_grid.step() != MarkerGrid::stepOf(zoom)) {
        m_grid.reset(zoom, m_markers.size());
        for (quint32 i = 0; i < m_markers.size(); ++i)
            m_grid.add(i, item(i));
    }
    return m_grid;
}

MarkerGrid::Item MarkerStore::item(quint32 index) const
{
    const MapMarker &marker = m_markers[index];
    return {marker.mercator, marker.state,
            marker.alone || (!m_alone.isEmpty() && m_alone.contains(marker.id))};
}

void MarkerStore::put(const BoardEntry &entry)
{
    const CalloutId id = entry.id();
    if (entry.cleared) { // ended, and an operator has seen it
        remove(id);
        return;
    }
    if (!entry.callout.position) {
        remove(id);
        m_unplaced.insert(id, displayState(entry));
        return;
    }
    m_unplaced.remove(id);
    MapMarker marker = makeMarker(entry);
    putExtra(entry, marker);
    if (marker.state == DisplayState::New)
        m_new.insert(id);
    else
        m_new.remove(id);
    const auto found = m_index.constFind(id);
    const bool known = found != m_index.cend();
    const quint32 index = known ? *found : quint32(m_markers.size());
    if (known) {
        m_markers[index] = marker;
    } else {
        m_index.insert(id, index);
        m_markers.push_back(marker);
    }
    if (m_grid.step() < 0)
        return;
    if (known)
        m_grid.update(index, item(index));
    else
        m_grid.add(index, item(index));
}

void MarkerStore::remove(CalloutId id)
{
    m_unplaced.remove(id);
    const auto found = m_index.constFind(id);
    if (found == m_index.cend())
        return;
    const quint32 index = *found;
    m_index.erase(found);
    m_new.remove(id);
    m_extras.remove(id);
    const auto last = quint32(m_markers.size() - 1);
    if (m_grid.step() >= 0) {
        m_grid.remove(index);
        if (index != last)
            m_grid.rename(last, index);
    }
    if (index != last) {
        m_markers[index] = m_markers[last];
        m_index[m_markers[index].id] = index;
    }
    m_markers.pop_back();
}

MapMarker MarkerStore::makeMarker(const BoardEntry &entry)
{
    const Position &position = *entry.callout.position;
    MapMarker marker;
    marker.id = entry.id();
    marker.mercator = toMercator(position.point);
    marker.accuracyMetres = float(position.accuracyMetres.value_or(0));
    marker.state = displayState(entry);
    marker.owner = ownerIndex(entry.owner);
    marker.mine = marker.owner != 0 && entry.owner == m_me;
    marker.group = groupOf(marker.state, marker.mine);
    marker.test = entry.callout.isTest();
    marker.lost = entry.lostContact;
    marker.stuck = entry.lostContact && entry.lastRead - entry.fixChanged >= kStuckAfter;
    // The same for every verified cancel: what stands alone tells nothing of its outcome.
    marker.alone = marker.group <= 1 || entry.privateNote || entry.beforeJump;
    if (marker.state == DisplayState::New) {
        marker.since = entry.firstSeen;
        marker.sinceUtc = entry.callout.createdAt;
    } else {
        marker.since = entry.fixChanged;
        marker.sinceUtc = position.fixTime;
    }
    return marker;
}

void MarkerStore::putExtra(const BoardEntry &entry, MapMarker &marker)
{
    MarkerExtra extra;
    const Responder &responder = entry.callout.responder;
    extra.unit = responder.unit.isEmpty() ? responder.supplier : responder.unit;
    extra.eta = responder.eta;
    if (responder.point)
        extra.responder = toMercator(*responder.point);
    const Position &now = *entry.callout.position;
    if (entry.beforeJump)
        extra.beforeJump = toMercator(entry.beforeJump->point);
    if (const auto &first = entry.incidentPosition) {
        const double reach = std::max(kSamePlaceMetres, now.accuracyMetres.value_or(0)
                                                            + first->accuracyMetres.value_or(0));
        if (distanceMetres(first->point, now.point) > reach)
            extra.incident = toMercator(first->point);
    }
    marker.extra = extra.responder || extra.incident || extra.beforeJump;
    if (marker.extra)
        m_extras.insert(entry.id(), extra);
    else
        m_extras.remove(entry.id());
}

quint32 MarkerStore::ownerIndex(const QString &name)
{
    if (name.isEmpty())
        return 0;
    const auto found = m_ownerIndex.constFind(name);
    if (found != m_ownerIndex.cend())
        return *found;
    m_owners.push_back(name);
    return *m_ownerIndex.insert(name, quint32(m_owners.size() - 1));
}

QString groupedNumber(CalloutId id)
{
    QString digits = QString::number(id);
    for (qsizetype i = digits.size() - 3; i > 0; i -= 3)
        digits.insert(i, QChar::Nbsp);
    return digits;
}

} // namespace console
