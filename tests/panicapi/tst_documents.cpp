// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What exists once a callout is closed, and the ways of raising one that are not the usual one.
#include "tests/panicapi/apifixture.h"

using namespace console;
using namespace console::test;
using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

class TestDocuments final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void report();
    void reportNotYet_data();
    void reportNotYet();
    void reportThatIsADocument();
    void pictureInTheAnswer();
    void pictureFromTheApisOwnHost();
    void pictureFromElsewhereIsNotFetched();
    void pictureThatCannotBeHad_data();
    void pictureThatCannotBeHad();
    void pictureOfTooManyBytes();
    void pictureGivenUpWithItsContext();
    void dismiss();
    void raiseAtReferencedSite();
    void unusableReferenceIsNotSent();
    void legacyRaise();

private:
    template <typename T> void wait(Outcome<T> &outcome)
    {
        QVERIFY(outcome.arrives());
        QVERIFY2(outcome.ok(), qPrintable(outcome.error().detail));
    }
};

namespace {

const QByteArray png = "\x89PNG\r\n\x1a\n rest of it";
const QByteArray mapPath = path("/callouts/7/maps");

QByteArray addressJson(const QUrl &url)
{
    return R"({"image":null,"url":")" + url.toEncoded() + R"("})";
}

Reply picture(const QByteArray &bytes, int status = 200)
{
    Reply reply;
    reply.bytes = "HTTP/1.1 " + QByteArray::number(status)
                  + " X\r\nContent-Type: image/png\r\nContent-Length: "
                  + QByteArray::number(bytes.size()) + "\r\n\r\n" + bytes;
    return reply;
}

} // namespace

void TestDocuments::report()
{
    Bench bench;
    bench.server.reply("GET", path("/callouts/7/resolutionReport"),
                       Reply::json(200, R"({"calloutId":7,"status":"closed","outcome":"Arrest",)"
                                        R"("responseTimeSeconds":660,"team":{"size":2}})"));
    Outcome<ResolutionReport> outcome;
    bench.api->resolutionReport(7, &bench.context, outcome.callback());
    wait(outcome);
    QCOMPARE((*outcome.result)->outcome, u"Arrest"_s);
    QCOMPARE((*outcome.result)->responseTime, std::optional(std::chrono::seconds(660)));
    QCOMPARE((*outcome.result)->others, (QList<ResolutionReport::Line>{{u"team.size"_s, u"2"_s}}));
}

void TestDocuments::reportNotYet_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("404") << 404 << R"({"message":"not closed"})"_ba;
    QTest::newRow("204") << 204 << ""_ba;
    QTest::newRow("empty") << 200 << " "_ba;
}

void TestDocuments::reportNotYet()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    Bench bench;
    bench.server.reply("GET", path("/callouts/7/resolutionReport"), Reply::json(status, body));
    bench.server.reply("GET", mapPath, Reply::json(status, body));
    Outcome<ResolutionReport> report;
    Outcome<CalloutMap> map;
    bench.api->resolutionReport(7, &bench.context, report.callback());
    bench.api->calloutMap(7, &bench.context, map.callback());
    QVERIFY(report.arrives());
    QVERIFY(map.arrives());
    QCOMPARE(report.error().kind, Kind::NotFound);
    QCOMPARE(map.error().kind, Kind::NotFound);
}

void TestDocuments::reportThatIsADocument()
{
    Bench bench;
    bench.server.reply("GET", path("/callouts/7/resolutionReport"),
                       Reply::raw("HTTP/1.1 200 OK\r\ncontent-type: Application/PDF; x=y\r\n\r\n"
                                  "%PDF-1.7"));
    Outcome<ResolutionReport> outcome;
    bench.api->resolutionReport(7, &bench.context, outcome.callback());
    wait(outcome);
    QCOMPARE((*outcome.result)->documentType, u"application/pdf"_s);
    QCOMPARE((*outcome.result)->calloutId, 7);
}

void TestDocuments::pictureInTheAnswer()
{
    Bench bench;
    bench.server.reply("GET", mapPath,
                       Reply::json(200, R"({"url":null,"image":")" + png.toBase64() + R"("})"));
    Outcome<CalloutMap> outcome;
    bench.api->calloutMap(7, &bench.context, outcome.callback());
    wait(outcome);
    QCOMPARE((*outcome.result)->image, png);
    QCOMPARE(bench.server.requests().size(), 1);
}

void TestDocuments::pictureFromTheApisOwnHost()
{
    Bench bench;
    const QUrl address = bench.server.url(u"/static/7.png"_s);
    bench.server.reply("GET", mapPath, Reply::json(200, addressJson(address)));
    bench.server.reply("GET", "/static/7.png", picture(png));
    Outcome<CalloutMap> outcome;
    bench.api->calloutMap(7, &bench.context, outcome.callback());
    wait(outcome);
    QCOMPARE((*outcome.result)->calloutId, 7);
    QCOMPARE((*outcome.result)->url, address);
    QCOMPARE((*outcome.result)->image, png);
    const Request sent = bench.server.last("GET", "/static/7.png");
    QCOMPARE(sent.headers.value("authorization"), "Bearer pasted-token");
    QCOMPARE(sent.headers.value("accept"), "image/png, image/jpeg");
}

void TestDocuments::pictureFromElsewhereIsNotFetched()
{
    Bench bench;
    LoopbackServer elsewhere; // another port is another place
    bench.server.reply("GET", mapPath, Reply::json(200, addressJson(elsewhere.url(u"/7.png"_s))));
    Outcome<CalloutMap> outcome;
    bench.api->calloutMap(7, &bench.context, outcome.callback());
    wait(outcome);
    QCOMPARE((*outcome.result)->url, elsewhere.url(u"/7.png"_s));
    QVERIFY((*outcome.result)->image.isEmpty());
    // Nor when the API's own address leads there.
    bench.server.reply("GET", mapPath,
                       Reply::json(200, addressJson(bench.server.url(u"/7.png"_s))));
    bench.server.reply(
        "GET", "/7.png",
        Reply::json(302, "", {{"Location", elsewhere.url(u"/7.png"_s).toEncoded()}}));
    Outcome<CalloutMap> redirected;
    bench.api->calloutMap(7, &bench.context, redirected.callback());
    QVERIFY(redirected.arrives());
    QCOMPARE(elsewhere.requests().size(), 0);
    QCOMPARE(elsewhere.openConnections(), 0);
}

void TestDocuments::pictureThatCannotBeHad_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind"); // -1: the address is given all the same
    QTest::newRow("gone") << 404 << ""_ba << -1;
    QTest::newRow("forbidden") << 403 << ""_ba << -1;
    QTest::newRow("unwell") << 503 << ""_ba << int(Kind::ServerFault);
}

void TestDocuments::pictureThatCannotBeHad()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const int, kind);
    Bench bench;
    const QUrl address = bench.server.url(u"/static/7.png"_s);
    bench.server.reply("GET", mapPath, Reply::json(200, addressJson(address)));
    bench.server.reply("GET", "/static/7.png", picture(body, status));
    Outcome<CalloutMap> outcome;
    bench.api->calloutMap(7, &bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.ok() ? -1 : int(outcome.error().kind), kind);
    if (outcome.ok())
        QCOMPARE((*outcome.result)->url, address);
}

void TestDocuments::pictureOfTooManyBytes()
{
    Bench bench;
    const QUrl address = bench.server.url(u"/static/7.png"_s);
    bench.server.reply("GET", mapPath, Reply::json(200, addressJson(address)));
    bench.server.reply("GET", "/static/7.png", picture(png + QByteArray(8 * 1024 * 1024, 'x')));
    Outcome<CalloutMap> outcome;
    bench.api->calloutMap(7, &bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QVERIFY(!outcome.ok() || (*outcome.result)->image.isEmpty());
}

void TestDocuments::pictureGivenUpWithItsContext()
{
    Bench bench;
    bench.server.reply("GET", mapPath,
                       Reply::json(200, addressJson(bench.server.url(u"/static/7.png"_s))));
    bench.server.reply("GET", "/static/7.png", Reply::blackHole());
    auto context = std::make_unique<QObject>();
    Outcome<CalloutMap> outcome;
    bench.api->calloutMap(7, context.get(), outcome.callback());
    QTRY_COMPARE(bench.server.count("GET", "/static/7.png"), 1);
    context.reset();
    QTRY_COMPARE(bench.server.openConnections(), 0);
    QCOMPARE(outcome.calls, 0);
}

void TestDocuments::dismiss()
{
    Bench bench;
    bench.server.reply("POST", path("/callouts/7/dismiss"),
                       Reply::json(200, R"({"message":"Dismissed."})"));
    Outcome<QString> outcome;
    bench.api->dismiss(7, &bench.context, outcome.callback());
    wait(outcome);
    QCOMPARE(**outcome.result, u"Dismissed."_s);
    QCOMPARE(bench.server.last("POST", path("/callouts/7/dismiss")).body, "{}");
    bench.server.reply("POST", path("/callouts/7/dismiss"), Reply::json(204, ""));
    Outcome<QString> silent;
    bench.api->dismiss(7, &bench.context, silent.callback());
    wait(silent);
    QCOMPARE(**silent.result, QString());
}

void TestDocuments::raiseAtReferencedSite()
{
    HttpPanicApiOptions options;
    options.legacyRaise = true; // has no say here
    Bench bench(pastedToken(), options);
    const QByteArray where =
        path("/predefinedLocations/externalRef/Long%20Street%2F1%3Fx/callouts");
    bench.server.reply("POST", where,
                       Reply::json(201, R"({"message":"","installerIdentifier":null,)"
                                        R"("externalReferenceId":"x","callout":)"
                                            + calloutJson(9) + "}"));
    RaiseRequest request;
    request.responseTypeId = 2;
    request.place = RaiseRequest::ReferencedSite{u"Long Street/1?x"_s};
    Outcome<Callout> outcome;
    bench.api->raise(request, &bench.context, outcome.callback());
    wait(outcome);
    QCOMPARE((*outcome.result)->id, 9);
    QCOMPARE(bench.server.last("POST", where).body, R"({"responseTypeId":2})");
    // An unknown reference is a 400, not a 404 (contract 8.2).
    bench.server.reply("POST", where, Reply::json(400, R"({"message":"no such site"})"));
    Outcome<Callout> unknown;
    bench.api->raise(request, &bench.context, unknown.callback());
    QVERIFY(unknown.arrives());
    QCOMPARE(unknown.error().kind, Kind::Rejected);
    QCOMPARE(unknown.error().detail, u"no such site"_s);
}

void TestDocuments::unusableReferenceIsNotSent()
{
    Bench bench(clientCredentials());
    RaiseRequest request;
    request.place = RaiseRequest::ReferencedSite{u".."_s};
    Outcome<Callout> outcome;
    bench.api->raise(request, &bench.context, outcome.callback());
    QCOMPARE(outcome.calls, 0);
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.error().kind, Kind::Rejected);
    QCOMPARE(bench.server.requests().size(), 0);
}

void TestDocuments::legacyRaise()
{
    HttpPanicApiOptions options;
    options.legacyRaise = true;
    Bench bench(pastedToken(), options);
    bench.server.reply("POST", path("/callouts"), Reply::json(201, calloutJson(9)));
    RaiseRequest request;
    request.customerId = 178921;
    request.responseTypeId = 2;
    request.place = Position{{-33.5, 18.5}, {}, {}};
    Outcome<Callout> outcome;
    bench.api->raise(request, &bench.context, outcome.callback());
    wait(outcome);
    QCOMPARE(bench.server.last("POST", path("/callouts")).body,
             R"({"customerId":178921,"latitude":-33.5,"longitude":18.5,"responseTypeId":2})");
}

QTEST_GUILESS_MAIN(TestDocuments)
#include "tst_documents.moc"
