// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The promise of ApiCallback: exactly one, later, on the context's thread, none once the context is
// gone.
#include "tests/panicapi/apifixture.h"

#include <QThread>

using namespace console;
using namespace console::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;

class TestCallbacks final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void neverBeforeTheCallHasReturned();
    void onTheContextsThread();
    void contextDestroyedInFlight();
    void contextDestroyedWhileWaitingForTheToken();
    void contextDestroyedWithTheAnswerOnItsWay();
    void contextDestroyedOnItsOwnThread();
    void apiDestroyedInFlight();
    void apiAndContextDestroyed();
    void apiDestroyedInsideACallback();
    void callsInsideACallback();
    void callbackIsReleased();
    void withoutContext();
    void manyAtOnce();
};

namespace {
const QByteArray calloutPath = path("/callouts/7");

void serve(Bench &bench)
{
    bench.server.reply("GET", calloutPath, Reply::json(200, calloutJson(7)));
}
} // namespace

void TestCallbacks::neverBeforeTheCallHasReturned()
{
    Bench bench;
    serve(bench);
    Outcome<CalloutRead> good;
    bench.api->callout(7, &bench.context, good.callback());
    QCOMPARE(good.calls, 0);
    QVERIFY(good.arrives());
    // Ends at once inside, and is told later all the same.
    ManualClock clock;
    HttpPanicApi unusable({}, pastedToken(), clock);
    Outcome<CalloutRead> bad;
    unusable.callout(7, &bench.context, bad.callback());
    QCOMPARE(bad.calls, 0);
    QVERIFY(bad.arrives());
    QVERIFY(!bad.ok());
}

void TestCallbacks::onTheContextsThread()
{
    Bench bench;
    serve(bench);
    QThread thread;
    thread.start();
    auto *context = new QObject;
    context->moveToThread(&thread);
    connect(&thread, &QThread::finished, context, &QObject::deleteLater);
    std::atomic<QThread *> seen = nullptr;
    bench.api->callout(
        7, context, [&seen](const ApiResult<CalloutRead> &) { seen = QThread::currentThread(); });
    QTRY_VERIFY(seen.load());
    QCOMPARE(seen.load(), &thread);
    thread.quit();
    QVERIFY(thread.wait());
}

void TestCallbacks::contextDestroyedInFlight()
{
    Bench bench;
    bench.server.reply("GET", calloutPath, Reply::blackHole());
    Outcome<CalloutRead> outcome;
    auto context = std::make_unique<QObject>();
    bench.api->callout(7, context.get(), outcome.callback());
    QTRY_COMPARE(bench.server.count("GET", calloutPath), 1);
    context.reset();
    QTRY_COMPARE(bench.server.openConnections(), 0); // the request was given up
    bench.api.reset();
    QCoreApplication::processEvents();
    QCOMPARE(outcome.calls, 0);
}

void TestCallbacks::contextDestroyedWhileWaitingForTheToken()
{
    Bench bench(clientCredentials());
    serve(bench);
    Outcome<CalloutRead> gone;
    Outcome<CalloutRead> stays;
    auto context = std::make_unique<QObject>();
    bench.api->callout(7, context.get(), gone.callback());
    bench.api->callout(7, &bench.context, stays.callback());
    context.reset();
    QVERIFY(stays.arrives());
    QVERIFY(stays.ok());
    QCOMPARE(gone.calls, 0);
    QCOMPARE(bench.server.count("GET", calloutPath), 1);
}

void TestCallbacks::contextDestroyedWithTheAnswerOnItsWay()
{
    Bench bench;
    serve(bench);
    Outcome<CalloutRead> first;
    Outcome<CalloutRead> second;
    auto context = std::make_unique<QObject>();
    // The first answer destroys the context of the second, whose own answer may already be queued.
    bench.api->callout(7, &bench.context, [&](ApiResult<CalloutRead> result) {
        first.callback()(std::move(result));
        context.reset();
    });
    bench.api->callout(7, context.get(), second.callback());
    QVERIFY(first.arrives());
    const int before = second.calls; // 1 if it came first
    bench.api.reset();
    QCoreApplication::processEvents();
    QCOMPARE(second.calls, before);
}

void TestCallbacks::contextDestroyedOnItsOwnThread()
{
    Bench bench;
    serve(bench);
    QThread thread;
    thread.start();
    std::atomic<int> calls = 0;
    for (int i = 0; i < 20; ++i) {
        auto *context = new QObject;
        context->moveToThread(&thread);
        bench.api->callout(7, context, [&calls](const ApiResult<CalloutRead> &) { ++calls; });
        context->deleteLater();
    }
    Outcome<CalloutRead> last;
    bench.api->callout(7, &bench.context, last.callback());
    QVERIFY(last.arrives());
    thread.quit();
    QVERIFY(thread.wait());
    QVERIFY(calls <= 20);
}

void TestCallbacks::apiDestroyedInFlight()
{
    Bench bench;
    bench.server.reply("GET", calloutPath, Reply::blackHole());
    Outcome<CalloutRead> outcome;
    bench.api->callout(7, &bench.context, outcome.callback());
    QTRY_COMPARE(bench.server.count("GET", calloutPath), 1);
    bench.api.reset();
    QCOMPARE(outcome.calls, 0); // not from within the destructor
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.error().kind, Kind::Cancelled);
    QTRY_COMPARE(bench.server.openConnections(), 0);
}

void TestCallbacks::apiAndContextDestroyed()
{
    Bench bench;
    bench.server.reply("GET", calloutPath, Reply::blackHole());
    Outcome<CalloutRead> outcome;
    auto context = std::make_unique<QObject>();
    bench.api->callout(7, context.get(), outcome.callback());
    QTRY_COMPARE(bench.server.count("GET", calloutPath), 1);
    bench.api.reset();
    context.reset();
    QCoreApplication::processEvents();
    QCOMPARE(outcome.calls, 0);
}

void TestCallbacks::apiDestroyedInsideACallback()
{
    Bench bench;
    serve(bench);
    bench.server.reply("GET", path("/callouts/8"), Reply::blackHole());
    Outcome<CalloutRead> waiting;
    bench.api->callout(8, &bench.context, waiting.callback());
    int calls = 0;
    bench.api->callout(7, &bench.context, [&](const ApiResult<CalloutRead> &) {
        ++calls;
        bench.api.reset();
    });
    QVERIFY(waiting.arrives());
    QCOMPARE(waiting.error().kind, Kind::Cancelled);
    QCOMPARE(calls, 1);
}

void TestCallbacks::callsInsideACallback()
{
    Bench bench;
    serve(bench);
    int rounds = 0;
    std::function<void()> again = [&] {
        bench.api->callout(7, &bench.context, [&](const ApiResult<CalloutRead> &result) {
            QVERIFY(result.has_value());
            if (++rounds < 5)
                again();
        });
    };
    again();
    QTRY_COMPARE(rounds, 5);
    QCOMPARE(bench.server.count("GET", calloutPath), 5);
}

void TestCallbacks::callbackIsReleased()
{
    Bench bench;
    serve(bench);
    bench.server.reply("GET", path("/callouts/8"), Reply::blackHole());
    const auto held = std::make_shared<int>(0);
    auto context = std::make_unique<QObject>();
    bench.api->callout(7, &bench.context, [held](const ApiResult<CalloutRead> &) { ++*held; });
    bench.api->callout(8, context.get(), [held](const ApiResult<CalloutRead> &) { ++*held; });
    QTRY_COMPARE(*held, 1);
    context.reset();
    QTRY_COMPARE(held.use_count(), 1);
}

void TestCallbacks::withoutContext()
{
    Bench bench;
    serve(bench);
    Outcome<CalloutRead> outcome;
    bench.api->callout(7, nullptr, outcome.callback());
    QVERIFY(outcome.arrives());
    QVERIFY(outcome.ok());
}

void TestCallbacks::manyAtOnce()
{
    Bench bench(clientCredentials());
    serve(bench);
    bench.server.reply("GET", path("/callouts/8"), Reply::json(500, "{}"));
    std::vector<Outcome<CalloutRead>> outcomes(60);
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        bench.api->callout(i % 3 == 0 ? 8 : 7, &bench.context, outcomes[i].callback());
    QVERIFY(std::ranges::all_of(outcomes, [](auto &o) { return o.arrives(); }));
    bench.api.reset();
    QCoreApplication::processEvents();
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        QCOMPARE(outcomes[i].calls, 1);
        QCOMPARE(outcomes[i].ok(), i % 3 != 0);
    }
}

QTEST_GUILESS_MAIN(TestCallbacks)
#include "tst_callbacks.moc"
