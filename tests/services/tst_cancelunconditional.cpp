// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commanddesk.h"

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestCancelUnconditional final : public QObject, private CommandDesk {
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void unconditionalIsConfirmedByReading_data();
    void unconditionalIsConfirmedByReading();
    void unconditionalIsRefused();
    void unconditionalIsNotDelivered();
    void unconditionalStaysUnconfirmed();
    void withdrawnBeforeIsNoEvidence();
    void unknownOutcomeIsReconciled();
    void lateSnapshotDoesNotUndoCommand();
    void reasonFailureDoesNotUndo();
};

void TestCancelUnconditional::unconditionalIsConfirmedByReading_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("event");
    QTest::newRow("closed") << u"closed"_s << QString();
    QTest::newRow("withdrawn") << u"Responder Cancelled"_s << QString();
    QTest::newRow("event") << u"created"_s << u"CALLOUT_NO_LONGER_REQUIRES_RESPONSE"_s;
}

void TestCancelUnconditional::unconditionalIsConfirmedByReading()
{
    QFETCH(QString, status);
    QFETCH(QString, event);
    m_commands->cancelUnconditional(unconditional(1));
    m_time->settle();
    QCOMPARE(entry(1).cancelMark, CancelMark::Sending);
    QCOMPARE(entry(1).unconditionalOutcome, CancelOutcome::Pending);
    m_api->unconditionalCancels.take().answer(makeCallout(1, u"closed"_s)); // proves nothing
    m_time->advance(100ms);
    QCOMPARE(entry(1).cancelMark, CancelMark::Requested);
    QVERIFY(m_results.isEmpty());
    readsGive(status);
    eventsGive(event);
    m_time->advance(900ms);
    QCOMPARE(m_results.size(), 1);
    QCOMPARE(m_results.first().outcome, CancelOutcome::Confirmed);
    QVERIFY(m_results.first().result.has_value());
    QCOMPARE(entry(1).unconditionalOutcome, CancelOutcome::Confirmed);
    QCOMPARE(result().outcome, u"confirmed"_s);
    QCOMPARE(m_api->reasons.all.first().text, u"False alarm at the site"_s);
    QVERIFY(m_settled.isEmpty());
    m_time->advance(1min);
    QCOMPARE(m_results.size(), 1);
}

void TestCancelUnconditional::unconditionalIsRefused()
{
    m_commands->cancelUnconditional(unconditional(1));
    m_time->settle();
    m_api->unconditionalCancels.take().fail(ApiError::Kind::Rejected);
    m_time->settle();
    QCOMPARE(m_results.first().outcome, CancelOutcome::Refused);
    QCOMPARE(m_results.first().result.error().kind, ApiError::Kind::Rejected);
    QCOMPARE(entry(1).cancelMark, CancelMark::None);
    QCOMPARE(entry(1).unconditionalOutcome, CancelOutcome::Refused);
    QVERIFY(m_api->reasons.all.isEmpty());
}

void TestCancelUnconditional::unconditionalIsNotDelivered()
{
    m_commands->cancelUnconditional(unconditional(1));
    m_time->settle();
    m_api->unconditionalCancels.take().fail(ApiError::Kind::Offline);
    m_time->settle();
    QCOMPARE(m_results.first().result.error().kind, ApiError::Kind::Offline);
    QCOMPARE(entry(1).cancelMark, CancelMark::NotDelivered);
    m_time->advance(1min);
    QCOMPARE(m_api->unconditionalCancels.all.size(), 1);
}

void TestCancelUnconditional::unconditionalStaysUnconfirmed()
{
    m_commands->cancelUnconditional(unconditional(1));
    m_time->settle();
    m_api->unconditionalCancels.take().answer(makeCallout(1));
    m_time->advance(9'900ms);
    QVERIFY(m_results.isEmpty());
    m_time->advance(100ms);
    QCOMPARE(m_results.first().outcome, CancelOutcome::Unconfirmed);
    QCOMPARE(entry(1).unconditionalOutcome, CancelOutcome::Unconfirmed);
    QCOMPARE(entry(1).presence, Presence::Listed);
}

void TestCancelUnconditional::withdrawnBeforeIsNoEvidence()
{
    m_clock.mono += 1s;
    poll({makeCallout(1, u"Responder Cancelled"_s), makeCallout(2)});
    readsGive(u"Responder Cancelled"_s);
    m_commands->cancelUnconditional(unconditional(1));
    m_time->settle();
    m_api->unconditionalCancels.take().answer(makeCallout(1));
    m_time->advance(11s);
    QCOMPARE(m_results.first().outcome, CancelOutcome::Unconfirmed);
}

void TestCancelUnconditional::unknownOutcomeIsReconciled()
{
    m_commands->cancelUnconditional(unconditional(1));
    m_time->advance(10s);
    readsGive(u"closed"_s);
    m_api->unconditionalCancels.take().fail(ApiError::Kind::Timeout);
    m_time->advance(100ms);
    QCOMPARE(m_results.size(), 1);
    QCOMPARE(m_results.first().outcome, CancelOutcome::Confirmed);
    QVERIFY(m_results.first().result.has_value());
    QCOMPARE(m_results.first().result->status, CalloutStatus::Closed);

    readsGive(u"created"_s);
    m_commands->cancelUnconditional(unconditional(2));
    m_time->advance(10s);
    m_api->unconditionalCancels.take().fail(ApiError::Kind::Timeout);
    m_time->advance(11s);
    QCOMPARE(m_results.size(), 2);
    QCOMPARE(m_results.last().outcome, CancelOutcome::Unconfirmed);
    QCOMPARE(m_results.last().result.error().kind, ApiError::Kind::Timeout);
    QCOMPARE(m_api->unconditionalCancels.all.size(), 2); // nothing was sent again
}

void TestCancelUnconditional::lateSnapshotDoesNotUndoCommand()
{
    m_commands->cancelUnconditional(unconditional(1));
    m_time->settle();
    const MonoTime listSent = m_clock.mono; // a poll leaves before AURA has acted
    m_time->advance(100ms);
    readsGive(u"closed"_s);
    m_api->unconditionalCancels.take().answer(makeCallout(1));
    m_time->advance(100ms);
    QCOMPARE(entry(1).presence, Presence::Ended);
    Snapshot late = snapshotOf({makeCallout(1), makeCallout(2)}, listSent);
    late.transfer.received = m_clock.mono;
    m_board->applySnapshot(late);
    QCOMPARE(entry(1).presence, Presence::Ended);
    QCOMPARE(entry(1).callout.status, CalloutStatus::Closed);
    QCOMPARE(entry(1).unconditionalOutcome, CancelOutcome::Confirmed);
}

void TestCancelUnconditional::reasonFailureDoesNotUndo()
{
    m_api->reasons.automatic = {};
    eventsGive(u"CALLOUT_NO_LONGER_REQUIRES_RESPONSE"_s);
    m_commands->cancelUnconditional(unconditional(1));
    m_time->settle();
    m_api->unconditionalCancels.take().answer(makeCallout(1));
    m_time->advance(2s);
    QVERIFY(m_results.isEmpty()); // its reason is still on the way
    m_api->reasons.take().fail(ApiError::Kind::Rejected);
    m_time->settle();
    QCOMPARE(m_results.size(), 1);
    QCOMPARE(m_results.first().outcome, CancelOutcome::Confirmed);
    QCOMPARE(m_results.first().reasonError->kind, ApiError::Kind::Rejected);
    QCOMPARE(m_log->of(LogEntry::Kind::Callout).size(), 1);
    QCOMPARE(m_log->of(LogEntry::Kind::Result).size(), 1);
}

QTEST_GUILESS_MAIN(TestCancelUnconditional)
#include "tst_cancelunconditional.moc"
