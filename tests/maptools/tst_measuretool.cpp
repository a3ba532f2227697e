// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Measuring: the figures by mouse and by keys, and that what is painted is where it belongs.
#include "domain/geodirection.h"
#include "toolfixture.h"
#include "ui/map/mapviewport.h"
#include "ui/maptools/measuretool.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

namespace {

constexpr LatLon equator{0, 0};

MapStyle loudStyle()
{
    MapStyle style;
    style.halo = QColor(0xFFFFFF);
    style.accentSymbol = QColor(0x0000FF);
    style.labelGround = QColor(0xFFFFF0);
    style.labelBorder = QColor(0xC0C0C0);
    style.text = QColor(0xFF0000);
    style.labelFont.setPixelSize(13);
    return style;
}

} // namespace

class TestMeasureTool final : public QObject {
    Q_OBJECT

private slots:
    void measuresByClicks();
    void measuresByKeys();
    void escapeEnds();
    void leavesOtherKeysToTheMap();
    void followsGreatCircles();
    void paints();
    void paintsAcrossTheDateLine();
};

void TestMeasureTool::measuresByClicks()
{
    MeasureTool tool([] { return equator; });
    QSignalSpy changed(&tool, &MeasureTool::changed);
    QSignalSpy announced(&tool, &MeasureTool::announced);
    QVERIFY(tool.summary().startsWith("Measure: click"_L1));
    QVERIFY(tool.click(equator));
    QVERIFY(tool.click(equator)); // a double click
    QCOMPARE(tool.points().size(), 1);
    QVERIFY(tool.click({1, 0}));
    QVERIFY(tool.click({1, 1}));
    QCOMPARE(tool.points().size(), 3);
    QCOMPARE(changed.count(), 3);
    QCOMPARE(announced.count(), 3);
    // A degree of a great circle on a sphere of 6 371 008.8 m.
    QVERIFY(std::abs(tool.totalMetres() - 111'195.08 * (1 + std::cos(M_PI / 180))) < 5);
    QCOMPARE(tool.summary(), u"3 points, 222 km; last leg 111 km at 090°"_s);
    QVERIFY(!tool.move({2, 2})); // the map shows the coordinates all the same
    QCOMPARE(changed.count(), 4);
    QCOMPARE(tool.points().size(), 3);
}

void TestMeasureTool::measuresByKeys()
{
    LatLon centre = equator;
    MeasureTool tool([&centre] { return centre; });
    QVERIFY(tool.key(Qt::Key_Return));
    centre = {0, 0.01};
    QVERIFY(tool.key(Qt::Key_Enter));
    QCOMPARE(tool.points(), (QList<LatLon>{equator, {0, 0.01}}));
    QCOMPARE(tool.summary(), u"2 points, 1.1 km; last leg 1.1 km at 090°"_s);
    QVERIFY(tool.key(Qt::Key_Backspace));
    QCOMPARE(tool.points(), QList<LatLon>{equator});
    QCOMPARE(tool.totalMetres(), 0.0);
    QVERIFY(tool.key(Qt::Key_Backspace));
    QVERIFY(tool.key(Qt::Key_Backspace)); // nothing left: still not the map's
    QVERIFY(tool.points().isEmpty());
}

void TestMeasureTool::escapeEnds()
{
    MeasureTool tool([] { return equator; });
    tool.click(equator);
    QSignalSpy finished(&tool, &MeasureTool::finished);
    QVERIFY(tool.key(Qt::Key_Escape));
    QCOMPARE(finished.count(), 1);
    QVERIFY(tool.points().isEmpty());
}

void TestMeasureTool::leavesOtherKeysToTheMap()
{
    MeasureTool tool([] { return equator; });
    for (const int key : {Qt::Key_Left, Qt::Key_Plus, Qt::Key_N, Qt::Key_Tab})
        QVERIFY(!tool.key(key));
}

void TestMeasureTool::followsGreatCircles()
{
    const LatLon johannesburg{-26.2, 28.05};
    const LatLon perth{-31.95, 115.86};
    const QList<LatLon> line = greatCircle(johannesburg, perth);
    QVERIFY(line.size() > 20);
    QCOMPARE(line.first(), johannesburg);
    QCOMPARE(line.last(), perth);
    double sum = 0;
    for (qsizetype i = 1; i < line.size(); ++i)
        sum += distanceMetres(line.at(i - 1), line.at(i));
    QVERIFY(std::abs(sum - distanceMetres(johannesburg, perth)) < 1);
    QVERIFY(std::ranges::min(line, {}, &LatLon::latitude).latitude < -36); // far to the south
    QCOMPARE(greatCircle(equator, {0, 0.1}).size(), 2);
    QCOMPARE(greatCircle(equator, equator).size(), 2);
    for (const LatLon &point : greatCircle(equator, {0, 180}))
        QVERIFY(std::isfinite(point.latitude) && std::isfinite(point.longitude));
}

void TestMeasureTool::paints()
{
    MapViewport view;
    view.setSize({400, 300});
    view.setZoom(10);
    view.setCentre(toMercator(woodstock));
    MeasureTool tool([] { return woodstock; });
    tool.setStyle(loudStyle());
    const auto picture = [&] {
        QImage image(400, 300, QImage::Format_RGB32);
        image.fill(Qt::black);
        QPainter painter(&image);
        tool.paint(painter, view);
        return image;
    };
    const QImage empty = picture();
    QCOMPARE(empty.pixelColor(208, 150), QColor(0xFF0000)); // the cross
    const LatLon west = fromMercator(view.toMercatorAt({100, 240}));
    const LatLon east = fromMercator(view.toMercatorAt({300, 240}));
    tool.click(west);
    tool.click(east);
    const QImage measured = picture();
    QCOMPARE(measured.pixelColor(100, 240), QColor(0x0000FF));
    QCOMPARE(measured.pixelColor(300, 240), QColor(0x0000FF));
    QCOMPARE(measured.pixelColor(130, 240), QColor(0x0000FF)); // the line
    QCOMPARE(measured.pixelColor(130, 250), QColor(Qt::black));
    QVERIFY(measured.pixelColor(200, 222) != QColor(Qt::black)); // the figures' ground
}

void TestMeasureTool::paintsAcrossTheDateLine()
{
    MapViewport view;
    view.setSize({400, 300});
    view.setZoom(5);
    view.setCentre(toMercator({-17, 179.9}));
    MeasureTool tool([] { return LatLon{}; });
    tool.setStyle(loudStyle());
    tool.click({-17, 178});
    tool.click({-17, -178});
    QImage image(400, 300, QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    tool.paint(painter, view);
    // A short line over the date line, none round the world.
    QCOMPARE(image.pixelColor(20, 150), QColor(Qt::black));
    QCOMPARE(image.pixelColor(380, 150), QColor(Qt::black));
    QVERIFY(std::abs(tool.totalMetres() - 425'000) < 2'000);
}

QTEST_MAIN(TestMeasureTool)
#include "tst_measuretool.moc"
