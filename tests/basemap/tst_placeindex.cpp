// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Names for positions: the nearest place, nothing far out at sea, and quick enough for painting
// code.
#include "basemap/basemaploader.h"
#include "basemap/placeindex.h"
#include "domain/geodirection.h"

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
    void tellsDistanceAndDirection_data();
    void tellsDistanceAndDirection();
    void findsByName();
    void findsNearbyFirst();
    void findsWhileTyping();
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
    loader.start(nullptr);
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

void TestPlaceIndex::tellsDistanceAndDirection_data()
{
    QTest::addColumn<double>("latitude");
    QTest::addColumn<double>("longitude");
    QTest::addColumn<double>("fromKm");
    QTest::addColumn<double>("toKm");
    QTest::newRow("in town") << -33.93780 << 18.47220 << 0.0 << 3.0;
    QTest::newRow("off the coast") << -34.6 << 17.6 << 25.0 << 120.0;
    QTest::newRow("Great Karoo") << -31.9 << 20.9 << 25.0 << 200.0;
}

void TestPlaceIndex::tellsDistanceAndDirection()
{
    QFETCH(double, latitude);
    QFETCH(double, longitude);
    QFETCH(double, fromKm);
    QFETCH(double, toKm);
    PlaceIndex index;
    index.setData(m_data);
    const LatLon point{latitude, longitude};
    const auto fix = index.nearestWithDistance(point);
    QVERIFY(fix);
    QVERIFY(fix->distanceMetres >= fromKm * 1000 && fix->distanceMetres <= toKm * 1000);
    if (fromKm == 0.0)
        QCOMPARE(fix->name, index.nearest(point));
    else
        QCOMPARE(index.nearest(point), QString());
    // Every other place is farther away, by the sphere itself.
    const Place *named = nullptr;
    for (const Place &place : m_data->places()) {
        if (place.kind == PlaceKind::Water || place.kind == PlaceKind::Peak)
            continue;
        QVERIFY(distanceMetres(place.point, point) > fix->distanceMetres * 0.99);
        if (place.name == fix->name && distanceMetres(place.point, point) == fix->distanceMetres)
            named = &place;
    }
    QVERIFY(named);
    QCOMPARE(fix->bearingDegrees, bearingDegrees(named->point, point));
    QVERIFY(!index.nearestWithDistance({-40.0, -10.0})); // the middle of the Atlantic
    QVERIFY(!index.nearestWithDistance({90.0, 0.0}));
}

void TestPlaceIndex::findsByName()
{
    PlaceIndex index;
    QVERIFY(index.search(u"Durban"_s, 5, {}).isEmpty());
    index.setData(m_data);
    const auto durban = index.search(u" dUrBaN "_s, 5, {});
    QVERIFY(!durban.isEmpty() && durban.size() <= 5);
    QCOMPARE(durban.first().name, u"Durban"_s);
    QVERIFY(distanceMetres(durban.first().point, {-29.858, 31.029}) < 20'000);
    QVERIFY(durban.first().population > 100'000);
    QCOMPARE(index.search(u"Sao Paulo"_s, 1, {}).value(0).name, u"São Paulo"_s);
    QCOMPARE(index.search(u"são paulo"_s, 1, {}).value(0).name, u"São Paulo"_s);
    // A later word of a name, after those that begin with it.
    const auto town = index.search(u"Town"_s, 500, {});
    const auto cape = std::ranges::find(town, u"Cape Town"_s, &FoundPlace::name);
    QVERIFY(cape != town.end() && cape != town.begin());
    QVERIFY(index.search(u"Xyzzyville"_s, 5, {}).isEmpty());
    QVERIFY(index.search(u"d"_s, 5, {}).isEmpty());
    QVERIFY(index.search(QString(), 5, {}).isEmpty());
    QVERIFY(index.search(u"Durban"_s, 0, {}).isEmpty());
}

void TestPlaceIndex::findsNearbyFirst()
{
    PlaceIndex index;
    index.setData(m_data);
    const LatLon capeTown{-33.925, 18.424};
    const auto nearCape = index.search(u"Woodstock"_s, 9, capeTown);
    QVERIFY(nearCape.size() > 1);
    QCOMPARE(nearCape.first().region, u"Cape Town"_s);
    QVERIFY(distanceMetres(nearCape.first().point, capeTown) < 10'000);
    auto anywhere = index.search(u"Woodstock"_s, 9, {});
    anywhere.removeIf([](const FoundPlace &place) { return place.name != u"Woodstock"_s; });
    QVERIFY(anywhere.size() > 1);
    QVERIFY(std::ranges::is_sorted(anywhere, std::ranges::greater(), &FoundPlace::population));
}

void TestPlaceIndex::findsWhileTyping()
{
    PlaceIndex index;
    QElapsedTimer timer;
    timer.start();
    index.setData(m_data);
    qInfo("%lld places, index built in %lld ms", qint64(m_data->places().size()), timer.elapsed());
    for (const QString &text : {u"sa"_s, u"san"_s, u"al"_s, u"stellenbosch"_s}) {
        timer.start();
        const qsizetype count = index.search(text, 8, LatLon{-33.9, 18.4}).size();
        qInfo("%s: %lld in %.2f ms", qPrintable(text), qint64(count),
              double(timer.nsecsElapsed()) / 1e6);
        QVERIFY(count > 0);
    }
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
    loader.start(nullptr, u"/nowhere/basemap.dat"_s);
    QTRY_VERIFY(!reason.isEmpty());
}

QTEST_GUILESS_MAIN(TestPlaceIndex)
#include "tst_placeindex.moc"
