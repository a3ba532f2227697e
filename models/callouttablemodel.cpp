// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/callouttablemodel.h"

#include <algorithm>

namespace console {

/// One row about to be replaced, and the roles that differ.
struct CalloutTableModel::Pending {
    int row = 0;
    CalloutRow value;
    QList<int> roles;
};

namespace {

using M = CalloutTableModel;

/// More ranges than this are removed as one: each costs a walk over the rows behind it, here and in
/// whoever looks at the model.
constexpr int mostRanges = 16;
/// How many rows are looked at again in one turn of the event loop.
constexpr int rederivedAtOnce = 2'000;

bool placeDetailDiffers(const CalloutRow &before, const CalloutRow &after)
{
    const Callout &a = before.entry.callout;
    const Callout &b = after.entry.callout;
    return (before.nearest != after.nearest || a.address != b.address || a.position != b.position
            || a.fixedLocationId != b.fixedLocationId)
           && before.placeDetail() != after.placeDetail();
}

/// The roles in which two versions of a row differ; none when only the time of reading moved.
QList<int> differingRoles(const CalloutRow &before, const CalloutRow &after, BoardFields fields)
{
    QList<int> roles;
    const bool told = (fields & ~BoardFields(BoardField::Read)) != BoardFields();
    const auto differs = [&roles](bool different, int role) {
        if (different)
            roles << role;
    };
    differs(before.state != after.state, M::StateRole);
    differs(before.group != after.group, M::GroupRole);
    differs(before.tab != after.tab, M::TabRole);
    differs(before.place != after.place, M::PlaceRole);
    differs(placeDetailDiffers(before, after), M::PlaceDetailRole);
    differs(before.emergency != after.emergency, M::EmergencyRole);
    differs(before.kind != after.kind, M::ResponseKindRole);
    differs(before.owner != after.owner, M::OwnerRole);
    differs(before.sortKey != after.sortKey, M::SortKeyRole);
    if (!told && roles.isEmpty())
        return {};
    roles << Qt::DisplayRole << M::EntryRole << M::SearchTextRole << M::RowAccessibleRole
          << Qt::AccessibleTextRole;
    return roles;
}

} // namespace

CalloutTableModel::CalloutTableModel(std::function<MonoTime()> now, const ServerClock &serverClock,
                                     QObject *parent)
    : QAbstractTableModel(parent), m_now(std::move(now)), m_serverClock(serverClock)
{
}

CalloutTableModel::~CalloutTableModel() = default;

void CalloutTableModel::apply(const BoardChanges &changes)
{
    removeIds(changes.removed);
    update(changes.updated, changes.added);
    insert(changes.added, changes.updated);
    tellSettled();
}

void CalloutTableModel::removeIds(const QList<CalloutId> &ids)
{
    std::vector<int> rows;
    rows.reserve(std::size_t(ids.size()));
    for (const CalloutId id : ids) {
        m_unread.remove(id);
        if (const int row = rowOf(id); row >= 0)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    int ranges = 0;
    for (std::size_t i = 0; i < rows.size(); ++i)
        ranges += i == 0 || rows[i] != rows[i - 1] + 1;
    if (ranges > mostRanges) {
        removeRange(sinkToEnd(rows), int(m_rows.size()) - 1);
        return;
    }
    for (std::size_t i = rows.size(); i > 0;) {
        const int last = rows[--i];
        int first = last;
        for (; i > 0 && rows[i - 1] == first - 1; --i)
            --first;
        removeRange(first, last);
    }
}

void CalloutTableModel::removeRange(int first, int last)
{
    beginRemoveRows({}, first, last);
    for (int row = first; row <= last; ++row) {
        count(rowAt(row), -1);
        m_byId.remove(rowAt(row).entry.id());
        m_freeHandles.push_back(rowAt(row).handle);
    }
    m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
    m_numbered = std::min(m_numbered, first);
    const auto before = std::min(m_rederiveFrom, last + 1) - first;
    m_rederiveFrom -= std::max(before, 0);
    endRemoveRows();
}

int CalloutTableModel::sinkToEnd(const std::vector<int> &rows)
{
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<CalloutId> ids;
    for (const QModelIndex &index : before)
        ids.push_back(rowAt(index.row()).entry.id());
    std::vector<HeldPtr> leaving;
    leaving.reserve(rows.size());
    auto to = m_rows.begin() + rows.front();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        leaving.push_back(std::move(m_rows[std::size_t(rows[i])]));
        const auto end = i + 1 < rows.size() ? m_rows.begin() + rows[i + 1] : m_rows.end();
        to = std::move(m_rows.begin() + rows[i] + 1, end, to);
    }
    std::move(leaving.begin(), leaving.end(), to);
    m_numbered = std::min(m_numbered, rows.front());
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after << index(rowOf(ids[std::size_t(i)]), before.at(i).column());
    changePersistentIndexList(before, after);
    if (m_rederiveFrom > 0) // those that have been looked at moved up; the others come again
        m_rederiveFrom -=
            int(std::lower_bound(rows.begin(), rows.end(), m_rederiveFrom) - rows.begin());
    emit layoutChanged({}, VerticalSortHint);
    return int(m_rows.size() - rows.size());
}

void CalloutTableModel::update(const QList<BoardUpdate> &updates,
                               const QList<BoardEntry> &alreadyHere)
{
    std::vector<Pending> pending;
    pending.reserve(std::size_t(updates.size()));
    const auto take = [this, &pending](const BoardEntry &entry, BoardFields fields) {
        Held *const held = m_byId.value(entry.id());
        if (!held)
            return;
        if (fields == BoardFields(BoardField::Read)) {
            held->value.entry.lastRead = entry.lastRead;
            return;
        }
        CalloutRow after(entry, held->value, m_context);
        QList<int> roles = differingRoles(held->value, after, fields);
        pending.push_back({rowOf(entry.id()), std::move(after), std::move(roles)});
    };
    for (const BoardUpdate &change : updates)
        take(change.entry, change.fields);
    for (const BoardEntry &entry : alreadyHere)
        take(entry, BoardField::Details);
    replaceRows(pending);
}

void CalloutTableModel::replaceRows(std::vector<Pending> &pending)
{
    std::vector<Pending *> order;
    order.reserve(pending.size());
    for (Pending &one : pending)
        order.push_back(&one);
    std::stable_sort(order.begin(), order.end(),
                     [](const Pending *a, const Pending *b) { return a->row > b->row; });
    for (std::size_t i = 0; i < order.size();) {
        const int last = order[i]->row;
        const QList<int> roles = order[i]->roles;
        int first = last;
        // A range is complete before it is told, and nothing beyond it has changed by then: whoever
        // sorts by these rows never sees one that moved in silence.
        for (; i < order.size() && order[i]->roles == roles && order[i]->row >= first - 1; ++i) {
            first = order[i]->row;
            CalloutRow &row = m_rows[std::size_t(first)]->value;
            count(row, -1);
            row = std::move(order[i]->value);
            count(row, 1);
        }
        if (!roles.isEmpty())
            emit dataChanged(index(first, 0), index(last, ColumnTotal - 1), roles);
    }
}

void CalloutTableModel::insert(const QList<BoardEntry> &added, const QList<BoardUpdate> &unknown)
{
    std::vector<HeldPtr> fresh;
    fresh.reserve(std::size_t(added.size()));
    QSet<CalloutId> ids;
    const auto take = [&](const BoardEntry &entry) {
        if (m_byId.contains(entry.id()) || ids.contains(entry.id()))
            return;
        ids.insert(entry.id());
        fresh.push_back(std::make_unique<Held>(Held{CalloutRow(entry, m_context)}));
    };
    for (const BoardEntry &entry : added)
        take(entry);
    for (const BoardUpdate &change : unknown) // rather too much than a callout that is not shown
        take(change.entry);
    if (fresh.empty())
        return;
    const int first = int(m_rows.size());
    beginInsertRows({}, first, first + int(fresh.size()) - 1);
    for (HeldPtr &held : fresh) {
        held->value.handle = m_freeHandles.empty() ? m_handles++ : m_freeHandles.back();
        if (!m_freeHandles.empty())
            m_freeHandles.pop_back();
        held->number = int(m_rows.size());
        m_byId.insert(held->value.entry.id(), held.get());
        count(held->value, 1);
        if (m_numbered == held->number)
            ++m_numbered;
        m_rows.push_back(std::move(held));
    }
    endInsertRows();
}

void CalloutTableModel::rederive(bool lookUpPlaces)
{
    m_lookUpPlaces = m_lookUpPlaces || lookUpPlaces;
    const bool waiting = std::exchange(m_rederiveFrom, 0) >= 0;
    if (waiting)
        return; // the next slice begins with the first row again
    rederiveSome();
}

void CalloutTableModel::rederiveSome()
{
    std::vector<Pending> pending;
    const int end = std::min(m_rederiveFrom + rederivedAtOnce, int(m_rows.size()));
    for (int row = m_rederiveFrom; row < end; ++row) {
        const CalloutRow &before = rowAt(row);
        CalloutRow after(before);
        if (m_lookUpPlaces)
            after.lookUpPlace(m_context);
        after.derive(m_context);
        QList<int> roles = differingRoles(before, after, BoardField::Read);
        if (!roles.isEmpty())
            pending.push_back({row, std::move(after), std::move(roles)});
    }
    m_rederiveFrom = end < int(m_rows.size()) ? end : -1;
    if (m_rederiveFrom < 0)
        m_lookUpPlaces = false;
    else
        QMetaObject::invokeMethod(this, &CalloutTableModel::rederiveSome, Qt::QueuedConnection);
    replaceRows(pending);
    tellSettled();
}

void CalloutTableModel::setPlaceNames(const PlaceNames *places)
{
    if (m_context.places == places)
        return;
    m_context.places = places;
    rederive(true);
}

void CalloutTableModel::setResponseTypes(const QList<ResponseType> &types)
{
    m_context.setTypes(types);
    rederive(false);
}

void CalloutTableModel::setOperatorName(const QString &name)
{
    if (m_context.operatorName == name)
        return;
    m_context.operatorName = name;
    rederive(false);
}

void CalloutTableModel::setUnread(CalloutId id, int count)
{
    if (m_unread.value(id) == count)
        return;
    if (count > 0)
        m_unread.insert(id, count);
    else
        m_unread.remove(id);
    if (const int row = rowOf(id); row >= 0)
        emit dataChanged(index(row, Marks), index(row, Marks), {UnreadRole, Qt::DisplayRole});
    emit settled();
}

int CalloutTableModel::rowOf(CalloutId id) const
{
    const Held *const held = m_byId.value(id);
    if (!held)
        return -1;
    // What was removed before a row makes its number too large, never too small.
    if (held->number >= m_numbered)
        renumber();
    return held->number;
}

const CalloutRow *CalloutTableModel::find(CalloutId id) const
{
    const Held *const held = m_byId.value(id);
    return held ? &held->value : nullptr;
}

const BoardEntry *CalloutTableModel::entry(CalloutId id) const
{
    const CalloutRow *const row = find(id);
    return row ? &row->entry : nullptr;
}

MonoTime CalloutTableModel::readAt(const BoardEntry &entry) const
{
    return entry.presence == Presence::Listed ? std::max(entry.lastRead, m_readAt) : entry.lastRead;
}

Millis CalloutTableModel::elapsed(const BoardEntry &entry) const
{
    const MonoTime now = m_now();
    const Millis span = entry.callout.createdAt ? m_serverClock.at(now) - *entry.callout.createdAt
                                                : now - entry.firstSeen;
    return std::max(span, Millis(0));
}

void CalloutTableModel::count(const CalloutRow &row, int by)
{
    m_tabCount[std::size_t(row.tab)] += by;
    if (!row.isNew())
        return;
    if (by > 0)
        m_new.emplace(row.sortKey, row.entry.id());
    else
        m_new.erase({row.sortKey, row.entry.id()});
}

void CalloutTableModel::renumber() const
{
    for (; m_numbered < int(m_rows.size()); ++m_numbered)
        m_rows[std::size_t(m_numbered)]->number = m_numbered;
}

void CalloutTableModel::tellSettled()
{
    emit settled();
    const Counts counts{m_tabCount, newCount(), oldestNew()};
    if (std::exchange(m_told, counts) != counts)
        emit countsChanged();
}

int CalloutTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CalloutTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnTotal);
}

} // namespace console
