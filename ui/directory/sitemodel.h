// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The registered sites as rows, and the filter over them.
#pragma once

#include "domain/directory.h"
#include "ui/directory/keyedtablemodel.h"

#include <QSortFilterProxyModel>

namespace console {

class SiteModel final : public KeyedTableModel<FixedLocation> {
    Q_OBJECT

public:
    enum Column { Name, Reference, Address, Cover, ColumnTotal };
    enum Role {
        IdRole = Qt::UserRole + 1,
        SearchRole, ///< folded: name, reference, identifier, address, what3words, customer, number
        CoveredRole, ///< bool: AURA said of some service that it reaches this site; null: said
                     ///< nothing
    };

    using KeyedTableModel::KeyedTableModel;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
};

/// By name, the number breaks ties.
class SiteFilter final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit SiteFilter(SiteModel *sites, QObject *parent = nullptr);

    /// Every word must occur; case does not matter.
    void setText(const QString &text);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &a, const QModelIndex &b) const override;

private:
    QStringList m_words;
};

} // namespace console
