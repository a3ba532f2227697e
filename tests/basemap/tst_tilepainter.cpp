// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tiles of the built-in basemap: the right colour at known places on earth, names that no edge
// cuts, and data files that are not what they should be.
#include "basemap/mercator.h"
#include "basemap/polygonclip.h"
#include "basemap/tilepainter.h"

#include <QImage>
#include <QThreadPool>
#include <QtTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace console;

class TestTilePainter final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void knowsLandFromSea_data();
    void knowsLandFromSea();
    void paintsBothStyles();
    void paintsNames();
    void namesDoNotTouch();
    void namesCrossEdgesWhole();
    void saysWhereTheDataEnd();
    void invalidTileIsPlain_data();
    void invalidTileIsPlain();
    void doubleDensityShowsTheSame();
    void paintsQuickly();
    void paintsAColdViewInTime();
    void refusesDamagedFiles_data();
    void refusesDamagedFiles();
    void clipsToTheBox();
    void islandsAcrossTheDateLineLeaveNoStripe();
    void ringsAcrossTheEdgeAreCarriedOn();

private:
    /// The tile that holds the point, and where in it.
    static std::pair<TileId, QPoint> locate(double latitude, double longitude, int zoom);
    static int countOf(const QImage &image, const QColor &colour);

    BasemapDataPtr m_data;
    std::unique_ptr<TilePainter> m_painter;
    const MapColours m_day{QColor(0xDFE2E3), QColor(0xC2CED6), QColor(0xAAB6BE), QColor(0x8A9298),
                           QColor(0x3F474E), QColor(0xF8F9F9), QColor(0x6A737B)};
    const MapColours m_night{QColor(0x1A1F23), QColor(0x11171D), QColor(0x2A3138), QColor(0x4A545D),
                             QColor(0xAEB7BF), QColor(0x0E1114), QColor(0x7B858E)};
};

void TestTilePainter::initTestCase()
{
    const BasemapResult result = BasemapData::fromFile(BasemapData::builtInPath());
    QVERIFY2(result.has_value(), result ? "" : qPrintable(result.error()));
    m_data = *result;
    m_painter = std::make_unique<TilePainter>(m_data, u"Inter"_s);
    QVERIFY(m_data->land().size() > 4000);
    QVERIFY(m_data->borders().size() > 300);
    QVERIFY(m_data->places().size() > 30000);
}

std::pair<TileId, QPoint> TestTilePainter::locate(double latitude, double longitude, int zoom)
{
    const QPointF pixel = basemap::toMercator(latitude, longitude) * std::ldexp(256.0, zoom);
    const TileId tile{zoom, int(pixel.x()) / 256, int(pixel.y()) / 256};
    return {tile, QPoint(int(pixel.x()) % 256, int(pixel.y()) % 256)};
}

int TestTilePainter::countOf(const QImage &image, const QColor &colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, y) == colour.rgb();
    }
    return count;
}

void TestTilePainter::knowsLandFromSea_data()
{
    QTest::addColumn<double>("latitude");
    QTest::addColumn<double>("longitude");
    QTest::addColumn<int>("zoom");
    QTest::addColumn<bool>("land");
    QTest::newRow("Table Bay, z12") << -33.88 << 18.415 << 12 << false;
    QTest::newRow("Philippi, z12") << -34.015 << 18.55 << 12 << true;
    QTest::newRow("Atlantic, z5") << -33.9 << 14.0 << 5 << false;
    QTest::newRow("Karoo, z5") << -32.0 << 22.9 << 5 << true;
    QTest::newRow("False Bay, z10") << -34.26 << 18.70 << 10 << false;
    QTest::newRow("Sahara, z3") << 23.0 << 26.0 << 3 << true;
    QTest::newRow("Pacific, z2") << 5.0 << -140.0 << 2 << false;
    QTest::newRow("east of Johannesburg, z16") << -26.2405 << 28.3921 << 16 << true;
    QTest::newRow("Antarctica, z1") << -80.0 << 60.0 << 1 << true;
    QTest::newRow("Lesotho is land, z7") << -29.6 << 28.63 << 7 << true;
}

void TestTilePainter::knowsLandFromSea()
{
    QFETCH(double, latitude);
    QFETCH(double, longitude);
    QFETCH(int, zoom);
    QFETCH(bool, land);
    const auto [tile, at] = locate(latitude, longitude, zoom);
    const QImage image = m_painter->paint(tile, m_day);
    QCOMPARE(image.size(), QSize(256, 256));
    QCOMPARE(QColor(image.pixel(at)).name(), (land ? m_day.land : m_day.water).name());
}

void TestTilePainter::paintsBothStyles()
{
    const auto [tile, at] = locate(-33.92, 18.42, 10);
    const QImage day = m_painter->paint(tile, m_day);
    const QImage night = m_painter->paint(tile, m_night);
    QVERIFY(countOf(day, m_day.land) > 5000);
    QVERIFY(countOf(day, m_day.water) > 5000);
    QVERIFY(countOf(night, m_night.land) > 5000);
    QVERIFY(countOf(night, m_night.water) > 5000);
    QCOMPARE(countOf(night, m_day.water), 0);
}

void TestTilePainter::paintsNames()
{
    const auto [tile, at] = locate(-33.9258, 18.4232, 10);
    QVERIFY(countOf(m_painter->paint(tile, m_day), m_day.label) > 40);
    MapColours nameless = m_day;
    nameless.label = nameless.halo = m_day.land;
    QCOMPARE(countOf(m_painter->paint(tile, nameless), m_day.label), 0);
}

void TestTilePainter::namesDoNotTouch()
{
    const basemap::LabelLayout layout(m_data, u"Inter"_s);
    for (const int zoom : {4, 7, 11, 13}) {
        const auto [middle, at] = locate(-26.2, 28.04, zoom);
        QList<QRectF> boxes;
        QSet<int> seen;
        for (int dy = -1; dy <= 1; ++dy) {
            for (int dx = -1; dx <= 1; ++dx) {
                for (const auto &label : layout.inTile({zoom, middle.x + dx, middle.y + dy})) {
                    if (seen.contains(label.place))
                        continue;
                    seen.insert(label.place);
                    for (const QRectF &box : boxes)
                        QVERIFY(!box.intersects(label.box));
                    boxes.append(label.box);
                }
            }
        }
        QVERIFY2(boxes.size() >= 4 && boxes.size() < 120,
                 qPrintable(QString::number(boxes.size())));
    }
}

void TestTilePainter::namesCrossEdgesWhole()
{
    // Whatever crosses the edge between two tiles is the same on both sides of it.
    const basemap::LabelLayout layout(m_data, u"Inter"_s);
    const auto [start, at] = locate(-26.2, 28.04, 11);
    int crossing = 0;
    for (int y = start.y - 6; y < start.y + 6; ++y) {
        for (int x = start.x - 6; x < start.x + 6; ++x) {
            for (const auto &label : layout.inTile({11, x, y})) {
                if (label.box.right() < (x + 1) * 256.0)
                    continue;
                ++crossing;
                bool there = false;
                for (const auto &other : layout.inTile({11, x + 1, y}))
                    there = there || (other.place == label.place && other.box == label.box);
                QVERIFY(there);
            }
        }
    }
    QVERIFY(crossing > 3);
}

void TestTilePainter::saysWhereTheDataEnd()
{
    // Open country without a name: what is left to see is the note alone, on one tile of four.
    const auto [near, at] = locate(-30.1, 21.9, 14);
    MapColours loud = m_day;
    loud.note = Qt::red;
    const auto noteShows = [&](const TileId &tile) {
        return m_painter->paint(tile, m_day) != m_painter->paint(tile, loud);
    };
    int noted = 0;
    for (int i = 0; i < 4; ++i)
        noted += noteShows({14, near.x + i, near.y});
    QCOMPARE(noted, 1);
    const auto [far, there] = locate(-30.1, 21.9, TilePainter::kDataZoom);
    for (int i = 0; i < 4; ++i)
        QVERIFY(!noteShows({far.z, far.x + i, far.y}));
}

void TestTilePainter::invalidTileIsPlain_data()
{
    QTest::addColumn<int>("z");
    QTest::addColumn<int>("x");
    QTest::addColumn<int>("y");
    QTest::newRow("x too large") << 3 << 8 << 0;
    QTest::newRow("negative") << 3 << -1 << 0;
    QTest::newRow("zoom too large") << 40 << 0 << 0;
    QTest::newRow("negative zoom") << -1 << 0 << 0;
}

void TestTilePainter::invalidTileIsPlain()
{
    QFETCH(int, z);
    QFETCH(int, x);
    QFETCH(int, y);
    QCOMPARE(countOf(m_painter->paint({z, x, y}, m_day), m_day.water), 256 * 256);
}

void TestTilePainter::doubleDensityShowsTheSame()
{
    const auto [tile, at] = locate(-34.02, 18.55, 11);
    const QImage image = m_painter->paint(tile, m_day, 512);
    QCOMPARE(image.size(), QSize(512, 512));
    const QImage small = m_painter->paint(tile, m_day);
    const double share = countOf(image, m_day.land) / 4.0 / countOf(small, m_day.land);
    QVERIFY2(share > 0.97 && share < 1.05, qPrintable(QString::number(share)));
}

void TestTilePainter::paintsQuickly()
{
    const auto [tile, at] = locate(-33.92, 18.42, 12);
    (void)m_painter->paint(tile, m_day); // the layout of this zoom is made once
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 9; ++i)
        (void)m_painter->paint({12, tile.x - 1 + i % 3, tile.y - 1 + i / 3}, m_day);
    qInfo("%.2f ms a tile", double(timer.nsecsElapsed()) / 9e6);
}

void TestTilePainter::paintsAColdViewInTime()
{
    // 5 by 3 tiles of a city, names not laid out yet, on as many threads as the
    // program has for it. On an idle machine far below the bound.
    const TilePainter painter(m_data, u"Inter"_s);
    const auto [tile, at] = locate(-33.92, 18.42, 12);
    QThreadPool pool;
    pool.setMaxThreadCount(2);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 15; ++i) {
        pool.start([&painter, this, id = TileId{12, tile.x - 2 + i % 5, tile.y - 1 + i / 5}] {
            (void)painter.paint(id, m_day, 256);
        });
    }
    pool.waitForDone();
    qInfo("%lld ms for 15 tiles", timer.elapsed());
    QVERIFY(timer.elapsed() < 1500);
}

void TestTilePainter::refusesDamagedFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QFile file(BasemapData::builtInPath());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray good = file.readAll();
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("another kind") << QByteArray("GIF89a and more");
    QTest::newRow("the head alone") << good.first(5);
    QTest::newRow("cut off") << good.first(good.size() / 2);
    QByteArray huge = good;
    huge[5] = char(0x7F);
    QTest::newRow("impossible size") << huge;
    QTest::newRow("packed rubbish")
        << QByteArray(good.first(5) + qCompress(QByteArray(4000, '\xff')));
    QTest::newRow("packed zeros") << QByteArray(good.first(5) + qCompress(QByteArray(4000, '\0')));
}

void TestTilePainter::refusesDamagedFiles()
{
    QFETCH(QByteArray, bytes);
    if (QLatin1StringView(QTest::currentDataTag()) == "cut off"_L1)
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"qUncompress.*"_s));
    const BasemapResult result = BasemapData::fromBytes(bytes);
    QVERIFY(!result.has_value());
    QVERIFY(!result.error().isEmpty());
}

void TestTilePainter::clipsToTheBox()
{
    const std::vector<QPointF> square{{-1, -1}, {3, -1}, {3, 3}, {-1, 3}, {-1, -1}};
    const QRectF box(0, 0, 1, 1);
    for (const QPointF &point : basemap::clipRing(square, box))
        QVERIFY(box.adjusted(-1e-9, -1e-9, 1e-9, 1e-9).contains(point));
    QVERIFY(basemap::clipRing(square, box).size() >= 4);
    QVERIFY(basemap::clipRing(square, QRectF(10, 10, 1, 1)).empty());
}

void TestTilePainter::islandsAcrossTheDateLineLeaveNoStripe()
{
    // Fiji lies on the 180th meridian; at its latitude there is nothing in the middle of the
    // Atlantic.
    const auto [tile, at] = locate(-16.5, -20, 5);
    MapColours colours;
    colours.water = Qt::blue;
    colours.land = Qt::green;
    colours.coast = Qt::red;
    colours.border = Qt::yellow;
    const QImage image = TilePainter(m_data, QString()).paint(tile, colours);
    QCOMPARE(countOf(image, Qt::blue), 256 * 256);
    const auto [fiji, there] = locate(-17.8, 178, 8);
    QVERIFY(countOf(TilePainter(m_data, QString()).paint(fiji, colours), Qt::green) > 1000);
}

void TestTilePainter::ringsAcrossTheEdgeAreCarriedOn()
{
    const std::vector<QPointF> across{{0.99, 0.5}, {0.01, 0.5}, {0.01, 0.6}, {0.99, 0.6}};
    const auto copies = basemap::unwrapped(across);
    QCOMPARE(copies.size(), 3);
    for (const auto &copy : copies) {
        const auto [least, most] = std::ranges::minmax(copy, {}, [](auto &p) { return p.x(); });
        QVERIFY(most.x() - least.x() < 0.021);
    }
    const std::vector<QPointF> around{{0.0, 0.9}, {0.4, 0.9}, {0.9, 0.9}, {0.1, 0.9}, {0.3, 0.9}};
    QCOMPARE(basemap::unwrapped(around).size(), 1); // around a pole: left as it is
}

QTEST_MAIN(TestTilePainter)
#include "tst_tilepainter.moc"
