// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The place in links of the usual map sites and in geo: addresses.
#include "geodesy/geolink.h"
#include "geodesy/geotext.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace console;

class TestGeoLink final : public QObject {
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void holdsNone_data();
    void holdsNone();
};

void TestGeoLink::reads_data()
{
    QTest::addColumn<QString>("link");
    for (const QString &link : {
             u"geo:-33.9378,18.4722"_s,
             u"GEO:-33.9378,18.4722,12;crs=wgs84;u=35"_s,
             u"geo:0,0?q=-33.9378,18.4722(Main Road)"_s,
             u"https://www.google.com/maps/@-33.9378,18.4722,17z"_s,
             u"https://www.google.com/maps/place/Somewhere/@-33.9,18.4,17z/"
             u"data=!3m1!4b1!4m6!3m5!1s0x0"
             u":0x0!8m2!3d-33.9378!4d18.4722"_s,
             u"https://www.google.com/maps/place/33%C2%B056'16.1%22S+18%C2%B028'19.9%22E/"
             u"@-33.9,18.4,"
             u"17z"_s,
             u"https://maps.google.com/?q=-33.9378,18.4722"_s,
             u"maps.google.com/maps?q=loc:-33.9378,18.4722"_s,
             u"https://www.google.com/maps/search/?api=1&query=-33.9378%2C18.4722"_s,
             u"https://www.google.com/maps/search/-33.9378,+18.4722"_s,
             u"https://www.google.com/maps/dir/?api=1&destination=-33.9378,18.4722"_s,
             u"https://www.openstreetmap.org/?mlat=-33.9378&mlon=18.4722#map=10/-33.0/18.0"_s,
             u"https://www.openstreetmap.org/#map=17/-33.93780/18.47220&layers=N"_s,
             u"www.openstreetmap.org/node/1#map=17/-33.93780/18.47220"_s,
             u"https://maps.apple.com/?ll=-33.9378,18.4722&q=Pin"_s,
             u"https://www.bing.com/maps?cp=-33.9378~18.4722&lvl=16"_s,
             u"https://waze.com/ul?ll=-33.9378%2C18.4722&navigate=yes"_s,
             u"https://plus.codes/4FRW3F6C+VV"_s,
             u"https://www.google.com/maps?q=4FRW3F6C%2BVV"_s,
         })
        QTest::newRow(qPrintable(link)) << link;
}

void TestGeoLink::reads()
{
    QFETCH(QString, link);
    QVERIFY(looksLikeGeoLink(link));
    const auto reading = readCoordinates(link);
    QVERIFY(reading);
    QVERIFY(distanceMetres(reading->point, {-33.9378, 18.4722}) < 12);
}

void TestGeoLink::holdsNone_data()
{
    QTest::addColumn<QString>("link");
    for (const QString &link :
         {u"https://maps.app.goo.gl/AbCdEf123"_s, u"https://www.google.com/maps"_s,
          u"https://www.google.com/maps/place/Woodstock"_s, u"geo:"_s, u"geo:?q=Woodstock"_s,
          u"https://www.openstreetmap.org/?mlat=&mlon="_s, u"https://[bad"_s, u"example.org/"_s})
        QTest::newRow(qPrintable(link)) << link;
}

void TestGeoLink::holdsNone()
{
    QFETCH(QString, link);
    QVERIFY(looksLikeGeoLink(link));
    const auto reading = readCoordinates(link);
    QVERIFY(!reading);
    QCOMPARE(reading.error(), GeoProblem::LinkWithoutPosition);
}

QTEST_APPLESS_MAIN(TestGeoLink)
#include "tst_geolink.moc"
