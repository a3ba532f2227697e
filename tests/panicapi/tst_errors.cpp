// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every kind of error by a real condition on a real connection.
#include "tests/panicapi/apifixture.h"

using namespace console;
using namespace console::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;

Q_DECLARE_METATYPE(console::ApiError::Kind)
Q_DECLARE_METATYPE(console::test::Reply)

class TestErrors final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answers_data();
    void answers();
    void details_data();
    void details();
    void cutChunksAreNoSuccess();
    void offlineWhenRefused();
    void offlineWhenNoConnectionComesAbout();
    void offlineWhenTheHostIsUnknown();
    void timeoutOfOurOwn();
    void timeoutWhileDripping();
    void dripWithinTheDeadlineIsFine();
    void tooLargeIsKnownFromTheHeader();
    void tooLargeIsNoticedWhileReading();
    void tooLargeOncePackedOut();
    void rateLimited_data();
    void rateLimited();
};

void TestErrors::answers_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("status");
    const auto status = [](int code) { return Reply::json(code, R"({"message":"no"})"); };
    const Reply good = Reply::json(200, "[" + calloutJson(7) + "]");
    for (const auto &[code, kind] : {std::pair{400, Kind::Rejected},
                                     {401, Kind::Unauthorised},
                                     {402, Kind::Rejected},
                                     {403, Kind::Forbidden},
                                     {404, Kind::NotFound},
                                     {405, Kind::Rejected},
                                     {409, Kind::Conflict},
                                     {413, Kind::Rejected},
                                     {422, Kind::Rejected},
                                     {429, Kind::RateLimited},
                                     {500, Kind::ServerFault},
                                     {502, Kind::ServerFault},
                                     {503, Kind::ServerFault},
                                     {304, Kind::Malformed},
                                     {600, Kind::Malformed}})
        QTest::addRow("status %d", code) << status(code) << kind << code;
    QTest::newRow("401 with a challenge")
        << Reply::json(401, "{}", {{"WWW-Authenticate", "Basic realm=\"x\""}}) << Kind::Unauthorised
        << 401;
    QTest::newRow("401 asking for a token")
        << Reply::json(401, "{}", {{"WWW-Authenticate", "Bearer"}}) << Kind::Unauthorised << 401;
    QTest::newRow("error without body") << Reply::json(500, "") << Kind::ServerFault << 500;
    QTest::newRow("cut error") << Reply::cut(status(500), status(500).bytes.size() - 4)
                               << Kind::ServerFault << 500;
    QTest::newRow("empty body") << Reply::json(200, "") << Kind::Malformed << 200;
    QTest::newRow("no content") << Reply::json(204, "") << Kind::Malformed << 204;
    QTest::newRow("cut JSON") << Reply::json(200, "[" + calloutJson(7)) << Kind::Malformed << 200;
    QTest::newRow("no list") << Reply::json(200, R"({"message":"hi"})") << Kind::Malformed << 200;
    QTest::newRow("log-in page") << Reply::json(200, "<html></html>") << Kind::Malformed << 200;
    QTest::newRow("no HTTP") << Reply::raw("SSH-2.0-OpenSSH_9.2\r\n") << Kind::Offline << 0;
    QTest::newRow("broken packing")
        << Reply::json(200, "no gzip at all", {{"Content-Encoding", "gzip"}}) << Kind::Malformed
        << 200;
    QTest::newRow("cut body") << Reply::cut(good, good.bytes.size() - 20) << Kind::Offline << 0;
    QTest::newRow("cut headers") << Reply::cut(good, 30) << Kind::Offline << 0;
    QTest::newRow("hung up") << Reply::hangUp() << Kind::Offline << 0;
    QTest::newRow("cut without a length")
        << Reply::raw("HTTP/1.1 200 OK\r\n\r\n[{\"id\":1}") << Kind::Malformed << 200;
}

void TestErrors::answers()
{
    QFETCH(const Reply, reply);
    Bench bench;
    bench.server.reply("GET", path("/callouts/activeCallouts"), reply);
    Outcome<Snapshot> outcome;
    bench.api->activeCallouts(&bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QVERIFY(!outcome.ok());
    QTEST(outcome.error().kind, "kind");
    QTEST(outcome.error().httpStatus, "status");
}

void TestErrors::details_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("detail");
    QTest::newRow("message") << R"({"message":"latitude is required"})"_ba
                             << u"latitude is required"_s;
    QTest::newRow("error") << R"({"error":"latitude is required"})"_ba << u"latitude is required"_s;
    QTest::newRow("text") << "try\nlater"_ba << u"try later"_s;
    QTest::newRow("page") << "<html>oops</html>"_ba << QString();
    QTest::newRow("long") << QByteArray(300'000, 'y') << QString(500, u'y');
}

void TestErrors::details()
{
    QFETCH(const QByteArray, body);
    Bench bench;
    bench.server.reply("GET", path("/callouts/7"), Reply::json(400, body));
    Outcome<CalloutRead> outcome;
    bench.api->callout(7, &bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.error().kind, Kind::Rejected);
    QTEST(outcome.error().detail, "detail");
}

void TestErrors::cutChunksAreNoSuccess()
{
    Bench bench;
    bench.server.reply("GET", path("/callouts/activeCallouts"),
                       Reply::raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n["));
    Outcome<Snapshot> outcome;
    bench.api->activeCallouts(&bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QVERIFY(!outcome.ok());
    // Qt notices the missing end or not, depending on how the last bytes and the closing fall
    // together.
    QVERIFY(outcome.error().kind == Kind::Offline || outcome.error().kind == Kind::Malformed);
}

void TestErrors::offlineWhenRefused()
{
    Bench bench;
    bench.server.stop();
    Outcome<Snapshot> outcome;
    bench.api->activeCallouts(&bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.error().kind, Kind::Offline);
    QCOMPARE(outcome.error().httpStatus, 0);
    QVERIFY(!outcome.error().detail.isEmpty());
}

void TestErrors::offlineWhenNoConnectionComesAbout()
{
    // Speaks no TLS and says nothing: the connection is never ready for a request.
    LoopbackServer silent;
    QUrl url = silent.url();
    url.setScheme(u"https"_s);
    ManualClock clock;
    HttpPanicApiOptions options;
    options.limits.connectTimeout = 100ms;
    HttpPanicApi api(url, pastedToken(), clock, options);
    Outcome<Snapshot> outcome;
    api.activeCallouts(this, outcome.callback());
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.error().kind, Kind::Offline);
    QCOMPARE(outcome.error().detail, u"no connection within 0.1 s"_s);
}

void TestErrors::offlineWhenTheHostIsUnknown()
{
    ManualClock clock;
    HttpPanicApi api(QUrl(u"https://host.invalid/panic-api/v2"_s), pastedToken(), clock);
    Outcome<Snapshot> outcome;
    api.activeCallouts(this, outcome.callback());
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.error().kind, Kind::Offline);
}

void TestErrors::timeoutOfOurOwn()
{
    HttpPanicApiOptions options;
    options.limits.deadline = 150ms;
    Bench bench(pastedToken(), options);
    bench.server.reply("GET", path("/callouts/activeCallouts"), Reply::blackHole());
    Outcome<Snapshot> outcome;
    bench.api->activeCallouts(&bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.error().kind, Kind::Timeout);
    QTRY_COMPARE(bench.server.openConnections(), 0); // given up for good
    QCOMPARE(outcome.calls, 1);
}

void TestErrors::timeoutWhileDripping()
{
    HttpPanicApiOptions options;
    options.limits.deadline = 200ms;
    Bench bench(pastedToken(), options);
    bench.server.reply("GET", path("/callouts/7"),
                       Reply::drip(Reply::json(200, calloutJson(7)), 1, 20));
    Outcome<CalloutRead> outcome;
    bench.api->callout(7, &bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.error().kind, Kind::Timeout);
}

void TestErrors::dripWithinTheDeadlineIsFine()
{
    Bench bench;
    bench.server.reply("GET", path("/callouts/7"),
                       Reply::drip(Reply::json(200, calloutJson(7)), 50, 5));
    Outcome<CalloutRead> outcome;
    bench.api->callout(7, &bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QVERIFY(outcome.ok());
    QCOMPARE((*outcome.result)->callout.id, 7);
}

void TestErrors::tooLargeIsKnownFromTheHeader()
{
    HttpPanicApiOptions options;
    options.limits.bodyLimit = 1000;
    Bench bench(pastedToken(), options);
    // The body never comes: the announcement alone must do.
    bench.server.reply("GET", path("/callouts/activeCallouts"),
                       Reply{"HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n[", {}, 0, 0});
    Outcome<Snapshot> outcome;
    bench.api->activeCallouts(&bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.error().kind, Kind::TooLarge);
    QCOMPARE(outcome.error().httpStatus, 200);
    QTRY_COMPARE(bench.server.openConnections(), 0);
}

void TestErrors::tooLargeIsNoticedWhileReading()
{
    HttpPanicApiOptions options;
    options.limits.bodyLimit = 1000;
    Bench bench(pastedToken(), options);
    bench.server.replyOnce("GET", path("/callouts/activeCallouts"),
                           Reply{"HTTP/1.1 200 OK\r\n\r\n[" + QByteArray(1000, ' '), {}, 0, 0});
    Outcome<Snapshot> outcome;
    bench.api->activeCallouts(&bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.error().kind, Kind::TooLarge);
    // Exactly the limit is allowed.
    bench.server.replyOnce("GET", path("/callouts/activeCallouts"),
                           Reply::json(200, "[" + QByteArray(998, ' ') + "]"));
    Outcome<Snapshot> allowed;
    bench.api->activeCallouts(&bench.context, allowed.callback());
    QVERIFY(allowed.arrives());
    QVERIFY(allowed.ok());
    QCOMPARE((*allowed.result)->transfer.bytes, 1000);
}

void TestErrors::tooLargeOncePackedOut()
{
    // zlib format with qCompress's four bytes cut off: what HTTP calls "deflate".
    const QByteArray packed = qCompress(QByteArray(3'000'000, ' ')).mid(4);
    QVERIFY(packed.size() < 10'000);
    HttpPanicApiOptions options;
    options.limits.bodyLimit = 100'000;
    Bench bench(pastedToken(), options);
    bench.server.reply("GET", path("/callouts/activeCallouts"),
                       Reply::json(200, packed, {{"Content-Encoding", "deflate"}}));
    Outcome<Snapshot> outcome;
    bench.api->activeCallouts(&bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.error().kind, Kind::TooLarge);
}

void TestErrors::rateLimited_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("seconds") << "17"_ba << qint64(17);
    QTest::newRow("past date") << "Sun, 06 Nov 1994 08:49:37 GMT"_ba << qint64(0);
    QTest::newRow("nonsense") << "later"_ba << qint64(-1);
}

void TestErrors::rateLimited()
{
    QFETCH(const QByteArray, header);
    Bench bench;
    bench.server.reply("GET", path("/callouts/activeCallouts"),
                       Reply::json(429, "{}", {{"Retry-After", header}}));
    Outcome<Snapshot> outcome;
    bench.api->activeCallouts(&bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.error().kind, Kind::RateLimited);
    const auto wait = outcome.error().retryAfter;
    QTEST(wait ? qint64(wait->count()) : qint64(-1), "seconds");
}

QTEST_GUILESS_MAIN(TestErrors)
#include "tst_errors.moc"
