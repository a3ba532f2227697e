// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The map pane with real tiles from the real tile server: colours where land and sea are, day and
// night, the projection, and what is left when Qt Location's plugin is not there.
#include "maptestdata.h"

#include "basemap/tileserver.h"
#include "ui/map/mappane.h"
#include "ui/map/mapviewport.h"

#include <QGeoCoordinate>
#include <QLabel>
#include <QQuickItem>
#include <QQuickWidget>
#include <QtTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

class TestMapTiles final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void showsLandSeaAndMarker();
    void switchesBetweenDayAndNight();
    void projectsAsTheTileLayerDoes();
    void missingPluginLeavesMarkers();

private:
    [[nodiscard]] QImage grab() const
    {
        return m_pane->grab().toImage().convertToFormat(QImage::Format_RGB32);
    }
    void showTiles(const QString &urlTemplate);
    /// Waits until the point on earth has the colour.
    [[nodiscard]] bool waitForPixel(double latitude, double longitude, const QColor &colour) const;

    TileServer m_server;
    QString m_day;
    QString m_night;
    std::unique_ptr<MapPane> m_pane;
    const MapColours m_dayColours{QColor(0xDFE2E3), QColor(0xC2CED6), QColor(0xAAB6BE),
                                  QColor(0x8A9298), QColor(0x3F474E), QColor(0xF8F9F9),
                                  QColor(0x6A737B)};
    const MapColours m_nightColours{QColor(0x1A1F23), QColor(0x11171D), QColor(0x2A3138),
                                    QColor(0x4A545D), QColor(0xAEB7BF), QColor(0x0E1114),
                                    QColor(0x7B858E)};
};

void TestMapTiles::initTestCase()
{
    const BasemapResult data = BasemapData::fromFile(BasemapData::builtInPath());
    QVERIFY(data.has_value());
    QSignalSpy ready(&m_server, &TileServer::ready);
    m_server.start({*data, m_dayColours, m_nightColours, u"Inter"_s});
    QVERIFY(ready.wait(5000));
    m_day = ready.first().at(0).toString();
    m_night = ready.first().at(1).toString();
}

void TestMapTiles::init()
{
    m_pane = std::make_unique<MapPane>();
    m_pane->setStyle(loudStyle());
    m_pane->setOperatorName(u"Op 07"_s);
    m_pane->resize(700, 500);
    m_pane->show();
    m_pane->lookAt({-33.93, 18.45}, 12);
}

void TestMapTiles::cleanup()
{
    m_pane.reset();
}

void TestMapTiles::showTiles(const QString &urlTemplate)
{
    m_pane->setTileTemplate(urlTemplate);
    QTRY_VERIFY(m_pane->isMapReady());
}

bool TestMapTiles::waitForPixel(double latitude, double longitude, const QColor &colour) const
{
    const QPoint at = m_pane->viewport().toScreen(toMercator({latitude, longitude})).toPoint();
    return QTest::qWaitFor([&] { return QColor(grab().pixel(at)) == colour; }, 5000);
}

void TestMapTiles::showsLandSeaAndMarker()
{
    m_pane->apply(added({entryAt(992014, -33.945, 18.47)}));
    showTiles(m_day);
    QVERIFY(waitForPixel(-33.89, 18.42, m_dayColours.water)); // Table Bay
    QVERIFY(waitForPixel(-33.972, 18.44, m_dayColours.land)); // Table Mountain's slope
    const QPointF at = m_pane->markerPosition(992014).value();
    QTRY_VERIFY(countAround(grab(), at, 9, glyphColour(DisplayState::Dispatched)) > 300);
    QCOMPARE(m_pane->problem(), QString());
}

void TestMapTiles::switchesBetweenDayAndNight()
{
    showTiles(m_day);
    QVERIFY(waitForPixel(-33.89, 18.42, m_dayColours.water));
    for (const auto &[tiles, colours] :
         {std::pair(m_night, m_nightColours), std::pair(m_day, m_dayColours),
          std::pair(m_night, m_nightColours)}) {
        showTiles(tiles);
        QVERIFY(waitForPixel(-33.89, 18.42, colours.water));
        QVERIFY(waitForPixel(-33.972, 18.44, colours.land));
    }
}

void TestMapTiles::projectsAsTheTileLayerDoes()
{
    showTiles(m_day);
    QQuickItem *map = nullptr;
    for (QQuickItem *item : m_pane->findChild<QQuickWidget *>()->findChildren<QQuickItem *>()) {
        if (item->inherits("QDeclarativeGeoMap"))
            map = item;
    }
    QVERIFY(map);
    for (const double zoom : {5.0, 10.25, 12.0, 13.5, 16.75}) {
        m_pane->lookAt({-33.93, 18.45}, zoom);
        for (const QPointF offset : {QPointF(0, 0), QPointF(200, -150), QPointF(-300, 220)}) {
            const QPointF screen = QPointF(350, 250) + offset;
            const LatLon point = fromMercator(m_pane->viewport().toMercatorAt(screen));
            QPointF there;
            QVERIFY(QMetaObject::invokeMethod(
                map, "fromCoordinate", Q_RETURN_ARG(QPointF, there),
                Q_ARG(QGeoCoordinate, QGeoCoordinate(point.latitude, point.longitude)),
                Q_ARG(bool, false)));
            const QPointF away = there - screen;
            QVERIFY2(std::abs(away.x()) < 0.05 && std::abs(away.y()) < 0.05,
                     qPrintable(u"zoom %1: %2, %3"_s.arg(zoom).arg(away.x()).arg(away.y())));
        }
    }
}

void TestMapTiles::missingPluginLeavesMarkers()
{
    QTest::ignoreMessage(QtDebugMsg, QRegularExpression(u"provider is not supported"_s));
    m_pane->setPluginName(u"nonsuch"_s);
    m_pane->apply(added({entryAt(1, -33.93, 18.45)}));
    m_pane->setTileTemplate(m_day);
    QTRY_VERIFY(!m_pane->problem().isEmpty());
    QVERIFY(m_pane->problem().contains(u"qt6-location-plugins"_s));
    QVERIFY(!m_pane->isMapReady());
    auto *sentence = m_pane->findChild<QLabel *>(u"map.problem"_s);
    QVERIFY(sentence->isVisible());
    QCOMPARE(sentence->text(), m_pane->problem());
    QTRY_VERIFY(
        countAround(grab(), *m_pane->markerPosition(1), 9, glyphColour(DisplayState::Dispatched))
        > 0);
    QTRY_VERIFY(countAround(grab(), {350, 150}, 140, QColor(0x203040)) > 100); // the grid
    m_pane->setPluginName(u"osm"_s); // and back
    QTRY_VERIFY(m_pane->isMapReady());
    QVERIFY(!sentence->isVisible());
}

QTEST_MAIN(TestMapTiles)
#include "tst_maptiles.moc"
