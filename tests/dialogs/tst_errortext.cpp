// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every kind of failure in every context makes a sentence an operator can act on, and the verified
// cancel says the same whatever AURA made of the code.
#include "ui/dialogs/errortext.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace console;
using Kind = ApiError::Kind;

namespace {

ApiError error(Kind kind, int status = 0, const QString &detail = {})
{
    ApiError made;
    made.kind = kind;
    made.httpStatus = status;
    made.detail = detail;
    return made;
}

constexpr int kindCount = int(Kind::NotRecorded) + 1;

} // namespace

class TestErrorText final : public QObject {
    Q_OBJECT

private slots:
    void everyKindInEveryContext();
    void verifiedCancelSaysNothingOfTheCode();
    void theDesignsSentences();
    void notRecordedSaysThatNothingWasSent();
    void everyUrlProblem();
    void theSandboxIsNotAura();
    void everyPathProblem();
};

void TestErrorText::everyKindInEveryContext()
{
    static const QRegularExpression ending(u"(\\.|\\. \\(\\d{3}\\))$"_s);
    QSet<QString> contextsSeen;
    for (int kind = 0; kind < kindCount; ++kind) {
        for (int context = 0; context < errorContextCount; ++context) {
            for (const int status : {0, 418}) {
                for (const QString &detail : {QString(), u"Field  mobile is\n wrong!"_s}) {
                    const QString text =
                        errorText(error(Kind(kind), status, detail), ErrorContext(context), 992014);
                    QVERIFY2(ending.match(text).hasMatch(), qPrintable(text));
                    QVERIFY2(!text.contains(u'!') && !text.contains(u'\n')
                                 && !text.contains("  "_L1) && !text.contains(u'%')
                                 && text.front().isUpper(),
                             qPrintable(text));
                    QVERIFY2(!text.contains("please"_L1, Qt::CaseInsensitive)
                                 && !text.contains("oops"_L1, Qt::CaseInsensitive),
                             qPrintable(text));
                }
            }
            contextsSeen << errorText(error(Kind::Timeout), ErrorContext(context), 992014);
        }
    }
    // The contexts do say different things.
    QVERIFY(contextsSeen.size() >= 10);
}

void TestErrorText::verifiedCancelSaysNothingOfTheCode()
{
    static const QRegularExpression forbidden(
        u"\\b(right|wrong|match\\w*|valid|invalid|accepted|duress|alarm|code)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    for (int kind = 0; kind < kindCount; ++kind) {
        const ApiError plain = error(Kind(kind), 400);
        ApiError talkative = plain;
        talkative.detail = u"Wrong safe code, duress alarm raised"_s;
        const QString text = errorText(plain, ErrorContext::VerifiedCancel, 992014);
        QVERIFY2(!forbidden.match(text).hasMatch(), qPrintable(text));
        QCOMPARE(errorText(talkative, ErrorContext::VerifiedCancel, 992014), text);
    }
    for (const Kind kind : {Kind::Rejected, Kind::Conflict, Kind::NotFound, Kind::Malformed})
        QCOMPARE(errorText(error(kind, 400), ErrorContext::VerifiedCancel),
                 cancelRequestSentText());
    for (const Kind kind : {Kind::Offline, Kind::Timeout, Kind::Tls, Kind::Unauthorised,
                            Kind::Forbidden, Kind::RateLimited, Kind::ServerFault})
        QVERIFY(
            errorText(error(kind), ErrorContext::VerifiedCancel).startsWith("Not delivered: "_L1));
}

void TestErrorText::theDesignsSentences()
{
    QCOMPARE(
        errorText(error(Kind::Timeout), ErrorContext::UnconditionalCancel),
        u"No answer in 10 s. Not known if it arrived; reading the callout again before anything is "
        "repeated."_s);
    QCOMPARE(
        errorText(error(Kind::Forbidden, 403, u"no active subscription"_s), ErrorContext::Raise),
        u"AURA refused: no active subscription. Nothing was raised. (403)"_s);
    QVERIFY(errorText(error(Kind::Unauthorised, 401), ErrorContext::Board)
                .startsWith(
                    "AURA did not accept this console's sign-in. The board is not being read"_L1));
    QVERIFY(errorText(error(Kind::Unauthorised, 401), ErrorContext::Board)
                .endsWith("Check the profile. (401)"_L1));
    ApiError limited = error(Kind::RateLimited, 429);
    limited.retryAfter = std::chrono::seconds(8);
    QVERIFY(errorText(limited, ErrorContext::Board).startsWith("AURA asked us to slow down."_L1));
    QVERIFY(errorText(limited, ErrorContext::Board).endsWith("Reading again in 8 s. (429)"_L1));
    QCOMPARE(
        errorText(error(Kind::NotFound, 404), ErrorContext::Callout, 992014),
        u"AURA has no callout 992014 for this account. It stays on your board until you clear it. (404)"_s);
}

void TestErrorText::notRecordedSaysThatNothingWasSent()
{
    for (const auto context :
         {ErrorContext::VerifiedCancel, ErrorContext::UnconditionalCancel, ErrorContext::Raise})
        QCOMPARE(errorText(error(Kind::NotRecorded), context),
                 u"The log cannot be written, so nothing was sent. Phone AURA control."_s);
}

void TestErrorText::everyUrlProblem()
{
    QSet<QString> sentences;
    for (int problem = 0; problem <= int(UrlProblem::HasQuery); ++problem) {
        const QString text = urlProblemText(UrlProblem(problem));
        QVERIFY(text.endsWith(u'.'));
        sentences << text;
    }
    QCOMPARE(sentences.size(), int(UrlProblem::HasQuery) + 1);
    QVERIFY(urlProblemText(UrlProblem::PlainHttp).startsWith("HTTPS only."_L1));
}

void TestErrorText::theSandboxIsNotAura()
{
    for (int kind = 0; kind < kindCount; ++kind) {
        const QString text = errorText(error(Kind(kind), 409), ErrorContext::Simulator);
        QVERIFY2(!text.contains("AURA"_L1), qPrintable(text));
    }
    QCOMPARE(errorText(error(Kind::Conflict, 409, u"the callout has gone past that stage"_s),
                       ErrorContext::Simulator),
             u"The sandbox refused: the callout has gone past that stage. (409)"_s);
}

void TestErrorText::everyPathProblem()
{
    for (const AssumedPath &assumed : assumedPaths()) {
        QCOMPARE(pathProblemText(assumed, QString(assumed.path)), QString());
        for (const QString &path : {u"x"_s, u"/a?b"_s, u"/a/../b"_s, u"/{id}/{id}"_s, u"/a//b"_s})
            QVERIFY2(pathProblemText(assumed, path).endsWith(u'.'), qPrintable(path));
    }
}

QTEST_GUILESS_MAIN(TestErrorText)
#include "tst_errortext.moc"
