// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rules by which no callout is ever lost, one test each: what AURA says, or does not say.
#include "boarddesk.h"

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

ApiError failure(ApiError::Kind kind)
{
    ApiError error;
    error.kind = kind;
    return error;
}

} // namespace

class TestNeverLose final : public QObject, private BoardDesk {
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void unknownStatusStaysActive_data();
    void unknownStatusStaysActive();
    void vanishedIsReadByIdAndHeld_data();
    void vanishedIsReadByIdAndHeld();
    void unreachableIsHeldAndReadOn_data();
    void unreachableIsHeldAndReadOn();
    void endedStaysUntilAnOperatorClears();
    void incompleteSnapshotRemovesNothing_data();
    void incompleteSnapshotRemovesNothing();
    void failedAnswerTouchesNothing_data();
    void failedAnswerTouchesNothing();
    void emptyListIsAnAnswerAndEachIsReadById();
    void duplicatesAreOneCallout();
    void reorderingSaysNothing();

private:
    void vanish(CalloutId id)
    {
        m_clock.mono += 2s;
        poll({});
        QVERIFY(m_watch->wanted.contains(id));
    }
    [[nodiscard]] QString logText(QStringView part) const
    {
        for (const LogEntry &line : m_watch->log) {
            if (line.text.contains(part))
                return line.text;
        }
        return {};
    }
};

void TestNeverLose::unknownStatusStaysActive_data()
{
    QTest::addColumn<QString>("status");
    QTest::newRow("word nobody knows") << u"Waiting for keyholder"_s;
    QTest::newRow("nearly closed") << u"closed by customer"_s;
    QTest::newRow("cancelled is not closed") << u"cancelled"_s;
    QTest::newRow("empty") << u""_s;
    QTest::newRow("very long") << QString(5'000, u'x');
    QTest::newRow("another script") << u"已关闭"_s;
}

void TestNeverLose::unknownStatusStaysActive()
{
    QFETCH(QString, status);
    poll({makeCallout(1), makeCallout(2, status)});
    m_board->take(1, u"Op"_s);
    m_clock.mono += 2s;
    poll({makeCallout(1, status), makeCallout(2, status)});
    m_board->applyRead(readOf(makeCallout(1, status), m_clock.mono));
    pass(5min);
    for (const CalloutId id : {1, 2}) {
        QCOMPARE(entry(id).presence, Presence::Listed);
        QCOMPARE(entry(id).callout.statusText, status);
        QCOMPARE(queueTab(entry(id)), QueueTab::Active);
    }
    QVERIFY(!m_board->clear(1)); // what is active cannot be cleared away
}

void TestNeverLose::vanishedIsReadByIdAndHeld_data()
{
    QTest::addColumn<bool>("isKnown");
    QTest::newRow("closed") << true;
    QTest::newRow("404") << false;
}

void TestNeverLose::vanishedIsReadByIdAndHeld()
{
    QFETCH(bool, isKnown);
    poll({makeCallout(1)});
    vanish(1);
    QCOMPARE(entry(1).presence, Presence::Missing);
    m_clock.mono += 1s;
    if (isKnown)
        m_board->applyRead(readOf(makeCallout(1, u"closed"_s), m_clock.mono));
    else
        m_board->applyReadFailure(1, failure(ApiError::Kind::NotFound));
    QCOMPARE(entry(1).presence, Presence::Ended);
    QCOMPARE(entry(1).endKind, isKnown ? EndKind::Closed : EndKind::NotFound);
    QCOMPARE(displayState(entry(1)), DisplayState::Ended);
    QVERIFY(entry(1).isUnacknowledged());
    QVERIFY(logText(isKnown ? u"closed by AURA" : u"AURA has no such callout").contains(u"1"));
}

void TestNeverLose::unreachableIsHeldAndReadOn_data()
{
    QTest::addColumn<int>("kind");
    for (const auto kind :
         {ApiError::Kind::Offline, ApiError::Kind::Timeout, ApiError::Kind::Forbidden,
          ApiError::Kind::ServerFault, ApiError::Kind::Malformed, ApiError::Kind::TooLarge})
        QTest::newRow(kindName(kind).data()) << int(kind);
}

void TestNeverLose::unreachableIsHeldAndReadOn()
{
    QFETCH(int, kind);
    poll({makeCallout(1)});
    vanish(1);
    for (int i = 0; i < 10; ++i) {
        m_board->applyReadFailure(1, failure(ApiError::Kind(kind)));
        m_watch->wanted.clear();
        pass(6s);
        QVERIFY(m_watch->wanted.contains(1));
    }
    QCOMPARE(entry(1).presence, Presence::Missing);
    QCOMPARE(entry(1).endKind, EndKind::Unreachable);
    QCOMPARE(queueTab(entry(1)), QueueTab::Active);
    QVERIFY(!logText(u"cannot be read by its number").isEmpty());
    QVERIFY(!m_board->clear(1));
}

void TestNeverLose::endedStaysUntilAnOperatorClears()
{
    poll({makeCallout(1)});
    vanish(1);
    m_board->applyReadFailure(1, failure(ApiError::Kind::NotFound));
    pass(1h);
    for (int i = 0; i < 50; ++i) {
        m_clock.mono += 30min;
        poll({});
        m_board->tick();
    }
    QVERIFY(m_board->contains(1));
    QVERIFY(queueTab(entry(1)) != QueueTab::ClosedToday);
    QVERIFY(m_board->clear(1));
    QCOMPARE(queueTab(entry(1)), QueueTab::ClosedToday);
}

void TestNeverLose::incompleteSnapshotRemovesNothing_data()
{
    QTest::addColumn<QList<CalloutId>>("told");
    QTest::newRow("nothing could be read") << QList<CalloutId>{};
    QTest::newRow("one element skipped") << QList<CalloutId>{1, 2};
    QTest::newRow("only a new one") << QList<CalloutId>{9};
}

void TestNeverLose::incompleteSnapshotRemovesNothing()
{
    QFETCH(QList<CalloutId>, told);
    poll({makeCallout(1), makeCallout(2), makeCallout(3)});
    m_watch->clear();
    QList<Callout> callouts;
    for (const CalloutId id : told)
        callouts.append(makeCallout(id));
    for (int i = 0; i < 100; ++i) {
        m_clock.mono += 2s;
        poll(callouts, false);
    }
    QVERIFY(m_watch->wanted.isEmpty());
    for (const CalloutId id : {1, 2, 3})
        QCOMPARE(entry(id).presence, Presence::Listed);
    QCOMPARE(m_board->contains(9), told.contains(9)); // but it may add
}

void TestNeverLose::failedAnswerTouchesNothing_data()
{
    unreachableIsHeldAndReadOn_data();
    QTest::newRow("NotFound") << int(ApiError::Kind::NotFound);
}

void TestNeverLose::failedAnswerTouchesNothing()
{
    QFETCH(int, kind);
    poll({makeCallout(1)});
    m_watch->clear();
    m_clock.mono += 1s;
    m_board->applyReadFailure(1, failure(ApiError::Kind(kind))); // while it is on the list
    m_board->applyReadFailure(77, failure(ApiError::Kind(kind))); // not on the board at all
    QVERIFY(m_watch->changes.isEmpty());
    QCOMPARE(entry(1).presence, Presence::Listed);
    QVERIFY(!m_board->contains(77));
}

void TestNeverLose::emptyListIsAnAnswerAndEachIsReadById()
{
    QList<Callout> callouts;
    for (CalloutId id = 1; id <= 40; ++id)
        callouts.append(makeCallout(id));
    poll(callouts);
    m_watch->clear();
    m_clock.mono += 2s;
    poll({});
    QCOMPARE(m_board->entries().size(), 40);
    QCOMPARE(m_watch->wanted.size(), 40);
    QCOMPARE(QSet<CalloutId>(m_watch->wanted.begin(), m_watch->wanted.end()).size(), 40);
    m_clock.mono += 1s;
    for (CalloutId id = 1; id <= 40; ++id)
        m_board->applyRead(readOf(makeCallout(id), m_clock.mono)); // open all the same
    for (CalloutId id = 1; id <= 40; ++id) {
        QCOMPARE(entry(id).presence, Presence::Missing);
        QCOMPARE(queueTab(entry(id)), QueueTab::Active);
    }
    m_clock.mono += 2s;
    poll(callouts);
    QCOMPARE(entry(40).presence, Presence::Listed);
}

void TestNeverLose::duplicatesAreOneCallout()
{
    poll({makeCallout(1), makeCallout(2), makeCallout(1)});
    QCOMPARE(m_board->entries().size(), 2);
    QCOMPARE(m_watch->changes[0].added.size(), 2);
    m_board->take(1, u"Op"_s);
    m_watch->clear();
    m_clock.mono += 2s;
    poll({makeCallout(1), makeCallout(1), makeCallout(2), makeCallout(2)});
    QVERIFY(m_watch->changes.isEmpty());
    QCOMPARE(entry(1).owner, u"Op"_s);
}

void TestNeverLose::reorderingSaysNothing()
{
    QList<Callout> callouts;
    for (CalloutId id = 1; id <= 30; ++id)
        callouts.append(makeCallout(id));
    poll(callouts);
    m_watch->clear();
    QRandomGenerator random(3);
    for (int i = 0; i < 20; ++i) {
        std::shuffle(callouts.begin(), callouts.end(), random);
        m_clock.mono += 2s;
        poll(callouts);
    }
    QVERIFY(m_watch->changes.isEmpty());
    QVERIFY(m_watch->wanted.isEmpty());
    QCOMPARE(m_watch->readMoves, 20);
}

QTEST_GUILESS_MAIN(TestNeverLose)
#include "tst_neverlose.moc"
