// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is told of every attempt on the wire.
#include "panicapi/httpdirectoryapi.h"
#include "tests/panicapi/apifixture.h"

using namespace console;
using namespace console::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;

class TestExchanges final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tokenAndCall();
    void figures();
    void eachAttemptOfARepeat();
    void failures_data();
    void failures();
    void deadline();
    void whatNeverLeftIsNotTold();
    void whatCannotBeDecodedIsAnError();
    void drift();
    void driftOfEvents();
    void driftOfTheDirectory();
    void pictureIsItsOwn();
    void toldBeforeTheCallback();
};

namespace {

struct Recorder {
    explicit Recorder(HttpPanicApi &api)
    {
        QObject::connect(&api, &HttpPanicApi::exchanged, &context,
                         [this](const Exchange &exchange) { all.append(exchange); });
    }
    QList<Exchange> all;
    QObject context;
};

const QByteArray listPath = path("/callouts/activeCallouts");

Outcome<Snapshot> readList(Bench &bench)
{
    Outcome<Snapshot> outcome;
    bench.api->activeCallouts(&bench.context, outcome.callback());
    if (!outcome.arrives())
        QTest::qFail("no answer", __FILE__, __LINE__);
    return outcome;
}

} // namespace

void TestExchanges::tokenAndCall()
{
    Bench bench(clientCredentials());
    const Recorder recorder(*bench.api);
    bench.server.reply("GET", listPath, Reply::json(200, "[]"));
    QVERIFY(readList(bench).ok());
    QCOMPARE(recorder.all.size(), 2);
    QCOMPARE(recorder.all.at(0).endpoint, Endpoint::Token);
    QCOMPARE(recorder.all.at(0).httpStatus, 200);
    QVERIFY(!recorder.all.at(0).error);
    QCOMPARE(recorder.all.at(1).endpoint, Endpoint::ActiveCallouts);
    QVERIFY(recorder.all.at(1).drift.isEmpty());
}

void TestExchanges::figures()
{
    Bench bench;
    const Recorder recorder(*bench.api);
    const MonoTime sent = bench.clock.monoNow();
    bench.server.handle("GET", listPath, [&bench](const Request &) {
        bench.clock.advance(120ms);
        return Reply{"HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
                     "Content-Length: 4\r\n\r\n[ ]\n",
                     Reply::After::KeepOpen, 0, 0};
    });
    QVERIFY(readList(bench).ok());
    QCOMPARE(recorder.all.size(), 1);
    const Exchange &exchange = recorder.all.at(0);
    QCOMPARE(exchange.sent, sent);
    QCOMPARE(exchange.latency(), 120ms);
    QCOMPARE(exchange.bytes, 4);
    QCOMPARE(exchange.serverDate, std::optional(UtcTime(784'111'777s)));
}

void TestExchanges::eachAttemptOfARepeat()
{
    Bench bench(clientCredentials());
    const Recorder recorder(*bench.api);
    bench.server.reply("GET", listPath, Reply::json(401, R"({"message":"expired"})"));
    QCOMPARE(readList(bench).error().kind, Kind::Unauthorised);
    QList<Endpoint> endpoints;
    for (const Exchange &exchange : recorder.all)
        endpoints.append(exchange.endpoint);
    QCOMPARE(endpoints, (QList{Endpoint::Token, Endpoint::ActiveCallouts, Endpoint::Token,
                               Endpoint::ActiveCallouts}));
    QCOMPARE(recorder.all.at(1).httpStatus, 401);
    QCOMPARE(recorder.all.at(1).error->kind, Kind::Unauthorised);
    QVERIFY(recorder.all.at(1).serverDate);
}

void TestExchanges::failures_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("kind");
    QTest::newRow("503") << 0 << 503 << int(Kind::ServerFault);
    QTest::newRow("hung up") << 1 << 0 << int(Kind::Offline);
    QTest::newRow("cut") << 2 << 200 << int(Kind::Offline);
    QTest::newRow("refused") << 3 << 0 << int(Kind::Offline);
}

void TestExchanges::failures()
{
    QFETCH(const int, what);
    Bench bench;
    const Recorder recorder(*bench.api);
    const Reply whole = Reply::json(200, "[" + calloutJson(7) + "]");
    const QList<Reply> replies{Reply::json(503, "{}"), Reply::hangUp(),
                               Reply::cut(whole, whole.bytes.size() - 5)};
    if (what < replies.size())
        bench.server.reply("GET", listPath, replies.at(what));
    else
        bench.server.stop();
    const auto outcome = readList(bench);
    QVERIFY(!outcome.ok());
    QVERIFY(!recorder.all.isEmpty()); // Qt repeats a reading by itself: one attempt all the same
    QCOMPARE(recorder.all.size(), 1);
    QTEST(recorder.all.at(0).httpStatus, "status");
    QTEST(int(recorder.all.at(0).error->kind), "kind");
    QCOMPARE(recorder.all.at(0).error->kind, outcome.error().kind);
}

void TestExchanges::deadline()
{
    HttpPanicApiOptions options;
    options.limits.deadline = 150ms;
    Bench bench(pastedToken(), options);
    const Recorder recorder(*bench.api);
    bench.server.reply("GET", listPath, Reply::blackHole());
    QCOMPARE(readList(bench).error().kind, Kind::Timeout);
    QCOMPARE(recorder.all.size(), 1);
    QCOMPARE(recorder.all.at(0).error->kind, Kind::Timeout);
    QCOMPARE(recorder.all.at(0).httpStatus, 0);
}

void TestExchanges::whatNeverLeftIsNotTold()
{
    Bench bench(Credentials{});
    const Recorder recorder(*bench.api);
    QCOMPARE(readList(bench).error().kind, Kind::Unauthorised);
    QCOMPARE(recorder.all.size(), 0);
}

void TestExchanges::whatCannotBeDecodedIsAnError()
{
    Bench bench(clientCredentials());
    const Recorder recorder(*bench.api);
    bench.server.reply("GET", listPath, Reply::json(200, "<html>"));
    QCOMPARE(readList(bench).error().kind, Kind::Malformed);
    QCOMPARE(recorder.all.at(1).error->kind, Kind::Malformed);
    QCOMPARE(recorder.all.at(1).httpStatus, 200);
    Bench other(clientCredentials());
    const Recorder tokens(*other.api);
    other.server.reply("POST", path("/oauth/token"), Reply::json(200, R"({"scope":"x"})"));
    QCOMPARE(readList(other).error().kind, Kind::Malformed);
    QCOMPARE(tokens.all.size(), 1);
    QCOMPARE(tokens.all.at(0).error->kind, Kind::Malformed);
}

void TestExchanges::drift()
{
    Bench bench;
    const Recorder recorder(*bench.api);
    bench.server.reply("GET", listPath,
                       Reply::json(200, R"({"total":3,"callouts":[)" + calloutJson(7, "Searching")
                                            + "," + calloutJson(7, "Searching")
                                            + R"(,{},{"id":8,"status":"created","mood":1}]})"));
    QVERIFY(readList(bench).ok());
    const Drift &drift = recorder.all.at(0).drift;
    QCOMPARE(drift.unknownStatuses, (QMap<QString, int>{{u"Searching"_s, 2}}));
    QCOMPARE(drift.unknownFields, (QMap<QString, int>{{u"mood"_s, 1}, {u"total"_s, 1}}));
    QCOMPARE(drift.skipped, 1);
    QCOMPARE(drift.duplicates, 1);
}

void TestExchanges::driftOfEvents()
{
    Bench bench;
    const Recorder recorder(*bench.api);
    bench.server.reply("GET", path("/callouts/7/events"),
                       Reply::json(200, R"([{"id":1,"message":"RESPONDER_HAS_LUNCH"},)"
                                        R"({"id":2,"message":"CALLOUT_CLOSED"},)"
                                        R"({"id":3,"calloutEventTypeId":9,"event":"x","z":1}])"));
    Outcome<QList<CalloutEvent>> outcome;
    bench.api->events(7, &bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    const Drift &drift = recorder.all.at(0).drift;
    QCOMPARE(drift.unknownEventTypes,
             (QMap<QString, int>{{u"RESPONDER_HAS_LUNCH"_s, 1}, {u"type 9"_s, 1}}));
    QCOMPARE(drift.unknownFields, (QMap<QString, int>{{u"z"_s, 1}}));
}

void TestExchanges::driftOfTheDirectory()
{
    Bench bench;
    const Recorder recorder(*bench.api);
    HttpDirectoryApi directory(bench.api->transport());
    bench.server.reply("GET", path("/predefinedLocations"),
                       Reply::json(200, R"([{"id":1,"name":"x","floor":2},{"name":"y"}])"));
    Outcome<QList<FixedLocation>> outcome;
    directory.fixedLocations(&bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QCOMPARE(recorder.all.at(0).endpoint, Endpoint::FixedLocations);
    QCOMPARE(recorder.all.at(0).drift.unknownFields, (QMap<QString, int>{{u"floor"_s, 1}}));
    QCOMPARE(recorder.all.at(0).drift.skipped, 1);
}

void TestExchanges::pictureIsItsOwn()
{
    Bench bench;
    const Recorder recorder(*bench.api);
    bench.server.reply("GET", path("/callouts/7/maps"), Reply::json(200, R"({"url":"/7.png"})"));
    Outcome<CalloutMap> outcome;
    bench.api->calloutMap(7, &bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QCOMPARE(recorder.all.size(), 2);
    QCOMPARE(recorder.all.at(0).endpoint, Endpoint::CalloutMap);
    QCOMPARE(recorder.all.at(1).endpoint, Endpoint::Picture);
    QCOMPARE(recorder.all.at(1).error->kind, Kind::NotFound);
}

void TestExchanges::toldBeforeTheCallback()
{
    Bench bench;
    const Recorder recorder(*bench.api);
    bench.server.reply("GET", listPath, Reply::json(200, "[]"));
    qsizetype told = -1;
    bench.api->activeCallouts(&bench.context,
                              [&](const ApiResult<Snapshot> &) { told = recorder.all.size(); });
    QTRY_COMPARE(told, 1);
}

QTEST_GUILESS_MAIN(TestExchanges)
#include "tst_exchanges.moc"
