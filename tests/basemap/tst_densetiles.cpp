// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tiles of twice the pixels in the real map: they fill the same squares, only sharper.
#include "basemap/tileserver.h"
#include "ui/map/mappane.h"
#include "ui/map/mapviewport.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace console;

class TestDenseTiles final : public QObject {
    Q_OBJECT

private slots:
    void showTheSamePlaces();
};

void TestDenseTiles::showTheSamePlaces()
{
    const BasemapResult data = BasemapData::fromFile(BasemapData::builtInPath());
    QVERIFY(data.has_value());
    const MapColours colours{QColor(0xDFE2E3), QColor(0xC2CED6), QColor(0xAAB6BE), QColor(0x8A9298),
                             QColor(0x3F474E), QColor(0xF8F9F9), QColor(0x6A737B)};
    TileServer tiles;
    QString day;
    connect(&tiles, &TileServer::ready, this, [&day](const QString &url) { day = url; });
    tiles.start({*data, colours, colours, u"Inter"_s});
    QTRY_VERIFY(!day.isEmpty());
    for (const double ratio : {1.0, 2.0}) {
        const QString before = day;
        tiles.setDevicePixelRatio(ratio);
        QTRY_VERIFY(ratio == 1.0 || day != before);
        MapPane pane;
        pane.resize(700, 500);
        pane.show();
        pane.lookAt({-33.93, 18.45}, 12);
        pane.setTileTemplate(day);
        QTRY_VERIFY(pane.isMapReady());
        // Table Bay, and Table Mountain's slope.
        for (const auto &[point, colour] : {std::pair(LatLon{-33.89, 18.42}, colours.water),
                                            std::pair(LatLon{-33.972, 18.44}, colours.land)}) {
            QTRY_VERIFY(QColor(pane.grab().toImage().pixel(
                            pane.viewport().toScreen(toMercator(point)).toPoint()))
                        == colour);
        }
    }
}

QTEST_MAIN(TestDenseTiles)
#include "tst_densetiles.moc"
