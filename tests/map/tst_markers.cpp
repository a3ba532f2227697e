// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The markers without a map: which callouts have one, what it looks like, who is on top, which
// labels give way, and how long thousands take.
#include "maptestdata.h"

#include "ui/map/mapwords.h"
#include "ui/map/markerpainter.h"

#include <QPainter>
#include <QRandomGenerator>
#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

class TestMarkers final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void storeFollowsTheBoard();
    void storeKeepsItsIndexThroughRemovals();
    void storeCountsWhatHasNoPosition();
    void storeKnowsWhoIsMe();
    void groupsNumbers_data();
    void groupsNumbers();
    void paintsGlyphAndDisc();
    void newHasRingsAndClock();
    void mineAndSelectedAreOutlined();
    void lostContactIsDashedAndViolet();
    void linkLostDashesAll();
    void testIsHatched();
    void accuracyIsACircle();
    void newIsOnTop();
    void labelsGiveWayMarkersDoNot();
    void paintsOnlyWhatIsInView();
    void hitsDiscsThenLabels();
    void paintsThousandsQuickly_data();
    void paintsThousandsQuickly();

private:
    QImage paint();
    QPointF at(CalloutId id) const;

    std::unique_ptr<MarkerStore> m_store;
    std::unique_ptr<MarkerPainter> m_painter;
    MarkerPainter::Scene m_scene;
};

void TestMarkers::init()
{
    m_store = std::make_unique<MarkerStore>();
    m_store->setOperatorName(u"Op 07"_s);
    m_painter = std::make_unique<MarkerPainter>();
    m_painter->setStyle(loudStyle(), 1);
    m_scene = {};
    m_scene.store = m_store.get();
    m_scene.viewport.setSize({640, 480});
    m_scene.viewport.setZoom(12);
    m_scene.viewport.setCentre(toMercator({-33.92, 18.45}));
    m_scene.age = [](const MapMarker &) { return Millis(11000); };
    MapWords::fill(m_scene);
}

QImage TestMarkers::paint()
{
    QImage image(640, 480, QImage::Format_ARGB32_Premultiplied);
    image.fill(QColor(0xDFE2E3));
    QPainter painter(&image);
    m_painter->paint(painter, m_scene);
    return image;
}

QPointF TestMarkers::at(CalloutId id) const
{
    return m_scene.viewport.toScreen(m_store->markers()[m_store->indexOf(id).value()].mercator);
}

void TestMarkers::storeFollowsTheBoard()
{
    m_store->apply(added({entryAt(1, -33.9, 18.4), entryAt(2, -33.8, 18.5)}));
    QCOMPARE(m_store->markers().size(), 2U);
    BoardEntry moved = entryAt(1, -33.7, 18.6);
    m_store->apply({{}, {{moved, BoardField::Position}}, {2}});
    QCOMPARE(m_store->markers().size(), 1U);
    QCOMPARE(m_store->markers()[0].mercator, toMercator({-33.7, 18.6}));
    moved.presence = Presence::Ended;
    m_store->apply({{}, {{moved, BoardField::Status}}, {}});
    QCOMPARE(m_store->markers()[0].state, DisplayState::Ended); // stays until it is cleared
    moved.cleared = true;
    m_store->apply({{}, {{moved, BoardField::Cleared}}, {}});
    QVERIFY(m_store->markers().empty());
    QVERIFY(!m_store->bounds());
}

void TestMarkers::storeKeepsItsIndexThroughRemovals()
{
    QRandomGenerator random(7);
    QHash<CalloutId, double> expected;
    for (int round = 0; round < 600; ++round) {
        const CalloutId id = 1 + random.bounded(60);
        if (random.bounded(3) == 0) {
            m_store->apply({{}, {}, {id}});
            expected.remove(id);
        } else {
            const double latitude = -30 - random.generateDouble();
            m_store->apply(added({entryAt(id, latitude, 18.4)}));
            expected[id] = latitude;
        }
    }
    QCOMPARE(qsizetype(m_store->markers().size()), expected.size());
    for (auto it = expected.cbegin(); it != expected.cend(); ++it) {
        const size_t index = m_store->indexOf(it.key()).value();
        QCOMPARE(m_store->markers()[index].id, it.key());
        QCOMPARE(m_store->markers()[index].mercator, toMercator({it.value(), 18.4}));
    }
}

void TestMarkers::storeCountsWhatHasNoPosition()
{
    BoardEntry nowhere = entryAt(1, 0, 0);
    nowhere.callout.position.reset();
    m_store->apply(added({nowhere, entryAt(2, -33.9, 18.4)}));
    QCOMPARE(m_store->unplaced().size(), 1);
    m_store->apply({{}, {{entryAt(1, -33.9, 18.5), BoardField::Position}}, {}});
    QCOMPARE(m_store->unplaced().size(), 0);
    QCOMPARE(m_store->markers().size(), 2U);
    m_store->apply({{}, {{nowhere, BoardField::Position}}, {}});
    QCOMPARE(m_store->unplaced().size(), 1);
    QCOMPARE(m_store->markers().size(), 1U);
    m_store->apply({{}, {}, {1}});
    QCOMPARE(m_store->unplaced().size(), 0);
}

void TestMarkers::storeKnowsWhoIsMe()
{
    m_store->apply(
        added({entryAt(1, -33.9, 18.4, u"Op 03"_s), entryAt(2, -33.9, 18.5, QString())}));
    QVERIFY(!m_store->markers()[0].mine);
    m_store->setOperatorName(u"Op 03"_s);
    QVERIFY(m_store->markers()[0].mine);
    m_store->setOperatorName(QString());
    QVERIFY(!m_store->markers()[1].mine); // nobody's is not mine, whatever my name
}

void TestMarkers::groupsNumbers_data()
{
    QTest::addColumn<CalloutId>("id");
    QTest::addColumn<QString>("text");
    const QChar s = QChar::Nbsp;
    QTest::newRow("six") << CalloutId(992014) << QString(u"992"_s + s + u"014"_s);
    QTest::newRow("three") << CalloutId(123) << u"123"_s;
    QTest::newRow("seven") << CalloutId(1000000) << QString(u"1"_s + s + u"000"_s + s + u"000"_s);
}

void TestMarkers::groupsNumbers()
{
    QFETCH(CalloutId, id);
    QFETCH(QString, text);
    QCOMPARE(groupedNumber(id), text);
}

void TestMarkers::paintsGlyphAndDisc()
{
    m_store->apply(added({entryAt(1, -33.92, 18.45, u"Op 03"_s)}));
    const QImage image = paint();
    QVERIFY(countAround(image, at(1), 10, glyphColour(DisplayState::Dispatched)) > 300);
    QVERIFY(countAround(image, at(1), 17, QColor(0xFFFFFF)) > 150); // the disc
    QCOMPARE(countAround(image, at(1), 30, QColor(0x00FF00)), 0);
    QVERIFY(countAround(image, at(1) + QPointF(50, 0), 30, QColor(0xFFFFF0)) > 300); // the label
    QVERIFY(!m_painter->showsClock());
}

void TestMarkers::newHasRingsAndClock()
{
    m_store->apply(added({entryAt(1, -33.92, 18.45, QString(), CalloutStatus::Created)}));
    const QImage image = paint();
    QVERIFY(countAround(image, at(1), 10, glyphColour(DisplayState::New)) > 300);
    QVERIFY(countAround(image, at(1), 24, QColor(0xFF0000)) > 40);
    QVERIFY(m_painter->showsClock());
    // The clock's words make the label longer, and change the picture each second.
    m_scene.age = [](const MapMarker &) { return Millis(12000); };
    QVERIFY(paint() != image);
}

void TestMarkers::mineAndSelectedAreOutlined()
{
    m_store->apply(added({entryAt(1, -33.92, 18.45)}));
    QVERIFY(countAround(paint(), at(1), 17, QColor(0x00FF00)) > 20);
    QCOMPARE(countAround(paint(), at(1), 24, QColor(0x0000FF)), 0);
    m_scene.selected = 1;
    QVERIFY(countAround(paint(), at(1), 24, QColor(0x0000FF)) > 40);
}

void TestMarkers::lostContactIsDashedAndViolet()
{
    BoardEntry lost = entryAt(1, -33.92, 18.45, u"Op 03"_s);
    m_store->apply(added({lost}));
    const int before = countAround(paint(), at(1), 18, QColor(0xFF00FF));
    lost.lostContact = true;
    m_store->apply({{}, {{lost, BoardField::Contact}}, {}});
    const QImage image = paint();
    QCOMPARE(before, 0);
    QVERIFY(countAround(image, at(1), 17, QColor(0xFF00FF)) > 8);
    // Its glyph has faded: paler than when contact was there, and still to be seen.
    QCOMPARE(countAround(image, at(1), 10, glyphColour(DisplayState::LostContact)), 0);
    const QColor faded(image.pixel(at(1).toPoint()));
    QVERIFY(faded.red() > 40 && faded.red() < 130 && faded.green() > faded.blue());
    QVERIFY(countAround(image, at(1) + QPointF(60, 0), 45, QColor(0xFF00FF))
            > 60); // the label's rim
    QVERIFY(m_painter->showsClock());
}

void TestMarkers::linkLostDashesAll()
{
    m_store->apply(added({entryAt(1, -33.92, 18.45, u"Op 03"_s)}));
    // Pale places along the rim: none in a whole line, many between dashes.
    const auto gaps = [this](const QImage &image) {
        int count = 0;
        for (int degree = 0; degree < 360; degree += 3) {
            const double angle = qDegreesToRadians(double(degree));
            const QPointF rim = at(1) + QPointF(std::cos(angle), std::sin(angle)) * 15;
            count += qGray(image.pixel(int(rim.x()), int(rim.y()))) > 225;
        }
        return count;
    };
    const int solid = gaps(paint());
    m_scene.linkLost = true;
    const QImage image = paint();
    QVERIFY2(gaps(image) > solid + 20, qPrintable(u"%1, %2"_s.arg(solid).arg(gaps(image))));
    QVERIFY(countAround(image, at(1) + QPointF(60, 0), 45, QColor(0xFF00FF)) > 30);
}

void TestMarkers::testIsHatched()
{
    BoardEntry drill = entryAt(1, -33.92, 18.45);
    drill.callout.internalTest = true;
    m_store->apply(added({entryAt(2, -33.94, 18.45), drill}));
    const QImage image = paint();
    const auto hatched = [&image](const QPointF &where) {
        int count = 0;
        for (int y = -13; y <= 13; ++y) {
            for (int x = -13; x <= 13; ++x) {
                const QColor pixel(image.pixel((where + QPointF(x, y)).toPoint()));
                count += pixel.blue() + 60 < pixel.red() && pixel.red() < 0xF0;
            }
        }
        return count;
    };
    QVERIFY(hatched(at(1)) > 10);
    QCOMPARE(hatched(at(2)), 0);
}

void TestMarkers::accuracyIsACircle()
{
    BoardEntry vague = entryAt(1, -33.92, 18.45, u"Op 03"_s);
    const QPointF edge = at(0 + (m_store->apply(added({vague})), 1)) + QPointF(0, 60);
    const QRgb plain = paint().pixel(edge.toPoint());
    vague.callout.position->accuracyMetres = 80 * m_scene.viewport.metresPerPixel();
    m_store->apply({{}, {{vague, BoardField::Position}}, {}});
    const QRgb tinted = paint().pixel(edge.toPoint());
    // 12 % of the outline's colour over the ground.
    QVERIFY(std::abs(qRed(plain) - 0.12 * (qRed(plain) - 0x40) - qRed(tinted)) < 4);
    QVERIFY(plain != tinted);
}

void TestMarkers::newIsOnTop()
{
    m_store->apply(added({entryAt(1, -33.92, 18.45, QString(), CalloutStatus::Created),
                          entryAt(2, -33.92, 18.45, u"Op 03"_s), entryAt(3, -33.92, 18.45)}));
    QImage image = paint();
    QVERIFY(countAround(image, at(1), 8, glyphColour(DisplayState::New)) > 200);
    QCOMPARE(m_painter->hit(m_scene, at(1)).callout, 1);
    m_scene.selected = 2;
    m_store->setAlone({2});
    image = paint();
    QVERIFY(countAround(image, at(1), 8, glyphColour(DisplayState::Dispatched)) > 200);
    QCOMPARE(m_painter->hit(m_scene, at(1)).callout, 2);
}

void TestMarkers::labelsGiveWayMarkersDoNot()
{
    QList<BoardEntry> crowd;
    for (int i = 0; i < 400; ++i) // new ones: never in a cluster
        crowd.append(entryAt(1000 + i, -33.90 - 0.004 * (i / 20), 18.41 + 0.004 * (i % 20),
                             QString(), CalloutStatus::Created));
    m_store->apply(added(crowd));
    const QImage image = paint();
    int glyphs = 0;
    const QRectF inside(20, 20, 600, 440);
    for (const MapMarker &marker : m_store->markers()) {
        const QPointF where = m_scene.viewport.toScreen(marker.mercator);
        if (!inside.contains(where))
            continue;
        ++glyphs;
        QVERIFY(countAround(image, where, 4, glyphColour(DisplayState::New)) > 0);
    }
    QVERIFY(glyphs > 100);
    QVERIFY(countAround(image, {320, 240}, 400, QColor(0xFFFFF0)) < 40 * 600);
}

void TestMarkers::paintsOnlyWhatIsInView()
{
    m_store->apply(added({entryAt(1, -26.2, 28.04)}));
    const QImage image = paint();
    QCOMPARE(countAround(image, {320, 240}, 400, QColor(0xDFE2E3)), 640 * 480);
    QCOMPARE(m_painter->hit(m_scene, {320, 240}).callout, 0);
}

void TestMarkers::hitsDiscsThenLabels()
{
    m_store->apply(added({entryAt(1, -33.92, 18.45)}));
    paint();
    QCOMPARE(m_painter->hit(m_scene, at(1)).callout, 1);
    QCOMPARE(m_painter->hit(m_scene, at(1) + QPointF(14, 0)).callout, 1);
    QCOMPARE(m_painter->hit(m_scene, at(1) + QPointF(30, 0)).callout, 1); // its number
    QCOMPARE(m_painter->hit(m_scene, at(1) + QPointF(-30, 0)).callout, 0);
}

void TestMarkers::paintsThousandsQuickly_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("spread");
    QTest::newRow("500 in view") << 500 << false;
    QTest::newRow("10000 in view") << 10000 << false;
    QTest::newRow("10000 over the country") << 10000 << true;
}

void TestMarkers::paintsThousandsQuickly()
{
    QFETCH(int, count);
    QFETCH(bool, spread);
    QRandomGenerator random(3);
    QList<BoardEntry> many;
    for (int i = 0; i < count; ++i) {
        const double reach = spread ? 8 : 0.06;
        many.append(entryAt(100000 + i, -33.92 + (random.generateDouble() - 0.5) * reach,
                            18.45 + (random.generateDouble() - 0.5) * reach * 1.5,
                            i % 50 ? u"Op 03"_s : QString(), CalloutStatus(1 + i % 4)));
    }
    m_store->apply(added(many));
    paint();
    QList<double> times;
    QElapsedTimer timer;
    QImage image(640, 480, QImage::Format_ARGB32_Premultiplied);
    for (int i = 0; i < 20; ++i) {
        image.fill(Qt::white);
        QPainter painter(&image);
        m_scene.viewport.panBy({1, 0});
        timer.start();
        m_painter->paint(painter, m_scene);
        times.append(double(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    qInfo("%d callouts: median %.2f ms, p95 %.2f ms", count, times.at(10), times.at(18));
    QVERIFY(times.at(10) < 400); // far from the usual; the sanitizer build is slow
}

QTEST_MAIN(TestMarkers)
#include "tst_markers.moc"
