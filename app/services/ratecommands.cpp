// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What CalloutCommands does with a callout that is over: rating and dismissing.
#include "services/calloutcommands.h"
#include "services/runningcommand.h"

namespace console {

using namespace Qt::StringLiterals;

CommandId CalloutCommands::rate(const RatingRequest &request)
{
    Running &command = begin(CommandKind::Rate, request.calloutId);
    const CommandId id = command.id();
    command.rating = request;
    command.result.aspectsTotal = int(request.items.size());
    std::optional<CommandRefusal> why = refusal(CommandKind::Rate, request.calloutId);
    if (!why && (request.rating < 1 || request.rating > 5))
        why = CommandRefusal::BadRating;
    if (why)
        refuse(command, *why);
    else
        recordIntent(command,
                     u"Rate callout %1 with %2 of 5, %3 aspects"_s.arg(
                         QString::number(request.calloutId), QString::number(request.rating),
                         QString::number(request.items.size())),
                     &CalloutCommands::sendRating);
    return id;
}

/// What was accepted before is not sent again: a second rating would count twice.
void CalloutCommands::sendRating(Running &command)
{
    const auto accepted = m_ratings.constFind(command.calloutId());
    if (accepted != m_ratings.cend()) {
        command.ratingId = *accepted;
        sendNextAspect(command);
        return;
    }
    m_api.rate(command.rating, this, [this, id = command.id()](const ApiResult<qint64> &answer) {
        Running *asking = running(id);
        if (!asking)
            return;
        if (!answer) {
            asking->result.result = std::unexpected(answer.error());
            logResult(*asking, u"The rating failed: %1"_s.arg(kindName(answer.error().kind)),
                      u"failed"_s);
            end(*asking);
            return;
        }
        asking->ratingId = *answer;
        m_ratings.insert(asking->calloutId(), *answer);
        m_board.markRated(asking->calloutId());
        sendNextAspect(*asking);
    });
}

void CalloutCommands::sendNextAspect(Running &command)
{
    CommandResult &result = command.result;
    emit ratingProgress(result.id, int(command.nextAspect), result.aspectsTotal);
    if (command.nextAspect < command.rating.items.size()) {
        const RatingRequest::Item item = command.rating.items.at(command.nextAspect++);
        m_api.rateItem(
            command.ratingId, item, this,
            [this, id = command.id(), asked = item.itemId](const ApiResult<qint64> &answer) {
                Running *asking = running(id);
                if (!asking)
                    return;
                if (answer)
                    asking->result.aspectsAccepted.append(asked);
                sendNextAspect(*asking);
            });
        return;
    }
    const std::optional<BoardEntry> shown = m_board.find(result.calloutId);
    result.result = shown ? shown->callout : Callout{};
    logResult(
        command,
        u"Rating accepted, %1 of %2 aspects"_s.arg(QString::number(result.aspectsAccepted.size()),
                                                   QString::number(result.aspectsTotal)),
        u"accepted"_s);
    end(command);
}

CommandId CalloutCommands::dismiss(CalloutId id)
{
    Running &command = begin(CommandKind::Dismiss, id);
    const CommandId commandId = command.id();
    if (const auto why = refusal(CommandKind::Dismiss, id))
        refuse(command, *why);
    else
        recordIntent(command, u"Dismiss callout %1 from the customer's app"_s.arg(id),
                     &CalloutCommands::sendDismissal);
    return commandId;
}

void CalloutCommands::sendDismissal(Running &command)
{
    m_api.dismiss(
        command.calloutId(), this, [this, id = command.id()](const ApiResult<QString> &answer) {
            Running *asking = running(id);
            if (!asking)
                return;
            if (answer) {
                const auto shown = m_board.find(asking->calloutId());
                asking->result.result = shown ? shown->callout : Callout{};
                logResult(*asking, u"Callout dismissed"_s, u"accepted"_s);
            } else {
                asking->result.result = std::unexpected(answer.error());
                logResult(*asking,
                          u"The callout was not dismissed: %1"_s.arg(kindName(answer.error().kind)),
                          u"failed"_s);
            }
            end(*asking);
        });
}

} // namespace console
