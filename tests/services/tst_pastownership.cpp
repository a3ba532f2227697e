// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// After a restart: what the commands wrote into the operator log is read from it again, and a new
// board takes it over where it is surely the same callout.
#include "commanddesk.h"

#include "boardwatch.h"

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestPastOwnership final : public QObject, private CommandDesk {
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup()
    {
        m_watch.reset();
        m_next.reset();
        close();
    }

    void linesOfTheCommandsAreUnderstood();
    void handedOverAndResetAreUnderstood();
    void takenIsRestored_data();
    void takenIsRestored();
    void incompleteListLeavesItOpen();
    void goneIsNotRestored();
    void givenUpIsNotRestored();
    void cameBackIsNotRestored();
    void anotherCalloutIsNotRestored_data();
    void anotherCalloutIsNotRestored();
    void takenMeanwhileIsKept();
    void logAndServerClocksDiffer();
    void unconditionalCancelIsRestored();
    void verifiedCancelIsStillHeldBack();

private:
    /// What happened until now is dated now, as the log itself does.
    void date()
    {
        for (LogEntry &entry : m_log->entries) {
            if (entry.at == UtcTime{})
                entry.at = m_clock.utc;
        }
    }
    void later(Millis time)
    {
        date();
        m_time->advance(time);
        date();
    }
    void restart()
    {
        date();
        m_next = std::make_unique<CalloutBoard>(m_clock, *m_serverClock);
        m_watch = std::make_unique<BoardWatch>(*m_next);
    }
    void list(const QList<Callout> &callouts, bool complete = true)
    {
        m_clock.mono += 1s;
        m_clock.utc += 1s;
        m_next->applySnapshot(snapshotOf(callouts, m_clock.mono, complete));
    }
    void restore() { m_next->restoreOwnership(pastOwnership(m_log->entries)); }
    [[nodiscard]] BoardEntry now(CalloutId id) const { return m_next->find(id).value(); }

    std::unique_ptr<CalloutBoard> m_next;
    std::unique_ptr<BoardWatch> m_watch;
};

void TestPastOwnership::linesOfTheCommandsAreUnderstood()
{
    m_commands->take(1);
    m_commands->take(2);
    m_commands->cancelUnconditional(unconditional(2));
    later(1s);
    m_api->unconditionalCancels.take().answer(makeCallout(2));
    later(15s);
    QList<LogEntry> entries = m_log->entries;
    std::ranges::reverse(entries); // in any order
    const QList<PastOwnership> past = pastOwnership(entries);
    QCOMPARE(past.size(), 2);
    QCOMPARE(past[0].id, 1);
    QCOMPARE(past[0].owner, u"Op 01"_s);
    QVERIFY(!past[0].cancelledAt);
    QCOMPARE(past[1].id, 2);
    QVERIFY(past[1].cancelledAt.has_value());
    QVERIFY(!past[1].isCancelVerified);
}

void TestPastOwnership::handedOverAndResetAreUnderstood()
{
    m_commands->take(1);
    m_commands->handOver(1, u"Op 02"_s, u"It is taken"_s);
    m_commands->take(2);
    m_commands->cancelVerified(verified(2));
    later(61s);
    m_board->tick();
    m_commands->contactEnded(2);
    QVERIFY(m_commands->reset(2, u"Seen by the supervisor"_s));
    date();
    const QList<PastOwnership> past = pastOwnership(m_log->entries);
    QCOMPARE(past.size(), 2);
    QCOMPARE(past[0].owner, u"Op 02"_s);
    QVERIFY(past[1].isNoteReset);
    restart();
    restore();
    list({makeCallout(1), makeCallout(2)});
    m_next->tick();
    QVERIFY(!now(2).privateNote); // its bookmark does not come back
    // A note's words are no line of the program.
    m_commands->release(1);
    m_commands->note(1, u"Callout 1 taken"_s);
    date();
    QCOMPARE(pastOwnership(m_log->entries).size(), 1);
}

void TestPastOwnership::takenIsRestored_data()
{
    QTest::addColumn<bool>("listFirst");
    QTest::newRow("the list comes first") << true;
    QTest::newRow("the log comes first") << false;
}

void TestPastOwnership::takenIsRestored()
{
    QFETCH(bool, listFirst);
    m_commands->take(1);
    const MonoTime taken = m_clock.mono;
    later(5min);
    restart();
    if (!listFirst)
        restore();
    list({makeCallout(1), makeCallout(2)});
    if (listFirst)
        restore();
    QCOMPARE(now(1).owner, u"Op 01"_s);
    QVERIFY(std::chrono::abs(*now(1).takenAt - taken) <= 1s);
    QVERIFY(std::chrono::abs(*now(1).takenAtUtc - m_serverClock->at(taken)) <= 1s);
    QVERIFY(now(2).isUnacknowledged());
    QCOMPARE(m_next->nextToTake(), 2);
    QCOMPARE(m_watch->mirror.value(1).owner, u"Op 01"_s);
    QCOMPARE(m_watch->complaints, QStringList());
    const auto isNote = [](const LogEntry &line) { return line.outcome == u"restored"; };
    QCOMPARE(std::ranges::count_if(m_watch->log, isNote), 1);
    restore(); // once is enough
    QCOMPARE(std::ranges::count_if(m_watch->log, isNote), 1);
}

void TestPastOwnership::incompleteListLeavesItOpen()
{
    m_commands->take(1);
    restart();
    restore();
    list({makeCallout(2)}, false);
    list({makeCallout(1), makeCallout(2)});
    QCOMPARE(now(1).owner, u"Op 01"_s);
}

void TestPastOwnership::goneIsNotRestored()
{
    m_commands->take(1);
    restart();
    restore();
    list({makeCallout(2)});
    QVERIFY(!m_next->contains(1));
    list({makeCallout(1), makeCallout(2)});
    QVERIFY(now(1).isUnacknowledged()); // it is back, and nobody has looked at it since
}

void TestPastOwnership::givenUpIsNotRestored()
{
    m_commands->take(1);
    m_commands->release(1);
    m_commands->take(2);
    later(1s);
    poll({makeCallout(1), makeCallout(2, u"closed"_s)});
    QVERIFY(m_commands->clear(2));
    restart();
    QVERIFY(pastOwnership(m_log->entries).isEmpty());
    restore();
    list({makeCallout(1), makeCallout(2)});
    QVERIFY(now(1).isUnacknowledged());
    QVERIFY(now(2).isUnacknowledged());
}

void TestPastOwnership::cameBackIsNotRestored()
{
    BoardWatch watch(*m_board); // its lines go to the log, as they do at the desk
    m_commands->take(1);
    m_commands->take(2);
    later(1s);
    poll({makeCallout(1, u"closed"_s), makeCallout(2)});
    later(1s);
    Callout another = makeCallout(2);
    another.customerId = 99;
    poll({makeCallout(1), another});
    for (const LogEntry &line : std::as_const(watch.log))
        m_log->append(line, nullptr, {});
    date();
    QVERIFY(pastOwnership(m_log->entries).isEmpty());
    m_commands->take(1); // anew
    date();
    QCOMPARE(pastOwnership(m_log->entries).size(), 1);
}

void TestPastOwnership::anotherCalloutIsNotRestored_data()
{
    QTest::addColumn<std::optional<UtcTime>>("created");
    QTest::addColumn<bool>("restored");
    QTest::newRow("before it was taken") << std::optional(UtcTime{1'752'479'000s}) << true;
    QTest::newRow("after") << std::optional(UtcTime{1'752'480'010s}) << false;
    QTest::newRow("not told") << std::optional<UtcTime>() << false;
}

void TestPastOwnership::anotherCalloutIsNotRestored()
{
    QFETCH(std::optional<UtcTime>, created);
    QFETCH(bool, restored);
    m_commands->take(1);
    later(1min);
    restart();
    restore();
    Callout callout = makeCallout(1);
    callout.createdAt = created;
    list({callout});
    QCOMPARE(now(1).isTaken(), restored);
}

void TestPastOwnership::takenMeanwhileIsKept()
{
    m_commands->take(1);
    restart();
    list({makeCallout(1)});
    m_next->take(1, u"Op 02"_s);
    restore();
    QCOMPARE(now(1).owner, u"Op 02"_s);
    QCOMPARE(now(1).takenAt, m_clock.mono);
}

void TestPastOwnership::logAndServerClocksDiffer()
{
    // This machine is two hours slow: its log says so too, but an age is an age.
    m_clock.utc -= 2h;
    m_commands->take(1);
    const MonoTime taken = m_clock.mono;
    later(3min);
    restart();
    restore();
    Callout callout = makeCallout(1);
    callout.createdAt = m_serverClock->at(taken) - 20s;
    list({callout});
    QVERIFY(std::chrono::abs(*now(1).takenAt - taken) <= 1s);
    QVERIFY(std::chrono::abs(*now(1).takenAtUtc - *callout.createdAt - 20s) <= 1s);
}

void TestPastOwnership::unconditionalCancelIsRestored()
{
    m_commands->take(1);
    m_commands->cancelUnconditional(unconditional(1));
    later(1s);
    m_api->unconditionalCancels.take().answer(makeCallout(1));
    later(15s);
    restart();
    restore();
    list({makeCallout(1)});
    QCOMPARE(now(1).cancelMark, CancelMark::Requested);
    QCOMPARE(now(1).unconditionalOutcome, CancelOutcome::Unconfirmed);
    QVERIFY(!now(1).cancelVerified);
    QVERIFY(!now(1).outcomeFrozen);
    QCOMPARE(m_next->privateNote(1), PrivateNote::NotOpen);
}

void TestPastOwnership::verifiedCancelIsStillHeldBack()
{
    for (const bool stoodDown : {true, false}) {
        m_commands->take(1);
        m_commands->cancelVerified(verified(1));
        later(1s);
        m_api->verifiedCancels.take().answer(makeCallout(1));
        later(15s);
        restart();
        restore();
        list({makeCallout(1), makeCallout(2)});
        QCOMPARE(now(1).cancelMark, CancelMark::Requested);
        QVERIFY(now(1).cancelVerified);
        QVERIFY(now(1).outcomeFrozen);
        QCOMPARE(now(1).callout.customerId, makeCallout(1).customerId);
        QVERIFY(!m_next->mayCancelVerified(1));
        list({makeCallout(1, stoodDown ? u"closed"_s : u"created"_s), makeCallout(2)});
        QCOMPARE(now(1).presence, Presence::Listed); // nothing of its outcome shows
        QCOMPARE(now(1).callout.statusText, u"created"_s);
        m_clock.mono += 1min;
        m_next->tick();
        QVERIFY(now(1).privateNote); // the bookmark is not forgotten
        QVERIFY(m_next->contactEnded(1));
        QCOMPARE(now(1).presence, stoodDown ? Presence::Ended : Presence::Listed);
        QCOMPARE(m_next->privateNote(1),
                 stoodDown ? PrivateNote::Confirmed : PrivateNote::NotStoodDown);
        m_watch.reset();
        m_next.reset();
        close();
        open();
    }
}

QTEST_GUILESS_MAIN(TestPastOwnership)
#include "tst_pastownership.moc"
