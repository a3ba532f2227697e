// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/boardentry.h"

namespace console {

DisplayState displayState(const BoardEntry &entry)
{
    if (entry.cleared)
        return DisplayState::Closed;
    if (entry.callout.isTest() && entry.presence != Presence::Ended)
        return DisplayState::Test;
    if (entry.isSnoozed() && entry.presence != Presence::Ended)
        return DisplayState::Snoozed;
    if (!entry.isTaken() && entry.presence != Presence::Ended)
        return DisplayState::New;
    if (entry.presence == Presence::Ended)
        return DisplayState::Ended;
    if (entry.cancelMark == CancelMark::Sending || entry.cancelMark == CancelMark::Requested)
        return DisplayState::CancelRequested;
    if (entry.lostContact)
        return DisplayState::LostContact;
    switch (entry.callout.status) {
    case CalloutStatus::ResponderCancelled: return DisplayState::Withdrawn;
    case CalloutStatus::Created: return DisplayState::Taken;
    case CalloutStatus::ResponderDispatched: return DisplayState::Dispatched;
    case CalloutStatus::ResponderArrived: return DisplayState::OnScene;
    case CalloutStatus::ResponderCompleted: return DisplayState::Completed;
    case CalloutStatus::Closed: return DisplayState::Ended;
    case CalloutStatus::Unknown: break;
    }
    return DisplayState::UnknownStatus;
}

QueueTab queueTab(const BoardEntry &entry)
{
    if (entry.cleared)
        return QueueTab::ClosedToday;
    if (entry.callout.isTest())
        return QueueTab::Tests;
    if (displayState(entry) == DisplayState::Snoozed)
        return QueueTab::Snoozed;
    // A new one passes every sorting-out: nothing may hide what nobody has looked at.
    if (entry.stale24h && entry.isTaken())
        return QueueTab::Older;
    return QueueTab::Active;
}

int queueGroup(const BoardEntry &entry, const QString &me)
{
    switch (displayState(entry)) {
    case DisplayState::New: return 0;
    case DisplayState::Ended: return 1;
    case DisplayState::Closed:
    case DisplayState::Snoozed: break;
    default:
        if (entry.attention)
            return 1;
    }
    return entry.owner == me ? 2 : 3;
}

} // namespace console
