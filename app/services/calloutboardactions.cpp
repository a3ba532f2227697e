// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/calloutboard.h"

#include <algorithm>

namespace console {

using namespace std::chrono_literals;

namespace {

constexpr Millis freezeFor = 10min; // design 8, duress: E, or 10 min
constexpr Millis noteAfter = 60s; // design 8: the same bookmark 60 s later
constexpr Millis secondVerifiedAfter = 2min; // decision 3

} // namespace

int BoardCounts::of(QueueTab tab) const
{
    switch (tab) {
    case QueueTab::Active: return active;
    case QueueTab::Tests: return tests;
    case QueueTab::ClosedToday: return closedToday;
    case QueueTab::Older: return older;
    }
    return 0;
}

bool CalloutBoard::take(CalloutId id, const QString &operatorName)
{
    BoardRow *known = row(id);
    if (!known || known->entry.cleared
        || (known->entry.isTaken() && known->entry.owner == operatorName))
        return false;
    touch(*known);
    const MonoTime now = m_clock.monoNow();
    known->entry.owner = operatorName;
    known->entry.takenAt = now;
    known->entry.takenAtUtc = m_serverClock.at(now);
    flush(false);
    return true;
}

bool CalloutBoard::release(CalloutId id)
{
    BoardRow *known = row(id);
    if (!known || !known->entry.isTaken() || known->entry.cleared)
        return false;
    touch(*known);
    known->entry.owner.clear();
    known->entry.takenAt.reset();
    known->entry.takenAtUtc.reset();
    flush(false);
    return true;
}

bool CalloutBoard::clear(CalloutId id)
{
    BoardRow *known = row(id);
    if (!known || known->entry.presence != Presence::Ended || known->entry.cleared)
        return false;
    touch(*known);
    known->entry.cleared = true;
    known->clearedAt = m_clock.monoNow();
    dropSurplusCleared();
    flush(false);
    return true;
}

void CalloutBoard::dropSurplusCleared()
{
    std::vector<std::pair<MonoTime, CalloutId>> cleared;
    for (const auto &[id, row] : m_rows) {
        if (row.entry.cleared)
            cleared.emplace_back(row.clearedAt, id);
    }
    if (qsizetype(cleared.size()) <= mostCleared)
        return;
    std::ranges::sort(cleared);
    std::vector<CalloutId> surplus;
    for (auto i = cleared.begin(); i != cleared.end() - mostCleared; ++i)
        surplus.push_back(i->second);
    drop(surplus);
}

bool CalloutBoard::markRated(CalloutId id)
{
    BoardRow *known = row(id);
    if (!known || known->entry.rated)
        return false;
    touch(*known);
    known->entry.rated = true;
    flush(false);
    return true;
}

bool CalloutBoard::contactEnded(CalloutId id)
{
    BoardRow *known = row(id);
    if (!known || !known->cancel.verifiedAt || known->cancel.contactEnded)
        return false;
    known->cancel.contactEnded = true;
    if (known->cancel.freezeEnds)
        endFreeze(*known);
    flush(false);
    return true;
}

PrivateNote CalloutBoard::privateNote(CalloutId id) const
{
    const BoardRow *known = row(id);
    if (!known || !known->cancel.verifiedAt || !known->cancel.contactEnded)
        return PrivateNote::NotOpen;
    switch (known->cancel.verifiedOutcome) {
    case CancelOutcome::Confirmed: return PrivateNote::Confirmed;
    case CancelOutcome::NotStoodDown: return PrivateNote::NotStoodDown;
    default: return PrivateNote::StillReading;
    }
}

void CalloutBoard::beginCancel(CalloutId id, bool verified)
{
    BoardRow *known = row(id);
    if (!known)
        return;
    touch(*known);
    const MonoTime now = m_clock.monoNow();
    known->cancelBefore = known->cancel;
    CancelState &cancel = known->cancel;
    cancel.mark = CancelMark::Sending;
    cancel.verified = verified;
    cancel.at = now;
    cancel.unconditionalOutcome = verified ? CancelOutcome::None : CancelOutcome::Pending;
    if (verified) {
        cancel.verifiedAt = now;
        cancel.freezeEnds = now + freezeFor;
        cancel.noteDue = now + noteAfter;
        cancel.verifiedOutcome = CancelOutcome::Pending;
        cancel.contactEnded = false;
    }
    flush(false);
}

void CalloutBoard::setCancelMark(CalloutId id, CancelMark mark)
{
    BoardRow *known = row(id);
    if (!known || known->cancel.mark == mark)
        return;
    touch(*known);
    known->cancel.mark = mark;
    const bool holdsBack = mark == CancelMark::Sending || mark == CancelMark::Requested;
    // An earlier verified cancel may still hold its own outcome back.
    if (!holdsBack && known->cancel.verified && known->cancel.freezeEnds)
        endFreeze(*known, known->cancelBefore.freezeEnds);
    flush(false);
}

void CalloutBoard::abandonCancel(CalloutId id)
{
    BoardRow *known = row(id);
    if (!known)
        return;
    touch(*known);
    const bool ended = known->cancel.contactEnded;
    if (known->cancel.verified && known->cancel.freezeEnds)
        endFreeze(*known, known->cancelBefore.freezeEnds);
    const std::optional<MonoTime> freezeEnds = known->cancel.freezeEnds;
    known->cancel = known->cancelBefore;
    known->cancel.freezeEnds = freezeEnds;
    known->cancel.contactEnded |= ended && known->cancel.verifiedAt.has_value();
    flush(false);
}

void CalloutBoard::endFreeze(BoardRow &row, std::optional<MonoTime> until)
{
    touch(row);
    if (until && *until > m_clock.monoNow()) {
        row.cancel.freezeEnds = until;
        return;
    }
    row.cancel.freezeEnds.reset();
    m_released.push_back(row.entry.id());
}

void CalloutBoard::setUnconditionalOutcome(CalloutId id, CancelOutcome outcome)
{
    BoardRow *known = row(id);
    if (!known || known->cancel.unconditionalOutcome == outcome)
        return;
    touch(*known);
    known->cancel.unconditionalOutcome = outcome;
    flush(false);
}

void CalloutBoard::setVerifiedOutcome(CalloutId id, CancelOutcome outcome)
{
    if (BoardRow *known = row(id); known && known->cancel.verifiedAt)
        known->cancel.verifiedOutcome = outcome;
}

bool CalloutBoard::mayCancelVerified(CalloutId id) const
{
    const BoardRow *known = row(id);
    if (!known)
        return false;
    const CancelState &cancel = known->cancel;
    return !cancel.verifiedAt || cancel.contactEnded
           || (cancel.verified && cancel.mark == CancelMark::NotDelivered)
           || m_clock.monoNow() - *cancel.verifiedAt >= secondVerifiedAfter;
}

void CalloutBoard::reset()
{
    std::vector<CalloutId> ids;
    for (const auto &[id, row] : m_rows)
        ids.push_back(id);
    drop(ids);
    m_touched.clear();
    m_newestSent = MonoTime::min();
    m_boardRead = m_announcedRead = {};
    flush(false);
}

std::optional<BoardEntry> CalloutBoard::find(CalloutId id) const
{
    const BoardRow *known = row(id);
    return known ? std::optional(known->entry) : std::nullopt;
}

QList<BoardEntry> CalloutBoard::entries() const
{
    QList<BoardEntry> all;
    all.reserve(qsizetype(m_rows.size()));
    for (const auto &[id, row] : m_rows)
        all.append(row.entry);
    std::ranges::sort(all, {}, &BoardEntry::id);
    return all;
}

BoardCounts CalloutBoard::counts() const
{
    BoardCounts counts;
    for (const auto &[id, row] : m_rows) {
        switch (queueTab(row.entry)) {
        case QueueTab::Active: ++counts.active; break;
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
    // Local priorities are all the same for now, so age alone decides.
    std::pair<UtcTime, CalloutId> oldest{UtcTime::max(), 0};
    for (const auto &[id, row] : m_rows) {
        if (displayState(row.entry) == DisplayState::New)
            oldest = std::min(oldest,
                              {row.entry.callout.createdAt.value_or(row.entry.firstSeenUtc), id});
    }
    return oldest.second;
}

} // namespace console
