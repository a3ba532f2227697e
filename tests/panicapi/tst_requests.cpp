// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Commands to bytes, and the small rules of the HTTP layer that need no server.
#include "panicapi/apipaths.h"
#include "panicapi/codec/requestcodec.h"
#include "panicapi/httperror.h"
#include "panicapi/redaction.h"

#include <QtTest>

using namespace console;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestRequests final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tokenRequest();
    void raise();
    void event();
    void reason();
    void cancel();
    void rating();
    void ratingItem();
    void location();
    void paths();
    void httpDate();
    void retryAfter_data();
    void retryAfter();
    void redirects_data();
    void redirects();
    void redaction_data();
    void redaction();
};

void TestRequests::tokenRequest()
{
    QCOMPARE(encodeTokenRequest({u"123"_s, u"secret"_s, {}}),
             R"({"clientId":"123","clientSecret":"secret"})"_ba);
}

void TestRequests::raise()
{
    RaiseRequest request;
    request.customerId = 178921;
    request.responseTypeId = 1;
    request.place = Position{{-33.9249, 18.4241}, 10.0, {}};
    request.classificationId = 1;
    QCOMPARE(encodeRaise(request, Dialect::Flat),
             R"({"calloutClassificationId":1,"latitude":-33.9249,"longitude":18.4241,)"
             R"("responseTypeId":1})"_ba);
    QCOMPARE(encodeRaise(request, std::nullopt), encodeRaise(request, Dialect::Flat));
    QCOMPARE(encodeRaise(request, Dialect::Nested),
             R"({"calloutClassificationId":1,"location":{"accuracy":10,"latitude":-33.9249,)"
             R"("longitude":18.4241},"responseTypeId":1})"_ba);
    request.place = RaiseRequest::FixedSite{99001};
    request.classificationId = 0;
    request.internalTest = true;
    for (const Dialect dialect : {Dialect::Flat, Dialect::Nested}) {
        QCOMPARE(encodeRaise(request, dialect),
                 R"({"internalTest":true,"predefinedLocationId":99001,"responseTypeId":1})"_ba);
    }
}

void TestRequests::event()
{
    QCOMPARE(encodeEvent(u"hi"_s, u"customer"_s, Dialect::Flat), R"({"message":"hi"})"_ba);
    QCOMPARE(encodeEvent(u"hi"_s, u"desk"_s, Dialect::Nested),
             R"({"event":"hi","source":"desk"})"_ba);
    QCOMPARE(encodeEvent(u"hi"_s, u"customer"_s, std::nullopt),
             R"({"event":"hi","message":"hi","source":"customer"})"_ba);
}

void TestRequests::reason()
{
    QCOMPARE(encodeReason(102, u"Operator spoke to customer"_s),
             R"({"exceptionReasonId":102,"notes":"Operator spoke to customer"})"_ba);
    QCOMPARE(encodeReason(102, {}), R"({"exceptionReasonId":102})"_ba);
}

void TestRequests::cancel()
{
    const auto code = SafeCode::fromText(u"0456");
    QVERIFY(code.has_value());
    QCOMPARE(encodeVerifiedCancel(*code), R"({"safeCode":"0456"})"_ba);
    QCOMPARE(encodeUnconditionalCancel(), "{}"_ba);
}

void TestRequests::rating()
{
    RatingRequest request{4523, 4, u"Quick"_s, true, {}};
    QCOMPARE(encodeRating(request, Dialect::Flat),
             R"({"calloutId":4523,"comment":"Quick","rating":4})"_ba);
    QCOMPARE(encodeRating(request, Dialect::Nested),
             R"({"additionalDetails":"Quick","calloutId":4523,"customerAllowedToBeContacted":true,)"
             R"("rating":4})"_ba);
    request.details.clear();
    QCOMPARE(encodeRating(request, Dialect::Flat), R"({"calloutId":4523,"rating":4})"_ba);
}

void TestRequests::ratingItem()
{
    RatingRequest::Item item{12, u"RESPONSE_TIME"_s, u"Response time"_s, true};
    QCOMPARE(encodeRatingItem(4523, item, Dialect::Flat),
             R"({"ratingId":4523,"ratingItemId":12,"score":5})"_ba);
    item.positive = false;
    QCOMPARE(encodeRatingItem(4523, item, Dialect::Flat),
             R"({"ratingId":4523,"ratingItemId":12,"score":1})"_ba);
    QCOMPARE(
        encodeRatingItem(4523, item, Dialect::Nested),
        R"({"calloutRatingId":4523,"ratingItem":"RESPONSE_TIME",)"
        R"("ratingItemDescription":"Response time","ratingItemId":12,"sentiment":"negative"})"_ba);
}

void TestRequests::location()
{
    QCOMPARE(encodeLocation({7, {-33.5, 18.5}, 10.0}),
             R"({"accuracy":10,"latitude":-33.5,"longitude":18.5})"_ba);
    QCOMPARE(encodeLocation({7, {-33.5, 18.5}, {}}), R"({"latitude":-33.5,"longitude":18.5})"_ba);
}

void TestRequests::paths()
{
    QCOMPARE(pathWithId(ApiPaths().customerCallouts, 178921), u"/customers/178921/callouts"_s);
    QCOMPARE(pathWithId(ApiPaths().cancel, 7), u"/callouts/7/cancel"_s);
}

void TestRequests::httpDate()
{
    QCOMPARE(utcFromHttpDate("Sun, 06 Nov 1994 08:49:37 GMT"),
             std::optional(UtcTime(784'111'777s)));
    QVERIFY(!utcFromHttpDate(""));
    QVERIFY(!utcFromHttpDate("1994-11-06T08:49:37Z"));
}

void TestRequests::retryAfter_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<qint64>("seconds"); // -1: none
    QTest::newRow("seconds") << "30"_ba << qint64(30);
    QTest::newRow("zero") << "0"_ba << qint64(0);
    QTest::newRow("negative") << "-5"_ba << qint64(0);
    QTest::newRow("for ever") << "99999999999"_ba << qint64(86400);
    QTest::newRow("date") << "Sun, 06 Nov 1994 08:50:37 GMT"_ba << qint64(60);
    QTest::newRow("past date") << "Sun, 06 Nov 1994 08:00:00 GMT"_ba << qint64(0);
    QTest::newRow("word") << "soon"_ba << qint64(-1);
    QTest::newRow("empty") << ""_ba << qint64(-1);
}

void TestRequests::retryAfter()
{
    QFETCH(const QByteArray, header);
    QFETCH(const qint64, seconds);
    const auto wait = retryAfterFrom(header, UtcTime(784'111'777s));
    QCOMPARE(wait ? wait->count() : -1, seconds);
}

void TestRequests::redirects_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("same") << u"https://a.example/x"_s << u"https://a.example/y"_s << true;
    QTest::newRow("case") << u"https://a.example/x"_s << u"https://A.example/y"_s << true;
    QTest::newRow("given port") << u"https://a.example/x"_s << u"https://a.example:443/y"_s << true;
    QTest::newRow("upgrade") << u"http://127.0.0.1:80/x"_s << u"https://127.0.0.1/y"_s << true;
    QTest::newRow("downgrade") << u"https://a.example/x"_s << u"http://a.example/x"_s << false;
    QTest::newRow("other host") << u"https://a.example/x"_s << u"https://b.example/x"_s << false;
    QTest::newRow("subdomain") << u"https://a.example/x"_s << u"https://x.a.example/x"_s << false;
    QTest::newRow("other port") << u"https://a.example/x"_s << u"https://a.example:8443/x"_s
                                << false;
    QTest::newRow("user") << u"https://a.example/x"_s << u"https://u@a.example/x"_s << false;
    QTest::newRow("scheme") << u"https://a.example/x"_s << u"ftp://a.example/x"_s << false;
    QTest::newRow("nothing") << u"https://a.example/x"_s << QString() << false;
}

void TestRequests::redirects()
{
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    QTEST(mayFollowRedirect(QUrl(from), QUrl(to)), "allowed");
}

void TestRequests::redaction_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("result");
    QTest::newRow("harmless") << u"latitude must be between -90 and 90, 2024-01-15T09:30:00Z"_s
                              << u"latitude must be between -90 and 90, 2024-01-15T09:30:00Z"_s;
    QTest::newRow("secret") << u"safeCode 4567 is wrong"_s << u"safeCode •••• is wrong"_s;
    QTest::newRow("echo") << u"{\"safeCode\":\"4567\"}"_s << u"{\"safeCode\":\"••••\"}"_s;
    QTest::newRow("web token") << u"token eyJhbGciOiJIUzI1NiJ9.eyJzdWIi.x_-y expired"_s
                               << u"token •••• expired"_s;
    QTest::newRow("bearer") << u"Bearer abcdefgh123 expired"_s << u"•••• expired"_s;
    QTest::newRow("mobile") << u"+27821231111 exists"_s << u"+2782123•••• exists"_s;
    QTest::newRow("mobile in groups") << u"+27 82 123 1111 exists"_s << u"+27 82 123 •••• exists"_s;
    QTest::newRow("local mobile") << u"082 123 1111 exists"_s << u"082 123 •••• exists"_s;
    QTest::newRow("callout id") << u"callout 992011 is closed"_s << u"callout 992011 is closed"_s;
}

void TestRequests::redaction()
{
    QFETCH(const QString, text);
    QTEST(redacted(text, {u"4567"_s, QString()}), "result");
}

QTEST_GUILESS_MAIN(TestRequests)
#include "tst_requests.moc"
