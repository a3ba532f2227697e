// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandboxclient.h"

#include "sandbox/random.h"
#include "sandbox/sandboxserver.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

// What a partner's server would be: takes POSTs, keeps them, answers 200 or nothing at all.
class Receiver final : public QObject {
    Q_OBJECT

public:
    struct Delivery {
        QByteArray head;
        QJsonObject body;
    };

    explicit Receiver(bool answers = true) : m_answers(answers)
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
        listening = m_server.listen(QHostAddress(QHostAddress::LocalHost));
    }

    [[nodiscard]] QString url() const
    {
        return u"http://127.0.0.1:%1/hook"_s.arg(m_server.serverPort());
    }
    [[nodiscard]] QStringList events() const
    {
        QStringList names;
        for (const Delivery &delivery : deliveries) {
            const QString name = delivery.body.value(u"message"_s).toString();
            if (!names.contains(name)) // it may come twice
                names.append(name);
        }
        return names;
    }

    QList<Delivery> deliveries;
    bool listening = false;

private:
    void read(QTcpSocket *socket)
    {
        QByteArray &data = m_data[socket];
        data += socket->readAll();
        const qsizetype end = data.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QByteArray head = data.first(end);
        const qsizetype at = head.toLower().indexOf("content-length:");
        const qsizetype length = head.mid(at + 15).trimmed().split('\r').constFirst().toInt();
        if (data.size() < end + 4 + length)
            return;
        deliveries.append({head, QJsonDocument::fromJson(data.mid(end + 4, length)).object()});
        data.remove(0, end + 4 + length);
        if (m_answers)
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    }

    QTcpServer m_server;
    QHash<QTcpSocket *, QByteArray> m_data;
    bool m_answers;
};

} // namespace

// Contract 12: registration, and what arrives.
class tst_SandboxWebhooks final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<sandbox::EmbeddedSandbox> m_sandbox;
    std::unique_ptr<SandboxClient> m_client;

    void start(const QString &dialect = u"flat"_s, double speed = 1000.0)
    {
        sandbox::Options options = quietOptions();
        options.dialect = dialect;
        options.speed = speed;
        m_sandbox = std::make_unique<sandbox::EmbeddedSandbox>(options);
        m_client = std::make_unique<SandboxClient>(startSandbox(*m_sandbox));
        QVERIFY(m_client->signIn());
    }
    Answer listen(const QString &url, const QJsonArray &events)
    {
        return m_client->post(u"notifiers/webhooks"_s,
                              {{u"url"_s, url},
                               {u"events"_s, events},
                               {u"headers"_s, QJsonObject{{u"X-Desk"_s, u"hook-word"_s}}}});
    }
    qint64 raise(bool nested = false)
    {
        const QJsonObject place{{u"latitude"_s, -33.9}, {u"longitude"_s, 18.4}};
        QJsonObject body = nested ? QJsonObject{{u"location"_s, place}} : place;
        body.insert(u"responseTypeId"_s, 1);
        const QJsonObject answer = m_client->post(u"customers/178921/callouts"_s, body).object();
        return (nested ? answer[u"callout"_s][u"id"_s] : answer[u"id"_s]).toInteger();
    }

private slots:
    void registers()
    {
        start();
        const Answer answer =
            listen(u"https://hooks.example/aura"_s, {u"NEW_CALLOUT"_s, u"CALLOUT_CLOSED"_s});
        QCOMPARE(answer.status, 200);
        QVERIFY(!answer.message().isEmpty());
        QCOMPARE(answer.object()[u"notifier"_s][u"config"_s].toArray(),
                 QJsonArray{QJsonObject(
                     {{u"url"_s, u"https://hooks.example/aura"_s},
                      {u"events"_s, QJsonArray({u"NEW_CALLOUT"_s, u"CALLOUT_CLOSED"_s})},
                      {u"method"_s, u"webhook"_s},
                      {u"headers"_s, QJsonObject{{u"X-Desk"_s, u"hook-word"_s}}}})});
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value"); // in place of what would be right
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QString &member, const QJsonValue &value,
                            const QString &says) {
            QTest::newRow(name) << member << value << says;
        };
        const QString url = u"url"_s;
        row("no url", url, QJsonValue::Null, url);
        row("plain", url, u"http://192.0.2.1/x"_s, u"https"_s);
        row("looks local", url, u"http://localhost.example/"_s, u"https"_s);
        row("file", url, u"file:///tmp/x"_s, url);
        row("relative", url, u"/hook"_s, url);
        row("user", url, u"https://a:b@c.example/"_s, u"headers"_s);
        row("no events", u"events"_s, QJsonValue::Null, u"events"_s);
        row("empty events", u"events"_s, QJsonArray(), u"events"_s);
        row("unknown event", u"events"_s, QJsonArray{u"PARTY"_s}, u"PARTY"_s);
        row("method", u"method"_s, u"sms"_s, u"method"_s);
        row("line break", u"headers"_s, QJsonObject{{u"a"_s, u"b\r\nc: d"_s}}, u"headers"_s);
        row("host", u"headers"_s, QJsonObject{{u"Host"_s, u"b"_s}}, u"headers"_s);
        row("number", u"headers"_s, QJsonObject{{u"a"_s, 5}}, u"headers"_s);
    }
    void refuses()
    {
        QFETCH(const QString, member);
        QFETCH(const QJsonValue, value);
        QFETCH(const QString, says);
        start();
        QJsonObject body{{u"url"_s, u"https://c.example/"_s},
                         {u"events"_s, QJsonArray{u"NEW_CALLOUT"_s}}};
        body.insert(member, value);
        const Answer answer = m_client->post(u"notifiers/webhooks"_s, body);
        QCOMPARE(answer.status, 400);
        QVERIFY2(answer.message().contains(says), qPrintable(answer.message()));
    }

    void deliversInTheDialect_data()
    {
        QTest::addColumn<bool>("nested");
        QTest::newRow("flat") << false;
        QTest::newRow("nested") << true;
    }
    void deliversInTheDialect()
    {
        QFETCH(const bool, nested);
        start(nested ? u"nested"_s : u"flat"_s);
        Receiver receiver;
        QVERIFY(receiver.listening);
        QCOMPARE(listen(receiver.url(), {u"NEW_CALLOUT"_s, u"CALLOUT_NO_LONGER_REQUIRES_RESPONSE"_s,
                                         u"CALLOUT_CLOSED"_s, u"SUBSCRIPTION_CREATED"_s})
                     .status,
                 200);
        const qint64 id = raise(nested);
        QTRY_COMPARE(receiver.events(), QStringList{u"NEW_CALLOUT"_s});
        const Receiver::Delivery &first = receiver.deliveries.constFirst();
        QVERIFY(first.head.startsWith("POST /hook HTTP/1.1"));
        QVERIFY(first.head.toLower().contains("x-desk: hook-word"));
        QVERIFY(first.head.toLower().contains("content-type: application/json"));
        QCOMPARE(first.body.keys(), QStringList({u"callout"_s, u"message"_s}));
        const QJsonObject callout = first.body.value(u"callout"_s).toObject();
        QCOMPARE(callout.value(u"id"_s).toInteger(), id);
        QCOMPARE(callout.contains(u"incidentInformation"_s), nested);
        QCOMPARE(callout.contains(u"latitude"_s), !nested);
        QCOMPARE(m_client->post(u"callouts/%1/cancel"_s.arg(id)).status, 200);
        QTRY_VERIFY(receiver.events().contains(u"CALLOUT_CLOSED"_s));
        QVERIFY(receiver.events().contains(u"CALLOUT_NO_LONGER_REQUIRES_RESPONSE"_s));
        QVERIFY(!receiver.events().contains(u"CALLOUT_EVENTS_CHANGED"_s)); // not asked for
        QCOMPARE(m_client
                     ->post(u"subscriptions"_s,
                            {{u"customerId"_s, 178951}, {u"subscriptionTypeId"_s, 4}})
                     .status,
                 201);
        QTRY_VERIFY(receiver.events().contains(u"SUBSCRIPTION_CREATED"_s));
        const QJsonObject one = receiver.deliveries.constLast().body;
        QCOMPARE(one[u"subscription"_s][u"customerId"_s].toInteger(), 178951);
    }

    void registeringAgainReplaces()
    {
        start();
        Receiver first;
        Receiver second;
        QCOMPARE(listen(first.url(), {u"NEW_CALLOUT"_s}).status, 200);
        QCOMPARE(listen(second.url(), {u"NEW_CALLOUT"_s}).status, 200);
        (void)raise();
        QTRY_VERIFY(!second.deliveries.isEmpty());
        QVERIFY(first.deliveries.isEmpty());
    }

    void theSeedSaysWhichComeTwice()
    {
        start(u"flat"_s, 1.0);
        Receiver receiver;
        QCOMPARE(listen(receiver.url(), {u"CALLOUT_EVENTS_CHANGED"_s}).status, 200);
        const QString path = u"callouts/%1/events"_s.arg(raise());
        constexpr int sent = 100;
        for (int message = 0; message < sent; ++message)
            QCOMPARE(m_client->post(path, {{u"message"_s, u"hello"_s}}).status, 201);
        qsizetype expected = sent;
        for (quint32 number = 1; number <= sent; ++number)
            expected += sandbox::Random({1, 40, number}).chance(0.05);
        QVERIFY(expected > sent);
        // At one second per second the control room has not said anything yet.
        QTRY_COMPARE(receiver.deliveries.size(), expected);
    }

    void aReceiverThatIsDownHoldsNobodyUp()
    {
        start();
        QString nobody;
        {
            Receiver gone;
            nobody = gone.url();
        }
        Receiver silent(false);
        for (const QString &url : {nobody, silent.url()}) {
            QCOMPARE(listen(url, {u"NEW_CALLOUT"_s, u"CALLOUT_EVENTS_CHANGED"_s}).status, 200);
            const qint64 id = raise();
            QElapsedTimer timer;
            timer.start();
            for (int message = 0; message < 20; ++message) {
                QCOMPARE(
                    m_client->post(u"callouts/%1/events"_s.arg(id), {{u"message"_s, u"hello"_s}})
                        .status,
                    201);
            }
            QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
        }
        QTRY_VERIFY(!silent.deliveries.isEmpty());
    }

    void wrongCodeLooksLikeAnyEvent()
    {
        start(u"flat"_s, 0.001);
        Receiver receiver;
        QCOMPARE(listen(receiver.url(),
                        {u"CALLOUT_EVENTS_CHANGED"_s, u"CALLOUT_SOFT_CANCELLED_BY_CUSTOMER"_s})
                     .status,
                 200);
        const qint64 id = raise();
        QCOMPARE(
            m_client->post(u"callouts/%1/cancel"_s.arg(id), {{u"safeCode"_s, u"0000"_s}}).status,
            200);
        QTRY_COMPARE(receiver.events(), QStringList{u"CALLOUT_EVENTS_CHANGED"_s});
        const QByteArray body = QJsonDocument(receiver.deliveries.constFirst().body).toJson();
        QVERIFY(!body.toLower().contains("duress"));
        QVERIFY(!body.contains("0000\""));
    }
};

QTEST_GUILESS_MAIN(tst_SandboxWebhooks)
#include "tst_sandbox_webhooks.moc"
