// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Names for positions: the nearest place, nothing far out at sea, and quick enough for painting
// code.
#include "basemap/basemaploader.h"
#include "basemap/placeindex.h"

#include <QtTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace console;

class TestPlaceIndex final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void namesTheNearest_data();
    void namesTheNearest();
    void emptyUntilLoaded();
    void answersInMicroseconds();
    void mayBeAskedWhileLoading();
    void loaderReportsAMissingFile();

private:
    BasemapDataPtr m_data;
};

void TestPlaceIndex::initTestCase()
{
    BasemapLoader loader;
    BasemapResult result;
    connect(&loader, &BasemapLoader::finished, this,
            [&result](const BasemapResult &loaded) { result = loaded; });
    loader.start();
    QVERIFY(!result.value()); // never before start() has returned
    QTRY_VERIFY(result.has_value() && *result);
    m_data = *result;
}

void TestPlaceIndex::namesTheNearest_data()
{
    QTest::addColumn<double>("latitude");
    QTest::addColumn<double>("longitude");
    QTest::addColumn<QString>("name");
    QTest::newRow("Woodstock") << -33.9285 << 18.4475 << u"Woodstock"_s;
    QTest::newRow("Observatory") << -33.93780 << 18.47220 << u"Observatory"_s;
    QTest::newRow("Sandton") << -26.1076 << 28.0567 << u"Sandton"_s;
    QTest::newRow("Orlando West") << -26.2361 << 27.9027 << u"Orlando West"_s;
    QTest::newRow("Westlands") << -1.2650 << 36.8040 << u"Westlands"_s;
    QTest::newRow("a bay is not a place to live") << -33.9048 << 18.42 << u"Green Point"_s;
    QTest::newRow("Stellenbosch") << -33.934 << 18.862 << u"Stellenbosch"_s;
    QTest::newRow("Durban") << -29.858 << 31.029 << u"Durban"_s;
    QTest::newRow("Atlantic") << -33.9 << 12.0 << QString();
    QTest::newRow("Suva, near 180 degrees") << -18.1416 << 178.4415 << u"Suva"_s;
    QTest::newRow("South Pole") << -90.0 << 0.0 << QString();
    QTest::newRow("date line, open sea") << 0.0 << 180.0 << QString();
}

void TestPlaceIndex::namesTheNearest()
{
    QFETCH(double, latitude);
    QFETCH(double, longitude);
    QFETCH(QString, name);
    PlaceIndex index;
    index.setData(m_data);
    QCOMPARE(index.nearest({latitude, longitude}), name);
}

void TestPlaceIndex::emptyUntilLoaded()
{
    PlaceIndex index;
    QVERIFY(!index.isLoaded());
    QCOMPARE(index.nearest({-33.92, 18.42}), QString());
    index.setData(m_data);
    QVERIFY(index.isLoaded());
    QVERIFY(!index.nearest({-33.92, 18.42}).isEmpty());
}

void TestPlaceIndex::answersInMicroseconds()
{
    PlaceIndex index;
    index.setData(m_data);
    QElapsedTimer timer;
    timer.start();
    qsizetype letters = 0;
    for (int i = 0; i < 1000; ++i)
        letters += index.nearest({-26.4 + i * 0.0005, 27.8 + i * 0.0005}).size();
    qInfo("%.2f us a name", double(timer.nsecsElapsed()) / 1e6);
    QVERIFY(letters > 0);
}

void TestPlaceIndex::mayBeAskedWhileLoading()
{
    PlaceIndex index;
    std::atomic<bool> stop = false;
    std::atomic<int> wrong = 0;
    std::thread asker([&] {
        while (!stop) {
            const QString name = index.nearest({-33.934, 18.862});
            wrong += !name.isEmpty() && name != u"Stellenbosch"_s;
        }
    });
    for (int i = 0; i < 5; ++i)
        index.setData(i % 2 ? nullptr : m_data);
    stop = true;
    asker.join();
    QCOMPARE(wrong.load(), 0);
}

void TestPlaceIndex::loaderReportsAMissingFile()
{
    BasemapLoader loader;
    QString reason;
    connect(&loader, &BasemapLoader::finished, this, [&reason](const BasemapResult &result) {
        reason = result ? QString() : result.error();
    });
    loader.start(u"/nowhere/basemap.dat"_s);
    QTRY_VERIFY(!reason.isEmpty());
}

QTEST_GUILESS_MAIN(TestPlaceIndex)
#include "tst_placeindex.moc"
