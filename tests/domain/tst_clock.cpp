// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/clock.h"

#include <QtTest/QtTest>

using namespace console;
using namespace std::chrono_literals;

namespace {

class HandClock final : public Clock {
public:
    [[nodiscard]] UtcTime utcNow() const override { return utc; }
    [[nodiscard]] MonoTime monoNow() const override { return mono; }

    UtcTime utc{1'752'480'000'000ms};
    MonoTime mono{1h};
};

/// A server whose clock the test knows, asked every now and then over a network with a known delay.
class Server final {
public:
    explicit Server(HandClock &clock) : m_clock(clock) { }

    [[nodiscard]] UtcTime truth() const
    {
        return UtcTime{1'752'480'000'000ms} + ahead + (m_clock.mono - MonoTime{1h});
    }
    /// One request that takes `out` there and `back` again.
    void answer(ServerClock &server, Millis out = 30ms, Millis back = 30ms)
    {
        const MonoTime sent = m_clock.mono;
        pass(out);
        const UtcTime date = std::chrono::floor<std::chrono::seconds>(truth());
        pass(back);
        server.observe(date, sent, m_clock.mono);
    }
    void pass(Millis time)
    {
        m_clock.mono += time;
        m_clock.utc += time;
    }
    [[nodiscard]] Millis error(const ServerClock &server) const
    {
        return std::chrono::abs(server.at(m_clock.mono) - truth());
    }

    Millis ahead{0};

private:
    HandClock &m_clock;
};

} // namespace

class TestClock final : public QObject {
    Q_OBJECT

private slots:
    void knowsNothingAtFirst();
    void followsTheDate();
    void ignoresSlowAnswers();
    void doesNotWobble();
    void ignoresTheLocalClock();
    void becomesBetterThanASecond();
    void uncertaintyHoldsTheTruth_data();
    void uncertaintyHoldsTheTruth();
    void uncertaintyGrowsWhileNothingIsHeard();
    void sameObservationCountsOnce();
    void oneContradictionIsNotBelieved();
    void serverJumpIsFollowed_data();
    void serverJumpIsFollowed();
    void twoServersThatDifferDoNotSwing();
    void warnsAboveOneSecond();
    void localJumpShowsAndPasses();
    void aContradictionToldAgainCountsOnce();
    void daylightSavingChangesNothing_data();
    void daylightSavingChangesNothing();
};

void TestClock::knowsNothingAtFirst()
{
    HandClock clock;
    const ServerClock server(clock);
    QVERIFY(!server.isKnown());
    QCOMPARE(server.offset(), 0ms);
    QCOMPARE(server.at(clock.mono), clock.utc);
}

void TestClock::followsTheDate()
{
    HandClock clock;
    ServerClock server(clock);
    clock.mono += 10s;
    clock.utc += 10s;
    server.observe(clock.utc + 90s, clock.mono - 100ms, clock.mono);
    QVERIFY(server.isKnown());
    QVERIFY(std::chrono::abs(server.offset() - 90s) <= 1'100ms);
}

void TestClock::ignoresSlowAnswers()
{
    HandClock clock;
    ServerClock server(clock);
    server.observe(clock.utc + 90s, clock.mono - 5'001ms, clock.mono);
    QVERIFY(!server.isKnown());
    server.observe(clock.utc + 90s, clock.mono + 1ms, clock.mono); // sent after it came
    QVERIFY(!server.isKnown());
}

void TestClock::doesNotWobble()
{
    HandClock clock;
    ServerClock server(clock);
    const UtcTime truth = std::chrono::floor<std::chrono::seconds>(clock.utc) + 300ms;
    const MonoTime start = clock.mono;
    server.observe(std::chrono::floor<std::chrono::seconds>(truth), start - 50ms, start);
    MonoTime before = start;
    for (int i = 1; i <= 200; ++i) {
        const MonoTime now = start + i * 1'700ms;
        const UtcTime there = truth + (now - start);
        const UtcTime expected = server.at(now);
        server.observe(std::chrono::floor<std::chrono::seconds>(there), now - 50ms, now);
        QVERIFY(std::chrono::abs(server.at(now) - there) <= 1'050ms);
        if (i > 20) // has settled: the header's rounding moves it no more
            QCOMPARE(server.at(now), expected);
        QVERIFY(server.at(now) > server.at(before));
        before = now;
    }
}

void TestClock::ignoresTheLocalClock()
{
    HandClock clock;
    ServerClock server(clock);
    server.observe(clock.utc, clock.mono, clock.mono);
    const UtcTime before = server.at(clock.mono);
    clock.utc -= 30h;
    QCOMPARE(server.at(clock.mono), before);
    QVERIFY(std::chrono::abs(server.offset() - 30h) <= 1s);
}

void TestClock::becomesBetterThanASecond()
{
    HandClock clock;
    Server there(clock);
    ServerClock server(clock);
    there.ahead = 90s + 430ms;
    there.answer(server);
    QVERIFY(server.uncertainty() >= 500ms);
    for (int i = 0; i < 60; ++i) {
        there.pass(2'037ms);
        there.answer(server);
    }
    QVERIFY2(there.error(server) <= 200ms, qPrintable(QString::number(there.error(server) / 1ms)));
    QVERIFY(server.uncertainty() <= 250ms);
    QVERIFY(std::chrono::abs(server.offset() - (90s + 430ms)) <= 200ms);
}

void TestClock::uncertaintyHoldsTheTruth_data()
{
    QTest::addColumn<int>("longest");
    QTest::newRow("good network") << 60;
    QTest::newRow("poor network") << 900;
    QTest::newRow("terrible network") << 2'400;
}

void TestClock::uncertaintyHoldsTheTruth()
{
    QFETCH(int, longest);
    QRandomGenerator random(7);
    HandClock clock;
    Server there(clock);
    ServerClock server(clock);
    there.ahead = -17s - 3ms;
    for (int i = 0; i < 500; ++i) {
        there.pass(Millis(random.bounded(1, 5'000)));
        there.answer(server, Millis(random.bounded(longest)), Millis(random.bounded(longest)));
        QVERIFY2(there.error(server) <= server.uncertainty() + 1ms, qPrintable(QString::number(i)));
    }
}

void TestClock::uncertaintyGrowsWhileNothingIsHeard()
{
    HandClock clock;
    Server there(clock);
    ServerClock server(clock);
    QCOMPARE(server.uncertainty(), 0ms);
    there.answer(server);
    const Millis before = server.uncertainty();
    there.pass(10h);
    QVERIFY(server.uncertainty() >= before + 3s);
}

void TestClock::sameObservationCountsOnce()
{
    HandClock clock;
    Server there(clock);
    ServerClock server(clock);
    there.answer(server);
    const UtcTime expected = server.at(clock.mono);
    for (int i = 0; i < 10; ++i) // one answer, told by several who saw it
        server.observe(there.truth() + 1h, clock.mono - 1ms, clock.mono);
    QCOMPARE(server.at(clock.mono), expected);
}

void TestClock::oneContradictionIsNotBelieved()
{
    HandClock clock;
    Server there(clock);
    ServerClock server(clock);
    for (int i = 0; i < 40; ++i) {
        there.ahead = i % 5 < 2 && i > 4 ? -1h : 0h; // old answers from a cache
        there.answer(server);
        there.ahead = 0h;
        QVERIFY(there.error(server) <= 600ms);
        there.pass(2s);
    }
}

void TestClock::serverJumpIsFollowed_data()
{
    QTest::addColumn<Millis>("jump");
    QTest::newRow("forward an hour") << Millis(1h);
    QTest::newRow("back an hour") << Millis(-1h);
    QTest::newRow("forward three seconds") << Millis(3s);
    QTest::newRow("back three seconds") << Millis(-3s);
}

void TestClock::serverJumpIsFollowed()
{
    QFETCH(Millis, jump);
    HandClock clock;
    Server there(clock);
    ServerClock server(clock);
    for (int i = 0; i < 20; ++i) {
        there.answer(server);
        there.pass(2'100ms);
    }
    there.ahead += jump;
    int answers = 0;
    while (there.error(server) > 1s) {
        there.pass(2'100ms);
        there.answer(server);
        QVERIFY(++answers <= ServerClock::contradictionsBelieved);
    }
    QCOMPARE(answers, ServerClock::contradictionsBelieved);
    for (int i = 0; i < 40; ++i) {
        there.pass(2'100ms);
        there.answer(server);
    }
    QVERIFY(there.error(server) <= 200ms);
}

void TestClock::twoServersThatDifferDoNotSwing()
{
    HandClock clock;
    Server one(clock);
    Server other(clock);
    other.ahead = 5s;
    ServerClock server(clock);
    one.answer(server);
    for (int i = 0; i < 100; ++i) {
        one.pass(1'900ms);
        other.answer(server);
        one.pass(1'900ms);
        one.answer(server);
        QVERIFY(one.error(server) <= 600ms);
    }
}

void TestClock::warnsAboveOneSecond()
{
    HandClock clock;
    Server there(clock);
    ServerClock server(clock);
    QVERIFY(!server.differs());
    there.ahead = 1'300ms;
    there.answer(server);
    QVERIFY(!server.differs()); // above, but not surely
    for (int i = 0; i < 60; ++i) {
        there.pass(2'037ms);
        there.answer(server);
    }
    QVERIFY(server.differs());
    clock.utc += 450ms; // 850 ms off: not above any more, but near
    QVERIFY(server.differs());
    clock.utc += 600ms;
    QVERIFY(!server.differs());
    clock.utc -= 450ms;
    QVERIFY(!server.differs());
    clock.utc += 3s;
    QVERIFY(server.differs()); // behind as well as ahead
}

void TestClock::localJumpShowsAndPasses()
{
    HandClock clock;
    Server there(clock);
    ServerClock server(clock);
    for (int i = 0; i < 60; ++i) {
        there.pass(2'037ms);
        there.answer(server);
    }
    for (const Millis jump : {Millis(30h), Millis(-55h)}) {
        const UtcTime before = server.at(clock.mono);
        clock.utc += jump;
        QCOMPARE(server.at(clock.mono), before);
        QVERIFY(std::chrono::abs(server.offset() + jump) <= 300ms);
        QVERIFY(server.differs());
        clock.utc -= jump;
        QVERIFY(!server.differs());
    }
}

void TestClock::aContradictionToldAgainCountsOnce()
{
    HandClock clock;
    Server there(clock);
    ServerClock server(clock);
    there.answer(server);
    const UtcTime wrong = std::chrono::floor<std::chrono::seconds>(there.truth() + 1h);
    const MonoTime first = clock.mono + 1s;
    const MonoTime second = clock.mono + 2s;
    there.pass(3s);
    for (int i = 0; i < 5; ++i) { // two answers, each told by several, one after the other
        server.observe(wrong + 1s, first - 20ms, first);
        server.observe(wrong + 2s, second - 20ms, second);
    }
    QVERIFY(there.error(server) <= 600ms);
    server.observe(wrong + 3s, clock.mono - 20ms, clock.mono);
    QVERIFY(there.error(server) > 50min); // and the third decides
}

void TestClock::daylightSavingChangesNothing_data()
{
    QTest::addColumn<QDateTime>("justBefore");
    // In London clocks go from 01:00 to 02:00, and from 02:00 back to 01:00.
    QTest::newRow("spring") << QDateTime(QDate(2026, 3, 29), QTime(0, 59, 50), QTimeZone::UTC);
    QTest::newRow("autumn") << QDateTime(QDate(2026, 10, 25), QTime(0, 59, 50), QTimeZone::UTC);
}

void TestClock::daylightSavingChangesNothing()
{
    QFETCH(QDateTime, justBefore);
    const QByteArray zone = qgetenv("TZ");
    const auto back = qScopeGuard([&zone] { qputenv("TZ", zone); });
    qputenv("TZ", "Europe/London");
    const int before = justBefore.toLocalTime().offsetFromUtc();
    QVERIFY(justBefore.addSecs(20).toLocalTime().offsetFromUtc() != before); // it does happen here
    HandClock clock;
    clock.utc = toUtcTime(justBefore.toLocalTime());
    ServerClock server(clock);
    for (int i = 0; i < 20; ++i) {
        server.observe(std::chrono::floor<std::chrono::seconds>(clock.utc), clock.mono - 20ms,
                       clock.mono);
        QVERIFY(std::chrono::abs(server.offset()) <= 600ms);
        QVERIFY(!server.differs());
        clock.mono += 1s;
        clock.utc += 1s;
        QCOMPARE(toUtcTime(toDateTime(clock.utc).toLocalTime()), clock.utc);
    }
}

QTEST_GUILESS_MAIN(TestClock)
#include "tst_clock.moc"
