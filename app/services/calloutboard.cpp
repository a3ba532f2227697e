// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/calloutboard.h"

#include "services/boardnotes.h"

#include <algorithm>
#include <ranges>

namespace console {

using namespace std::chrono_literals;

namespace {

constexpr Millis readAgainOpen = 10s; // missing from the list, yet open when read by id
constexpr Millis readAgainFailed = 5s;

MonoTime receipt(const Transfer &transfer, MonoTime now)
{
    return transfer.received == MonoTime{} ? now : std::min(transfer.received, now);
}

bool sameFix(const std::optional<Position> &a, const std::optional<Position> &b)
{
    if (!a || !b)
        return a.has_value() == b.has_value();
    return a->point == b->point && a->fixTime == b->fixTime;
}

void end(BoardRow &row, EndKind kind, MonoTime at)
{
    if (row.presence != Presence::Ended)
        row.endedAt = at;
    row.presence = Presence::Ended;
    row.endKind = kind;
}

} // namespace

CalloutBoard::CalloutBoard(const Clock &clock, const ServerClock &serverClock, QObject *parent)
    : QObject(parent), m_clock(clock), m_serverClock(serverClock)
{
}

CalloutBoard::~CalloutBoard() = default;

void CalloutBoard::touch(BoardRow &row)
{
    if (row.isTouched)
        return;
    row.isTouched = true;
    if (!row.cancel.freezeEnds)
        row.entry.lastRead = row.lastRead;
    m_touched.push_back({row.entry.id(), row.isNew ? BoardEntry{} : row.entry});
}

void CalloutBoard::applySnapshot(const Snapshot &snapshot)
{
    const MonoTime sent = snapshot.transfer.sent;
    if (sent < m_newestSent)
        return;
    m_newestSent = sent;
    ++m_serial;
    const MonoTime received = receipt(snapshot.transfer, m_clock.monoNow());
    // A complete list is announced once, by readMoved(); only an incomplete one says it of each
    // callout.
    const bool announceRead = !snapshot.complete;
    showFrozenRead(received, announceRead);
    m_rows.beginList(snapshot.callouts.size());
    m_met = 0;
    for (const CalloutPtr &callout : snapshot.callouts)
        applyListed(callout, sent, received, announceRead);
    if (snapshot.complete) {
        m_boardRead = received;
        m_wholeSerial = m_serial;
        findMissing(sent, received);
        m_past.clear(); // what was not on the first list is gone
    }
    flush(announceRead);
    if (snapshot.complete)
        m_pastAlarms.clear();
}

/// A frozen one looks as if it were in every list: whether it was is what is held back. Before the
/// others, or its place among the changes would tell.
void CalloutBoard::showFrozenRead(MonoTime received, bool announceRead)
{
    std::erase_if(m_frozen, [&](CalloutId id) {
        BoardRow *known = m_rows.find(id);
        if (!known || !known->cancel.freezeEnds)
            return true;
        if (announceRead)
            touch(*known);
        known->entry.lastRead = received;
        return false;
    });
}

void CalloutBoard::applyListed(const CalloutPtr &callout, MonoTime sent, MonoTime received,
                               bool announceRead)
{
    BoardRow *known = m_rows.next(callout);
    if (!known) {
        add(callout, sent, received);
        return;
    }
    m_met += known->seen != m_serial ? 1 : 0;
    known->seen = m_serial;
    if (sent < known->guard)
        return; // asked before something newer was learnt: the next list decides
    known->guard = sent;
    if (announceRead)
        touch(*known);
    if (known->lostContact && received - known->lastRead > leastReadLimit)
        m_rows.setDue(*known, received);
    known->lastRead = received;
    if (known->listedValid && known->presence == Presence::Listed
        && (known->listed == callout || *known->listed == *callout)) {
        known->listed = callout;
        return;
    }
    Callout news = *callout;
    // A list that repeats the place of the raise does not undo the newer one of a single read.
    if (known->listed->position == callout->position && !isAnother(*known->real, news))
        news.position.reset();
    known->listed = callout;
    known->listedValid = true;
    applyNews(*known, news, received, true);
}

void CalloutBoard::add(const CalloutPtr &callout, MonoTime sent, MonoTime received)
{
    BoardRow &fresh = m_rows.add(callout->id);
    fresh.isNew = true;
    fresh.entry.callout.id = callout->id;
    fresh.real = callout;
    fresh.listed = callout;
    fresh.listedValid = true;
    fresh.seen = m_serial;
    ++m_met;
    fresh.guard = sent;
    fresh.lastRead = received;
    touch(fresh);
    startAnew(fresh, received);
    if (callout->isClosed())
        end(fresh, EndKind::Closed, received);
    judgeContact(fresh, received);
    restore(fresh);
}

/// Everything that belongs to one callout at this desk, as for one that nobody has seen yet.
void CalloutBoard::startAnew(BoardRow &row, MonoTime received)
{
    const CalloutId id = row.entry.id();
    if (row.cancel.freezeEnds)
        endFreeze(row);
    row.entry = BoardEntry{};
    row.entry.callout.id = id;
    row.entry.firstSeen = received;
    row.entry.firstSeenUtc = m_serverClock.at(received);
    row.entry.fixChanged = received;
    row.entry.stale24h =
        row.real->createdAt && m_serverClock.at(received) - *row.real->createdAt > staleAfter;
    row.stageSince = received;
    row.cancel = {};
    row.cancelBefore = {};
    row.places = {};
    row.hasCustomerCancelled = false;
    followPosition(row.entry, row.places, row.real->position, received);
    const std::vector<CalloutId> near =
        m_repeats.note(*row.real, row.real->createdAt.value_or(row.entry.firstSeenUtc));
    for (const CalloutId other : near.size() > 1 ? near : std::vector{id}) {
        BoardRow &one = other == id ? row : *m_rows.find(other);
        touch(one);
        one.entry.repeats = std::max(one.entry.repeats, int(near.size()));
    }
}

void CalloutBoard::applyNews(BoardRow &row, const Callout &news, MonoTime received, bool listed)
{
    touch(row);
    if (isAnother(*row.real, news)) {
        m_notes.append(anotherCalloutNote(row.entry));
        m_replaced.push_back(news.id);
        row.real = std::make_shared<const Callout>(news);
        row.presence = Presence::Listed;
        row.endKind = EndKind::None;
        startAnew(row, received);
    } else {
        Callout callout = merged(*row.real, news);
        if (!sameFix(callout.position, row.real->position))
            row.entry.fixChanged = received;
        if (callout.status != row.real->status || callout.statusText != row.real->statusText)
            row.stageSince = received;
        row.real = std::make_shared<const Callout>(std::move(callout));
        followPosition(row.entry, row.places, row.real->position, received);
    }
    if (row.real->isClosed()) {
        end(row, EndKind::Closed, received);
    } else if (row.presence == Presence::Ended || row.entry.cleared) {
        comeBack(row);
        row.presence = listed ? Presence::Listed : Presence::Missing;
        row.missingSince = received;
    } else if (listed) {
        row.presence = Presence::Listed;
    }
    if (row.presence != Presence::Ended)
        row.endKind = EndKind::None;
    if (row.presence == Presence::Missing)
        row.nextRead = received + readAgainOpen;
    judgeContact(row, received);
}

/// Ended before and active again: nobody has looked at it since, and what was cancelled is over.
/// While an outcome is held back it was not shown as ended, so that nothing of this shows either.
void CalloutBoard::comeBack(BoardRow &row)
{
    if (row.entry.presence != Presence::Ended && !row.entry.cleared)
        return;
    if (!row.cancel.freezeEnds) {
        row.cancel.mark = CancelMark::None;
        row.cancel.unconditionalOutcome = CancelOutcome::None;
    }
    row.entry.cleared = false;
    row.entry.owner.clear();
    row.entry.takenAt.reset();
    row.entry.takenAtUtc.reset();
}

void CalloutBoard::findMissing(MonoTime sent, MonoTime received)
{
    if (m_met == m_rows.size())
        return; // all there
    for (auto &[id, row] : m_rows) {
        if (row.seen == m_serial || row.presence != Presence::Listed || sent < row.guard)
            continue;
        touch(row);
        row.presence = Presence::Missing;
        row.endedAt = received;
        row.missingSince = received;
        row.listedValid = false;
        want(row, received);
    }
}

void CalloutBoard::want(BoardRow &row, MonoTime now)
{
    row.nextRead = now + readAgainOpen;
    m_wanted.push_back(row.entry.id());
}

void CalloutBoard::applyRead(const CalloutRead &read)
{
    BoardRow *known = m_rows.find(read.callout.id);
    if (!known)
        return;
    const MonoTime now = m_clock.monoNow();
    if (read.transfer.sent < known->guard) {
        known->nextRead = now;
        m_rows.setDue(*known, now);
        return;
    }
    const MonoTime received = receipt(read.transfer, now);
    touch(*known);
    // A list asked for before this answer came may be older than it.
    known->guard = std::max(known->guard, received);
    known->listedValid = false;
    known->lastRead = received;
    applyNews(*known, read.callout, received, false);
    flush(true);
}

void CalloutBoard::applyReadFailure(CalloutId id, const ApiError &error)
{
    BoardRow *known = m_rows.find(id);
    if (!known || known->presence != Presence::Missing)
        return;
    const MonoTime now = m_clock.monoNow();
    if (error.kind == ApiError::Kind::NotFound) {
        touch(*known);
        end(*known, EndKind::NotFound, known->endedAt);
        judgeContact(*known, now);
        flush(true);
        return;
    }
    known->nextRead = now + std::max<Millis>(readAgainFailed, error.retryAfter.value_or(0s));
    m_rows.setDue(*known, MonoTime::min());
    tickMissing(*known, now);
    flush(true);
}

void CalloutBoard::applyRaised(const Callout &callout, MonoTime answered)
{
    BoardRow *known = m_rows.find(callout.id);
    if (!known) {
        add(std::make_shared<const Callout>(callout), answered, answered);
        m_rows.find(callout.id)->listedValid = false;
    } else {
        touch(*known);
        known->guard = std::max(known->guard, answered);
        known->listedValid = false;
        known->lastRead = answered;
        applyNews(*known, callout, answered, true);
    }
    flush(true);
}

void CalloutBoard::applyCustomerCancel(CalloutId id)
{
    BoardRow *known = m_rows.find(id);
    if (!known || known->hasCustomerCancelled || known->entry.callout.isTest())
        return;
    // With a cancel from here it is what that cancel may lead to: for the private note alone.
    if (known->cancel.verifiedAt && known->cancel.mark != CancelMark::NotDelivered)
        return;
    known->hasCustomerCancelled = true;
    if (known->entry.presence == Presence::Ended
        || known->entry.latched.testFlag(Attention::CustomerCancelled))
        return;
    touch(*known);
    known->entry.latched |= Attention::CustomerCancelled;
    known->entry.attention |= Attention::CustomerCancelled;
    flush(false);
}

/// What follows from the entry as it is shown now.
void CalloutBoard::follow(BoardRow &row, const BoardEntry &before, MonoTime now)
{
    BoardEntry &entry = row.entry;
    followAttention(before, entry, now);
    const UtcTime utc = m_serverClock.at(now);
    if (!m_pastAlarms.isEmpty()) {
        const AlarmMemory past = m_pastAlarms.take(entry.id());
        if (past.isOf(entry.callout))
            past.restore(entry, now, utc);
    }
    entry.priority = m_rules.priorityOf(entry, utc);
}

void CalloutBoard::flush(bool announceRead)
{
    BoardChanges changes;
    changes.added.reserve(qsizetype(std::ranges::count_if(
        m_touched, [](const auto &touched) { return touched.second.id() == 0; })));
    const MonoTime now = m_clock.monoNow();
    for (const auto &[id, before] : std::exchange(m_touched, {})) {
        BoardRow *known = m_rows.find(id);
        if (!known)
            continue;
        known->isTouched = false;
        m_rows.setDue(*known, MonoTime::min());
        show(*known);
        follow(*known, before, now);
        if (std::exchange(known->isNew, false)) {
            changes.added.append(known->entry);
            m_notes.append(firstSeenNote(known->entry));
            continue;
        }
        const BoardFields fields = differences(before, known->entry);
        if (!fields || (fields == BoardField::Read && !announceRead))
            continue;
        m_notes.append(differenceNotes(before, known->entry));
        changes.updated.append({known->entry, fields});
    }
    changes.removed = std::exchange(m_removed, {});
    const auto wanted = std::exchange(m_wanted, {});
    const auto replaced = std::exchange(m_replaced, {});
    const auto released = std::exchange(m_released, {});
    const auto notes = std::exchange(m_notes, {});
    // Everything is consistent before the first listener runs: it may call back into the board.
    if (m_announcedRead != m_boardRead) {
        m_announcedRead = m_boardRead;
        emit readMoved(m_boardRead);
    }
    for (const CalloutId id : replaced)
        emit startedAnew(id);
    if (!changes.isEmpty())
        emit changed(changes);
    for (const CalloutId id : released)
        emit outcomeReleased(id);
    for (const CalloutId id : wanted)
        emit readWanted(id);
    for (const LogEntry &entry : notes)
        emit happened(entry);
}

} // namespace console
