// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boarddesk.h"

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestBoardActions final : public QObject, private BoardDesk {
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void clockJumpDoesNotAgeCallouts();
    void serverClockMakesOldFixes();
    void stuckFixIsLostContact();
    void unreadIsLostContact();
    void staleAfterADay();
    void takeReleaseClear();
    void onlyTheNewestClearedAreKept();
    void nextToTakeIsTheOldest();
    void nextToTakeIsTheHighest();
    void whoCallsAgainIsCounted();
    void countsByTab();
    void secondVerifiedCancelWaits();
    void abandonedCancelLeavesNothing();
    void reentrantListener();
    void tenThousand();
};

void TestBoardActions::clockJumpDoesNotAgeCallouts()
{
    poll({makeCallout(1)});
    m_serverClock->observe(m_clock.utc, m_clock.mono, m_clock.mono);
    m_board->take(1, u"Op"_s);
    const BoardEntry before = entry(1);
    m_watch->clear();
    for (const auto jump : {Millis(26h), Millis(-52h), Millis(400 * 24h)}) {
        m_clock.utc += jump;
        m_clock.mono += 1s;
        m_board->tick();
        Callout moved = makeCallout(1);
        moved.position->fixTime = m_serverClock->at(m_clock.mono) - 5s;
        poll({moved});
        m_board->tick();
        QVERIFY(!entry(1).stale24h);
        QVERIFY(!entry(1).lostContact);
        QCOMPARE(entry(1).firstSeen, before.firstSeen);
        QCOMPARE(entry(1).takenAt, before.takenAt);
        QCOMPARE(entry(1).lastRead, m_clock.mono);
    }
    poll({makeCallout(1), makeCallout(2)});
    QVERIFY(std::chrono::abs(entry(2).firstSeenUtc - before.firstSeenUtc) < 10s);
}

void TestBoardActions::serverClockMakesOldFixes()
{
    Callout callout = makeCallout(1);
    m_serverClock->observe(m_clock.utc, m_clock.mono, m_clock.mono);
    callout.position->fixTime = m_serverClock->at(m_clock.mono) - 61s;
    poll({callout});
    QVERIFY(entry(1).lostContact); // as old as that when it came
    callout.position->fixTime = m_serverClock->at(m_clock.mono) - 5s;
    m_clock.mono += 2s;
    poll({callout});
    QVERIFY(!entry(1).lostContact);
    QVERIFY(m_watch->fieldsOf(1).testFlag(BoardField::Contact));
}

void TestBoardActions::stuckFixIsLostContact()
{
    Callout fixed = makeCallout(2);
    fixed.fixedLocationId = 99;
    const QList<Callout> all{makeCallout(1), fixed, makeCallout(3, u"Responder Completed"_s)};
    poll(all);
    for (int i = 0; i < 30; ++i) {
        pass(2s);
        poll(all);
    }
    QVERIFY(!entry(1).lostContact);
    pass(2s);
    QVERIFY(entry(1).lostContact);
    QVERIFY(!entry(2).lostContact); // a site does not move
    QVERIFY(!entry(3).lostContact);
    Callout moved = makeCallout(1);
    moved.position->point.longitude += 0.0001;
    poll({moved, fixed, all[2]});
    QVERIFY(!entry(1).lostContact);
}

void TestBoardActions::unreadIsLostContact()
{
    Callout fixed = makeCallout(2);
    fixed.fixedLocationId = 99;
    poll({fixed});
    pass(60s);
    QVERIFY(!entry(2).lostContact);
    pass(1s);
    QVERIFY(entry(2).lostContact);
    poll({fixed});
    m_board->tick();
    QVERIFY(!entry(2).lostContact);
    m_board->setPollInterval(40s); // three polls are longer than a minute
    pass(100s);
    QVERIFY(!entry(2).lostContact);
}

void TestBoardActions::staleAfterADay()
{
    Callout old = makeCallout(1);
    old.createdAt = m_clock.utc - 25h;
    poll({old, makeCallout(2)});
    QVERIFY(entry(1).stale24h);
    QVERIFY(!entry(2).stale24h);
    QCOMPARE(queueTab(entry(1)), QueueTab::Active); // nobody has looked at it yet
    m_board->take(1, u"Op"_s);
    QCOMPARE(queueTab(entry(1)), QueueTab::Older);
    m_clock.mono += 25h;
    m_board->tick();
    QVERIFY(entry(2).stale24h);
}

void TestBoardActions::takeReleaseClear()
{
    poll({makeCallout(1)});
    m_watch->clear();
    QVERIFY(!m_board->take(9, u"Op"_s));
    QVERIFY(m_board->take(1, u"Op"_s));
    QCOMPARE(m_watch->fieldsOf(1), BoardFields(BoardField::Owner));
    QVERIFY(!m_board->take(1, u"Op"_s));
    QVERIFY(m_board->take(1, u"Other"_s));
    QVERIFY(!m_board->clear(1)); // active ones cannot be cleared
    QVERIFY(m_board->release(1));
    QVERIFY(!m_board->release(1));
    QVERIFY(entry(1).isUnacknowledged());
    m_clock.mono += 2s;
    poll({makeCallout(1, u"closed"_s)});
    QVERIFY(m_board->clear(1));
    QCOMPARE(m_watch->fieldsOf(1), BoardFields(BoardField::Cleared) | BoardField::Alarm);
    QVERIFY(!m_board->clear(1));
    QCOMPARE(queueTab(entry(1)), QueueTab::ClosedToday);
    QVERIFY(m_board->markRated(1));
    QCOMPARE(m_watch->fieldsOf(1), BoardFields(BoardField::Rating));
}

void TestBoardActions::onlyTheNewestClearedAreKept()
{
    QList<Callout> closed;
    for (CalloutId id = 1; id <= 503; ++id)
        closed.append(makeCallout(id, u"closed"_s));
    poll(closed);
    m_clock.mono += 2s;
    poll({});
    for (CalloutId id = 1; id <= 503; ++id) {
        m_clock.mono += 1ms;
        QVERIFY(m_board->clear(id));
    }
    QCOMPARE(m_board->entries().size(), 500);
    QVERIFY(!m_board->contains(3));
    QVERIFY(m_board->contains(4));
    QCOMPARE(m_watch->changes.last().removed, QList<CalloutId>{3});
    m_clock.mono += 25h;
    m_board->tick();
    QCOMPARE(m_board->entries().size(), 0);
}

void TestBoardActions::nextToTakeIsTheOldest()
{
    Callout first = makeCallout(9);
    first.createdAt = m_clock.utc - 10min;
    Callout test = makeCallout(3);
    test.createdAt = m_clock.utc - 20min;
    test.classification = Classification::Test;
    QCOMPARE(m_board->nextToTake(), 0);
    poll({makeCallout(1), first, test});
    QCOMPARE(m_board->nextToTake(), 9);
    QVERIFY(m_board->mark(1, mark::Pin{true}));
    QCOMPARE(m_watch->fieldsOf(1), BoardFields(BoardField::Order));
    QCOMPARE(m_board->nextToTake(), 1); // pinned stands first
    QVERIFY(m_board->mark(1, mark::Pin{false}));
    QVERIFY(!m_board->mark(1, mark::Pin{false}));
    m_board->take(9, u"Op"_s);
    QCOMPARE(m_board->nextToTake(), 1);
    m_board->take(1, u"Op"_s);
    QCOMPARE(m_board->nextToTake(), 0);
}

void TestBoardActions::nextToTakeIsTheHighest()
{
    Callout older = makeCallout(2);
    older.createdAt = m_clock.utc - 10min;
    Callout medical = makeCallout(5);
    medical.responseTypeName = u"Medical"_s;
    poll({older, medical});
    QCOMPARE(entry(5).priority, 1);
    QCOMPARE(entry(2).priority, 3);
    QCOMPARE(m_board->nextToTake(), 5);
    m_watch->clear();
    m_board->setPriorityRules(
        PriorityRules::fromJson(uR"([{"olderThanMinutes": 11, "priority": 1}])"_s).value());
    QCOMPARE(entry(5).priority, 3);
    QCOMPARE(m_watch->fieldsOf(5), BoardFields(BoardField::Order));
    QCOMPARE(m_board->nextToTake(), 2);
    pass(60s);
    QCOMPARE(entry(2).priority, 3);
    pass(2s); // by age alone
    QCOMPARE(entry(2).priority, 1);
}

void TestBoardActions::whoCallsAgainIsCounted()
{
    const auto from = [this](CalloutId id, Millis ago) {
        Callout callout = makeCallout(id);
        callout.customerId = 77;
        callout.createdAt = m_clock.utc - ago;
        return callout;
    };
    poll({from(1, 10min), from(2, 50s), makeCallout(9)});
    QCOMPARE(entry(2).repeats, 1);
    m_clock.mono += 2s;
    poll({from(1, 10min), from(2, 50s), from(3, 30s), from(4, 0s), makeCallout(9)});
    QCOMPARE(entry(1).repeats, 1); // long before
    QCOMPARE(entry(2).repeats, 3);
    QCOMPARE(entry(4).repeats, 3);
    QCOMPARE(entry(9).repeats, 1);
    QCOMPARE(entry(4).priority, 2);
}

void TestBoardActions::countsByTab()
{
    Callout test = makeCallout(3);
    test.internalTest = true;
    Callout old = makeCallout(4);
    old.createdAt = m_clock.utc - 30h;
    poll({makeCallout(1), makeCallout(2, u"closed"_s), test, old});
    m_board->take(4, u"Op"_s);
    m_board->clear(2);
    const BoardCounts counts = m_board->counts();
    QCOMPARE(counts.active, 1);
    QCOMPARE(counts.tests, 1);
    QCOMPARE(counts.closedToday, 1);
    QCOMPARE(counts.older, 1);
    QCOMPARE(counts.notTaken, 1);
    QCOMPARE(counts.of(QueueTab::Older), 1);
}

void TestBoardActions::secondVerifiedCancelWaits()
{
    poll({makeCallout(1)});
    QVERIFY(m_board->mayCancelVerified(1));
    m_board->beginCancel(1, true);
    QVERIFY(!m_board->mayCancelVerified(1));
    m_clock.mono += 119s;
    QVERIFY(!m_board->mayCancelVerified(1));
    m_clock.mono += 1s;
    QVERIFY(m_board->mayCancelVerified(1));
    m_board->beginCancel(1, true);
    QVERIFY(!m_board->mayCancelVerified(1));
    QVERIFY(m_board->contactEnded(1));
    QVERIFY(m_board->mayCancelVerified(1));
    m_board->beginCancel(1, true);
    m_board->setCancelMark(1, CancelMark::NotDelivered);
    QVERIFY(m_board->mayCancelVerified(1));
    QVERIFY(!entry(1).outcomeFrozen);
}

void TestBoardActions::abandonedCancelLeavesNothing()
{
    poll({makeCallout(1)});
    const BoardEntry before = entry(1);
    m_board->beginCancel(1, true);
    QCOMPARE(entry(1).cancelMark, CancelMark::Sending);
    QVERIFY(entry(1).outcomeFrozen);
    m_board->abandonCancel(1);
    QVERIFY(!differences(before, entry(1)));
    pass(61s);
    QVERIFY(!entry(1).privateNote);
    QCOMPARE(m_watch->released, QList<CalloutId>{1});
}

void TestBoardActions::reentrantListener()
{
    connect(m_board.get(), &CalloutBoard::changed, this, [this](const BoardChanges &changes) {
        for (const BoardEntry &added : changes.added)
            m_board->take(added.id(), u"Op"_s);
    });
    poll({makeCallout(1), makeCallout(2)});
    QVERIFY(entry(1).isTaken() && entry(2).isTaken());
    QCOMPARE(m_watch->changes.size(), 3);
}

void TestBoardActions::tenThousand()
{
    CalloutBoard board(m_clock, *m_serverClock);
    QList<BoardChanges> changes;
    connect(&board, &CalloutBoard::changed, this,
            [&changes](const BoardChanges &change) { changes.append(change); });
    const auto callouts = [](double moved) {
        QList<Callout> all; // strings of their own, as after decoding
        for (CalloutId id = 1; id <= 10'000; ++id) {
            all.append(makeCallout(id));
            if (id % 20 == 0)
                all.last().position->point.latitude += moved;
        }
        return all;
    };
    const auto measure = [&](const QList<Callout> &all) {
        m_clock.mono += 2s;
        const Snapshot snapshot = snapshotOf(all, m_clock.mono);
        QElapsedTimer timer;
        timer.start();
        board.applySnapshot(snapshot);
        return double(timer.nsecsElapsed()) / 1e6;
    };
    const double first = measure(callouts(0));
    const double unchanged = measure(callouts(0));
    const double moved = measure(callouts(0.0001));
    QElapsedTimer timer;
    timer.start();
    board.tick();
    const double tick = double(timer.nsecsElapsed()) / 1e6;
    qInfo("10,000 callouts: first %.1f ms, unchanged %.2f ms, 500 moved %.2f ms, tick %.2f ms",
          first, unchanged, moved, tick);
    QCOMPARE(changes.size(), 2); // nothing was said of the unchanged ones
    QCOMPARE(changes[0].added.size(), 10'000);
    QCOMPARE(changes[1].updated.size(), 500);
}

QTEST_GUILESS_MAIN(TestBoardActions)
#include "tst_boardactions.moc"
