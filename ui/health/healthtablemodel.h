// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The used endpoints of the API as rows, each at its place for good: figures change, rows only
// come.
#pragma once

#include "domain/apihealth.h"

#include <QAbstractTableModel>

namespace console {

class HealthTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Title, Requests, Failures, P50, P95, LastError, LastErrorAt, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Tells only what differs. Rows come in the order of Endpoint.
    void setRows(QList<HealthReport::Row> rows);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    QList<HealthReport::Row> m_rows;
};

} // namespace console
