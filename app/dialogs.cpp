// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialogs.h"

#include "journal/profilestore.h"
#include "journal/settings.h"
#include "models/callouttablemodel.h"
#include "session.h"
#include "ui/dialogs/connectiondialog.h"
#include "ui/dialogs/errortext.h"
#include "ui/dialogs/privatedialogs.h"
#include "ui/dialogs/raisedialog.h"
#include "ui/dialogs/ratingdialog.h"
#include "ui/dialogs/unconditionalcanceldialog.h"
#include "ui/dialogs/verifiedcanceldialog.h"
#include "ui/maptools/pointtool.h"
#include "ui/shell/mainwindow.h"

namespace console {

using namespace Qt::StringLiterals;

Dialogs::Dialogs(const Parts &parts) : m_parts(parts)
{
    connect(&parts.window, &MainWindow::cancelVerifiedRequested, this,
            &Dialogs::openVerifiedCancel);
    connect(&parts.window, &MainWindow::cancelUnconditionalRequested, this,
            &Dialogs::openUnconditionalCancel);
    connect(&parts.window, &MainWindow::raiseRequested, this, &Dialogs::openRaise);
    connect(&parts.window, &MainWindow::rateRequested, this, &Dialogs::openRating);
    connect(&parts.window, &MainWindow::privateNoteRequested, this, &Dialogs::openPrivateNote);
    connect(&parts.window, &MainWindow::revealMobileRequested, this, &Dialogs::openReveal);
    connect(&parts.window, &MainWindow::connectionRequested, this,
            [this] { openConnection(m_parts.profiles.lastUsed()); });
}

Dialogs::~Dialogs() = default;

void Dialogs::setSession(Session *session)
{
    m_session = session;
    for (QDialog *dialog :
         std::initializer_list<QDialog *>{m_verified, m_unconditional, m_raise, m_rating}) {
        if (dialog)
            dialog->done(QDialog::Rejected);
    }
    if (m_picking)
        endPicking({});
    m_seen.clear();
    if (!session)
        return;
    connect(&session->lookups(), &LookupCache::exceptionReasonsRead, this, &Dialogs::reasonsRead);
    connect(&session->lookups(), &LookupCache::responseTypesRead, this,
            [this](const QList<ResponseType> &types) {
                if (m_raise)
                    m_raise->setResponseTypes(types);
            });
    connect(&session->lookups(), &LookupCache::ratingItemsRead, this,
            [this](const QList<RatingItem> &items) {
                if (m_rating)
                    m_rating->setItems(items);
            });
    connect(&session->lookups(), &LookupCache::failed, this, &Dialogs::lookupFailed);
    connect(&session->reader(), &DetailScheduler::customerRead, this,
            [this](const Customer &customer) { m_seen.insert(customer.id, customer); });
    // The cancel has left: what comes of it shows on the board, so nobody need wait in a dialog for
    // it.
    connect(&session->board(), &CalloutBoard::changed, this, [this](const BoardChanges &changes) {
        for (const BoardUpdate &update : changes.updated) {
            if (m_unconditional && update.entry.id() == m_unconditional->calloutId()
                && update.entry.cancelMark == CancelMark::Requested)
                m_unconditional->finish();
        }
    });
    connect(&session->commands(), &CalloutCommands::commandFinished, this,
            &Dialogs::commandFinished);
    connect(&session->commands(), &CalloutCommands::verifiedCancelSettled, this,
            [this](CommandId, CalloutId id, const std::optional<ApiError> &trouble) {
                verifiedSettled(id, trouble);
            });
    connect(&session->commands(), &CalloutCommands::ratingProgress, this,
            [this](CommandId, int done, int total) {
                if (m_rating)
                    m_rating->setProgress(done, total);
            });
}

void Dialogs::setLink(const LinkState &state)
{
    if (!m_connection)
        return;
    if (state.kind == LinkState::Kind::Linked)
        m_connection->accept();
    else if (state.error)
        m_connection->showProblem(errorText(*state.error, ErrorContext::Board));
}

void Dialogs::openConnection(const std::optional<ConnectionProfile> &profile)
{
    if (m_connection)
        return;
    m_connection =
        new ConnectionDialog(m_parts.theme, m_parts.profiles.profiles(), &m_parts.window);
    m_connection->setKeychainAvailable(m_keychain);
    if (profile)
        m_connection->setProfile(*profile);
    m_connection->setBudget(m_parts.settings.integer(SettingKey::RequestsPerSecond),
                            m_parts.settings.integer(SettingKey::RequestBurst));
    connect(
        m_connection, &ConnectionDialog::submitted, this,
        [this](const ConnectionProfile &entered, const Credentials &credentials, bool remember) {
            if (!entered.sandbox) {
                m_parts.settings.setCurrentProfile(entered.name);
                m_parts.settings.set(SettingKey::RequestsPerSecond,
                                     m_connection->requestsPerSecond());
                m_parts.settings.set(SettingKey::RequestBurst, m_connection->burst());
            }
            emit signInRequested(entered, credentials, remember);
        });
    m_connection->open();
}

void Dialogs::showConnectionProblem(const QString &sentence)
{
    if (m_connection)
        m_connection->showProblem(sentence);
    else
        m_parts.window.showNotice(sentence, MainWindow::Tone::Technical);
}

CalloutHead Dialogs::head(CalloutId id) const
{
    const int row = m_parts.table.rowOf(id);
    if (row < 0) {
        CalloutHead head;
        head.id = id;
        return head;
    }
    const CalloutRow &shown = m_parts.table.rowAt(row);
    const auto customer = m_seen.constFind(shown.entry.callout.customerId);
    CalloutHead head = calloutHead(
        shown.entry, customer == m_seen.cend() ? QString() : customer->shortName(), shown.place);
    return head;
}

void Dialogs::openVerifiedCancel(CalloutId id)
{
    if (!m_session || m_verified || !m_session->board().contains(id))
        return;
    m_verified = new VerifiedCancelDialog(m_parts.theme, head(id), &m_parts.window);
    m_verified->setSubmit([this](VerifiedCancel request) {
        if (!m_session)
            return;
        // The reason chosen last is offered first the next time.
        for (const ExceptionReason &reason :
             m_session->lookups().exceptionReasons(request.calloutId)) {
            if (reason.id == request.reasonId)
                m_parts.settings.set(SettingKey::CancelDefaultReason, reason.reason);
        }
        if (m_verified && !m_verified->whyAgain().isEmpty())
            logOperator(request.calloutId,
                        u"Another cancel with safe code: "_s + m_verified->whyAgain());
        m_session->commands().cancelVerified(std::move(request));
    });
    if (const auto shown = m_session->board().find(id);
        shown && shown->cancelVerified && shown->cancelMark == CancelMark::Requested)
        m_verified->askWhyAgain();
    connect(m_verified, &VerifiedCancelDialog::reasonsRequested, this, [this, id] {
        if (m_session)
            m_session->lookups().wantExceptionReasons(id);
    });
    connect(m_verified, &VerifiedCancelDialog::ended, &m_parts.window,
            [this](const QString &words) { m_parts.window.showNotice(words); });
    m_verified->open();
    m_session->lookups().wantExceptionReasons(id);
}

void Dialogs::openUnconditionalCancel(CalloutId id)
{
    if (!m_session || m_unconditional || !m_session->board().contains(id))
        return;
    m_unconditional = new UnconditionalCancelDialog(m_parts.theme, head(id), &m_parts.window);
    if (m_parts.settings.integer(SettingKey::CancelSecondPerson) != 0)
        m_unconditional->askSecondPerson(m_parts.settings.text(SettingKey::OperatorName));
    connect(m_unconditional, &UnconditionalCancelDialog::reasonsRequested, this, [this, id] {
        if (m_session)
            m_session->lookups().wantExceptionReasons(id);
    });
    connect(m_unconditional, &UnconditionalCancelDialog::submitted, this,
            [this](const UnconditionalCancel &request) {
                if (!m_session)
                    return;
                if (m_unconditional && !m_unconditional->secondPerson().isEmpty())
                    logOperator(request.calloutId, u"Cancel without safe code agreed by "_s
                                                       + m_unconditional->secondPerson());
                m_session->commands().cancelUnconditional(request);
            });
    connect(
        m_unconditional, &UnconditionalCancelDialog::useSafeCodeRequested, this,
        [this, id] { openVerifiedCancel(id); }, Qt::QueuedConnection);
    m_unconditional->open();
    m_session->lookups().wantExceptionReasons(id);
}

void Dialogs::logOperator(CalloutId id, const QString &text)
{
    LogEntry line;
    line.kind = LogEntry::Kind::Operator;
    line.calloutId = id;
    line.text = text;
    line.outcome = u"recorded"_s;
    line.operatorName = m_parts.settings.text(SettingKey::OperatorName);
    m_parts.log.append(line);
}

void Dialogs::openRating(CalloutId id)
{
    if (!m_session || m_rating || !m_session->board().contains(id))
        return;
    m_rating = new RatingDialog(m_parts.theme, head(id), &m_parts.window);
    connect(m_rating, &RatingDialog::submitted, this, [this](const RatingRequest &request) {
        if (m_session)
            m_session->commands().rate(request);
    });
    m_rating->open();
    m_session->lookups().wantRatingItems();
}

void Dialogs::openPrivateNote(CalloutId id)
{
    if (!m_session)
        return;
    QString text;
    switch (m_session->commands().readPrivateNote(id)) {
    case PrivateNote::NotOpen:
        m_parts.window.showNotice(tr("The private note opens after the contact has ended (E)."));
        return;
    case PrivateNote::StillReading:
        text = tr("The callout is still being read. Open this note again in a few seconds.");
        break;
    case PrivateNote::Confirmed: text = tr("AURA shows the cancel."); break;
    case PrivateNote::NotStoodDown:
        text = tr("AURA does not show the cancel. Treat the callout as live and do not raise this "
                  "with the "
                  "customer by any route. Tell your supervisor in person.");
        break;
    }
    auto *dialog = new PrivateNoteDialog(m_parts.theme, head(id), text, &m_parts.window);
    dialog->open();
}

void Dialogs::openReveal(CalloutId id)
{
    const BoardEntry *entry = m_parts.table.entry(id);
    const auto customer = entry ? m_seen.constFind(entry->callout.customerId) : m_seen.cend();
    if (customer == m_seen.cend())
        return;
    auto *dialog = new RevealNumberDialog(m_parts.theme, head(id), *customer, &m_parts.window);
    connect(dialog, &RevealNumberDialog::confirmed, this,
            [this, dialog](CalloutId callout, const QString &reason) {
                LogEntry line;
                line.kind = LogEntry::Kind::Operator;
                line.calloutId = callout;
                line.text = u"Customer details shown: "_s + reason;
                line.outcome = u"recorded"_s;
                line.operatorName = m_parts.settings.text(SettingKey::OperatorName);
                m_parts.log.append(line, dialog, [dialog](const auto &written) {
                    if (written)
                        dialog->reveal();
                    else
                        dialog->finish(
                            tr("The log cannot be written, so the number stays hidden."));
                });
            });
    dialog->open();
}

} // namespace console
