// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/attentionrules.h"

#include <algorithm>
#include <utility>

namespace console {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Attentions latching =
    Attentions(Attention::LostContact) | Attention::CustomerCancelled | Attention::CancelFailed;
constexpr Attentions waking = Attentions(Attention::Ended) | Attention::Withdrawn
                              | Attention::CustomerCancelled | Attention::CancelFailed;
constexpr Attentions all = latching | waking;
constexpr Millis sameCreation = 2s;

/// What of the entry speaks for itself. That a customer cancelled is told by an event, once.
Attentions standing(const BoardEntry &entry)
{
    if (entry.cleared)
        return {};
    if (entry.presence == Presence::Ended)
        return Attention::Ended;
    if (entry.callout.isTest())
        return {};
    Attentions stands;
    const bool isCancelled =
        entry.cancelMark == CancelMark::Sending || entry.cancelMark == CancelMark::Requested;
    // After a cancel the responder is meant to go back.
    stands.setFlag(Attention::Withdrawn,
                   entry.callout.status == CalloutStatus::ResponderCancelled && !isCancelled);
    stands.setFlag(Attention::LostContact, entry.lostContact);
    stands.setFlag(Attention::CancelFailed,
                   !entry.cancelVerified
                       && (entry.cancelMark == CancelMark::NotDelivered
                           || entry.unconditionalOutcome == CancelOutcome::Refused
                           || entry.unconditionalOutcome == CancelOutcome::Unconfirmed));
    return stands;
}

void setAttention(BoardEntry &entry, Attentions attention, MonoTime now)
{
    if (!attention)
        entry.attentionSince = {};
    else if (!entry.attention)
        entry.attentionSince = now;
    entry.attention = attention;
}

struct Marking {
    BoardEntry &entry;
    MonoTime now;
    UtcTime utc;

    bool operator()(const mark::Acknowledge &done) const
    {
        const Attentions left = entry.attention & ~done.seen;
        if (left == entry.attention)
            return false;
        setAttention(entry, left, now);
        return true;
    }

    bool operator()(const mark::Reset &) const
    {
        // The bookmark is the same for every outcome, so it stays while the outcome is held back.
        const bool hasNote = entry.privateNote && !entry.outcomeFrozen;
        if (!entry.latched && !hasNote)
            return false;
        setAttention(entry, entry.attention & ~entry.latched, now);
        entry.latched = {};
        entry.privateNote = entry.privateNote && !hasNote;
        return true;
    }

    bool operator()(const mark::Snooze &wanted) const
    {
        if (entry.presence == Presence::Ended || wanted.time <= 0ms || wanted.time > longestSnooze
            || wanted.reason.trimmed().isEmpty())
            return false;
        entry.snoozedUntil = now + wanted.time;
        entry.snoozedUntilUtc = utc + wanted.time;
        entry.snoozeReason = wanted.reason.trimmed();
        return true;
    }

    bool operator()(const mark::Wake &) const
    {
        const bool wasSnoozed = entry.isSnoozed();
        endSnooze(entry);
        return wasSnoozed;
    }

    bool operator()(const mark::Pin &wanted) const
    {
        return std::exchange(entry.pinned, wanted.isPinned) != wanted.isPinned;
    }
};

std::optional<UtcTime> timeOf(const QJsonValue &value)
{
    if (!value.isDouble())
        return std::nullopt;
    return UtcTime{Millis{value.toInteger()}};
}

void put(QJsonObject &json, QLatin1StringView name, const std::optional<UtcTime> &time)
{
    if (time)
        json.insert(name, qint64(time->time_since_epoch().count()));
}

Attentions attentionsOf(const QJsonValue &value)
{
    return Attentions::fromInt(value.toInt()) & all;
}

} // namespace

bool applyMark(BoardEntry &entry, const Mark &mark, MonoTime now, UtcTime utc)
{
    // What is latched may still be reset when the callout is done with.
    const bool isPossible = !entry.cleared || std::holds_alternative<mark::Reset>(mark);
    return isPossible && std::visit(Marking{entry, now, utc}, mark);
}

void endSnooze(BoardEntry &entry)
{
    entry.snoozedUntil.reset();
    entry.snoozedUntilUtc.reset();
    entry.snoozeReason.clear();
}

void followAttention(const BoardEntry &before, BoardEntry &entry, MonoTime now)
{
    const Attentions stands = standing(entry);
    const bool isSame = before.id() == entry.id() && before.firstSeen == entry.firstSeen;
    Attentions fresh = isSame ? stands & ~standing(before) : stands;
    Attentions attention = entry.attention | fresh;
    // It is not what it was: nobody can look at it any more.
    if (entry.cleared)
        attention = {};
    else if (entry.presence != Presence::Ended)
        attention.setFlag(Attention::Ended, false);
    setAttention(entry, attention, now);
    entry.latched |= fresh & latching;
    if (isSame)
        fresh |= entry.latched & ~before.latched;
    if (entry.isSnoozed() && (entry.cleared || fresh & waking))
        endSnooze(entry);
}

AlarmMemory AlarmMemory::of(const BoardEntry &entry)
{
    AlarmMemory memory;
    if (entry.cleared)
        return memory;
    memory.customerId = entry.callout.customerId;
    memory.createdAt = entry.callout.createdAt;
    memory.attention = entry.attention;
    memory.acknowledged = (standing(entry) | entry.latched) & ~entry.attention;
    memory.latched = entry.latched;
    memory.pinned = entry.pinned;
    memory.snoozedUntil = entry.snoozedUntilUtc;
    memory.snoozeReason = entry.snoozeReason;
    return memory;
}

AlarmMemory AlarmMemory::fromJson(const QJsonObject &json)
{
    AlarmMemory memory;
    memory.customerId = json.value("customer"_L1).toInteger();
    memory.createdAt = timeOf(json.value("created"_L1));
    memory.attention = attentionsOf(json.value("attention"_L1));
    memory.acknowledged = attentionsOf(json.value("acknowledged"_L1));
    memory.latched = attentionsOf(json.value("latched"_L1)) & latching;
    memory.pinned = json.value("pinned"_L1).toBool();
    memory.snoozedUntil = timeOf(json.value("snoozedUntil"_L1));
    memory.snoozeReason = json.value("snoozeReason"_L1).toString();
    return memory;
}

QJsonObject AlarmMemory::toJson() const
{
    QJsonObject json{{u"customer"_s, customerId},
                     {u"attention"_s, int(attention.toInt())},
                     {u"acknowledged"_s, int(acknowledged.toInt())},
                     {u"latched"_s, int(latched.toInt())},
                     {u"pinned"_s, pinned}};
    put(json, "created"_L1, createdAt);
    put(json, "snoozedUntil"_L1, snoozedUntil);
    if (!snoozeReason.isEmpty())
        json.insert("snoozeReason"_L1, snoozeReason);
    return json;
}

bool AlarmMemory::isEmpty() const
{
    return !attention && !acknowledged && !latched && !pinned && !snoozedUntil;
}

bool AlarmMemory::isOf(const Callout &callout) const
{
    if (customerId != callout.customerId || createdAt.has_value() != callout.createdAt.has_value())
        return false;
    return !createdAt || std::chrono::abs(*createdAt - *callout.createdAt) <= sameCreation;
}

void AlarmMemory::restore(BoardEntry &entry, MonoTime now, UtcTime utc) const
{
    if (entry.cleared)
        return;
    Attentions again = attention;
    if (entry.presence != Presence::Ended)
        again.setFlag(Attention::Ended, false);
    setAttention(entry, (entry.attention | again) & ~acknowledged, now);
    entry.latched |= latched;
    entry.pinned |= pinned;
    if (snoozedUntil && *snoozedUntil > utc && entry.presence != Presence::Ended) {
        const Millis left = std::min<Millis>(*snoozedUntil - utc, longestSnooze);
        entry.snoozedUntil = now + left;
        entry.snoozedUntilUtc = utc + left;
        entry.snoozeReason = snoozeReason;
    }
}

} // namespace console
