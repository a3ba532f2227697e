// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Nothing leaves the machine unless the operator chose a tile server. All connections of this
// program go through a proxy that writes down where they want to and lets nothing through; the
// environment's proxy variables point to it as well.
#include "basemap/tileserver.h"
#include "tiletestdata.h"
#include "ui/map/mappane.h"

#include <QNetworkProxyFactory>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

namespace {

/// What anybody asked for, other than this machine, and what arrived at the proxy.
struct Record {
    QMutex mutex;
    QStringList wanted;
    quint16 port = 0;
};

class RecordingFactory final : public QNetworkProxyFactory {
public:
    explicit RecordingFactory(std::shared_ptr<Record> record) : m_record(std::move(record)) { }

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (query.queryType() == QNetworkProxyQuery::TcpServer
            || QHostAddress(query.peerHostName()).isLoopback())
            return {QNetworkProxy::NoProxy};
        const QMutexLocker lock(&m_record->mutex);
        m_record->wanted << query.peerHostName();
        return {QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, m_record->port)};
    }

private:
    std::shared_ptr<Record> m_record;
};

} // namespace

class TestTilePrivacy final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void recorderRecords();
    void builtInMapStaysHere();
    void fileStaysHere();

private:
    /// Shows the map with the source for long enough that all its tiles were asked for.
    void show(const BasemapSettings &settings);
    [[nodiscard]] QStringList wanted() const
    {
        const QMutexLocker lock(&m_record->mutex);
        return m_record->wanted;
    }

    std::shared_ptr<Record> m_record = std::make_shared<Record>();
    QTcpServer m_proxy;
    QList<QByteArray> m_arrived;
    BasemapDataPtr m_data;
    QTemporaryDir m_dir;
};

void TestTilePrivacy::initTestCase()
{
    m_proxy.setProxy(QNetworkProxy::NoProxy);
    QVERIFY(m_proxy.listen(QHostAddress::LocalHost));
    m_record->port = m_proxy.serverPort();
    const QByteArray address = "http://127.0.0.1:" + QByteArray::number(m_record->port);
    for (const char *name : {"http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"})
        qputenv(name, address);
    connect(&m_proxy, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_proxy.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                m_arrived << socket->readLine().trimmed();
                socket->write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
                socket->disconnectFromHost();
            });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
    QNetworkProxyFactory::setApplicationProxyFactory(new RecordingFactory(m_record));
    const BasemapResult data = BasemapData::fromFile(BasemapData::builtInPath());
    QVERIFY(data.has_value());
    m_data = *data;
}

void TestTilePrivacy::cleanupTestCase()
{
    QNetworkProxyFactory::setApplicationProxyFactory(nullptr);
}

void TestTilePrivacy::init()
{
    m_arrived.clear();
    const QMutexLocker lock(&m_record->mutex);
    m_record->wanted.clear();
}

void TestTilePrivacy::show(const BasemapSettings &settings)
{
    const MapColours colours{QColor(0xDFE2E3), QColor(0xC2CED6), QColor(0xAAB6BE), QColor(0x8A9298),
                             QColor(0x3F474E), QColor(0xF8F9F9), QColor(0x6A737B)};
    TileServer tiles;
    QSignalSpy ready(&tiles, &TileServer::ready);
    QSignalSpy idle(&tiles, &TileServer::idle);
    tiles.setSource(settings);
    tiles.start({m_data, colours, colours, u"Inter"_s, u"1.2.3"_s, m_dir.filePath(u"cache"_s)});
    QVERIFY(ready.wait(5000));
    MapPane pane;
    pane.resize(700, 500);
    pane.show();
    pane.lookAt({-33.93, 18.45}, 9);
    pane.setTileTemplate(ready.last().first().toString());
    QTRY_VERIFY(pane.isMapReady());
    QTRY_VERIFY(!idle.isEmpty());
    pane.zoomIn();
    idle.clear();
    QTRY_VERIFY(!idle.isEmpty() && tiles.requestsInFlight() == 0);
}

void TestTilePrivacy::recorderRecords()
{
    BasemapSettings settings;
    settings.kind = BasemapKind::Xyz;
    settings.xyzTemplate = u"https://tiles.example/{z}/{x}/{y}.png"_s;
    show(settings);
    QVERIFY(wanted().contains(u"tiles.example"_s));
    QTRY_VERIFY(m_arrived.contains("CONNECT tiles.example:443 HTTP/1.1"));
    for (const QString &host : wanted())
        QCOMPARE(host, u"tiles.example"_s); // and nobody else
}

void TestTilePrivacy::builtInMapStaysHere()
{
    show({});
    QCOMPARE(wanted(), QStringList());
    QCOMPARE(m_arrived, QList<QByteArray>());
}

void TestTilePrivacy::fileStaysHere()
{
    BasemapSettings settings;
    settings.kind = BasemapKind::Mbtiles;
    settings.mbtilesFile = m_dir.filePath(u"map.mbtiles"_s);
    QVERIFY(writeMbtiles(settings.mbtilesFile, {{}, {{0, 0, 0, picture(Qt::red)}}, true}));
    show(settings);
    QCOMPARE(wanted(), QStringList());
    QCOMPARE(m_arrived, QList<QByteArray>());
}

QTEST_MAIN(TestTilePrivacy)
#include "tst_tileprivacy.moc"
