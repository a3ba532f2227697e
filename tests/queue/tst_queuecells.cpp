// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/boardfixture.h"
#include "ui/queue/queuecells.h"

#include <QTest>

using namespace fixture;

class TestQueueCells final : public QObject {
    Q_OBJECT

private slots:
    void ladderOfANewCallout_data();
    void ladderOfANewCallout();
    void clockDetails_data();
    void clockDetails();
    void agesOfData();
    void agesWithTheLinkLost();
    void lostContactShowsTheFix();
    void etaOfALostLinkIsPast();
};

void TestQueueCells::ladderOfANewCallout_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("word");
    QTest::addColumn<int>("pill");
    QTest::addColumn<QString>("detail");
    QTest::addRow("0 s") << 0 << u"NEW"_s << int(ClockCell::Plain) << u"target 00:15"_s;
    QTest::addRow("15 s") << 15 << u"NEW"_s << int(ClockCell::Plain) << u"target 00:15"_s;
    QTest::addRow("19 s") << 19 << u"NEW"_s << int(ClockCell::Plain) << u"over by 00:04"_s;
    QTest::addRow("20 s") << 20 << u"NEW"_s << int(ClockCell::Amber) << u"over by 00:05"_s;
    QTest::addRow("29 s") << 29 << u"NEW"_s << int(ClockCell::Amber) << u"over by 00:14"_s;
    QTest::addRow("30 s") << 30 << u"LATE"_s << int(ClockCell::Red) << u"over by 00:15"_s;
    QTest::addRow("2 h") << 7200 << u"LATE"_s << int(ClockCell::Red) << u"over by 1:59:45"_s;
}

void TestQueueCells::ladderOfANewCallout()
{
    QFETCH(int, seconds);
    Desk desk;
    desk.add({desk.entry(1, std::chrono::seconds(seconds))});
    const QueueCells cells{desk.table, desk.server, desk.clock.mono};
    const CalloutRow &row = desk.table.rowAt(0);
    const ClockCell clock = cells.clock(row, false);
    QTEST(cells.word(row), "word");
    QTEST(int(clock.pill), "pill");
    QTEST(clock.detail, "detail");
    QVERIFY(!cells.clock(row, true).detail.contains(u"target"_s));
}

void TestQueueCells::clockDetails_data()
{
    QTest::addColumn<BoardEntry>("entry");
    QTest::addColumn<QString>("full");
    QTest::addColumn<QString>("brief");
    QTest::addColumn<int>("pill");
    const Desk desk;
    const int plain = ClockCell::Plain;
    const int amber = ClockCell::Amber;
    BoardEntry entry = desk.taken(1, u"Op 03"_s, CalloutStatus::Created, 58s);
    QTest::addRow("taken") << entry << u"00:58 target 01:30"_s << u"of 01:30"_s << plain;
    entry = desk.taken(1, u"Op 03"_s, CalloutStatus::Created, 95s);
    QTest::addRow("taken, no dispatch")
        << entry << u"01:35 over by 00:05"_s << u"+00:05"_s << amber;
    entry = desk.taken(1, u"Op 03"_s, CalloutStatus::ResponderDispatched, 252s);
    entry.stageSince = desk.clock.mono - 165s;
    QTest::addRow("by our clock") << entry << u"04:12 stage 02:45"_s << u"02:45"_s << plain;
    entry.callout.dispatchedAt = desk.clock.utc - 170s;
    QTest::addRow("by AURA's time") << entry << u"04:12 stage 02:50"_s << u"02:50"_s << plain;
    entry = desk.taken(1, u"Op 03"_s, CalloutStatus::ResponderCancelled, 220s);
    entry.stageSince = desk.clock.mono - 34s;
    QTest::addRow("withdrawn") << entry << u"03:40 stage 00:34"_s << u"00:34"_s << amber;
    entry = desk.taken(1, u"Op 03"_s, CalloutStatus::Closed, 36min + 20s);
    entry.presence = Presence::Ended;
    entry.endedAt = desk.clock.mono - 65s;
    QTest::addRow("ended") << entry << u"36:20 ended 01:05"_s << u"+01:05"_s << plain;
    entry = desk.taken(1, u"Op 07"_s, CalloutStatus::Created, 1290s);
    entry.cancelMark = CancelMark::Requested;
    entry.cancelAt = desk.clock.mono - 130s;
    QTest::addRow("cancel") << entry << u"21:30 sent 02:10"_s << u"02:10"_s << plain;
}

void TestQueueCells::clockDetails()
{
    QFETCH(BoardEntry, entry);
    Desk desk;
    desk.add({entry});
    const QueueCells cells{desk.table, desk.server, desk.clock.mono};
    const ClockCell full = cells.clock(desk.table.rowAt(0), false);
    QTEST(full.total + u' ' + full.detail, "full");
    QTEST(cells.clock(desk.table.rowAt(0), true).detail, "brief");
    QTEST(int(full.pill), "pill");
}

void TestQueueCells::agesOfData()
{
    Desk desk;
    desk.add({desk.taken(1, u"Op 03"_s, CalloutStatus::Created)});
    const auto age = [&desk](Millis after) {
        const QueueCells cells{desk.table, desk.server, desk.clock.mono + after};
        return cells.age(desk.table.rowAt(0)).mark;
    };
    QCOMPARE(age(3999ms), AgeCell::Plain);
    QCOMPARE(age(4s), AgeCell::Outline);
    QCOMPARE(age(5999ms), AgeCell::Outline);
    QCOMPARE(age(6s), AgeCell::Solid);
}

void TestQueueCells::agesWithTheLinkLost()
{
    Desk desk;
    desk.add({desk.taken(1, u"Op 03"_s, CalloutStatus::Created)});
    QueueCells cells{desk.table, desk.server, desk.clock.mono + 46s};
    cells.linkLost = true;
    const AgeCell age = cells.age(desk.table.rowAt(0));
    QCOMPARE(age.text, u"00:46"_s);
    QCOMPARE(age.mark, AgeCell::Strong);
}

void TestQueueCells::lostContactShowsTheFix()
{
    Desk desk;
    BoardEntry entry = desk.taken(1, u"Op 03"_s, CalloutStatus::Created);
    entry.lostContact = true;
    entry.fixChanged = desk.clock.mono - 166s;
    desk.add({entry});
    const QueueCells cells{desk.table, desk.server, desk.clock.mono};
    QCOMPARE(cells.age(desk.table.rowAt(0)).text, u"02:46"_s);
    QCOMPARE(cells.age(desk.table.rowAt(0)).mark, AgeCell::Solid);
    QCOMPARE(cells.detail(desk.table.rowAt(0)), u"No new fix"_s);
}

void TestQueueCells::etaOfALostLinkIsPast()
{
    Desk desk;
    BoardEntry entry = desk.taken(1, u"Op 03"_s, CalloutStatus::ResponderDispatched);
    entry.callout.responder.eta = std::chrono::seconds(173);
    desk.add({entry});
    QueueCells cells{desk.table, desk.server, desk.clock.mono + 40s};
    QCOMPARE(cells.detail(desk.table.rowAt(0)), u"ETA 14:35, in 3 min"_s);
    cells.linkLost = true;
    QCOMPARE(cells.detail(desk.table.rowAt(0)), u"ETA was 14:35"_s);
}

QTEST_MAIN(TestQueueCells)
#include "tst_queuecells.moc"
