// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Bearings and compass points, and that both agree with the distances of the same sphere.
#include "domain/geodirection.h"

#include <QtTest/QtTest>

using namespace console;

class TestGeoDirection final : public QObject {
    Q_OBJECT

private slots:
    void bearings_data();
    void bearings();
    void opposites();
    void compassPoints();
};

void TestGeoDirection::bearings_data()
{
    QTest::addColumn<LatLon>("from");
    QTest::addColumn<LatLon>("to");
    QTest::addColumn<double>("degrees");
    const LatLon zero{};
    QTest::newRow("north") << zero << LatLon{1, 0} << 0.0;
    QTest::newRow("east") << zero << LatLon{0, 1} << 90.0;
    QTest::newRow("south") << zero << LatLon{-1, 0} << 180.0;
    QTest::newRow("west") << zero << LatLon{0, -1} << 270.0;
    QTest::newRow("over the date line") << LatLon{0, 179} << LatLon{0, -179} << 90.0;
    QTest::newRow("same place") << LatLon{-33, 18} << LatLon{-33, 18} << 0.0;
    QTest::newRow("to the pole") << LatLon{50, 20} << LatLon{90, 0} << 0.0;
    // On the great circle to the far side of the globe it starts over the pole.
    QTest::newRow("over the pole") << LatLon{60, 0} << LatLon{60, 180} << 0.0;
}

void TestGeoDirection::bearings()
{
    QFETCH(LatLon, from);
    QFETCH(LatLon, to);
    QFETCH(double, degrees);
    const double bearing = bearingDegrees(from, to);
    QVERIFY(bearing >= 0 && bearing < 360);
    QVERIFY(std::abs(std::remainder(bearing - degrees, 360)) < 1e-9);
}

/// Along a meridian and the equator, and for short ways everywhere, back is the other way.
void TestGeoDirection::opposites()
{
    QRandomGenerator random(5);
    for (int i = 0; i < 1'000; ++i) {
        const LatLon from{random.bounded(120.0) - 60, random.bounded(360.0) - 180};
        const LatLon to{from.latitude + random.bounded(0.02) - 0.01,
                        from.longitude + random.bounded(0.02) - 0.01};
        const double there = bearingDegrees(from, to);
        QVERIFY(there >= 0 && there < 360);
        QVERIFY(std::abs(std::remainder(bearingDegrees(to, from) - there - 180, 360)) < 0.05);
        const double north = distanceMetres(from, to) * std::cos(there * M_PI / 180);
        QVERIFY(std::abs(north - (to.latitude - from.latitude) * 111'195.08) < 1);
    }
}

void TestGeoDirection::compassPoints()
{
    QCOMPARE(compassPoint(0), CompassPoint::North);
    QCOMPARE(compassPoint(22.4), CompassPoint::North);
    QCOMPARE(compassPoint(22.6), CompassPoint::NorthEast);
    QCOMPARE(compassPoint(90), CompassPoint::East);
    QCOMPARE(compassPoint(225), CompassPoint::SouthWest);
    QCOMPARE(compassPoint(337.6), CompassPoint::North);
    QCOMPARE(compassPoint(359.99), CompassPoint::North);
}

QTEST_APPLESS_MAIN(TestGeoDirection)
#include "tst_geodirection.moc"
