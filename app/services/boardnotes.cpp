// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/boardnotes.h"

namespace console {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestStatus = 60;

LogEntry note(CalloutId id, const QString &text, const QString &outcome)
{
    LogEntry entry;
    entry.kind = LogEntry::Kind::Callout;
    entry.calloutId = id;
    entry.text = text;
    entry.outcome = outcome;
    return entry;
}

QString status(const Callout &callout)
{
    return callout.statusText.isEmpty() ? u"not given"_s
                                        : callout.statusText.left(longestStatus).simplified();
}

LogEntry presenceNote(const BoardEntry &after)
{
    const CalloutId id = after.id();
    switch (after.presence) {
    case Presence::Listed:
        return note(id, u"Callout %1 is back on AURA's list"_s.arg(id), u"back"_s);
    case Presence::Missing:
        return note(id,
                    u"Callout %1 is not on AURA's list; it is being read by its number"_s.arg(id),
                    u"missing"_s);
    case Presence::Ended: break;
    }
    return note(id,
                after.endKind == EndKind::NotFound
                    ? u"Callout %1 ended: AURA has no such callout"_s.arg(id)
                    : u"Callout %1 ended: closed by AURA"_s.arg(id),
                u"ended"_s);
}

} // namespace

LogEntry firstSeenNote(const BoardEntry &entry)
{
    return note(entry.id(),
                u"Callout %1 first seen, status %2"_s.arg(QString::number(entry.id()),
                                                          status(entry.callout)),
                u"new"_s);
}

LogEntry anotherCalloutNote(const BoardEntry &former)
{
    const QString taken = former.isTaken() ? u"taken by "_s + former.owner : u"not taken"_s;
    return note(former.id(),
                u"Callout %1 is another one now: its number was used again. The former one: "
                u"status %2, %3"_s.arg(QString::number(former.id()), status(former.callout), taken),
                u"new"_s);
}

LogEntry restoredNote(const BoardEntry &entry)
{
    return note(entry.id(),
                u"Callout %1 is taken by %2 as before the restart"_s.arg(
                    QString::number(entry.id()), entry.owner),
                u"restored"_s);
}

QList<LogEntry> differenceNotes(const BoardEntry &before, const BoardEntry &after)
{
    QList<LogEntry> notes;
    const CalloutId id = after.id();
    if (before.firstSeen != after.firstSeen)
        return {firstSeenNote(after)}; // another one: no change of the former
    if (before.presence == Presence::Ended && after.presence != Presence::Ended)
        notes.append(note(
            id, u"Callout %1 is active again after it had ended; nobody has taken it"_s.arg(id),
            u"back"_s));
    else if (before.presence != after.presence)
        notes.append(presenceNote(after));
    else if (before.endKind != after.endKind && after.endKind == EndKind::Unreachable)
        notes.append(note(id, u"Callout %1 cannot be read by its number; it stays"_s.arg(id),
                          u"unreachable"_s));
    if (before.isSnoozed() && !after.isSnoozed())
        notes.append(note(id, u"Callout %1 is no longer snoozed"_s.arg(id), u"woken"_s));
    if (before.callout.statusText != after.callout.statusText)
        notes.append(note(id,
                          u"Callout %1: status changed from %2 to %3"_s.arg(
                              QString::number(id), status(before.callout), status(after.callout)),
                          u"changed"_s));
    return notes;
}

} // namespace console
