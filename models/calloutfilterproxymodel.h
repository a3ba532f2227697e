// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the queue shows of the board, and in which order. A new callout passes through every tab and
// every filter (design principle 3), and the order can be held so that nothing moves under a
// finger. Not a QSortFilterProxyModel: that one moves rows one by one through indexes and variants,
// which takes seconds where a hundred thousand callouts change places.
#pragma once

#include "models/callouttablemodel.h"
#include "models/queueorder.h"

#include <QAbstractProxyModel>
#include <QSet>

namespace console {

class CalloutFilterProxyModel final : public QAbstractProxyModel {
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
    /// Only callouts of this sort.
    enum class Only : quint8 { All, NotTaken, Decision, Mine, Pinned };
    void setOnly(Only only);
    [[nodiscard]] Only only() const { return m_only; }
    [[nodiscard]] bool isFiltering() const
    {
        return !m_words.isEmpty() || !m_kinds.isEmpty() || m_only != Only::All;
    }
    /// How many callouts of this tab the filter keeps back.
    [[nodiscard]] int hiddenCount() const;

    /// While held, rows neither move nor drop out, and those that come stand behind all others;
    /// letting go sorts and filters again at once.
    void setHeld(bool held);
    [[nodiscard]] bool isHeld() const { return m_held; }

    /// -1 when not shown. Logarithmic.
    [[nodiscard]] int rowOf(CalloutId id) const;
    /// 0 when there is no such row.
    [[nodiscard]] CalloutId idAt(int row) const;
    [[nodiscard]] const CalloutTableModel &table() const { return m_source; }
    [[nodiscard]] const CalloutRow &rowAt(int row) const { return *m_order.at(row).row; }

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &) const override { return {}; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] QModelIndex mapToSource(const QModelIndex &index) const override;
    [[nodiscard]] QModelIndex mapFromSource(const QModelIndex &index) const override;

signals:
    /// After the board changed, or the order was let go: rows came, went or moved.
    void caughtUp();
    /// After another tab, text or kind was asked for.
    void refiltered();

private:
    /// A row whose cells read otherwise now.
    struct Told {
        const CalloutRow *row = nullptr;
        QList<int> roles;
        int firstColumn = 0;
        int lastColumn = 0;
    };
    struct Steps;

    void noteChanged(const QModelIndex &from, const QModelIndex &to, const QList<int> &roles);
    void noteArrived(const QModelIndex &parent, int first, int last);
    void takeOut(const QModelIndex &parent, int first, int last);
    void catchUp();
    void refilter(bool narrower);
    void place(const CalloutRow &row, Steps &steps);
    void take(Steps &steps);
    void remove(std::vector<int> &rows);
    void shift(std::vector<QueueSeat> &seats);
    void enter(std::vector<QueueSeat> &seats);
    void relayout(const std::function<void()> &reorder);
    void tell(const std::vector<Told> &told);
    [[nodiscard]] bool isWanted(const CalloutRow &row) const;
    [[nodiscard]] bool accepts(const CalloutRow &row) const;

    CalloutTableModel &m_source;
    QueueOrder m_order;
    QueueTab m_tab = QueueTab::Active;
    QString m_text;
    QList<QByteArray> m_words; ///< folded, UTF-8
    QSet<ResponseKind> m_kinds;
    Only m_only = Only::All;
    bool m_held = false;
    bool m_moved = false; ///< since the last caughtUp()
    qint64 m_arrivals = 0; ///< while held
    QSet<CalloutId> m_late; ///< what holding keeps from its place
    std::vector<Told> m_told; ///< since the table last settled
    std::vector<const CalloutRow *> m_arrived; ///< likewise
};

} // namespace console
