// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/calloutcommands.h"

#include "services/detailscheduler.h"
#include "services/errors.h"
#include "services/runningcommand.h"

#include <algorithm>

namespace console {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString refusalInLog(CommandRefusal why)
{
    switch (why) {
    case CommandRefusal::UnknownCallout: return u"the callout is not on the board"_s;
    case CommandRefusal::LinkLost: return u"the link to AURA is lost"_s;
    case CommandRefusal::Ended: return u"the callout has ended"_s;
    case CommandRefusal::CancelPending: return u"a cancel of it is still on its way"_s;
    case CommandRefusal::TooSoon: return u"too soon after the cancel before"_s;
    case CommandRefusal::ContactNotEnded: return u"the contact has not been ended"_s;
    case CommandRefusal::NotClosed: return u"the callout is not closed"_s;
    case CommandRefusal::NoReason: return u"no reason was chosen"_s;
    case CommandRefusal::NoteTooShort: return u"the note is too short"_s;
    case CommandRefusal::BadRating: return u"the rating is not 1 to 5"_s;
    }
    return {};
}

QString nameInLog(CommandKind kind)
{
    switch (kind) {
    case CommandKind::CancelVerified: return u"Cancel request (with safe code)"_s;
    case CommandKind::CancelUnconditional: return u"Cancel request (without safe code)"_s;
    case CommandKind::Raise: return u"Raising a callout"_s;
    case CommandKind::Rate: return u"Rating"_s;
    case CommandKind::Dismiss: return u"Dismissing"_s;
    }
    return {};
}

} // namespace

CalloutCommands::CalloutCommands(PanicApi &api, CalloutBoard &board, DetailScheduler &reader,
                                 OperatorLog &log, const Clock &clock,
                                 const ServerClock &serverClock, Scheduler &scheduler,
                                 QObject *parent)
    : DeskActions(board, log, parent),
      m_api(api),
      m_reader(reader),
      m_clock(clock),
      m_serverClock(serverClock),
      m_scheduler(scheduler)
{
    connect(&reader, &DetailScheduler::calloutRead, this, &CalloutCommands::noteRead);
    connect(&reader, &DetailScheduler::eventsRead, this, &CalloutCommands::noteEvents);
    connect(&board, &CalloutBoard::outcomeReleased, this, &CalloutCommands::releaseHeldNotes);
}

CalloutCommands::~CalloutCommands() = default;

std::optional<CommandRefusal> CalloutCommands::refusal(CommandKind kind, CalloutId id) const
{
    if (kind != CommandKind::Raise) {
        // Decided by what is shown, so that a refusal cannot tell what is held back.
        const std::optional<BoardEntry> shown = m_board.find(id);
        if (!shown)
            return CommandRefusal::UnknownCallout;
        if (kind == CommandKind::Rate || kind == CommandKind::Dismiss) {
            if (!shown->callout.isClosed())
                return CommandRefusal::NotClosed;
        } else {
            if (shown->presence == Presence::Ended || shown->callout.isClosed())
                return CommandRefusal::Ended;
            if (isCancelPending(id))
                return CommandRefusal::CancelPending;
            if (kind == CommandKind::CancelVerified && !m_board.mayCancelVerified(id))
                return CommandRefusal::TooSoon;
            if (kind == CommandKind::CancelUnconditional && shown->outcomeFrozen)
                return CommandRefusal::ContactNotEnded;
        }
    }
    if (m_link == LinkState::Kind::Lost)
        return CommandRefusal::LinkLost;
    return std::nullopt;
}

bool CalloutCommands::isCancelPending(CalloutId id) const
{
    return std::ranges::any_of(m_running, [id](const auto &item) {
        const Running &command = *item.second;
        return command.isCancel() && command.calloutId() == id && !command.result.refusal;
    });
}

CalloutCommands::Running &CalloutCommands::begin(CommandKind kind, CalloutId calloutId)
{
    auto command = std::make_unique<Running>();
    command->result.id = ++m_lastId;
    command->result.kind = kind;
    command->result.calloutId = calloutId;
    Running &result = *command;
    m_running.emplace(m_lastId, std::move(command));
    return result;
}

CalloutCommands::Running *CalloutCommands::running(CommandId id)
{
    const auto found = m_running.find(id);
    return found == m_running.end() ? nullptr : found->second.get();
}

void CalloutCommands::refuse(Running &command, CommandRefusal why)
{
    const ApiError error = errorOf(ApiError::Kind::Cancelled, refusalInLog(why));
    command.result.refusal = why;
    command.result.result = std::unexpected(error);
    command.trouble = error;
    logResult(command, u"%1 not sent: %2"_s.arg(nameInLog(command.result.kind), refusalInLog(why)),
              u"refused"_s);
    m_scheduler.after(0ms, this, [this, id = command.id()] {
        if (Running *refused = running(id))
            end(*refused);
    });
}

void CalloutCommands::recordIntent(Running &command, const QString &text, Step next)
{
    const auto decide = [this, id = command.id(), next](bool isRecorded) {
        Running *waiting = running(id);
        if (!waiting || std::exchange(waiting->intentDecided, true))
            return;
        if (isRecorded)
            (this->*next)(*waiting);
        else
            notRecorded(*waiting);
    };
    m_log.append(entry(LogEntry::Kind::Intent, command.calloutId(), text, u"recorded"_s), this,
                 [decide](const std::expected<LogEntry, LogError> &written) {
                     decide(written.has_value());
                 });
    m_scheduler.after(logDeadline, this, [decide] { decide(false); });
}

void CalloutCommands::notRecorded(Running &command)
{
    const ApiError error = errorOf(ApiError::Kind::NotRecorded);
    command.result.result = std::unexpected(error);
    command.trouble = error;
    command.verified.reset();
    if (command.isCancel())
        m_board.abandonCancel(command.calloutId());
    logResult(
        command,
        u"%1 not sent: the log could not record it first"_s.arg(nameInLog(command.result.kind)),
        u"failed"_s);
    end(command);
}

void CalloutCommands::end(Running &command)
{
    command.isOver = true;
    if (command.isReasonPending || (command.isVerified() && !command.isSettled))
        return;
    const CommandResult result = std::move(command.result);
    m_running.erase(result.id);
    emit commandFinished(result);
}

void CalloutCommands::logResult(Running &command, const QString &text, const QString &outcome)
{
    if (!std::exchange(command.logged, true))
        log(LogEntry::Kind::Result, command.calloutId(), text, outcome);
}

void CalloutCommands::releaseHeldNotes(CalloutId id)
{
    for (const LogEntry &held : m_heldNotes.values(id))
        m_log.append(held);
    m_heldNotes.remove(id);
}

} // namespace console
