// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The loopback tile server: what it serves, what it hides, and that it ends cleanly.
#include "basemap/tileserver.h"

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkInterface>
#include <QNetworkReply>
#include <QTcpSocket>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace console;

class TestTileServer final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void servesBothStyles();
    void tokenIsLongAndNew();
    void hidesWithoutTheToken_data();
    void hidesWithoutTheToken();
    void answersMissingTilesPlainly_data();
    void answersMissingTilesPlainly();
    void keepsWhatItPainted();
    void paintsTheSameTileOnce();
    void listensOnLoopbackAlone();
    void becomesIdle();
    void worksWithoutData();
    void stopsWithRequestsOpen();
    void startsAgain();

private:
    struct Answer {
        int status = 0;
        QByteArray body;
        QString type;
    };
    Answer get(const QString &url);
    static QString fill(QString urlTemplate, int z, int x, int y);
    /// Starts and returns the two templates.
    QStringList start(TileServer &server, BasemapDataPtr data);

    QNetworkAccessManager m_network;
    BasemapDataPtr m_data;
    const MapColours m_day{QColor(0xDFE2E3), QColor(0xC2CED6), QColor(0xAAB6BE), QColor(0x8A9298),
                           QColor(0x3F474E), QColor(0xF8F9F9), QColor(0x6A737B)};
    const MapColours m_night{QColor(0x1A1F23), QColor(0x11171D), QColor(0x2A3138), QColor(0x4A545D),
                             QColor(0xAEB7BF), QColor(0x0E1114), QColor(0x7B858E)};
};

void TestTileServer::initTestCase()
{
    const BasemapResult result = BasemapData::fromFile(BasemapData::builtInPath());
    QVERIFY(result.has_value());
    m_data = *result;
}

TestTileServer::Answer TestTileServer::get(const QString &url)
{
    std::unique_ptr<QNetworkReply> reply(m_network.get(QNetworkRequest(QUrl(url))));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (!reply->isFinished() && !finished.wait(5000))
        return {};
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
            reply->header(QNetworkRequest::ContentTypeHeader).toString()};
}

QString TestTileServer::fill(QString urlTemplate, int z, int x, int y)
{
    return urlTemplate.replace("%z"_L1, QString::number(z))
        .replace("%x"_L1, QString::number(x))
        .replace("%y"_L1, QString::number(y));
}

QStringList TestTileServer::start(TileServer &server, BasemapDataPtr data)
{
    QSignalSpy ready(&server, &TileServer::ready);
    QSignalSpy failed(&server, &TileServer::failed);
    server.start({std::move(data), m_day, m_night, u"Inter"_s});
    if (!ready.wait(5000) || !failed.isEmpty())
        return {{}, {}};
    return {ready.first().at(0).toString(), ready.first().at(1).toString()};
}

void TestTileServer::servesBothStyles()
{
    TileServer server;
    const QStringList urls = start(server, m_data);
    // Zoom 5 over the Sahara and the Atlantic.
    const struct {
        int style, x, y;
        QColor colour;
    } cases[] = {{0, 16, 13, m_day.land},
                 {0, 14, 19, m_day.water},
                 {1, 16, 13, m_night.land},
                 {1, 14, 19, m_night.water}};
    for (const auto &one : cases) {
        const Answer answer = get(fill(urls.at(one.style), 5, one.x, one.y));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.type, u"image/png"_s);
        const QImage image = QImage::fromData(answer.body, "PNG");
        QCOMPARE(image.size(), QSize(256, 256));
        int same = 0;
        for (int i = 0; i < 256; ++i)
            same += image.pixel(i, 128) == one.colour.rgb();
        QVERIFY2(same > 128, qPrintable(one.colour.name()));
    }
}

void TestTileServer::tokenIsLongAndNew()
{
    static const QRegularExpression form(
        u"^http://127\\.0\\.0\\.1:\\d+/([0-9a-f]{32})/1-1/day/%z/%x/%y\\.png$"_s);
    QSet<QString> tokens;
    for (int i = 0; i < 3; ++i) {
        TileServer server;
        const auto match = form.match(start(server, m_data).first());
        QVERIFY(match.hasMatch());
        tokens.insert(match.captured(1));
    }
    QCOMPARE(tokens.size(), 3);
}

void TestTileServer::hidesWithoutTheToken_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("wrong token") << u"/00000000000000000000000000000000/day/5/17/12.png"_s;
    QTest::newRow("no token") << u"/day/5/17/12.png"_s;
    QTest::newRow("root") << u"/"_s;
    QTest::newRow("dots") << u"/../../etc/passwd"_s;
}

void TestTileServer::hidesWithoutTheToken()
{
    QFETCH(QString, path);
    TileServer server;
    QUrl url(fill(start(server, m_data).first(), 1, 1, 1));
    url.setPath(path);
    const Answer answer = get(url.toString());
    QCOMPARE(answer.status, 404);
    QCOMPARE(answer.body, QByteArray());
    QCOMPARE(server.tilesPainted(), 0);
}

void TestTileServer::answersMissingTilesPlainly_data()
{
    QTest::addColumn<QString>("rest");
    QTest::newRow("beyond the edge") << u"day/3/8/0.png"_s;
    QTest::newRow("zoom too large") << u"day/29/0/0.png"_s;
    QTest::newRow("not a number") << u"day/3/a/0.png"_s;
    QTest::newRow("another ending") << u"day/3/1/1.jpg"_s;
    QTest::newRow("unknown style") << u"dusk/3/1/1.png"_s;
    QTest::newRow("too short") << u"day/3"_s;
}

void TestTileServer::answersMissingTilesPlainly()
{
    QFETCH(QString, rest);
    TileServer server;
    const QString root = start(server, m_data).first().section("/day/"_L1, 0, 0);
    const Answer answer = get(root + u'/' + rest);
    QCOMPARE(answer.status, 200);
    const QImage image = QImage::fromData(answer.body, "PNG");
    QCOMPARE(QColor(image.pixel(128, 128)).name(), m_day.water.name());
    QCOMPARE(server.tilesPainted(), 0);
    QCOMPARE(server.requestsInFlight(), 0);
}

void TestTileServer::keepsWhatItPainted()
{
    TileServer server;
    const QStringList urls = start(server, m_data);
    const Answer first = get(fill(urls.at(0), 6, 35, 38));
    QCOMPARE(server.cacheHits(), 0);
    const Answer second = get(fill(urls.at(0), 6, 35, 38));
    QCOMPARE(server.cacheHits(), 1);
    QCOMPARE(server.tilesPainted(), 1);
    QCOMPARE(first.status, 200);
    QCOMPARE(second.body, first.body);
    QVERIFY(get(fill(urls.at(1), 6, 35, 38)).body != first.body);
    QCOMPARE(server.tilesPainted(), 2);
}

void TestTileServer::paintsTheSameTileOnce()
{
    TileServer server;
    const QString url = fill(start(server, m_data).first(), 12, 2257, 2458);
    QList<QNetworkReply *> replies;
    for (int i = 0; i < 6; ++i)
        replies.append(m_network.get(QNetworkRequest(QUrl(url))));
    for (QNetworkReply *reply : std::as_const(replies))
        QTRY_VERIFY(reply->isFinished());
    for (QNetworkReply *reply : std::as_const(replies)) {
        QVERIFY(!reply->readAll().isEmpty());
        reply->deleteLater();
    }
    QCOMPARE(server.tilesPainted(), 1);
}

void TestTileServer::listensOnLoopbackAlone()
{
    TileServer server;
    const quint16 port = quint16(QUrl(fill(start(server, m_data).first(), 1, 1, 1)).port());
    QTcpSocket own;
    own.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    QVERIFY(own.waitForConnected(2000));
    for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
        if (address == QHostAddress(QHostAddress::LocalHost) || !address.scopeId().isEmpty())
            continue;
        QTcpSocket socket;
        socket.connectToHost(address, port);
        QVERIFY2(!socket.waitForConnected(500), qPrintable(address.toString()));
    }
}

void TestTileServer::becomesIdle()
{
    TileServer server;
    const QStringList urls = start(server, m_data);
    QSignalSpy idle(&server, &TileServer::idle);
    QNetworkReply *one = m_network.get(QNetworkRequest(QUrl(fill(urls.at(0), 8, 140, 150))));
    QNetworkReply *two = m_network.get(QNetworkRequest(QUrl(fill(urls.at(0), 8, 141, 150))));
    QTRY_VERIFY(one->isFinished() && two->isFinished());
    QTRY_VERIFY(!idle.isEmpty());
    QCOMPARE(server.requestsInFlight(), 0);
    one->deleteLater();
    two->deleteLater();
}

void TestTileServer::worksWithoutData()
{
    TileServer server;
    const Answer answer = get(fill(start(server, nullptr).first(), 5, 16, 13));
    QCOMPARE(answer.status, 200);
    const QImage image = QImage::fromData(answer.body, "PNG");
    QCOMPARE(QColor(image.pixel(128, 128)).name(), m_day.water.name());
}

void TestTileServer::stopsWithRequestsOpen()
{
    TileServer server;
    const QString url = start(server, m_data).first();
    QList<QNetworkReply *> replies;
    for (int i = 0; i < 40; ++i)
        replies.append(m_network.get(QNetworkRequest(QUrl(fill(url, 12, 2250 + i, 2458)))));
    QTRY_VERIFY(server.requestsInFlight() > 0 || server.tilesPainted() > 0);
    QElapsedTimer timer;
    timer.start();
    server.stop();
    QVERIFY(timer.elapsed() < 10000); // it ends at all
    for (QNetworkReply *reply : std::as_const(replies)) {
        reply->abort();
        reply->deleteLater();
    }
}

void TestTileServer::startsAgain()
{
    TileServer server;
    const QString first = start(server, m_data).first();
    const QString second = start(server, m_data).first();
    QVERIFY(!second.isEmpty());
    QVERIFY(first != second);
    QCOMPARE(get(fill(second, 2, 2, 2)).status, 200);
}

QTEST_MAIN(TestTileServer)
#include "tst_tileserver.moc"
