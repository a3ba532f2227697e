// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/calloutfilterproxymodel.h"

#include <algorithm>
#include <string_view>

namespace console {

namespace {

/// Up to so many single steps are told one by one; more are one change of the whole order, which
/// costs views one walk over their rows instead of one for each step.
constexpr std::size_t mostSteps = 8;

std::string_view bytes(const QByteArray &text)
{
    return {text.constData(), std::size_t(text.size())};
}

/// Whatever has all of `now` has all of `before`.
bool isNarrower(const QList<QByteArray> &now, const QList<QByteArray> &before)
{
    return std::ranges::all_of(before, [&now](const QByteArray &old) {
        return std::ranges::any_of(now,
                                   [&old](const QByteArray &word) { return word.contains(old); });
    });
}

} // namespace

/// What a change does to the order.
struct CalloutFilterProxyModel::Steps {
    std::vector<int> leaving;
    std::vector<QueueSeat> moving;
    std::vector<QueueSeat> entering;
};

CalloutFilterProxyModel::CalloutFilterProxyModel(CalloutTableModel &source, QObject *parent)
    : QAbstractProxyModel(parent), m_source(source)
{
    setSourceModel(&source);
    connect(&source, &QAbstractItemModel::dataChanged, this, &CalloutFilterProxyModel::noteChanged);
    connect(&source, &QAbstractItemModel::rowsInserted, this,
            &CalloutFilterProxyModel::noteArrived);
    connect(&source, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            &CalloutFilterProxyModel::takeOut);
    connect(&source, &CalloutTableModel::settled, this, &CalloutFilterProxyModel::catchUp);
    refilter(false);
}

void CalloutFilterProxyModel::setTab(QueueTab tab)
{
    if (std::exchange(m_tab, tab) != tab)
        refilter(false);
}

void CalloutFilterProxyModel::setFilterText(const QString &text)
{
    m_text = text;
    QList<QByteArray> words = text.toCaseFolded().simplified().toUtf8().split(' ');
    words.removeIf([](const QByteArray &word) { return word.isEmpty(); });
    if (words == m_words)
        return;
    const bool narrower = isNarrower(words, m_words);
    m_words = words;
    refilter(narrower);
}

void CalloutFilterProxyModel::setShownKinds(const QSet<ResponseKind> &kinds)
{
    if (std::exchange(m_kinds, kinds) != kinds)
        refilter(false);
}

void CalloutFilterProxyModel::setOnly(Only only)
{
    if (std::exchange(m_only, only) != only)
        refilter(false);
}

int CalloutFilterProxyModel::hiddenCount() const
{
    // New callouts belong to the active tab and are guests in the others.
    const bool guests = m_tab != QueueTab::Active && m_tab != QueueTab::Tests;
    const int shown = rowCount() - (guests ? m_source.newCount() : 0);
    return std::max(0, m_source.tabCount(m_tab) - shown);
}

void CalloutFilterProxyModel::setHeld(bool held)
{
    if (m_held == held)
        return;
    m_held = held;
    if (held)
        return;
    Steps steps;
    for (const CalloutId id : std::exchange(m_late, {})) {
        if (const CalloutRow *const row = m_source.find(id))
            place(*row, steps);
    }
    take(steps);
    if (std::exchange(m_moved, false))
        emit caughtUp();
}

bool CalloutFilterProxyModel::isWanted(const CalloutRow &row) const
{
    // Only::NotTaken, Decision and Mine are queue groups (domain/displaystate.h).
    return m_only == Only::All || (m_only == Only::Pinned && row.entry.pinned)
           || (m_only != Only::Pinned && row.group == int(m_only) - 1);
}

bool CalloutFilterProxyModel::accepts(const CalloutRow &row) const
{
    if (row.isNew())
        return m_tab != QueueTab::Tests;
    if (row.tab != m_tab || !isWanted(row))
        return false;
    if (!m_kinds.isEmpty() && !m_kinds.contains(row.kind))
        return false;
    const std::string_view text = bytes(row.searchText);
    return std::ranges::all_of(m_words, [text](const QByteArray &word) {
        return text.find(bytes(word)) != std::string_view::npos;
    });
}

void CalloutFilterProxyModel::noteChanged(const QModelIndex &from, const QModelIndex &to,
                                          const QList<int> &roles)
{
    for (int row = from.row(); row <= to.row(); ++row)
        m_told.push_back({&m_source.rowAt(row), roles, from.column(), to.column()});
}

void CalloutFilterProxyModel::noteArrived(const QModelIndex &, int first, int last)
{
    for (int row = first; row <= last; ++row)
        m_arrived.push_back(&m_source.rowAt(row));
}

void CalloutFilterProxyModel::takeOut(const QModelIndex &, int first, int last)
{
    std::vector<int> rows;
    QSet<const CalloutRow *> gone;
    for (int at = first; at <= last; ++at) {
        const CalloutRow &row = m_source.rowAt(at);
        if (!m_told.empty() || !m_arrived.empty())
            gone.insert(&row);
        m_late.remove(row.entry.id());
        if (const int shown = m_order.positionOf(row); shown >= 0)
            rows.push_back(shown);
    }
    std::erase_if(m_told, [&gone](const Told &one) { return gone.contains(one.row); });
    std::erase_if(m_arrived, [&gone](const CalloutRow *row) { return gone.contains(row); });
    remove(rows);
}

void CalloutFilterProxyModel::catchUp()
{
    const std::vector<Told> told = std::exchange(m_told, {});
    const std::vector<const CalloutRow *> arrived = std::exchange(m_arrived, {});
    Steps steps;
    QSet<const CalloutRow *> seen; // one change may speak of a row twice
    for (const Told &one : told) {
        if (!seen.contains(one.row)) {
            seen.insert(one.row);
            place(*one.row, steps);
        }
    }
    for (const CalloutRow *const row : arrived) {
        if (!seen.contains(row))
            place(*row, steps);
    }
    take(steps);
    tell(told);
    if (std::exchange(m_moved, false))
        emit caughtUp();
}

void CalloutFilterProxyModel::refilter(bool narrower)
{
    Steps steps;
    for (int row = 0; row < m_order.size(); ++row) {
        if (!accepts(rowAt(row)))
            steps.leaving.push_back(row);
    }
    for (int at = 0; !narrower && at < m_source.rowCount(); ++at) {
        const CalloutRow &row = m_source.rowAt(at);
        if (!m_order.contains(row) && accepts(row))
            steps.entering.push_back({QueueKey::of(row), &row});
    }
    take(steps);
    m_moved = false;
    emit refiltered();
}

void CalloutFilterProxyModel::place(const CalloutRow &row, Steps &steps)
{
    const bool accepted = accepts(row);
    const QueueKey shown = m_order.keyOf(row);
    QueueKey wanted = QueueKey::of(row);
    if (shown.id == 0) {
        if (!accepted)
            return;
        if (m_held) {
            wanted = {QueueKey::arrivedGroup, 0, m_arrivals++, wanted.id};
            m_late.insert(wanted.id);
        }
        steps.entering.push_back({wanted, &row});
    } else if (accepted && shown == wanted) {
        m_late.remove(wanted.id);
    } else if (m_held) {
        m_late.insert(wanted.id);
    } else if (accepted) {
        steps.moving.push_back({wanted, &row});
    } else {
        steps.leaving.push_back(m_order.positionOf(row));
    }
}

void CalloutFilterProxyModel::take(Steps &steps)
{
    const auto byKey = [](const QueueSeat &a, const QueueSeat &b) { return a.key < b.key; };
    std::ranges::sort(steps.moving, byKey);
    std::ranges::sort(steps.entering, byKey);
    remove(steps.leaving);
    shift(steps.moving);
    enter(steps.entering);
}

void CalloutFilterProxyModel::remove(std::vector<int> &rows)
{
    if (rows.empty())
        return;
    m_moved = true;
    std::ranges::sort(rows);
    std::vector<QueueOrder::Range> ranges = QueueOrder::ranges(rows);
    if (ranges.size() > mostSteps) {
        relayout([this, &rows] { m_order.sink(rows); });
        ranges = {{m_order.size() - int(rows.size()), m_order.size() - 1}};
    }
    for (auto range = ranges.crbegin(); range != ranges.crend(); ++range) {
        beginRemoveRows({}, range->first, range->second);
        m_order.remove(*range);
        endRemoveRows();
    }
}

void CalloutFilterProxyModel::shift(std::vector<QueueSeat> &seats)
{
    if (seats.empty())
        return;
    m_moved = true;
    if (seats.size() > mostSteps) {
        relayout([this, &seats] { m_order.rekey(seats); });
        return;
    }
    for (const QueueSeat &seat : seats) {
        const int from = m_order.positionOf(*seat.row);
        const int to = m_order.placeFor(seat.key);
        const bool elsewhere = to != from && to != from + 1;
        if (elsewhere)
            beginMoveRows({}, from, from, {}, to);
        m_order.move(from, to, seat.key);
        if (elsewhere)
            endMoveRows();
    }
}

void CalloutFilterProxyModel::enter(std::vector<QueueSeat> &seats)
{
    if (seats.empty())
        return;
    m_moved = true;
    struct Group {
        int row;
        std::size_t from;
        std::size_t count;
    };
    std::vector<Group> groups;
    for (std::size_t i = 0; i < seats.size() && groups.size() <= mostSteps; ++i) {
        const int row = m_order.placeFor(seats[i].key);
        if (groups.empty() || groups.back().row != row)
            groups.push_back({row, i, 0});
        ++groups.back().count;
    }
    std::vector<QueueSeat> appended;
    if (groups.size() > mostSteps) {
        appended = seats;
        for (std::size_t i = 0; i < seats.size(); ++i)
            appended[i].key = {QueueKey::movingGroup, 0, qint64(i), seats[i].key.id};
        groups = {{m_order.size(), 0, seats.size()}};
    }
    for (auto group = groups.crbegin(); group != groups.crend(); ++group) {
        beginInsertRows({}, group->row, group->row + int(group->count) - 1);
        m_order.insert(group->row, appended.empty() ? seats : appended, group->from, group->count);
        endInsertRows();
    }
    if (!appended.empty())
        relayout([this, &seats] { m_order.raise(seats); });
}

void CalloutFilterProxyModel::relayout(const std::function<void()> &reorder)
{
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<const CalloutRow *> rows;
    for (const QModelIndex &one : before)
        rows.push_back(&rowAt(one.row()));
    reorder();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after << index(m_order.positionOf(*rows[std::size_t(i)]), before.at(i).column());
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
}

void CalloutFilterProxyModel::tell(const std::vector<Told> &told)
{
    std::vector<std::pair<int, const Told *>> rows;
    for (const Told &one : told) {
        if (const int row = m_order.positionOf(*one.row); row >= 0)
            rows.emplace_back(row, &one);
    }
    std::ranges::stable_sort(rows, {}, &std::pair<int, const Told *>::first);
    for (std::size_t i = rows.size(); i > 0;) {
        const auto &[last, one] = rows[--i];
        int first = last;
        for (; i > 0 && rows[i - 1].first == first - 1 && rows[i - 1].second->roles == one->roles
               && rows[i - 1].second->firstColumn == one->firstColumn
               && rows[i - 1].second->lastColumn == one->lastColumn;
             --i)
            --first;
        emit dataChanged(index(first, one->firstColumn), index(last, one->lastColumn), one->roles);
    }
}

int CalloutFilterProxyModel::rowOf(CalloutId id) const
{
    const CalloutRow *const row = m_source.find(id);
    return row ? m_order.positionOf(*row) : -1;
}

CalloutId CalloutFilterProxyModel::idAt(int row) const
{
    return row < 0 || row >= rowCount() ? 0 : rowAt(row).entry.id();
}

QModelIndex CalloutFilterProxyModel::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

int CalloutFilterProxyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_order.size();
}

int CalloutFilterProxyModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(CalloutTableModel::ColumnTotal);
}

bool CalloutFilterProxyModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

Qt::ItemFlags CalloutFilterProxyModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren
                           : Qt::ItemFlags();
}

QVariant CalloutFilterProxyModel::data(const QModelIndex &index, int role) const
{
    return index.isValid() ? m_source.cell(rowAt(index.row()), index.column(), role) : QVariant();
}

QVariant CalloutFilterProxyModel::headerData(int section, Qt::Orientation orientation,
                                             int role) const
{
    return m_source.headerData(section, orientation, role);
}

QModelIndex CalloutFilterProxyModel::mapToSource(const QModelIndex &index) const
{
    return index.isValid() ? m_source.index(m_source.rowOf(idAt(index.row())), index.column())
                           : QModelIndex();
}

QModelIndex CalloutFilterProxyModel::mapFromSource(const QModelIndex &source) const
{
    return source.isValid()
               ? index(m_order.positionOf(m_source.rowAt(source.row())), source.column())
               : QModelIndex();
}

} // namespace console
