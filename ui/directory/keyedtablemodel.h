// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rows that are known by their id: a new reading replaces, removes and appends what differs and
// leaves the rest where it is, so that selection and scroll position survive.
#pragma once

#include <QAbstractTableModel>
#include <QList>
#include <QSet>

#include <algorithm>

namespace console {

/// `Row` has an `id` above 0 and operator==.
template <typename Row> class KeyedTableModel : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Of two rows with one id the first counts.
    void setRows(const QList<Row> &rows)
    {
        QSet<qint64> wanted;
        for (const Row &row : rows)
            wanted << row.id;
        for (int last = int(m_rows.size()) - 1; last >= 0; --last) {
            if (wanted.contains(m_rows[last].id))
                continue;
            int first = last;
            while (first > 0 && !wanted.contains(m_rows[first - 1].id))
                --first;
            beginRemoveRows({}, first, last);
            m_rows.remove(first, last - first + 1);
            endRemoveRows();
            last = first;
        }
        QList<Row> fresh;
        QSet<qint64> seen;
        for (const Row &row : rows) {
            if (seen.contains(row.id))
                continue;
            seen << row.id;
            if (const int at = rowOf(row.id); at >= 0)
                replace(at, row);
            else
                fresh << row;
        }
        append(fresh);
    }
    /// Replaces the row with this id, or appends.
    void put(const Row &row)
    {
        if (const int at = rowOf(row.id); at >= 0)
            replace(at, row);
        else
            append({row});
    }
    void removeId(qint64 id)
    {
        const int at = rowOf(id);
        if (at < 0)
            return;
        beginRemoveRows({}, at, at);
        m_rows.removeAt(at);
        endRemoveRows();
    }
    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }
    /// -1 when there is none.
    [[nodiscard]] int rowOf(qint64 id) const
    {
        const auto found = std::ranges::find(m_rows, id, &Row::id);
        return found == m_rows.cend() ? -1 : int(found - m_rows.cbegin());
    }
    [[nodiscard]] const Row *find(qint64 id) const
    {
        const int at = rowOf(id);
        return at < 0 ? nullptr : &m_rows[at];
    }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const final
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }

private:
    void replace(int at, const Row &row)
    {
        if (m_rows[at] == row)
            return;
        m_rows[at] = row;
        emit dataChanged(index(at, 0), index(at, columnCount() - 1));
    }
    void append(const QList<Row> &fresh)
    {
        if (fresh.isEmpty())
            return;
        const int first = int(m_rows.size());
        beginInsertRows({}, first, first + int(fresh.size()) - 1);
        m_rows << fresh;
        endInsertRows();
    }

    QList<Row> m_rows;
};

} // namespace console
