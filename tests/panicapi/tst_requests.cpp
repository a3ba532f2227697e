// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Commands to bytes, and the small rules of the HTTP layer that need no server.
#include "panicapi/apipaths.h"
#include "panicapi/codec/charset.h"
#include "panicapi/codec/directoryrequests.h"
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
    void customer();
    void subscription();
    void fixedLocation();
    void legacyRaise();
    void paths();
    void correctedPaths();
    void siteReferences_data();
    void siteReferences();
    void charsets_data();
    void charsets();
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
    const ApiPaths paths;
    for (int i = 0; i < int(Endpoint::Count); ++i) {
        const auto endpoint = Endpoint(i);
        // The picture's address comes with the map.
        QCOMPARE(paths.of(endpoint).startsWith(u'/'), endpoint != Endpoint::Picture);
    }
    QCOMPARE(paths.of(Endpoint::CustomerCallouts, 178921), u"/customers/178921/callouts"_s);
    QCOMPARE(paths.of(Endpoint::Cancel, 7), u"/callouts/7/cancel"_s);
    QCOMPARE(paths.of(Endpoint::ActiveCallouts, 7), u"/callouts/activeCallouts"_s);
}

void TestRequests::correctedPaths()
{
    const ApiPaths paths({{u"customerCallouts"_s, u"/panic/{id}/open"_s},
                          {u"fixedLocation"_s, u"/sites/{id}"_s},
                          {u"dismiss"_s, u"/callouts/dismiss"_s}, // no {id}: cannot be meant
                          {u"resolutionReport"_s, u"/../{id}"_s},
                          {u"cancel"_s, u"/elsewhere/{id}"_s}}); // documented: no setting
    QCOMPARE(paths.of(Endpoint::CustomerCallouts, 5), u"/panic/5/open"_s);
    QCOMPARE(paths.of(Endpoint::Raise, 5), u"/customers/5/callouts"_s);
    for (const Endpoint endpoint :
         {Endpoint::FixedLocation, Endpoint::UpdateFixedLocation, Endpoint::DeleteFixedLocation})
        QCOMPARE(paths.of(endpoint, 5), u"/sites/5"_s);
    QCOMPARE(paths.of(Endpoint::Dismiss, 5), u"/callouts/5/dismiss"_s);
    QCOMPARE(paths.of(Endpoint::ResolutionReport, 5), u"/callouts/5/resolutionReport"_s);
    QCOMPARE(paths.of(Endpoint::Cancel, 5), u"/callouts/5/cancel"_s);
}

void TestRequests::siteReferences_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<QString>("segment"); // empty: refused
    QTest::newRow("plain") << u"STORE-001"_s << u"STORE-001"_s;
    QTest::newRow("slash") << u"a/b"_s << u"a%2Fb"_s;
    QTest::newRow("query") << u"a?b#c"_s << u"a%3Fb%23c"_s;
    QTest::newRow("percent") << u"50%2F"_s << u"50%252F"_s;
    QTest::newRow("space") << u"Long Street"_s << u"Long%20Street"_s;
    QTest::newRow("letters") << u"S\u00e3o"_s << u"S%C3%A3o"_s;
    QTest::newRow("up") << u".."_s << QString();
    QTest::newRow("here") << u"."_s << QString();
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("up and more") << u"../x"_s << u"..%2Fx"_s;
}

void TestRequests::siteReferences()
{
    QFETCH(const QString, reference);
    QFETCH(const QString, segment);
    const QString path = ApiPaths().ofSite(reference);
    QCOMPARE(path, segment.isEmpty()
                       ? QString()
                       : u"/predefinedLocations/externalRef/"_s + segment + u"/callouts"_s);
}

void TestRequests::customer()
{
    CustomerDraft draft{178921, u"Jane"_s, u"Doe"_s, u"+27 82 123 4567"_s, {}, {}, {}, {}, {}, {}};
    QCOMPARE(encodeCustomer(draft, Dialect::Flat),
             R"({"firstName":"Jane","lastName":"Doe","mobileNumber":"+27 82 123 4567"})"_ba);
    QCOMPARE(encodeCustomer(draft, std::nullopt), encodeCustomer(draft, Dialect::Flat));
    QCOMPARE(encodeCustomer(draft, Dialect::Nested),
             R"({"customer":{"mobile":"+27 82 123 4567","name":"Jane","surname":"Doe"}})"_ba);
    QCOMPARE(secretsOf(draft), (QStringList{u"+27 82 123 4567"_s, u"27821234567"_s, u"4567"_s}));
    draft = {5, {}, {}, {}, u"a@b.example"_s, u"r"_s, u"VW"_s, u"Up"_s, u"Red"_s, u"CA 1"_s};
    QCOMPARE(encodeCustomer(draft, Dialect::Flat),
             R"({"email":"a@b.example","externalReferenceId":"r","vehicleColour":"Red",)"
             R"("vehicleLicensePlate":"CA 1","vehicleMake":"VW","vehicleModel":"Up"})"_ba);
}

void TestRequests::subscription()
{
    Subscription wanted;
    wanted.customerId = 178921;
    wanted.typeId = 4;
    QCOMPARE(encodeSubscription(wanted), R"({"customerId":178921,"subscriptionTypeId":4})"_ba);
    wanted.validFrom = UtcTime(1'705'311'000s);
    wanted.validTo = UtcTime(1'705'311'000s + 500ms);
    wanted.dependants = {1, 2};
    QCOMPARE(encodeSubscription(wanted),
             R"({"customerId":178921,"dependantCustomerIds":[1,2],"subscriptionTypeId":4,)"
             R"("validFrom":"2024-01-15T09:30:00Z","validTo":"2024-01-15T09:30:00Z"})"_ba);
}

void TestRequests::fixedLocation()
{
    FixedLocation site;
    site.externalReference = u"STORE-001"_s;
    site.name = u"Long Street Store"_s;
    site.address = u"1 Long Street"_s;
    site.point = LatLon{-33.9249, 18.4241};
    QCOMPARE(encodeFixedLocation(site, Dialect::Flat),
             R"({"address":"1 Long Street","externalReferenceId":"STORE-001",)"
             R"("latitude":-33.9249,"longitude":18.4241,"name":"Long Street Store"})"_ba);
    QCOMPARE(encodeFixedLocation(site, Dialect::Nested),
             R"({"externalReferenceId":"STORE-001","formattedAddress":"1 Long Street",)"
             R"("latitude":"-33.9249","locationDescription":"Long Street Store",)"
             R"("locationIdentifier":"STORE-001","longitude":"18.4241"})"_ba);
}

void TestRequests::legacyRaise()
{
    RaiseRequest request;
    request.customerId = 178921;
    request.responseTypeId = 2;
    request.place = RaiseRequest::FixedSite{99001};
    QCOMPARE(encodeLegacyRaise(request, Dialect::Nested),
             R"({"customerId":178921,"predefinedLocationId":99001,"responseTypeId":2})"_ba);
    request.place = RaiseRequest::ReferencedSite{u"STORE-001"_s};
    request.classificationId = 2;
    for (const Dialect dialect : {Dialect::Flat, Dialect::Nested}) {
        QCOMPARE(encodeRaise(request, dialect),
                 R"({"calloutClassificationId":2,"responseTypeId":2})"_ba);
    }
}

void TestRequests::charsets_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("result");
    const QByteArray latin = "\"Caf\xe9\""_ba;
    const QByteArray utf8 = "\"Caf\xc3\xa9\""_ba;
    QTest::newRow("plain") << utf8 << "application/json"_ba << utf8;
    QTest::newRow("said so") << utf8 << "application/json; charset=UTF-8"_ba << utf8;
    QTest::newRow("said wrongly") << utf8 << "application/json; charset=ISO-8859-1"_ba << utf8;
    QTest::newRow("latin") << latin << "application/json;charset=\"iso-8859-1\"; x=y"_ba << utf8;
    QTest::newRow("windows") << latin << "Text/Plain; Charset=Windows-1252"_ba << utf8;
    QTest::newRow("not said") << latin << "application/json"_ba << latin;
    QTest::newRow("a picture") << "\xff\xfex"_ba << "image/png; charset=utf-16"_ba
                               << "\xff\xfex"_ba;
    QTest::newRow("utf-16, marked") << QByteArray("\xff\xfe[\0]\0", 6) << ""_ba << "[]"_ba;
    QTest::newRow("utf-16be") << QByteArray("\0[\0]", 4) << "text/json; charset=utf-16be"_ba
                              << "[]"_ba;
    QTest::newRow("empty") << ""_ba << "application/json; charset="_ba << ""_ba;
}

void TestRequests::charsets()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, type);
    QTEST(asUtf8(body, type), "result");
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
