// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/boardrow.h"

#include <algorithm>
#include <utility>

namespace console {

using namespace std::chrono_literals;

namespace {

constexpr Millis fixLimit = 60s; // domain figures: position 60 s
constexpr Millis sameCreation = 60s;
constexpr Millis zoneStep = 30min;
constexpr Millis widestZone = 14h;

/// What may be told of a callout while the outcome of its cancel is held back. A cancel ends in one
/// of the other three, so these say nothing about it.
bool isStage(CalloutStatus status)
{
    return status == CalloutStatus::Created || status == CalloutStatus::ResponderDispatched
           || status == CalloutStatus::ResponderArrived
           || status == CalloutStatus::ResponderCompleted;
}

template <typename T> void keepIfGone(T &news, const T &known)
{
    if (!news)
        news = known;
}

void keepIfEmpty(QString &news, const QString &known)
{
    if (news.isEmpty())
        news = known;
}

/// No word of a responder is no word, except when that is what the change of status says.
Responder mergedResponder(const Callout &known, const Callout &news)
{
    const Responder &before = known.responder;
    Responder responder = news.responder;
    const bool hasNone =
        news.status == CalloutStatus::Created || news.status == CalloutStatus::ResponderCancelled;
    const bool isOther =
        (!responder.unit.isEmpty() && !before.unit.isEmpty() && responder.unit != before.unit)
        || (!responder.supplier.isEmpty() && !before.supplier.isEmpty()
            && responder.supplier != before.supplier);
    if (isOther || (responder.isEmpty() && hasNone && known.status != news.status))
        return responder;
    keepIfEmpty(responder.unit, before.unit);
    keepIfEmpty(responder.supplier, before.supplier);
    keepIfGone(responder.point, before.point);
    // Who has arrived is not on the way any more.
    if (news.status != CalloutStatus::ResponderArrived
        && news.status != CalloutStatus::ResponderCompleted && !news.isClosed())
        keepIfGone(responder.eta, before.eta);
    return responder;
}

/// As far apart as one moment told in two time zones, or on both sides of a change to or from
/// daylight saving time.
bool isZoneApart(Millis apart)
{
    const Millis beyond = apart % zoneStep;
    return apart <= widestZone + sameCreation
           && (beyond <= sameCreation || zoneStep - beyond <= sameCreation);
}

bool isForSame(const Callout &a, const Callout &b)
{
    return (a.customerId != 0 && a.customerId == b.customerId)
           || (a.fixedLocationId && a.fixedLocationId == b.fixedLocationId);
}

/// The frozen picture: an allow-list, so that a field nobody thought of cannot give the outcome
/// away.
void showFrozen(Callout &shown, const Callout &real, Presence presence)
{
    if (real.position)
        shown.position = real.position;
    if (!real.address.isEmpty())
        shown.address = real.address;
    if (!isStage(real.status) || presence == Presence::Ended)
        return;
    shown.status = real.status;
    shown.statusText = real.statusText;
    if (!real.responder.isEmpty())
        shown.responder = real.responder;
    if (real.dispatchedAt)
        shown.dispatchedAt = real.dispatchedAt;
    if (real.arrivedAt)
        shown.arrivedAt = real.arrivedAt;
    if (real.completedAt)
        shown.completedAt = real.completedAt;
}

} // namespace

Callout merged(const Callout &known, const Callout &news)
{
    Callout result = news;
    if (result.customerId == 0)
        result.customerId = known.customerId;
    keepIfGone(result.fixedLocationId, known.fixedLocationId);
    if (!result.position) {
        result.position = known.position;
    } else if (known.position && known.position->point == result.position->point) {
        keepIfGone(result.position->accuracyMetres, known.position->accuracyMetres);
        keepIfGone(result.position->fixTime, known.position->fixTime);
    }
    keepIfEmpty(result.address, known.address);
    if (result.responseTypeId == 0)
        result.responseTypeId = known.responseTypeId;
    if (result.responseTypeName.isEmpty() && result.responseTypeId == known.responseTypeId)
        result.responseTypeName = known.responseTypeName;
    keepIfEmpty(result.emergency, known.emergency);
    if (result.classificationId == 0)
        result.classificationId = known.classificationId;
    if (result.classification == Classification::NotGiven)
        result.classification = known.classification;
    result.internalTest = news.internalTest || known.internalTest;
    if (result.trackingUrl.isEmpty())
        result.trackingUrl = known.trackingUrl;
    result.responder = mergedResponder(known, news);
    // Created is created: a moment told in another zone does not make it younger or older.
    if (known.createdAt)
        result.createdAt = known.createdAt;
    keepIfGone(result.updatedAt, known.updatedAt);
    keepIfGone(result.dispatchedAt, known.dispatchedAt);
    keepIfGone(result.arrivedAt, known.arrivedAt);
    keepIfGone(result.completedAt, known.completedAt);
    if (result.isClosed())
        keepIfGone(result.closedAt, known.closedAt);
    return result;
}

bool isAnother(const Callout &known, const Callout &news)
{
    if (known.customerId != 0 && news.customerId != 0 && known.customerId != news.customerId)
        return true;
    if (!known.createdAt || !news.createdAt)
        return false;
    // The two dialects may round differently; a real re-use is not that close.
    const Millis apart = std::chrono::abs(*known.createdAt - *news.createdAt);
    return apart > sameCreation && !(isForSame(known, news) && isZoneApart(apart));
}

void show(BoardRow &row)
{
    BoardEntry &entry = row.entry;
    entry.cancelMark = row.cancel.mark;
    entry.cancelVerified = row.cancel.verified;
    entry.cancelAt = row.cancel.at;
    entry.unconditionalOutcome = row.cancel.unconditionalOutcome;
    entry.outcomeFrozen = row.cancel.freezeEnds.has_value();
    if (entry.outcomeFrozen) {
        const CalloutStatus status = entry.callout.status;
        const QString text = entry.callout.statusText;
        showFrozen(entry.callout, *row.real, row.presence);
        if (entry.callout.status != status || entry.callout.statusText != text)
            entry.stageSince = row.stageSince;
        return;
    }
    entry.callout = *row.real;
    entry.presence = row.presence;
    entry.endKind = row.endKind;
    entry.endedAt = row.endedAt;
    entry.lastRead = row.lastRead;
    entry.stageSince = row.stageSince;
    entry.lostContact = row.lostContact;
}

bool hasLostContact(const BoardRow &row, const BoardMoment &at)
{
    if (row.presence == Presence::Ended || row.real->status == CalloutStatus::ResponderCompleted
        || row.real->isClosed())
        return false;
    if (at.now - row.lastRead > at.readLimit)
        return true;
    if (row.real->fixedLocationId || !row.real->position)
        return false;
    const std::optional<UtcTime> &fixTime = row.real->position->fixTime;
    if (at.isUtcKnown && fixTime && at.utc - *fixTime > fixLimit)
        return true;
    return at.now - row.entry.fixChanged > fixLimit;
}

bool isStale(const BoardRow &row, const BoardMoment &at)
{
    const std::optional<UtcTime> &created = row.entry.callout.createdAt;
    return at.now - row.entry.firstSeen > staleAfter || (created && at.utc - *created > staleAfter);
}

MonoTime nextDue(const BoardRow &row, const BoardMoment &at)
{
    MonoTime due = MonoTime::max();
    const auto whenPast = [&](MonoTime limit) { due = std::min(due, limit + 1ms); };
    const auto onSteadyClock = [&](UtcTime time) { return at.now + (time - at.utc); };
    if (row.cancel.freezeEnds)
        due = std::min(due, *row.cancel.freezeEnds);
    if (row.cancel.noteDue)
        due = std::min(due, *row.cancel.noteDue);
    if (row.entry.snoozedUntil)
        due = std::min(due, *row.entry.snoozedUntil);
    if (row.entry.cleared)
        due = std::min(due, std::max(row.clearedAt + clearedKept, at.now) + 1ms);
    if (row.presence == Presence::Missing) {
        due = std::min(due, row.nextRead);
        if (row.endKind == EndKind::None)
            whenPast(std::max(row.missingSince, row.lastRead) + unreachableAfter);
    }
    if (!row.entry.stale24h) {
        whenPast(row.entry.firstSeen + staleAfter);
        if (row.entry.callout.createdAt)
            whenPast(onSteadyClock(*row.entry.callout.createdAt + staleAfter));
    }
    const bool canBeLost = row.presence != Presence::Ended && !row.lostContact;
    if (canBeLost)
        whenPast(row.lastRead + at.readLimit);
    if (canBeLost && row.real->position && !row.real->fixedLocationId) {
        whenPast(row.entry.fixChanged + fixLimit);
        if (at.isUtcKnown && row.real->position->fixTime)
            whenPast(onSteadyClock(*row.real->position->fixTime + fixLimit));
    }
    return std::max(due, at.now + 1ms);
}

BoardFields differences(const BoardEntry &before, const BoardEntry &after)
{
    const Callout &a = before.callout;
    const Callout &b = after.callout;
    BoardFields fields;
    const auto mark = [&fields](BoardField field, bool differs) { fields.setFlag(field, differs); };
    mark(BoardField::Status,
         a.status != b.status || a.statusText != b.statusText || a.dispatchedAt != b.dispatchedAt
             || a.arrivedAt != b.arrivedAt || a.completedAt != b.completedAt
             || a.closedAt != b.closedAt || before.presence != after.presence
             || before.endKind != after.endKind || before.endedAt != after.endedAt
             || before.stageSince != after.stageSince);
    mark(BoardField::Position, a.position != b.position || a.address != b.address
                                   || before.fixChanged != after.fixChanged
                                   || before.incidentPosition != after.incidentPosition
                                   || before.beforeJump != after.beforeJump);
    mark(BoardField::Responder, !(a.responder == b.responder));
    mark(BoardField::Owner, before.owner != after.owner || before.takenAt != after.takenAt);
    mark(BoardField::Cancel,
         before.cancelMark != after.cancelMark || before.cancelVerified != after.cancelVerified
             || before.cancelAt != after.cancelAt || before.outcomeFrozen != after.outcomeFrozen
             || before.privateNote != after.privateNote
             || before.unconditionalOutcome != after.unconditionalOutcome);
    mark(BoardField::Contact, before.lostContact != after.lostContact);
    mark(BoardField::Details,
         a.customerId != b.customerId || a.fixedLocationId != b.fixedLocationId
             || a.responseTypeId != b.responseTypeId || a.responseTypeName != b.responseTypeName
             || a.emergency != b.emergency || a.classificationId != b.classificationId
             || a.classification != b.classification || a.internalTest != b.internalTest
             || a.trackingUrl != b.trackingUrl || a.createdAt != b.createdAt
             || a.updatedAt != b.updatedAt || before.firstSeen != after.firstSeen
             || before.stale24h != after.stale24h);
    mark(BoardField::Rating, before.rated != after.rated);
    mark(BoardField::Cleared, before.cleared != after.cleared);
    mark(BoardField::Alarm,
         before.attention != after.attention || before.attentionSince != after.attentionSince
             || before.latched != after.latched || before.snoozedUntil != after.snoozedUntil
             || before.snoozeReason != after.snoozeReason);
    mark(BoardField::Order, before.priority != after.priority || before.pinned != after.pinned
                                || before.repeats != after.repeats);
    if (!fields)
        mark(BoardField::Read, before.lastRead != after.lastRead);
    return fields;
}

} // namespace console
