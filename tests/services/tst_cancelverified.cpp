// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commanddesk.h"

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestCancelVerified final : public QObject, private CommandDesk {
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void verifiedLooksTheSame_data();
    void verifiedLooksTheSame();
    void verifiedNoteFollowsWhatIsRead();
    void verifiedSettlesWithoutAnAnswer();
    void verifiedNotDelivered_data();
    void verifiedNotDelivered();
    void reasonRefusedIsHeldBack();
    void refusedVerifiedStillSettles();
    void privateNoteIsLoggedOnlyWhenOpen();

private:
    void record(QStringList &seen);
};

void TestCancelVerified::verifiedLooksTheSame_data()
{
    QTest::addColumn<int>("answerAfterMs");
    QTest::addColumn<bool>("isAccepted");
    QTest::addColumn<int>("errorKind");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("event");
    QTest::newRow("right, soft-cancelled")
        << 20 << true << 0 << u"created"_s << u"CALLOUT_SOFT_CANCELLED_BY_CUSTOMER"_s;
    QTest::newRow("right, closed at once") << 20 << true << 0 << u"closed"_s << u"CALLOUT_CLOSED"_s;
    QTest::newRow("wrong") << 20 << true << 0 << u"created"_s << QString();
    QTest::newRow("wrong, slow") << 1'400 << true << 0 << u"created"_s << QString();
    QTest::newRow("strict, 400") << 20 << false << int(ApiError::Kind::Rejected) << u"created"_s
                                 << QString();
    QTest::newRow("409") << 20 << false << int(ApiError::Kind::Conflict) << u"created"_s
                         << QString();
    QTest::newRow("unreadable answer")
        << 700 << false << int(ApiError::Kind::Malformed) << u"created"_s << QString();
}

/// Everything that an operator could see or hear of it, with its time.
void TestCancelVerified::record(QStringList &seen)
{
    const MonoTime start = m_clock.mono;
    const auto told = [this, &seen, start](const QString &what) {
        seen.append(u"%1 %2"_s.arg((m_clock.mono - start).count()).arg(what));
    };
    connect(m_board.get(), &CalloutBoard::changed, this, [told](const BoardChanges &changes) {
        for (const BoardUpdate &update : changes.updated)
            told(u"%1 mark %2 status %3 presence %4"_s.arg(update.fields.toInt())
                     .arg(int(update.entry.cancelMark))
                     .arg(update.entry.callout.statusText)
                     .arg(int(update.entry.presence)));
    });
    connect(m_commands.get(), &CalloutCommands::commandFinished, this,
            [told](const CommandResult &r) {
                told(u"finished %1 %2 %3"_s.arg(r.result.has_value())
                         .arg(int(r.outcome))
                         .arg(r.result ? r.result->statusText : QString()));
            });
}

void TestCancelVerified::verifiedLooksTheSame()
{
    QFETCH(int, answerAfterMs);
    QFETCH(bool, isAccepted);
    QFETCH(int, errorKind);
    QFETCH(QString, status);
    QFETCH(QString, event);
    readsGive(status);
    eventsGive(event);
    const MonoTime start = m_clock.mono;
    QStringList seen;
    record(seen);
    m_commands->cancelVerified(verified(1));
    m_time->settle();
    QVERIFY(m_api->hadCode);
    m_time->advance(Millis(answerAfterMs));
    if (isAccepted)
        m_api->verifiedCancels.take().answer(makeCallout(1));
    else
        m_api->verifiedCancels.take().fail(ApiError::Kind(errorKind));
    m_time->advance(13s);

    QCOMPARE(m_settled.size(), 1);
    QCOMPARE(m_settled.first().first - start, Millis(1'500));
    QVERIFY(!m_settled.first().second);
    QCOMPARE(m_results.size(), 1);
    QCOMPARE(m_results.first().outcome, CancelOutcome::Pending);
    QCOMPARE(result().text, u"Cancel request sent (with safe code)"_s);
    QCOMPARE(result().outcome, u"sent"_s);
    QVERIFY(m_log->of(LogEntry::Kind::Callout).isEmpty());
    QCOMPARE(m_api->reasons.all.size(), 1);
    QCOMPARE(m_api->callouts.all.size(), 4); // at once, 1 s, 3 s, 10 s, whatever they show
    QCOMPARE(m_api->eventLists.all.size(), 4);
    // Marks at the same time; the end follows the answer by the last reading.
    const QStringList expected{u"0 8 mark 0 status created presence 0"_s,
                               u"0 16 mark 1 status created presence 0"_s,
                               u"1500 16 mark 2 status created presence 0"_s,
                               u"%1 finished 1 1 created"_s.arg(answerAfterMs + 10'000)};
    QCOMPARE(seen, expected);
}

void TestCancelVerified::verifiedNoteFollowsWhatIsRead()
{
    const auto cancel = [this](CalloutId id) {
        m_commands->cancelVerified(verified(id));
        m_time->settle();
        m_api->verifiedCancels.take().answer(makeCallout(id));
        m_time->advance(200ms);
    };
    eventsGive(u"CALLOUT_SOFT_CANCELLED_BY_CUSTOMER"_s);
    cancel(1);
    QCOMPARE(m_commands->readPrivateNote(1), PrivateNote::NotOpen); // E first
    QVERIFY(m_commands->contactEnded(1));
    QCOMPARE(m_commands->readPrivateNote(1), PrivateNote::Confirmed);
    eventsGive({});
    m_time->advance(20s);
    cancel(2);
    m_commands->contactEnded(2);
    QCOMPARE(m_commands->readPrivateNote(2), PrivateNote::StillReading);
    m_time->advance(11s);
    QCOMPARE(m_commands->readPrivateNote(2), PrivateNote::NotStoodDown);
    eventsGive(u"CALLOUT_CLOSED"_s);
    m_reader->readNow(2);
    m_time->advance(1s);
    QCOMPARE(m_commands->readPrivateNote(2),
             PrivateNote::NotStoodDown); // closed later proves nothing
    eventsGive(u"CALLOUT_SOFT_CANCELLED_BY_CUSTOMER"_s);
    m_reader->readNow(2);
    m_time->advance(1s);
    QCOMPARE(m_commands->readPrivateNote(2), PrivateNote::Confirmed);
}

void TestCancelVerified::verifiedSettlesWithoutAnAnswer()
{
    const MonoTime start = m_clock.mono;
    m_api->callouts.automatic = [](qint64) -> ApiResult<CalloutRead> {
        return std::unexpected(errorWith(ApiError::Kind::ServerFault));
    };
    m_commands->cancelVerified(verified(1));
    m_time->advance(9s);
    QCOMPARE(m_settled.size(), 1);
    QCOMPARE(m_settled.first().first - start, Millis(1'500));
    QVERIFY(!m_settled.first().second);
    QCOMPARE(entry(1).cancelMark, CancelMark::Requested);
    QVERIFY(m_results.isEmpty());
    m_time->advance(1s);
    m_api->verifiedCancels.take().fail(ApiError::Kind::Timeout);
    m_time->advance(11s);
    QCOMPARE(m_results.size(), 1);
    QCOMPARE(m_results.first().result.error().kind, ApiError::Kind::Timeout);
    QCOMPARE(m_results.first().outcome, CancelOutcome::Unconfirmed);
    QCOMPARE(entry(1).cancelMark, CancelMark::Requested);
    QCOMPARE(result().outcome, u"unconfirmed"_s);
    m_commands->contactEnded(1);
    QCOMPARE(m_commands->readPrivateNote(1), PrivateNote::StillReading);
    readsGive(u"created"_s); // it can be read again
    m_time->advance(21s);
    QCOMPARE(m_commands->readPrivateNote(1), PrivateNote::NotStoodDown);
}

void TestCancelVerified::verifiedNotDelivered_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("afterMs");
    for (const auto kind :
         {ApiError::Kind::Offline, ApiError::Kind::Tls, ApiError::Kind::Unauthorised,
          ApiError::Kind::Forbidden, ApiError::Kind::RateLimited, ApiError::Kind::ServerFault}) {
        QTest::addRow("%s at once", kindName(kind).data()) << int(kind) << 10;
        QTest::addRow("%s late", kindName(kind).data()) << int(kind) << 4'000;
    }
}

void TestCancelVerified::verifiedNotDelivered()
{
    QFETCH(int, kind);
    QFETCH(int, afterMs);
    const MonoTime start = m_clock.mono;
    m_commands->cancelVerified(verified(1));
    m_time->advance(Millis(afterMs));
    m_api->verifiedCancels.take().fail(ApiError::Kind(kind));
    m_time->settle();
    if (afterMs < 1'500) {
        QCOMPARE(entry(1).cancelMark, CancelMark::Sending); // nothing shows before the fixed time
        QVERIFY(m_results.isEmpty());
        m_time->advance(1'500ms);
        QCOMPARE(int(m_settled.first().second->kind), kind);
    }
    QCOMPARE(m_settled.size(), 1);
    QCOMPARE(m_settled.first().first - start, Millis(1'500));
    QCOMPARE(entry(1).cancelMark, CancelMark::NotDelivered);
    QVERIFY(!entry(1).outcomeFrozen);
    QCOMPARE(m_results.size(), 1);
    QCOMPARE(int(m_results.first().result.error().kind), kind);
    QCOMPARE(result().text, u"Cancel request not delivered (with safe code)"_s);
    QVERIFY(!m_commands->refusal(CommandKind::CancelVerified, 1)); // may be tried again
    m_time->advance(1min);
    m_board->tick();
    QVERIFY(entry(1).privateNote);
    QCOMPARE(m_api->verifiedCancels.all.size(), 1); // never by itself
    QCOMPARE(m_results.size(), 1);
}

void TestCancelVerified::reasonRefusedIsHeldBack()
{
    m_api->reasons.automatic = [](qint64) -> ApiResult<ExceptionReason> {
        return std::unexpected(errorWith(ApiError::Kind::Rejected));
    };
    m_commands->cancelVerified(verified(1));
    m_time->settle();
    m_api->verifiedCancels.take().answer(makeCallout(1));
    m_time->advance(12s);
    QVERIFY(!m_results.first().reasonError);
    QVERIFY(m_log->of(LogEntry::Kind::Callout).isEmpty());
    m_commands->contactEnded(1);
    QCOMPARE(m_log->of(LogEntry::Kind::Callout).size(), 1);
    QVERIFY(m_log->of(LogEntry::Kind::Callout).first().text.contains(u"reason"));
}

void TestCancelVerified::refusedVerifiedStillSettles()
{
    LinkState lost;
    lost.kind = LinkState::Kind::Lost;
    m_commands->setLink(lost);
    const MonoTime start = m_clock.mono;
    m_commands->cancelVerified(verified(1));
    m_time->advance(5s);
    QCOMPARE(m_settled.size(), 1);
    QCOMPARE(m_settled.first().first - start, Millis(1'500));
    QCOMPARE(m_settled.first().second->kind, ApiError::Kind::Cancelled);
    QCOMPARE(m_results.size(), 1);
    QCOMPARE(m_log->of(LogEntry::Kind::Result).size(), 1);
    QCOMPARE(m_log->of(LogEntry::Kind::Intent).size(), 0);
    QCOMPARE(m_api->verifiedCancels.all.size(), 0);
}

void TestCancelVerified::privateNoteIsLoggedOnlyWhenOpen()
{
    m_commands->take(1);
    m_commands->cancelVerified(verified(1));
    m_time->settle();
    m_api->verifiedCancels.take().answer(makeCallout(1));
    m_time->advance(12s);
    const qsizetype before = m_log->entries.size();
    QCOMPARE(m_commands->readPrivateNote(1), PrivateNote::NotOpen);
    QCOMPARE(m_log->entries.size(), before);
    m_commands->contactEnded(1);
    QCOMPARE(m_commands->readPrivateNote(1), PrivateNote::NotStoodDown);
    QCOMPARE(m_log->entries.last().text, u"Callout 1: follow-up note read"_s);
}

QTEST_GUILESS_MAIN(TestCancelVerified)
#include "tst_cancelverified.moc"
