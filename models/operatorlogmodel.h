// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The newest part of the operator log, newest first. Bounded: the whole log is on disk.
#pragma once

#include "domain/operatorlog.h"

#include <QAbstractTableModel>

#include <deque>

namespace console {

class OperatorLogModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Time, CalloutNumber, Text, Outcome, ColumnTotal };
    Q_ENUM(Column)
    enum Role {
        SequenceRole = Qt::UserRole + 1, ///< qint64
        KindRole, ///< int(LogEntry::Kind)
        IdRole, ///< CalloutId; 0 = about none
        TimeRole, ///< QDateTime, UTC
        OperatorRole,
    };
    Q_ENUM(Role)
    static constexpr int capacity = 500;

    using QAbstractTableModel::QAbstractTableModel;

    void append(const LogEntry &entry);
    /// Several at once, oldest first.
    void append(const QList<LogEntry> &entries);
    /// What was on disk before, oldest first, below what is shown already; entries shown are left
    /// out.
    void addOlder(const QList<LogEntry> &entries);
    [[nodiscard]] const LogEntry &entryAt(int row) const { return m_rows[std::size_t(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] static QString cellText(const LogEntry &entry, Column column);

    std::deque<LogEntry> m_rows; ///< newest first
};

} // namespace console
