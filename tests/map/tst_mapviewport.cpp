// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the map looks: the projection, the steps of the zoom, the edges of the world.
#include "ui/map/mapcontrols.h"
#include "ui/map/mapviewport.h"

#include <QtTest>

#include <cmath>

using namespace console;

class TestMapViewport final : public QObject {
    Q_OBJECT

private slots:
    void projectsThereAndBack_data();
    void projectsThereAndBack();
    void zoomsStandOnSteps();
    void zoomStaysInItsLimits();
    void panMovesByPixels();
    void zoomKeepsThePlaceUnderTheMouse();
    void fitShowsTheWholeBox();
    void fitOfOnePointIsNotTooNear();
    void neverLooksBeyondThePoles();
    void drawsTheNearerCopyAtTheDateLine();
    void knowsItsScale();
    void scaleBarIsRound_data();
    void scaleBarIsRound();
};

void TestMapViewport::projectsThereAndBack_data()
{
    QTest::addColumn<double>("latitude");
    QTest::addColumn<double>("longitude");
    QTest::newRow("Cape Town") << -33.92 << 18.42;
    QTest::newRow("Nairobi") << -1.29 << 36.82;
    QTest::newRow("null") << 0.0 << 0.0;
    QTest::newRow("far north-west") << 84.0 << -179.9;
}

void TestMapViewport::projectsThereAndBack()
{
    QFETCH(double, latitude);
    QFETCH(double, longitude);
    const LatLon back = fromMercator(toMercator({latitude, longitude}));
    QVERIFY(std::abs(back.latitude - latitude) < 1e-9);
    QVERIFY(std::abs(back.longitude - longitude) < 1e-9);
}

void TestMapViewport::zoomsStandOnSteps()
{
    MapViewport view;
    for (double zoom = 2; zoom < 18.5; zoom += 0.037) {
        view.setZoom(zoom);
        const double quarters = view.zoom() * 4;
        QCOMPARE(quarters, std::round(quarters)); // so: a whole zoom, or 0.25 away from one
    }
}

void TestMapViewport::zoomStaysInItsLimits()
{
    MapViewport view;
    view.setSize({1000, 700});
    view.setZoom(0);
    QCOMPARE(view.zoom(), 2.0);
    QVERIFY(view.worldPixels() >= 1000);
    view.setZoom(99);
    QCOMPARE(view.zoom(), MapViewport::kMaxZoom);
    view.setZoom(2);
    view.setSize({2000, 700}); // a wider window cannot be filled by that zoom
    QCOMPARE(view.zoom(), 3.0);
}

void TestMapViewport::panMovesByPixels()
{
    MapViewport view;
    view.setZoom(10);
    const QPointF place = toMercator({-33.92, 18.42});
    view.setCentre(place);
    const QPointF before = view.toScreen(place);
    view.panBy({30, -20});
    const QPointF moved = view.toScreen(place) - before;
    QVERIFY(std::abs(moved.x() + 30) < 1e-6 && std::abs(moved.y() - 20) < 1e-6);
}

void TestMapViewport::zoomKeepsThePlaceUnderTheMouse()
{
    MapViewport view;
    view.setZoom(10);
    view.setCentre(toMercator({-33.92, 18.42}));
    const QPointF mouse(100, 400);
    const QPointF place = view.toMercatorAt(mouse);
    for (const double zoom : {10.5, 13.0, 8.25}) {
        view.zoomAt(mouse, zoom);
        QCOMPARE(view.zoom(), zoom);
        const QPointF away = view.toScreen(place) - mouse;
        QVERIFY(std::abs(away.x()) < 1e-5 && std::abs(away.y()) < 1e-5);
    }
}

void TestMapViewport::fitShowsTheWholeBox()
{
    MapViewport view;
    view.setSize({640, 480});
    const QPointF a = toMercator({-33.8, 18.3});
    const QPointF b = toMercator({-34.2, 18.9});
    view.fit(QRectF(a, b).normalized(), 60, 16);
    const QRectF inner(59, 59, 522, 362);
    QVERIFY(inner.contains(view.toScreen(a)));
    QVERIFY(inner.contains(view.toScreen(b)));
    QCOMPARE(view.zoom(), std::floor(view.zoom()));
    const double zoom = view.zoom();
    view.setZoom(zoom + 1); // and not needlessly far away
    QVERIFY(!inner.contains(view.toScreen(a)) || !inner.contains(view.toScreen(b)));
}

void TestMapViewport::fitOfOnePointIsNotTooNear()
{
    MapViewport view;
    const QPointF only = toMercator({-26.2, 28.04});
    view.fit(QRectF(only, only), 60, 13);
    QCOMPARE(view.zoom(), 13.0);
    QCOMPARE(view.toScreen(only), QPointF(320, 240));
}

void TestMapViewport::neverLooksBeyondThePoles()
{
    MapViewport view;
    view.setZoom(3);
    view.setCentre({0.5, 0});
    QVERIFY(view.toScreen({0.5, 0}).y() <= 0);
    view.panBy({0, 1e9});
    QVERIFY(view.toScreen({0.5, 1}).y() >= 479.999);
}

void TestMapViewport::drawsTheNearerCopyAtTheDateLine()
{
    MapViewport view;
    view.setZoom(8);
    view.setCentre(toMercator({-18, 179.9}));
    const QPointF east = view.toScreen(toMercator({-18, -179.9}));
    QVERIFY(east.x() > 320 && east.x() < 320 + 60);
    view.panBy({1000, 0});
    QVERIFY(view.centrePoint().longitude < -170);
}

void TestMapViewport::knowsItsScale()
{
    MapViewport view;
    view.setZoom(10);
    view.setCentre(toMercator({0, 20}));
    QVERIFY(std::abs(view.metresPerPixel() - 152.874) < 0.01);
    view.setCentre(toMercator({-60, 20}));
    QVERIFY(std::abs(view.metresPerPixel() - 76.437) < 0.01);
}

void TestMapViewport::scaleBarIsRound_data()
{
    QTest::addColumn<double>("metresPerPixel");
    QTest::addColumn<double>("metres");
    QTest::newRow("city") << 15.9 << 1000.0;
    QTest::newRow("region") << 63.4 << 5000.0;
    QTest::newRow("street") << 0.5 << 20.0;
    QTest::newRow("country") << 4000.0 << 200000.0;
}

void TestMapViewport::scaleBarIsRound()
{
    QFETCH(double, metresPerPixel);
    QFETCH(double, metres);
    QCOMPARE(ScaleBar::roundLength(metresPerPixel, 92), metres);
}

QTEST_GUILESS_MAIN(TestMapViewport)
#include "tst_mapviewport.moc"
