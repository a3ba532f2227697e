// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Positions as people write them: what is read, and what is refused because it could be two places.
#include "geodesy/anglepair.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace console;

class TestAnglePair final : public QObject {
    Q_OBJECT

private slots:
    void read_data();
    void read();
    void refused_data();
    void refused();
};

void TestAnglePair::read_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("latitude");
    QTest::addColumn<double>("longitude");
    const double lat = -33.91052;
    const double lon = 18.40833;
    QTest::newRow("plain") << u"-33.91052, 18.40833"_s << lat << lon;
    QTest::newRow("no space") << u"-33.91052,18.40833"_s << lat << lon;
    QTest::newRow("space only") << u"  -33.91052   18.40833 "_s << lat << lon;
    QTest::newRow("tab") << u"-33.91052\t18.40833"_s << lat << lon;
    QTest::newRow("minus sign") << u"−33.91052, 18.40833"_s << lat << lon;
    QTest::newRow("en dash") << u"–33.91052, +18.40833"_s << lat << lon;
    QTest::newRow("semicolon") << u"-33.91052; 18.40833"_s << lat << lon;
    QTest::newRow("decimal commas") << u"-33,91052 18,40833"_s << lat << lon;
    QTest::newRow("decimal commas, comma") << u"-33,91052, 18,40833"_s << lat << lon;
    QTest::newRow("decimal commas, semicolon") << u"−33,91052; 18,40833"_s << lat << lon;
    QTest::newRow("only commas") << u"-33,91052,18,40833"_s << lat << lon;
    QTest::newRow("letters behind") << u"33.91052 S 18.40833 E"_s << lat << lon;
    QTest::newRow("letters close") << u"33.91052S,18.40833E"_s << lat << lon;
    QTest::newRow("letters before") << u"S33.91052 e18.40833"_s << lat << lon;
    QTest::newRow("letters, commas") << u"33,91052 S, 18,40833 E"_s << lat << lon;
    QTest::newRow("longitude first") << u"18.40833 E, 33.91052 S"_s << lat << lon;
    QTest::newRow("degrees sign") << u"-33.91052° 18.40833°"_s << lat << lon;
    QTest::newRow("one whole") << u"-34, 18.5"_s << -34.0 << 18.5;
    const double dmsLat = -(33 + 55 / 60.0 + 29 / 3600.0);
    const double dmsLon = 18 + 25 / 60.0 + 26 / 3600.0;
    QTest::newRow("dms") << u"33°55'29\"S 18°25'26\"E"_s << dmsLat << dmsLon;
    QTest::newRow("dms typeset") << u"33° 55′ 29″ S, 18° 25′ 26″ E"_s << dmsLat << dmsLon;
    QTest::newRow("dms two primes")
        << u"33°55''29''S"_s.replace(u"55''"_s, u"55'"_s) + u" 18°25'26''E"_s << dmsLat << dmsLon;
    QTest::newRow("dms signs") << u"-33°55'29\" 18°25'26\""_s << dmsLat << dmsLon;
    QTest::newRow("dms spaces") << u"33 55 29 S 18 25 26 E"_s << dmsLat << dmsLon;
    QTest::newRow("dms decimals") << u"33°55'29.5\"S 18°25'26.5\"E"_s << dmsLat - .5 / 3600
                                  << dmsLon + .5 / 3600;
    QTest::newRow("dms decimal commas")
        << u"33°55'29,5\"S 18°25'26,5\"E"_s << dmsLat - .5 / 3600 << dmsLon + .5 / 3600;
    QTest::newRow("minutes") << u"33°55.5'S 18°25.25'E"_s << -(33 + 55.5 / 60) << 18 + 25.25 / 60;
    QTest::newRow("just south of zero") << u"-0.5, -0.25"_s << -0.5 << -0.25;
    QTest::newRow("edge") << u"90.0, -180.0"_s << 90.0 << -180.0;
    QTest::newRow("pasted mark") << u"\u200e-33.91052, 18.40833\u200e"_s << lat << lon;
}

void TestAnglePair::read()
{
    QFETCH(QString, text);
    QFETCH(double, latitude);
    QFETCH(double, longitude);
    const auto point = readAnglePair(text);
    QVERIFY(point);
    QVERIFY(qAbs(point->latitude - latitude) < 1e-9);
    QVERIFY(qAbs(point->longitude - longitude) < 1e-9);
}

void TestAnglePair::refused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"",
                             " ",
                             "here",
                             "-33.91052",
                             "-33.91052,",
                             ", 18.4",
                             "-33,18",
                             "-33,91052",
                             "-34, 18",
                             "33 55 29",
                             "33 55 18 25",
                             "91.0, 18.4",
                             "-33.9, 180.5",
                             "-33.9 S, 18.4 E",
                             "33.9 S, 18.4",
                             "33.9 S, 18.4 N",
                             "33.9 E, 18.4 E",
                             "33°60'00\"S 18°00'00\"E",
                             "33°10'60\"S 18°00'00\"E",
                             "33.5°10'S 18°10'E",
                             "33'55\"29°S 18°25'26\"E",
                             "1e1, 2e1",
                             "nan, nan",
                             "-33..9, 18.4",
                             "-33.9, 18.4, 5.0",
                             "--33.9, 18.4",
                             "-33.9, 18.4 m",
                             "33.9.1 18.4",
                             "1234.5, 18.4",
                             "-33.9; ; 18.4"})
        QTest::addRow("'%s'", text) << QString::fromUtf8(text);
    QTest::newRow("very long") << QString(5000, u'1');
}

void TestAnglePair::refused()
{
    QFETCH(QString, text);
    QVERIFY(!readAnglePair(text));
}

QTEST_APPLESS_MAIN(TestAnglePair)
#include "tst_anglepair.moc"
