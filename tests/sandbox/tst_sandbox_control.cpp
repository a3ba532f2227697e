// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rawclient.h"
#include "sandboxclient.h"

#include "sandbox/sandboxserver.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

// The control surface, call by call.
class tst_SandboxControl final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<sandbox::EmbeddedSandbox> m_sandbox;
    std::unique_ptr<SandboxClient> m_client;
    std::unique_ptr<SandboxClient> m_control;
    QUrl m_root;

    void start(const QString &scenario, double speed = 1.0)
    {
        sandbox::Options options;
        options.scenario = scenario;
        options.speed = speed;
        m_sandbox = std::make_unique<sandbox::EmbeddedSandbox>(options);
        m_root = startSandbox(*m_sandbox);
        QVERIFY(m_root.isValid());
        m_client = std::make_unique<SandboxClient>(m_root);
        QVERIFY(m_client->signIn());
        m_control = std::make_unique<SandboxClient>(m_root.resolved(QUrl(u"/sandbox"_s)));
    }
    QJsonObject status() { return m_control->get(u"status"_s).object(); }
    Answer advance(qint64 id, const QString &stage = {})
    {
        return m_control->post(u"callouts/%1/advance"_s.arg(id),
                               stage.isEmpty() ? QJsonObject() : QJsonObject{{u"stage"_s, stage}});
    }
    QStringList messages(qint64 id)
    {
        QStringList all;
        const QJsonArray events = m_client->get(u"callouts/%1/events"_s.arg(id)).array();
        for (const QJsonValue &event : events)
            all.append(event[u"message"_s].toString());
        return all;
    }
    qint64 raised() { return m_control->post(u"callouts"_s).object()[u"id"_s].toInteger(); }

private slots:
    void statusTellsEverything()
    {
        start(u"training"_s);
        const Answer answer = m_control->get(u"status"_s);
        QCOMPARE(answer.status, 200);
        const QJsonObject object = answer.object();
        QCOMPARE(object.keys(),
                 QStringList({u"active"_s, u"dialect"_s, u"duressMarkers"_s, u"faults"_s,
                              u"product"_s, u"scenario"_s, u"scenarios"_s, u"seed"_s, u"speed"_s,
                              u"storySeconds"_s, u"strictSafeCode"_s, u"version"_s}));
        QCOMPARE(object[u"product"_s].toString(), u"callout-sandbox"_s);
        QCOMPARE(object[u"scenario"_s].toString(), u"training"_s);
        QCOMPARE(object[u"active"_s].toInt(), 6);
        QCOMPARE(object[u"seed"_s].toInt(), 1);
        QCOMPARE(object[u"scenarios"_s].toArray(),
                 QJsonArray({u"shift"_s, u"empty"_s, u"quiet"_s, u"flood"_s, u"duress"_s,
                             u"outage"_s, u"training"_s}));
        QVERIFY(!object[u"version"_s].toString().isEmpty());
    }

    void browsersAreRefused_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<int>("expected");
        QTest::newRow("plain") << QByteArray("Host: 127.0.0.1:8080\r\n") << 200;
        QTest::newRow("name") << QByteArray("Host: localhost\r\n") << 200;
        QTest::newRow("origin") << QByteArray("Host: 127.0.0.1\r\nOrigin: https://a.example\r\n")
                                << 403;
        QTest::newRow("null origin") << QByteArray("Host: 127.0.0.1\r\nOrigin: null\r\n") << 403;
        QTest::newRow("rebound") << QByteArray("Host: a.example:8080\r\n") << 403;
    }

    void browsersAreRefused()
    {
        QFETCH(const QByteArray, headers);
        QFETCH(const int, expected);
        if (!m_control)
            start(u"training"_s);
        RawClient client(m_root);
        QVERIFY(client.isConnected());
        client.socket().write("GET /sandbox/status HTTP/1.1\r\n" + headers + "\r\n");
        QVERIFY(client.waitForWhole());
        QCOMPARE(client.status(), expected);
    }

    void whatIsNotThere()
    {
        start(u"training"_s);
        QCOMPARE(m_control->get(u"nothing"_s).status, 404);
        const Answer method = m_control->post(u"status"_s);
        QCOMPARE(method.status, 405);
        QCOMPARE(method.allow, QByteArray("GET"));
        QCOMPARE(m_control->get(u"faults"_s).allow, QByteArray("PUT, DELETE"));
        QCOMPARE(m_control->get(u"callouts/x/advance"_s).status, 404);
        QVERIFY(!m_control->get(u"nothing"_s).message().isEmpty());
    }

    void badInputGetsASentence_data()
    {
        QTest::addColumn<QByteArray>("verb");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("expected");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const QByteArray &verb, const QString &path,
                            const QByteArray &body, int expected, const QString &said) {
            QTest::newRow(name) << verb << path << QByteArray(body).replace('\'', '"') << expected
                                << said;
        };
        row("json", "PUT", u"speed"_s, "{", 400, u"not valid JSON"_s);
        row("list", "PUT", u"speed"_s, "[]", 400, u"must be a JSON object"_s);
        row("no speed", "PUT", u"speed"_s, "{}", 400, u"speed must be a number above 0"_s);
        row("speed 0", "PUT", u"speed"_s, "{'speed':0}", 400, u"speed must be"_s);
        row("speed", "PUT", u"speed"_s, "{'speed':1001}", 400, u"speed must be"_s);
        row("speed text", "PUT", u"speed"_s, "{'speed':'2'}", 400, u"speed must be"_s);
        row("surplus", "PUT", u"speed"_s, "{'speed':2,'x':1}", 400, u"\"x\" is not known here"_s);
        row("dialect", "PUT", u"dialect"_s, "{'dialect':'klingon'}", 400,
            u"dialect must be flat or nested"_s);
        row("no dialect", "PUT", u"dialect"_s, "{}", 400, u"dialect is required"_s);
        row("scenario", "PUT", u"scenario"_s, "{'name':'party'}", 400,
            u"name must be one of shift, empty,"_s);
        row("no scenario", "PUT", u"scenario"_s, "{}", 400, u"Either name or definition"_s);
        row("definition", "PUT", u"scenario"_s, "{'definition':\n{'name':'a',\n'basis':'b'}}", 400,
            u"line 3: basis must be one of"_s);
        row("definition text", "PUT", u"scenario"_s, "{'definition':5}", 400,
            u"line 1: A scenario must be a JSON object"_s);
        row("strict", "PUT", u"safe-code"_s, "{'strict':1}", 400,
            u"strict must be true or false"_s);
        row("no strict", "PUT", u"safe-code"_s, "{}", 400, u"strict is required"_s);
        row("faults", "PUT", u"faults"_s, "{}", 400, u"faults must be a list"_s);
        row("fault", "PUT", u"faults"_s, "{'faults':[{'kind':'drip'},{'kind':'rain'}]}", 400,
            u"/faults/1/kind: kind must be one of"_s);
        row("fault text", "PUT", u"faults"_s, "{'faults':[5]}", 400,
            u"/faults/0: A fault must be an object."_s);
        row("customer", "POST", u"callouts"_s, "{'customerId':5}", 404,
            u"There is no customer 5"_s);
        row("customer text", "POST", u"callouts"_s, "{'customerId':'x'}", 400,
            u"customerId must be a whole number"_s);
        row("type", "POST", u"callouts"_s, "{'responseTypeId':99}", 400,
            u"responseTypeId 99 is not known"_s);
        row("advance nobody", "POST", u"callouts/5/advance"_s, "{}", 404, u"no callout 5"_s);
        row("stage", "POST", u"callouts/992011/advance"_s, "{'stage':'eaten'}", 400,
            u"stage must be one of owned,"_s);
        row("event nobody", "POST", u"callouts/5/events"_s, "{'message':'a'}", 404,
            u"no callout 5"_s);
        row("no message", "POST", u"callouts/992011/events"_s, "{}", 400, u"message is required"_s);
        row("source", "POST", u"callouts/992011/events"_s, "{'message':'a','source':'fate'}", 400,
            u"source must be one of control, customer, responder"_s);
    }

    void badInputGetsASentence()
    {
        QFETCH(const QByteArray, verb);
        QFETCH(const QString, path);
        QFETCH(const QByteArray, body);
        QFETCH(const int, expected);
        QFETCH(const QString, said);
        if (!m_control || status()[u"scenario"_s].toString() != u"training"_s)
            start(u"training"_s);
        const QJsonObject before = status();
        const Answer answer = m_control->call(verb, path, body);
        QCOMPARE(answer.status, expected);
        QVERIFY2(answer.message().contains(said), answer.body.constData());
        QJsonObject after = status();
        after.insert(u"storySeconds"_s, before[u"storySeconds"_s]);
        QCOMPARE(after, before); // nothing of it was done
    }

    void advancingStageByStage()
    {
        start(u"training"_s);
        const qint64 id = raised();
        const QStringList stages{u"owned"_s, u"dispatched"_s, u"arrived"_s, u"completed"_s,
                                 u"closed"_s};
        for (const QString &stage : stages) {
            const Answer answer = advance(id);
            QCOMPARE(answer.status, 200);
            QCOMPARE(answer.object()[u"stage"_s].toString(), stage);
            QCOMPARE(answer.object()[u"id"_s].toInteger(), id);
            QCOMPARE(m_client->get(u"callouts/%1"_s.arg(id)).object()[u"status"_s],
                     answer.object()[u"status"_s]);
        }
        QCOMPARE(advance(id).status, 409);
        const QStringList said = messages(id);
        QStringList lifecycle;
        for (const QString &message : said) {
            if (message == message.toUpper())
                lifecycle.append(message);
        }
        QCOMPARE(lifecycle.size(), 6);
        QCOMPARE(lifecycle.constLast(), u"CALLOUT_CLOSED"_s);
        QCOMPARE(lifecycle.at(3), u"RESPONDER_ARRIVED_ON_SCENE"_s);
    }

    void advancingToAStage()
    {
        start(u"training"_s);
        const qint64 id = raised();
        QCOMPARE(advance(id, u"withdrawn"_s).status, 409); // nobody is on the way
        QCOMPARE(advance(id, u"dispatched"_s).object()[u"status"_s].toString(),
                 u"Responder Dispatched"_s);
        QVERIFY(messages(id).contains(u"CALLOUT_OWNED"_s)); // on the way there
        QCOMPARE(advance(id, u"dispatched"_s).status, 409);
        QCOMPARE(advance(id, u"owned"_s).status, 409);
        QCOMPARE(advance(id, u"withdrawn"_s).object()[u"status"_s].toString(),
                 u"Responder Cancelled"_s);
        QCOMPARE(advance(id).object()[u"stage"_s].toString(), u"dispatched"_s); // another one
        QCOMPARE(advance(id, u"completed"_s).object()[u"stage"_s].toString(), u"completed"_s);
        QVERIFY(messages(id).contains(u"RESPONDER_ARRIVED_ON_SCENE"_s));
        QCOMPARE(advance(id, u"arrived"_s).status, 409);
        QCOMPARE(advance(id, u"closed"_s).object()[u"status"_s].toString(), u"closed"_s);
    }

    void theStoryGoesOnFromTheTrainersStage()
    {
        start(u"quiet"_s);
        const qint64 id = m_control->post(u"callouts"_s, {{u"customerId"_s, 178921}})
                              .object()[u"id"_s]
                              .toInteger();
        QCOMPARE(advance(id, u"arrived"_s).status, 200);
        QCOMPARE(m_control->put(u"speed"_s, {{u"speed"_s, 1000}}).status, 200);
        QTRY_COMPARE(m_client->get(u"callouts/%1"_s.arg(id)).object()[u"status"_s].toString(),
                     u"closed"_s);
        // Nothing of what came before the trainer's step happened again.
        const QStringList said = messages(id);
        QCOMPARE(said.count(u"CALLOUT_OWNED"_s), 1);
        QCOMPARE(said.count(u"RESPONDER_ARRIVED_ON_SCENE"_s), 1);
        QCOMPARE(said.count(u"RESPONDER_COMPLETED"_s), 1);
        QCOMPARE(said.filter(u"dispatched, ETA"_s).size(), 1);
    }

    void raisingAtRandomAndForSomebody()
    {
        start(u"empty"_s);
        QSet<qint64> customers;
        Answer answer;
        do {
            answer = m_control->post(u"callouts"_s);
            if (answer.status == 201)
                customers.insert(answer.object()[u"customerId"_s].toInteger());
        } while (answer.status == 201 && customers.size() < 100);
        QCOMPARE(answer.status, 409); // everybody has one; nobody has two
        QCOMPARE(customers.size(), m_client->activeIds().size());
        QVERIFY(customers.size() >= 20);
        QVERIFY(!customers.contains(178921)); // she is left to clients
        QCOMPARE(
            m_control->post(u"callouts"_s, {{u"customerId"_s, 178921}, {u"responseTypeId"_s, 2}})
                .status,
            201);
        QCOMPARE(m_control->post(u"callouts"_s, {{u"customerId"_s, 178921}}).status, 409);
        const QJsonArray hers = m_client->get(u"customers/178921/callouts"_s).array();
        QCOMPARE(hers[0][u"responseTypeId"_s].toInt(), 2);
    }

    void controlCentreSpeaks()
    {
        start(u"training"_s);
        const qint64 id = raised();
        const QString path = u"callouts/%1/events"_s.arg(id);
        const Answer answer = m_control->post(path, {{u"message"_s, u"Are you safe?"_s}});
        QCOMPARE(answer.status, 201);
        QVERIFY(answer.object()[u"id"_s].toInteger() > 0);
        QCOMPARE(
            m_control->post(path, {{u"message"_s, u"Yes"_s}, {u"source"_s, u"customer"_s}}).status,
            201);
        QCOMPARE(messages(id).last(2), QStringList({u"Are you safe?"_s, u"Yes"_s}));
        QCOMPARE(advance(id, u"closed"_s).status, 200);
        QCOMPARE(m_control->post(path, {{u"message"_s, u"Hello?"_s}}).status, 409);
    }

    void cancelsAndHowTheyWereJudged()
    {
        start(u"training"_s);
        QCOMPARE(m_control->get(u"duress"_s).body, QByteArray("[]"));
        const qint64 id = m_control->post(u"callouts"_s, {{u"customerId"_s, 178921}})
                              .object()[u"id"_s]
                              .toInteger();
        const QString path = u"callouts/%1/cancel"_s.arg(id);
        QCOMPARE(m_client->post(path, {{u"safeCode"_s, u"0000"_s}}).status, 200);
        QCOMPARE(m_client->post(path, {{u"safeCode"_s, u"4567"_s}}).status, 200);
        QCOMPARE(m_client->post(path).status, 200);
        const Answer answer = m_control->get(u"duress"_s);
        QStringList verdicts;
        const QJsonArray cancels = answer.array();
        for (const QJsonValue &cancel : cancels) {
            QCOMPARE(cancel[u"calloutId"_s].toInteger(), id);
            QVERIFY(cancel[u"createdAt"_s].toString().endsWith(u'Z'));
            QCOMPARE(cancel.toObject().size(), 3);
            verdicts.append(cancel[u"verdict"_s].toString());
        }
        QCOMPARE(verdicts, QStringList({u"duress"_s, u"verified"_s, u"unconditional"_s}));
        QVERIFY(!answer.body.contains("0000") && !answer.body.contains("4567")); // never a code
        QCOMPARE(status()[u"duressMarkers"_s].toInt(), 1);
    }

    void strictSafeCode()
    {
        start(u"training"_s);
        const qint64 id = m_control->post(u"callouts"_s, {{u"customerId"_s, 178921}})
                              .object()[u"id"_s]
                              .toInteger();
        const QString path = u"callouts/%1/cancel"_s.arg(id);
        const Answer answer = m_control->put(u"safe-code"_s, {{u"strict"_s, true}});
        QCOMPARE(answer.object()[u"strictSafeCode"_s].toBool(), true);
        QCOMPARE(m_client->post(path, {{u"safeCode"_s, u"0000"_s}}).status, 400);
        QCOMPARE(m_control->put(u"safe-code"_s, {{u"strict"_s, false}}).status, 200);
        QCOMPARE(m_client->post(path, {{u"safeCode"_s, u"0000"_s}}).status, 200);
    }

    void dialectSwitchesWhileRunning()
    {
        start(u"training"_s);
        const qint64 id = m_client->activeIds().constFirst();
        QVERIFY(m_client->get(u"callouts/%1"_s.arg(id)).object().contains(u"latitude"_s));
        const Answer answer = m_control->put(u"dialect"_s, {{u"dialect"_s, u"nested"_s}});
        QCOMPARE(answer.object()[u"dialect"_s].toString(), u"nested"_s);
        QVERIFY(!m_client->get(u"callouts/%1"_s.arg(id)).object().contains(u"latitude"_s));
        QCOMPARE(m_control->put(u"dialect"_s, {{u"dialect"_s, u"flat"_s}}).status, 200);
        QVERIFY(m_client->get(u"callouts/%1"_s.arg(id)).object().contains(u"latitude"_s));
    }

    void scenariosChangeWhileRunning()
    {
        start(u"shift"_s);
        const QList<qint64> before = m_client->activeIds();
        const Answer mine = m_client->post(
            u"customers/178921/callouts"_s,
            {{u"responseTypeId"_s, 1}, {u"latitude"_s, -33.9}, {u"longitude"_s, 18.4}});
        const qint64 id = mine.object()[u"id"_s].toInteger();
        const Answer answer = m_control->put(u"scenario"_s, {{u"name"_s, u"training"_s}});
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.object()[u"scenario"_s].toString(), u"training"_s);
        QCOMPARE(answer.object()[u"active"_s].toInt(), 7);
        QVERIFY(answer.object()[u"storySeconds"_s].toInt() <= 1);
        QVERIFY(m_client->activeIds().contains(id)); // a client's callout stays
        for (const qint64 old : before) {
            const QJsonObject callout = m_client->get(u"callouts/%1"_s.arg(old)).object();
            QCOMPARE(callout[u"status"_s].toString(), u"closed"_s);
            QCOMPARE(messages(old).constLast(), u"CALLOUT_CLOSED"_s);
        }
        // Back in a story that moves, AURA takes care of it.
        QCOMPARE(m_control->put(u"scenario"_s, {{u"name"_s, u"quiet"_s}}).status, 200);
        QCOMPARE(m_control->put(u"speed"_s, {{u"speed"_s, 1000}}).object()[u"speed"_s].toInt(),
                 1000);
        QTRY_COMPARE(m_client->get(u"callouts/%1"_s.arg(id)).object()[u"status"_s].toString(),
                     u"closed"_s);
    }

    void aScenarioOfOnesOwn()
    {
        start(u"empty"_s);
        const QByteArray body =
            QByteArray("{'definition': {'name': 'Mine', 'seed': 3, 'speed': 1000,"
                       "'callouts': [{'at': -30, 'customerId': 178921},"
                       "{'at': 20, 'fixedLocation': 'STORE-001', 'steps': ["
                       "{'after': 1, 'do': 'own'},"
                       "{'after': 1, 'do': 'chat', 'text': 'Here!'},"
                       "{'after': 1, 'do': 'dispatch', 'text': 'Unit 99'}]}],"
                       "'faults': [{'at': 30, 'for': 100000, 'kind': 'error',"
                       "'path': 'customers/*'}]}}")
                .replace('\'', '"');
        const Answer answer = m_control->call("PUT", u"scenario"_s, body);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.object()[u"scenario"_s].toString(), u"Mine"_s);
        QCOMPARE(answer.object()[u"seed"_s].toInt(), 3);
        QCOMPARE(answer.object()[u"active"_s].toInt(), 1);
        QTRY_COMPARE(m_client->activeIds().size(), 2);
        const qint64 id = m_client->activeIds().constLast();
        QTRY_COMPARE(m_client->get(u"callouts/%1"_s.arg(id)).object()[u"status"_s].toString(),
                     u"Responder Dispatched"_s);
        QVERIFY(messages(id).contains(u"Here!"_s));
        QVERIFY(messages(id).constLast().startsWith(u"Unit 99 dispatched"_s));
        QTRY_COMPARE(m_client->get(u"customers/178921"_s).status, 500);
        const QJsonValue fault = status()[u"faults"_s][0];
        QCOMPARE(fault[u"origin"_s].toString(), u"scenario"_s);
    }
};

QTEST_GUILESS_MAIN(tst_SandboxControl)
#include "tst_sandbox_control.moc"
