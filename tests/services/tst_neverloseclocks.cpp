// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rules by which no callout is ever lost, one test each: clocks.
#include "boarddesk.h"

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestNeverLoseClocks final : public QObject, private BoardDesk {
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void localClockJumpsLoseNothing_data();
    void localClockJumpsLoseNothing();
    void serverClockJumpsPass_data();
    void serverClockJumpsPass();
    void daylightSavingLosesNothing_data();
    void daylightSavingLosesNothing();
    void thousandsAreJudgedInTurns();
    void contactRegainedAfterASilence();
};

void TestNeverLoseClocks::localClockJumpsLoseNothing_data()
{
    QTest::addColumn<Millis>("jump");
    QTest::newRow("a second on") << Millis(1s);
    QTest::newRow("a day on") << Millis(25h);
    QTest::newRow("a day back") << Millis(-25h);
    QTest::newRow("to 1970") << Millis(-1'752'480'000s);
    QTest::newRow("years on") << Millis(24h * 10'000);
}

void TestNeverLoseClocks::localClockJumpsLoseNothing()
{
    QFETCH(Millis, jump);
    m_serverClock->observe(m_clock.utc, m_clock.mono, m_clock.mono);
    poll({makeCallout(1), makeCallout(2)});
    m_board->take(1, u"Op"_s);
    m_clock.mono += 1s;
    m_board->applyRead(readOf(makeCallout(2, u"closed"_s), m_clock.mono));
    QVERIFY(m_board->clear(2));
    m_watch->clear();
    m_clock.utc += jump;
    for (int i = 0; i < 20; ++i) {
        m_clock.mono += 1s;
        m_board->tick();
        if (i % 2)
            poll({makeCallout(1)});
    }
    QVERIFY(m_watch->changes.isEmpty());
    QCOMPARE(queueTab(entry(1)), QueueTab::Active);
    QCOMPARE(queueTab(entry(2)), QueueTab::ClosedToday);
    QVERIFY(!entry(1).lostContact);
}

void TestNeverLoseClocks::serverClockJumpsPass_data()
{
    QTest::addColumn<Millis>("jump");
    QTest::newRow("a day on") << Millis(25h);
    QTest::newRow("a day back") << Millis(-25h);
}

void TestNeverLoseClocks::serverClockJumpsPass()
{
    QFETCH(Millis, jump);
    UtcTime server = m_clock.utc;
    const auto second = [&] {
        m_clock.mono += 1s;
        m_clock.utc += 1s;
        server += 1s;
        m_serverClock->observe(server, m_clock.mono - 20ms, m_clock.mono);
        poll({makeCallout(1)});
        m_board->tick();
    };
    second();
    m_board->take(1, u"Op"_s);
    const MonoTime taken = m_clock.mono;
    for (const Millis by : {jump, -jump}) {
        server += by;
        for (int i = 0; i < 10; ++i)
            second();
        QVERIFY(m_board->contains(1));
        QCOMPARE(entry(1).takenAt, taken);
        QCOMPARE(entry(1).presence, Presence::Listed);
        if (by == jump)
            QCOMPARE(entry(1).stale24h, jump > 0s); // as the server would have it
    }
    QVERIFY(!entry(1).stale24h); // and put right as soon as it is
    QCOMPARE(queueTab(entry(1)), QueueTab::Active);
}

void TestNeverLoseClocks::daylightSavingLosesNothing_data()
{
    QTest::addColumn<QDateTime>("justBefore");
    QTest::newRow("spring") << QDateTime(QDate(2026, 3, 29), QTime(0, 59, 40), QTimeZone::UTC);
    QTest::newRow("autumn") << QDateTime(QDate(2026, 10, 25), QTime(0, 59, 40), QTimeZone::UTC);
}

void TestNeverLoseClocks::daylightSavingLosesNothing()
{
    QFETCH(QDateTime, justBefore);
    const QByteArray zone = qgetenv("TZ");
    const auto back = qScopeGuard([&zone] { qputenv("TZ", zone); });
    qputenv("TZ", "Europe/London");
    const int before = justBefore.toLocalTime().offsetFromUtc();
    QVERIFY(justBefore.addSecs(40).toLocalTime().offsetFromUtc() != before); // it does happen here
    m_clock.utc = toUtcTime(justBefore);
    m_serverClock->observe(m_clock.utc, m_clock.mono, m_clock.mono);
    Callout callout = makeCallout(1);
    callout.createdAt = m_clock.utc - 30min;
    poll({callout});
    m_board->take(1, u"Op"_s);
    const BoardEntry taken = entry(1);
    m_watch->clear();
    for (int i = 0; i < 40; ++i) {
        m_clock.mono += 1s;
        m_clock.utc += 1s;
        m_serverClock->observe(m_clock.utc, m_clock.mono, m_clock.mono);
        if (i == 20) // a server that tells local times changes them all at once
            *callout.createdAt += std::chrono::seconds(before ? -3'600 : 3'600);
        poll({callout});
        m_board->tick();
    }
    QVERIFY(m_watch->changes.isEmpty());
    QCOMPARE(entry(1).takenAtUtc, taken.takenAtUtc);
    QCOMPARE(queueTab(entry(1)), QueueTab::Active);
    poll({callout, makeCallout(2)});
    QVERIFY(std::chrono::abs(entry(2).firstSeenUtc - taken.firstSeenUtc - 40s) <= 1s);
}

/// All of a city's positions grow old in the same second: that is not done in one turn.
void TestNeverLoseClocks::thousandsAreJudgedInTurns()
{
    constexpr int all = 5'000;
    constexpr int mostInATurn = 1'500;
    QList<Callout> city;
    for (int id = 1; id <= all; ++id)
        city.append(makeCallout(id));
    poll(city);
    while (m_board->tick()) { }
    for (int second = 0; second <= 60; second += 20) {
        m_clock.mono += 20s;
        poll(city);
    }
    m_watch->clear();
    int turns = 1;
    while (m_board->tick())
        ++turns;
    QVERIFY(turns > all / mostInATurn);
    int lost = 0;
    for (const BoardChanges &changes : std::as_const(m_watch->changes)) {
        QVERIFY(changes.updated.size() <= mostInATurn);
        lost += int(changes.updated.size());
    }
    QCOMPARE(lost, all);
    QVERIFY(entry(1).lostContact && entry(all).lostContact);
    QVERIFY(!m_board->tick()); // what they became was looked at once more
}

void TestNeverLoseClocks::contactRegainedAfterASilence()
{
    Callout site = makeCallout(1);
    site.fixedLocationId = 7; // its position does not grow old
    poll({site});
    pass(70s);
    QVERIFY(entry(1).lostContact);
    poll({site});
    m_clock.mono += 1s;
    m_board->tick();
    QVERIFY(!entry(1).lostContact);
    QCOMPARE(entry(1).lastRead, m_clock.mono - 1s);
}

QTEST_GUILESS_MAIN(TestNeverLoseClocks)
#include "tst_neverloseclocks.moc"
