// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/operatorlogmodel.h"

#include "models/queuetext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace console {

void OperatorLogModel::append(const LogEntry &entry)
{
    append(QList<LogEntry>{entry});
}

void OperatorLogModel::append(const QList<LogEntry> &entries)
{
    const int fresh = std::min(int(entries.size()), capacity);
    if (fresh == 0)
        return;
    if (const int surplus = rowCount() + fresh - capacity; surplus > 0) {
        beginRemoveRows({}, rowCount() - surplus, rowCount() - 1);
        m_rows.erase(m_rows.end() - surplus, m_rows.end());
        endRemoveRows();
    }
    beginInsertRows({}, 0, fresh - 1);
    std::for_each(entries.cend() - fresh, entries.cend(),
                  [this](const LogEntry &entry) { m_rows.push_front(entry); });
    endInsertRows();
}

void OperatorLogModel::addOlder(const QList<LogEntry> &entries)
{
    QList<LogEntry> older; // newest first, as the rows are
    for (auto it = entries.crbegin(); it != entries.crend(); ++it) {
        const bool isOlder = m_rows.empty() || it->sequence < m_rows.back().sequence;
        if (isOlder && rowCount() + older.size() < capacity)
            older.append(*it);
    }
    if (older.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(older.size()) - 1);
    m_rows.insert(m_rows.end(), older.cbegin(), older.cend());
    endInsertRows();
}

int OperatorLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int OperatorLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnTotal);
}

QString OperatorLogModel::cellText(const LogEntry &entry, Column column)
{
    switch (column) {
    case Time: return toDateTime(entry.at).toLocalTime().toString(u"HH:mm:ss.zzz"_s);
    case CalloutNumber: return entry.calloutId > 0 ? QueueText::number(entry.calloutId) : u"—"_s;
    case Text: return entry.text;
    case Outcome: return entry.outcome;
    case ColumnTotal: break;
    }
    return {};
}

QVariant OperatorLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const LogEntry &entry = entryAt(index.row());
    switch (role) {
    case Qt::DisplayRole: return cellText(entry, Column(index.column()));
    case Qt::AccessibleTextRole:
        if (index.column() != Time)
            return cellText(entry, Column(index.column()));
        return QStringList{cellText(entry, Time), cellText(entry, CalloutNumber), entry.text,
                           entry.outcome}
            .join(", "_L1);
    case Qt::ToolTipRole: return index.column() == Text ? QVariant(entry.text) : QVariant();
    case SequenceRole: return entry.sequence;
    case KindRole: return int(entry.kind);
    case IdRole: return entry.calloutId;
    case TimeRole: return toDateTime(entry.at);
    case OperatorRole: return entry.operatorName;
    default: return {};
    }
}

QVariant OperatorLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Time: return tr("Time");
    case CalloutNumber: return tr("Callout");
    case Text: return tr("What happened");
    case Outcome: return tr("Outcome");
    case ColumnTotal: break;
    }
    return {};
}

} // namespace console
