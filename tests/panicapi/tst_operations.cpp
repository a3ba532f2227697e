// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every operation of PanicApi against a server: method, path, body, and what comes back.
#include "tests/panicapi/apifixture.h"

using namespace console;
using namespace console::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;

class TestOperations final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void activeCallouts();
    void transferTellsHowItWent();
    void packedAnswer();
    void customerCallouts();
    void callout();
    void calloutOfAnotherIdIsMalformed();
    void eventsAndLookups();
    void raise();
    void raiseNeedsABody();
    void sendEvent();
    void cancels();
    void cancelWithoutBody();
    void attachReason();
    void ratings();
    void locations_data();
    void locations();
    void pathsCanBeCorrected();

private:
    template <typename T> void wait(Outcome<T> &outcome)
    {
        QVERIFY(outcome.arrives());
        QVERIFY2(outcome.ok(), qPrintable(outcome.error().detail));
    }
};

void TestOperations::activeCallouts()
{
    Bench bench;
    bench.server.reply("GET", path("/callouts/activeCallouts"),
                       Reply::json(200, "[" + calloutJson(7) + "," + calloutJson(8) + ",{}]"));
    Outcome<Snapshot> outcome;
    bench.api->activeCallouts(&bench.context, outcome.callback());
    wait(outcome);
    const Snapshot &snapshot = **outcome.result;
    QCOMPARE(snapshot.callouts.size(), 2);
    QCOMPARE(snapshot.skipped, 1);
    QVERIFY(!snapshot.complete);
}

void TestOperations::transferTellsHowItWent()
{
    Bench bench;
    const MonoTime sent = bench.clock.monoNow();
    bench.server.handle("GET", path("/callouts/7"), [&bench](const Request &) {
        bench.clock.advance(120ms);
        Reply reply;
        const QByteArray body = calloutJson(7);
        reply.bytes = "HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: "
                      + QByteArray::number(body.size()) + "\r\n\r\n" + body;
        return reply;
    });
    Outcome<CalloutRead> outcome;
    bench.api->callout(7, &bench.context, outcome.callback());
    wait(outcome);
    const Transfer &transfer = (*outcome.result)->transfer;
    QCOMPARE(transfer.bytes, calloutJson(7).size());
    QCOMPARE(transfer.sent, sent);
    QCOMPARE(transfer.roundTrip(), 120ms);
    QVERIFY(transfer.decode >= 0ms && transfer.decode < 1s);
    QCOMPARE(transfer.serverDate, std::optional(UtcTime(784'111'777s)));
}

void TestOperations::packedAnswer()
{
    Bench bench;
    bench.server.handle("GET", path("/callouts/activeCallouts"), [](const Request &request) {
        // zlib format with qCompress's four bytes cut off: what HTTP calls "deflate".
        return request.headers.value("accept-encoding").contains("deflate")
                   ? Reply::json(200, qCompress("[" + calloutJson(7) + "]").mid(4),
                                 {{"Content-Encoding", "deflate"}})
                   : Reply::json(400, "{}");
    });
    Outcome<Snapshot> outcome;
    bench.api->activeCallouts(&bench.context, outcome.callback());
    wait(outcome);
    QCOMPARE((*outcome.result)->callouts.size(), 1);
    QCOMPARE((*outcome.result)->transfer.bytes, calloutJson(7).size() + 2);
}

void TestOperations::customerCallouts()
{
    Bench bench;
    bench.server.reply("GET", path("/customers/178921/callouts"),
                       Reply::json(200, R"({"callouts":[)" + calloutJson(7) + "]}"));
    Outcome<Snapshot> outcome;
    bench.api->customerCallouts(178921, &bench.context, outcome.callback());
    wait(outcome);
    QCOMPARE((*outcome.result)->callouts.at(0)->id, 7);
}

void TestOperations::callout()
{
    Bench bench;
    bench.server.reply("GET", path("/callouts/7"),
                       Reply::json(200, R"({"message":"","callout":)" + calloutJson(7) + "}"));
    Outcome<CalloutRead> outcome;
    bench.api->callout(7, &bench.context, outcome.callback());
    wait(outcome);
    QCOMPARE((*outcome.result)->callout.status, CalloutStatus::Created);
}

void TestOperations::calloutOfAnotherIdIsMalformed()
{
    Bench bench;
    bench.server.reply("GET", path("/callouts/7"), Reply::json(200, calloutJson(8, "closed")));
    Outcome<CalloutRead> outcome;
    bench.api->callout(7, &bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.error().kind, Kind::Malformed);
}

void TestOperations::eventsAndLookups()
{
    Bench bench;
    bench.server.reply("GET", path("/callouts/7/events"),
                       Reply::json(200, R"([{"id":2,"message":"b"},{"id":1,"message":"a"}])"));
    bench.server.reply("GET", path("/callouts/7/exceptionReasons"),
                       Reply::json(200, R"([{"id":101,"reason":"False alarm"}])"));
    bench.server.reply("GET", path("/responseTypes"),
                       Reply::json(200, R"({"responseTypes":[{"id":1,"value":"SECURITY"}]})"));
    bench.server.reply("GET", path("/rating-items"),
                       Reply::json(200, R"([{"id":12,"ratingItem":"RESPONSE_TIME"}])"));
    bench.server.reply("GET", path("/customers/5"),
                       Reply::json(200, R"({"id":5,"firstName":"A","lastName":"Bc"})"));
    Outcome<QList<CalloutEvent>> events;
    Outcome<QList<ExceptionReason>> reasons;
    Outcome<QList<ResponseType>> types;
    Outcome<QList<RatingItem>> items;
    Outcome<Customer> customer;
    bench.api->events(7, &bench.context, events.callback());
    bench.api->exceptionReasons(7, &bench.context, reasons.callback());
    bench.api->responseTypes(&bench.context, types.callback());
    bench.api->ratingItems(&bench.context, items.callback());
    bench.api->customer(5, &bench.context, customer.callback());
    wait(events);
    wait(reasons);
    wait(types);
    wait(items);
    wait(customer);
    QCOMPARE((*events.result)->value(0).text, u"a"_s);
    QCOMPARE((*events.result)->value(1).calloutId, 7);
    QCOMPARE((*reasons.result)->value(0).id, 101);
    QCOMPARE((*types.result)->value(0).description, u"SECURITY"_s);
    QCOMPARE((*items.result)->value(0).key, u"RESPONSE_TIME"_s);
    QCOMPARE((*customer.result)->shortName(), u"A B."_s);
}

void TestOperations::raise()
{
    Bench bench;
    bench.server.reply("POST", path("/customers/178921/callouts"),
                       Reply::json(201, calloutJson(9)));
    RaiseRequest request;
    request.customerId = 178921;
    request.responseTypeId = 1;
    request.place = Position{{-33.5, 18.5}, {}, {}};
    Outcome<Callout> outcome;
    bench.api->raise(request, &bench.context, outcome.callback());
    wait(outcome);
    QCOMPARE((*outcome.result)->id, 9);
    const Request sent = bench.server.last("POST", path("/customers/178921/callouts"));
    QCOMPARE(sent.body, R"({"latitude":-33.5,"longitude":18.5,"responseTypeId":1})");
    QCOMPARE(sent.headers.value("content-type"), "application/json");
    QCOMPARE(sent.headers.value("content-length"), QByteArray::number(sent.body.size()));
}

void TestOperations::raiseNeedsABody()
{
    Bench bench;
    bench.server.reply("POST", path("/customers/5/callouts"), Reply::json(204, ""));
    RaiseRequest request;
    request.customerId = 5;
    Outcome<Callout> outcome;
    bench.api->raise(request, &bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.error().kind, Kind::Malformed);
}

void TestOperations::sendEvent()
{
    HttpPanicApiOptions options;
    options.source = u"control room"_s;
    Bench bench(pastedToken(), options);
    bench.server.reply("POST", path("/callouts/7/events"),
                       Reply::json(201, R"({"id":771,"calloutId":7,"message":"On the way"})"));
    Outcome<CalloutEvent> outcome;
    bench.api->sendEvent(7, u"On the way"_s, &bench.context, outcome.callback());
    wait(outcome);
    QCOMPARE((*outcome.result)->id, 771);
    QCOMPARE(bench.server.last("POST", path("/callouts/7/events")).body,
             R"({"event":"On the way","message":"On the way","source":"control room"})");
}

void TestOperations::cancels()
{
    Bench bench;
    bench.server.reply("POST", path("/callouts/7/cancel"),
                       Reply::json(200, R"({"callout":)" + calloutJson(7) + "}"));
    Outcome<Callout> verified;
    {
        auto code = SafeCode::fromText(u"4567");
        QVERIFY(code.has_value());
        bench.api->cancelVerified(7, *code, &bench.context, verified.callback());
    } // the code may go as soon as the call has returned
    wait(verified);
    QCOMPARE(bench.server.last("POST", path("/callouts/7/cancel")).body, R"({"safeCode":"4567"})");
    QCOMPARE((*verified.result)->status, CalloutStatus::Created);
    Outcome<Callout> unconditional;
    bench.api->cancelUnconditionally(7, &bench.context, unconditional.callback());
    wait(unconditional);
    QCOMPARE(bench.server.last("POST", path("/callouts/7/cancel")).body, "{}");
}

void TestOperations::cancelWithoutBody()
{
    Bench bench;
    bench.server.reply("POST", path("/callouts/7/cancel"), Reply::json(204, ""));
    Outcome<Callout> outcome;
    bench.api->cancelUnconditionally(7, &bench.context, outcome.callback());
    wait(outcome);
    Callout bare;
    bare.id = 7;
    QCOMPARE(**outcome.result, bare);
}

void TestOperations::attachReason()
{
    Bench bench;
    bench.server.reply("POST", path("/callouts/7/exceptionReasons"), Reply::json(201, ""));
    Outcome<ExceptionReason> outcome;
    bench.api->attachReason(7, 102, u"Spoke to her"_s, &bench.context, outcome.callback());
    wait(outcome);
    QCOMPARE((*outcome.result)->id, 102);
    QCOMPARE(bench.server.last("POST", path("/callouts/7/exceptionReasons")).body,
             R"({"exceptionReasonId":102,"notes":"Spoke to her"})");
}

void TestOperations::ratings()
{
    Bench bench;
    bench.server.reply("POST", path("/ratings"),
                       Reply::json(201, R"({"id":9876,"calloutId":7,"rating":4})"));
    bench.server.reply("POST", path("/rating-items"), Reply::json(204, ""));
    Outcome<qint64> rating;
    bench.api->rate({7, 4, u"Good"_s, true, {}}, &bench.context, rating.callback());
    wait(rating);
    QCOMPARE(**rating.result, 9876);
    QCOMPARE(bench.server.last("POST", path("/ratings")).body,
             R"({"calloutId":7,"comment":"Good","rating":4})");
    Outcome<qint64> item;
    bench.api->rateItem(9876, {12, u"K"_s, u"D"_s, true}, &bench.context, item.callback());
    wait(item);
    QCOMPARE(bench.server.last("POST", path("/rating-items")).body,
             R"({"ratingId":9876,"ratingItemId":12,"score":5})");
}

void TestOperations::locations_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("closed");
    QTest::addColumn<bool>("callout");
    QTest::newRow("accepted") << 200 << R"({"message":"Done."})"_ba << false << false;
    QTest::newRow("no content") << 204 << ""_ba << false << false;
    QTest::newRow("with callout") << 200 << "{\"callout\":" + calloutJson(7) + "}" << false << true;
    QTest::newRow("closed") << 285 << "{\"callout\":" + calloutJson(7, "closed") + "}" << true
                            << true;
    QTest::newRow("closed, status not told") << 285 << calloutJson(7) << true << true;
    QTest::newRow("closed, empty") << 285 << ""_ba << true << false;
}

void TestOperations::locations()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const bool, closed);
    QFETCH(const bool, callout);
    Bench bench;
    const QByteArray plain = path("/callouts/7/location");
    const QByteArray returning = path("/callouts/7/updateLocationAndReturnCallout");
    bench.server.reply("POST", plain, Reply::json(status, body));
    bench.server.reply("POST", returning, Reply::json(status, body));
    const LocationUpdate update{7, {-33.5, 18.5}, 10.0};
    Outcome<LocationResult> first;
    Outcome<LocationResult> second;
    bench.api->updateLocation(update, &bench.context, first.callback());
    bench.api->updateLocationAndReturn(update, &bench.context, second.callback());
    wait(first);
    wait(second);
    for (const auto *outcome : {&first, &second}) {
        QCOMPARE((*outcome->result)->closed, closed);
        QCOMPARE((*outcome->result)->callout.has_value(), callout);
    }
    for (const QByteArray &where : {plain, returning}) {
        QCOMPARE(bench.server.last("POST", where).body,
                 R"({"accuracy":10,"latitude":-33.5,"longitude":18.5})");
    }
}

void TestOperations::pathsCanBeCorrected()
{
    HttpPanicApiOptions options;
    options.paths = ApiPaths({{u"responseTypes"_s, u"/response-types"_s}});
    Bench bench(pastedToken(), options);
    bench.server.reply("GET", path("/response-types"), Reply::json(200, "[]"));
    Outcome<QList<ResponseType>> outcome;
    bench.api->responseTypes(&bench.context, outcome.callback());
    wait(outcome);
}

QTEST_GUILESS_MAIN(TestOperations)
#include "tst_operations.moc"
