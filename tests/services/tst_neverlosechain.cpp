// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rules by which no callout is ever lost, on the whole chain: monitor, budget, board, single
// reads and commands together, with AURA and the clocks misbehaving.
#include "services/calloutmonitor.h"
#include "services/errors.h"

#include "boardwatch.h"
#include "commanddesk.h"

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

class TestNeverLoseChain final : public QObject, private CommandDesk {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void unknownStatusStays_data();
    void unknownStatusStays();
    void vanishedIsReadByIdAndHeld_data();
    void vanishedIsReadByIdAndHeld();
    void failedListRemovesNothing_data();
    void failedListRemovesNothing();
    void incompleteListRemovesNothing();
    void wellFormedEmptyListRereadsEach();
    void reorderingIsNoChange();
    void reusedIdIsANewCallout_data();
    void reusedIdIsANewCallout();
    void comesBackAfterClosing();
    void returnIsHiddenWhileTheOutcomeIsHeldBack();
    void localClockMayJump_data();
    void localClockMayJump();
    void serverClockMayJump_data();
    void serverClockMayJump();
    void restartKnowsWhoHadTaken();

private:
    /// AURA lists these from now on; the next poll has happened when this returns.
    void serve(const QList<Callout> &callouts, bool isComplete = true)
    {
        m_api->lists.automatic = [this, callouts, isComplete](qint64) {
            return snapshotOf(callouts, m_clock.mono, isComplete);
        };
        m_time->advance(CalloutMonitor::defaultInterval);
    }
    void serveError(const ApiError &error)
    {
        m_api->lists.automatic = [error](qint64) { return std::unexpected(error); };
        m_time->advance(CalloutMonitor::defaultInterval);
    }
    void readsFail(Kind kind)
    {
        m_api->callouts.automatic = [kind](qint64) { return std::unexpected(errorOf(kind)); };
    }
    void pass(Millis time)
    {
        for (Millis passed = 0ms; passed < time; passed += 1s) {
            m_time->advance(1s);
            m_board->tick();
        }
    }
    [[nodiscard]] QString logText() const
    {
        QStringList lines;
        for (const LogEntry &line : m_watch->log)
            lines.append(line.text);
        return lines.join(u'\n');
    }

    std::unique_ptr<BoardWatch> m_watch;
    std::unique_ptr<CalloutMonitor> m_monitor;
};

void TestNeverLoseChain::init()
{
    open();
    m_board->reset();
    m_watch = std::make_unique<BoardWatch>(*m_board);
    m_monitor = std::make_unique<CalloutMonitor>(*m_api, m_clock, *m_serverClock, *m_time);
    m_monitor->useBudget(*m_budget);
    m_monitor->useCircuit(*m_circuit);
    connect(m_monitor.get(), &CalloutMonitor::snapshotReceived, m_board.get(),
            &CalloutBoard::applySnapshot);
    connect(m_monitor.get(), &CalloutMonitor::linkChanged, m_reader.get(),
            &DetailScheduler::setLink);
    connect(m_board.get(), &CalloutBoard::readWanted, m_reader.get(), &DetailScheduler::read);
    m_api->lists.automatic = [this](qint64) {
        return snapshotOf({makeCallout(1), makeCallout(2), makeCallout(3)}, m_clock.mono);
    };
    m_monitor->start();
    m_time->settle();
    QCOMPARE(m_board->entries().size(), 3);
    m_board->take(1, u"Op"_s);
}

void TestNeverLoseChain::cleanup()
{
    QCOMPARE(m_watch->complaints, QStringList());
    m_monitor.reset();
    m_watch.reset();
    close();
}

void TestNeverLoseChain::unknownStatusStays_data()
{
    QTest::addColumn<QString>("status");
    for (const auto &status : {u"Waiting for keyholder"_s, u"cancelled"_s, u"CLOSED?"_s, u""_s,
                               u"closed by customer"_s, u"Geschlossen"_s})
        QTest::newRow(qPrintable(status.isEmpty() ? u"empty"_s : status)) << status;
}

void TestNeverLoseChain::unknownStatusStays()
{
    QFETCH(QString, status);
    readsGive(status);
    serve({makeCallout(1, status), makeCallout(2), makeCallout(3)});
    pass(2min);
    QCOMPARE(entry(1).presence, Presence::Listed);
    QCOMPARE(entry(1).callout.statusText, status);
    QCOMPARE(queueTab(entry(1)), QueueTab::Active);
}

void TestNeverLoseChain::vanishedIsReadByIdAndHeld_data()
{
    QTest::addColumn<int>("failure"); // -1: the read shows it closed, -2: still open
    QTest::addColumn<int>("presence");
    QTest::addColumn<int>("endKind");
    QTest::newRow("closed") << -1 << int(Presence::Ended) << int(EndKind::Closed);
    QTest::newRow("open") << -2 << int(Presence::Missing) << int(EndKind::None);
    QTest::newRow("404") << int(Kind::NotFound) << int(Presence::Ended) << int(EndKind::NotFound);
    for (const Kind kind : {Kind::ServerFault, Kind::Malformed, Kind::Forbidden, Kind::Timeout})
        QTest::newRow(kindName(kind).data())
            << int(kind) << int(Presence::Missing) << int(EndKind::Unreachable);
}

void TestNeverLoseChain::vanishedIsReadByIdAndHeld()
{
    QFETCH(int, failure);
    QFETCH(int, presence);
    QFETCH(int, endKind);
    if (failure < 0)
        readsGive(failure == -1 ? u"closed"_s : u"created"_s);
    else
        readsFail(Kind(failure));
    serve({makeCallout(2), makeCallout(3)});
    pass(1min);
    QVERIFY(m_board->contains(1));
    QCOMPARE(int(entry(1).presence), presence);
    QCOMPARE(int(entry(1).endKind), endKind);
    QVERIFY(!entry(1).cleared);
    QVERIFY(queueTab(entry(1)) == QueueTab::Active);
    QVERIFY(logText().contains(u"Callout 1 is not on AURA's list"));
    pass(2h);
    QVERIFY(m_board->contains(1)); // until somebody clears it, whatever time passes
}

void TestNeverLoseChain::failedListRemovesNothing_data()
{
    QTest::addColumn<int>("kind");
    // An empty body and one cut short are Malformed (see tst_panicapi).
    for (const Kind kind : {Kind::Offline, Kind::Timeout, Kind::Tls, Kind::Unauthorised,
                            Kind::Forbidden, Kind::NotFound, Kind::Rejected, Kind::RateLimited,
                            Kind::ServerFault, Kind::Malformed, Kind::TooLarge})
        QTest::newRow(kindName(kind).data()) << int(kind);
}

void TestNeverLoseChain::failedListRemovesNothing()
{
    QFETCH(int, kind);
    const BoardEntry before = entry(1);
    m_watch->clear();
    serveError(errorOf(Kind(kind)));
    m_time->advance(5min);
    QCOMPARE(m_board->entries().size(), 3);
    QVERIFY(!differences(before, entry(1)).testAnyFlags(~BoardFields(BoardField::Read)));
    QVERIFY(m_watch->wanted.isEmpty());
    QVERIFY(m_monitor->link().kind == LinkState::Kind::Lost);
    serve({makeCallout(1), makeCallout(2), makeCallout(3)});
    m_time->advance(1min);
    QCOMPARE(m_monitor->link().kind, LinkState::Kind::Linked);
}

void TestNeverLoseChain::incompleteListRemovesNothing()
{
    m_watch->clear();
    serve({makeCallout(2)}, false); // elements were skipped
    serve({}, false);
    m_time->advance(1min);
    QVERIFY(m_watch->wanted.isEmpty());
    for (CalloutId id = 1; id <= 3; ++id)
        QCOMPARE(entry(id).presence, Presence::Listed);
}

void TestNeverLoseChain::wellFormedEmptyListRereadsEach()
{
    readsGive(u"created"_s);
    m_time->advance(1min);
    m_api->callouts.all.clear();
    serve({});
    m_time->advance(5s);
    QSet<CalloutId> asked;
    for (const auto &call : m_api->callouts.all)
        asked.insert(call.id);
    QCOMPARE(asked, (QSet<CalloutId>{1, 2, 3}));
    for (CalloutId id = 1; id <= 3; ++id) {
        QCOMPARE(entry(id).presence, Presence::Missing); // open all the same
        QVERIFY(queueTab(entry(id)) == QueueTab::Active);
    }
    serve({makeCallout(1), makeCallout(2), makeCallout(3)});
    QCOMPARE(entry(2).presence, Presence::Listed);
}

void TestNeverLoseChain::reorderingIsNoChange()
{
    readsGive(u"created"_s);
    m_time->advance(20s);
    m_watch->clear();
    serve({makeCallout(3), makeCallout(1), makeCallout(2)});
    for (const BoardChanges &change : std::as_const(m_watch->changes)) {
        QVERIFY(change.added.isEmpty() && change.removed.isEmpty());
        for (const BoardUpdate &update : change.updated)
            QCOMPARE(update.fields, BoardFields(BoardField::Read)); // of single reads
    }
}

void TestNeverLoseChain::reusedIdIsANewCallout_data()
{
    QTest::addColumn<Callout>("other");
    Callout other = makeCallout(1);
    other.customerId = 4'711;
    QTest::newRow("another customer") << other;
    other = makeCallout(1);
    *other.createdAt += 2h + 7min + 13s; // not the same moment in another zone
    QTest::newRow("created at another time") << other;
    other = makeCallout(1);
    other.customerId = 4'711;
    other.position.reset();
    other.responseTypeId = 2;
    QTest::newRow("another in everything") << other;
}

void TestNeverLoseChain::reusedIdIsANewCallout()
{
    QFETCH(Callout, other);
    QList<CalloutId> anew;
    connect(m_board.get(), &CalloutBoard::startedAnew, this,
            [&anew](CalloutId id) { anew.append(id); });
    m_api->callouts.automatic = [this, other](qint64 id) -> ApiResult<CalloutRead> {
        return readOf(id == 1 ? other : makeCallout(id), m_clock.mono);
    };
    QVERIFY(entry(1).isTaken());
    serve({other, makeCallout(2), makeCallout(3)});
    QVERIFY(entry(1).isUnacknowledged());
    QCOMPARE(displayState(entry(1)), DisplayState::New);
    QCOMPARE(entry(1).callout, other); // nothing of the former one
    QCOMPARE(anew, QList<CalloutId>{1});
    m_time->advance(1min);
    QCOMPARE(anew.size(), 1);
}

void TestNeverLoseChain::comesBackAfterClosing()
{
    serve({makeCallout(1, u"closed"_s), makeCallout(2), makeCallout(3)});
    QCOMPARE(entry(1).presence, Presence::Ended);
    serve({makeCallout(1), makeCallout(2), makeCallout(3)});
    QVERIFY(entry(1).isUnacknowledged());
    QCOMPARE(displayState(entry(1)), DisplayState::New);
    QVERIFY(logText().contains(u"Callout 1 is active again after it had ended"));
    m_board->take(1, u"Op"_s);
    serve({makeCallout(1, u"closed"_s), makeCallout(2), makeCallout(3)});
    QVERIFY(m_board->clear(1));
    serve({makeCallout(1), makeCallout(2), makeCallout(3)});
    QCOMPARE(displayState(entry(1)), DisplayState::New); // cleared ones as well
}

void TestNeverLoseChain::returnIsHiddenWhileTheOutcomeIsHeldBack()
{
    m_board->beginCancel(1, true);
    m_board->setCancelMark(1, CancelMark::Requested);
    m_watch->clear();
    serve({makeCallout(1, u"closed"_s), makeCallout(2), makeCallout(3)});
    serve({makeCallout(1), makeCallout(2), makeCallout(3)});
    QCOMPARE(entry(1).owner, u"Op"_s);
    QCOMPARE(entry(1).presence, Presence::Listed);
    QVERIFY(!logText().contains(u"Callout 1"));
}

void TestNeverLoseChain::localClockMayJump_data()
{
    QTest::addColumn<Millis>("jump");
    QTest::newRow("forward two days") << Millis(48h);
    QTest::newRow("back two days") << Millis(-48h);
    QTest::newRow("forward ten seconds") << Millis(10s);
}

void TestNeverLoseChain::localClockMayJump()
{
    QFETCH(Millis, jump);
    readsGive(u"created"_s);
    m_time->advance(20s);
    const BoardEntry before = entry(1);
    m_clock.utc += jump;
    pass(10s);
    QCOMPARE(m_board->entries().size(), 3);
    QCOMPARE(entry(1).presence, Presence::Listed);
    QVERIFY(!entry(1).stale24h);
    QVERIFY(!entry(1).lostContact);
    QCOMPARE(entry(1).firstSeen, before.firstSeen);
    QCOMPARE(m_monitor->link().kind, LinkState::Kind::Linked);
}

void TestNeverLoseChain::serverClockMayJump_data()
{
    localClockMayJump_data();
}

void TestNeverLoseChain::serverClockMayJump()
{
    QFETCH(Millis, jump);
    Millis ahead{0};
    readsGive(u"created"_s);
    const auto list = [this, &ahead](qint64) {
        Snapshot snapshot =
            snapshotOf({makeCallout(1), makeCallout(2), makeCallout(3)}, m_clock.mono);
        snapshot.transfer.serverDate = m_clock.utc + ahead;
        return snapshot;
    };
    m_api->lists.automatic = list;
    m_time->advance(20s);
    ahead = jump;
    pass(1min);
    QVERIFY(std::chrono::abs(m_serverClock->offset() - jump) <= 1s); // followed
    QCOMPARE(m_board->entries().size(), 3);
    QCOMPARE(entry(1).presence, Presence::Listed);
    QCOMPARE(m_board->counts().closedToday, 0);
    m_api->lists.automatic = {};
}

void TestNeverLoseChain::restartKnowsWhoHadTaken()
{
    // What commands write is what pastOwnership() reads.
    m_board->release(1);
    m_commands->take(1);
    m_commands->take(2);
    m_commands->take(3);
    m_commands->release(3);
    m_commands->cancelVerified(verified(2));
    m_time->advance(2s);
    for (LogEntry &entry : m_log->entries)
        entry.at = m_clock.utc;
    const QList<PastOwnership> past = pastOwnership(m_log->entries);
    QCOMPARE(past.size(), 2);
    CalloutBoard board(m_clock, *m_serverClock); // the next run
    board.restoreOwnership(past);
    board.applySnapshot(snapshotOf({makeCallout(1), makeCallout(2), makeCallout(3)}, m_clock.mono));
    QCOMPARE(board.find(1)->owner, u"Op 01"_s);
    QVERIFY(board.find(2)->outcomeFrozen);
    QVERIFY(board.find(3)->isUnacknowledged());
}

QTEST_GUILESS_MAIN(TestNeverLoseChain)
#include "tst_neverlosechain.moc"
