// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tile server while its source changes: templates that never mix, requests in flight that end,
// a source that cannot be used, dense screens; and trying settings before they are used.
#include "basemap/tileserver.h"
#include "basemap/tiletrial.h"
#include "tests/support/loopbackserver.h"
#include "tiletestdata.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

class TestTileSwitch final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_tiles.reset(); }
    void tellsWhatTheSourceIs();
    void switchesWhileRunning();
    void oldAddressesLeadNowhere();
    void endsRequestsInFlight();
    void unusableSourceGivesTheBuiltInMap();
    void missingTilesAreAGrid();
    void servesDenseTiles();
    void sameSettingsChangeNothing();
    void trials_data();
    void trials();
    void trialOfAFile();

private:
    [[nodiscard]] BasemapSettings xyz() const
    {
        BasemapSettings settings;
        settings.kind = BasemapKind::Xyz;
        settings.xyzTemplate = m_server->url(u"/"_s).toString() + u"{z}/{x}/{y}"_s;
        return settings;
    }
    [[nodiscard]] BasemapSettings mbtiles(const QColor &colour) const
    {
        BasemapSettings settings;
        settings.kind = BasemapKind::Mbtiles;
        settings.mbtilesFile = m_dir->filePath(colour.name() + u".mbtiles"_s);
        if (!writeMbtiles(settings.mbtilesFile, {{}, {{0, 0, 0, picture(colour)}}, true}))
            return {};
        return settings;
    }
    static Reply tile(const QColor &colour)
    {
        const QByteArray body = picture(colour);
        return {"HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
                + body};
    }
    /// Starts, or switches, and waits for the templates.
    [[nodiscard]] bool use(const BasemapSettings &settings);
    [[nodiscard]] QNetworkReply *send(const QString &urlTemplate, int z, int x, int y);
    [[nodiscard]] QByteArray get(const QString &urlTemplate, int z, int x, int y);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<TileServer> m_tiles;
    QString m_day;
    QString m_night;
    int m_announced = 0;
    BasemapInfo m_info;
    TileState m_state;
    bool m_running = false;
    QNetworkAccessManager m_network;
    const MapColours m_colours{QColor(0xDFE2E3), QColor(0xC2CED6), QColor(0xAAB6BE),
                               QColor(0x8A9298), QColor(0x3F474E), QColor(0xF8F9F9),
                               QColor(0x6A737B)};
};

void TestTileSwitch::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<LoopbackServer>();
    m_tiles = std::make_unique<TileServer>();
    m_running = false;
    m_announced = 0;
    connect(m_tiles.get(), &TileServer::ready, this,
            [this](const QString &day, const QString &night) {
                m_day = day;
                m_night = night;
                ++m_announced;
            });
    connect(m_tiles.get(), &TileServer::sourceChanged, this,
            [this](const BasemapInfo &info) { m_info = info; });
    connect(m_tiles.get(), &TileServer::stateChanged, this,
            [this](const TileState &state) { m_state = state; });
}

bool TestTileSwitch::use(const BasemapSettings &settings)
{
    const int before = m_announced;
    m_tiles->setSource(settings);
    if (!std::exchange(m_running, true))
        m_tiles->start({nullptr, m_colours, m_colours, u"Inter"_s, u"1.2.3"_s, m_dir->path()});
    return QTest::qWaitFor([&] { return m_announced > before; }, 5000);
}

QNetworkReply *TestTileSwitch::send(const QString &urlTemplate, int z, int x, int y)
{
    QString url = urlTemplate;
    url.replace("%z"_L1, QString::number(z))
        .replace("%x"_L1, QString::number(x))
        .replace("%y"_L1, QString::number(y));
    return m_network.get(QNetworkRequest(QUrl(url)));
}

QByteArray TestTileSwitch::get(const QString &urlTemplate, int z, int x, int y)
{
    const std::unique_ptr<QNetworkReply> reply(send(urlTemplate, z, x, y));
    (void)QTest::qWaitFor([&] { return reply->isFinished(); }, 5000);
    return reply->readAll();
}

void TestTileSwitch::tellsWhatTheSourceIs()
{
    QVERIFY(use({}));
    QCOMPARE(m_info.kind, BasemapKind::BuiltIn);
    QVERIFY(!m_info.hasStreets);
    QCOMPARE(m_info.maxUsefulZoom, TilePainter::kDataZoom);
    QVERIFY(m_info.attribution.contains(u"Natural Earth"_s));
    QVERIFY(m_info.attribution.contains(u"GeoNames"_s));
    QVERIFY(use(xyz()));
    QCOMPARE(m_info.kind, BasemapKind::Xyz);
    QVERIFY(m_info.hasStreets);
    QVERIFY(use(mbtiles(Qt::red)));
    QCOMPARE(m_info.kind, BasemapKind::Mbtiles);
    QCOMPARE(m_info.maxUsefulZoom, 0);
    QCOMPARE(m_state, TileState());
}

void TestTileSwitch::switchesWhileRunning()
{
    m_server->reply("GET", "/0/0/0", tile(Qt::green));
    QVERIFY(use(mbtiles(Qt::red)));
    QCOMPARE(colourOf(get(m_day, 0, 0, 0)), QColor(Qt::red));
    QVERIFY(use(xyz()));
    QCOMPARE(colourOf(get(m_day, 0, 0, 0)), QColor(Qt::green));
    QVERIFY(use(mbtiles(Qt::blue)));
    QCOMPARE(colourOf(get(m_day, 0, 0, 0)), QColor(Qt::blue));
    QVERIFY(use({}));
    QCOMPARE(colourOf(get(m_day, 0, 0, 0)), m_colours.water);
}

void TestTileSwitch::oldAddressesLeadNowhere()
{
    QVERIFY(use(mbtiles(Qt::red)));
    const QString old = m_day;
    QVERIFY(use(mbtiles(Qt::blue)));
    QVERIFY(m_day != old);
    QCOMPARE(colourOf(get(old, 0, 0, 0)), m_colours.water);
    QCOMPARE(colourOf(get(m_day, 0, 0, 0)), QColor(Qt::blue));
}

void TestTileSwitch::endsRequestsInFlight()
{
    m_server->reply("GET", "/3/1/1", Reply::blackHole());
    QVERIFY(use(xyz()));
    QList<QNetworkReply *> replies;
    for (int x = 0; x < 8; ++x)
        replies << send(m_day, 3, x, 1);
    QTRY_COMPARE(m_server->count("GET", "/3/1/1"), 1);
    QVERIFY(use(mbtiles(Qt::red)));
    for (QNetworkReply *reply : std::as_const(replies)) {
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 200);
        reply->deleteLater();
    }
    QTRY_COMPARE(m_tiles->requestsInFlight(), 0);
    QCOMPARE(colourOf(get(m_day, 0, 0, 0)), QColor(Qt::red));
}

void TestTileSwitch::unusableSourceGivesTheBuiltInMap()
{
    BasemapSettings settings;
    settings.kind = BasemapKind::Mbtiles;
    settings.mbtilesFile = m_dir->filePath(u"none.mbtiles"_s);
    QVERIFY(use(settings));
    QCOMPARE(m_info.kind, BasemapKind::BuiltIn);
    QCOMPARE(m_info.problem, u"The file is not there."_s);
    QTRY_COMPARE(m_state.kind, TileState::Kind::Unusable);
    QCOMPARE(m_state.problem, u"The file is not there."_s);
    QCOMPARE(colourOf(get(m_day, 0, 0, 0)), m_colours.water);
    QVERIFY(use(mbtiles(Qt::red)));
    QTRY_COMPARE(m_state, TileState());
}

void TestTileSwitch::missingTilesAreAGrid()
{
    m_server->reply("GET", "/3/1/1", Reply::json(500, "{}"));
    QVERIFY(use(xyz()));
    const QImage image = QImage::fromData(get(m_day, 3, 1, 1));
    QCOMPARE(image.pixelColor(0, 40), m_colours.coast);
    QCOMPARE(image.pixelColor(20, 20), m_colours.land);
    QTRY_COMPARE(m_state.kind, TileState::Kind::Failing);
    QCOMPARE(m_tiles->cacheHits(), 0);
    (void)get(m_day, 3, 1, 1);
    QCOMPARE(m_tiles->cacheHits(), 0); // a failure is not kept
}

void TestTileSwitch::servesDenseTiles()
{
    QVERIFY(use({}));
    const QString coarse = m_day;
    QCOMPARE(QImage::fromData(get(m_day, 5, 17, 19)).width(), 256);
    m_tiles->setDevicePixelRatio(1.5);
    QTRY_VERIFY(m_day != coarse);
    QCOMPARE(QImage::fromData(get(m_day, 5, 17, 19)).width(), 512);
    const int before = m_announced;
    m_tiles->setDevicePixelRatio(2.0); // the same tiles
    m_tiles->setDevicePixelRatio(1.0);
    QTRY_COMPARE(m_announced, before + 1);
    QCOMPARE(QImage::fromData(get(m_day, 5, 17, 19)).width(), 256);
}

void TestTileSwitch::sameSettingsChangeNothing()
{
    QVERIFY(use(mbtiles(Qt::red)));
    const QString day = m_day;
    (void)get(m_day, 0, 0, 0);
    BasemapSettings same;
    same.kind = BasemapKind::Mbtiles;
    same.mbtilesFile = m_dir->filePath(QColor(Qt::red).name() + u".mbtiles"_s);
    m_tiles->setSource(same);
    (void)get(m_day, 0, 0, 0);
    QCOMPARE(m_tiles->cacheHits(), 1);
    QCOMPARE(m_day, day);
}

void TestTileSwitch::trials_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<bool>("ok");
    QTest::addColumn<QString>("words");
    QTest::newRow("good") << tile(Qt::red) << true << u"256 × 256 pixels"_s;
    QTest::newRow("404") << Reply::json(404, "{}") << false << u"has no tile of the whole world"_s;
    QTest::newRow("page") << Reply::json(200, "<html>") << false << u"not with a picture"_s;
    QTest::newRow("403") << Reply::json(403, "{}") << false << u"refuses this console (403)"_s;
    QTest::newRow("gone") << Reply::hangUp() << false << u"cannot be reached"_s;
}

void TestTileSwitch::trials()
{
    QFETCH(Reply, reply);
    QFETCH(bool, ok);
    QFETCH(QString, words);
    m_server->reply("GET", "/0/0/0", reply);
    TileTrial trial(u"1.2.3"_s);
    QSignalSpy finished(&trial, &TileTrial::finished);
    trial.start(xyz());
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first().at(0).toBool(), ok);
    QVERIFY2(finished.first().at(1).toString().contains(words),
             qPrintable(finished.first().at(1).toString()));
    QCOMPARE(m_server->last("GET", "/0/0/0").headers.value("user-agent"),
             "CalloutConsole/1.2.3"_ba);
}

void TestTileSwitch::trialOfAFile()
{
    TileTrial trial(u"1.2.3"_s);
    QSignalSpy finished(&trial, &TileTrial::finished);
    m_server->reply("GET", "/0/0/0", Reply::blackHole());
    trial.start(xyz()); // given up by the next
    trial.start(mbtiles(Qt::red));
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.last().at(1).toString(), u"\"#ff0000\", zoom 0 to 0."_s);
    BasemapSettings missing;
    missing.kind = BasemapKind::Mbtiles;
    missing.mbtilesFile = m_dir->filePath(u"none"_s);
    trial.start(missing);
    QTRY_COMPARE(finished.size(), 2);
    QCOMPARE(finished.last().at(0).toBool(), false);
    trial.start({});
    QTRY_COMPARE(finished.size(), 3);
    QCOMPARE(finished.last().at(0).toBool(), true);
}

QTEST_MAIN(TestTileSwitch)
#include "tst_tileswitch.moc"
