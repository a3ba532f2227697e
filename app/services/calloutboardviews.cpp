// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What others ask the board.
#include "services/calloutboard.h"

#include <algorithm>
#include <tuple>

namespace console {

namespace {

/// An unchanged list moves only the row's own lastRead on.
BoardEntry entryOf(const BoardRow &row)
{
    BoardEntry entry = row.entry;
    if (!row.cancel.freezeEnds)
        entry.lastRead = row.lastRead;
    return entry;
}

} // namespace

int BoardCounts::of(QueueTab tab) const
{
    switch (tab) {
    case QueueTab::Active: return active;
    case QueueTab::Snoozed: return snoozed;
    case QueueTab::Tests: return tests;
    case QueueTab::ClosedToday: return closedToday;
    case QueueTab::Older: return older;
    }
    return 0;
}

std::optional<BoardEntry> CalloutBoard::find(CalloutId id) const
{
    const BoardRow *known = m_rows.find(id);
    return known ? std::optional(entryOf(*known)) : std::nullopt;
}

bool CalloutBoard::repeats(const CalloutPtr &callout) const
{
    const BoardRow *known = m_rows.find(callout->id);
    return known && known->listedValid && known->listed == callout;
}

QList<BoardEntry> CalloutBoard::entries() const
{
    QList<BoardEntry> all;
    all.reserve(qsizetype(m_rows.size()));
    for (const auto &[id, row] : m_rows)
        all.append(entryOf(row));
    std::ranges::sort(all, {}, &BoardEntry::id);
    return all;
}

BoardCounts CalloutBoard::counts() const
{
    BoardCounts counts;
    for (const auto &[id, row] : m_rows) {
        switch (queueTab(row.entry)) {
        case QueueTab::Active: ++counts.active; break;
        case QueueTab::Snoozed: ++counts.snoozed; break;
        case QueueTab::Tests: ++counts.tests; break;
        case QueueTab::ClosedToday: ++counts.closedToday; break;
        case QueueTab::Older: ++counts.older; break;
        }
        if (displayState(row.entry) == DisplayState::New)
            ++counts.notTaken;
    }
    return counts;
}

CalloutId CalloutBoard::nextToTake() const
{
    using Place = std::tuple<bool, int, UtcTime, CalloutId>;
    Place first{true, 0, {}, 0};
    for (const auto &[id, row] : m_rows) {
        if (displayState(row.entry) != DisplayState::New)
            continue;
        const Place place{!row.entry.pinned, row.entry.priority,
                          row.entry.callout.createdAt.value_or(row.entry.firstSeenUtc), id};
        if (std::get<CalloutId>(first) == 0 || place < first)
            first = place;
    }
    return std::get<CalloutId>(first);
}

} // namespace console
