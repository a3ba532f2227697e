// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The second half of a cancel of CalloutCommands: the callout is read again until it shows what
// became of it.
#include "services/calloutcommands.h"
#include "services/detailscheduler.h"
#include "services/runningcommand.h"

#include <algorithm>
#include <array>

namespace console {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Architecture, the way of one cancel.
constexpr std::array<Millis, 4> readAgainAfter{0s, 1s, 3s, 10s};
constexpr Millis concludedAtLatest = 30s;
constexpr Millis readLaterAfter = 10s;
constexpr Millis clockDoubt = 2s; // the server's time is known to about a second

bool isNewCancelEvent(const CalloutEvent &event, UtcTime sentUtc)
{
    return isCancelEvidence(event) && event.createdAt && *event.createdAt >= sentUtc - clockDoubt;
}

/// That AURA closed it some time later proves nothing about a cancel; that it was cancelled does.
bool isCancelNotClose(const CalloutEvent &event)
{
    return QStringView(event.text).trimmed() != "CALLOUT_CLOSED"_L1;
}

} // namespace

void CalloutCommands::reconcile(Running &command)
{
    for (int step = 0; step < int(readAgainAfter.size()); ++step) {
        m_scheduler.after(readAgainAfter[std::size_t(step)], this,
                          [this, id = command.id(), step] { readStep(id, step); });
    }
    // Every command ends, even if nobody answers any more.
    m_scheduler.after(concludedAtLatest, this, [this, id = command.id()] {
        if (Running *waiting = running(id)) {
            waiting->isReasonPending = false;
            waiting->isOver ? end(*waiting) : conclude(*waiting);
        }
    });
}

void CalloutCommands::readStep(CommandId id, int step)
{
    Running *command = running(id);
    if (!command || command->isOver)
        return;
    command->step = step;
    command->stepSent = m_clock.monoNow();
    command->isCalloutPending = true;
    command->isEventsPending = true;
    m_reader.readNow(command->calloutId());
}

void CalloutCommands::noteRead(const CalloutAnswer &answer)
{
    for (const auto &[id, command] : m_running) {
        if (!command->isCancel() || command->calloutId() != answer.id || command->step < 0
            || answer.sent < command->sent)
            continue;
        command->isReadable = answer.result.has_value();
        if (answer.result) {
            const CalloutStatus status = answer.result->callout.status;
            if (status == CalloutStatus::Closed
                || (!command->isVerified() && status == CalloutStatus::ResponderCancelled
                    && command->statusBefore != status))
                command->isConfirmed = true;
        }
        if (answer.sent >= command->stepSent)
            command->isCalloutPending = false;
        stepAnswered(*command);
        return; // only one cancel of a callout runs at a time
    }
    if (answer.result)
        noteLate(answer.id, answer.sent, &answer.result->callout, false);
}

void CalloutCommands::noteEvents(const EventsAnswer &answer)
{
    const auto isNew = [&answer](UtcTime since, auto &&isWanted) {
        return answer.result
               && std::ranges::any_of(*answer.result,
                                      [since, &isWanted](const CalloutEvent &event) {
                                          return isNewCancelEvent(event, since) && isWanted(event);
                                      });
    };
    for (const auto &[id, command] : m_running) {
        if (!command->isCancel() || command->calloutId() != answer.id || command->step < 0
            || answer.sent < command->sent)
            continue;
        if (isNew(command->sentUtc, [](const CalloutEvent &) { return true; }))
            command->isConfirmed = true;
        if (answer.sent >= command->stepSent)
            command->isEventsPending = false;
        stepAnswered(*command);
        return;
    }
    if (const auto verified = m_verified.constFind(answer.id); verified != m_verified.cend())
        noteLate(answer.id, answer.sent, nullptr, isNew(verified->sentUtc, isCancelNotClose));
}

/// After its command has ended, a verified cancel's note still follows what is read.
void CalloutCommands::noteLate(CalloutId id, MonoTime sent, const Callout *callout,
                               bool cancelEvent)
{
    const auto verified = m_verified.find(id);
    if (verified == m_verified.end() || sent < verified->sent
        || verified->outcome == CancelOutcome::Pending)
        return;
    if (cancelEvent)
        verified->outcome = CancelOutcome::Confirmed;
    else if (callout && verified->outcome == CancelOutcome::Unconfirmed)
        verified->outcome =
            callout->isClosed() ? CancelOutcome::Confirmed : CancelOutcome::NotStoodDown;
    m_board.setVerifiedOutcome(id, verified->outcome);
}

void CalloutCommands::stepAnswered(Running &command)
{
    if (command.isOver)
        return;
    const bool isLast = command.step + 1 == int(readAgainAfter.size());
    const bool isRead = !command.isCalloutPending && !command.isEventsPending;
    if (command.isVerified()) {
        // All steps are taken, whatever they show: the same requests at the same times.
        if (command.isConfirmed)
            m_board.setVerifiedOutcome(command.calloutId(), CancelOutcome::Confirmed);
        if (isLast && isRead)
            conclude(command);
    } else if (command.isConfirmed || (isLast && isRead)) {
        conclude(command);
    }
}

void CalloutCommands::conclude(Running &command)
{
    if (command.isVerified())
        concludeVerified(command);
    else
        concludeUnconditional(command);
}

void CalloutCommands::concludeVerified(Running &command)
{
    const CalloutId id = command.calloutId();
    Verified &verified = m_verified[id];
    verified.outcome = command.isConfirmed  ? CancelOutcome::Confirmed
                       : command.isReadable ? CancelOutcome::NotStoodDown
                                            : CancelOutcome::Unconfirmed;
    m_board.setVerifiedOutcome(id, verified.outcome);
    if (verified.outcome == CancelOutcome::Unconfirmed)
        readLater(id);
    if (command.unclear) {
        command.result.result = std::unexpected(*command.unclear);
        command.result.outcome = CancelOutcome::Unconfirmed;
    } else {
        command.result.result = m_board.find(id).value_or(BoardEntry{}).callout;
        command.result.outcome = CancelOutcome::Pending;
    }
    end(command);
}

void CalloutCommands::readLater(CalloutId id)
{
    m_scheduler.after(readLaterAfter, this, [this, id] {
        const auto shown = m_board.find(id);
        if (m_verified.value(id).outcome != CancelOutcome::Unconfirmed || !shown
            || shown->presence == Presence::Ended)
            return;
        m_reader.readNow(id);
        readLater(id);
    });
}

void CalloutCommands::concludeUnconditional(Running &command)
{
    const CalloutId id = command.calloutId();
    command.result.outcome =
        command.isConfirmed ? CancelOutcome::Confirmed : CancelOutcome::Unconfirmed;
    if (command.unclear && !command.isConfirmed)
        command.result.result = std::unexpected(*command.unclear);
    else
        command.result.result = m_board.find(id).value_or(BoardEntry{}).callout;
    m_board.setUnconditionalOutcome(id, command.result.outcome);
    logResult(command,
              command.isConfirmed
                  ? u"Cancel request sent (without safe code): AURA shows it"_s
                  : u"Cancel request sent (without safe code): AURA does not show it yet"_s,
              command.isConfirmed ? u"confirmed"_s : u"unconfirmed"_s);
    end(command);
}

} // namespace console
