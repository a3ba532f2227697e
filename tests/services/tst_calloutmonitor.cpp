// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/calloutmonitor.h"

#include "fakepanicapi.h"

#include <QtTest/QtTest>

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Kind = LinkState::Kind;

class TestCalloutMonitor final : public QObject {
    Q_OBJECT

private slots:
    void init();

    void pollsAtOnceAndThenEveryInterval();
    void neverOverlaps();
    void pollNowFollowsARunningPoll();
    void intervalIsKeptWithinBounds();
    void snapshotComesBeforeLinked();
    void lostAfterThreeMissedPolls();
    void lostAfterTenSecondsWithoutAnAnswer();
    void lostInALongInterval();
    void lostWhileConnecting();
    void ownDeadlineAndLateAnswer();
    void backOffStaysWithinBounds_data();
    void backOffStaysWithinBounds();
    void retryAfterIsObeyed();
    void recoversAtOnce();
    void feedsTheServerClock();
    void stopGivesUp();
    void waitInTheQueueIsNoSilence();
    void circuitOpensHalfOpensAndCloses();
    void circuitIsToldOfBetweenPolls();

private:
    [[nodiscard]] Snapshot answer() const { return snapshotOf({makeCallout(1)}, m_clock.mono); }
    void succeed()
    {
        m_api->lists.take().answer(answer());
        m_time->settle();
    }
    void fail(ApiError::Kind kind = ApiError::Kind::Offline)
    {
        m_api->lists.take().fail(kind);
        m_time->settle();
    }

    FakeClock m_clock;
    std::unique_ptr<FakeScheduler> m_time;
    std::unique_ptr<FakePanicApi> m_api;
    std::unique_ptr<ServerClock> m_serverClock;
    std::unique_ptr<CalloutMonitor> m_monitor;
};

void TestCalloutMonitor::init()
{
    m_monitor.reset();
    m_clock = {};
    m_time = std::make_unique<FakeScheduler>(m_clock);
    m_api = std::make_unique<FakePanicApi>(m_clock);
    m_serverClock = std::make_unique<ServerClock>(m_clock);
    m_monitor = std::make_unique<CalloutMonitor>(*m_api, m_clock, *m_serverClock, *m_time);
    m_monitor->setRandom([] { return 0.5; });
}

void TestCalloutMonitor::pollsAtOnceAndThenEveryInterval()
{
    m_monitor->start();
    QCOMPARE(m_monitor->link().kind, Kind::Connecting);
    QCOMPARE(m_api->lists.all.size(), 1);
    succeed();
    QCOMPARE(m_monitor->link().kind, Kind::Linked);
    QCOMPARE(m_monitor->link().nextPoll, m_clock.mono + 2s);
    m_time->advance(1'999ms);
    QCOMPARE(m_api->lists.all.size(), 1);
    m_time->advance(1ms);
    QCOMPARE(m_api->lists.all.size(), 2);
}

void TestCalloutMonitor::neverOverlaps()
{
    m_monitor->start();
    m_time->advance(9s);
    m_monitor->pollNow();
    m_monitor->pollNow();
    m_time->advance(900ms);
    QCOMPARE(m_api->lists.open.size(), 1U);
    for (int i = 0; i < 200; ++i) {
        if (i % 3 == 0)
            m_monitor->pollNow();
        m_time->advance(700ms);
        const auto running = std::ranges::count_if(
            m_api->lists.open, [](const auto &call) { return !call.context.isNull(); });
        QVERIFY2(running <= 1, qPrintable(QString::number(running)));
    }
    QVERIFY(m_api->lists.all.size() > 5); // it did go on
}

void TestCalloutMonitor::pollNowFollowsARunningPoll()
{
    m_monitor->start();
    m_monitor->pollNow();
    QCOMPARE(m_api->lists.all.size(), 1);
    succeed();
    QCOMPARE(m_api->lists.all.size(), 2);
    succeed();
    QCOMPARE(m_api->lists.all.size(), 2);
    m_monitor->pollNow();
    QCOMPARE(m_api->lists.all.size(), 3);
    succeed();
    m_time->advance(1'999ms);
    QCOMPARE(m_api->lists.all.size(), 3); // the timer of the poll before is gone
}

void TestCalloutMonitor::intervalIsKeptWithinBounds()
{
    m_monitor->setInterval(10ms);
    QCOMPARE(m_monitor->interval(), Millis(1s));
    m_monitor->setInterval(5min);
    QCOMPARE(m_monitor->interval(), Millis(60s));
    m_monitor->start();
    succeed();
    m_monitor->setInterval(5s); // takes effect at once
    m_time->advance(5s);
    QCOMPARE(m_api->lists.all.size(), 2);
}

void TestCalloutMonitor::snapshotComesBeforeLinked()
{
    QStringList order;
    connect(m_monitor.get(), &CalloutMonitor::snapshotReceived, this,
            [&order](const Snapshot &snapshot) {
                order.append(u"snapshot %1"_s.arg(snapshot.callouts.size()));
            });
    connect(m_monitor.get(), &CalloutMonitor::linkChanged, this,
            [&order](const LinkState &state) { order.append(QString::number(int(state.kind))); });
    m_monitor->start();
    succeed();
    QCOMPARE(order, (QStringList{u"0"_s, u"snapshot 1"_s, u"1"_s}));
}

void TestCalloutMonitor::lostAfterThreeMissedPolls()
{
    m_monitor->start();
    succeed();
    const MonoTime heard = m_clock.mono;
    m_time->advance(2s);
    fail();
    QCOMPARE(m_monitor->link().kind, Kind::Faltering);
    QCOMPARE(m_monitor->link().missedPolls, 1);
    m_time->advance(m_monitor->link().nextPoll - m_clock.mono);
    fail();
    QCOMPARE(m_monitor->link().kind, Kind::Faltering);
    m_time->advance(m_monitor->link().nextPoll - m_clock.mono);
    fail();
    QCOMPARE(m_monitor->link().kind, Kind::Lost);
    QCOMPARE(m_monitor->link().missedPolls, 3);
    QVERIFY(m_clock.mono - heard <= 10s);
    QCOMPARE(m_monitor->link().lastSuccess, heard);
    QCOMPARE(m_monitor->link().error->kind, ApiError::Kind::Offline);
}

void TestCalloutMonitor::lostAfterTenSecondsWithoutAnAnswer()
{
    m_monitor->start();
    succeed();
    QSignalSpy spy(m_monitor.get(), &CalloutMonitor::linkChanged);
    m_time->advance(9'999ms); // the next poll hangs
    QCOMPARE(m_monitor->link().kind, Kind::Linked);
    m_time->advance(1ms);
    QCOMPARE(m_monitor->link().kind, Kind::Lost);
    QCOMPARE(m_monitor->link().since, m_clock.mono);
    QCOMPARE(spy.size(), 1);
}

void TestCalloutMonitor::lostInALongInterval()
{
    m_monitor->setInterval(30s);
    m_monitor->start();
    succeed();
    m_time->advance(31s);
    QCOMPARE(m_monitor->link().kind, Kind::Linked); // nothing was due yet
    succeed();
    m_time->advance(m_monitor->lostAfter());
    QCOMPARE(m_monitor->link().kind, Kind::Lost);
}

void TestCalloutMonitor::lostWhileConnecting()
{
    m_monitor->start();
    fail(ApiError::Kind::Unauthorised);
    QCOMPARE(m_monitor->link().kind, Kind::Connecting);
    QCOMPARE(m_monitor->link().error->kind, ApiError::Kind::Unauthorised);
    m_time->advance(10s);
    QCOMPARE(m_monitor->link().kind, Kind::Lost);
}

void TestCalloutMonitor::ownDeadlineAndLateAnswer()
{
    QSignalSpy snapshots(m_monitor.get(), &CalloutMonitor::snapshotReceived);
    m_monitor->start();
    succeed();
    m_time->advance(2s);
    const auto hung = m_api->lists.take();
    const ApiCallback<Snapshot> done = hung.done;
    m_time->advance(10s);
    QCOMPARE(m_monitor->link().missedPolls, 1);
    QCOMPARE(m_monitor->link().error->kind, ApiError::Kind::Timeout);
    QVERIFY(hung.context.isNull()); // the request was given up
    done(answer()); // and a transport that answers all the same is not heard
    m_time->settle();
    QCOMPARE(snapshots.size(), 1);
    QCOMPARE(m_monitor->link().kind, Kind::Lost);
}

void TestCalloutMonitor::backOffStaysWithinBounds_data()
{
    QTest::addColumn<double>("random");
    QTest::newRow("low") << 0.0;
    QTest::newRow("middle") << 0.5;
    QTest::newRow("high") << 0.999;
}

void TestCalloutMonitor::backOffStaysWithinBounds()
{
    QFETCH(double, random);
    m_monitor->setRandom([random] { return random; });
    m_monitor->start();
    succeed();
    m_time->advance(2s);
    Millis before{0};
    for (int i = 1; i <= 12; ++i) {
        fail(ApiError::Kind::ServerFault);
        const Millis wait = m_monitor->link().nextPoll - m_clock.mono;
        QVERIFY(wait >= 1'600ms);
        QVERIFY(wait <= 30s);
        QVERIFY(wait >= before);
        if (i < 3)
            QVERIFY(wait <= 2'400ms); // the loss has to be told within 10 s
        if (i == 12)
            QVERIFY(wait >= 24s);
        before = wait;
        m_time->advance(wait);
        QCOMPARE(m_api->lists.open.size(), 1U);
    }
}

void TestCalloutMonitor::retryAfterIsObeyed()
{
    m_monitor->start();
    ApiError error;
    error.kind = ApiError::Kind::RateLimited;
    error.retryAfter = 45s;
    m_api->lists.take().answer(std::unexpected(error));
    m_time->settle();
    QCOMPARE(m_monitor->link().nextPoll, m_clock.mono + 45s);
    m_time->advance(44'999ms);
    QCOMPARE(m_api->lists.all.size(), 1);
    m_time->advance(1ms);
    QCOMPARE(m_api->lists.all.size(), 2);
    error.retryAfter = 24h;
    m_api->lists.take().answer(std::unexpected(error));
    m_time->settle();
    QCOMPARE(m_monitor->link().nextPoll, m_clock.mono + CalloutMonitor::longestRetryAfter);
}

void TestCalloutMonitor::recoversAtOnce()
{
    m_monitor->start();
    for (int i = 0; i < 6; ++i) {
        fail();
        m_time->advance(m_monitor->link().nextPoll - m_clock.mono);
    }
    QCOMPARE(m_monitor->link().kind, Kind::Lost);
    succeed();
    QCOMPARE(m_monitor->link().kind, Kind::Linked);
    QCOMPARE(m_monitor->link().missedPolls, 0);
    QVERIFY(!m_monitor->link().error);
    QCOMPARE(m_monitor->link().nextPoll, m_clock.mono + 2s);
}

void TestCalloutMonitor::feedsTheServerClock()
{
    m_monitor->start();
    Snapshot snapshot = answer();
    snapshot.transfer.serverDate = m_clock.utc + 1h;
    m_api->lists.take().answer(snapshot);
    m_time->settle();
    QVERIFY(m_serverClock->isKnown());
    QVERIFY(std::chrono::abs(m_serverClock->offset() - Millis(1h)) <= 1s);
}

void TestCalloutMonitor::stopGivesUp()
{
    QSignalSpy links(m_monitor.get(), &CalloutMonitor::linkChanged);
    m_monitor->start();
    const auto running = m_api->lists.take();
    m_monitor->stop();
    m_time->advance(1min);
    QVERIFY(running.context.isNull());
    QCOMPARE(m_api->lists.all.size(), 1);
    QCOMPARE(links.size(), 1);
    m_monitor->pollNow();
    QCOMPARE(m_api->lists.all.size(), 1);
}

void TestCalloutMonitor::waitInTheQueueIsNoSilence()
{
    RequestBudget budget(m_clock, *m_time);
    budget.setRate(1);
    budget.setBurst(1);
    m_monitor->useBudget(budget);
    for (int i = 0; i < 30; ++i)
        budget.acquire(RequestBudget::Class::List, this, [] { });
    m_monitor->start();
    m_time->advance(CalloutMonitor::deadline + 5s);
    QCOMPARE(m_api->lists.all.size(), 0);
    QCOMPARE(m_monitor->link().missedPolls, 0); // AURA was not asked yet
    m_time->advance(16s);
    QCOMPARE(m_api->lists.all.size(), 1);
    m_time->advance(CalloutMonitor::deadline - 2s);
    QCOMPARE(m_monitor->link().missedPolls, 0);
    m_time->advance(2s);
    QCOMPARE(m_monitor->link().missedPolls, 1); // now it was
    m_monitor->stop();
    m_monitor.reset();
}

void TestCalloutMonitor::circuitOpensHalfOpensAndCloses()
{
    Circuit circuit(m_clock);
    m_monitor->useCircuit(circuit);
    m_monitor->start();
    succeed();
    QList<CircuitState> states;
    connect(m_monitor.get(), &CalloutMonitor::linkChanged, this,
            [&states](const LinkState &link) { states.append(link.circuit); });
    for (int i = 0; i < 3; ++i) {
        m_time->advance(2s);
        fail();
    }
    QCOMPARE(states, (QList{CircuitState::Closed, CircuitState::Closed, CircuitState::Open}));
    m_time->advance(9s);
    QCOMPARE(m_monitor->link().circuit, CircuitState::HalfOpen); // the next poll is out
    fail();
    QCOMPARE(m_monitor->link().circuit, CircuitState::Open);
    m_time->advance(17s);
    succeed();
    QCOMPARE(m_monitor->link().circuit, CircuitState::Closed);
    QCOMPARE(states.last(), CircuitState::Closed);
    m_monitor.reset();
}

void TestCalloutMonitor::circuitIsToldOfBetweenPolls()
{
    Circuit circuit(m_clock);
    m_monitor->useCircuit(circuit);
    m_monitor->start();
    succeed();
    QSignalSpy spy(m_monitor.get(), &CalloutMonitor::linkChanged);
    ApiError limited;
    limited.kind = ApiError::Kind::RateLimited;
    circuit.failed(limited); // another service met it
    QCOMPARE(spy.size(), 1);
    QCOMPARE(m_monitor->link().circuit, CircuitState::Open);
    QCOMPARE(m_monitor->link().kind, Kind::Linked); // the list itself is fine
    m_monitor.reset();
}

QTEST_GUILESS_MAIN(TestCalloutMonitor)
#include "tst_calloutmonitor.moc"
