// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boarddesk.h"

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestSnooze final : public QObject, private BoardDesk {
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void comesBackByItself();
    void bounds_data();
    void bounds();
    void wokenByHand();
    void takingWakes();
    void endsWith_data();
    void endsWith();
    void lostContactDoesNotWake();
    void outlivesARestart();
    void isOverAfterALongRestart();

private:
    bool snooze(CalloutId id, Millis time = 5min)
    {
        return m_board->mark(id, mark::Snooze{time, u"Waits for the key holder"_s});
    }
};

void TestSnooze::comesBackByItself()
{
    poll({makeCallout(1)});
    QVERIFY(snooze(1));
    QCOMPARE(displayState(entry(1)), DisplayState::Snoozed);
    QCOMPARE(queueTab(entry(1)), QueueTab::Snoozed);
    QCOMPARE(m_board->nextToTake(), 0);
    QCOMPARE(m_board->counts().snoozed, 1);
    QCOMPARE(entry(1).snoozeReason, u"Waits for the key holder"_s);
    QCOMPARE(entry(1).snoozedUntil, m_clock.mono + 5min);
    pass(299s);
    QVERIFY(entry(1).isSnoozed());
    m_watch->clear();
    pass(1s);
    QVERIFY(!entry(1).isSnoozed());
    QVERIFY(entry(1).snoozeReason.isEmpty());
    QVERIFY(m_watch->fieldsOf(1).testFlag(BoardField::Alarm));
    QCOMPARE(displayState(entry(1)), DisplayState::New);
    QCOMPARE(m_watch->log.last().outcome, u"woken"_s);
}

void TestSnooze::bounds_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<bool>("isAllowed");
    QTest::newRow("none") << 0 << false;
    QTest::newRow("back") << -60 << false;
    QTest::newRow("a minute") << 60 << true;
    QTest::newRow("most") << 1'800 << true;
    QTest::newRow("more") << 1'801 << false;
}

void TestSnooze::bounds()
{
    QFETCH(int, seconds);
    QFETCH(bool, isAllowed);
    poll({makeCallout(1), makeCallout(2, u"closed"_s)});
    QCOMPARE(snooze(1, std::chrono::seconds{seconds}), isAllowed);
    QVERIFY(!m_board->mark(1, mark::Snooze{5min, u"  "_s})); // a reason
    QVERIFY(!snooze(2)); // ended
    QVERIFY(!snooze(3)); // there is none
}

void TestSnooze::wokenByHand()
{
    poll({makeCallout(1)});
    QVERIFY(!m_board->mark(1, mark::Wake{}));
    QVERIFY(snooze(1));
    QVERIFY(m_board->mark(1, mark::Wake{}));
    QVERIFY(!entry(1).isSnoozed());
}

void TestSnooze::takingWakes()
{
    poll({makeCallout(1)});
    QVERIFY(snooze(1));
    QVERIFY(m_board->take(1, u"Op"_s));
    QVERIFY(!entry(1).isSnoozed());
    QVERIFY(snooze(1)); // while somebody waits for it
    QCOMPARE(displayState(entry(1)), DisplayState::Snoozed);
}

void TestSnooze::endsWith_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<int>("state");
    QTest::newRow("end") << u"closed"_s << int(DisplayState::Ended);
    QTest::newRow("withdrawal") << u"Responder Cancelled"_s << int(DisplayState::New);
    QTest::newRow("customer") << QString() << int(DisplayState::New);
}

void TestSnooze::endsWith()
{
    QFETCH(QString, status);
    QFETCH(int, state);
    poll({makeCallout(1)});
    QVERIFY(snooze(1));
    m_clock.mono += 2s;
    if (status.isEmpty())
        m_board->applyCustomerCancel(1);
    else
        poll({makeCallout(1, status)});
    QVERIFY(!entry(1).isSnoozed());
    QCOMPARE(int(displayState(entry(1))), state);
}

void TestSnooze::lostContactDoesNotWake()
{
    poll({makeCallout(1)});
    QVERIFY(snooze(1));
    pass(70s);
    QVERIFY(entry(1).lostContact);
    QVERIFY(entry(1).isSnoozed());
}

void TestSnooze::outlivesARestart()
{
    poll({makeCallout(1)});
    QVERIFY(snooze(1));
    const AlarmMemory kept = AlarmMemory::fromJson(AlarmMemory::of(entry(1)).toJson());
    QVERIFY(kept == AlarmMemory::of(entry(1)));
    pass(60s);
    close();
    const auto mono = m_clock.mono;
    const auto utc = m_clock.utc;
    open();
    m_clock.mono = mono + 1h; // another steady clock
    m_clock.utc = utc;
    m_serverClock = std::make_unique<ServerClock>(m_clock);
    m_board = std::make_unique<CalloutBoard>(m_clock, *m_serverClock);
    m_watch = std::make_unique<BoardWatch>(*m_board);
    m_board->restoreAlarms({{1, kept}});
    poll({makeCallout(1), makeCallout(2)});
    QCOMPARE(entry(1).snoozedUntil, m_clock.mono + 4min);
    QCOMPARE(entry(1).snoozeReason, u"Waits for the key holder"_s);
    QVERIFY(!entry(2).isSnoozed());
    pass(241s);
    QVERIFY(!entry(1).isSnoozed());
}

void TestSnooze::isOverAfterALongRestart()
{
    AlarmMemory kept;
    const Callout callout = makeCallout(1);
    kept.customerId = callout.customerId;
    kept.createdAt = callout.createdAt;
    kept.snoozedUntil = m_clock.utc - 1s;
    m_board->restoreAlarms({{1, kept}});
    poll({callout});
    QVERIFY(!entry(1).isSnoozed());
    QCOMPARE(displayState(entry(1)), DisplayState::New);
}

QTEST_GUILESS_MAIN(TestSnooze)
#include "tst_snooze.moc"
