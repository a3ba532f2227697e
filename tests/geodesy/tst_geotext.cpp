// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Coordinates in every form: written and read again, and what is none of them.
#include "geodesy/geotext.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace console;

namespace {

constexpr LatLon observatory{-33.9378, 18.4722};

} // namespace

class TestGeoText final : public QObject {
    Q_OBJECT

private slots:
    void writes();
    void writesRoundMinutes();
    void reads_data();
    void reads();
    void saysWhy_data();
    void saysWhy();
    void shortCodesNeedAPlace();
    void knownGridReferences_data();
    void knownGridReferences();
    void readsWhatItWrites();
    void neverFails();
};

void TestGeoText::writes()
{
    QCOMPARE(coordinateText(observatory, CoordinateFormat::Decimal), u"-33.93780, 18.47220"_s);
    QCOMPARE(coordinateText(observatory, CoordinateFormat::DegreesMinutesSeconds),
             u"33°56'16.1\"S 18°28'19.9\"E"_s);
    QCOMPARE(coordinateText({40.5, -3.25}, CoordinateFormat::DegreesMinutesSeconds),
             u"40°30'00.0\"N 3°15'00.0\"W"_s);
    QCOMPARE(coordinateText(observatory, CoordinateFormat::PlusCode), u"4FRW3F6C+VV"_s);
}

void TestGeoText::writesRoundMinutes()
{
    // Sixty is never written, and nothing is south of the equator by a rounding.
    QCOMPARE(coordinateText({-9.99999999, 0.99999999}, CoordinateFormat::DegreesMinutesSeconds),
             u"10°00'00.0\"S 1°00'00.0\"E"_s);
    QCOMPARE(coordinateText({-0.000001, -0.000001}, CoordinateFormat::DegreesMinutesSeconds),
             u"0°00'00.0\"N 0°00'00.0\"E"_s);
}

void TestGeoText::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("withinMetres");
    QTest::newRow("decimal") << u"-33.9378, 18.4722"_s << 0.1;
    QTest::newRow("typeset minus") << u" −33.9378 18.4722 "_s << 0.1;
    QTest::newRow("degrees") << u"33°56'16\"S 18°28'20\"E"_s << 5.0;
    QTest::newRow("plus code") << u"4FRW3F6C+VV"_s << 12.0;
    QTest::newRow("plus code, small") << u"4frw3f6c+vv"_s << 12.0;
    QTest::newRow("short plus code") << u"3F6C+VV"_s << 12.0;
    QTest::newRow("geo address") << u"geo:-33.9378,18.4722"_s << 0.1;
}

void TestGeoText::reads()
{
    QFETCH(QString, text);
    QFETCH(double, withinMetres);
    const auto reading = readCoordinates(text, LatLon{-33.92, 18.42});
    QVERIFY(reading);
    QVERIFY2(distanceMetres(reading->point, observatory) < withinMetres,
             qPrintable(QString::number(distanceMetres(reading->point, observatory))));
}

void TestGeoText::saysWhy_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<GeoProblem>("problem");
    using enum GeoProblem;
    QTest::newRow("nothing") << u"  "_s << Empty;
    QTest::newRow("a name") << u"Woodstock"_s << NotCoordinates;
    QTest::newRow("half") << u"-33.9378"_s << NotCoordinates;
    QTest::newRow("one or two numbers") << u"-33,18"_s << TwoReadings;
    QTest::newRow("too far north") << u"95.0, 18.0"_s << OutOfRange;
    QTest::newRow("whole and too far") << u"-91, 200"_s << OutOfRange;
    QTest::newRow("too far east") << u"-33.9, 190.5"_s << OutOfRange;
    QTest::newRow("short code") << u"3F6C+VV"_s << ShortPlusCode;
    QTest::newRow("no such code") << u"4FRW3F6C+V"_s << NoSuchPlusCode;
    QTest::newRow("code beyond the pole") << u"X2222222+22"_s << NoSuchPlusCode;
    QTest::newRow("no such square") << u"34H ZZ 123 123"_s << NoSuchMgrs;
    QTest::newRow("zone 61") << u"61H BH 12345 12345"_s << NoSuchMgrs;
    QTest::newRow("odd digits") << u"34H BH 12345"_s << NoSuchMgrs;
    QTest::newRow("uneven groups") << u"34H BH 123 12345"_s << NoSuchMgrs;
    QTest::newRow("short link") << u"https://maps.app.goo.gl/AbCdEf123"_s << LinkWithoutPosition;
    QTest::newRow("link out of range")
        << u"https://www.google.com/maps?q=-95.1,18.4"_s << OutOfRange;
    QTest::newRow("long") << QString(100'000, u'1') << NotCoordinates;
}

void TestGeoText::saysWhy()
{
    QFETCH(QString, text);
    QFETCH(GeoProblem, problem);
    const auto reading = readCoordinates(text);
    QVERIFY(!reading);
    QCOMPARE(reading.error(), problem);
}

void TestGeoText::shortCodesNeedAPlace()
{
    const auto named = readNamedPlusCode(u" 3F6C+VV, Cape Town ");
    QVERIFY(named);
    QCOMPARE(named->code, u"3F6C+VV"_s);
    QCOMPARE(named->place, u"Cape Town"_s);
    QVERIFY(!readNamedPlusCode(u"3F6C+VV"));
    QVERIFY(!readNamedPlusCode(u"Cape Town"));
    QVERIFY(!readNamedPlusCode(u"3F6C+V Cape Town"));
    QVERIFY(!readNamedPlusCode(u""));
}

void TestGeoText::knownGridReferences_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("latitude");
    QTest::addColumn<double>("longitude");
    QTest::addColumn<double>("sideMetres");
    // As other programs convert them.
    QTest::newRow("Baghdad, 1 km") << u"38SMB4484"_s << 33.3 << 44.4 << 1'000.0;
    QTest::newRow("Baghdad, spaced") << u"38s mb 44 84"_s << 33.3 << 44.4 << 1'000.0;
    QTest::newRow("Munich") << u"32UPU9401035891"_s << 48.14666 << 11.60833 << 1.0;
    QTest::newRow("Munich, 100 m") << u"32U PU 940 358"_s << 48.14666 << 11.60833 << 100.0;
    QTest::newRow("Hawaii") << u"04Q FJ 12345 67890"_s << 21.4097967 << -157.9160812 << 1.0;
    QTest::newRow("North Pole") << u"ZAF0193788990"_s << 88.9999966 << 0.9996457 << 1.0;
    // The equator on a central meridian: easting 500 000, northing 0.
    QTest::newRow("Gulf of Guinea") << u"31N EA 00000 00000"_s << 0.0 << 3.0 << 1.0;
}

void TestGeoText::knownGridReferences()
{
    QFETCH(QString, text);
    QFETCH(double, latitude);
    QFETCH(double, longitude);
    QFETCH(double, sideMetres);
    const auto reading = readCoordinates(text);
    QVERIFY(reading);
    QCOMPARE(reading->extentMetres, sideMetres);
    QVERIFY(distanceMetres(reading->point, {latitude, longitude}) <= sideMetres);
    if (sideMetres == 1.0)
        QCOMPARE(coordinateText(reading->point, CoordinateFormat::Mgrs).remove(u' '),
                 text.remove(u' '));
}

void TestGeoText::readsWhatItWrites()
{
    QRandomGenerator random(7);
    for (int i = 0; i < 2'000; ++i) {
        const LatLon point{random.bounded(179.0) - 89.5, random.bounded(359.9) - 179.95};
        for (const auto &[format, within] :
             {std::pair{CoordinateFormat::Decimal, 1.0},
              std::pair{CoordinateFormat::DegreesMinutesSeconds, 3.0},
              std::pair{CoordinateFormat::PlusCode, 12.0},
              std::pair{CoordinateFormat::Mgrs, 2.0}}) {
            const QString text = coordinateText(point, format);
            const auto reading = readCoordinates(text);
            QVERIFY2(reading, qPrintable(text));
            QVERIFY2(distanceMetres(reading->point, point) < within, qPrintable(text));
        }
    }
}

/// Whatever is pasted: an answer, and never a place that is none.
void TestGeoText::neverFails()
{
    QRandomGenerator random(3);
    const QString signs =
        u"0123456789 .,;+-°'\"NSEWhabBHzZ23456789CFGHJMPQRVWX+/:?=&@#!3d4dgeo:http://www."_s;
    for (int i = 0; i < 20'000; ++i) {
        QString text;
        for (int left = random.bounded(30); left > 0; --left)
            text += signs.at(random.bounded(signs.size()));
        const auto reading = readCoordinates(text, observatory);
        QVERIFY(!reading
                || (std::abs(reading->point.latitude) <= 90
                    && std::abs(reading->point.longitude) <= 180));
    }
}

QTEST_APPLESS_MAIN(TestGeoText)
#include "tst_geotext.moc"
