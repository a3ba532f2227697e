// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Signing in: one exchange for many calls, renewal, the one repeat, and what the token's spelling
// tells.
#include "tests/panicapi/apifixture.h"

using namespace console;
using namespace console::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;

class TestToken final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exchangesOnceAndCaches();
    void concurrentCallsShareOneExchange();
    void renewsBeforeItRunsOut();
    void absoluteLifetimeCounts();
    void nonsenseLifetimeDoesNotFetchEveryTime();
    void renewsOnceAfter401();
    void givesUpAfterTheSecond401();
    void concurrent401sShareOneRenewal();
    void lateRefusalOfAnOldTokenRenewsNothing();
    void endless401sEnd();
    void absoluteLifetimeIsOfTheServersClock();
    void pastedTokenIsUsedAsItIs();
    void pastedTokenWithLineBreakIsNotSent();
    void missingCredentials();
    void refusedCredentials();
    void exchangeErrors_data();
    void exchangeErrors();
    void exchangeTimesOut();
    void failedExchangeIsTriedAgainByTheNextCall();
    void dialectFromTheToken_data();
    void dialectFromTheToken();
    void dialectFromTheFirstRead();
};

namespace {

const QByteArray listPath = path("/callouts/activeCallouts");
const QByteArray tokenPath = path("/oauth/token");

void serveList(Bench &bench)
{
    bench.server.reply("GET", listPath, Reply::json(200, "[]"));
}

/// Accepts one token, refuses any other.
void acceptOnly(Bench &bench, const QByteArray &token)
{
    bench.server.handle("GET", listPath, [token](const Request &request) {
        return request.headers.value("authorization") == "Bearer " + token
                   ? Reply::json(200, "[]")
                   : Reply::json(401, R"({"message":"expired"})");
    });
}

bool readsList(Bench &bench)
{
    Outcome<Snapshot> outcome;
    bench.api->activeCallouts(&bench.context, outcome.callback());
    return outcome.arrives() && outcome.ok();
}

} // namespace

void TestToken::exchangesOnceAndCaches()
{
    Bench bench(clientCredentials());
    serveList(bench);
    for (int i = 0; i < 3; ++i)
        QVERIFY(readsList(bench));
    QCOMPARE(bench.server.count("POST", tokenPath), 1);
    const Request exchange = bench.server.last("POST", tokenPath);
    QCOMPARE(exchange.body, R"({"clientId":"desk","clientSecret":"hush-hush"})");
    QCOMPARE(exchange.headers.value("content-type"), "application/json");
    QVERIFY(!exchange.headers.contains("authorization"));
    const Request read = bench.server.last("GET", listPath);
    QCOMPARE(read.headers.value("authorization"), "Bearer token-1");
    QCOMPARE(read.headers.value("accept"), "application/json");
    QVERIFY(read.headers.value("user-agent").startsWith("CalloutConsole/0."));
    QVERIFY(!read.headers.contains("cookie"));
}

void TestToken::concurrentCallsShareOneExchange()
{
    Bench bench(clientCredentials());
    serveList(bench);
    std::array<Outcome<Snapshot>, 12> outcomes;
    for (auto &outcome : outcomes)
        bench.api->activeCallouts(&bench.context, outcome.callback());
    QVERIFY(std::ranges::all_of(outcomes, [](auto &o) { return o.arrives() && o.ok(); }));
    QCOMPARE(bench.server.count("POST", tokenPath), 1);
    QCOMPARE(bench.server.count("GET", listPath), 12);
}

void TestToken::renewsBeforeItRunsOut()
{
    Bench bench(clientCredentials());
    serveList(bench);
    QVERIFY(readsList(bench));
    bench.server.reply("POST", tokenPath, flatToken("token-2"));
    bench.clock.advance(3539s);
    QVERIFY(readsList(bench));
    QCOMPARE(bench.server.last("GET", listPath).headers.value("authorization"), "Bearer token-1");
    bench.clock.advance(2s); // less than a minute is left
    QVERIFY(readsList(bench));
    QCOMPARE(bench.server.last("GET", listPath).headers.value("authorization"), "Bearer token-2");
    // Somebody sets the clock: no reason to sign in again.
    bench.clock.jumpWallClock(24h);
    QVERIFY(readsList(bench));
    QCOMPARE(bench.server.count("POST", tokenPath), 2);
}

void TestToken::absoluteLifetimeCounts()
{
    Bench bench(clientCredentials());
    serveList(bench);
    // Without a Date header the local clock stands in.
    const auto expiry = std::chrono::duration_cast<std::chrono::seconds>(
        (bench.clock.utcNow() + 600s).time_since_epoch());
    const QByteArray body =
        R"({"access_token":"t","expires_in":)" + QByteArray::number(qint64(expiry.count())) + "}";
    bench.server.reply("POST", tokenPath,
                       Reply{"HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size())
                                 + "\r\n\r\n" + body,
                             Reply::After::KeepOpen, 0, 0});
    QVERIFY(readsList(bench));
    bench.clock.advance(500s);
    QVERIFY(readsList(bench));
    QCOMPARE(bench.server.count("POST", tokenPath), 1);
    bench.clock.advance(50s);
    QVERIFY(readsList(bench));
    QCOMPARE(bench.server.count("POST", tokenPath), 2);
}

void TestToken::nonsenseLifetimeDoesNotFetchEveryTime()
{
    Bench bench(clientCredentials());
    serveList(bench);
    bench.server.reply("POST", tokenPath, flatToken("t", -5));
    QVERIFY(readsList(bench));
    bench.clock.advance(24h);
    QVERIFY(readsList(bench));
    QCOMPARE(bench.server.count("POST", tokenPath), 1);
}

void TestToken::renewsOnceAfter401()
{
    Bench bench(clientCredentials());
    serveList(bench);
    QVERIFY(readsList(bench));
    acceptOnly(bench, "token-2");
    bench.server.reply("POST", tokenPath, flatToken("token-2"));
    QVERIFY(readsList(bench));
    QCOMPARE(bench.server.count("POST", tokenPath), 2);
    QCOMPARE(bench.server.count("GET", listPath), 3);
}

void TestToken::givesUpAfterTheSecond401()
{
    Bench bench(clientCredentials());
    acceptOnly(bench, "never issued");
    Outcome<Snapshot> outcome;
    bench.api->activeCallouts(&bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.error().kind, Kind::Unauthorised);
    QCOMPARE(outcome.error().detail, u"expired"_s);
    QCOMPARE(bench.server.count("POST", tokenPath), 2);
    QCOMPARE(bench.server.count("GET", listPath), 2);
}

void TestToken::concurrent401sShareOneRenewal()
{
    Bench bench(clientCredentials());
    serveList(bench);
    QVERIFY(readsList(bench));
    acceptOnly(bench, "token-2");
    bench.server.reply("POST", tokenPath, flatToken("token-2"));
    std::array<Outcome<Snapshot>, 5> outcomes;
    for (auto &outcome : outcomes)
        bench.api->activeCallouts(&bench.context, outcome.callback());
    QVERIFY(std::ranges::all_of(outcomes, [](auto &o) { return o.arrives() && o.ok(); }));
    QCOMPARE(bench.server.count("POST", tokenPath), 2);
    QCOMPARE(bench.server.count("GET", listPath), 1 + 5 + 5);
}

void TestToken::lateRefusalOfAnOldTokenRenewsNothing()
{
    Bench bench(clientCredentials()); // whose server issues the same text every time
    serveList(bench);
    QVERIFY(readsList(bench));
    const Reply refusal = Reply::json(401, "{}");
    bench.server.reply("GET", path("/callouts/7"), Reply::json(200, calloutJson(7)));
    bench.server.replyOnce("GET", path("/callouts/7"), Reply::drip(refusal, 40, 60));
    bench.server.replyOnce("GET", listPath, refusal);
    Outcome<CalloutRead> late;
    bench.api->callout(7, &bench.context, late.callback());
    QVERIFY(readsList(bench)); // renews while the other refusal is still on its way
    QCOMPARE(late.calls, 0);
    QVERIFY(late.arrives());
    QVERIFY(late.ok());
    QCOMPARE(bench.server.count("POST", tokenPath), 2);
}

void TestToken::endless401sEnd()
{
    Bench bench(clientCredentials());
    acceptOnly(bench, "never issued");
    std::array<Outcome<Snapshot>, 6> outcomes;
    for (auto &outcome : outcomes)
        bench.api->activeCallouts(&bench.context, outcome.callback());
    for (auto &outcome : outcomes)
        QVERIFY(outcome.arrives() && outcome.error().kind == Kind::Unauthorised);
    QCOMPARE(bench.server.count("GET", listPath), 2 * 6);
    QCOMPARE(bench.server.count("POST", tokenPath), 2);
}

void TestToken::absoluteLifetimeIsOfTheServersClock()
{
    Bench bench(clientCredentials());
    serveList(bench);
    // Ten minutes by the server's clock, which is nowhere near ours.
    const QByteArray body = R"({"access_token":"t","expires_in":1705311600})";
    bench.server.reply("POST", tokenPath,
                       Reply{"HTTP/1.1 200 OK\r\nDate: Mon, 15 Jan 2024 09:30:00 GMT\r\n"
                             "Content-Length: "
                                 + QByteArray::number(body.size()) + "\r\n\r\n" + body,
                             Reply::After::KeepOpen, 0, 0});
    bench.clock.jumpWallClock(-24h * 365);
    QVERIFY(readsList(bench));
    bench.clock.advance(539s);
    bench.clock.jumpWallClock(24h);
    QVERIFY(readsList(bench));
    QCOMPARE(bench.server.count("POST", tokenPath), 1);
    bench.clock.advance(2s);
    QVERIFY(readsList(bench));
    QCOMPARE(bench.server.count("POST", tokenPath), 2);
}

void TestToken::pastedTokenIsUsedAsItIs()
{
    Bench bench(pastedToken());
    acceptOnly(bench, "pasted-token");
    QVERIFY(readsList(bench));
    acceptOnly(bench, "another");
    Outcome<Snapshot> outcome;
    bench.api->activeCallouts(&bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.error().kind, Kind::Unauthorised);
    QCOMPARE(bench.server.count("POST", tokenPath), 0);
    QCOMPARE(bench.server.count("GET", listPath), 2);
}

void TestToken::pastedTokenWithLineBreakIsNotSent()
{
    Bench bench({{}, {}, u"abc\r\nX-Other: 1"_s});
    Outcome<Snapshot> outcome;
    bench.api->activeCallouts(&bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.error().kind, Kind::Unauthorised);
    QVERIFY(!outcome.error().detail.contains("abc"_L1));
    QCOMPARE(bench.server.requests().size(), 0);
}

void TestToken::missingCredentials()
{
    Bench bench({u"desk"_s, {}, {}});
    Outcome<Snapshot> outcome;
    bench.api->activeCallouts(&bench.context, outcome.callback());
    QCOMPARE(outcome.calls, 0);
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.error().kind, Kind::Unauthorised);
    QCOMPARE(bench.server.requests().size(), 0);
}

void TestToken::refusedCredentials()
{
    Bench bench(clientCredentials());
    bench.server.reply("POST", tokenPath,
                       Reply::json(401, R"({"message":"bad secret hush-hush"})"));
    Outcome<Snapshot> outcome;
    bench.api->activeCallouts(&bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.error().kind, Kind::Unauthorised);
    QCOMPARE(outcome.error().detail, u"bad secret ••••"_s);
    QCOMPARE(bench.server.count("POST", tokenPath), 1);
    QCOMPARE(bench.server.count("GET", listPath), 0);
}

void TestToken::exchangeErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");
    QTest::newRow("400") << 400 << "{}"_ba << int(Kind::Rejected);
    QTest::newRow("503") << 503 << "{}"_ba << int(Kind::ServerFault);
    QTest::newRow("no token") << 200 << "{}"_ba << int(Kind::Malformed);
    QTest::newRow("empty") << 200 << ""_ba << int(Kind::Malformed);
    QTest::newRow("page") << 200 << "<html>"_ba << int(Kind::Malformed);
    QTest::newRow("line break") << 200 << R"({"access_token":"a\nb"})"_ba << int(Kind::Malformed);
}

void TestToken::exchangeErrors()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    Bench bench(clientCredentials());
    bench.server.reply("POST", tokenPath, Reply::json(status, body));
    Outcome<Snapshot> outcome;
    bench.api->activeCallouts(&bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QVERIFY(!outcome.ok());
    QTEST(int(outcome.error().kind), "kind");
}

void TestToken::exchangeTimesOut()
{
    HttpPanicApiOptions options;
    options.limits.deadline = 150ms;
    Bench bench(clientCredentials(), options);
    bench.server.reply("POST", tokenPath, Reply::blackHole());
    Outcome<Snapshot> outcome;
    bench.api->activeCallouts(&bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.error().kind, Kind::Timeout);
    // The next call begins a new exchange.
    bench.server.reply("POST", tokenPath, flatToken("token-1"));
    serveList(bench);
    QTRY_COMPARE(bench.server.openConnections(), 0);
    QVERIFY(readsList(bench));
    QCOMPARE(outcome.calls, 1);
}

void TestToken::failedExchangeIsTriedAgainByTheNextCall()
{
    Bench bench(clientCredentials());
    serveList(bench);
    bench.server.replyOnce("POST", tokenPath, Reply::json(500, "{}"));
    QVERIFY(!readsList(bench));
    QVERIFY(readsList(bench));
    QCOMPARE(bench.server.count("POST", tokenPath), 2);
}

void TestToken::dialectFromTheToken_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("flat") << R"({"access_token":"t","token_type":"Bearer","expires_in":3600})"_ba
                          << R"({"message":"hello"})"_ba;
    QTest::newRow("nested") << R"({"accessToken":"t","tokenType":"Bearer","expiresIn":3600})"_ba
                            << R"({"event":"hello","source":"customer"})"_ba;
}

void TestToken::dialectFromTheToken()
{
    QFETCH(const QByteArray, token);
    Bench bench(clientCredentials());
    bench.server.reply("POST", tokenPath, Reply::json(200, token));
    bench.server.reply("POST", path("/callouts/7/events"), Reply::json(204, ""));
    Outcome<CalloutEvent> outcome;
    // The very first call already: the body waits for the token.
    bench.api->sendEvent(7, u"hello"_s, &bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QVERIFY(outcome.ok());
    QTEST(bench.server.last("POST", path("/callouts/7/events")).body, "sent");
}

void TestToken::dialectFromTheFirstRead()
{
    Bench bench(pastedToken());
    const QByteArray events = path("/callouts/7/events");
    bench.server.reply("POST", events, Reply::json(201, R"({"ok":true,"id":1,"x":1})"));
    const auto send = [&bench, &events] {
        Outcome<CalloutEvent> outcome;
        bench.api->sendEvent(7, u"hello"_s, &bench.context, outcome.callback());
        return outcome.arrives() ? bench.server.last("POST", events).body : QByteArray();
    };
    QCOMPARE(send(), R"({"event":"hello","message":"hello","source":"customer"})");
    bench.server.reply("GET", path("/callouts/7"), Reply::json(200, calloutJson(7)));
    Outcome<CalloutRead> flat;
    bench.api->callout(7, &bench.context, flat.callback());
    QVERIFY(flat.arrives());
    QVERIFY(flat.ok());
    QCOMPARE(send(), R"({"message":"hello"})");
    bench.server.reply("GET", path("/callouts/7"),
                       Reply::json(200, R"({"message":"","callout":)" + calloutJson(7) + "}"));
    Outcome<CalloutRead> nested;
    bench.api->callout(7, &bench.context, nested.callback());
    QVERIFY(nested.arrives());
    QVERIFY(nested.ok());
    QCOMPARE(send(), R"({"event":"hello","source":"customer"})");
}

QTEST_GUILESS_MAIN(TestToken)
#include "tst_token.moc"
