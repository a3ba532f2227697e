// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What wants eyes, until it is acknowledged; what is latched, until it is reset.
#include "commanddesk.h"

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestAttention final : public QObject, private CommandDesk {
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void withdrawn();
    void ended();
    void lostContactStaysLatched();
    void acknowledgesWhatWasThere();
    void customerCancels();
    void ownCancelIsNoWithdrawal();
    void failedCancel_data();
    void failedCancel();
    void testsWantNothing();
    void resetWantsANote();
    void bookmarkIsResetAlike();
    void handOverAndNotes();
    void numbersStayOutOfTheLog();
    void outlivesARestart();
    void anotherCalloutIsNotRestored();

private:
    void list(const QList<Callout> &callouts)
    {
        m_clock.mono += 2s;
        m_clock.utc += 2s;
        poll(callouts);
    }
    [[nodiscard]] QString lastWords() const { return m_log->entries.last().text; }
};

void TestAttention::withdrawn()
{
    m_commands->take(1);
    list({makeCallout(1, u"Responder Cancelled"_s), makeCallout(2)});
    QCOMPARE(entry(1).attention, Attentions(Attention::Withdrawn));
    QCOMPARE(entry(1).attentionSince, m_clock.mono);
    QCOMPARE(entry(1).latched, Attentions());
    QCOMPARE(queueGroup(entry(1), u"Op 01"_s), 1);
    const MonoTime since = m_clock.mono;
    list({makeCallout(1, u"Responder Cancelled"_s), makeCallout(2)});
    QCOMPARE(entry(1).attentionSince, since);
    QVERIFY(m_commands->acknowledge(1, entry(1).attention));
    QVERIFY(lastWords().contains(u"acknowledged: responder withdrawn"_s));
    QVERIFY(!m_commands->acknowledge(1, Attention::Withdrawn));
    QCOMPARE(queueGroup(entry(1), u"Op 01"_s), 2);
    QCOMPARE(displayState(entry(1)), DisplayState::Withdrawn); // active all the same
    list({makeCallout(1, u"Responder Dispatched"_s), makeCallout(2)});
    list({makeCallout(1, u"Responder Cancelled"_s), makeCallout(2)});
    QCOMPARE(entry(1).attention, Attentions(Attention::Withdrawn)); // and again
}

void TestAttention::ended()
{
    list({makeCallout(1, u"closed"_s), makeCallout(2)});
    QCOMPARE(entry(1).attention, Attentions(Attention::Ended));
    QVERIFY(m_commands->acknowledge(1, Attention::Ended));
    QCOMPARE(queueGroup(entry(1), u"Op 01"_s), 1); // until it is cleared
    QVERIFY(m_commands->clear(1));
    list({makeCallout(2)});
    list({makeCallout(1), makeCallout(2)});
    QCOMPARE(entry(1).attention, Attentions()); // active again: it is New
    QCOMPARE(displayState(entry(1)), DisplayState::New);
}

void TestAttention::lostContactStaysLatched()
{
    Callout moving = makeCallout(1);
    for (int i = 0; i < 40; ++i) {
        m_board->tick();
        list({makeCallout(1), makeCallout(2)});
    }
    QVERIFY(entry(1).lostContact);
    QVERIFY(entry(1).attention.testFlag(Attention::LostContact));
    moving.position->point.longitude += 0.01;
    list({moving, makeCallout(2)});
    QVERIFY(!entry(1).lostContact);
    QVERIFY(m_commands->acknowledge(1, Attention::LostContact));
    QCOMPARE(entry(1).attention, Attentions());
    QCOMPARE(entry(1).latched, Attentions(Attention::LostContact));
    QVERIFY(m_commands->reset(1, u"Spoke with the customer"_s));
    QCOMPARE(entry(1).latched, Attentions());
}

void TestAttention::acknowledgesWhatWasThere()
{
    list({makeCallout(1, u"Responder Cancelled"_s), makeCallout(2)});
    const Attentions seen = entry(1).attention;
    m_board->applyCustomerCancel(1); // after the key went down
    QVERIFY(m_commands->acknowledge(1, seen));
    QCOMPARE(entry(1).attention, Attentions(Attention::CustomerCancelled));
}

void TestAttention::customerCancels()
{
    m_board->applyCustomerCancel(1);
    QCOMPARE(entry(1).attention, Attentions(Attention::CustomerCancelled));
    QCOMPARE(entry(1).latched, Attentions(Attention::CustomerCancelled));
    QVERIFY(m_commands->reset(1, u"Customer is safe at home"_s));
    QCOMPARE(entry(1).attention, Attentions());
    m_board->applyCustomerCancel(1); // the same event, read again
    QCOMPARE(entry(1).latched, Attentions());
    m_board->applyCustomerCancel(99);
}

void TestAttention::ownCancelIsNoWithdrawal()
{
    m_commands->take(1);
    m_board->beginCancel(1, false);
    m_board->setCancelMark(1, CancelMark::Requested);
    list({makeCallout(1, u"Responder Cancelled"_s), makeCallout(2)});
    QCOMPARE(entry(1).attention, Attentions());
    // With a safe code, what the customer's cancel says is the outcome.
    m_board->beginCancel(2, true);
    m_board->setCancelMark(2, CancelMark::Requested);
    m_board->applyCustomerCancel(2);
    m_board->contactEnded(2);
    m_board->applyCustomerCancel(2);
    QCOMPARE(entry(2).attention, Attentions());
    QCOMPARE(entry(2).latched, Attentions());
}

void TestAttention::failedCancel_data()
{
    QTest::addColumn<int>("outcome");
    QTest::addColumn<bool>("isFailure");
    QTest::newRow("refused") << int(CancelOutcome::Refused) << true;
    QTest::newRow("unconfirmed") << int(CancelOutcome::Unconfirmed) << true;
    QTest::newRow("confirmed") << int(CancelOutcome::Confirmed) << false;
}

void TestAttention::failedCancel()
{
    QFETCH(int, outcome);
    QFETCH(bool, isFailure);
    m_board->beginCancel(1, false);
    QCOMPARE(entry(1).attention, Attentions());
    m_board->setUnconditionalOutcome(1, CancelOutcome(outcome));
    QCOMPARE(entry(1).attention.testFlag(Attention::CancelFailed), isFailure);
    QCOMPARE(entry(1).latched.testFlag(Attention::CancelFailed), isFailure);
    m_board->setUnconditionalOutcome(1, CancelOutcome::Confirmed);
    QCOMPARE(entry(1).latched.testFlag(Attention::CancelFailed), isFailure); // until reset
}

void TestAttention::testsWantNothing()
{
    Callout test = makeCallout(3, u"Responder Cancelled"_s);
    test.internalTest = true;
    list({makeCallout(1), makeCallout(2), test});
    m_board->applyCustomerCancel(3);
    QCOMPARE(entry(3).attention, Attentions());
    QCOMPARE(entry(3).latched, Attentions());
}

void TestAttention::resetWantsANote()
{
    QVERIFY(!m_commands->reset(1, u"Nothing is latched"_s));
    m_board->applyCustomerCancel(1);
    QVERIFY(!m_commands->reset(1, u"  short    "_s));
    QVERIFY(entry(1).latched);
    list({makeCallout(2)});
    ApiError error;
    error.kind = ApiError::Kind::NotFound;
    m_board->applyReadFailure(1, error);
    QVERIFY(m_commands->clear(1));
    QVERIFY(m_commands->reset(1, u"Done with by the supervisor"_s)); // also afterwards
}

void TestAttention::bookmarkIsResetAlike()
{
    for (const CalloutId id : {1, 2}) {
        m_commands->take(id);
        m_board->beginCancel(id, true);
        m_board->setCancelMark(id, CancelMark::Requested);
        m_board->setVerifiedOutcome(id, id == 1 ? CancelOutcome::Confirmed
                                                : CancelOutcome::NotStoodDown);
    }
    m_clock.mono += 61s;
    m_board->tick();
    QStringList lines;
    for (const CalloutId id : {1, 2}) {
        QVERIFY(entry(id).privateNote);
        QVERIFY(!m_commands->reset(id, u"Seen by the supervisor"_s)); // held back
        QVERIFY(entry(id).privateNote);
        m_commands->contactEnded(id);
        QVERIFY(m_commands->reset(id, u"Seen by the supervisor"_s));
        QVERIFY(!entry(id).privateNote);
        lines.append(lastWords().replace(QString::number(id), u"N"_s));
    }
    QCOMPARE(lines.first(), u"Callout N reset: Seen by the supervisor"_s);
    QCOMPARE(lines.first(), lines.last());
}

void TestAttention::handOverAndNotes()
{
    QVERIFY(!m_commands->handOver(1, u"Op 02"_s, u"Going home"_s)); // nobody has it
    m_commands->take(1);
    QVERIFY(!m_commands->handOver(1, u" "_s, u"Going home"_s));
    QVERIFY(!m_commands->handOver(1, u"Op 02"_s, u" "_s));
    QVERIFY(m_commands->handOver(1, u"Op 02"_s, u"Going home"_s));
    QCOMPARE(entry(1).owner, u"Op 02"_s);
    const QList<PastOwnership> past = pastOwnership(m_log->entries);
    QCOMPARE(past.size(), 1);
    QCOMPARE(past.first().owner, u"Op 02"_s);
    QVERIFY(m_commands->note(1, u"It is taken"_s));
    QCOMPARE(lastWords(), u"Callout 1: note: It is taken"_s);
    QCOMPARE(pastOwnership(m_log->entries).first().owner, u"Op 02"_s); // words prove nothing
    QVERIFY(!m_commands->note(1, u"\n "_s));
    QVERIFY(!m_commands->note(77, u"Hello"_s));
    QVERIFY(m_commands->setPinned(1, true));
    QVERIFY(entry(1).pinned);
    QVERIFY(!m_commands->setPinned(1, true));
}

void TestAttention::numbersStayOutOfTheLog()
{
    for (const QString &secret : {u"4567"_s, u"082 555 4567"_s, u"4-5-6-7"_s}) {
        QVERIFY(m_commands->note(1, u"Gave %1 at gate 12"_s.arg(secret)));
        QCOMPARE(lastWords(), u"Callout 1: note: Gave •••• at gate 12"_s);
        QVERIFY(m_commands->snooze(1, 5min, u"Calls "_s + secret));
        QVERIFY(!lastWords().contains(u"4567"_s));
        QVERIFY(!entry(1).snoozeReason.contains(u"67"_s)); // nor into the desk's memory
        QVERIFY(m_commands->unsnooze(1));
    }
}

void TestAttention::outlivesARestart()
{
    m_commands->take(1);
    list({makeCallout(1, u"Responder Cancelled"_s), makeCallout(2, u"Responder Cancelled"_s)});
    m_board->applyCustomerCancel(1);
    m_commands->setPinned(1, true);
    QVERIFY(m_commands->acknowledge(1, Attention::Withdrawn));
    QHash<CalloutId, AlarmMemory> kept;
    for (const BoardEntry &entry : m_board->entries())
        kept.insert(entry.id(), AlarmMemory::fromJson(AlarmMemory::of(entry).toJson()));
    const auto again = [&](bool isEarly) {
        CalloutBoard board(m_clock, *m_serverClock);
        if (isEarly)
            board.restoreAlarms(kept);
        board.applySnapshot(snapshotOf(
            {makeCallout(1, u"Responder Cancelled"_s), makeCallout(2, u"Responder Cancelled"_s)},
            m_clock.mono));
        if (!isEarly)
            board.restoreAlarms(kept);
        QCOMPARE(board.find(1)->attention, Attentions(Attention::CustomerCancelled));
        QCOMPARE(board.find(1)->latched, Attentions(Attention::CustomerCancelled));
        QVERIFY(board.find(1)->pinned);
        // What nobody acknowledged still wants eyes.
        QCOMPARE(board.find(2)->attention, Attentions(Attention::Withdrawn));
        QVERIFY(!board.find(2)->pinned);
    };
    again(true);
    again(false);
}

void TestAttention::anotherCalloutIsNotRestored()
{
    m_commands->setPinned(1, true);
    const AlarmMemory kept = AlarmMemory::of(entry(1));
    QVERIFY(!kept.isEmpty());
    QVERIFY(AlarmMemory::of(entry(2)).isEmpty());
    for (const bool isOtherCustomer : {true, false}) {
        Callout other = makeCallout(1);
        if (isOtherCustomer)
            other.customerId = 5;
        else
            other.createdAt = *other.createdAt + 1h;
        CalloutBoard board(m_clock, *m_serverClock);
        board.restoreAlarms({{1, kept}});
        board.applySnapshot(snapshotOf({other}, m_clock.mono));
        QVERIFY(!board.find(1)->pinned);
        board.restoreAlarms({{1, kept}}); // too late as well
        QVERIFY(!board.find(1)->pinned);
    }
    QVERIFY(AlarmMemory::fromJson({}) == AlarmMemory{});
    const auto odd = AlarmMemory::fromJson({{u"attention"_s, 9'999}, {u"latched"_s, u"x"_s}});
    QCOMPARE(odd.latched, Attentions());
    QCOMPARE(odd.attention.toInt() & ~31, 0);
}

QTEST_GUILESS_MAIN(TestAttention)
#include "tst_attention.moc"
