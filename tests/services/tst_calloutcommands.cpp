// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commanddesk.h"

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestCalloutCommands final : public QObject, private CommandDesk {
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void intentComesBeforeTheRequest();
    void nothingIsSentWithoutALog_data();
    void nothingIsSentWithoutALog();
    void refusals();
    void incompleteRequestsAreRefused();
    void cancelTakesTheCallout();
    void raiseAddsAndTellsExisting();
    void raiseFails();
    void ratingWithAspects();
    void localActionsAreLogged();
};

void TestCalloutCommands::intentComesBeforeTheRequest()
{
    m_log->isHolding = true;
    const CommandId id = m_commands->cancelVerified(verified(1));
    QVERIFY(id > 0);
    QCOMPARE(m_log->of(LogEntry::Kind::Intent).size(), 1);
    QCOMPARE(m_log->of(LogEntry::Kind::Intent).first().operatorName, u"Op 01"_s);
    QCOMPARE(entry(1).cancelMark, CancelMark::Sending);
    m_time->advance(1s);
    QCOMPARE(m_api->verifiedCancels.all.size(), 0); // not before it is on disk
    m_log->isHolding = false;
    m_commands->cancelUnconditional(unconditional(2));
    m_time->settle();
    QCOMPARE(m_api->unconditionalCancels.all.size(), 1);
    QCOMPARE(m_api->unconditionalCancels.all.first().id, 2);
}

void TestCalloutCommands::nothingIsSentWithoutALog_data()
{
    QTest::addColumn<bool>("isSilent");
    QTest::newRow("refuses") << false;
    QTest::newRow("never answers") << true;
}

void TestCalloutCommands::nothingIsSentWithoutALog()
{
    QFETCH(bool, isSilent);
    m_log->isFailing = !isSilent;
    m_log->isHolding = isSilent;
    m_commands->cancelVerified(verified(1));
    m_commands->cancelUnconditional(unconditional(2));
    m_commands->raise({});
    m_time->advance(30s);
    QCOMPARE(m_api->verifiedCancels.all.size(), 0);
    QCOMPARE(m_api->unconditionalCancels.all.size(), 0);
    QCOMPARE(m_api->raises.all.size(), 0);
    QCOMPARE(m_results.size(), 3);
    for (const CommandResult &finished : std::as_const(m_results))
        QCOMPARE(finished.result.error().kind, ApiError::Kind::NotRecorded);
    for (const CalloutId id : {1, 2}) {
        QCOMPARE(entry(id).cancelMark, CancelMark::None);
        QVERIFY(!entry(id).outcomeFrozen && !entry(id).privateNote);
    }
    QCOMPARE(m_settled.size(), 1);
    if (!isSilent)
        QCOMPARE(m_settled.first().second->kind, ApiError::Kind::NotRecorded);
}

void TestCalloutCommands::refusals()
{
    using enum CommandKind;
    using Refusal = std::optional<CommandRefusal>;
    const auto is = [this](CommandKind kind, CalloutId id) {
        return m_commands->refusal(kind, id);
    };
    QCOMPARE(is(CancelVerified, 9), Refusal(CommandRefusal::UnknownCallout));
    QCOMPARE(is(Rate, 1), Refusal(CommandRefusal::NotClosed));
    QCOMPARE(is(CancelVerified, 1), Refusal());
    LinkState lost;
    lost.kind = LinkState::Kind::Lost;
    m_commands->setLink(lost);
    QCOMPARE(is(CancelVerified, 1), Refusal(CommandRefusal::LinkLost));
    QCOMPARE(is(CancelUnconditional, 1), Refusal(CommandRefusal::LinkLost));
    QCOMPARE(is(Raise, 0), Refusal(CommandRefusal::LinkLost));
    m_commands->cancelUnconditional(unconditional(1));
    QVERIFY(m_results.isEmpty()); // never before the call has returned
    m_time->settle();
    QCOMPARE(m_results.first().refusal, Refusal(CommandRefusal::LinkLost));
    QCOMPARE(m_results.first().result.error().kind, ApiError::Kind::Cancelled);
    QCOMPARE(entry(1).cancelMark, CancelMark::None);
    m_commands->setLink({});

    m_commands->cancelVerified(verified(1));
    QCOMPARE(is(CancelVerified, 1), Refusal(CommandRefusal::CancelPending));
    QCOMPARE(is(CancelUnconditional, 1), Refusal(CommandRefusal::CancelPending));
    m_time->settle();
    m_api->verifiedCancels.take().answer(makeCallout(1));
    m_time->advance(12s);
    QCOMPARE(is(CancelVerified, 1), Refusal(CommandRefusal::TooSoon));
    QCOMPARE(is(CancelUnconditional, 1), Refusal(CommandRefusal::ContactNotEnded));
    m_commands->contactEnded(1);
    QCOMPARE(is(CancelVerified, 1), Refusal());
    QCOMPARE(is(CancelUnconditional, 1), Refusal());
}

void TestCalloutCommands::incompleteRequestsAreRefused()
{
    using Refusal = std::optional<CommandRefusal>;
    UnconditionalCancel request = unconditional(2);
    request.note = u" short    "_s;
    m_commands->cancelUnconditional(request);
    request = unconditional(2);
    request.reasonId = 0;
    m_commands->cancelUnconditional(request);
    m_time->settle();
    QCOMPARE(m_results.at(m_results.size() - 2).refusal, Refusal(CommandRefusal::NoteTooShort));
    QCOMPARE(m_results.last().refusal, Refusal(CommandRefusal::NoReason));
    QCOMPARE(m_api->unconditionalCancels.all.size(), 0);

    poll({makeCallout(1), makeCallout(2, u"closed"_s)});
    QCOMPARE(m_commands->refusal(CommandKind::CancelVerified, 2), Refusal(CommandRefusal::Ended));
    QCOMPARE(m_commands->refusal(CommandKind::CancelUnconditional, 2),
             Refusal(CommandRefusal::Ended));
    QCOMPARE(m_commands->refusal(CommandKind::Rate, 2), Refusal());
}

void TestCalloutCommands::cancelTakesTheCallout()
{
    QVERIFY(!entry(1).isTaken());
    m_commands->cancelVerified(verified(1));
    QCOMPARE(entry(1).owner, u"Op 01"_s);
    QCOMPARE(m_log->of(LogEntry::Kind::Operator).size(), 1);
    m_board->take(2, u"Op 02"_s);
    m_commands->cancelUnconditional(unconditional(2));
    QCOMPARE(entry(2).owner, u"Op 02"_s); // taken already: stays
}

void TestCalloutCommands::raiseAddsAndTellsExisting()
{
    RaiseRequest request;
    request.customerId = 1'007;
    request.responseTypeId = 1;
    m_commands->raise(request);
    m_time->settle();
    Callout answer = makeCallout(7);
    answer.customerId = 0;
    answer.createdAt = m_clock.utc;
    m_api->raises.take().answer(answer);
    m_time->settle();
    QCOMPARE(m_results.last().calloutId, 7);
    QVERIFY(!m_results.last().existing);
    QCOMPARE(entry(7).callout.customerId, 1'007);
    QCOMPARE(m_results.last().result->customerId, 1'007);

    m_time->advance(1min);
    m_commands->raise(request);
    m_time->settle();
    m_api->raises.take().answer(answer);
    m_time->settle();
    QVERIFY(m_results.last().existing); // on this board already
    m_commands->raise(request);
    m_time->settle();
    answer = makeCallout(8);
    answer.createdAt = m_clock.utc - 1min;
    m_api->raises.take().answer(answer);
    m_time->settle();
    QVERIFY(m_results.last().existing); // AURA had it before it was asked
    QVERIFY(m_board->contains(8));
}

void TestCalloutCommands::raiseFails()
{
    m_commands->raise({});
    m_time->settle();
    m_api->raises.take().fail(ApiError::Kind::Forbidden);
    m_time->advance(1min);
    QCOMPARE(m_results.size(), 1);
    QCOMPARE(m_results.first().result.error().kind, ApiError::Kind::Forbidden);
    QCOMPARE(m_api->raises.all.size(), 1);
    QCOMPARE(m_log->of(LogEntry::Kind::Result).size(), 1);
}

void TestCalloutCommands::ratingWithAspects()
{
    m_clock.mono += 1s;
    poll({makeCallout(1, u"closed"_s), makeCallout(2)});
    RatingRequest request;
    request.calloutId = 1;
    request.rating = 6;
    m_commands->rate(request);
    m_time->settle();
    QCOMPARE(m_results.last().refusal, std::optional(CommandRefusal::BadRating));
    request.rating = 4;
    request.items = {
        {1, u"A"_s, u"a"_s, true}, {2, u"B"_s, u"b"_s, false}, {3, u"C"_s, u"c"_s, true}};
    QSignalSpy progress(m_commands.get(), &CalloutCommands::ratingProgress);
    m_commands->rate(request);
    m_time->settle();
    m_api->ratings.take().answer(50);
    m_time->settle();
    QVERIFY(entry(1).rated);
    m_api->ratedItems.take().answer(1);
    m_time->settle();
    m_api->ratedItems.take().fail(ApiError::Kind::Rejected);
    m_time->settle();
    QCOMPARE(m_api->ratedItems.all.last().id, 50);
    m_api->ratedItems.take().answer(3);
    m_time->settle();
    QCOMPARE(m_results.size(), 2);
    QVERIFY(m_results.last().result.has_value());
    QCOMPARE(m_results.last().aspectsAccepted, (QList<qint64>{1, 3}));
    QCOMPARE(m_results.last().aspectsTotal, 3);
    QCOMPARE(m_log->entries.last().text, u"Rating accepted, 2 of 3 aspects"_s);
    QCOMPARE(progress.size(), 4);
    // The rest goes to the rating that AURA has; a second one would count twice.
    const auto ratingsBefore = m_api->ratings.all.size();
    request.items = {{2, u"B"_s, u"b"_s, false}};
    m_commands->rate(request);
    m_time->settle();
    QCOMPARE(m_api->ratings.all.size(), ratingsBefore);
    QCOMPARE(m_api->ratedItems.all.last().id, 50);
    m_api->ratedItems.take().answer(2);
    m_time->settle();
    QCOMPARE(m_results.last().aspectsAccepted, QList<qint64>{2});
}

void TestCalloutCommands::localActionsAreLogged()
{
    QVERIFY(m_commands->take(1));
    QVERIFY(!m_commands->take(1));
    QCOMPARE(m_commands->takeNext(), 2);
    QCOMPARE(m_commands->takeNext(), 0);
    QVERIFY(m_commands->release(2));
    m_clock.mono += 1s;
    poll({makeCallout(1), makeCallout(2, u"closed"_s)});
    QVERIFY(!m_commands->clear(1));
    QVERIFY(m_commands->clear(2));
    QVERIFY(!m_commands->contactEnded(1)); // there was no verified cancel
    QCOMPARE(m_log->of(LogEntry::Kind::Operator).size(), 4);
    for (const LogEntry &entry : m_log->of(LogEntry::Kind::Operator))
        QCOMPARE(entry.operatorName, u"Op 01"_s);
}

QTEST_GUILESS_MAIN(TestCalloutCommands)
#include "tst_calloutcommands.moc"
