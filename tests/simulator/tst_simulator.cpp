// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The control surface as a client sees it, against a scripted one.
#include "simulator/httpsandboxcontrol.h"
#include "tests/support/loopbackserver.h"

#include <QJsonDocument>
#include <QThread>
#include <QtTest>

using namespace console;
using namespace console::test;
using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

class TestSimulator final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void status();
    void whatIsNoSandbox_data();
    void whatIsNoSandbox();
    void commands();
    void settings_data();
    void settings();
    void duressMarkers();
    void refusals_data();
    void refusals();
    void onlyThisMachine_data();
    void onlyThisMachine();
    void hungUp();
    void noCallbackWithoutContext();
    void endsAsCancelledWithTheObject();
    void callbackNeverRunsWithinTheCall();
};

namespace {

const QByteArray statusJson =
    R"({"product":"callout-sandbox","version":"0.1.0","scenario":"shift",)"
    R"("scenarios":["shift","empty"],"speed":2.5,"dialect":"nested",)"
    R"("seed":1,"active":12,"duressMarkers":1,"strictSafeCode":false,)"
    R"("faults":[{"kind":"latency","milliseconds":800}]})";

template <typename T> struct Outcome {
    int calls = 0;
    ApiResult<T> result = std::unexpected(ApiError{});

    [[nodiscard]] ApiCallback<T> callback()
    {
        return [this](ApiResult<T> given) {
            ++calls;
            result = std::move(given);
        };
    }
};

struct Bench {
    LoopbackServer server;
    HttpSandboxControl control{server.url(u"/panic-api/v2"_s)};
    QObject context;
};

} // namespace

void TestSimulator::status()
{
    Bench bench;
    bench.server.reply("GET", "/sandbox/status", Reply::json(200, statusJson));
    Outcome<SandboxStatus> outcome;
    bench.control.status(&bench.context, outcome.callback());
    QTRY_COMPARE(outcome.calls, 1);
    QVERIFY(outcome.result.has_value());
    QCOMPARE(outcome.result->version, u"0.1.0"_s);
    QCOMPARE(outcome.result->scenario, u"shift"_s);
    QCOMPARE(outcome.result->scenarios, (QStringList{u"shift"_s, u"empty"_s}));
    QCOMPARE(outcome.result->speed, 2.5);
    QCOMPARE(outcome.result->dialect, u"nested"_s);
    QCOMPARE(outcome.result->active, 12);
    QCOMPARE(outcome.result->duressMarkers, 1);
    QCOMPARE(outcome.result->faults.size(), 1);
    QCOMPARE(outcome.result->faults.at(0).value("milliseconds"_L1).toInt(), 800);
    const Request sent = bench.server.last("GET", "/sandbox/status");
    QVERIFY(!sent.headers.contains("authorization"));
    QVERIFY(!sent.headers.contains("origin"));
}

void TestSimulator::whatIsNoSandbox_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");
    QTest::newRow("another server") << 404 << "<html>"_ba << int(Kind::NotFound);
    QTest::newRow("another product") << 200 << R"({"product":"x"})"_ba << int(Kind::Malformed);
    QTest::newRow("a page") << 200 << "<html>"_ba << int(Kind::Malformed);
    QTest::newRow("a list") << 200 << "[]"_ba << int(Kind::Malformed);
    QTest::newRow("nothing") << 200 << ""_ba << int(Kind::Malformed);
    QTest::newRow("a redirect") << 302 << ""_ba << int(Kind::Malformed);
}

void TestSimulator::whatIsNoSandbox()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    Bench bench;
    bench.server.reply("GET", "/sandbox/status",
                       Reply::json(status, body, {{"Location", "/elsewhere"}}));
    Outcome<SandboxStatus> outcome;
    bench.control.status(&bench.context, outcome.callback());
    QTRY_COMPARE(outcome.calls, 1);
    QVERIFY(!outcome.result.has_value());
    QTEST(int(outcome.result.error().kind), "kind");
    QCOMPARE(bench.server.requests().size(), 1);
}

void TestSimulator::commands()
{
    Bench bench;
    bench.server.reply(
        "POST", "/sandbox/callouts/7/advance",
        Reply::json(200, R"({"id":7,"status":"Responder Dispatched","stage":"dispatched"})"));
    bench.server.reply("POST", "/sandbox/callouts", Reply::json(201, R"({"id":992050})"));
    Outcome<QString> next;
    bench.control.advance(7, {}, &bench.context, next.callback());
    QTRY_COMPARE(next.calls, 1);
    QCOMPARE(*next.result, u"Responder Dispatched"_s);
    QCOMPARE(bench.server.last("POST", "/sandbox/callouts/7/advance").body, "{}");
    Outcome<QString> named;
    bench.control.advance(7, u"dispatched"_s, &bench.context, named.callback());
    QTRY_COMPARE(named.calls, 1);
    QCOMPARE(bench.server.last("POST", "/sandbox/callouts/7/advance").body,
             R"({"stage":"dispatched"})");
    Outcome<CalloutId> raised;
    bench.control.raiseAtRandom(&bench.context, raised.callback());
    QTRY_COMPARE(raised.calls, 1);
    QCOMPARE(*raised.result, 992050);
    QCOMPARE(bench.server.last("POST", "/sandbox/callouts").headers.value("content-type"),
             "application/json");
}

void TestSimulator::settings_data()
{
    using Call = std::function<void(HttpSandboxControl &, QObject *, ApiCallback<SandboxStatus>)>;
    QTest::addColumn<Call>("call");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const Call &call, const QByteArray &path,
                        const QByteArray &body) { QTest::newRow(name) << call << path << body; };
    row(
        "dialect",
        [](auto &control, auto *context, auto done) {
            control.setDialect(u"nested"_s, context, done);
        },
        "/sandbox/dialect", R"({"dialect":"nested"})");
    row(
        "scenario",
        [](auto &control, auto *context, auto done) {
            control.setScenario(u"flood"_s, context, done);
        },
        "/sandbox/scenario", R"({"name":"flood"})");
    row(
        "speed",
        [](auto &control, auto *context, auto done) { control.setSpeed(10, context, done); },
        "/sandbox/speed", R"({"speed":10})");
    row(
        "faults",
        [](auto &control, auto *context, auto done) {
            control.setFaults({QJsonObject{{"kind"_L1, "drip"_L1}}}, context, done);
        },
        "/sandbox/faults", R"({"faults":[{"kind":"drip"}]})");
    row(
        "no faults",
        [](auto &control, auto *context, auto done) { control.setFaults({}, context, done); },
        "/sandbox/faults", R"({"faults":[]})");
}

void TestSimulator::settings()
{
    using Call = std::function<void(HttpSandboxControl &, QObject *, ApiCallback<SandboxStatus>)>;
    QFETCH(const Call, call);
    QFETCH(const QByteArray, path);
    Bench bench;
    bench.server.reply("PUT", path, Reply::json(200, statusJson));
    Outcome<SandboxStatus> outcome;
    call(bench.control, &bench.context, outcome.callback());
    QTRY_COMPARE(outcome.calls, 1);
    QVERIFY(outcome.result.has_value());
    QCOMPARE(outcome.result->active, 12);
    QTEST(bench.server.last("PUT", path).body, "body");
}

void TestSimulator::duressMarkers()
{
    Bench bench;
    bench.server.reply(
        "GET", "/sandbox/duress",
        Reply::json(200,
                    R"([{"calloutId":7,"verdict":"duress","createdAt":"2024-01-15T09:30:00Z"},)"
                    R"({"calloutId":8,"verdict":"verified"},{"verdict":"x"},3])"));
    Outcome<QList<DuressMarker>> outcome;
    bench.control.duressMarkers(&bench.context, outcome.callback());
    QTRY_COMPARE(outcome.calls, 1);
    QCOMPARE(outcome.result->size(), 2);
    QCOMPARE(outcome.result->at(0).verdict, u"duress"_s);
    QCOMPARE(outcome.result->at(0).at, std::optional(UtcTime(std::chrono::seconds(1'705'311'000))));
    QVERIFY(!outcome.result->at(1).at);
}

void TestSimulator::refusals_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("kind");
    QTest::newRow("400") << 400 << int(Kind::Rejected);
    QTest::newRow("404") << 404 << int(Kind::NotFound);
    QTest::newRow("405") << 405 << int(Kind::Rejected);
    QTest::newRow("409") << 409 << int(Kind::Conflict);
    QTest::newRow("500") << 500 << int(Kind::ServerFault);
}

void TestSimulator::refusals()
{
    QFETCH(const int, status);
    Bench bench;
    bench.server.reply("POST", "/sandbox/callouts/7/advance",
                       Reply::json(status, R"({"message":"A callout cannot go back."})"));
    Outcome<QString> outcome;
    bench.control.advance(7, u"owned"_s, &bench.context, outcome.callback());
    QTRY_COMPARE(outcome.calls, 1);
    QVERIFY(!outcome.result.has_value());
    QTEST(int(outcome.result.error().kind), "kind");
    QCOMPARE(outcome.result.error().httpStatus, status);
    QCOMPARE(outcome.result.error().detail, u"A callout cannot go back."_s);
}

void TestSimulator::onlyThisMachine_data()
{
    QTest::addColumn<QString>("root");
    QTest::newRow("another host") << u"https://panic.example/panic-api/v2"_s;
    QTest::newRow("looks like loopback") << u"http://127.0.0.1.example:%1/panic-api/v2"_s;
    QTest::newRow("name in front") << u"http://127.0.0.1@host.example:%1/"_s;
    QTest::newRow("no scheme") << u"127.0.0.1:%1/panic-api/v2"_s;
    QTest::newRow("file") << u"file://localhost/panic-api/v2"_s;
    QTest::newRow("empty") << QString();
}

void TestSimulator::onlyThisMachine()
{
    QFETCH(const QString, root);
    LoopbackServer server;
    HttpSandboxControl control{QUrl(root.contains("%1"_L1) ? root.arg(server.port()) : root)};
    QObject context;
    Outcome<SandboxStatus> outcome;
    control.status(&context, outcome.callback());
    QCOMPARE(outcome.calls, 0);
    QTRY_COMPARE(outcome.calls, 1);
    QCOMPARE(outcome.result.error().kind, Kind::Forbidden);
    QCOMPARE(outcome.result.error().detail, u"only a sandbox on this machine can be controlled"_s);
    QCOMPARE(server.requests().size(), 0);
}

void TestSimulator::hungUp()
{
    Bench bench;
    bench.server.reply("GET", "/sandbox/status", Reply::hangUp());
    Outcome<SandboxStatus> outcome;
    bench.control.status(&bench.context, outcome.callback());
    QTRY_COMPARE(outcome.calls, 1);
    QCOMPARE(outcome.result.error().kind, Kind::Offline);
    bench.server.reply("GET", "/sandbox/status",
                       Reply::cut(Reply::json(200, statusJson), statusJson.size()));
    bench.control.status(&bench.context, outcome.callback());
    QTRY_COMPARE(outcome.calls, 2);
    QCOMPARE(outcome.result.error().kind, Kind::Offline);
}

void TestSimulator::noCallbackWithoutContext()
{
    Bench bench;
    bench.server.reply("GET", "/sandbox/status", Reply::blackHole());
    auto context = std::make_unique<QObject>();
    Outcome<SandboxStatus> outcome;
    bench.control.status(context.get(), outcome.callback());
    QTRY_COMPARE(bench.server.requests().size(), 1);
    context.reset();
    QTRY_COMPARE(bench.server.openConnections(), 0); // given up, not only forgotten
    QCOMPARE(outcome.calls, 0);
}

void TestSimulator::endsAsCancelledWithTheObject()
{
    LoopbackServer server;
    server.reply("GET", "/sandbox/status", Reply::blackHole());
    auto control = std::make_unique<HttpSandboxControl>(server.url(u"/panic-api/v2"_s));
    QObject context;
    Outcome<SandboxStatus> outcome;
    control->status(&context, outcome.callback());
    QTRY_COMPARE(server.requests().size(), 1);
    control.reset();
    QCOMPARE(outcome.calls, 0);
    QTRY_COMPARE(outcome.calls, 1);
    QCOMPARE(outcome.result.error().kind, Kind::Cancelled);
}

void TestSimulator::callbackNeverRunsWithinTheCall()
{
    HttpSandboxControl control{QUrl(u"https://panic.example"_s)};
    QThread thread;
    QObject context;
    context.moveToThread(&thread);
    thread.start();
    std::atomic<QThread *> ran = nullptr;
    control.status(&context, [&ran](const auto &) { ran = QThread::currentThread(); });
    QTRY_COMPARE(ran.load(), &thread);
    thread.quit();
    QVERIFY(thread.wait());
}

QTEST_GUILESS_MAIN(TestSimulator)
#include "tst_simulator.moc"
