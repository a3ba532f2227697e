// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whom the client talks to and what it lets slip: TLS, redirects, repeats, secrets.
#include "tests/panicapi/apifixture.h"
#include "tests/support/logtrap.h"

#include <QSslKey>
#include <QTcpServer>
#include <QTcpSocket>

using namespace console;
using namespace console::test;
using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

class TestTransport final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tlsOfASelfSignedCertificate();
    void tlsWithATrustedCertificateWorks();
    void tlsAgainstAPlainServer();
    void plainHttpToTheWorldIsNotTried();
    void redirects_data();
    void redirects();
    void commandIsNotTurnedIntoReading();
    void redirectsEnd();
    void commandIsSentOnceWhenTheConnectionDrops();
    void readingIsRepeatedWhenTheConnectionDrops();
    void nothingSecretIsLoggedOrTold();

private:
    static QSslConfiguration serverTls();
};

QSslConfiguration TestTransport::serverTls()
{
    QFile keyFile(QStringLiteral(TEST_DATA_DIR "/tls/server.key"));
    if (!keyFile.open(QIODevice::ReadOnly))
        qFatal("tests/data/tls/server.key is missing");
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(
        QSslCertificate::fromPath(QStringLiteral(TEST_DATA_DIR "/tls/server.pem")));
    tls.setPrivateKey(QSslKey(&keyFile, QSsl::Rsa));
    return tls;
}

void TestTransport::tlsOfASelfSignedCertificate()
{
    LoopbackServer server(serverTls());
    server.reply("GET", "/callouts/7", Reply::json(200, calloutJson(7)));
    ManualClock clock;
    HttpPanicApi api(server.url(), pastedToken(), clock);
    Outcome<CalloutRead> outcome;
    api.callout(7, this, outcome.callback());
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.error().kind, Kind::Tls);
    QVERIFY2(outcome.error().detail.contains("self-signed"_L1), qPrintable(outcome.error().detail));
    QCOMPARE(server.requests().size(), 0);
}

void TestTransport::tlsWithATrustedCertificateWorks()
{
    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    QSslConfiguration trusting = before;
    trusting.setCaCertificates(
        QSslCertificate::fromPath(QStringLiteral(TEST_DATA_DIR "/tls/server.pem")));
    LoopbackServer server(serverTls());
    server.reply("GET", "/callouts/7", Reply::json(200, calloutJson(7)));
    QSslConfiguration::setDefaultConfiguration(trusting);
    const auto restore = qScopeGuard([&] { QSslConfiguration::setDefaultConfiguration(before); });
    ManualClock clock;
    HttpPanicApi api(server.url(), pastedToken(), clock);
    Outcome<CalloutRead> outcome;
    api.callout(7, this, outcome.callback());
    QVERIFY(outcome.arrives());
    QVERIFY2(outcome.ok(), qPrintable(outcome.error().detail));
}

void TestTransport::tlsAgainstAPlainServer()
{
    QTcpServer plain;
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    connect(&plain, &QTcpServer::pendingConnectionAvailable, this,
            [&plain] { plain.nextPendingConnection()->write("HTTP/1.1 400 Bad Request\r\n\r\n"); });
    QUrl url(u"https://127.0.0.1"_s);
    url.setPort(plain.serverPort());
    ManualClock clock;
    HttpPanicApi api(url, pastedToken(), clock);
    Outcome<Snapshot> outcome;
    api.activeCallouts(this, outcome.callback());
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.error().kind, Kind::Tls);
}

void TestTransport::plainHttpToTheWorldIsNotTried()
{
    ManualClock clock;
    HttpPanicApi api(QUrl(u"http://panic.example/panic-api/v2"_s), pastedToken(), clock);
    Outcome<Snapshot> outcome;
    api.activeCallouts(this, outcome.callback());
    QCOMPARE(outcome.calls, 0);
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.error().kind, Kind::Tls);
    HttpPanicApi nowhere(QUrl(), pastedToken(), clock);
    Outcome<Snapshot> second;
    nowhere.activeCallouts(this, second.callback());
    QVERIFY(second.arrives());
    QCOMPARE(second.error().kind, Kind::Offline);
}

void TestTransport::redirects_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<bool>("followed");
    QTest::newRow("same host") << 302 << "/moved/7"_ba << true;
    QTest::newRow("same host for ever") << 308 << "/moved/7"_ba << true;
    QTest::newRow("other host") << 302 << "http://localhost/moved/7"_ba << false;
    QTest::newRow("other port") << 302 << "http://127.0.0.1:1/moved/7"_ba << false;
    QTest::newRow("nowhere") << 302 << ""_ba << false;
    QTest::newRow("file") << 307 << "file:///etc/hostname"_ba << false;
}

void TestTransport::redirects()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, location);
    QFETCH(const bool, followed);
    Bench bench;
    bench.server.reply("GET", path("/callouts/7"),
                       Reply::json(status, "", {{"Location", location}}));
    bench.server.reply("GET", "/moved/7", Reply::json(200, calloutJson(7)));
    Outcome<CalloutRead> outcome;
    bench.api->callout(7, &bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.ok(), followed);
    QCOMPARE(bench.server.count("GET", "/moved/7"), followed ? 1 : 0);
    if (followed)
        QCOMPARE(bench.server.last("GET", "/moved/7").headers.value("authorization"),
                 "Bearer pasted-token");
    else
        QCOMPARE(outcome.error().kind, Kind::Malformed);
}

void TestTransport::commandIsNotTurnedIntoReading()
{
    Bench bench;
    bench.server.reply("POST", path("/callouts/7/cancel"),
                       Reply::json(302, "", {{"Location", "/moved/7"}}));
    bench.server.reply("GET", "/moved/7", Reply::json(200, calloutJson(7, "closed")));
    Outcome<Callout> outcome;
    bench.api->cancelUnconditionally(7, &bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.error().kind, Kind::Malformed);
    QCOMPARE(bench.server.count("GET", "/moved/7"), 0);
    bench.server.reply("POST", path("/callouts/7/cancel"),
                       Reply::json(307, "", {{"Location", "/moved/7"}}));
    bench.server.reply("POST", "/moved/7", Reply::json(200, calloutJson(7)));
    Outcome<Callout> kept;
    bench.api->cancelUnconditionally(7, &bench.context, kept.callback());
    QVERIFY(kept.arrives());
    QVERIFY2(kept.ok(), qPrintable(kept.error().detail));
    QCOMPARE(bench.server.last("POST", "/moved/7").body, "{}");
}

void TestTransport::redirectsEnd()
{
    Bench bench;
    bench.server.reply("GET", path("/callouts/7"),
                       Reply::json(302, "", {{"Location", path("/callouts/7")}}));
    Outcome<CalloutRead> outcome;
    bench.api->callout(7, &bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.error().kind, Kind::Malformed);
    QCOMPARE(bench.server.count("GET", path("/callouts/7")), 4);
}

void TestTransport::commandIsSentOnceWhenTheConnectionDrops()
{
    Bench bench;
    bench.server.reply("GET", path("/callouts/7"), Reply::json(200, calloutJson(7)));
    bench.server.reply("POST", path("/callouts/7/events"), Reply::hangUp());
    // Over a new connection, then over one that served before: Qt repeats requests in both cases.
    for (const bool warm : {false, true}) {
        if (warm) {
            Outcome<CalloutRead> first;
            bench.api->callout(7, &bench.context, first.callback());
            QVERIFY(first.arrives());
            QVERIFY(first.ok());
        }
        const qsizetype before = bench.server.count("POST", path("/callouts/7/events"));
        Outcome<CalloutEvent> outcome;
        bench.api->sendEvent(7, u"hello"_s, &bench.context, outcome.callback());
        QVERIFY(outcome.arrives());
        QCOMPARE(outcome.error().kind, Kind::Offline);
        QCOMPARE(bench.server.count("POST", path("/callouts/7/events")) - before, 1);
        QCOMPARE(outcome.error().detail, u"the connection was closed before the answer"_s);
    }
}

void TestTransport::readingIsRepeatedWhenTheConnectionDrops()
{
    Bench bench;
    bench.server.replyOnce("GET", path("/callouts/7"), Reply::hangUp());
    bench.server.reply("GET", path("/callouts/7"), Reply::json(200, calloutJson(7)));
    Outcome<CalloutRead> outcome;
    bench.api->callout(7, &bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QVERIFY(outcome.ok());
}

void TestTransport::nothingSecretIsLoggedOrTold()
{
    const LogTrap trap;
    Bench bench(clientCredentials());
    const QByteArray token = "eyJhbGciOi.eyJzdWIiOi.sIgNaTuRe";
    bench.server.reply("POST", path("/oauth/token"), flatToken(token));
    // A server that echoes whatever it got.
    bench.server.handle("POST", path("/callouts/7/cancel"), [](const Request &request) {
        QByteArray echo =
            request.body + ' ' + request.headers.value("authorization") + " hush-hush +27821234567";
        return Reply::json(400, "{\"message\":\"" + echo.replace('"', "\\\"") + "\"}");
    });
    bench.server.reply("GET", path("/customers/178921"),
                       Reply::json(200,
                                   R"({"id":178921,"firstName":"Thandiwe","lastName":"Mokoena",)"
                                   R"("mobileNumber":"+27821234567"})"));
    Outcome<Callout> outcome;
    bench.api->cancelVerified(7, *SafeCode::fromText(u"4567"), &bench.context, outcome.callback());
    Outcome<Customer> customer;
    bench.api->customer(178921, &bench.context, customer.callback());
    QVERIFY(outcome.arrives() && customer.arrives());
    QVERIFY(customer.ok());
    QCOMPARE(outcome.error().kind, Kind::Rejected);
    const QString log = trap.text();
    QVERIFY(log.contains("console.panicapi: POST /panic-api/v2/callouts/7/cancel 400 Rejected"_L1));
    QVERIFY(log.contains("GET /panic-api/v2/customers/178921 200"_L1));
    for (const QString &text : {log, outcome.error().detail}) {
        for (const auto secret :
             {"4567"_L1, "sIgNaTuRe"_L1, "hush"_L1, "Thandiwe"_L1, "Mokoena"_L1})
            QVERIFY2(!text.contains(secret), secret.data());
    }
    // The detail still says something.
    QVERIFY(outcome.error().detail.contains("safeCode"_L1));
}

QTEST_GUILESS_MAIN(TestTransport)
#include "tst_transport.moc"
