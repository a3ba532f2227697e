// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/apihealth.h"

#include "services/errors.h"

#include "fakes.h"

#include <QtTest/QtTest>

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestApiHealth final : public QObject {
    Q_OBJECT

private slots:
    void init();

    void countsPerEndpoint();
    void reportsNotYetWrittenAreNoTrouble();
    void percentilesOfTheNewest();
    void silenceHasNoLatency();
    void requestsPerMinuteAreOfTheLastMinute();
    void driftIsSummedAndCapped();
    void feedsTheServerClock();
    void saysSoAtMostOnceASecond();
    void tellsBudgetAndCircuit();
    void resetForgets();

private:
    Exchange exchange(Endpoint endpoint, Millis latency = 10ms, int status = 200) const
    {
        Exchange one;
        one.endpoint = endpoint;
        one.received = m_clock.mono;
        one.sent = m_clock.mono - latency;
        one.httpStatus = status;
        return one;
    }

    FakeClock m_clock;
    std::unique_ptr<FakeScheduler> m_time;
    std::unique_ptr<ServerClock> m_serverClock;
    std::unique_ptr<RequestBudget> m_budget;
    std::unique_ptr<ApiHealth> m_health;
};

void TestApiHealth::init()
{
    m_health.reset();
    m_budget.reset();
    m_clock = {};
    m_time = std::make_unique<FakeScheduler>(m_clock);
    m_serverClock = std::make_unique<ServerClock>(m_clock);
    m_budget = std::make_unique<RequestBudget>(m_clock, *m_time);
    m_health = std::make_unique<ApiHealth>(m_clock, *m_serverClock, *m_time, *m_budget);
}

void TestApiHealth::countsPerEndpoint()
{
    m_health->note(exchange(Endpoint::Callout));
    Exchange failed = exchange(Endpoint::ActiveCallouts, 30ms, 503);
    failed.error = errorOf(ApiError::Kind::ServerFault, u"Busy"_s);
    m_health->note(failed);
    m_clock.mono += 5s;
    m_clock.utc += 5s;
    m_health->note(exchange(Endpoint::ActiveCallouts));
    const HealthReport report = m_health->report();
    QCOMPARE(report.rows.size(), 2);
    QCOMPARE(report.rows[0].endpoint, Endpoint::ActiveCallouts); // in the contract's order
    QCOMPARE(report.rows[0].requests, 2);
    QCOMPARE(report.rows[0].failures, 1);
    QCOMPARE(report.rows[0].lastError->detail, u"Busy"_s);
    QCOMPARE(*report.rows[0].lastErrorAt, m_clock.utc - 5s);
    QVERIFY(!report.rows[1].lastError);
    QCOMPARE(report.since, m_clock.utc - 5s);
}

void TestApiHealth::reportsNotYetWrittenAreNoTrouble()
{
    for (const Endpoint endpoint :
         {Endpoint::Callout, Endpoint::ResolutionReport, Endpoint::CalloutMap}) {
        Exchange notFound = exchange(endpoint, 30ms, 404);
        notFound.error = errorOf(ApiError::Kind::NotFound);
        m_health->note(notFound);
    }
    const HealthReport report = m_health->report();
    QCOMPARE(report.rows.size(), 3);
    QCOMPARE(report.rows[0].failures, 1); // a callout that is not there is one
    QCOMPARE(report.rows[1].failures, 0);
    QCOMPARE(report.rows[2].failures, 0);
    QVERIFY(!report.rows[2].lastError);
}

void TestApiHealth::percentilesOfTheNewest()
{
    for (int i = 0; i < 100; ++i) // pushed out by what follows
        m_health->note(exchange(Endpoint::Callout, 9s));
    for (int i = 1; i <= 512; ++i)
        m_health->note(exchange(Endpoint::Callout, Millis(i)));
    const HealthReport::Row row = m_health->report().rows.first();
    QCOMPARE(row.requests, 612);
    QCOMPARE(row.p50, 256ms);
    QCOMPARE(row.p95, 487ms);
}

void TestApiHealth::silenceHasNoLatency()
{
    Exchange silent = exchange(Endpoint::Raise, 10s, 0);
    silent.error = errorOf(ApiError::Kind::Timeout);
    m_health->note(silent);
    QCOMPARE(m_health->report().rows[0].p95, 0ms);
    m_health->note(exchange(Endpoint::Raise, 40ms));
    QCOMPARE(m_health->report().rows[0].p95, 40ms);
}

void TestApiHealth::requestsPerMinuteAreOfTheLastMinute()
{
    for (int i = 0; i < 120; ++i) {
        m_health->note(exchange(Endpoint::Callout));
        m_clock.mono += 1s;
    }
    QCOMPARE(m_health->report().requestsPerMinute, 59.0);
    m_clock.mono += 30s;
    QCOMPARE(m_health->report().requestsPerMinute, 29.0);
    m_health->note(exchange(Endpoint::Callout, 45s)); // sent long ago
    QCOMPARE(m_health->report().requestsPerMinute, 30.0);
    m_clock.mono += 1h;
    QCOMPARE(m_health->report().requestsPerMinute, 0.0);
}

void TestApiHealth::driftIsSummedAndCapped()
{
    Exchange odd = exchange(Endpoint::ActiveCallouts);
    odd.drift.unknownStatuses = {{u"Waiting"_s, 2}};
    odd.drift.unknownEventTypes = {{u"PARKED"_s, 1}};
    odd.drift.skipped = 3;
    odd.drift.duplicates = 1;
    m_health->note(odd);
    m_health->note(odd);
    QCOMPARE(m_health->report().drift.unknownStatuses.value(u"Waiting"_s), 4);
    QCOMPARE(m_health->report().drift.unknownEventTypes.value(u"PARKED"_s), 2);
    QCOMPARE(m_health->report().drift.skipped, 6);
    QCOMPARE(m_health->report().drift.duplicates, 2);
    for (int i = 0; i < 500; ++i) {
        Exchange one = exchange(Endpoint::Callout);
        one.drift.unknownFields = {{u"field%1"_s.arg(i), 1}};
        m_health->note(one);
        m_health->note(one);
    }
    const auto fields = m_health->report().drift.unknownFields;
    QCOMPARE(fields.size(), ApiHealth::mostNames + 1);
    QCOMPARE(fields.value(u"field0"_s), 2);
    QCOMPARE(fields.value(u"(more)"_s), 600);
}

void TestApiHealth::feedsTheServerClock()
{
    QVERIFY(!m_health->report().clockOffset);
    Exchange one = exchange(Endpoint::Token);
    one.serverDate = m_clock.utc + 90s;
    m_health->note(one);
    QVERIFY(m_serverClock->isKnown());
    QVERIFY(std::chrono::abs(*m_health->report().clockOffset - 90s) <= 1s);
    QVERIFY(m_health->report().clockUncertainty > 0ms);
}

void TestApiHealth::saysSoAtMostOnceASecond()
{
    QSignalSpy spy(m_health.get(), &ApiHealth::changed);
    m_health->note(exchange(Endpoint::Callout));
    QCOMPARE(spy.size(), 0);
    m_time->settle();
    QCOMPARE(spy.size(), 1);
    for (int i = 0; i < 95; ++i) {
        m_health->note(exchange(Endpoint::Callout));
        m_time->advance(100ms);
    }
    QCOMPARE(spy.size(), 10);
    m_time->advance(1min);
    QCOMPARE(spy.size(), 11); // the last one is told, then nothing
}

void TestApiHealth::tellsBudgetAndCircuit()
{
    m_budget->setRate(4);
    m_budget->setBurst(7);
    m_budget->acquire(RequestBudget::Class::Detail, this, [] { });
    QSignalSpy spy(m_health.get(), &ApiHealth::changed);
    m_health->setCircuit(CircuitState::Open);
    const HealthReport report = m_health->report();
    QCOMPARE(report.budgetPerSecond, 4.0);
    QCOMPARE(report.budgetBurst, 7);
    QCOMPARE(report.waiting, 1);
    QCOMPARE(report.circuit, CircuitState::Open);
    m_time->settle();
    QCOMPARE(spy.size(), 1);
}

void TestApiHealth::resetForgets()
{
    m_health->note(exchange(Endpoint::Callout));
    m_clock.utc += 1h;
    m_health->reset();
    QVERIFY(m_health->report().rows.isEmpty());
    QCOMPARE(m_health->report().requestsPerMinute, 0.0);
    QCOMPARE(m_health->report().since, m_clock.utc);
}

QTEST_GUILESS_MAIN(TestApiHealth)
#include "tst_apihealth.moc"
