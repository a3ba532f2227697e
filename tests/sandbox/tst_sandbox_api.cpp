// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandboxclient.h"

#include "sandbox/sandboxserver.h"

#include <QTest>

using namespace Qt::StringLiterals;

// Every endpoint, with what it answers when all is well: contract 2, 6, 7 and 9 in the flat
// dialect.
class tst_SandboxApi final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<sandbox::EmbeddedSandbox> m_sandbox;
    std::unique_ptr<SandboxClient> m_client;

    // Raised for the contract's example customer.
    qint64 raised()
    {
        return m_client
            ->post(u"customers/178921/callouts"_s,
                   {{u"responseTypeId"_s, 1}, {u"latitude"_s, -33.9}, {u"longitude"_s, 18.4}})
            .object()
            .value(u"id"_s)
            .toInteger();
    }
    bool close(qint64 id)
    {
        (void)m_client->post(u"callouts/%1/cancel"_s.arg(id));
        return QTest::qWaitFor([&] { return !m_client->activeIds().contains(id); }, 20000);
    }

private slots:
    void init()
    {
        m_sandbox = std::make_unique<sandbox::EmbeddedSandbox>(quietOptions());
        const QUrl root = startSandbox(*m_sandbox);
        QVERIFY(root.isValid());
        QCOMPARE(root.host(), u"127.0.0.1"_s);
        QCOMPARE(root.path(), u"/panic-api/v2"_s);
        m_client = std::make_unique<SandboxClient>(root);
        QVERIFY(m_client->signIn());
    }

    void tokenHasTheFlatShape()
    {
        const Answer answer =
            m_client->post(u"oauth/token"_s, {{u"clientId"_s, u"sandbox"_s},
                                              {u"clientSecret"_s, u"sandbox-secret"_s}});
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.object().keys(),
                 QStringList({u"access_token"_s, u"expires_in"_s, u"token_type"_s}));
        QCOMPARE(answer.object().value(u"token_type"_s).toString(), u"Bearer"_s);
        QCOMPARE(answer.object().value(u"expires_in"_s).toInt(), 3600);
    }

    void raisingCreatesAFlatCallout()
    {
        const Answer answer =
            m_client->post(u"customers/178921/callouts"_s, {{u"responseTypeId"_s, 2},
                                                            {u"latitude"_s, -33.9249},
                                                            {u"longitude"_s, 18.4241},
                                                            {u"calloutClassificationId"_s, 2}});
        QCOMPARE(answer.status, 201);
        const QJsonObject callout = answer.object();
        QCOMPARE(callout.keys(),
                 QStringList({u"calloutClassificationId"_s, u"createdAt"_s, u"customerId"_s,
                              u"id"_s, u"latitude"_s, u"longitude"_s, u"predefinedLocationId"_s,
                              u"responseTypeId"_s, u"status"_s}));
        QCOMPARE(callout.value(u"id"_s).toInteger(), 992011);
        QCOMPARE(callout.value(u"customerId"_s).toInteger(), 178921);
        QCOMPARE(callout.value(u"status"_s).toString(), u"created"_s);
        QCOMPARE(callout.value(u"latitude"_s).toDouble(), -33.9249);
        QCOMPARE(callout.value(u"longitude"_s).toDouble(), 18.4241);
        QVERIFY(callout.value(u"predefinedLocationId"_s).isNull());
        QCOMPARE(callout.value(u"responseTypeId"_s).toInt(), 2);
        QCOMPARE(callout.value(u"calloutClassificationId"_s).toInt(), 2);
        const QString createdAt = callout.value(u"createdAt"_s).toString();
        QVERIFY(createdAt.endsWith(u'Z'));
        const QDateTime created = QDateTime::fromString(createdAt, Qt::ISODate);
        QVERIFY(qAbs(created.secsTo(QDateTime::currentDateTimeUtc())) <= 5);
    }

    void raisingAgainReturnsTheActiveOne()
    {
        const QJsonObject body{
            {u"responseTypeId"_s, 1}, {u"latitude"_s, -33.9}, {u"longitude"_s, 18.4}};
        const Answer first = m_client->post(u"customers/178921/callouts"_s, body);
        const Answer second = m_client->post(u"customers/178921/callouts"_s, body);
        QCOMPARE(first.status, 201);
        QCOMPARE(second.status, 200);
        QCOMPARE(second.object(), first.object());
        QCOMPARE(m_client->activeIds().size(), 1);
    }

    void aClosedCalloutIsNotReturnedAgain()
    {
        const qint64 first = raised();
        QVERIFY(close(first));
        QVERIFY(raised() > first);
    }

    void raisingAtAFixedLocation()
    {
        const Answer answer =
            m_client->post(u"customers/178951/callouts"_s,
                           {{u"responseTypeId"_s, 1}, {u"predefinedLocationId"_s, 99001}});
        QCOMPARE(answer.status, 201);
        QCOMPARE(answer.object().value(u"predefinedLocationId"_s).toInteger(), 99001);
        QCOMPARE(answer.object().value(u"latitude"_s).toDouble(), -33.9249);
    }

    void legacyRaise()
    {
        const Answer answer = m_client->post(u"callouts"_s, {{u"customerId"_s, 178922},
                                                             {u"responseTypeId"_s, 1},
                                                             {u"latitude"_s, -33.9},
                                                             {u"longitude"_s, 18.4}});
        QCOMPARE(answer.status, 201);
        QCOMPARE(answer.object().value(u"customerId"_s).toInteger(), 178922);
    }

    void listsAndSingleReadAgree()
    {
        QCOMPARE(m_client->get(u"callouts/activeCallouts"_s).body, QByteArray("[]"));
        const qint64 id = raised();
        const Answer all = m_client->get(u"callouts/activeCallouts"_s);
        const Answer one = m_client->get(u"callouts/%1"_s.arg(id));
        const Answer customers = m_client->get(u"customers/178921/callouts"_s);
        QCOMPARE(all.status, 200);
        QCOMPARE(one.status, 200);
        QCOMPARE(one.object().value(u"id"_s).toInteger(), id);
        QCOMPARE(all.array(), QJsonArray{one.object()});
        QCOMPARE(customers.array(), QJsonArray{one.object()});
        QCOMPARE(m_client->get(u"customers/178922/callouts"_s).body, QByteArray("[]"));
    }

    void locationUpdates()
    {
        const qint64 id = raised();
        const QJsonObject body{
            {u"latitude"_s, -33.95}, {u"longitude"_s, 18.45}, {u"accuracy"_s, 7.5}};
        const Answer plain = m_client->post(u"callouts/%1/location"_s.arg(id), body);
        QCOMPARE(plain.status, 200);
        QCOMPARE(plain.object(),
                 QJsonObject({{u"message"_s, u"Request completed successfully."_s}}));
        QCOMPARE(m_client->get(u"callouts/%1"_s.arg(id)).object().value(u"latitude"_s).toDouble(),
                 -33.95);
        const Answer returned =
            m_client->post(u"callouts/%1/updateLocationAndReturnCallout"_s.arg(id),
                           {{u"latitude"_s, -33.96}, {u"longitude"_s, 18.46}});
        QCOMPARE(returned.status, 200);
        QCOMPARE(returned.object().keys(), QStringList({u"callout"_s, u"message"_s}));
        QCOMPARE(returned.object()[u"callout"_s][u"longitude"_s].toDouble(), 18.46);
    }

    void locationOfAClosedCalloutIs285()
    {
        const qint64 id = raised();
        QVERIFY(close(id));
        const QJsonObject body{{u"latitude"_s, -30.0}, {u"longitude"_s, 20.0}};
        for (const QString &last : {u"location"_s, u"updateLocationAndReturnCallout"_s}) {
            const Answer answer = m_client->post(u"callouts/%1/%2"_s.arg(id).arg(last), body);
            QCOMPARE(answer.status, 285);
            QVERIFY(!answer.message().isEmpty());
            QCOMPARE(answer.object()[u"callout"_s][u"status"_s].toString(), u"closed"_s);
            QCOMPARE(answer.object()[u"callout"_s][u"latitude"_s].toDouble(), -33.9);
        }
        QCOMPARE(m_client->get(u"callouts/%1"_s.arg(id)).object().value(u"status"_s).toString(),
                 u"closed"_s);
    }

    void eventsAreReadAndSent()
    {
        const qint64 id = raised();
        const QString path = u"callouts/%1/events"_s.arg(id);
        // What a client of both dialects sends; the surplus is ignored.
        const Answer sent = m_client->post(path, {{u"source"_s, u"customer"_s},
                                                  {u"event"_s, u"Ek is veilig – dankie"_s},
                                                  {u"message"_s, u"Ek is veilig – dankie"_s}});
        QCOMPARE(sent.status, 201);
        QCOMPARE(sent.object().keys(),
                 QStringList({u"calloutId"_s, u"createdAt"_s, u"id"_s, u"message"_s}));
        const QJsonArray events = m_client->get(path).array();
        QCOMPARE(events.size(), 2);
        QCOMPARE(events[0][u"message"_s].toString(), u"NEW_CALLOUT"_s);
        QCOMPARE(events[1].toObject(), sent.object());
        QVERIFY(events[0][u"id"_s].toInteger() < events[1][u"id"_s].toInteger());
    }

    void cancellationReasons()
    {
        const QString path = u"callouts/%1/exceptionReasons"_s.arg(raised());
        const QJsonArray reasons = m_client->get(path).array();
        QVERIFY(reasons.size() >= 3);
        QCOMPARE(reasons[1].toObject(),
                 QJsonObject({{u"id"_s, 102}, {u"reason"_s, u"False alarm triggered"_s}}));
        const Answer known = m_client->post(
            path, {{u"exceptionReasonId"_s, 102}, {u"notes"_s, u"Spoke to customer"_s}});
        QCOMPARE(known.status, 201);
        QCOMPARE(known.object().value(u"reason"_s).toString(), u"False alarm triggered"_s);
        QVERIFY(known.object().value(u"id"_s).toInteger() > 0);
        const Answer free = m_client->post(path, {{u"notes"_s, u"Door was left open"_s}});
        QCOMPARE(free.status, 201);
        QCOMPARE(free.object().value(u"reason"_s).toString(), u"Door was left open"_s);
    }

    void ratingsFollowClosing()
    {
        const qint64 id = raised();
        const QJsonObject body{{u"calloutId"_s, id}, {u"rating"_s, 4}, {u"comment"_s, u"Quick"_s}};
        const Answer early = m_client->post(u"ratings"_s, body);
        QCOMPARE(early.status, 400);
        QVERIFY(early.message().contains(u"calloutId"_s));
        QVERIFY(close(id));
        const Answer rated = m_client->post(u"ratings"_s, body);
        QCOMPARE(rated.status, 201);
        QCOMPARE(rated.object().keys(), QStringList({u"calloutId"_s, u"id"_s, u"rating"_s}));
        QCOMPARE(rated.object().value(u"rating"_s).toInt(), 4);
        const Answer again = m_client->post(u"ratings"_s, {{u"calloutId"_s, id}, {u"rating"_s, 2}});
        QCOMPARE(again.status, 201);
        QCOMPARE(again.object().value(u"id"_s), rated.object().value(u"id"_s));
        QCOMPARE(again.object().value(u"rating"_s).toInt(), 2);

        const QJsonObject item{{u"ratingId"_s, rated.object().value(u"id"_s)},
                               {u"ratingItemId"_s, 12},
                               {u"score"_s, 5}};
        const Answer scored = m_client->post(u"rating-items"_s, item);
        QCOMPARE(scored.status, 201);
        QCOMPARE(scored.object().value(u"score"_s).toInt(), 5);
        QCOMPARE(m_client->post(u"rating-items"_s, item).object(), scored.object());
    }

    void lookups()
    {
        const QJsonArray items = m_client->get(u"rating-items"_s).array();
        QVERIFY(!items.isEmpty());
        QCOMPARE(items[0].toObject(), QJsonObject({{u"id"_s, 12},
                                                   {u"ratingItem"_s, u"RESPONSE_TIME"_s},
                                                   {u"ratingItemDescription"_s, u"Response time"_s},
                                                   {u"sentiment"_s, u"positive"_s}}));
        const QJsonObject types = m_client->get(u"responseTypes"_s).object();
        QVERIFY(types.value(u"message"_s).isString());
        const QJsonArray list = types.value(u"responseTypes"_s).toArray();
        QCOMPARE(list[0][u"value"_s].toString(), u"SECURITY"_s);
        QVERIFY(list[0][u"enabledLocations"_s].isObject());
        const QJsonObject customer = m_client->get(u"customers/178921"_s).object();
        QCOMPARE(customer.keys(),
                 QStringList({u"customerSourceId"_s, u"email"_s, u"externalReferenceId"_s,
                              u"firstName"_s, u"id"_s, u"lastName"_s, u"mobileNumber"_s}));
        QCOMPARE(customer.value(u"lastName"_s).toString(), u"Mokoena"_s);
    }
};

QTEST_GUILESS_MAIN(tst_SandboxApi)
#include "tst_sandbox_api.moc"
