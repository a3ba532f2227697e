// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boarddesk.h"

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestCalloutBoard final : public QObject, private BoardDesk {
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void newOnesAreAdded();
    void nothingNewSaysNothing();
    void changesAreExact_data();
    void changesAreExact();
    void unknownStatusIsActive();
    void missingIsReadAndKept();
    void missingButOpenStaysActive();
    void missingAndClosedIsEnded();
    void notFoundIsEnded();
    void unreachableStaysMissing();
    void cameBackToTheList();
    void cameBackAfterClearing();
    void idUsedAgain();
    void closedInTheListIsEnded();
    void partialSnapshotRemovesNothing();
    void olderSnapshotIsIgnored();
    void lateSnapshotDoesNotUndoARead();
    void raisedIsNotMissingFromALateSnapshot();
    void oldReadIsIgnored();
    void duplicatesAreOneUpdate();
    void detailOfAReadOutlivesTheList();
};

void TestCalloutBoard::newOnesAreAdded()
{
    poll({makeCallout(1), makeCallout(2)});
    QCOMPARE(m_watch->changes.size(), 1);
    QCOMPARE(m_watch->changes[0].added.size(), 2);
    QVERIFY(m_watch->changes[0].updated.isEmpty() && m_watch->changes[0].removed.isEmpty());
    QVERIFY(entry(1).isUnacknowledged());
    QCOMPARE(displayState(entry(1)), DisplayState::New);
    QCOMPARE(entry(1).firstSeen, m_clock.mono);
    QCOMPARE(entry(1).lastRead, m_clock.mono);
    QCOMPARE(m_watch->log.size(), 2);
    QVERIFY(m_watch->log[0].text.contains(u"first seen"));
}

void TestCalloutBoard::nothingNewSaysNothing()
{
    poll({makeCallout(1), makeCallout(2)});
    m_watch->clear();
    m_clock.mono += 2s;
    poll({makeCallout(2), makeCallout(1)});
    QCOMPARE(m_watch->changes.size(), 0);
    QCOMPARE(m_watch->readMoves, 1);
    QCOMPARE(m_board->boardReadAt(), m_clock.mono);
    QCOMPARE(entry(1).lastRead, m_clock.mono);
}

void TestCalloutBoard::changesAreExact_data()
{
    QTest::addColumn<Callout>("after");
    QTest::addColumn<BoardFields>("fields");
    Callout callout = makeCallout(1, u"Responder Dispatched"_s);
    QTest::newRow("status") << callout << BoardFields(BoardField::Status);
    callout = makeCallout(1);
    callout.position->point.latitude += 0.001;
    QTest::newRow("position") << callout << BoardFields(BoardField::Position);
    callout = makeCallout(1);
    callout.address = u"1 River Rd"_s;
    QTest::newRow("address") << callout << BoardFields(BoardField::Position);
    callout = makeCallout(1);
    callout.responder.unit = u"Unit 7"_s;
    QTest::newRow("responder") << callout << BoardFields(BoardField::Responder);
    callout = makeCallout(1);
    callout.emergency = u"Security"_s;
    QTest::newRow("details") << callout << BoardFields(BoardField::Details);
    callout = makeCallout(1, u"Responder Arrived"_s);
    callout.position->point.latitude += 0.001;
    QTest::newRow("two") << callout << (BoardField::Status | BoardField::Position);
}

void TestCalloutBoard::changesAreExact()
{
    QFETCH(Callout, after);
    QFETCH(BoardFields, fields);
    poll({makeCallout(1), makeCallout(2)});
    m_watch->clear();
    m_clock.mono += 2s;
    poll({after, makeCallout(2)});
    QCOMPARE(m_watch->changes.size(), 1);
    QCOMPARE(m_watch->changes[0].updated.size(), 1);
    QCOMPARE(m_watch->fieldsOf(1), fields);
}

void TestCalloutBoard::unknownStatusIsActive()
{
    poll({makeCallout(1)});
    m_clock.mono += 2s;
    poll({makeCallout(1, u"Waiting for keyholder"_s)});
    m_board->take(1, u"Op"_s);
    QCOMPARE(entry(1).presence, Presence::Listed);
    QCOMPARE(entry(1).callout.statusText, u"Waiting for keyholder"_s);
    QCOMPARE(displayState(entry(1)), DisplayState::UnknownStatus);
    QCOMPARE(queueTab(entry(1)), QueueTab::Active);
}

void TestCalloutBoard::missingIsReadAndKept()
{
    poll({makeCallout(1), makeCallout(2)});
    m_watch->clear();
    m_clock.mono += 2s;
    poll({});
    QCOMPARE(m_board->entries().size(), 2);
    QCOMPARE(entry(1).presence, Presence::Missing);
    QCOMPARE(entry(1).endedAt, m_clock.mono);
    QCOMPARE(QSet<CalloutId>(m_watch->wanted.begin(), m_watch->wanted.end()),
             (QSet<CalloutId>{1, 2}));
    m_watch->clear();
    m_clock.mono += 2s;
    poll({});
    QCOMPARE(m_watch->wanted.size(), 0); // asked already
    pass(10s);
    QCOMPARE(m_watch->wanted.size(), 2); // and asked again when nothing came
}

void TestCalloutBoard::missingButOpenStaysActive()
{
    poll({makeCallout(1)});
    m_clock.mono += 2s;
    poll({});
    m_clock.mono += 1s;
    m_board->applyRead(readOf(makeCallout(1, u"Responder Arrived"_s), m_clock.mono));
    QCOMPARE(entry(1).presence, Presence::Missing);
    QCOMPARE(entry(1).callout.status, CalloutStatus::ResponderArrived);
    QCOMPARE(queueTab(entry(1)), QueueTab::Active);
    m_watch->clear();
    pass(11s);
    QVERIFY(m_watch->wanted.contains(1));
    m_clock.mono += 2s;
    poll({makeCallout(1, u"Responder Arrived"_s)});
    QCOMPARE(entry(1).presence, Presence::Listed);
    QCOMPARE(m_watch->log.last().outcome, u"back"_s);
}

void TestCalloutBoard::missingAndClosedIsEnded()
{
    poll({makeCallout(1)});
    m_clock.mono += 2s;
    poll({});
    m_clock.mono += 1s;
    m_board->applyRead(readOf(makeCallout(1, u"Closed "_s), m_clock.mono));
    QCOMPARE(entry(1).presence, Presence::Ended);
    QCOMPARE(entry(1).endKind, EndKind::Closed);
    QCOMPARE(displayState(entry(1)), DisplayState::Ended);
    QVERIFY(entry(1).isUnacknowledged()); // ended before anyone looked: still so
    m_watch->clear();
    pass(1min);
    poll({});
    QVERIFY(m_watch->wanted.isEmpty());
    QCOMPARE(m_board->entries().size(), 1);
}

void TestCalloutBoard::notFoundIsEnded()
{
    ApiError error;
    error.kind = ApiError::Kind::NotFound;
    poll({makeCallout(1)});
    m_board->applyReadFailure(1, error);
    QCOMPARE(entry(1).presence, Presence::Listed); // the list knows better
    m_clock.mono += 2s;
    poll({});
    m_board->applyReadFailure(1, error);
    QCOMPARE(entry(1).presence, Presence::Ended);
    QCOMPARE(entry(1).endKind, EndKind::NotFound);
}

void TestCalloutBoard::unreachableStaysMissing()
{
    ApiError error;
    error.kind = ApiError::Kind::ServerFault;
    poll({makeCallout(1)});
    m_clock.mono += 2s;
    poll({});
    m_board->applyReadFailure(1, error);
    QCOMPARE(entry(1).endKind, EndKind::None);
    pass(31s);
    QCOMPARE(entry(1).presence, Presence::Missing);
    QCOMPARE(entry(1).endKind, EndKind::Unreachable);
    QCOMPARE(queueTab(entry(1)), QueueTab::Active);
    m_watch->clear();
    m_board->applyReadFailure(1, error);
    pass(6s);
    QVERIFY(m_watch->wanted.contains(1)); // read on
    m_board->applyRead(readOf(makeCallout(1), m_clock.mono));
    QCOMPARE(entry(1).endKind, EndKind::None);
    QCOMPARE(entry(1).presence, Presence::Missing);
}

void TestCalloutBoard::cameBackToTheList()
{
    poll({makeCallout(1)});
    m_board->take(1, u"Op"_s);
    m_clock.mono += 2s;
    poll({makeCallout(1, u"closed"_s)});
    QCOMPARE(entry(1).presence, Presence::Ended);
    m_clock.mono += 2s;
    poll({makeCallout(1)});
    QCOMPARE(entry(1).presence, Presence::Listed);
    QCOMPARE(entry(1).endKind, EndKind::None);
    QVERIFY(entry(1).isUnacknowledged()); // nobody has looked at it since
    QVERIFY(std::ranges::any_of(m_watch->log, [](const LogEntry &line) {
        return line.outcome == u"back" && line.text.contains(u"active again");
    }));
}

void TestCalloutBoard::cameBackAfterClearing()
{
    poll({makeCallout(1)});
    m_board->take(1, u"Op"_s);
    m_clock.mono += 2s;
    poll({makeCallout(1, u"closed"_s)});
    QVERIFY(m_board->clear(1));
    m_clock.mono += 2s;
    poll({makeCallout(1, u"closed"_s)});
    QCOMPARE(displayState(entry(1)), DisplayState::Closed); // listed as closed is no return
    m_clock.mono += 2s;
    poll({makeCallout(1)});
    QVERIFY(entry(1).isUnacknowledged());
    QVERIFY(!entry(1).cleared);
    QCOMPARE(displayState(entry(1)), DisplayState::New);
}

void TestCalloutBoard::idUsedAgain()
{
    poll({makeCallout(1)});
    m_board->take(1, u"Op"_s);
    m_board->beginCancel(1, true);
    m_clock.mono += 2s;
    Callout other = makeCallout(1);
    other.customerId = 77;
    other.position.reset();
    poll({other});
    QVERIFY(entry(1).isUnacknowledged());
    QCOMPARE(entry(1).cancelMark, CancelMark::None);
    QVERIFY(!entry(1).outcomeFrozen);
    QVERIFY(!entry(1).callout.position); // nothing of the former one
    QCOMPARE(entry(1).firstSeen, m_clock.mono);
}

void TestCalloutBoard::closedInTheListIsEnded()
{
    poll({makeCallout(1, u"CLOSED"_s)});
    QCOMPARE(entry(1).presence, Presence::Ended);
    QCOMPARE(entry(1).endKind, EndKind::Closed);
    m_watch->clear();
    m_clock.mono += 2s;
    poll({makeCallout(1, u"CLOSED"_s)});
    QVERIFY(m_watch->changes.isEmpty());
}

void TestCalloutBoard::partialSnapshotRemovesNothing()
{
    poll({makeCallout(1), makeCallout(2)});
    m_watch->clear();
    m_clock.mono += 2s;
    poll({makeCallout(2, u"Responder Dispatched"_s), makeCallout(3)}, false);
    QCOMPARE(entry(1).presence, Presence::Listed);
    QCOMPARE(entry(2).callout.status, CalloutStatus::ResponderDispatched);
    QVERIFY(m_board->contains(3));
    QVERIFY(m_watch->wanted.isEmpty());
    QCOMPARE(m_watch->readMoves, 0);
    QVERIFY(entry(1).lastRead < m_clock.mono);
    m_clock.mono += 2s;
    poll({makeCallout(2, u"Responder Dispatched"_s)}, false);
    QCOMPARE(m_watch->fieldsOf(2), BoardFields(BoardField::Read));
    QCOMPARE(m_watch->changes.last().updated.size(), 1);
}

void TestCalloutBoard::olderSnapshotIsIgnored()
{
    const MonoTime early = m_clock.mono;
    m_clock.mono += 2s;
    poll({makeCallout(1, u"Responder Arrived"_s)});
    m_watch->clear();
    Snapshot late = snapshotOf({makeCallout(1), makeCallout(2)}, early);
    late.transfer.received = m_clock.mono + 1s;
    m_clock.mono += 1s;
    m_board->applySnapshot(late);
    QVERIFY(m_watch->changes.isEmpty());
    QCOMPARE(m_watch->readMoves, 0);
    QCOMPARE(entry(1).callout.status, CalloutStatus::ResponderArrived);
    QVERIFY(!m_board->contains(2));
}

void TestCalloutBoard::lateSnapshotDoesNotUndoARead()
{
    poll({makeCallout(1), makeCallout(2)});
    m_clock.mono += 2s;
    const MonoTime listSent = m_clock.mono;
    m_clock.mono += 100ms;
    CalloutRead read = readOf(makeCallout(1, u"closed"_s), m_clock.mono);
    m_clock.mono += 200ms;
    read.transfer.received = m_clock.mono;
    m_board->applyRead(read);
    QCOMPARE(entry(1).presence, Presence::Ended);
    m_clock.mono += 200ms;
    Snapshot late =
        snapshotOf({makeCallout(1), makeCallout(2, u"Responder Dispatched"_s)}, listSent);
    late.transfer.received = m_clock.mono;
    m_board->applySnapshot(late);
    QCOMPARE(entry(1).presence, Presence::Ended); // read since
    QCOMPARE(entry(2).callout.status, CalloutStatus::ResponderDispatched); // not read since
}

void TestCalloutBoard::raisedIsNotMissingFromALateSnapshot()
{
    poll({});
    m_clock.mono += 2s;
    const MonoTime listSent = m_clock.mono;
    m_clock.mono += 500ms;
    m_board->applyRaised(makeCallout(5), m_clock.mono);
    QVERIFY(m_board->contains(5));
    m_clock.mono += 100ms;
    m_board->applySnapshot(snapshotOf({}, listSent));
    QCOMPARE(entry(5).presence, Presence::Listed);
    m_clock.mono += 2s;
    poll({});
    QCOMPARE(entry(5).presence, Presence::Missing);
    QVERIFY(m_watch->wanted.contains(5));
}

void TestCalloutBoard::oldReadIsIgnored()
{
    poll({makeCallout(1)});
    CalloutRead read = readOf(makeCallout(1, u"closed"_s), m_clock.mono - 1s);
    read.transfer.received = m_clock.mono;
    m_board->applyRead(read);
    QCOMPARE(entry(1).presence, Presence::Listed);
}

void TestCalloutBoard::duplicatesAreOneUpdate()
{
    poll({makeCallout(1), makeCallout(1, u"Responder Dispatched"_s)});
    QCOMPARE(m_watch->changes[0].added.size(), 1);
    QCOMPARE(entry(1).callout.status, CalloutStatus::ResponderDispatched);
    m_clock.mono += 2s;
    poll({makeCallout(1), makeCallout(1, u"Responder Arrived"_s)});
    QCOMPARE(m_watch->changes.last().updated.size(), 1);
    QCOMPARE(entry(1).callout.status, CalloutStatus::ResponderArrived);
}

void TestCalloutBoard::detailOfAReadOutlivesTheList()
{
    Callout rich = makeCallout(1, u"Responder Dispatched"_s);
    rich.address = u"1 River Rd"_s;
    rich.responder = {u"Unit 7"_s, u"Sandbox Response"_s, {}, 240s};
    rich.emergency = u"Security"_s;
    poll({makeCallout(1, u"Responder Dispatched"_s)});
    m_board->applyRead(readOf(rich, m_clock.mono));
    m_watch->clear();
    for (int i = 0; i < 3; ++i) {
        m_clock.mono += 2s;
        poll({makeCallout(1, u"Responder Dispatched"_s)});
    }
    QVERIFY(m_watch->changes.isEmpty()); // no flicker between the two shapes
    QCOMPARE(entry(1).callout.address, u"1 River Rd"_s);
    m_clock.mono += 2s;
    poll({makeCallout(1, u"Responder Cancelled"_s)});
    QVERIFY(entry(1).callout.responder.isEmpty()); // withdrawn: nobody is coming
    QCOMPARE(entry(1).callout.address, u"1 River Rd"_s);
}

QTEST_GUILESS_MAIN(TestCalloutBoard)
#include "tst_calloutboard.moc"
