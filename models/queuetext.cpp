// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/queuetext.h"

#include "models/queuefigures.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr QChar noBreakSpace(0x00A0);

qint64 wholeSeconds(Millis span)
{
    return std::max<qint64>(0, span.count()) / 1000;
}

QString twoDigits(qint64 value)
{
    return u"%1"_s.arg(value, 2, 10, QChar(u'0'));
}

QString quoted(const QString &text)
{
    return QChar(0x201C) + text.simplified() + QChar(0x201D);
}

} // namespace

QString QueueText::number(CalloutId id)
{
    QString digits = QString::number(id);
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, noBreakSpace);
    return digits;
}

QString QueueText::clock(Millis span)
{
    const qint64 seconds = wholeSeconds(span);
    const qint64 hours = seconds / 3600;
    if (hours >= 100)
        return tr("%1 d %2 h").arg(hours / 24).arg(twoDigits(hours % 24));
    const QString rest = twoDigits(seconds / 60 % 60) + u':' + twoDigits(seconds % 60);
    return hours > 0 ? QString::number(hours) + u':' + rest : rest;
}

QString QueueText::age(Millis span)
{
    const qint64 seconds = wholeSeconds(span);
    return seconds < 60 ? tr("%1 s").arg(seconds) : clock(span);
}

QString QueueText::spoken(Millis span)
{
    // Not tr("%n ..."): without a catalogue loaded that would read "11 second(s)".
    const auto seconds = [](qint64 n) { return n == 1 ? tr("1 second") : tr("%1 seconds").arg(n); };
    const auto minutes = [](qint64 n) { return n == 1 ? tr("1 minute") : tr("%1 minutes").arg(n); };
    const auto hours = [](qint64 n) { return n == 1 ? tr("1 hour") : tr("%1 hours").arg(n); };
    const qint64 total = wholeSeconds(span);
    if (total < 60)
        return seconds(total);
    if (total < 3600)
        return minutes(total / 60) + u' ' + seconds(total % 60);
    return hours(total / 3600) + u' ' + minutes(total / 60 % 60);
}

QString QueueText::localMinute(UtcTime time)
{
    return toDateTime(time).toLocalTime().toString(u"HH:mm"_s);
}

QString QueueText::stateWord(const BoardEntry &entry)
{
    switch (displayState(entry)) {
    case DisplayState::New: return tr("NEW");
    case DisplayState::Ended: return tr("Ended");
    case DisplayState::CancelRequested: return tr("Cancel requested");
    case DisplayState::LostContact: return tr("Lost contact");
    case DisplayState::Withdrawn: return tr("Withdrawn");
    case DisplayState::Taken: return tr("Taken");
    case DisplayState::Dispatched: return tr("Dispatched");
    case DisplayState::OnScene: return tr("On scene");
    case DisplayState::Completed: return tr("Completed");
    case DisplayState::Snoozed: return tr("Snoozed");
    case DisplayState::Test: return tr("Test");
    case DisplayState::Closed: return tr("Closed");
    case DisplayState::UnknownStatus: break;
    }
    const QString text = entry.callout.statusText.simplified();
    return text.isEmpty() ? tr("No status") : quoted(text);
}

QString QueueText::since(const std::optional<UtcTime> &time, const QString &otherwise)
{
    return time ? tr("since %1").arg(localMinute(*time)) : otherwise;
}

QString QueueText::newDetail(const BoardEntry &entry)
{
    if (entry.lostContact)
        return tr("Not taken, lost contact");
    switch (entry.callout.status) {
    case CalloutStatus::ResponderCancelled: return tr("Not taken, withdrawn");
    case CalloutStatus::ResponderDispatched: return tr("Not taken, dispatched");
    case CalloutStatus::ResponderArrived: return tr("Not taken, on scene");
    case CalloutStatus::ResponderCompleted: return tr("Not taken, completed");
    case CalloutStatus::Unknown:
        if (!entry.callout.statusText.simplified().isEmpty())
            return quoted(entry.callout.statusText);
        [[fallthrough]];
    case CalloutStatus::Created:
    case CalloutStatus::Closed: break;
    }
    return tr("Not taken");
}

QString QueueText::cancelDetail(const BoardEntry &entry)
{
    // One wording for every verified cancel, whatever came of it (design 8, duress).
    if (entry.cancelMark == CancelMark::Sending)
        return tr("Sending");
    if (!entry.cancelVerified) {
        switch (entry.unconditionalOutcome) {
        case CancelOutcome::Refused: return tr("AURA refused it");
        case CancelOutcome::Unconfirmed:
        case CancelOutcome::NotStoodDown: return tr("Not confirmed");
        case CancelOutcome::None:
        case CancelOutcome::Pending:
        case CancelOutcome::Confirmed: break;
        }
    }
    return tr("AURA closes it");
}

QString QueueText::dispatchDetail(const BoardEntry &entry, UtcTime serverAtRead, bool linkLost)
{
    const auto &eta = entry.callout.responder.eta;
    if (!eta || eta->count() < 0)
        return since(entry.callout.dispatchedAt, tr("No ETA given"));
    const QString at = localMinute(serverAtRead + *eta);
    if (linkLost)
        return tr("ETA was %1").arg(at);
    return tr("ETA %1, in %2 min").arg(at).arg((eta->count() + 59) / 60);
}

QString QueueText::stateDetail(const BoardEntry &entry, UtcTime serverAtRead, bool linkLost)
{
    const DisplayState state = displayState(entry);
    const bool open = state != DisplayState::Ended && state != DisplayState::Closed;
    if (open && entry.cancelMark == CancelMark::NotDelivered)
        return tr("Cancel not delivered");
    switch (state) {
    case DisplayState::New: return newDetail(entry);
    case DisplayState::Ended: return entry.isTaken() ? tr("Not cleared yet") : tr("Never taken");
    case DisplayState::CancelRequested: return cancelDetail(entry);
    case DisplayState::LostContact:
        return entry.callout.status == CalloutStatus::ResponderCancelled
                   ? tr("Withdrawn, no new fix")
                   : tr("No new fix");
    case DisplayState::Withdrawn: return tr("No responder now");
    case DisplayState::Taken: return tr("Waiting for dispatch");
    case DisplayState::Dispatched: return dispatchDetail(entry, serverAtRead, linkLost);
    case DisplayState::OnScene: return since(entry.callout.arrivedAt, tr("Arrived"));
    case DisplayState::Completed: return tr("AURA closes it");
    case DisplayState::UnknownStatus: return tr("Status not known");
    case DisplayState::Snoozed:
        return entry.snoozedUntilUtc ? tr("Back at %1").arg(localMinute(*entry.snoozedUntilUtc))
                                     : tr("Comes back by itself");
    case DisplayState::Test:
        return entry.callout.statusText.isEmpty() ? tr("No status")
                                                  : entry.callout.statusText.simplified();
    case DisplayState::Closed:
        return entry.callout.closedAt ? tr("at %1").arg(localMinute(*entry.callout.closedAt))
                                      : tr("Cleared here");
    }
    return {};
}

QString QueueText::accuracy(const Position &position)
{
    if (!position.accuracyMetres)
        return {};
    const auto metres = qint64(std::lround(std::min(*position.accuracyMetres, 1e9)));
    return *position.accuracyMetres > figures::areaMetres ? tr("Area, ±%1 m").arg(metres)
                                                          : tr("±%1 m").arg(metres);
}

QString QueueText::coordinates(const LatLon &point)
{
    QString text = QString::number(point.latitude, 'f', 5) + u", "_s
                   + QString::number(point.longitude, 'f', 5);
    return text.replace(u'-', QChar(0x2212));
}

QString QueueText::site(qint64 fixedLocationId)
{
    return tr("Site %1").arg(fixedLocationId);
}

} // namespace console
