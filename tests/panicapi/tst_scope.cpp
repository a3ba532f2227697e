// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Signing in for one customer's callouts only (contract 2.2), and writing in a chosen dialect.
#include "panicapi/httpdirectoryapi.h"
#include "tests/panicapi/apifixture.h"

using namespace console;
using namespace console::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;

class TestScope final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoExchangesAndTheScopedTokenForAll();
    void boardIsTheCustomersOwn();
    void renewsByBothExchanges();
    void signInErrors_data();
    void signInErrors();
    void outsideTheFlowIsForbidden();
    void insideTheFlowStaysUnauthorised_data();
    void insideTheFlowStaysUnauthorised();
    void pastedTokenIsTakenForScoped();
    void withoutScopeNothingIsForbidden();
    void concurrent401sCauseOneRenewal();
    void secretsOfBothTokensStayIn();
    void chosenDialectWins_data();
    void chosenDialectWins();
    void profileBecomesOptions();
};

namespace {

constexpr CustomerId customer = 178921;
const QByteArray tokenPath = path("/oauth/token");
const QByteArray scopedPath = path("/oauth/calloutToken");

HttpPanicApiOptions scoped()
{
    HttpPanicApiOptions options;
    options.scopeCustomerId = customer;
    return options;
}

struct ScopedBench : Bench {
    explicit ScopedBench(Credentials credentials = clientCredentials())
        : Bench(std::move(credentials), scoped())
    {
        server.reply("POST", scopedPath, flatToken("scoped-1"));
        server.reply("GET", path("/customers/178921/callouts"),
                     Reply::json(200, "[" + calloutJson(7) + "]"));
        server.reply("GET", path("/callouts/7"), Reply::json(200, calloutJson(7)));
    }
};

QByteArray authorization(const Bench &bench, const QByteArray &where)
{
    return bench.server.last("GET", where).headers.value("authorization");
}

ApiError errorOfCallout(Bench &bench)
{
    Outcome<CalloutRead> outcome;
    bench.api->callout(7, &bench.context, outcome.callback());
    return outcome.arrives() ? outcome.error() : ApiError{};
}

} // namespace

void TestScope::twoExchangesAndTheScopedTokenForAll()
{
    ScopedBench bench;
    for (int i = 0; i < 2; ++i) {
        Outcome<CalloutRead> outcome;
        bench.api->callout(7, &bench.context, outcome.callback());
        QVERIFY(outcome.arrives());
        QVERIFY(outcome.ok());
        QCOMPARE(authorization(bench, path("/callouts/7")), "Bearer scoped-1");
    }
    QCOMPARE(bench.server.count("POST", tokenPath), 1);
    QCOMPARE(bench.server.count("POST", scopedPath), 1);
    const Request exchange = bench.server.last("POST", scopedPath);
    QCOMPARE(exchange.body, R"({"customerId":178921})");
    QCOMPARE(exchange.headers.value("authorization"), "Bearer token-1");
}

void TestScope::boardIsTheCustomersOwn()
{
    ScopedBench bench;
    Outcome<Snapshot> outcome;
    bench.api->activeCallouts(&bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QVERIFY(outcome.ok());
    QCOMPARE((*outcome.result)->callouts.size(), 1);
    QCOMPARE(bench.server.count("GET", path("/callouts/activeCallouts")), 0);
}

void TestScope::renewsByBothExchanges()
{
    ScopedBench bench;
    Outcome<Snapshot> first;
    bench.api->activeCallouts(&bench.context, first.callback());
    QVERIFY(first.arrives());
    bench.server.reply("POST", scopedPath, flatToken("scoped-2"));
    bench.clock.advance(3541s);
    Outcome<Snapshot> second;
    bench.api->activeCallouts(&bench.context, second.callback());
    QVERIFY(second.arrives());
    QCOMPARE(authorization(bench, path("/customers/178921/callouts")), "Bearer scoped-2");
    QCOMPARE(bench.server.count("POST", tokenPath), 2);
    QCOMPARE(bench.server.count("POST", scopedPath), 2);
}

void TestScope::signInErrors_data()
{
    QTest::addColumn<QByteArray>("where");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("kind");
    // None of them may look like an answer about callout 7.
    QTest::newRow("no such address") << tokenPath << 404 << int(Kind::Rejected);
    QTest::newRow("conflict") << tokenPath << 409 << int(Kind::Rejected);
    QTest::newRow("refused") << tokenPath << 401 << int(Kind::Unauthorised);
    QTest::newRow("scoped: unknown customer") << scopedPath << 404 << int(Kind::Unauthorised);
    QTest::newRow("scoped: refused") << scopedPath << 401 << int(Kind::Unauthorised);
    QTest::newRow("scoped: unwell") << scopedPath << 503 << int(Kind::ServerFault);
    QTest::newRow("scoped: no token") << scopedPath << 200 << int(Kind::Malformed);
}

void TestScope::signInErrors()
{
    QFETCH(const QByteArray, where);
    QFETCH(const int, status);
    QFETCH(const int, kind);
    ScopedBench bench;
    bench.server.reply("POST", where, Reply::json(status, "{}"));
    const ApiError error = errorOfCallout(bench);
    QCOMPARE(int(error.kind), kind);
    QCOMPARE(bench.server.count("POST", where), 1);
    QCOMPARE(bench.server.count("GET", path("/callouts/7")), 0);
}

void TestScope::outsideTheFlowIsForbidden()
{
    ScopedBench bench;
    HttpDirectoryApi directory(bench.api->transport());
    const QByteArray where = path("/predefinedLocations");
    bench.server.reply("GET", where, Reply::json(401, R"({"message":"out of scope"})"));
    for (int round = 1; round <= 2; ++round) {
        Outcome<QList<FixedLocation>> outcome;
        directory.fixedLocations(&bench.context, outcome.callback());
        QVERIFY(outcome.arrives());
        QCOMPARE(outcome.error().kind, Kind::Forbidden);
        QCOMPARE(outcome.error().httpStatus, 401);
        QCOMPARE(outcome.error().detail, u"this sign-in is for one customer's callouts only"_s);
    }
    // Asked twice the first time, because the token might have run out; from then on once.
    QCOMPARE(bench.server.count("GET", where), 3);
    QCOMPARE(bench.server.count("POST", scopedPath), 2);
    // What it may do goes on.
    Outcome<CalloutRead> callout;
    bench.api->callout(7, &bench.context, callout.callback());
    QVERIFY(callout.arrives());
    QVERIFY(callout.ok());
}

void TestScope::insideTheFlowStaysUnauthorised_data()
{
    using Ask =
        std::function<void(HttpPanicApi &, QObject *, const std::function<void(ApiError)> &)>;
    QTest::addColumn<Ask>("ask");
    QTest::addColumn<bool>("inside");
    const auto error = [](const auto &result) { return result ? ApiError{} : result.error(); };
    const auto row = [](const char *name, const Ask &ask, bool inside) {
        QTest::newRow(name) << ask << inside;
    };
    const auto then = [error](const auto &done) {
        return [error, done](auto result) { done(error(result)); };
    };
    row("6.1", [then](auto &a, auto *c, auto d) { a.customerCallouts(5, c, then(d)); }, true);
    row("6.2", [then](auto &a, auto *c, auto d) { a.raise({}, c, then(d)); }, true);
    row("6.5", [then](auto &a, auto *c, auto d) { a.callout(7, c, then(d)); }, true);
    row(
        "6.6", [then](auto &a, auto *c, auto d) { a.updateLocationAndReturn({}, c, then(d)); },
        true);
    row("6.7", [then](auto &a, auto *c, auto d) { a.updateLocation({}, c, then(d)); }, true);
    row("6.8", [then](auto &a, auto *c, auto d) { a.events(7, c, then(d)); }, true);
    row("6.9", [then](auto &a, auto *c, auto d) { a.sendEvent(7, u"x"_s, c, then(d)); }, true);
    row("6.14", [then](auto &a, auto *c, auto d) { a.cancelUnconditionally(7, c, then(d)); }, true);
    row("6.10", [then](auto &a, auto *c, auto d) { a.exceptionReasons(7, c, then(d)); }, false);
    row("6.12", [then](auto &a, auto *c, auto d) { a.resolutionReport(7, c, then(d)); }, false);
    row("6.13", [then](auto &a, auto *c, auto d) { a.calloutMap(7, c, then(d)); }, false);
    row("6.15", [then](auto &a, auto *c, auto d) { a.ratingItems(c, then(d)); }, false);
    row("7.1", [then](auto &a, auto *c, auto d) { a.responseTypes(c, then(d)); }, false);
    row("9", [then](auto &a, auto *c, auto d) { a.customer(5, c, then(d)); }, false);
}

void TestScope::insideTheFlowStaysUnauthorised()
{
    using Ask =
        std::function<void(HttpPanicApi &, QObject *, const std::function<void(ApiError)> &)>;
    QFETCH(const Ask, ask);
    QFETCH(const bool, inside);
    Bench bench(pastedToken(), scoped());
    LoopbackServer &server = bench.server;
    const Reply refused = Reply::json(401, R"({"message":"no"})");
    for (const char *where :
         {"/customers/5/callouts", "/callouts/7", "/callouts/7/events",
          "/callouts/7/exceptionReasons", "/callouts/7/resolutionReport", "/callouts/7/maps",
          "/rating-items", "/responseTypes", "/customers/5"})
        server.reply("GET", path(where), refused);
    for (const char *where :
         {"/customers/0/callouts", "/callouts/0/location",
          "/callouts/0/updateLocationAndReturnCallout", "/callouts/7/events", "/callouts/7/cancel"})
        server.reply("POST", path(where), refused);
    Outcome<ApiError> outcome;
    ask(*bench.api, &bench.context,
        [&outcome](const ApiError &error) { outcome.callback()(error); });
    QVERIFY(outcome.arrives());
    QCOMPARE((*outcome.result)->kind, inside ? Kind::Unauthorised : Kind::Forbidden);
    QCOMPARE((*outcome.result)->httpStatus, 401);
}

void TestScope::pastedTokenIsTakenForScoped()
{
    ScopedBench bench(pastedToken());
    Outcome<Snapshot> outcome;
    bench.api->activeCallouts(&bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QVERIFY(outcome.ok());
    QCOMPARE(authorization(bench, path("/customers/178921/callouts")), "Bearer pasted-token");
    QCOMPARE(bench.server.requests().size(), 1);
}

void TestScope::withoutScopeNothingIsForbidden()
{
    Bench bench(pastedToken());
    bench.server.reply("GET", path("/responseTypes"), Reply::json(401, R"({"message":"no"})"));
    Outcome<QList<ResponseType>> outcome;
    bench.api->responseTypes(&bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.error().kind, Kind::Unauthorised);
    QCOMPARE(outcome.error().detail, u"no"_s);
}

void TestScope::concurrent401sCauseOneRenewal()
{
    ScopedBench bench;
    QCOMPARE(errorOfCallout(bench), ApiError{});
    bench.server.reply("POST", scopedPath, flatToken("scoped-2"));
    bench.server.handle("GET", path("/callouts/7"), [](const Request &request) {
        return request.headers.value("authorization") == "Bearer scoped-2"
                   ? Reply::json(200, calloutJson(7))
                   : Reply::json(401, "{}");
    });
    std::array<Outcome<CalloutRead>, 8> outcomes;
    for (auto &outcome : outcomes)
        bench.api->callout(7, &bench.context, outcome.callback());
    QVERIFY(std::ranges::all_of(outcomes, [](auto &o) { return o.arrives() && o.ok(); }));
    QCOMPARE(bench.server.count("POST", tokenPath), 2);
    QCOMPARE(bench.server.count("POST", scopedPath), 2);
    QCOMPARE(bench.server.count("GET", path("/callouts/7")), 1 + 8 + 8);
}

void TestScope::secretsOfBothTokensStayIn()
{
    ScopedBench bench;
    bench.server.reply("POST", scopedPath,
                       Reply::json(400, R"({"message":"token-1 and hush-hush are no good"})"));
    const ApiError error = errorOfCallout(bench);
    QCOMPARE(error.kind, Kind::Rejected);
    QVERIFY(error.detail.contains("are no good"_L1));
    QVERIFY(!error.detail.contains("token-1"_L1));
    QVERIFY(!error.detail.contains("hush"_L1));
}

void TestScope::chosenDialectWins_data()
{
    QTest::addColumn<int>("choice");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("flat") << int(DialectChoice::Flat) << R"({"message":"hello"})"_ba;
    QTest::newRow("nested") << int(DialectChoice::Nested)
                            << R"({"event":"hello","source":"customer"})"_ba;
}

void TestScope::chosenDialectWins()
{
    QFETCH(const int, choice);
    HttpPanicApiOptions options;
    options.dialect = DialectChoice(choice);
    const QByteArray events = path("/callouts/7/events");
    // Whatever the token's spelling and the answers say.
    for (const QByteArray &token : {R"({"access_token":"t"})"_ba, R"({"accessToken":"t"})"_ba}) {
        Bench bench(clientCredentials(), options);
        bench.server.reply("POST", tokenPath, Reply::json(200, token));
        bench.server.reply("POST", events, Reply::json(204, ""));
        Outcome<CalloutEvent> outcome;
        bench.api->sendEvent(7, u"hello"_s, &bench.context, outcome.callback());
        QVERIFY(outcome.arrives());
        QTEST(bench.server.last("POST", events).body, "sent");
    }
    Bench bench(pastedToken(), options);
    bench.server.reply("POST", events, Reply::json(204, ""));
    for (const QByteArray &body : {calloutJson(7), "{\"callout\":" + calloutJson(7) + "}"}) {
        bench.server.reply("GET", path("/callouts/7"), Reply::json(200, body));
        QCOMPARE(errorOfCallout(bench), ApiError{});
        Outcome<CalloutEvent> outcome;
        bench.api->sendEvent(7, u"hello"_s, &bench.context, outcome.callback());
        QVERIFY(outcome.arrives());
        QTEST(bench.server.last("POST", events).body, "sent");
    }
}

void TestScope::profileBecomesOptions()
{
    ConnectionProfile profile;
    profile.dialect = DialectChoice::Nested;
    profile.scopeCustomerId = 5;
    profile.legacyRaise = true;
    profile.paths = {{u"dismiss"_s, u"/hide/{id}"_s}};
    const HttpPanicApiOptions options = optionsFor(profile);
    QCOMPARE(options.dialect, DialectChoice::Nested);
    QCOMPARE(options.scopeCustomerId, 5);
    QVERIFY(options.legacyRaise);
    QCOMPARE(options.paths.of(Endpoint::Dismiss, 7), u"/hide/7"_s);
}

QTEST_GUILESS_MAIN(TestScope)
#include "tst_scope.moc"
