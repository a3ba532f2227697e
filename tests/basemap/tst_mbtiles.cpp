// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// MBTiles files: rows from the south, bounds, zoom levels, what is missing, and what is said of a
// file that cannot be used.
#include "basemap/mbtilessource.h"
#include "tiletestdata.h"

#include <QImageReader>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

class TestMbtiles final : public QObject {
    Q_OBJECT

private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void readsMetadata();
    void countsRowsFromTheSouth();
    void passesPicturesAsTheyAre_data();
    void passesPicturesAsTheyAre();
    void enlargesWhatIsMissing();
    void enlargesBeyondTheLastZoom();
    void holdsNothingOutsideItsBounds();
    void holdsNothingBelowItsFirstZoom();
    void filtersByNight();
    void missingFile();
    void foreignFiles_data();
    void foreignFiles();
    void cutFile();
    void unusablePlans_data();
    void unusablePlans();
    void lockedFile();
    void damageWhileReading();
    void writesNothing();

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(u"map.mbtiles"_s); }
    [[nodiscard]] BasemapSettings settings() const
    {
        BasemapSettings settings;
        settings.kind = BasemapKind::Mbtiles;
        settings.mbtilesFile = path();
        return settings;
    }
    void writeBytes(const QByteArray &bytes) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    [[nodiscard]] QString problem() const { return MbtilesSource(settings()).info().problem; }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestMbtiles::readsMetadata()
{
    MbtilesPlan plan;
    plan.metadata = {{u"name"_s, u"Cape Town"_s},
                     {u"format"_s, u"png"_s},
                     {u"bounds"_s, u"18.3, -34.4, 19.0, -33.4"_s},
                     {u"minzoom"_s, u"3"_s}, // the tiles say otherwise
                     {u"attribution"_s, u"&copy; <a href=\"https://x.example\">Surveyors</a>"_s}};
    plan.tiles = {{9, 282, 204, picture(Qt::red)}, {11, 1128, 819, picture(Qt::red)}};
    QVERIFY(writeMbtiles(path(), plan));
    const MbtilesSource source(settings());
    const BasemapInfo info = source.info();
    QCOMPARE(info.problem, QString());
    QCOMPARE(info.kind, BasemapKind::Mbtiles);
    QCOMPARE(info.name, u"Cape Town"_s);
    QCOMPARE(info.attribution, u"© Surveyors"_s);
    QCOMPARE(info.minZoom, 9);
    QCOMPARE(info.maxZoom, 11);
    QCOMPARE(info.maxUsefulZoom, 11);
    QCOMPARE(info.west, 18.3);
    QCOMPARE(info.south, -34.4);
    QCOMPARE(info.east, 19.0);
    QCOMPARE(info.north, -33.4);
}

void TestMbtiles::countsRowsFromTheSouth()
{
    MbtilesPlan plan;
    plan.tiles = {{1, 0, 0, picture(Qt::blue)}, {1, 0, 1, picture(Qt::red)}};
    QVERIFY(writeMbtiles(path(), plan));
    MbtilesSource source(settings());
    const auto north = answerOf(source, {{1, 0, 0}});
    const auto south = answerOf(source, {{1, 0, 1}});
    QVERIFY(north && south);
    QCOMPARE(colourOf(north->bytes), QColor(Qt::red));
    QCOMPARE(colourOf(south->bytes), QColor(Qt::blue));
}

void TestMbtiles::passesPicturesAsTheyAre_data()
{
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("png") << "PNG"_ba << "image/png"_ba;
    QTest::newRow("jpg") << "JPG"_ba << "image/jpeg"_ba;
    if (QImageReader::supportedImageFormats().contains("webp"))
        QTest::newRow("webp") << "WEBP"_ba << "image/webp"_ba;
}

void TestMbtiles::passesPicturesAsTheyAre()
{
    QFETCH(QByteArray, format);
    QFETCH(QByteArray, type);
    MbtilesPlan plan;
    const QByteArray bytes = picture(Qt::green, format.constData());
    plan.tiles = {{0, 0, 0, bytes}};
    QVERIFY(writeMbtiles(path(), plan));
    MbtilesSource source(settings());
    QCOMPARE(source.info().problem, QString());
    const auto answer = answerOf(source, {{0, 0, 0}});
    QVERIFY(answer);
    QCOMPARE(answer->kind, TilePicture::Kind::Picture);
    QCOMPARE(answer->type, type);
    QCOMPARE(answer->bytes, bytes);
}

void TestMbtiles::enlargesWhatIsMissing()
{
    // A parent of four colours; its south-east child is not in the file, its north-west child is.
    QImage parent(256, 256, QImage::Format_RGB32);
    parent.fill(Qt::blue);
    for (int y = 128; y < 256; ++y) {
        for (int x = 128; x < 256; ++x)
            parent.setPixelColor(x, y, Qt::yellow);
    }
    MbtilesPlan plan;
    plan.tiles = {{4, 8, 8, toPng(parent)}, {5, 16, 17, picture(Qt::red)}};
    QVERIFY(writeMbtiles(path(), plan));
    MbtilesSource source(settings());
    // Row 8 of 16 from the south is row 7 from the north; its children are rows 14 and 15.
    const auto there = answerOf(source, {{5, 16, 14}});
    const auto missing = answerOf(source, {{5, 17, 15}});
    QVERIFY(there && missing);
    QCOMPARE(colourOf(there->bytes), QColor(Qt::red));
    QCOMPARE(colourOf(missing->bytes), QColor(Qt::yellow));
    QCOMPARE(QImage::fromData(missing->bytes).size(), QSize(256, 256));
}

void TestMbtiles::enlargesBeyondTheLastZoom()
{
    QImage world(256, 256, QImage::Format_RGB32);
    world.fill(Qt::blue);
    for (int y = 0; y < 256; ++y) {
        for (int x = 128; x < 256; ++x)
            world.setPixelColor(x, y, Qt::yellow);
    }
    MbtilesPlan plan;
    plan.tiles = {{0, 0, 0, toPng(world)}};
    QVERIFY(writeMbtiles(path(), plan));
    MbtilesSource source(settings());
    const auto west = answerOf(source, {{6, 10, 30}});
    const auto east = answerOf(source, {{6, 50, 30}});
    QVERIFY(west && east);
    QCOMPARE(colourOf(west->bytes), QColor(Qt::blue));
    QCOMPARE(colourOf(east->bytes), QColor(Qt::yellow));
}

void TestMbtiles::holdsNothingOutsideItsBounds()
{
    MbtilesPlan plan;
    plan.metadata = {{u"bounds"_s, u"10,10,80,80"_s}};
    plan.tiles = {{0, 0, 0, picture(Qt::red)}};
    QVERIFY(writeMbtiles(path(), plan));
    MbtilesSource source(settings());
    const auto inside = answerOf(source, {{2, 2, 1}});
    const auto outside = answerOf(source, {{2, 0, 3}});
    QVERIFY(inside && outside);
    QCOMPARE(inside->kind, TilePicture::Kind::Picture);
    QCOMPARE(outside->kind, TilePicture::Kind::Nothing);
}

void TestMbtiles::holdsNothingBelowItsFirstZoom()
{
    MbtilesPlan plan;
    plan.tiles = {{4, 8, 8, picture(Qt::red)}};
    QVERIFY(writeMbtiles(path(), plan));
    MbtilesSource source(settings());
    for (const TileId tile : {TileId{2, 2, 1}, TileId{4, 3, 3}, TileId{6, 1, 1}}) {
        const auto answer = answerOf(source, {tile});
        QVERIFY(answer);
        QCOMPARE(answer->kind, TilePicture::Kind::Nothing);
    }
}

void TestMbtiles::filtersByNight()
{
    MbtilesPlan plan;
    plan.tiles = {{0, 0, 0, picture(QColor(240, 200, 160))}};
    QVERIFY(writeMbtiles(path(), plan));
    BasemapSettings wanted = settings();
    MbtilesSource source(wanted);
    const auto day = answerOf(source, {{0, 0, 0}, false});
    const auto night = answerOf(source, {{0, 0, 0}, true});
    QVERIFY(day && night);
    QCOMPARE(colourOf(day->bytes), QColor(240, 200, 160));
    const QColor dark = colourOf(night->bytes);
    QVERIFY2(dark.lightness() < 90 && dark.red() - dark.blue() < 12, qPrintable(dark.name()));
    wanted.nightFilter = false;
    MbtilesSource bright(wanted);
    const auto same = answerOf(bright, {{0, 0, 0}, true});
    QVERIFY(same);
    QCOMPARE(colourOf(same->bytes), QColor(240, 200, 160));
}

void TestMbtiles::missingFile()
{
    MbtilesSource source(settings());
    QCOMPARE(source.info().problem, u"The file is not there."_s);
    const auto answer = answerOf(source, {{0, 0, 0}});
    QVERIFY(answer);
    QCOMPARE(answer->kind, TilePicture::Kind::Failed);
    QVERIFY(!QFile::exists(path())); // SQLite would make one
}

void TestMbtiles::foreignFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    QTest::newRow("empty") << QByteArray() << u"The file is empty."_s;
    QTest::newRow("short") << "SQLite format 3"_ba << u"no SQLite database"_s;
    QTest::newRow("picture") << picture(Qt::red) << u"no SQLite database"_s;
    QTest::newRow("damaged head") << QByteArray("SQLite format 3\0", 16) + QByteArray(4096, '\x7f')
                                  << u"The file is "_s;
}

void TestMbtiles::foreignFiles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    writeBytes(bytes);
    QVERIFY2(problem().contains(words), qPrintable(problem()));
}

void TestMbtiles::cutFile()
{
    MbtilesPlan plan;
    for (int x = 0; x < 16; ++x)
        plan.tiles.append({4, x, 3, QByteArray(picture(Qt::red) + QByteArray(9000, 'x'))});
    QVERIFY(writeMbtiles(path(), plan));
    QFile file(path());
    QVERIFY(file.resize(file.size() * 2 / 3));
    QVERIFY2(problem().startsWith(u"The file is cut short: "_s), qPrintable(problem()));
}

void TestMbtiles::unusablePlans_data()
{
    QTest::addColumn<MbtilesPlan>("plan");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const MbtilesPlan &plan, const QString &words) {
        QTest::newRow(name) << plan << words;
    };
    const MbtilesPlan::Tile good{0, 0, 0, picture(Qt::red)};
    row("no table", {{}, {}, false}, u"it has no table of tiles"_s);
    row("no tiles", {{}, {}, true}, u"The file holds no tiles."_s);
    row("vector by name", {{{u"format"_s, u"pbf"_s}}, {good}, true}, u"vector tiles"_s);
    row("vector by content", {{}, {{0, 0, 0, QByteArray("\x1f\x8b\x08\0\0", 5)}}, true},
        u"vector tiles"_s);
    row("text", {{}, {{0, 0, 0, "hello"_ba}}, true}, u"neither png, jpg nor webp"_s);
    row("bounds in words", {{{u"bounds"_s, u"here and there"_s}}, {good}, true},
        u"bounds cannot be understood: \"here and there\""_s);
    row("bounds turned round", {{{u"bounds"_s, u"20,0,10,5"_s}}, {good}, true},
        u"bounds cannot be understood"_s);
    row("zoom", {{}, {{99, 0, 0, picture(Qt::red)}}, true}, u"zoom levels"_s);
}

void TestMbtiles::unusablePlans()
{
    QFETCH(MbtilesPlan, plan);
    QFETCH(QString, words);
    QVERIFY(writeMbtiles(path(), plan));
    QVERIFY2(problem().contains(words), qPrintable(problem()));
    QVERIFY(problem().endsWith(u'.'));
}

void TestMbtiles::lockedFile()
{
    QVERIFY(writeMbtiles(path(), {{}, {{0, 0, 0, picture(Qt::red)}}, true}));
    {
        QSqlDatabase writer = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"writer"_s);
        writer.setDatabaseName(path());
        QVERIFY(writer.open());
        QSqlQuery query(writer);
        QVERIFY(query.exec(u"BEGIN EXCLUSIVE"_s));
        QCOMPARE(problem(),
                 u"Another program is writing to the file; try again when it has finished."_s);
    }
    QSqlDatabase::removeDatabase(u"writer"_s);
    QCOMPARE(problem(), QString());
}

void TestMbtiles::damageWhileReading()
{
    MbtilesPlan plan;
    for (int x = 0; x < 64; ++x)
        plan.tiles.append({6, x, 3, picture(Qt::red) + QByteArray(9000, 'x')});
    QVERIFY(writeMbtiles(path(), plan));
    MbtilesSource source(settings());
    QCOMPARE(source.info().problem, QString());
    QSignalSpy state(&source, &TileSource::stateChanged);
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek(8192);
    file.write(QByteArray(int(file.size()) - 8192, '\x55'));
    file.close();
    const auto answer = answerOf(source, {{6, 60, 60}});
    QVERIFY(answer);
    QCOMPARE(answer->kind, TilePicture::Kind::Failed);
    (void)answerOf(source, {{6, 50, 60}});
    QCOMPARE(state.size(), 1);
    const auto told = state.first().first().value<TileState>();
    QCOMPARE(told.kind, TileState::Kind::Failing);
    QVERIFY2(told.problem.contains(u"damaged"_s), qPrintable(told.problem));
}

void TestMbtiles::writesNothing()
{
    QVERIFY(writeMbtiles(path(), {{}, {{0, 0, 0, picture(Qt::red)}}, true}));
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    {
        MbtilesSource source(settings());
        QVERIFY(answerOf(source, {{3, 1, 1}}));
    }
    file.seek(0);
    QCOMPARE(file.readAll(), before);
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files), QStringList{u"map.mbtiles"_s});
}

QTEST_MAIN(TestMbtiles)
#include "tst_mbtiles.moc"
