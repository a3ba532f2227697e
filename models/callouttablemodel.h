// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The board as a table. Applies the board's differences row by row, so that selection, scroll
// position and every view on it survive each poll. Values only: no colours, no icons, no settings.
#pragma once

#include "models/calloutrow.h"

#include <QAbstractTableModel>

#include <array>
#include <functional>
#include <memory>
#include <set>
#include <vector>

namespace console {

class CalloutTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { State, Clock, CalloutNumber, Place, Owner, Data, Marks, ColumnTotal };
    Q_ENUM(Column)
    /// Raw values; the same for every column of a row.
    enum Role {
        IdRole = Qt::UserRole + 1, ///< CalloutId
        EntryRole, ///< const BoardEntry *, valid until the next apply()
        StateRole, ///< int(DisplayState)
        GroupRole, ///< int, queueGroup()
        TabRole, ///< int(QueueTab)
        PlaceRole,
        PlaceDetailRole,
        EmergencyRole,
        ResponseKindRole, ///< int(ResponseKind)
        OwnerRole, ///< "You", a name, or empty
        SearchTextRole, ///< case-folded
        UnreadRole, ///< int
        RowAccessibleRole, ///< one sentence for the whole row
        SortKeyRole, ///< qint64, milliseconds UTC
    };
    Q_ENUM(Role)

    /// `now` is the steady clock; `serverClock` must outlive the model.
    CalloutTableModel(std::function<MonoTime()> now, const ServerClock &serverClock,
                      QObject *parent = nullptr);
    ~CalloutTableModel() override;

    /// Removals, then updates, then additions; ranges back to front; nothing for a mere Read.
    /// Linear in `changes`, but that many scattered removals cost one walk over the rows.
    void apply(const BoardChanges &changes);
    /// When the newest complete list arrived. Ages are painted, not stored: no signal.
    void setReadAt(MonoTime readAt) { m_readAt = readAt; }
    /// May be null; must outlive the model otherwise. This and the next two look at every row
    /// again: at the first few thousand at once, at the others a slice with each turn of the event
    /// loop.
    void setPlaceNames(const PlaceNames *places);
    void setResponseTypes(const QList<ResponseType> &types);
    /// Who "You" is.
    void setOperatorName(const QString &name);
    [[nodiscard]] QString operatorName() const { return m_context.operatorName; }
    /// Remembered also for a callout that is not on the board yet.
    void setUnread(CalloutId id, int count);

    /// -1 when not on the board. Constant time, but for the first one after a removal.
    [[nodiscard]] int rowOf(CalloutId id) const;
    [[nodiscard]] const CalloutRow &rowAt(int row) const { return m_rows[std::size_t(row)]->value; }
    /// Null when not on the board. The same object as long as the callout is there.
    [[nodiscard]] const CalloutRow *find(CalloutId id) const;
    /// Null when not on the board; valid until the next apply().
    [[nodiscard]] const BoardEntry *entry(CalloutId id) const;
    [[nodiscard]] int tabCount(QueueTab tab) const { return m_tabCount[std::size_t(tab)]; }
    [[nodiscard]] int newCount() const { return int(m_new.size()); }
    /// The new callout that has waited longest; 0 when there is none. Constant time.
    [[nodiscard]] CalloutId oldestNew() const { return m_new.empty() ? 0 : m_new.begin()->second; }
    /// When this entry's data arrived: with the newest list as long as AURA lists it.
    [[nodiscard]] MonoTime readAt(const BoardEntry &entry) const;
    /// Since creation by the server's clock, else since first seen; never negative.
    [[nodiscard]] Millis elapsed(const BoardEntry &entry) const;
    [[nodiscard]] int unread(CalloutId id) const { return m_unread.value(id); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    /// As data(), of a row at hand.
    [[nodiscard]] QVariant cell(const CalloutRow &row, int column, int role) const;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

signals:
    /// Everything about one change has been told: who collects before acting acts now.
    void settled();
    /// tabCount(), newCount() or oldestNew() gives another answer.
    void countsChanged();

private:
    /// A row and its number, which is right below m_numbered only.
    struct Held {
        CalloutRow value;
        int number = 0;
    };
    using HeldPtr = std::unique_ptr<Held>;
    struct Pending;
    struct Counts {
        std::array<int, 5> tabs{};
        int fresh = 0;
        CalloutId oldestNew = 0;
        bool operator==(const Counts &) const = default;
    };

    void removeIds(const QList<CalloutId> &ids);
    void removeRange(int first, int last);
    int sinkToEnd(const std::vector<int> &rows);
    void update(const QList<BoardUpdate> &updates, const QList<BoardEntry> &alreadyHere);
    void insert(const QList<BoardEntry> &added, const QList<BoardUpdate> &unknown);
    void replaceRows(std::vector<Pending> &pending);
    void rederive(bool lookUpPlaces);
    void rederiveSome();
    void count(const CalloutRow &row, int by);
    void renumber() const;
    void tellSettled();
    [[nodiscard]] QVariant rawValue(const CalloutRow &row, int role) const;
    [[nodiscard]] QString cellText(const CalloutRow &row, Column column) const;
    [[nodiscard]] QString spokenRow(const CalloutRow &row) const;

    std::function<MonoTime()> m_now;
    const ServerClock &m_serverClock;
    RowContext m_context;
    std::vector<HeldPtr> m_rows; ///< in the order of arrival; pointers keep rows where they are
    mutable int m_numbered = 0; ///< rows from here on know no right number
    QHash<CalloutId, Held *> m_byId;
    QHash<CalloutId, int> m_unread;
    std::vector<int> m_freeHandles;
    int m_handles = 0;
    MonoTime m_readAt{};
    std::array<int, 5> m_tabCount{};
    std::set<std::pair<qint64, CalloutId>> m_new; ///< by sortKey
    Counts m_told;
    int m_rederiveFrom = -1; ///< -1: nothing left to look at again
    bool m_lookUpPlaces = false;
};

} // namespace console
