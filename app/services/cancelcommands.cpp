// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The two cancels of CalloutCommands: sending, reading again, and what may be seen of it.
#include "services/calloutcommands.h"
#include "services/detailscheduler.h"
#include "services/errors.h"
#include "services/runningcommand.h"

#include <utility>

namespace console {

using namespace Qt::StringLiterals;

namespace {

/// Nothing has reached AURA, or it was turned away before it was looked at.
bool isNotDelivered(ApiError::Kind kind)
{
    return isLinkTrouble(kind) && kind != ApiError::Kind::Timeout;
}

} // namespace

CommandId CalloutCommands::cancelVerified(VerifiedCancel &&request)
{
    std::optional<CommandRefusal> why = refusal(CommandKind::CancelVerified, request.calloutId);
    if (!why && request.reasonId <= 0)
        why = CommandRefusal::NoReason;
    Running &command = begin(CommandKind::CancelVerified, request.calloutId);
    const CommandId id = command.id();
    m_scheduler.after(verifiedSettle, this, [this, id] { settleVerified(id); });
    if (why) {
        refuse(command, *why);
        return id;
    }
    command.reasonId = request.reasonId;
    command.note = request.note;
    command.verified = std::move(request);
    startCancel(command, u"Cancel callout %1 with safe code"_s.arg(command.calloutId()));
    return id;
}

CommandId CalloutCommands::cancelUnconditional(const UnconditionalCancel &request)
{
    std::optional<CommandRefusal> why =
        refusal(CommandKind::CancelUnconditional, request.calloutId);
    if (!why && request.reasonId <= 0)
        why = CommandRefusal::NoReason;
    if (!why && request.note.trimmed().size() < shortestNote)
        why = CommandRefusal::NoteTooShort;
    Running &command = begin(CommandKind::CancelUnconditional, request.calloutId);
    const CommandId id = command.id();
    if (why) {
        refuse(command, *why);
        return id;
    }
    command.reasonId = request.reasonId;
    command.note = request.note.trimmed();
    startCancel(command, u"Cancel callout %1 without safe code"_s.arg(command.calloutId()));
    return id;
}

void CalloutCommands::startCancel(Running &command, const QString &intent)
{
    const CalloutId id = command.calloutId();
    if (const auto shown = m_board.find(id); shown && !shown->isTaken())
        take(id);
    m_board.beginCancel(id, command.isVerified());
    recordIntent(command, intent, &CalloutCommands::sendCancel);
}

void CalloutCommands::sendCancel(Running &command)
{
    const CalloutId calloutId = command.calloutId();
    const CommandId id = command.id();
    command.sent = m_clock.monoNow();
    command.sentUtc = m_serverClock.at(command.sent);
    if (const auto shown = m_board.find(calloutId))
        command.statusBefore = shown->callout.status;
    const auto answered = [this, id](const ApiResult<Callout> &answer) {
        Running *asking = running(id);
        if (!asking || std::exchange(asking->isAnswered, true))
            return;
        if (asking->isVerified())
            verifiedAnswered(*asking, answer);
        else
            unconditionalAnswered(*asking, answer);
    };
    if (!command.isVerified()) {
        m_api.cancelUnconditionally(calloutId, this, answered);
        return;
    }
    m_verified[calloutId] = {command.sent, command.sentUtc, CancelOutcome::Pending};
    m_api.cancelVerified(calloutId, command.verified->code, this, answered);
    command.verified.reset(); // with the code
}

void CalloutCommands::verifiedAnswered(Running &command, const ApiResult<Callout> &answer)
{
    const std::optional<ApiError::Kind> kind =
        answer ? std::nullopt : std::optional(answer.error().kind);
    if (kind && (isNotDelivered(*kind) || *kind == ApiError::Kind::NotFound)) {
        command.result.result = std::unexpected(answer.error());
        if (*kind != ApiError::Kind::NotFound)
            command.trouble = answer.error();
        command.isOver = true;
        m_verified[command.calloutId()].outcome = CancelOutcome::Unconfirmed;
        readLater(command.calloutId());
        if (command.isSettled)
            showVerified(command);
        return;
    }
    if (kind == ApiError::Kind::Timeout) {
        command.unclear = answer.error();
        command.trouble = answer.error();
    } else {
        // A refusal (400) is treated exactly like 200: it may be what AURA makes of a wrong code.
        attachReason(command);
    }
    if (command.isSettled)
        showVerified(command);
    reconcile(command);
}

void CalloutCommands::settleVerified(CommandId id)
{
    Running *command = running(id);
    if (!command)
        return;
    command->isSettled = true;
    emit verifiedCancelSettled(id, command->calloutId(), command->trouble);
    command = running(id);
    if (command)
        showVerified(*command);
}

void CalloutCommands::showVerified(Running &command)
{
    const CalloutId id = command.calloutId();
    const bool isSent = command.intentDecided && !command.logged;
    if (command.isOver) {
        if (isSent) {
            const bool isNotFound = !command.trouble;
            m_board.setCancelMark(id, isNotFound ? CancelMark::None : CancelMark::NotDelivered);
            m_reader.readNow(id);
            logResult(command, u"Cancel request not delivered (with safe code)"_s, u"failed"_s);
        }
        end(command);
        return;
    }
    m_board.setCancelMark(id, CancelMark::Requested);
    if (command.isAnswered)
        logResult(command, u"Cancel request sent (with safe code)"_s,
                  command.unclear ? u"unconfirmed"_s : u"sent"_s);
}

void CalloutCommands::unconditionalAnswered(Running &command, const ApiResult<Callout> &answer)
{
    const CalloutId id = command.calloutId();
    if (!answer) {
        const ApiError &error = answer.error();
        const bool isRefused =
            error.kind == ApiError::Kind::Rejected || error.kind == ApiError::Kind::Conflict;
        if (isRefused || isNotDelivered(error.kind) || error.kind == ApiError::Kind::NotFound) {
            command.result.result = std::unexpected(error);
            command.result.outcome = isRefused ? CancelOutcome::Refused : CancelOutcome::None;
            m_board.setCancelMark(id, isNotDelivered(error.kind) ? CancelMark::NotDelivered
                                                                 : CancelMark::None);
            m_board.setUnconditionalOutcome(id, command.result.outcome);
            m_reader.readNow(id);
            logResult(command,
                      u"Cancel request (without safe code): %1"_s.arg(kindName(error.kind)),
                      isRefused ? u"refused"_s : u"failed"_s);
            end(command);
            return;
        }
        command.unclear = error;
    } else {
        attachReason(command);
    }
    m_board.setCancelMark(id, CancelMark::Requested);
    reconcile(command);
}

void CalloutCommands::attachReason(Running &command)
{
    command.isReasonPending = true;
    m_api.attachReason(command.calloutId(), command.reasonId, command.note, this,
                       [this, id = command.id()](const ApiResult<ExceptionReason> &answer) {
                           Running *asking = running(id);
                           if (!asking)
                               return;
                           asking->isReasonPending = false;
                           if (!answer)
                               reasonAnswered(*asking, answer.error());
                           if (asking->isOver)
                               end(*asking);
                       });
}

void CalloutCommands::reasonAnswered(Running &command, const ApiError &error)
{
    const CalloutId id = command.calloutId();
    const LogEntry failed = entry(
        LogEntry::Kind::Callout, id,
        u"Callout %1: the reason of its cancel was not recorded by AURA"_s.arg(id), u"failed"_s);
    if (command.isVerified() && !isLinkTrouble(error.kind)) {
        // AURA may refuse the reason because of what became of the cancel.
        const auto shown = m_board.find(id);
        if (shown && shown->outcomeFrozen)
            m_heldNotes.insert(id, failed);
        else
            m_log.append(failed);
        return;
    }
    command.result.reasonError = error;
    m_log.append(failed);
}

} // namespace console
