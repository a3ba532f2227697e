// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Raising a callout, the part of CalloutCommands that may be repeated (contract 11). When it is not
// known whether AURA has acted, it is asked first:
// - for a customer: his active callouts. One of them is the answer, for raising again would give
//   that one. None, or nothing usable: raised again, once. No connection: not repeated.
// - for a site: the active list. A callout there that is younger than the request is the answer.
//   Never repeated, because nothing says that raising there twice gives one callout.
#include "services/calloutcommands.h"
#include "services/runningcommand.h"

#include <algorithm>

namespace console {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Millis createdBefore = 5s; // older than the request by more: AURA had it already

/// The request may have done its work although there is no usable answer.
bool mayHaveActed(ApiError::Kind kind)
{
    return kind == ApiError::Kind::Timeout || kind == ApiError::Kind::Offline
           || kind == ApiError::Kind::ServerFault || kind == ApiError::Kind::Malformed
           || kind == ApiError::Kind::TooLarge;
}

bool isAtSite(const RaiseRequest &request)
{
    return !std::holds_alternative<Position>(request.place);
}

QString intentOf(const RaiseRequest &request)
{
    const QString type = QString::number(request.responseTypeId);
    if (const auto *site = std::get_if<RaiseRequest::FixedSite>(&request.place))
        return u"Raise a callout at registered site %1, response type %2"_s.arg(
            QString::number(site->fixedLocationId), type);
    if (const auto *site = std::get_if<RaiseRequest::ReferencedSite>(&request.place))
        return u"Raise a callout at the site with reference %1, response type %2"_s.arg(
            site->externalReference.left(64), type);
    return u"Raise a callout for customer %1, response type %2"_s.arg(
        QString::number(request.customerId), type);
}

} // namespace

CommandId CalloutCommands::raise(const RaiseRequest &request)
{
    Running &command = begin(CommandKind::Raise, 0);
    const CommandId id = command.id();
    command.raise = request;
    if (const auto why = refusal(CommandKind::Raise))
        refuse(command, *why);
    else
        recordIntent(command, intentOf(request), &CalloutCommands::sendRaise);
    return id;
}

void CalloutCommands::sendRaise(Running &command)
{
    if (!command.raiseError) {
        command.sent = m_clock.monoNow();
        command.sentUtc = m_serverClock.at(command.sent);
    }
    m_api.raise(command.raise, this, [this, id = command.id()](const ApiResult<Callout> &answer) {
        if (Running *asking = running(id))
            raiseAnswered(*asking, answer);
    });
}

void CalloutCommands::raiseAnswered(Running &command, const ApiResult<Callout> &answer)
{
    if (answer) {
        raised(command, *answer);
        return;
    }
    const ApiError &error = answer.error();
    if (!command.raiseError && mayHaveActed(error.kind)) {
        command.raiseError = error;
        checkRaise(command);
        return;
    }
    command.result.result = std::unexpected(error);
    logResult(command, u"The callout was not raised: %1"_s.arg(kindName(error.kind)),
              mayHaveActed(error.kind) ? u"unconfirmed"_s : u"failed"_s);
    end(command);
}

void CalloutCommands::checkRaise(Running &command)
{
    const auto checked = [this, id = command.id()](const ApiResult<Snapshot> &answer) {
        if (Running *asking = running(id))
            raiseChecked(*asking, answer);
    };
    if (isAtSite(command.raise))
        m_api.activeCallouts(this, checked);
    else
        m_api.customerCallouts(command.raise.customerId, this, checked);
}

void CalloutCommands::raiseChecked(Running &command, const ApiResult<Snapshot> &answer)
{
    const RaiseRequest &request = command.raise;
    const auto *site = std::get_if<RaiseRequest::FixedSite>(&request.place);
    const auto isIt = [&](const CalloutPtr &listed) {
        const Callout &callout = *listed;
        if (callout.isClosed())
            return false;
        if (!isAtSite(request))
            return callout.customerId == request.customerId || callout.customerId == 0;
        const auto known = m_board.find(callout.id);
        const bool isYoung = callout.createdAt && m_serverClock.isKnown()
                             && *callout.createdAt >= command.sentUtc - createdBefore
                             && (!known || known->firstSeen >= command.sent);
        // A site named by reference cannot be told from others by a list.
        return site && callout.fixedLocationId == site->fixedLocationId && isYoung;
    };
    if (answer) {
        const auto found = std::ranges::find_if(answer->callouts, isIt);
        if (found != answer->callouts.end()) {
            raised(command, **found);
            return;
        }
    }
    const bool isUnreachable = !answer && isLinkTrouble(answer.error().kind);
    if (!isAtSite(request) && !isUnreachable) {
        log(LogEntry::Kind::Callout, 0,
            u"No answer to raising a callout for customer %1, and none is active: raised again"_s
                .arg(request.customerId),
            u"sent"_s);
        sendRaise(command);
        return;
    }
    command.result.result = std::unexpected(*command.raiseError);
    logResult(command,
              u"The callout was not raised as far as is known: %1"_s.arg(
                  kindName(command.raiseError->kind)),
              u"unconfirmed"_s);
    end(command);
}

void CalloutCommands::raised(Running &command, Callout callout)
{
    if (callout.customerId == 0)
        callout.customerId = command.raise.customerId;
    const std::optional<BoardEntry> known = m_board.find(callout.id);
    // It may have come by a list while the request was on its way: then it is not an old one.
    command.result.existing = (known && known->firstSeen < command.sent)
                              || (m_serverClock.isKnown() && callout.createdAt
                                  && *callout.createdAt < command.sentUtc - createdBefore);
    command.result.calloutId = callout.id;
    m_board.applyRaised(callout, m_clock.monoNow());
    command.result.result = callout;
    const QString number = QString::number(callout.id);
    logResult(command,
              command.result.existing ? u"Already active: callout %1"_s.arg(number)
                                      : u"Raised callout %1"_s.arg(number),
              u"accepted"_s);
    end(command);
}

} // namespace console
