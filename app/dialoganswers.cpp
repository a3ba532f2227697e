// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What comes back to the dialogs: look-ups and the ends of commands.
#include "dialogs.h"

#include "journal/settings.h"
#include "models/queuetext.h"
#include "ui/dialogs/errortext.h"
#include "ui/dialogs/raisedialog.h"
#include "ui/dialogs/ratingdialog.h"
#include "ui/dialogs/unconditionalcanceldialog.h"
#include "ui/dialogs/verifiedcanceldialog.h"
#include "ui/shell/mainwindow.h"

namespace console {

using namespace Qt::StringLiterals;

namespace {

ErrorContext contextOf(CommandKind kind)
{
    switch (kind) {
    case CommandKind::CancelVerified: return ErrorContext::VerifiedCancel;
    case CommandKind::CancelUnconditional: return ErrorContext::UnconditionalCancel;
    case CommandKind::Raise: return ErrorContext::Raise;
    case CommandKind::Rate: return ErrorContext::Rating;
    case CommandKind::Dismiss: return ErrorContext::Dismiss;
    }
    return ErrorContext::Callout;
}

} // namespace

void Dialogs::reasonsRead(CalloutId id, const QList<ExceptionReason> &reasons)
{
    if (m_verified && m_verified->calloutId() == id)
        m_verified->setReasons(reasons, m_parts.settings.text(SettingKey::CancelDefaultReason));
    if (m_unconditional && m_unconditional->calloutId() == id)
        m_unconditional->setReasons(reasons);
}

void Dialogs::lookupFailed(LookupCache::What what, CalloutId id, const ApiError &error)
{
    const QString sentence = errorText(error, ErrorContext::Lookup);
    switch (what) {
    case LookupCache::What::ResponseTypes:
        if (m_raise)
            m_raise->setResponseTypesFailed(sentence);
        break;
    case LookupCache::What::RatingItems:
        if (m_rating)
            m_rating->setItemsFailed(sentence);
        break;
    case LookupCache::What::ExceptionReasons:
        if (m_verified && m_verified->calloutId() == id)
            m_verified->setReasonsFailed(sentence);
        if (m_unconditional && m_unconditional->calloutId() == id)
            m_unconditional->setReasonsFailed(sentence);
        break;
    }
}

QString Dialogs::failureText(const CommandResult &result)
{
    if (!result.refusal)
        return result.result
                   ? QString()
                   : errorText(result.result.error(), contextOf(result.kind), result.calloutId);
    switch (*result.refusal) {
    case CommandRefusal::UnknownCallout:
        return tr("This callout is no longer on the board. Nothing was sent.");
    case CommandRefusal::LinkLost:
        return tr("The link to AURA is lost, so nothing was sent. Phone AURA control.");
    case CommandRefusal::Ended: return tr("This callout has ended. Nothing was sent.");
    case CommandRefusal::CancelPending:
        return tr("A cancel of this callout is still on its way. Nothing was sent.");
    case CommandRefusal::TooSoon:
        return tr("A cancel was sent moments ago. Another one needs the end of the contact (E) or "
                  "two minutes.");
    case CommandRefusal::ContactNotEnded: return tr("End the contact first (E). Nothing was sent.");
    case CommandRefusal::NotClosed:
        return tr("Only a closed callout can be rated. Nothing was sent.");
    case CommandRefusal::NoReason: return tr("Choose a reason. Nothing was sent.");
    case CommandRefusal::NoteTooShort: return tr("Write at least 10 characters. Nothing was sent.");
    case CommandRefusal::BadRating: return tr("Choose 1 to 5. Nothing was sent.");
    }
    return {};
}

void Dialogs::commandFinished(const CommandResult &result)
{
    switch (result.kind) {
    case CommandKind::CancelVerified:
        // Its dialog closes by the clock alone; only what this program itself refused ends at once.
        if (result.refusal && m_verified && m_verified->calloutId() == result.calloutId)
            m_verified->finish(failureText(result));
        break;
    case CommandKind::CancelUnconditional: unconditionalFinished(result); break;
    case CommandKind::Raise: raiseFinished(result); break;
    case CommandKind::Rate: ratingFinished(result); break;
    case CommandKind::Dismiss:
        if (!result.result)
            m_parts.window.showNotice(failureText(result), MainWindow::Tone::Attention);
        break;
    }
}

void Dialogs::verifiedSettled(CalloutId id, const std::optional<ApiError> &trouble)
{
    if (!m_verified || m_verified->calloutId() != id || !m_verified->isSubmitted())
        return;
    std::optional<QString> words;
    if (trouble)
        words = errorText(*trouble, ErrorContext::VerifiedCancel, id);
    m_verified->finish(words);
}

void Dialogs::unconditionalFinished(const CommandResult &result)
{
    const QString number = QueueText::number(result.calloutId);
    QString text = failureText(result);
    if (text.isEmpty()) {
        switch (result.outcome) {
        case CancelOutcome::Confirmed: text = tr("%1: AURA shows the cancel.").arg(number); break;
        case CancelOutcome::Refused:
            text = tr("%1: AURA refused the cancel. It stays active.").arg(number);
            break;
        default:
            text = tr("%1: cancel sent, AURA does not show it yet. It stays on the board.")
                       .arg(number);
        }
        if (result.reasonError)
            text += u' ' + tr("The reason was not attached.");
        if (m_unconditional && m_unconditional->calloutId() == result.calloutId)
            m_unconditional->finish();
    } else if (m_unconditional && m_unconditional->calloutId() == result.calloutId) {
        m_unconditional->finish(text);
    }
    m_parts.window.showNotice(text, result.outcome == CancelOutcome::Confirmed
                                        ? MainWindow::Tone::Plain
                                        : MainWindow::Tone::Attention);
}

void Dialogs::ratingFinished(const CommandResult &result)
{
    QString text = failureText(result);
    const auto accepted = int(result.aspectsAccepted.size());
    if (text.isEmpty() && accepted < result.aspectsTotal) {
        text = tr("Rating accepted, %1 of %2 aspects. Submit again to send the rest.")
                   .arg(accepted)
                   .arg(result.aspectsTotal);
    }
    const bool partial = result.result && accepted < result.aspectsTotal;
    if (m_rating && m_rating->calloutId() == result.calloutId) {
        if (partial)
            m_rating->showPartial(result.aspectsAccepted, text);
        else
            m_rating->finish(text);
    }
    if (text.isEmpty()) {
        text = result.aspectsTotal > 0
                   ? tr("Rating accepted, %1 of %2 aspects").arg(accepted).arg(result.aspectsTotal)
                   : tr("Rating accepted");
    }
    m_parts.window.showNotice(text, result.result ? MainWindow::Tone::Plain
                                                  : MainWindow::Tone::Attention);
}

} // namespace console
