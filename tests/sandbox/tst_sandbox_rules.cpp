// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandboxclient.h"

#include "sandbox/sandboxserver.h"

#include <QTest>

using namespace Qt::StringLiterals;

// What the sandbox refuses, and how: contract 11. Every refusal is JSON with a message.
class tst_SandboxRules final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<sandbox::EmbeddedSandbox> m_sandbox;
    std::unique_ptr<SandboxClient> m_client;
    qint64 m_callout = 0;

    static void row(const char *name, const QString &path, const char *body, const QString &field)
    {
        QTest::newRow(name) << path << QByteArray(body) << field;
    }
    static void addRaiseRows()
    {
        const QString raise = u"customers/178922/callouts"_s;
        row("no type", raise, R"({"latitude":1,"longitude":2})", u"responseTypeId"_s);
        row("null type", raise, R"({"responseTypeId":null,"latitude":1,"longitude":2})",
            u"responseTypeId"_s);
        row("text type", raise, R"({"responseTypeId":"1","latitude":1,"longitude":2})",
            u"responseTypeId"_s);
        row("fraction", raise, R"({"responseTypeId":1.5,"latitude":1,"longitude":2})",
            u"responseTypeId"_s);
        row("unknown type", raise, R"({"responseTypeId":99,"latitude":1,"longitude":2})",
            u"responseTypeId"_s);
        row("nowhere", raise, R"({"responseTypeId":1})", u"latitude"_s);
        row("no longitude", raise, R"({"responseTypeId":1,"latitude":1})", u"longitude"_s);
        row("no latitude", raise, R"({"responseTypeId":1,"longitude":1})", u"latitude"_s);
        row("latitude 91", raise, R"({"responseTypeId":1,"latitude":91,"longitude":1})",
            u"latitude"_s);
        row("longitude -181", raise, R"({"responseTypeId":1,"latitude":1,"longitude":-181})",
            u"longitude"_s);
        row("text latitude", raise, R"({"responseTypeId":1,"latitude":"1","longitude":1})",
            u"latitude"_s);
        row("nested is the other dialect", raise,
            R"({"responseTypeId":1,"location":{"latitude":1,"longitude":1}})", u"latitude"_s);
        row("both places", raise,
            R"({"responseTypeId":1,"latitude":1,"longitude":1,"predefinedLocationId":99001})",
            u"predefinedLocationId"_s);
        row("unknown place", raise, R"({"responseTypeId":1,"predefinedLocationId":5})",
            u"predefinedLocationId"_s);
        row("type not for places", raise, R"({"responseTypeId":3,"predefinedLocationId":99001})",
            u"responseTypeId"_s);
        row("classification", raise,
            R"({"responseTypeId":1,"latitude":1,"longitude":1,"calloutClassificationId":7})",
            u"calloutClassificationId"_s);
        row("internal test", raise,
            R"({"responseTypeId":1,"latitude":1,"longitude":1,"internalTest":"yes"})",
            u"internalTest"_s);
    }

private slots:
    void initTestCase()
    {
        sandbox::Options options = quietOptions();
        options.speed = 1.0;
        m_sandbox = std::make_unique<sandbox::EmbeddedSandbox>(options);
        const QUrl root = startSandbox(*m_sandbox);
        QVERIFY(root.isValid());
        m_client = std::make_unique<SandboxClient>(root);
    }

    void init()
    {
        QVERIFY(m_client->signIn());
        m_callout =
            m_client
                ->post(u"customers/178921/callouts"_s,
                       {{u"responseTypeId"_s, 1}, {u"latitude"_s, -33.9}, {u"longitude"_s, 18.4}})
                .object()
                .value(u"id"_s)
                .toInteger();
        QVERIFY(m_callout >= 992011);
    }

    void bearerIsRequired_data()
    {
        QTest::addColumn<QByteArray>("verb");
        QTest::addColumn<QString>("path");
        QTest::newRow("active") << QByteArray("GET") << u"callouts/activeCallouts"_s;
        QTest::newRow("raise") << QByteArray("POST") << u"customers/178921/callouts"_s;
        QTest::newRow("legacy") << QByteArray("POST") << u"callouts"_s;
        QTest::newRow("of customer") << QByteArray("GET") << u"customers/178921/callouts"_s;
        QTest::newRow("get") << QByteArray("GET") << u"callouts/992011"_s;
        QTest::newRow("location") << QByteArray("POST") << u"callouts/992011/location"_s;
        QTest::newRow("location and return")
            << QByteArray("POST") << u"callouts/992011/updateLocationAndReturnCallout"_s;
        QTest::newRow("events") << QByteArray("GET") << u"callouts/992011/events"_s;
        QTest::newRow("send event") << QByteArray("POST") << u"callouts/992011/events"_s;
        QTest::newRow("reasons") << QByteArray("GET") << u"callouts/992011/exceptionReasons"_s;
        QTest::newRow("add reason") << QByteArray("POST") << u"callouts/992011/exceptionReasons"_s;
        QTest::newRow("cancel") << QByteArray("POST") << u"callouts/992011/cancel"_s;
        QTest::newRow("items") << QByteArray("GET") << u"rating-items"_s;
        QTest::newRow("score") << QByteArray("POST") << u"rating-items"_s;
        QTest::newRow("rate") << QByteArray("POST") << u"ratings"_s;
        QTest::newRow("customer") << QByteArray("GET") << u"customers/178921"_s;
        QTest::newRow("types") << QByteArray("GET") << u"responseTypes"_s;
        QTest::newRow("callout token") << QByteArray("POST") << u"oauth/calloutToken"_s;
        QTest::newRow("report") << QByteArray("GET") << u"callouts/992011/resolutionReport"_s;
        QTest::newRow("map") << QByteArray("GET") << u"callouts/992011/maps"_s;
        QTest::newRow("dismiss") << QByteArray("POST") << u"callouts/992011/dismiss"_s;
        QTest::newRow("add customer") << QByteArray("POST") << u"customers"_s;
        QTest::newRow("change customer") << QByteArray("PUT") << u"customers/178921"_s;
        QTest::newRow("delete customer") << QByteArray("POST") << u"customers/178921/delete"_s;
        QTest::newRow("of customer's") << QByteArray("GET") << u"customers/1/subscriptions"_s;
        QTest::newRow("subscribe") << QByteArray("POST") << u"subscriptions"_s;
        QTest::newRow("subscription") << QByteArray("GET") << u"subscriptions/8811"_s;
        QTest::newRow("renew") << QByteArray("PUT") << u"subscriptions/8811"_s;
        QTest::newRow("unsubscribe") << QByteArray("DELETE") << u"subscriptions/8811"_s;
        QTest::newRow("sites") << QByteArray("GET") << u"predefinedLocations"_s;
        QTest::newRow("add site") << QByteArray("POST") << u"predefinedLocations"_s;
        QTest::newRow("change site") << QByteArray("PUT") << u"predefinedLocations/99001"_s;
        QTest::newRow("delete site") << QByteArray("DELETE") << u"predefinedLocations/99001"_s;
        QTest::newRow("raise at site")
            << QByteArray("POST") << u"predefinedLocations/externalRef/STORE-001/callouts"_s;
        QTest::newRow("coverage") << QByteArray("GET") << u"coverage/1"_s;
        QTest::newRow("webhook") << QByteArray("POST") << u"notifiers/webhooks"_s;
    }

    void bearerIsRequired()
    {
        QFETCH(const QByteArray, verb);
        QFETCH(const QString, path);
        m_client->setToken({});
        const Answer without = m_client->call(verb, path, "{}");
        QCOMPARE(without.status, 401);
        QVERIFY(!without.message().isEmpty());
        m_client->setToken("eyJhbGciOiJub25lIn0.e30.x");
        QCOMPARE(m_client->call(verb, path, "{}").status, 401);
    }

    void expiredTokenIsRefused()
    {
        sandbox::Options options = quietOptions();
        options.tokenLifetimeSeconds = 0;
        sandbox::EmbeddedSandbox brief(options);
        SandboxClient client(startSandbox(brief));
        QVERIFY(client.signIn());
        QCOMPARE(client.get(u"responseTypes"_s).status, 401);
    }

    void tokenOfAnotherSandboxIsRefused()
    {
        sandbox::EmbeddedSandbox other(quietOptions());
        SandboxClient client(startSandbox(other));
        QVERIFY(client.signIn());
        const Answer foreign =
            client.post(u"oauth/token"_s,
                        {{u"clientId"_s, u"sandbox"_s}, {u"clientSecret"_s, u"sandbox-secret"_s}});
        m_client->setToken(foreign.object().value(u"access_token"_s).toString().toLatin1());
        QCOMPARE(m_client->get(u"responseTypes"_s).status, 401);
    }

    void wrongCredentials()
    {
        QCOMPARE(m_client
                     ->post(u"oauth/token"_s,
                            {{u"clientId"_s, u"sandbox"_s}, {u"clientSecret"_s, u"guess"_s}})
                     .status,
                 401);
        QCOMPARE(m_client
                     ->post(u"oauth/token"_s,
                            {{u"clientId"_s, u"x"_s}, {u"clientSecret"_s, u"sandbox-secret"_s}})
                     .status,
                 401);
    }

    void validationNamesTheField_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("field");
        addRaiseRows();
        const QString token = u"oauth/token"_s;
        row("no client id", token, R"({"clientSecret":"a"})", u"clientId"_s);
        row("no secret", token, R"({"clientId":"a"})", u"clientSecret"_s);
        row("secret number", token, R"({"clientId":"a","clientSecret":5})", u"clientSecret"_s);
        row("legacy without customer", u"callouts"_s,
            R"({"responseTypeId":1,"latitude":1,"longitude":1})", u"customerId"_s);
        row("location", u"callouts/{id}/location"_s, R"({"longitude":1})", u"latitude"_s);
        row("accuracy", u"callouts/{id}/updateLocationAndReturnCallout"_s,
            R"({"latitude":1,"longitude":1,"accuracy":-1})", u"accuracy"_s);
        row("no message", u"callouts/{id}/events"_s, R"({"event":"only nested"})", u"message"_s);
        row("blank message", u"callouts/{id}/events"_s, R"({"message":"  "})", u"message"_s);
        row("reason", u"callouts/{id}/exceptionReasons"_s, R"({"exceptionReasonId":7})",
            u"exceptionReasonId"_s);
        row("no reason", u"callouts/{id}/exceptionReasons"_s, "{}", u"exceptionReasonId"_s);
        row("rating 0", u"ratings"_s, R"({"calloutId":992011,"rating":0})", u"rating"_s);
        row("rating 6", u"ratings"_s, R"({"calloutId":992011,"rating":6})", u"rating"_s);
        row("rating 4.5", u"ratings"_s, R"({"calloutId":992011,"rating":4.5})", u"rating"_s);
        row("rating of nothing", u"ratings"_s, R"({"rating":4})", u"calloutId"_s);
        row("rating id", u"rating-items"_s, R"({"ratingId":1,"ratingItemId":12,"score":3})",
            u"ratingId"_s);
        row("score", u"rating-items"_s, R"({"ratingId":1,"ratingItemId":12,"score":9})",
            u"score"_s);
    }

    void validationNamesTheField()
    {
        QFETCH(QString, path);
        QFETCH(const QByteArray, body);
        QFETCH(const QString, field);
        path.replace(u"{id}"_s, QString::number(m_callout));
        const QList<qint64> before = m_client->activeIds();
        const Answer answer = m_client->call("POST", path, body);
        QCOMPARE(answer.status, 400);
        QVERIFY2(answer.message().contains(field), qPrintable(answer.message()));
        QCOMPARE(m_client->activeIds(), before);
    }

    void subscriptionIsRequiredForALivePosition()
    {
        const QJsonObject live{
            {u"responseTypeId"_s, 1}, {u"latitude"_s, -33.9}, {u"longitude"_s, 18.4}};
        const Answer answer = m_client->post(u"customers/178951/callouts"_s, live);
        QCOMPARE(answer.status, 403);
        QVERIFY(answer.message().contains(u"subscription"_s));
        QJsonObject legacy = live;
        legacy.insert(u"customerId"_s, 178951);
        QCOMPARE(m_client->post(u"callouts"_s, legacy).status, 403);
    }

    void unknownIs404_data()
    {
        QTest::addColumn<QByteArray>("verb");
        QTest::addColumn<QString>("path");
        QTest::newRow("route") << QByteArray("GET") << u"nothing"_s;
        QTest::newRow("callout") << QByteArray("GET") << u"callouts/1"_s;
        QTest::newRow("callout by name") << QByteArray("GET") << u"callouts/first"_s;
        QTest::newRow("customer") << QByteArray("GET") << u"customers/1"_s;
        QTest::newRow("customer's") << QByteArray("GET") << u"customers/1/callouts"_s;
        QTest::newRow("raise") << QByteArray("POST") << u"customers/1/callouts"_s;
        QTest::newRow("location") << QByteArray("POST") << u"callouts/1/location"_s;
        QTest::newRow("events") << QByteArray("GET") << u"callouts/1/events"_s;
        QTest::newRow("send") << QByteArray("POST") << u"callouts/1/events"_s;
        QTest::newRow("reasons") << QByteArray("GET") << u"callouts/1/exceptionReasons"_s;
        QTest::newRow("reason") << QByteArray("POST") << u"callouts/1/exceptionReasons"_s;
        QTest::newRow("cancel") << QByteArray("POST") << u"callouts/1/cancel"_s;
        QTest::newRow("rating") << QByteArray("POST") << u"ratings"_s;
        QTest::newRow("outside") << QByteArray("GET") << u"../../etc"_s;
    }

    void unknownIs404()
    {
        QFETCH(const QByteArray, verb);
        QFETCH(const QString, path);
        const Answer answer =
            m_client->call(verb, path, R"({"calloutId":1,"rating":3,"message":"x"})");
        QCOMPARE(answer.status, 404);
        QVERIFY(!answer.message().isEmpty());
    }

    void wrongMethodIs405()
    {
        const Answer answer = m_client->call("DELETE", u"callouts/%1/events"_s.arg(m_callout), {});
        QCOMPARE(answer.status, 405);
        QVERIFY(!answer.message().isEmpty());
        QCOMPARE(answer.allow, QByteArray("GET, POST"));
        QCOMPARE(m_client->call("PUT", u"callouts/activeCallouts"_s, "{}").status, 405);
        QCOMPARE(m_client->call("GET", u"oauth/token"_s, {}).status, 405);
        const Answer head = m_client->call("HEAD", u"callouts/activeCallouts"_s, {});
        QCOMPARE(head.status, 405);
        QVERIFY(head.body.isEmpty());
    }

    void bodiesThatAreNoJson()
    {
        const QString path = u"callouts/%1/events"_s.arg(m_callout);
        const Answer broken = m_client->call("POST", path, R"({"message": )");
        QCOMPARE(broken.status, 400);
        QVERIFY(broken.message().contains(u"JSON"_s));
        QCOMPARE(m_client->call("POST", path, R"(["message"])").status, 400);
        QCOMPARE(m_client->call("POST", path, "\xff\xfe{}").status, 400);
    }

    void largeBodiesAreRefused()
    {
        const QString path = u"callouts/%1/events"_s.arg(m_callout);
        constexpr qsizetype limit = 1024 * 1024;
        const auto ofSize = [](qsizetype size) {
            QByteArray body = "{\"message\":\"hello\",\"pad\":\"";
            body.append(QByteArray(size - body.size() - 2, 'x'));
            return body.append("\"}");
        };
        QCOMPARE(m_client->call("POST", path, ofSize(limit)).status, 201);
        for (const qsizetype size : {limit + 1, limit * 5, limit * 20}) {
            const Answer answer = m_client->call("POST", path, ofSize(size));
            QCOMPARE(answer.status, 413);
            QVERIFY(answer.message().contains(u"1048576"_s));
        }
        QCOMPARE(m_client->get(path).status, 200);
    }
};

QTEST_GUILESS_MAIN(tst_SandboxRules)
#include "tst_sandbox_rules.moc"
