// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/conversation.h"

#include "services/calloutboard.h"

#include "fakepanicapi.h"

#include <QtTest/QtTest>

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Author = ConversationMessage::Author;
using Delivery = ConversationMessage::Delivery;

class TestConversation final : public QObject {
    Q_OBJECT

private slots:
    void init();

    void eventsBecomeMessages();
    void sameReadingSaysNothing();
    void sendIsLoggedFirst();
    void sentIsNotShownTwice();
    void readBeforeTheAnswer();
    void timedOutButArrived();
    void sameTextTwice();
    void failureStaysUntilRetryOrDiscard();
    void notRecordedIsNotSent();
    void blankAndUnknownAreRefused();
    void unreadCount();
    void cancelEvidenceIsWithheld();

private:
    [[nodiscard]] CalloutEvent event(qint64 id, const QString &text, const QString &source,
                                     Millis ago = 0ms) const
    {
        return {id, 1, 0, text, source, m_serverClock->at(m_clock.mono) - ago};
    }
    [[nodiscard]] QStringList texts() const
    {
        QStringList all;
        for (const ConversationMessage &message : m_conversation->messages(1))
            all.append(message.text);
        return all;
    }
    [[nodiscard]] ConversationMessage last() const { return m_conversation->messages(1).last(); }

    FakeClock m_clock;
    std::unique_ptr<FakePanicApi> m_api;
    std::unique_ptr<FakeLog> m_log;
    std::unique_ptr<ServerClock> m_serverClock;
    std::unique_ptr<CalloutBoard> m_board;
    std::unique_ptr<Conversation> m_conversation;
};

void TestConversation::init()
{
    m_conversation.reset();
    m_clock = {};
    m_api = std::make_unique<FakePanicApi>(m_clock);
    m_log = std::make_unique<FakeLog>();
    m_serverClock = std::make_unique<ServerClock>(m_clock);
    m_board = std::make_unique<CalloutBoard>(m_clock, *m_serverClock);
    m_conversation =
        std::make_unique<Conversation>(*m_api, *m_board, *m_log, m_clock, *m_serverClock);
    m_board->applySnapshot(snapshotOf({makeCallout(1)}, m_clock.mono));
}

void TestConversation::eventsBecomeMessages()
{
    QVERIFY(!m_conversation->isRead(1));
    m_conversation->applyEvents(1, {event(3, u"Unit 7 is two minutes out"_s, u"control"_s, 1min),
                                    event(1, u"NEW_CALLOUT"_s, {}, 5min),
                                    event(2, u"Help is needed"_s, u"customer"_s, 4min),
                                    event(4, u"<b>plain</b>"_s, {}, 30s)});
    const auto messages = m_conversation->messages(1);
    QVERIFY(m_conversation->isRead(1));
    QCOMPARE(messages.size(), 4);
    QCOMPARE(messages[0].author, Author::System);
    QCOMPARE(messages[1].author, Author::NotGiven);
    QCOMPARE(messages[1].source, u"customer"_s);
    QCOMPARE(messages[2].author, Author::AuraControl);
    QCOMPARE(messages[3].author, Author::NotGiven);
    QCOMPARE(messages[3].text, u"<b>plain</b>"_s);
    QCOMPARE(messages[3].delivery, Delivery::None);
}

void TestConversation::sameReadingSaysNothing()
{
    QSignalSpy spy(m_conversation.get(), &Conversation::changed);
    const QList events{event(1, u"Hello"_s, u"control"_s)};
    m_conversation->applyEvents(1, events);
    const auto before = m_conversation->messages(1);
    m_conversation->applyEvents(1, events);
    QCOMPARE(spy.size(), 1);
    QCOMPARE(m_conversation->messages(1), before); // local ids included
}

void TestConversation::sendIsLoggedFirst()
{
    m_log->isHolding = true;
    const QString text = u"The customer is at the gate"_s;
    QVERIFY(m_conversation->send(1, text) > 0);
    runQueued();
    QCOMPARE(m_api->messages.all.size(), 0);
    m_log->isHolding = false;
    m_conversation->send(1, text);
    runQueued();
    QCOMPARE(m_api->messages.all.size(), 1);
    QCOMPARE(m_api->messages.all.first().text, text);
    QCOMPARE(last().delivery, Delivery::Sending);
    QCOMPARE(last().author, Author::You);
    m_api->messages.take().answer(event(9, text, u"customer"_s));
    runQueued();
    QCOMPARE(last().delivery, Delivery::Accepted);
    QCOMPARE(m_log->entries.last().text, u"Message sent, 27 characters"_s);
    for (const LogEntry &entry : m_log->entries)
        QVERIFY(!entry.text.contains(u"gate"));
}

void TestConversation::sentIsNotShownTwice()
{
    const qint64 localId = m_conversation->send(1, u"Stay inside"_s);
    runQueued();
    m_api->messages.take().answer(event(9, u"Stay inside"_s, u"customer"_s));
    runQueued();
    m_conversation->applyEvents(1, {event(9, u"Stay inside"_s, u"customer"_s)});
    QCOMPARE(texts(), QStringList{u"Stay inside"_s});
    QCOMPARE(last().author, Author::You);
    QCOMPARE(last().localId, localId);
    QCOMPARE(last().eventId, 9);
}

void TestConversation::readBeforeTheAnswer()
{
    m_conversation->send(1, u"Stay inside"_s);
    runQueued();
    m_conversation->applyEvents(1, {event(9, u"Stay inside"_s, u"customer"_s)});
    QCOMPARE(texts(), QStringList{u"Stay inside"_s});
    QCOMPARE(last().delivery, Delivery::Accepted);
    m_api->messages.take().fail(ApiError::Kind::Timeout); // yet it is there
    runQueued();
    QCOMPARE(last().delivery, Delivery::Accepted);
    QCOMPARE(m_log->entries.last().outcome, u"accepted"_s);
}

void TestConversation::timedOutButArrived()
{
    m_conversation->send(1, u"Stay inside"_s);
    runQueued();
    m_api->messages.take().fail(ApiError::Kind::Timeout);
    runQueued();
    QCOMPARE(last().delivery, Delivery::NotSent);
    QCOMPARE(last().error->kind, ApiError::Kind::Timeout);
    m_conversation->applyEvents(1, {event(9, u"Stay inside"_s, u"customer"_s)});
    QCOMPARE(texts(), QStringList{u"Stay inside"_s});
    QCOMPARE(last().delivery, Delivery::Accepted);
    QVERIFY(!last().error);
}

void TestConversation::sameTextTwice()
{
    m_conversation->applyEvents(1, {event(5, u"OK"_s, u"customer"_s, 1min)}); // not from here
    m_conversation->send(1, u"OK"_s);
    m_conversation->send(1, u"OK"_s);
    runQueued();
    m_conversation->applyEvents(
        1, {event(5, u"OK"_s, u"customer"_s, 1min), event(6, u"OK"_s, u"customer"_s)});
    QCOMPARE(texts().size(), 3);
    m_conversation->applyEvents(
        1, {event(6, u"OK"_s, u"customer"_s), event(7, u"OK"_s, u"customer"_s)});
    QCOMPARE(texts().size(), 3);
    const auto messages = m_conversation->messages(1);
    QCOMPARE(std::ranges::count(messages, Author::You, &ConversationMessage::author), 2);
}

void TestConversation::failureStaysUntilRetryOrDiscard()
{
    const qint64 localId = m_conversation->send(1, u"Stay inside"_s);
    runQueued();
    QVERIFY(!m_conversation->retry(localId)); // still on its way
    QVERIFY(!m_conversation->discard(localId));
    m_api->messages.take().fail(ApiError::Kind::Offline);
    runQueued();
    QCOMPARE(last().delivery, Delivery::NotSent);
    runQueued();
    QCOMPARE(m_api->messages.all.size(), 1); // never by itself
    QVERIFY(m_conversation->retry(localId));
    QCOMPARE(last().delivery, Delivery::Sending);
    QCOMPARE(last().localId, localId);
    runQueued();
    QCOMPARE(m_api->messages.all.size(), 2);
    m_api->messages.take().fail(ApiError::Kind::Offline);
    runQueued();
    QVERIFY(m_conversation->discard(localId));
    QVERIFY(m_conversation->messages(1).isEmpty());
    QVERIFY(!m_conversation->retry(localId));
}

void TestConversation::notRecordedIsNotSent()
{
    m_log->isFailing = true;
    m_conversation->send(1, u"Stay inside"_s);
    runQueued();
    QCOMPARE(m_api->messages.all.size(), 0);
    QCOMPARE(last().delivery, Delivery::NotSent);
    QCOMPARE(last().error->kind, ApiError::Kind::NotRecorded);
}

void TestConversation::blankAndUnknownAreRefused()
{
    QCOMPARE(m_conversation->send(1, u"  \n "_s), 0);
    QCOMPARE(m_conversation->send(2, u"Hello"_s), 0);
    QCOMPARE(m_conversation->send(1, QString(2'001, u'x')), 0);
    QVERIFY(m_conversation->send(1, QString(2'000, u'x')) > 0);
}

void TestConversation::unreadCount()
{
    QSignalSpy spy(m_conversation.get(), &Conversation::unreadChanged);
    m_conversation->applyEvents(
        1, {event(1, u"NEW_CALLOUT"_s, {}), event(2, u"Hello"_s, u"control"_s)});
    QCOMPARE(m_conversation->unread(1), 1);
    m_conversation->send(1, u"Mine"_s);
    QCOMPARE(m_conversation->unread(1), 1);
    m_conversation->markRead(1);
    QCOMPARE(m_conversation->unread(1), 0);
    QCOMPARE(spy.size(), 2);
    m_conversation->applyEvents(1, {event(2, u"Hello"_s, u"control"_s), event(3, u"There"_s, {})});
    QCOMPARE(m_conversation->unread(1), 1);
}

void TestConversation::cancelEvidenceIsWithheld()
{
    const CalloutEvent before = event(1, u"CALLOUT_OWNED"_s, {}, 5min);
    m_conversation->applyEvents(1, {before});
    m_board->beginCancel(1, true);
    m_clock.mono += 3s;
    QSignalSpy spy(m_conversation.get(), &Conversation::changed);
    CalloutEvent oddity = event(5, u"Safe code did not match"_s, {});
    oddity.typeId = 2;
    const QList evidence{before, event(2, u"CALLOUT_SOFT_CANCELLED_BY_CUSTOMER"_s, {}),
                         event(3, u"CALLOUT_CLOSED"_s, {}), event(4, u"SOME_NEW_EVENT_NAME"_s, {}),
                         oddity};
    m_conversation->applyEvents(1, evidence);
    QCOMPARE(spy.size(), 0); // not even a sign that there is something
    QCOMPARE(texts(), QStringList{u"CALLOUT_OWNED"_s});
    QList<CalloutEvent> more = evidence;
    more.append(event(6, u"RESPONDER_ARRIVED_ON_SCENE"_s, {}));
    more.append(event(7, u"We are at the gate"_s, u"control"_s));
    m_conversation->applyEvents(1, more);
    QCOMPARE(texts(), (QStringList{u"CALLOUT_OWNED"_s, u"RESPONDER_ARRIVED_ON_SCENE"_s,
                                   u"We are at the gate"_s}));
    QVERIFY(m_board->contactEnded(1));
    m_conversation->outcomeReleased(1);
    QCOMPARE(texts().size(), 7);
    QVERIFY(texts().contains(u"CALLOUT_CLOSED"_s));
}

QTEST_GUILESS_MAIN(TestConversation)
#include "tst_conversation.moc"
