// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/alarmbook.h"

#include <QStringList>

#include <algorithm>
#include <utility>

namespace console {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Millis onceLasts = 3s; // longer than any tone that sounds once
constexpr Millis repeatEvery = 5s;
constexpr Millis lateEvery = 3s;
constexpr int mostBreachesAtOnce = 100; // in the log; the others with the next tick

/// Positions, readings and responders change nothing that is annunciated.
constexpr BoardFields heard = BoardFields(BoardField::Status) | BoardField::Owner
                              | BoardField::Cancel | BoardField::Cleared | BoardField::Alarm
                              | BoardField::Details;

AlarmClass toneOf(Attention what)
{
    switch (what) {
    case Attention::Ended: return AlarmClass::Ended;
    case Attention::LostContact: return AlarmClass::Technical;
    case Attention::Withdrawn:
    case Attention::CustomerCancelled:
    case Attention::CancelFailed: break;
    }
    return AlarmClass::Withdrawn;
}

} // namespace

std::optional<std::array<Millis, 5>> AlarmFigures::ladderOf(const QString &seconds)
{
    const QStringList parts = seconds.split(u';');
    std::array<Millis, 5> ladder{};
    if (parts.size() != qsizetype(ladder.size()))
        return std::nullopt;
    Millis before{};
    for (std::size_t i = 0; i < ladder.size(); ++i) {
        bool isNumber = false;
        ladder[i] = std::chrono::seconds{parts[qsizetype(i)].trimmed().toInt(&isNumber)};
        if (!isNumber || ladder[i] <= before)
            return std::nullopt;
        before = ladder[i];
    }
    return ladder;
}

AlarmBook::AlarmBook(const Clock &clock, OperatorLog &log, QObject *parent)
    : QObject(parent), m_clock(clock), m_log(log), m_started(clock.monoNow())
{
}

void AlarmBook::setFigures(const AlarmFigures &figures)
{
    m_figures = figures;
    publish();
}

void AlarmBook::apply(const BoardChanges &changes)
{
    for (const BoardEntry &entry : changes.added)
        follow(entry, true);
    for (const BoardUpdate &update : changes.updated) {
        if (update.fields & heard)
            follow(update.entry, false);
    }
    for (const CalloutId id : changes.removed) {
        stopWaiting(id);
        m_attention.remove(id);
        m_frozen.remove(id);
    }
    publish();
}

void AlarmBook::follow(const BoardEntry &entry, bool isAdded)
{
    followWaiting(entry, isAdded);
    followAttention(entry);
    if (!isAdded)
        return;
    if (displayState(entry) == DisplayState::Test)
        m_rung.push_back({AlarmClass::Test, entry.id()});
    else if (!entry.callout.isTest())
        noteArrival(entry);
}

void AlarmBook::followWaiting(const BoardEntry &entry, bool isAdded)
{
    const CalloutId id = entry.id();
    if (displayState(entry) != DisplayState::New) {
        stopWaiting(id);
        return;
    }
    if (const auto known = m_waiting.constFind(id);
        known != m_waiting.cend() && known->firstSeen == entry.firstSeen)
        return; // known: listed or read again, it does not ring again
    stopWaiting(id);
    const MonoTime since = isAdded ? entry.firstSeen : m_clock.monoNow();
    m_waiting.insert(id, {since, entry.firstSeen});
    m_turns.insert({since, id});
    m_unbreached.insert({since, id});
    m_rung.push_back({AlarmClass::New, id});
}

void AlarmBook::stopWaiting(CalloutId id)
{
    const auto known = m_waiting.constFind(id);
    if (known == m_waiting.cend())
        return;
    m_turns.erase({known->since, id});
    m_unbreached.erase({known->since, id});
    m_waiting.erase(known);
}

void AlarmBook::followAttention(const BoardEntry &entry)
{
    const CalloutId id = entry.id();
    const Attentions fresh = entry.attention & ~m_attention.value(id);
    if (entry.attention)
        m_attention.insert(id, entry.attention);
    else
        m_attention.remove(id);
    // What shows only because it was held back until now is for the eyes alone: no sound may tell
    // how a cancel with safe code ended.
    const bool wasFrozen = m_frozen.contains(id);
    if (entry.outcomeFrozen)
        m_frozen.insert(id);
    else
        m_frozen.remove(id);
    if (!fresh || wasFrozen || entry.outcomeFrozen || entry.callout.isTest())
        return;
    AlarmClass highest = AlarmClass::None;
    for (const Attention what : {Attention::Ended, Attention::Withdrawn, Attention::LostContact,
                                 Attention::CustomerCancelled, Attention::CancelFailed}) {
        // That a callout ends which somebody looks after is how it should be.
        if (fresh.testFlag(what) && (what != Attention::Ended || !entry.isTaken()))
            highest = std::max(highest, toneOf(what));
    }
    if (highest != AlarmClass::None)
        m_rung.push_back({highest, id});
}

/// One that was called for long before this console saw it is no part of a flood.
void AlarmBook::noteArrival(const BoardEntry &entry)
{
    Millis age{};
    if (entry.callout.createdAt)
        age = std::max<Millis>(entry.firstSeenUtc - *entry.callout.createdAt, 0ms);
    if (age < floodWindow)
        m_arrivals.insert(entry.firstSeen - age);
}

void AlarmBook::setLink(const LinkState &link)
{
    const auto before = std::exchange(m_link, link.kind);
    if (link.kind == LinkState::Kind::Lost && before != link.kind)
        ring(AlarmClass::Technical);
}

void AlarmBook::ring(AlarmClass what, CalloutId id)
{
    m_rung.push_back({what, id});
    publish();
}

void AlarmBook::silence()
{
    m_picture.silencedUntil = m_clock.monoNow() + silenceFor;
    m_once = AlarmClass::None;
    m_picture.tone = AlarmClass::None;
    m_picture.every = {};
    log(0, u"Sound silenced for 30 s, %1 not taken"_s.arg(m_picture.untaken));
    emit changed(m_picture);
}

void AlarmBook::tick()
{
    logBreaches(m_clock.monoNow());
    publish();
}

void AlarmBook::logBreaches(MonoTime now)
{
    const Millis limit = m_figures.ladder.back();
    for (int logged = 0; logged < mostBreachesAtOnce && !m_unbreached.empty(); ++logged) {
        const auto first = m_unbreached.begin();
        if (now - first->first < limit)
            return;
        log(first->second, u"Callout %1 has waited %2 s for somebody to take it"_s.arg(
                               QString::number(first->second), QString::number(limit / 1s)));
        m_unbreached.erase(first);
    }
}

Escalation AlarmBook::levelAfter(Millis waited) const
{
    const auto steps =
        std::ranges::count_if(m_figures.ladder, [waited](Millis step) { return waited >= step; });
    return Escalation(int(Escalation::Tone) + int(steps));
}

void AlarmBook::judgeFlood(AlarmPicture &next, MonoTime now)
{
    m_arrivals.erase(m_arrivals.begin(), m_arrivals.upper_bound(now - floodWindow));
    const int arrivals = int(m_arrivals.size());
    next.newInTenMinutes = arrivals;
    const bool isFlood =
        next.flood ? arrivals >= m_figures.floodLeave : arrivals > m_figures.floodEnter;
    if (isFlood == next.flood)
        return;
    next.flood = isFlood;
    if (isFlood)
        m_floodSince = now;
    else
        m_inFlood += now - m_floodSince;
    logFlood(isFlood, arrivals, now);
}

void AlarmBook::logFlood(bool isFlood, int arrivals, MonoTime now)
{
    if (isFlood) {
        log(0, u"Flood mode begins: %1 new callouts in 10 min"_s.arg(arrivals));
        return;
    }
    const double share =
        100.0 * double(m_inFlood.count()) / double(std::max<Millis>(now - m_started, 1ms).count());
    log(0, u"Flood mode ends: %1 new callouts in 10 min; in flood for %2 % of the time since "
           "sign-in"_s.arg(QString::number(arrivals), QString::number(share, 'f', 1)));
}

void AlarmBook::chooseTone(AlarmPicture &next, MonoTime now)
{
    AlarmClass once = AlarmClass::None;
    bool isNewer = false;
    for (const Rung &rung : m_rung) {
        if (rung.what == AlarmClass::New)
            isNewer = true;
        else
            once = std::max(once, rung.what);
    }
    if (next.silencedUntil && (isNewer || now >= *next.silencedUntil))
        next.silencedUntil.reset();
    if (m_once != AlarmClass::None && now >= m_onceEnds)
        m_once = AlarmClass::None;
    if (next.level == Escalation::None && !next.silencedUntil && once != AlarmClass::None
        && once >= m_once) {
        m_once = once;
        m_onceEnds = now + onceLasts;
        ++next.ring;
    }
    if (isNewer) {
        m_once = AlarmClass::None;
        ++next.ring;
    }
    const bool isLate = next.level >= Escalation::Late;
    next.tone = next.level == Escalation::None ? m_once
                : isLate                       ? AlarmClass::Late
                                               : AlarmClass::New;
    next.every = next.level <= Escalation::Tone ? 0ms : isLate ? lateEvery : repeatEvery;
    next.loudness = isLate ? 100 : next.level == Escalation::Louder ? 80 : 60;
    if (next.silencedUntil) {
        next.tone = AlarmClass::None;
        next.every = {};
    }
}

void AlarmBook::publish()
{
    const MonoTime now = m_clock.monoNow();
    AlarmPicture next = m_picture;
    next.untaken = int(m_waiting.size());
    const Turn oldest = m_turns.empty() ? Turn{} : *m_turns.begin();
    next.oldestSince = oldest.first;
    next.oldest = oldest.second;
    next.level = m_turns.empty() ? Escalation::None : levelAfter(now - oldest.first);
    chooseTone(next, now);
    judgeFlood(next, now);
    const AlarmPicture before = std::exchange(m_picture, next);
    const auto rung = std::exchange(m_rung, {});
    if (!(before == next))
        emit changed(next);
    for (const Rung &one : rung)
        emit rungFor(one.what, one.id);
    if (next.level > before.level)
        emit escalated(next.level, next.oldest);
    if (next.flood != before.flood)
        emit floodChanged(next.flood);
}

void AlarmBook::log(CalloutId id, const QString &text)
{
    LogEntry entry;
    entry.kind = id ? LogEntry::Kind::Callout : LogEntry::Kind::Operator;
    entry.calloutId = id;
    entry.text = text;
    entry.outcome = u"recorded"_s;
    entry.operatorName = m_operator;
    m_log.append(entry);
}

} // namespace console
