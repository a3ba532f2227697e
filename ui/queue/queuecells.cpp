// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/queue/queuecells.h"

#include "models/queuetext.h"

#include <algorithm>

namespace console {

QString QueueCells::word(const CalloutRow &row) const
{
    if (row.isNew() && table.elapsed(row.entry) >= figures::takeLate)
        return tr("LATE");
    return QueueText::stateWord(row.entry);
}

QString QueueCells::detail(const CalloutRow &row) const
{
    return QueueText::stateDetail(row.entry, serverClock.at(table.readAt(row.entry)), linkLost);
}

Millis QueueCells::inStage(const BoardEntry &entry) const
{
    std::optional<UtcTime> since;
    switch (entry.callout.status) {
    case CalloutStatus::ResponderDispatched: since = entry.callout.dispatchedAt; break;
    case CalloutStatus::ResponderArrived: since = entry.callout.arrivedAt; break;
    case CalloutStatus::ResponderCompleted: since = entry.callout.completedAt; break;
    default: break;
    }
    return since ? serverClock.at(now) - *since : now - entry.stageSince;
}

QString QueueCells::against(Millis target, Millis elapsed, bool brief)
{
    if (elapsed <= target)
        return (brief ? tr("of %1") : tr("target %1")).arg(QueueText::clock(target));
    return (brief ? tr("+%1") : tr("over by %1")).arg(QueueText::clock(elapsed - target));
}

ClockCell QueueCells::clock(const CalloutRow &row, bool brief) const
{
    const BoardEntry &entry = row.entry;
    const Millis elapsed = table.elapsed(entry);
    ClockCell cell{QueueText::clock(elapsed), {}, ClockCell::Plain};
    switch (row.state) {
    case DisplayState::New:
        cell.detail = against(figures::takeTarget, elapsed, brief);
        cell.pill = elapsed >= figures::takeLate      ? ClockCell::Red
                    : elapsed >= figures::takeWarning ? ClockCell::Amber
                                                      : ClockCell::Plain;
        return cell;
    case DisplayState::Taken:
        cell.detail = against(figures::dispatchTarget, elapsed, brief);
        cell.pill = elapsed > figures::dispatchTarget ? ClockCell::Amber : ClockCell::Plain;
        return cell;
    case DisplayState::Ended:
        cell.detail =
            (brief ? tr("+%1") : tr("ended %1")).arg(QueueText::clock(now - entry.endedAt));
        return cell;
    case DisplayState::CancelRequested:
        if (entry.cancelAt) {
            cell.detail = QueueText::clock(now - *entry.cancelAt);
            if (!brief)
                cell.detail = tr("sent %1").arg(cell.detail);
        }
        return cell;
    case DisplayState::Closed:
        cell.total = entry.callout.closedAt && entry.callout.createdAt
                         ? QueueText::clock(*entry.callout.closedAt - *entry.callout.createdAt)
                         : QueueText::clock(entry.endedAt - entry.firstSeen);
        cell.detail = brief ? QString() : tr("in all");
        return cell;
    case DisplayState::Withdrawn: cell.pill = ClockCell::Amber; break;
    default: break;
    }
    cell.detail = QueueText::clock(inStage(entry));
    if (!brief)
        cell.detail = tr("stage %1").arg(cell.detail);
    return cell;
}

AgeCell QueueCells::age(const CalloutRow &row) const
{
    const BoardEntry &entry = row.entry;
    if (row.state == DisplayState::Closed)
        return {}; // nothing is read about it any more
    const Millis readAge = std::max(now - table.readAt(entry), Millis(0));
    if (entry.lostContact && entry.presence != Presence::Ended) {
        const bool moved = entry.fixChanged != MonoTime{};
        const Millis worst = moved ? std::max(readAge, now - entry.fixChanged) : readAge;
        return {QueueText::age(worst), AgeCell::Solid};
    }
    if (linkLost)
        return {QueueText::clock(readAge), AgeCell::Strong};
    if (entry.presence == Presence::Ended)
        return {QueueText::age(readAge), AgeCell::Plain}; // not expected to be read again
    const AgeCell::Mark mark = readAge >= interval * figures::staleSolidAt     ? AgeCell::Solid
                               : readAge >= interval * figures::staleOutlineAt ? AgeCell::Outline
                                                                               : AgeCell::Plain;
    return {QueueText::age(readAge), mark};
}

} // namespace console
