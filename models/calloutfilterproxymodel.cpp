// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/calloutfilterproxymodel.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace console {

int localPriority(const CalloutRow &)
{
    return 0;
}

bool comesBefore(const CalloutRow &left, const CalloutRow &right)
{
    const auto key = [](const CalloutRow &row) {
        return std::tuple(row.group, localPriority(row), row.sortKey, row.entry.id());
    };
    return key(left) < key(right);
}

CalloutFilterProxyModel::CalloutFilterProxyModel(CalloutTableModel &source, QObject *parent)
    : QSortFilterProxyModel(parent), m_source(source)
{
    setSourceModel(&source);
    setDynamicSortFilter(true);
    sort(0);
}

void CalloutFilterProxyModel::setTab(QueueTab tab)
{
    if (m_tab == tab)
        return;
    m_tab = tab;
    invalidateRowsFilter();
}

void CalloutFilterProxyModel::setFilterText(const QString &text)
{
    m_text = text;
    const QStringList words = text.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    invalidateRowsFilter();
}

void CalloutFilterProxyModel::setShownKinds(const QSet<ResponseKind> &kinds)
{
    if (m_kinds == kinds)
        return;
    m_kinds = kinds;
    invalidateRowsFilter();
}

int CalloutFilterProxyModel::hiddenCount() const
{
    // New callouts belong to the active tab and are shown in the others besides theirs.
    const bool guests = m_tab == QueueTab::ClosedToday || m_tab == QueueTab::Older;
    const int shown = rowCount() - (guests ? m_source.newCount() : 0);
    return std::max(0, m_source.tabCount(m_tab) - shown);
}

void CalloutFilterProxyModel::setHeld(bool held)
{
    if (m_held == held)
        return;
    m_held = held;
    if (held) {
        setDynamicSortFilter(false);
        return;
    }
    setDynamicSortFilter(true);
    invalidateRowsFilter();
}

int CalloutFilterProxyModel::rowOf(CalloutId id) const
{
    const int row = m_source.rowOf(id);
    return row < 0 ? -1 : mapFromSource(m_source.index(row, 0)).row();
}

CalloutId CalloutFilterProxyModel::idAt(int row) const
{
    return row < 0 || row >= rowCount() ? 0 : rowAt(row).entry.id();
}

const CalloutRow &CalloutFilterProxyModel::rowAt(int row) const
{
    return m_source.rowAt(mapToSource(index(row, 0)).row());
}

bool CalloutFilterProxyModel::filterAcceptsRow(int row, const QModelIndex &) const
{
    const CalloutRow &value = m_source.rowAt(row);
    if (value.isNew())
        return m_tab != QueueTab::Tests;
    if (value.tab != m_tab)
        return false;
    if (!m_kinds.isEmpty() && !m_kinds.contains(value.kind))
        return false;
    if (m_words.isEmpty())
        return true;
    const QString &text = value.search();
    return std::all_of(m_words.cbegin(), m_words.cend(),
                       [&text](const QString &word) { return text.contains(word); });
}

bool CalloutFilterProxyModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    return comesBefore(m_source.rowAt(left.row()), m_source.rowAt(right.row()));
}

} // namespace console
