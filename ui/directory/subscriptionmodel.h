// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The subscriptions of one customer as rows, each with its state at a given moment.
#pragma once

#include "domain/directory.h"
#include "ui/directory/keyedtablemodel.h"

namespace console {

class SubscriptionModel final : public KeyedTableModel<Subscription> {
    Q_OBJECT

public:
    enum Column { State, Type, From, Until, Cancelled, Number, Dependants, ColumnTotal };
    enum Role {
        StateRole = Qt::UserRole + 1, ///< SubscriptionState as int
        IdRole,
    };

    using KeyedTableModel::KeyedTableModel;

    void setTypes(const QList<SubscriptionType> &types);
    /// The states follow the server's time.
    void setNow(UtcTime now);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString text(const Subscription &one, int column, bool exact) const;

    QList<SubscriptionType> m_types;
    UtcTime m_now{};
};

} // namespace console
