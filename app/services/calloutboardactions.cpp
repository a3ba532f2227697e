// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/calloutboard.h"

#include "services/boardnotes.h"

#include <algorithm>

namespace console {

using namespace std::chrono_literals;

namespace {

constexpr Millis freezeFor = 10min; // design 8, duress: E, or 10 min
constexpr Millis noteAfter = 60s; // design 8: the same bookmark 60 s later
constexpr Millis secondVerifiedAfter = 2min; // decision 3
constexpr Millis createdAfterDoubt = 2s; // log and server know the time to about a second

} // namespace

bool CalloutBoard::take(CalloutId id, const QString &operatorName)
{
    BoardRow *known = m_rows.find(id);
    if (!known || known->entry.cleared
        || (known->entry.isTaken() && known->entry.owner == operatorName))
        return false;
    touch(*known);
    const MonoTime now = m_clock.monoNow();
    known->entry.owner = operatorName;
    known->entry.takenAt = now;
    known->entry.takenAtUtc = m_serverClock.at(now);
    endSnooze(known->entry); // somebody looks after it
    flush(false);
    return true;
}

bool CalloutBoard::release(CalloutId id)
{
    BoardRow *known = m_rows.find(id);
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
    BoardRow *known = m_rows.find(id);
    if (!known || known->entry.presence != Presence::Ended || known->entry.cleared)
        return false;
    touch(*known);
    known->entry.cleared = true;
    known->listedValid = false; // when listed again, it comes back
    known->clearedAt = m_clock.monoNow();
    dropSurplusCleared();
    flush(false);
    return true;
}

void CalloutBoard::drop(const std::vector<CalloutId> &ids)
{
    for (const CalloutId id : ids) {
        m_rows.erase(id);
        m_repeats.forget(id);
        m_removed.append(id);
    }
}

void CalloutBoard::dropSurplusCleared()
{
    std::vector<std::pair<MonoTime, CalloutId>> cleared;
    for (const auto &[id, row] : m_rows) {
        // What is still listed would come back as a new one.
        if (row.entry.cleared && row.seen != m_wholeSerial)
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

bool CalloutBoard::mark(CalloutId id, const Mark &mark)
{
    BoardRow *known = m_rows.find(id);
    if (!known)
        return false;
    touch(*known);
    const MonoTime now = m_clock.monoNow();
    const bool isDone = applyMark(known->entry, mark, now, m_serverClock.at(now));
    flush(false);
    return isDone;
}

bool CalloutBoard::markRated(CalloutId id)
{
    BoardRow *known = m_rows.find(id);
    if (!known || known->entry.rated)
        return false;
    touch(*known);
    known->entry.rated = true;
    flush(false);
    return true;
}

bool CalloutBoard::settleJump(CalloutId id, bool useNew)
{
    BoardRow *known = m_rows.find(id);
    if (!known || !known->entry.beforeJump)
        return false;
    touch(*known);
    const bool isSettled = console::settleJump(known->entry, known->places, useNew);
    flush(false);
    return isSettled;
}

bool CalloutBoard::contactEnded(CalloutId id)
{
    BoardRow *known = m_rows.find(id);
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
    const BoardRow *known = m_rows.find(id);
    if (!known || !known->cancel.verifiedAt || !known->cancel.contactEnded)
        return PrivateNote::NotOpen;
    switch (known->cancel.verifiedOutcome) {
    case CancelOutcome::None: // sent before a restart, so nobody reads on for it: what AURA shows
        return known->real->isClosed() ? PrivateNote::Confirmed : PrivateNote::NotStoodDown;
    case CancelOutcome::Confirmed: return PrivateNote::Confirmed;
    case CancelOutcome::NotStoodDown: return PrivateNote::NotStoodDown;
    default: return PrivateNote::StillReading;
    }
}

void CalloutBoard::beginCancel(CalloutId id, bool verified)
{
    BoardRow *known = m_rows.find(id);
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
        noteFrozen(id);
        cancel.noteDue = now + noteAfter;
        cancel.verifiedOutcome = CancelOutcome::Pending;
        cancel.contactEnded = false;
    }
    flush(false);
}

/// Its reading is told with every list from now on.
void CalloutBoard::noteFrozen(CalloutId id)
{
    if (std::ranges::find(m_frozen, id) == m_frozen.end())
        m_frozen.push_back(id);
}

void CalloutBoard::setCancelMark(CalloutId id, CancelMark mark)
{
    BoardRow *known = m_rows.find(id);
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
    BoardRow *known = m_rows.find(id);
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
    BoardRow *known = m_rows.find(id);
    if (!known || known->cancel.unconditionalOutcome == outcome)
        return;
    touch(*known);
    known->cancel.unconditionalOutcome = outcome;
    flush(false);
}

void CalloutBoard::setVerifiedOutcome(CalloutId id, CancelOutcome outcome)
{
    if (BoardRow *known = m_rows.find(id); known && known->cancel.verifiedAt)
        known->cancel.verifiedOutcome = outcome;
}

bool CalloutBoard::mayCancelVerified(CalloutId id) const
{
    const BoardRow *known = m_rows.find(id);
    if (!known)
        return false;
    const CancelState &cancel = known->cancel;
    return !cancel.verifiedAt || cancel.contactEnded
           || (cancel.verified && cancel.mark == CancelMark::NotDelivered)
           || m_clock.monoNow() - *cancel.verifiedAt >= secondVerifiedAfter;
}

void CalloutBoard::restoreOwnership(const QList<PastOwnership> &past)
{
    for (const PastOwnership &one : past)
        m_past.insert(one.id, one);
    for (auto &[id, row] : m_rows)
        restore(row);
    // Without a complete list yet, what is still unknown may stand in the next.
    if (m_boardRead != MonoTime{})
        m_past.clear();
    flush(false);
}

void CalloutBoard::restoreAlarms(const QHash<CalloutId, AlarmMemory> &past)
{
    m_pastAlarms = past;
    for (auto i = past.cbegin(); i != past.cend(); ++i) {
        if (BoardRow *known = m_rows.find(i.key()))
            touch(*known);
    }
    flush(false);
    if (m_boardRead != MonoTime{})
        m_pastAlarms.clear();
}

void CalloutBoard::setPriorityRules(const PriorityRules &rules)
{
    m_rules = rules;
    m_rows.setAllDue(); // age may count in other ways now
    const UtcTime utc = m_serverClock.at(m_clock.monoNow());
    for (auto &[id, row] : m_rows) {
        if (m_rules.priorityOf(row.entry, utc) != row.entry.priority)
            touch(row);
    }
    flush(false);
}

/// Only what is surely the same callout and was not touched since the start. In doubt it stays New.
void CalloutBoard::restore(BoardRow &row)
{
    const PastOwnership past = m_past.take(row.entry.id());
    if (past.id == 0 || row.entry.isTaken() || row.presence == Presence::Ended
        || row.cancel.mark != CancelMark::None)
        return;
    const MonoTime now = m_clock.monoNow();
    const auto steady = [this, now](UtcTime logged) { // the log is dated by the local wall clock
        return now - std::max<Millis>(m_clock.utcNow() - logged, 0ms);
    };
    const MonoTime taken = steady(past.takenAt);
    if (!row.real->createdAt || *row.real->createdAt > m_serverClock.at(taken) + createdAfterDoubt)
        return;
    touch(row);
    show(row); // a picture to hold back the outcome from
    row.entry.owner = past.owner;
    row.entry.takenAt = taken;
    row.entry.takenAtUtc = m_serverClock.at(taken);
    m_notes.append(restoredNote(row.entry));
    if (!past.cancelledAt)
        return;
    CancelState &cancel = row.cancel;
    cancel.mark = CancelMark::Requested;
    cancel.verified = past.isCancelVerified;
    cancel.at = steady(*past.cancelledAt);
    if (!past.isCancelVerified) {
        cancel.unconditionalOutcome = CancelOutcome::Unconfirmed;
        return;
    }
    cancel.verifiedAt = cancel.at;
    cancel.contactEnded = past.isContactEnded;
    if (!past.isNoteReset)
        cancel.noteDue = *cancel.at + noteAfter;
    if (!past.isContactEnded && *cancel.at + freezeFor > now)
        cancel.freezeEnds = *cancel.at + freezeFor;
    if (cancel.freezeEnds)
        noteFrozen(row.entry.id());
}

void CalloutBoard::reset()
{
    m_removed.reserve(qsizetype(m_rows.size()));
    for (const auto &[id, row] : m_rows)
        m_removed.append(id);
    m_rows.clear();
    m_frozen.clear();
    m_touched.clear();
    m_past.clear();
    m_pastAlarms.clear();
    m_repeats.clear();
    m_newestSent = MonoTime::min();
    m_boardRead = m_announcedRead = {};
    flush(false);
}

} // namespace console
