// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the queue shows of the board, and in which order. A new callout passes through every tab and
// every filter (design principle 3), and the order can be held so that nothing moves under a
// finger.
#pragma once

#include "models/callouttablemodel.h"

#include <QSet>
#include <QSortFilterProxyModel>

namespace console {

class CalloutFilterProxyModel final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    /// Follows `source`, which must outlive it. Starts with the active tab and no filter.
    explicit CalloutFilterProxyModel(CalloutTableModel &source, QObject *parent = nullptr);

    void setTab(QueueTab tab);
    [[nodiscard]] QueueTab tab() const { return m_tab; }
    /// Every word must occur in number, place, owner, emergency or customer id; case does not
    /// matter.
    void setFilterText(const QString &text);
    [[nodiscard]] QString filterText() const { return m_text; }
    /// Only these kinds of response; empty = all.
    void setShownKinds(const QSet<ResponseKind> &kinds);
    [[nodiscard]] QSet<ResponseKind> shownKinds() const { return m_kinds; }
    [[nodiscard]] bool isFiltering() const { return !m_words.isEmpty() || !m_kinds.isEmpty(); }
    /// How many callouts of this tab the filter keeps back.
    [[nodiscard]] int hiddenCount() const;

    /// While held, rows neither move nor drop out; letting go sorts and filters again at once.
    void setHeld(bool held);
    [[nodiscard]] bool isHeld() const { return m_held; }

    /// -1 when not shown. Constant time.
    [[nodiscard]] int rowOf(CalloutId id) const;
    /// 0 when there is no such row.
    [[nodiscard]] CalloutId idAt(int row) const;
    [[nodiscard]] const CalloutTableModel &table() const { return m_source; }
    [[nodiscard]] const CalloutRow &rowAt(int row) const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    CalloutTableModel &m_source;
    QueueTab m_tab = QueueTab::Active;
    QString m_text;
    QStringList m_words;
    QSet<ResponseKind> m_kinds;
    bool m_held = false;
};

/// Local priority by response type: AURA sends none. All are equal for now; smaller comes first.
[[nodiscard]] int localPriority(const CalloutRow &row);
/// The order of the queue as a strict order: group, priority, oldest, id.
[[nodiscard]] bool comesBefore(const CalloutRow &left, const CalloutRow &right);

} // namespace console
