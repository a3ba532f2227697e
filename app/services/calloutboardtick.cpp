// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/calloutboard.h"

#include <algorithm>

namespace console {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t mostAtOnce = 1'500; // rows judged in one turn of the event loop

} // namespace

void CalloutBoard::setPollInterval(Millis interval)
{
    m_pollInterval = interval;
    m_rows.setAllDue();
}

BoardMoment CalloutBoard::moment(MonoTime now) const
{
    return {now, m_serverClock.at(now), m_serverClock.isKnown(),
            std::max<Millis>(leastReadLimit, 3 * m_pollInterval)};
}

void CalloutBoard::judgeContact(BoardRow &row, MonoTime now)
{
    const bool lost = hasLostContact(row, moment(now));
    if (lost == row.lostContact)
        return;
    touch(row);
    row.lostContact = lost;
}

bool CalloutBoard::tick()
{
    const MonoTime now = m_clock.monoNow();
    // When the server's clock was wrong, its correction counts: all are judged anew.
    std::optional<UtcTime> mark;
    if (m_serverClock.isKnown())
        mark = m_serverClock.at(MonoTime{});
    if (std::exchange(m_clockMark, mark) != mark)
        m_rows.setAllDue();
    std::vector<CalloutId> gone;
    const std::vector<BoardRow *> due = m_rows.due(now, mostAtOnce);
    for (BoardRow *row : due) {
        if (row->entry.cleared && now - row->clearedAt > clearedKept && row->seen != m_wholeSerial)
            gone.push_back(row->entry.id());
        else
            tickRow(*row, now);
    }
    drop(gone);
    flush(false);
    return due.size() == mostAtOnce;
}

void CalloutBoard::tickRow(BoardRow &row, MonoTime now)
{
    if (row.cancel.freezeEnds && now >= *row.cancel.freezeEnds)
        endFreeze(row);
    if (row.cancel.noteDue && now >= *row.cancel.noteDue) {
        touch(row);
        row.cancel.noteDue.reset();
        row.entry.privateNote = true;
    }
    judgeContact(row, now);
    const BoardMoment at = moment(now);
    if (const bool stale = isStale(row, at); stale != row.entry.stale24h) {
        touch(row);
        row.entry.stale24h = stale;
    }
    if (row.entry.snoozedUntil && now >= *row.entry.snoozedUntil) {
        touch(row);
        endSnooze(row.entry);
    }
    if (m_rules.priorityOf(row.entry, at.utc) != row.entry.priority)
        touch(row);
    if (row.presence == Presence::Missing)
        tickMissing(row, now);
    MonoTime due = nextDue(row, at);
    if (const auto older = m_rules.nextChange(row.entry, at.utc))
        due = std::min(due, now + *older);
    m_rows.setDue(row, due);
}

void CalloutBoard::tickMissing(BoardRow &row, MonoTime now)
{
    if (row.endKind == EndKind::None
        && now - std::max(row.missingSince, row.lastRead) > unreachableAfter) {
        touch(row);
        row.endKind = EndKind::Unreachable;
    }
    if (now >= row.nextRead)
        want(row, now);
}

} // namespace console
