// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/callouttablemodel.h"

#include "models/queuetext.h"

using namespace Qt::StringLiterals;

// What the table answers; callouttablemodel.cpp says how it changes.
namespace console {

QVariant CalloutTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    return cell(rowAt(index.row()), index.column(), role);
}

QVariant CalloutTableModel::cell(const CalloutRow &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole: return cellText(row, Column(column));
    case Qt::AccessibleTextRole:
        return column == State ? spokenRow(row) : cellText(row, Column(column));
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
    case PlaceDetailRole: return row.placeDetail();
    case EmergencyRole: return row.emergency;
    case ResponseKindRole: return int(row.kind);
    case OwnerRole: return row.owner;
    case SearchTextRole: return QString::fromUtf8(row.searchText);
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
