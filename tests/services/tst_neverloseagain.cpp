// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rules by which no callout is ever lost, one test each: numbers used again, and callouts that
// come back.
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

class TestNeverLoseAgain final : public QObject, private BoardDesk {
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void reusedIdIsANewCallout_data();
    void reusedIdIsANewCallout();
    void sameMomentInAnotherZoneIsNoReuse_data();
    void sameMomentInAnotherZoneIsNoReuse();
    void cameBackIsUnacknowledgedAgain_data();
    void cameBackIsUnacknowledgedAgain();
    void onlyMissingForAWhileKeepsItsOwner();
    void cameBackWhileHeldBackShowsNothing();
    void clearedAndHeldBackComesBackToo();
    void clearedWhileItsReturnIsHeldBack();
    void clearedButStillListedIsNotNewAgain();

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

void TestNeverLoseAgain::reusedIdIsANewCallout_data()
{
    QTest::addColumn<Callout>("other");
    QTest::addColumn<bool>("byRead");
    Callout other = makeCallout(1);
    other.customerId = 77;
    QTest::newRow("other customer") << other << false;
    QTest::newRow("other customer, read by id") << other << true;
    other = makeCallout(1);
    *other.createdAt += 13h + 7min;
    QTest::newRow("created later") << other << false;
    other = makeCallout(1);
    *other.createdAt += 3 * 24h; // a whole number of hours, but no zone is that far away
    QTest::newRow("days later") << other << true;
    other = makeCallout(1, u"closed"_s);
    other.customerId = 77;
    QTest::newRow("closed already") << other << false;
}

void TestNeverLoseAgain::reusedIdIsANewCallout()
{
    QFETCH(Callout, other);
    QFETCH(bool, byRead);
    other.position.reset();
    poll({makeCallout(1, u"Responder Arrived"_s)});
    m_board->take(1, u"Op 07"_s);
    m_board->beginCancel(1, false);
    m_clock.mono += 5s;
    if (byRead)
        m_board->applyRead(readOf(other, m_clock.mono));
    else
        poll({other});
    QVERIFY(entry(1).isUnacknowledged());
    QCOMPARE(entry(1).cancelMark, CancelMark::None);
    QCOMPARE(entry(1).callout, other); // nothing of the former one
    QCOMPARE(entry(1).firstSeen, m_clock.mono);
    QCOMPARE(queueTab(entry(1)), QueueTab::Active);
    const QString history = logText(u"its number was used again");
    QVERIFY2(history.contains(u"status Responder Arrived, taken by Op 07"), qPrintable(history));
    QCOMPARE(m_watch->log.last().text.contains(u"first seen"), true);
}

void TestNeverLoseAgain::sameMomentInAnotherZoneIsNoReuse_data()
{
    QTest::addColumn<Millis>("apart");
    QTest::newRow("daylight saving begins") << Millis(1h);
    QTest::newRow("daylight saving ends") << Millis(-1h);
    QTest::newRow("another zone") << Millis(2h);
    QTest::newRow("half an hour more") << Millis(-5h - 30min);
    QTest::newRow("and rounded") << Millis(9h + 59min + 1s);
}

void TestNeverLoseAgain::sameMomentInAnotherZoneIsNoReuse()
{
    QFETCH(Millis, apart);
    poll({makeCallout(1)});
    m_board->take(1, u"Op"_s);
    const BoardEntry before = entry(1);
    Callout shifted = makeCallout(1);
    *shifted.createdAt += apart;
    m_watch->clear();
    for (int i = 0; i < 5; ++i) { // one dialect tells it so, the other so
        m_clock.mono += 2s;
        poll({makeCallout(1)});
        m_clock.mono += 1s;
        m_board->applyRead(readOf(shifted, m_clock.mono));
    }
    QCOMPARE(entry(1).owner, u"Op"_s);
    QCOMPARE(entry(1).callout.createdAt, before.callout.createdAt); // its age does not jump
    QVERIFY(!entry(1).stale24h);
    QVERIFY(m_watch->log.isEmpty());
}

void TestNeverLoseAgain::cameBackIsUnacknowledgedAgain_data()
{
    QTest::addColumn<bool>("closed");
    QTest::addColumn<bool>("cleared");
    QTest::addColumn<bool>("byRead");
    for (const bool closed : {true, false}) {
        for (const bool cleared : {true, false}) {
            for (const bool byRead : {true, false})
                QTest::addRow("%s %s %s", closed ? "closed" : "404", cleared ? "cleared" : "held",
                              byRead ? "read" : "listed")
                    << closed << cleared << byRead;
        }
    }
}

void TestNeverLoseAgain::cameBackIsUnacknowledgedAgain()
{
    QFETCH(bool, closed);
    QFETCH(bool, cleared);
    QFETCH(bool, byRead);
    poll({makeCallout(1)});
    m_board->take(1, u"Op"_s);
    vanish(1);
    m_clock.mono += 1s;
    if (closed)
        m_board->applyRead(readOf(makeCallout(1, u"closed"_s), m_clock.mono));
    else
        m_board->applyReadFailure(1, failure(ApiError::Kind::NotFound));
    QCOMPARE(entry(1).presence, Presence::Ended);
    QCOMPARE(entry(1).owner, u"Op"_s);
    if (cleared)
        QVERIFY(m_board->clear(1));
    m_watch->clear();
    m_clock.mono += 2s;
    if (byRead)
        m_board->applyRead(readOf(makeCallout(1), m_clock.mono));
    else
        poll({makeCallout(1)});
    QVERIFY(entry(1).isUnacknowledged());
    QCOMPARE(displayState(entry(1)), DisplayState::New);
    QCOMPARE(entry(1).presence, byRead ? Presence::Missing : Presence::Listed);
    QCOMPARE(entry(1).endKind, EndKind::None);
    QCOMPARE(m_board->nextToTake(), 1);
    QVERIFY(!logText(u"active again after it had ended; nobody has taken it").isEmpty());
}

void TestNeverLoseAgain::onlyMissingForAWhileKeepsItsOwner()
{
    poll({makeCallout(1)});
    m_board->take(1, u"Op"_s);
    for (int i = 0; i < 5; ++i) { // a server that drops it from every other list
        vanish(1);
        m_clock.mono += 1s;
        m_board->applyRead(readOf(makeCallout(1), m_clock.mono));
        m_clock.mono += 1s;
        poll({makeCallout(1)});
        m_watch->wanted.clear();
    }
    QCOMPARE(entry(1).owner, u"Op"_s);
    QCOMPARE(entry(1).presence, Presence::Listed);
}

void TestNeverLoseAgain::cameBackWhileHeldBackShowsNothing()
{
    poll({makeCallout(1)});
    m_board->take(1, u"Op"_s);
    m_board->beginCancel(1, true);
    m_watch->clear();
    for (int i = 0; i < 3; ++i) {
        m_clock.mono += 2s;
        poll({makeCallout(1, u"closed"_s)});
        m_clock.mono += 2s;
        poll({makeCallout(1)});
    }
    QVERIFY(m_watch->changes.isEmpty());
    QVERIFY(m_watch->log.isEmpty());
    QVERIFY(m_board->contactEnded(1));
    QCOMPARE(entry(1).owner, u"Op"_s); // it was never shown as ended
    QCOMPARE(entry(1).presence, Presence::Listed);
    QCOMPARE(entry(1).cancelMark, CancelMark::Sending);
}

void TestNeverLoseAgain::clearedAndHeldBackComesBackToo()
{
    poll({makeCallout(1)});
    m_clock.mono += 2s;
    poll({makeCallout(1, u"closed"_s)});
    QVERIFY(m_board->clear(1));
    m_board->beginCancel(1, true);
    m_clock.mono += 2s;
    poll({makeCallout(1)});
    QVERIFY(!entry(1).cleared);
    QVERIFY(entry(1).isUnacknowledged());
    pass(10min);
    QCOMPARE(entry(1).presence, Presence::Listed);
    QCOMPARE(displayState(entry(1)), DisplayState::New);
}

void TestNeverLoseAgain::clearedWhileItsReturnIsHeldBack()
{
    poll({makeCallout(1, u"closed"_s)});
    m_board->beginCancel(1, true);
    m_clock.mono += 2s;
    poll({makeCallout(1)});
    QVERIFY(m_board->clear(1)); // it still looks ended
    m_clock.mono += 2s;
    poll({makeCallout(1)});
    QVERIFY(!entry(1).cleared);
    QVERIFY(m_board->clear(1));
    QVERIFY(m_board->contactEnded(1));
    m_clock.mono += 2s;
    poll({makeCallout(1)});
    QVERIFY(!entry(1).cleared);
    QCOMPARE(displayState(entry(1)), DisplayState::New);
}

void TestNeverLoseAgain::clearedButStillListedIsNotNewAgain()
{
    constexpr int more = int(CalloutBoard::mostCleared) + 20;
    QList<Callout> all;
    for (CalloutId id = 1; id <= more; ++id)
        all.append(makeCallout(id, u"closed"_s));
    poll(all);
    for (CalloutId id = 1; id <= more; ++id)
        QVERIFY(m_board->clear(id));
    m_watch->clear();
    m_clock.mono += 25h;
    poll(all);
    m_board->tick();
    QVERIFY(m_watch->log.isEmpty());
    QCOMPARE(m_board->counts().closedToday, more);
}

QTEST_GUILESS_MAIN(TestNeverLoseAgain)
#include "tst_neverloseagain.moc"
