// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/markerstore.h"

#include "ui/map/mapviewport.h"

#include <algorithm>

namespace console {

void MarkerStore::apply(const BoardChanges &changes)
{
    for (const CalloutId id : changes.removed)
        remove(id);
    for (const BoardUpdate &update : changes.updated)
        put(update.entry);
    for (const BoardEntry &entry : changes.added)
        put(entry);
}

void MarkerStore::setOperatorName(const QString &name)
{
    m_me = name;
    for (size_t i = 0; i < m_markers.size(); ++i)
        m_markers[i] = makeMarker(m_entries[i]);
}

std::optional<size_t> MarkerStore::indexOf(CalloutId id) const
{
    const auto found = m_index.constFind(id);
    return found == m_index.cend() ? std::nullopt : std::optional(*found);
}

QRectF MarkerStore::bounds() const
{
    if (m_markers.empty())
        return {};
    QPointF least = m_markers.front().mercator;
    QPointF most = least;
    for (const MapMarker &marker : m_markers) {
        least = {std::min(least.x(), marker.mercator.x()),
                 std::min(least.y(), marker.mercator.y())};
        most = {std::max(most.x(), marker.mercator.x()), std::max(most.y(), marker.mercator.y())};
    }
    return {least, most};
}

void MarkerStore::put(const BoardEntry &entry)
{
    if (displayState(entry) == DisplayState::Closed) { // ended and cleared
        remove(entry.id());
        return;
    }
    if (!entry.callout.position) {
        remove(entry.id());
        m_unplaced.insert(entry.id(), entry);
        return;
    }
    m_unplaced.remove(entry.id());
    const auto found = m_index.constFind(entry.id());
    if (found != m_index.cend()) {
        m_markers[*found] = makeMarker(entry);
        m_entries[*found] = entry;
        return;
    }
    m_index.insert(entry.id(), m_markers.size());
    m_markers.push_back(makeMarker(entry));
    m_entries.push_back(entry);
}

void MarkerStore::remove(CalloutId id)
{
    m_unplaced.remove(id);
    const auto found = m_index.constFind(id);
    if (found == m_index.cend())
        return;
    const size_t index = *found;
    m_index.erase(found);
    const size_t last = m_markers.size() - 1;
    if (index != last) {
        m_markers[index] = m_markers[last];
        m_entries[index] = std::move(m_entries[last]);
        m_index[m_markers[index].id] = index;
    }
    m_markers.pop_back();
    m_entries.pop_back();
}

MapMarker MarkerStore::makeMarker(const BoardEntry &entry) const
{
    const Position &position = *entry.callout.position;
    MapMarker marker;
    marker.id = entry.id();
    marker.number = groupedNumber(entry.id());
    marker.mercator = toMercator(position.point);
    marker.accuracyMetres = position.accuracyMetres.value_or(0);
    marker.state = displayState(entry);
    marker.group = quint8(queueGroup(entry, m_me));
    marker.mine = !entry.owner.isEmpty() && entry.owner == m_me;
    marker.test = entry.callout.isTest();
    marker.lost = entry.lostContact;
    return marker;
}

QString groupedNumber(CalloutId id)
{
    QString digits = QString::number(id);
    for (qsizetype i = digits.size() - 3; i > 0; i -= 3)
        digits.insert(i, QChar::Nbsp);
    return digits;
}

} // namespace console
