// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Plus Codes against test values published with the specification, and by properties that hold for
// every code.
#include "geodesy/pluscode.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace console;

class TestPlusCode final : public QObject {
    Q_OBJECT

private slots:
    void encodes_data();
    void encodes();
    void shortens_data();
    void shortens();
    void recoversAtThePoles();
    void tellsCodesFromOthers_data();
    void tellsCodesFromOthers();
    void comesBack();
};

void TestPlusCode::encodes_data()
{
    QTest::addColumn<double>("latitude");
    QTest::addColumn<double>("longitude");
    QTest::addColumn<int>("digits");
    QTest::addColumn<QString>("code");
    const auto add = [](double latitude, double longitude, int digits, const char *code) {
        QTest::addRow("%.13g %.13g %d", latitude, longitude, digits)
            << latitude << longitude << digits << QString::fromLatin1(code);
    };
    add(20.375, 2.775, 6, "7FG49Q00+");
    add(20.3700625, 2.7821875, 10, "7FG49QCJ+2V");
    add(20.3701125, 2.782234375, 11, "7FG49QCJ+2VX");
    add(20.3701135, 2.78223535156, 13, "7FG49QCJ+2VXGJ");
    add(-41.2730625, 174.7859375, 10, "4VCPPQGP+Q9");
    add(0.5, -179.5, 4, "62G20000+");
    add(-89.9999375, -179.9999375, 10, "22222222+22");
    add(90, 1, 4, "CFX30000+");
    add(92, 1, 4, "CFX30000+");
    add(90, 1, 10, "CFX3X2X2+X2");
    add(1, 180, 4, "62H20000+");
    add(1, 181, 4, "62H30000+");
    add(20.3701135, 362.78223535156, 13, "7FG49QCJ+2VXGJ");
    add(-41.2730625, -905.2140625, 10, "4VCPPQGP+Q9");
    add(1.2, 3.4, 10, "6FH56C22+22");
    add(37.539669125, -122.375069724, 15, "849VGJQF+VX7QR3J");
    add(37.539669125, -122.375069724, 100, "849VGJQF+VX7QR3J");
    add(35.6, 3.033, 10, "8F75J22M+26");
    add(-48.71, 142.78, 8, "4R347QRJ+");
    add(-56.7, -47.2, 14, "38MJ8R22+222222");
    add(80.0100000001, 58.57, 15, "CHGW2H6C+2222222");
    add(80.0099999999, 58.57, 15, "CHGW2H5C+X2RRRRR");
    add(-80.0099999999, 58.57, 15, "2HFWXHRC+2222222");
    add(-80.0100000001, 58.57, 15, "2HFWXHQC+X2RRRRR");
    add(-28.1217794010122, -154.066811473758, 15, "5337VWHM+77PR2GR");
    add(-80, -170, 2, "22000000+");
}

void TestPlusCode::encodes()
{
    QFETCH(double, latitude);
    QFETCH(double, longitude);
    QFETCH(int, digits);
    QFETCH(QString, code);
    QCOMPARE(plusCode(latitude, longitude, digits), code);
    const auto area = plusCodeArea(code);
    QVERIFY(area);
    QVERIFY(isFullPlusCode(code.toLower()));
    const double south = std::min(latitude, 89.9999);
    QVERIFY(south >= area->south - 1e-9 && south <= area->south + area->height + 1e-9);
}

void TestPlusCode::shortens_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<double>("latitude");
    QTest::addColumn<double>("longitude");
    QTest::addColumn<QString>("shortened");
    const auto add = [](const char *code, double latitude, double longitude, const char *shorter) {
        QTest::addRow("%s from %.9g %.9g", code, latitude, longitude)
            << QString::fromLatin1(code) << latitude << longitude << QString::fromLatin1(shorter);
    };
    add("9C3W9QCJ+2VX", 51.3701125, -1.217765625, "+2VX");
    add("9C3W9QCJ+2VX", 51.3708675, -1.217765625, "CJ+2VX");
    add("9C3W9QCJ+2VX", 51.3693575, -1.217765625, "CJ+2VX");
    add("9C3W9QCJ+2VX", 51.3701125, -1.218520625, "CJ+2VX");
    add("9C3W9QCJ+2VX", 51.3852125, -1.217765625, "9QCJ+2VX");
    add("9C3W9QCJ+2VX", 51.3550125, -1.217765625, "9QCJ+2VX");
    add("9C3W9QCJ+2VX", 51.3701125, -1.202665625, "9QCJ+2VX");
    add("8FJFW222+", 42.899, 9.012, "22+");
    add("796RXG22+", 14.95125, -23.5001, "22+");
    add("8FRCXGRF+PM", 47.00, 8.55, "XGRF+PM");
    add("9C3W9QCJ+2VX", -33.9, 18.4, "9C3W9QCJ+2VX");
}

void TestPlusCode::shortens()
{
    QFETCH(QString, code);
    QFETCH(double, latitude);
    QFETCH(double, longitude);
    QFETCH(QString, shortened);
    QCOMPARE(fullPlusCode(shortened, {latitude, longitude}), code);
    QCOMPARE(shortPlusCode(code, {latitude, longitude}), shortened);
}

void TestPlusCode::recoversAtThePoles()
{
    QCOMPARE(fullPlusCode(u"2222+22", {89.6, 0.0}), u"CFX22222+22"_s);
    QCOMPARE(fullPlusCode(u"XXXXXX+XX", {-81.0, 0.0}), u"2CXXXXXX+XX"_s);
}

void TestPlusCode::tellsCodesFromOthers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isCode");
    QTest::addColumn<bool>("isFull");
    const auto add = [](const char *text, bool isCode, bool isFull) {
        QTest::addRow("'%s'", text) << QString::fromLatin1(text) << isCode << isFull;
    };
    add("8FWC2345+G6", true, true);
    add("8FWC2345+G6G", true, true);
    add("8fwc2345+", true, true);
    add("8FWCX400+", true, true);
    add("WC2345+G6g", true, false);
    add("2345+G6", true, false);
    add("45+G6", true, false);
    add("8FWC2345+G", false, false);
    add("8FWC2_45+G6", false, false);
    add("8FWC2?45+G6", false, false);
    add("8FWC2345G6", false, false);
    add("8FWC2345+G6+", false, false);
    add("8FWC2300+G6", false, false);
    add("WC2300+G6g", false, false);
    add("WC2345+G", false, false);
    add("WC2300+", false, false);
    add("0FWC2345+G6", false, false);
    add("+G6", true, false);
    add("+", false, false);
    add("", false, false);
    add("X2222222+22", true, false); // beyond 90 degrees north
    add("2X222222+22", true, false); // beyond 180 degrees east
}

void TestPlusCode::tellsCodesFromOthers()
{
    QFETCH(QString, text);
    QFETCH(bool, isCode);
    QFETCH(bool, isFull);
    QCOMPARE(isPlusCode(text), isCode);
    QCOMPARE(isFullPlusCode(text), isFull);
    QCOMPARE(plusCodeArea(text).has_value(), isFull);
}

void TestPlusCode::comesBack()
{
    QRandomGenerator random(20);
    for (int i = 0; i < 5'000; ++i) {
        const LatLon point{random.bounded(180.0) - 90, random.bounded(360.0) - 180};
        const int digits = std::array{4, 6, 8, 10, 11, 12, 15}.at(size_t(random.bounded(7)));
        const QString code = plusCode(point.latitude, point.longitude, digits);
        const auto area = plusCodeArea(code);
        QVERIFY2(area, qPrintable(code));
        QVERIFY(point.latitude >= area->south - 1e-9
                && point.latitude <= area->south + area->height + 1e-9);
        QVERIFY(point.longitude >= area->west - 1e-9
                && point.longitude <= area->west + area->width + 1e-9);
        const LatLon centre = area->centre();
        QCOMPARE(plusCode(centre.latitude, centre.longitude, digits), code);
        const LatLon near{std::clamp(point.latitude + random.bounded(0.4) - 0.2, -89.5, 89.5),
                          point.longitude};
        if (std::abs(point.latitude) < 89)
            QCOMPARE(fullPlusCode(shortPlusCode(code, near), near), code);
    }
}

QTEST_APPLESS_MAIN(TestPlusCode)
#include "tst_pluscode.moc"
