// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is kept away from the ears: tests, floods, and how a cancel with safe code ended.
#include "alarmbench.h"

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestAlarmFlood final : public QObject, private AlarmBench {
    Q_OBJECT

private slots:
    void init() { openBook(); }
    void cleanup() { close(); }

    void testsNeverClimb();
    void breachIsLoggedOnce();
    void floodInAndOut();
    void oldOnesAreNoFlood();
    void outcomeIsNeverHeard();
    void tenThousand();
};

void TestAlarmFlood::testsNeverClimb()
{
    Callout test = fresh(1);
    test.internalTest = true;
    poll({test});
    QCOMPARE(picture().tone, AlarmClass::Test);
    QCOMPARE(m_rung, QList<Rung>({{AlarmClass::Test, 1}}));
    QCOMPARE(picture().newInTenMinutes, 0);
    wait(120s);
    QCOMPARE(picture().level, Escalation::None);
    QCOMPARE(picture().tone, AlarmClass::None);
    QCOMPARE(m_rung.size(), 1);
    QCOMPARE(m_log->entries.size(), 0);
}

void TestAlarmFlood::breachIsLoggedOnce()
{
    poll({makeCallout(1), makeCallout(2)});
    wait(50s);
    m_board->take(2, u"Op"_s);
    wait(39s);
    QCOMPARE(logged(u"has waited"_s), 0);
    wait(60s);
    QCOMPARE(logged(u"Callout 1 has waited 90 s"_s), 1);
    QCOMPARE(logged(u"has waited"_s), 1);
}

void TestAlarmFlood::floodInAndOut()
{
    QSignalSpy changed(m_book.get(), &AlarmBook::floodChanged);
    QList<Callout> all;
    for (CalloutId id = 1; id <= 11; ++id) {
        wait(2s);
        QVERIFY(!picture().flood);
        all.append(fresh(id));
        poll(all);
        QCOMPARE(picture().newInTenMinutes, int(id));
    }
    QVERIFY(picture().flood);
    QCOMPARE(logged(u"Flood mode begins: 11 new"_s), 1);
    wait(590s);
    QCOMPARE(picture().newInTenMinutes, 5); // the first six have left the ten minutes
    QVERIFY(picture().flood);
    wait(4s);
    QCOMPARE(picture().newInTenMinutes, 3);
    QVERIFY(!picture().flood);
    QCOMPARE(changed.size(), 2);
    QCOMPARE(logged(u"Flood mode ends"_s), 1);
    QCOMPARE(logged(u"in flood for 96."_s), 1);
    m_book->setFigures({.floodEnter = 2, .floodLeave = 1});
    QVERIFY(picture().flood);
}

void TestAlarmFlood::oldOnesAreNoFlood()
{
    QList<Callout> all;
    for (CalloutId id = 1; id <= 20; ++id) {
        all.append(makeCallout(id));
        all.last().createdAt = m_clock.utc - 11min;
    }
    poll(all);
    QVERIFY(!picture().flood);
    QCOMPARE(picture().newInTenMinutes, 0);
    QCOMPARE(picture().untaken, 20);
}

/// Right code, wrong code, a strict server: everything that can be heard is the same, also when
/// the outcome shows at last.
void TestAlarmFlood::outcomeIsNeverHeard()
{
    QStringList heard[3];
    for (const int code : {0, 1, 2}) {
        FakeClock clock;
        ServerClock serverClock(clock);
        CalloutBoard board(clock, serverClock);
        FakeLog log;
        AlarmBook book(clock, log);
        connect(&board, &CalloutBoard::changed, &book, &AlarmBook::apply);
        const auto now = [&] { return QString::number(clock.mono.time_since_epoch().count()); };
        connect(&book, &AlarmBook::changed, &book, [&](const AlarmPicture &p) {
            heard[code].append(
                now()
                + u" tone %1 ring %2 level %3"_s.arg(int(p.tone)).arg(p.ring).arg(int(p.level)));
        });
        connect(&book, &AlarmBook::rungFor, &book, [&](AlarmClass what, CalloutId id) {
            heard[code].append(now() + u" rung %1 for %2"_s.arg(int(what)).arg(id));
        });
        board.applySnapshot(snapshotOf({makeCallout(1)}, clock.mono));
        board.take(1, u"Op"_s);
        board.beginCancel(1, true);
        board.setCancelMark(1, CancelMark::Requested);
        for (int second = 1; second < 700; ++second) {
            clock.mono += 1s;
            clock.utc += 1s;
            board.tick();
            book.tick();
            Callout callout = makeCallout(1, u"Responder Dispatched"_s);
            callout.position->point.longitude += second * 0.0001;
            if (code == 0 && second > 5)
                callout = makeCallout(1, second > 20 ? u"closed"_s : u"Responder Cancelled"_s);
            if (code == 2 && second > 5)
                callout.statusText = u"Under observation"_s,
                callout.status = CalloutStatus::Unknown;
            board.applySnapshot(snapshotOf({callout}, clock.mono));
            if (code == 0 && second > 5)
                board.applyCustomerCancel(1);
            if (second == 650)
                board.contactEnded(1);
        }
        QVERIFY(!board.find(1)->outcomeFrozen);
        QCOMPARE(board.find(1)->presence == Presence::Ended, code == 0); // so they do differ
    }
    QVERIFY(heard[0].size() > 2);
    QCOMPARE(heard[0], heard[1]);
    QCOMPARE(heard[2], heard[1]);
}

void TestAlarmFlood::tenThousand()
{
    QList<Callout> all;
    for (CalloutId id = 1; id <= 10'000; ++id)
        all.append(makeCallout(id));
    poll(all);
    QCOMPARE(picture().untaken, 10'000);
    m_clock.mono += 91s;
    QElapsedTimer timer;
    timer.start();
    m_book->tick();
    qInfo("tick with 10,000 untaken: %.2f ms", double(timer.nsecsElapsed()) / 1e6);
    QCOMPARE(logged(u"has waited"_s), 100); // some with each tick
    m_book->tick();
    QCOMPARE(logged(u"has waited"_s), 200);
}

QTEST_GUILESS_MAIN(TestAlarmFlood)
#include "tst_alarmflood.moc"
