// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandboxclient.h"

#include "sandbox/database.h"
#include "sandbox/sandboxserver.h"
#include "sandbox/tokens.h"

#include <QTest>

using namespace Qt::StringLiterals;

// What a callout token may do, and what not (contract 2.2): one customer's callout flow, else 401.
class tst_SandboxTokens final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<sandbox::EmbeddedSandbox> m_sandbox;
    std::unique_ptr<SandboxClient> m_client;
    QByteArray m_serverToken;
    QByteArray m_calloutToken;
    qint64 m_mine = 0;
    qint64 m_others = 0;

    qint64 raise(qint64 customerId)
    {
        return m_client
            ->post(u"customers/%1/callouts"_s.arg(customerId),
                   {{u"responseTypeId"_s, 1}, {u"latitude"_s, -33.9}, {u"longitude"_s, 18.4}})
            .object()
            .value(u"id"_s)
            .toInteger();
    }

private slots:
    void initTestCase()
    {
        sandbox::Options options = quietOptions();
        options.speed = 1.0;
        m_sandbox = std::make_unique<sandbox::EmbeddedSandbox>(options);
        m_client = std::make_unique<SandboxClient>(startSandbox(*m_sandbox));
        QVERIFY(m_client->signIn());
        m_serverToken = m_client->token();
        m_mine = raise(178921);
        m_others = raise(178922);
        const Answer answer = m_client->post(u"oauth/calloutToken"_s, {{u"customerId"_s, 178921}});
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.object().value(u"expires_in"_s).toInt(), 3600);
        m_calloutToken = answer.object().value(u"access_token"_s).toString().toLatin1();
        QVERIFY(!m_calloutToken.isEmpty());
    }

    void init() { m_client->setToken(m_serverToken); }

    void whoGetsOne()
    {
        QCOMPARE(m_client->post(u"oauth/calloutToken"_s, {{u"customerId"_s, 1}}).status, 404);
        QCOMPARE(m_client->post(u"oauth/calloutToken"_s).status, 400);
        m_client->setToken({});
        QCOMPARE(m_client->post(u"oauth/calloutToken"_s, {{u"customerId"_s, 178921}}).status, 401);
        m_client->setToken(m_calloutToken); // not from another callout token
        QCOMPARE(m_client->post(u"oauth/calloutToken"_s, {{u"customerId"_s, 178921}}).status, 401);
    }

    void scope_data()
    {
        QTest::addColumn<QByteArray>("verb");
        QTest::addColumn<QString>("path"); // {c} customer, {id} callout
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("inFlow");
        const auto row = [](const char *verb, const QString &path, const char *body, bool inFlow) {
            QTest::newRow(qPrintable(QString::fromLatin1(verb) + u' ' + path))
                << QByteArray(verb) << path << QByteArray(body) << inFlow;
        };
        const char *place = R"({"responseTypeId":1,"latitude":-33.9,"longitude":18.4})";
        row("GET", u"customers/{c}/callouts"_s, "", true);
        row("POST", u"customers/{c}/callouts"_s, place, true);
        row("GET", u"callouts/{id}"_s, "", true);
        row("POST", u"callouts/{id}/location"_s, place, true);
        row("POST", u"callouts/{id}/updateLocationAndReturnCallout"_s, place, true);
        row("GET", u"callouts/{id}/events"_s, "", true);
        row("POST", u"callouts/{id}/events"_s, R"({"message":"x"})", true);
        row("POST", u"callouts/{id}/cancel"_s, R"({"safeCode":"0000"})", true);
        row("GET", u"callouts/activeCallouts"_s, "", false);
        row("GET", u"callouts/{id}/exceptionReasons"_s, "", false);
        row("POST", u"callouts/{id}/exceptionReasons"_s, R"({"notes":"x"})", false);
        row("GET", u"callouts/{id}/resolutionReport"_s, "", false);
        row("GET", u"callouts/{id}/maps"_s, "", false);
        row("POST", u"callouts/{id}/dismiss"_s, "", false);
        row("GET", u"rating-items"_s, "", false);
        row("POST", u"ratings"_s, "{}", false);
        row("GET", u"responseTypes"_s, "", false);
        row("GET", u"coverage/1"_s, "", false);
        row("GET", u"customers/{c}"_s, "", false);
        row("PUT", u"customers/{c}"_s, "{}", false);
        row("POST", u"customers/{c}/delete"_s, "", false);
        row("POST", u"customers"_s, "{}", false);
        row("GET", u"customers/{c}/subscriptions"_s, "", false);
        row("POST", u"subscriptions"_s, "{}", false);
        row("GET", u"subscriptions/8811"_s, "", false);
        row("DELETE", u"subscriptions/8811"_s, "", false);
        row("GET", u"predefinedLocations"_s, "", false);
        row("DELETE", u"predefinedLocations/99001"_s, "", false);
        row("POST", u"predefinedLocations/externalRef/STORE-001/callouts"_s, place, false);
        row("POST", u"notifiers/webhooks"_s, "{}", false);
    }
    void scope()
    {
        QFETCH(const QByteArray, verb);
        QFETCH(const QString, path);
        QFETCH(const QByteArray, body);
        QFETCH(const bool, inFlow);
        const auto call = [&](qint64 customer, qint64 callout) {
            QString filled = path;
            filled.replace(u"{c}"_s, QString::number(customer));
            filled.replace(u"{id}"_s, QString::number(callout));
            return m_client->call(verb, filled, body);
        };
        m_client->setToken(m_calloutToken);
        const Answer own = call(178921, m_mine);
        QCOMPARE(own.status, inFlow ? 200 + (path.endsWith(u"events"_s) && verb == "POST") : 401);
        if (!inFlow)
            QVERIFY(own.message().contains(u"callout token"_s));
        // Somebody else's: never.
        const Answer foreign = call(178922, m_others);
        QCOMPARE(foreign.status, 401);
        QVERIFY(!foreign.message().isEmpty());
    }

    void legacyRaiseKnowsItsCustomer()
    {
        m_client->setToken(m_calloutToken);
        QJsonObject body{{u"responseTypeId"_s, 1}, {u"latitude"_s, -33.9}, {u"longitude"_s, 18.4}};
        const Answer without = m_client->post(u"callouts"_s, body);
        QCOMPARE(without.status, 200);
        QCOMPARE(without.object().value(u"id"_s).toInteger(), m_mine);
        body.insert(u"customerId"_s, 178921);
        QCOMPARE(m_client->post(u"callouts"_s, body).status, 200);
        body.insert(u"customerId"_s, 178922);
        QCOMPARE(m_client->post(u"callouts"_s, body).status, 401);
    }

    void unknownCalloutIs404()
    {
        m_client->setToken(m_calloutToken);
        QCOMPARE(m_client->get(u"callouts/1"_s).status, 404);
    }

    void saysWhyNot()
    {
        sandbox::Database database{QString()};
        sandbox::Tokens tokens(database, u"sandbox"_s, 60);
        const QByteArray token = tokens.issue(1000000).toLatin1();
        QVERIFY(tokens.check(token, 1059000).has_value());
        const auto expired = tokens.check(token, 1060000);
        QVERIFY(!expired && expired.error().contains(u"expired"_s));
        QByteArray forged = token;
        forged[forged.indexOf('.') + 3] = forged.at(forged.indexOf('.') + 3) == 'A' ? 'B' : 'A';
        const auto wrong = tokens.check(forged, 1000000);
        QVERIFY(!wrong && wrong.error().contains(u"not valid"_s));
        QCOMPARE(tokens.check(tokens.issue(1000000, 178921).toLatin1(), 1000000)->customerId,
                 std::optional<qint64>(178921));
        QVERIFY(!tokens.check(token, 1000000)->customerId);
    }
};

QTEST_GUILESS_MAIN(tst_SandboxTokens)
#include "tst_sandbox_tokens.moc"
