// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/callouttablemodel.h"

#include "models/queuetext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace console {

/// One row about to be replaced, and the roles that differ.
struct CalloutTableModel::Pending {
    int row = 0;
    RowPtr value;
    QList<int> roles;
};

namespace {

using M = CalloutTableModel;

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
    differs(before.placeDetail != after.placeDetail, M::PlaceDetailRole);
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
    tellCounts();
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
    std::sort(rows.begin(), rows.end(), std::greater<>());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    for (std::size_t i = 0; i < rows.size();) {
        const int last = rows[i];
        int first = last;
        while (++i < rows.size() && rows[i] == first - 1)
            first = rows[i];
        beginRemoveRows({}, first, last);
        for (int row = first; row <= last; ++row) {
            count(rowAt(row), -1);
            m_rowOf.remove(rowAt(row).entry.id());
        }
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        renumber(first);
        endRemoveRows();
    }
}

void CalloutTableModel::update(const QList<BoardUpdate> &updates,
                               const QList<BoardEntry> &alreadyHere)
{
    std::vector<Pending> pending;
    pending.reserve(std::size_t(updates.size()));
    const auto take = [this, &pending](const BoardEntry &entry, BoardFields fields) {
        const int row = rowOf(entry.id());
        if (row < 0)
            return;
        CalloutRow &before = *m_rows[std::size_t(row)];
        if (fields == BoardFields(BoardField::Read)) {
            before.entry.lastRead = entry.lastRead;
            return;
        }
        auto after = std::make_unique<CalloutRow>(entry, before, m_context);
        QList<int> roles = differingRoles(before, *after, fields);
        pending.push_back({row, std::move(after), std::move(roles)});
    };
    for (const BoardUpdate &change : updates)
        take(change.entry, change.fields);
    for (const BoardEntry &entry : alreadyHere)
        take(entry, BoardField::Details);
    replaceRows(pending);
}

void CalloutTableModel::replaceRows(std::vector<Pending> &pending)
{
    std::stable_sort(pending.begin(), pending.end(),
                     [](const Pending &a, const Pending &b) { return a.row > b.row; });
    for (std::size_t i = 0; i < pending.size();) {
        const int last = pending[i].row;
        const QList<int> roles = pending[i].roles;
        int first = last;
        // A range is complete before it is told, and nothing beyond it has changed by then: whoever
        // sorts by these rows never sees one that moved in silence.
        for (; i < pending.size() && pending[i].roles == roles && pending[i].row >= first - 1;
             ++i) {
            first = pending[i].row;
            RowPtr &row = m_rows[std::size_t(first)];
            count(*row, -1);
            row = std::move(pending[i].value);
            count(*row, 1);
        }
        if (!roles.isEmpty())
            emit dataChanged(index(first, 0), index(last, ColumnTotal - 1), roles);
    }
}

void CalloutTableModel::insert(const QList<BoardEntry> &added, const QList<BoardUpdate> &unknown)
{
    std::vector<RowPtr> fresh;
    fresh.reserve(std::size_t(added.size()));
    const int first = int(m_rows.size());
    QHash<CalloutId, int> rows;
    const auto take = [&](const BoardEntry &entry) {
        if (rowOf(entry.id()) >= 0 || rows.contains(entry.id()))
            return;
        rows.insert(entry.id(), first + int(fresh.size()));
        fresh.push_back(std::make_unique<CalloutRow>(entry, m_context));
    };
    for (const BoardEntry &entry : added)
        take(entry);
    for (const BoardUpdate &change : unknown) // rather too much than a callout that is not shown
        take(change.entry);
    if (fresh.empty())
        return;
    beginInsertRows({}, first, first + int(fresh.size()) - 1);
    m_rowOf.insert(rows);
    for (RowPtr &row : fresh) {
        count(*row, 1);
        m_rows.push_back(std::move(row));
    }
    endInsertRows();
}

void CalloutTableModel::rederive()
{
    std::vector<Pending> pending;
    for (int row = 0; row < int(m_rows.size()); ++row) {
        const CalloutRow &before = rowAt(row);
        auto after = std::make_unique<CalloutRow>(before);
        after->derive(m_context);
        QList<int> roles = differingRoles(before, *after, BoardField::Read);
        if (!roles.isEmpty())
            pending.push_back({row, std::move(after), std::move(roles)});
    }
    replaceRows(pending);
    tellCounts();
}

void CalloutTableModel::setPlaceNames(const PlaceNames *places)
{
    if (m_context.places == places)
        return;
    m_context.places = places;
    for (const RowPtr &row : m_rows)
        row->lookUpPlace(m_context);
    rederive();
}

void CalloutTableModel::setResponseTypes(const QList<ResponseType> &types)
{
    m_context.types.clear();
    for (const ResponseType &type : types)
        m_context.types.insert(type.id, type);
    rederive();
}

void CalloutTableModel::setOperatorName(const QString &name)
{
    if (m_context.operatorName == name)
        return;
    m_context.operatorName = name;
    rederive();
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
}

const BoardEntry *CalloutTableModel::entry(CalloutId id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &rowAt(row).entry;
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
    if (row.isNew())
        m_newCount += by;
}

void CalloutTableModel::renumber(int from)
{
    for (int row = from; row < int(m_rows.size()); ++row)
        m_rowOf[rowAt(row).entry.id()] = row;
}

void CalloutTableModel::tellCounts()
{
    const std::array<int, 5> counts{m_tabCount[0], m_tabCount[1], m_tabCount[2], m_tabCount[3],
                                    m_newCount};
    if (std::exchange(m_toldCounts, counts) != counts)
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

QVariant CalloutTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const CalloutRow &row = rowAt(index.row());
    switch (role) {
    case Qt::DisplayRole: return cellText(row, Column(index.column()));
    case Qt::AccessibleTextRole:
        return index.column() == State ? spokenRow(row) : cellText(row, Column(index.column()));
    default: return rawValue(row, role);
    }
}

QVariant CalloutTableModel::rawValue(const CalloutRow &row, int role) const
{
    switch (role) {
    case IdRole: return row.entry.id();
    case EntryRole: return QVariant::fromValue<const BoardEntry *>(&row.entry);
    case StateRole: return int(row.state);
    case GroupRole: return row.group;
    case TabRole: return int(row.tab);
    case PlaceRole: return row.place;
    case PlaceDetailRole: return row.placeDetail;
    case EmergencyRole: return row.emergency;
    case ResponseKindRole: return int(row.kind);
    case OwnerRole: return row.owner;
    case SearchTextRole: return row.search();
    case UnreadRole: return unread(row.entry.id());
    case RowAccessibleRole: return spokenRow(row);
    case SortKeyRole: return row.sortKey;
    default: return {};
    }
}

QString CalloutTableModel::cellText(const CalloutRow &row, Column column) const
{
    switch (column) {
    case State: return QueueText::stateWord(row.entry);
    case Clock: return QueueText::clock(elapsed(row.entry));
    case CalloutNumber: return QueueText::number(row.entry.id());
    case Place: return row.place;
    case Owner: return row.owner.isEmpty() ? u"—"_s : row.owner;
    case Data: return QueueText::age(m_now() - readAt(row.entry));
    case Marks:
        return unread(row.entry.id()) > 0 ? QString::number(unread(row.entry.id())) : QString();
    case ColumnTotal: break;
    }
    return {};
}

QString CalloutTableModel::spokenRow(const CalloutRow &row) const
{
    QStringList parts{QueueText::stateWord(row.entry), QueueText::spoken(elapsed(row.entry)),
                      QString::number(row.entry.id())};
    if (!row.typeName.isEmpty())
        parts << row.typeName.toLower();
    if (!row.emergency.isEmpty() && row.emergency != row.typeName)
        parts << row.emergency.toLower();
    parts << row.place;
    if (row.owner.isEmpty())
        parts << tr("not taken");
    else
        parts << tr("owner %1").arg(row.owner);
    if (const int waiting = unread(row.entry.id()); waiting > 0)
        parts << (waiting == 1 ? tr("1 unread message") : tr("%1 unread messages").arg(waiting));
    return parts.join(", "_L1);
}

QVariant CalloutTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case State: return tr("State");
    case Clock: return tr("Clock");
    case CalloutNumber: return tr("Callout");
    case Place: return tr("Place");
    case Owner: return tr("Owner");
    case Data: return tr("Data");
    case Marks:
    case ColumnTotal: break;
    }
    return {};
}

} // namespace console
