// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The basemap's settings come back from the file as they were stored, and a bad one costs itself.
#include "mapdesk.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace console;
using namespace Qt::StringLiterals;

class TestBasemapStore final : public QObject {
    Q_OBJECT

private slots:
    void everyValueComesBack();
    void aBadValueBecomesItsDefault();
};

void TestBasemapStore::everyValueComesBack()
{
    QTemporaryDir folder;
    BasemapSettings values;
    values.kind = BasemapKind::Mbtiles;
    values.xyzTemplate = u"https://tiles.example/{z}/{x}/{y}.png"_s;
    values.attribution = u"© Example, contributors"_s;
    values.contact = u"desk@example.org"_s;
    values.mbtilesFile = u"/srv/maps/cape, town.mbtiles"_s;
    values.cacheLimitBytes = 750 * BasemapSettings::megabyte;
    values.nightFilter = false;
    values.dayFilter = true;
    values.reverseGeocoderUrl = u"https://names.example/reverse"_s;
    values.coordinateFormat = u"mgrs"_s;
    {
        Settings settings(folder.path());
        QCOMPARE_NE(readBasemap(settings), values);
        storeBasemap(settings, values);
        QCOMPARE(readBasemap(settings), values);
    }
    QCOMPARE(readBasemap(Settings(folder.path())), values);
}

void TestBasemapStore::aBadValueBecomesItsDefault()
{
    QTemporaryDir folder;
    QString path;
    {
        Settings settings(folder.path());
        path = settings.filePath();
        BasemapSettings values;
        values.kind = BasemapKind::Xyz;
        values.xyzTemplate = u"https://tiles.example/{z}/{x}/{y}.png"_s;
        storeBasemap(settings, values);
    }
    QFile file(path);
    QVERIFY(file.open(QFile::ReadWrite));
    QByteArray text = file.readAll();
    QVERIFY(text.contains("xyz\n"));
    text.replace("=xyz\n", "=papyrus\n");
    file.resize(0);
    file.seek(0);
    file.write(text);
    file.close();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"map\\.source"_s));
    const BasemapSettings read = readBasemap(Settings(folder.path()));
    QCOMPARE(read.kind, BasemapKind::BuiltIn);
    QCOMPARE(read.xyzTemplate, u"https://tiles.example/{z}/{x}/{y}.png"_s);
}

QTEST_GUILESS_MAIN(TestBasemapStore)
#include "tst_basemapstore.moc"
