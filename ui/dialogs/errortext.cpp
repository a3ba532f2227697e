// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/errortext.h"

#include <QCoreApplication>

namespace console {

using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

namespace {

class ErrorText final {
    Q_DECLARE_TR_FUNCTIONS(console::ErrorText)

public:
    ErrorText(const ApiError &error, ErrorContext context, CalloutId id)
        : m_error(error), m_context(context), m_id(id)
    {
    }

    [[nodiscard]] QString sentence() const;

private:
    [[nodiscard]] QString happened() const;
    [[nodiscard]] QString notFound() const;
    [[nodiscard]] QString means() const;
    [[nodiscard]] QString meansNotDone() const;
    [[nodiscard]] QString meansNotKnown() const;
    [[nodiscard]] QString whatToDo() const;
    [[nodiscard]] QString slowDown() const;
    [[nodiscard]] QString verifiedCancel() const;
    [[nodiscard]] QString simulator() const;
    [[nodiscard]] QString refused(const QString &otherwise) const;
    [[nodiscard]] QString closing(const QString &words) const;
    [[nodiscard]] bool outcomeKnown() const;
    [[nodiscard]] bool isReading() const;

    const ApiError &m_error;
    const ErrorContext m_context;
    const CalloutId m_id;
};

/// What a server says, as one clause that goes before a full stop.
QString clause(const QString &detail)
{
    QString text = detail.simplified();
    while (text.endsWith(u'.') || text.endsWith(u'!'))
        text.chop(1);
    constexpr qsizetype longest = 160;
    if (text.size() > longest)
        text = text.left(longest - 1).trimmed() + QChar(0x2026);
    return text;
}

bool ErrorText::isReading() const
{
    switch (m_context) {
    case ErrorContext::Board:
    case ErrorContext::Callout:
    case ErrorContext::Conversation:
    case ErrorContext::Customer:
    case ErrorContext::Lookup:
    case ErrorContext::SignIn:
    case ErrorContext::Report:
    case ErrorContext::Directory: return true;
    default: return false;
    }
}

/// True when AURA certainly did nothing.
bool ErrorText::outcomeKnown() const
{
    switch (m_error.kind) {
    case Kind::Timeout:
    case Kind::ServerFault:
    case Kind::Malformed:
    case Kind::TooLarge:
    case Kind::Cancelled: return false;
    default: return true;
    }
}

QString ErrorText::refused(const QString &otherwise) const
{
    const QString said = clause(m_error.detail);
    return said.isEmpty() ? otherwise : tr("AURA refused: %1.").arg(said);
}

QString ErrorText::notFound() const
{
    switch (m_context) {
    case ErrorContext::Board:
    case ErrorContext::SignIn: return tr("There is no Panic API at this address.");
    case ErrorContext::Raise:
    case ErrorContext::Customer: return tr("AURA has no such customer for this account.");
    case ErrorContext::Lookup: return tr("AURA has no such list for this account.");
    case ErrorContext::Report: return tr("AURA has no such document for this callout.");
    case ErrorContext::Directory:
    case ErrorContext::DirectoryChange: return tr("AURA has no such entry for this account.");
    case ErrorContext::Simulator: return tr("There is no such callout in the sandbox.");
    case ErrorContext::Endpoint: return refused(tr("AURA has nothing under that address."));
    default:
        return m_id > 0 ? tr("AURA has no callout %1 for this account.").arg(m_id)
                        : tr("AURA has no such callout for this account.");
    }
}

QString ErrorText::happened() const
{
    switch (m_error.kind) {
    case Kind::Offline: return tr("AURA cannot be reached.");
    case Kind::Timeout: return tr("No answer in 10 s.");
    case Kind::Tls: return tr("The secure connection to AURA could not be made.");
    case Kind::Unauthorised: return tr("AURA did not accept this console's sign-in.");
    case Kind::Forbidden: return refused(tr("AURA refused: this account may not do that."));
    case Kind::NotFound: return notFound();
    case Kind::Conflict:
        return refused(m_context == ErrorContext::DirectoryChange
                           ? tr("AURA refused: it is registered already.")
                           : tr("AURA refused: it has changed in the meantime."));
    case Kind::Rejected: return refused(tr("AURA refused the request."));
    case Kind::RateLimited: return tr("AURA asked us to slow down.");
    case Kind::ServerFault: return tr("AURA has a fault.");
    case Kind::Malformed: return tr("AURA's answer could not be read.");
    case Kind::TooLarge: return tr("AURA's answer was larger than this console takes.");
    case Kind::Cancelled: return tr("This console gave the request up.");
    case Kind::NotRecorded: return tr("The log cannot be written, so nothing was sent.");
    }
    return tr("AURA could not be asked.");
}

QString ErrorText::meansNotDone() const
{
    switch (m_context) {
    case ErrorContext::Message: return tr("The message was not sent.");
    case ErrorContext::Raise: return tr("Nothing was raised.");
    case ErrorContext::UnconditionalCancel:
        return tr("Nothing was cancelled; the callout stays active.");
    case ErrorContext::Reason: return tr("The cancel stands; its reason was not attached.");
    case ErrorContext::Rating: return tr("The rating was not stored.");
    case ErrorContext::Location: return tr("The position was not stored.");
    case ErrorContext::DirectoryChange: return tr("Nothing was changed.");
    case ErrorContext::Dismiss: return tr("The callout was not dismissed.");
    default: return {};
    }
}

QString ErrorText::meansNotKnown() const
{
    switch (m_context) {
    case ErrorContext::Message:
        return tr("Not known if the message arrived; read the messages before you repeat it.");
    case ErrorContext::Raise:
        return tr("Not known if it arrived; reading the board again before anything is repeated.");
    case ErrorContext::Reason: return tr("The cancel stands; not known if its reason arrived.");
    case ErrorContext::Rating: return tr("Not known if the rating arrived.");
    case ErrorContext::Location: return tr("Not known if the position arrived.");
    case ErrorContext::DirectoryChange:
        return tr("Not known if the change arrived; read the entry before you repeat it.");
    default:
        return tr(
            "Not known if it arrived; reading the callout again before anything is repeated.");
    }
}

QString ErrorText::means() const
{
    switch (m_context) {
    case ErrorContext::Board: return tr("The board is not being read; new callouts cannot appear.");
    case ErrorContext::Callout:
        return m_error.kind == Kind::NotFound ? tr("It stays on your board until you clear it.")
                                              : tr("What you see is from the last reading.");
    case ErrorContext::Conversation: return tr("The messages are from the last reading.");
    case ErrorContext::Customer: return tr("The customer's details are not known.");
    case ErrorContext::Lookup: return tr("The list could not be read.");
    case ErrorContext::SignIn: return tr("The board is not being read.");
    case ErrorContext::Report: return tr("The report could not be read.");
    case ErrorContext::Directory: return tr("What you see is from the last reading.");
    case ErrorContext::Simulator:
    case ErrorContext::Endpoint: return {};
    default: return outcomeKnown() ? meansNotDone() : meansNotKnown();
    }
}

QString ErrorText::slowDown() const
{
    if (m_error.retryAfter && m_error.retryAfter->count() > 0) {
        const auto seconds = qlonglong(m_error.retryAfter->count());
        return isReading() ? tr("Reading again in %1 s.").arg(seconds)
                           : tr("Try again in %1 s.").arg(seconds);
    }
    return isReading() ? tr("Reading more slowly.") : tr("Wait a little, then try again.");
}

QString ErrorText::whatToDo() const
{
    switch (m_error.kind) {
    case Kind::Offline:
        return m_context == ErrorContext::SignIn
                   ? tr("Check the network and the address.")
                   : tr("Check the network; phone AURA control if it lasts.");
    case Kind::Tls: return tr("Check the address in the profile and this computer's clock.");
    case Kind::Unauthorised: return tr("Check the profile.");
    case Kind::RateLimited: return slowDown();
    case Kind::NotFound:
        return m_context == ErrorContext::Board || m_context == ErrorContext::SignIn
                   ? tr("Check the address in the profile.")
                   : QString();
    case Kind::ServerFault:
    case Kind::Malformed:
    case Kind::TooLarge:
        return isReading() ? tr("Trying again; phone AURA control if it lasts.") : QString();
    case Kind::NotRecorded: return tr("Phone AURA control.");
    default: return {};
    }
}

/// AURA's answer to a verified cancel has no influence on the words; only the link has (design 8).
QString ErrorText::verifiedCancel() const
{
    QString about;
    switch (m_error.kind) {
    case Kind::NotRecorded: return happened() + u' ' + whatToDo();
    case Kind::Offline: about = tr("AURA cannot be reached."); break;
    case Kind::Timeout: about = tr("no answer in 10 s."); break;
    case Kind::Tls: about = tr("the secure connection to AURA could not be made."); break;
    case Kind::Unauthorised: about = tr("AURA refused this console's sign-in."); break;
    case Kind::Forbidden: about = tr("AURA refused this console's account."); break;
    case Kind::RateLimited: about = tr("AURA asked us to slow down."); break;
    case Kind::ServerFault: about = tr("AURA has a fault."); break;
    case Kind::Cancelled: about = tr("this console gave the request up."); break;
    case Kind::NotFound:
    case Kind::Conflict:
    case Kind::Rejected:
    case Kind::Malformed:
    case Kind::TooLarge: return cancelRequestSentText();
    }
    return closing(
        tr("Not delivered: %1 The callout stays on your board. Phone AURA control.").arg(about));
}

/// The trainer's words: AURA has no part in the sandbox.
QString ErrorText::simulator() const
{
    QString words;
    switch (m_error.kind) {
    case Kind::Offline: words = tr("The sandbox cannot be reached. Nothing was changed."); break;
    case Kind::Timeout:
        words = tr("No answer from the sandbox. Not known if it was done; read the state again.");
        break;
    case Kind::NotFound: words = notFound(); break;
    case Kind::Forbidden:
        words = tr("The sandbox's controls answer programs on this computer alone.");
        break;
    case Kind::Conflict:
    case Kind::Rejected: {
        const QString said = clause(m_error.detail);
        words = said.isEmpty() ? tr("The sandbox refused. Nothing was changed.")
                               : tr("The sandbox refused: %1.").arg(said);
        break;
    }
    default: words = tr("The sandbox's answer could not be used."); break;
    }
    return closing(words);
}

QString ErrorText::closing(const QString &words) const
{
    return m_error.httpStatus > 0 ? u"%1 (%2)"_s.arg(words).arg(m_error.httpStatus) : words;
}

QString ErrorText::sentence() const
{
    if (m_context == ErrorContext::VerifiedCancel)
        return verifiedCancel();
    if (m_context == ErrorContext::Simulator)
        return simulator();
    if (m_context == ErrorContext::Endpoint)
        return closing(happened());
    QStringList parts{happened()};
    // Nothing left this computer, and the first sentence says so already.
    if (m_error.kind != Kind::NotRecorded)
        parts << means();
    parts << whatToDo();
    parts.removeAll(QString());
    return closing(parts.join(u' '));
}

} // namespace

QString errorText(const ApiError &error, ErrorContext context, CalloutId id)
{
    return ErrorText(error, context, id).sentence();
}

QString urlProblemText(UrlProblem problem)
{
    switch (problem) {
    case UrlProblem::Empty: return ErrorText::tr("Give the address that AURA gave you.");
    case UrlProblem::NotAUrl:
        return ErrorText::tr("Not an address. It begins with https:// and a host name.");
    case UrlProblem::NotHttp: return ErrorText::tr("HTTPS only: the address begins with https://.");
    case UrlProblem::PlainHttp:
        return ErrorText::tr(
            "HTTPS only. Plain http is taken for this computer alone (127.0.0.1).");
    case UrlProblem::HasUserInfo:
        return ErrorText::tr("No name or password in the address; they have fields of their own.");
    case UrlProblem::HasQuery: return ErrorText::tr("The address ends before any ? or #.");
    }
    return {};
}

QString pathProblemText(const AssumedPath &assumed, const QString &path)
{
    // As problemOfPath() says them: the rule is the domain's, the language the reader's.
    [[maybe_unused]] static const char *const sentences[] = {
        QT_TRANSLATE_NOOP("console::ErrorText", "The path must begin with a slash."),
        QT_TRANSLATE_NOOP("console::ErrorText",
                          "The path must not contain ?, #, .. or a double slash."),
        QT_TRANSLATE_NOOP("console::ErrorText",
                          "The path must contain {id} once, where the number goes."),
        QT_TRANSLATE_NOOP("console::ErrorText", "The path must not contain {id}."),
    };
    const QByteArray problem = problemOfPath(assumed, path).toUtf8();
    return problem.isEmpty() ? QString() : ErrorText::tr(problem.constData());
}

QString cancelRequestSentText()
{
    return ErrorText::tr("Cancel request sent. AURA closes the callout.");
}

} // namespace console
