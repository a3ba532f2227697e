// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is painted under and beside the markers: clusters, trails, headings, responders, the place
// of the incident, an undecided jump, the sign of a stuck fix. And the whole in both themes: with
// CONSOLE_UI_PICTURES=folder the pictures are kept.
#include "maptestdata.h"

#include "ui/map/mapwords.h"
#include "ui/map/markerpainter.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QtTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace console;
using namespace console::test;

class TestMapUnderlay final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void clusterIsASquareWithGlyphs();
    void trailIsDots();
    void movingHasAnArrowAndASpeed();
    void responderIsASquareWithALine();
    void incidentStaysWhereItWas();
    void undecidedJumpShowsBothPlaces();
    void stuckFixHasItsOwnSign();
    void crowdOfNewOnesIsAllPainted();
    void picturesByDayAndNight_data();
    void picturesByDayAndNight();

private:
    QImage paint(MapStyle style = loudStyle())
    {
        QImage image(m_scene.viewport.size().toSize(), QImage::Format_ARGB32_Premultiplied);
        image.fill(style.water);
        QPainter painter(&image);
        m_painter->setStyle(style, 1);
        m_painter->paint(painter, m_scene);
        return image;
    }
    void apply(const BoardChanges &changes)
    {
        m_store->apply(changes);
        m_trails->apply(changes, u"Op 07"_s, m_scene.selected);
    }
    void drive(CalloutId id, double latitude, double longitude, double step, int fixes)
    {
        for (int i = 0; i < fixes; ++i) {
            BoardEntry entry = entryAt(id, latitude, longitude + step * i);
            entry.fixChanged = MonoTime(10s * i);
            apply(i ? BoardChanges{{}, {{entry, BoardField::Position}}, {}} : added({entry}));
        }
    }
    [[nodiscard]] QPointF at(double latitude, double longitude) const
    {
        return m_scene.viewport.toScreen(toMercator({latitude, longitude}));
    }

    std::unique_ptr<MarkerStore> m_store;
    std::unique_ptr<TrailStore> m_trails;
    std::unique_ptr<MarkerPainter> m_painter;
    MapScene m_scene;
};

void TestMapUnderlay::init()
{
    m_store = std::make_unique<MarkerStore>();
    m_store->setOperatorName(u"Op 07"_s);
    m_trails = std::make_unique<TrailStore>();
    m_painter = std::make_unique<MarkerPainter>();
    m_scene = {};
    MapWords::fill(m_scene);
    m_scene.store = m_store.get();
    m_scene.trails = m_trails.get();
    m_scene.age = [](const MapMarker &) { return Millis(166'000); };
    m_scene.viewport.setSize({640, 480});
    m_scene.viewport.setZoom(13);
    m_scene.viewport.setCentre(toMercator({-33.92, 18.45}));
}

void TestMapUnderlay::clusterIsASquareWithGlyphs()
{
    QList<BoardEntry> all;
    for (int i = 0; i < 9; ++i)
        all.append(entryAt(1 + i, -33.92, 18.45, u"Op 03"_s));
    all[0].callout.status = CalloutStatus::ResponderArrived;
    apply(added(all));
    const QImage image = paint();
    const MapHit hit = m_painter->stops(m_scene).at(0);
    QCOMPARE(hit.count, 9);
    QVERIFY(countAround(image, hit.at, 18, glyphColour(DisplayState::Dispatched)) > 40);
    QVERIFY(countAround(image, hit.at, 18, glyphColour(DisplayState::OnScene)) > 40);
    // Square: the corners are there, which a disc would not have.
    QCOMPARE(QColor(image.pixel((hit.at + QPointF(14, -14)).toPoint())), QColor(0xFFFFFF));
}

void TestMapUnderlay::trailIsDots()
{
    drive(1, -33.92, 18.45, 0.002, 6);
    QVERIFY(countAround(paint(), at(-33.92, 18.452), 3, QColor(0x102030)) < 40);
    m_scene.layers.trails = false;
    QCOMPARE(countAround(paint(), at(-33.92, 18.452), 3, QColor(0x102030)), 49);
}

void TestMapUnderlay::movingHasAnArrowAndASpeed()
{
    drive(1, -33.92, 18.45, 0.0002, 6); // 18.5 m in 10 s, to the east
    const QPointF here = at(-33.92, 18.451);
    const QImage image = paint();
    QVERIFY(countAround(image, here + QPointF(25, 0), 6, QColor(0x000010)) > 8);
    QCOMPARE(countAround(image, here - QPointF(25, 0), 6, QColor(0x000010)), 0);
    QCOMPARE(m_scene.speedWords(1.85), u"7 km/h"_s);
}

void TestMapUnderlay::responderIsASquareWithALine()
{
    BoardEntry entry = entryAt(1, -33.92, 18.45);
    entry.callout.responder = {u"Unit 7"_s, {}, LatLon{-33.92, 18.47}, std::chrono::minutes(3)};
    apply(added({entry}));
    QImage image = paint();
    const QPointF unit = at(-33.92, 18.47);
    QCOMPARE(QColor(image.pixel((unit + QPointF(9, 9)).toPoint())), QColor(0xFFFFFF));
    QVERIFY(countAround(image, (unit + at(-33.92, 18.45)) / 2, 12, QColor(0x102030)) < 620);
    QVERIFY(countAround(image, unit + QPointF(60, 0), 40, QColor(0xFFFFF0)) > 300); // its name
    m_scene.layers.responders = false;
    QCOMPARE(countAround(paint(), unit, 12, QColor(0x102030)), 625);
    QCOMPARE(m_scene.etaWords(181s), u"ETA 3 min"_s);
}

void TestMapUnderlay::incidentStaysWhereItWas()
{
    BoardEntry entry = entryAt(1, -33.92, 18.45);
    entry.callout.position->accuracyMetres = 40;
    entry.incidentPosition = Position{{-33.9201, 18.45}, 30, {}}; // within what is known
    apply(added({entry}));
    QVERIFY(!m_store->extra(1));
    entry.incidentPosition = Position{{-33.94, 18.45}, 30, {}};
    apply({{}, {{entry, BoardField::Position}}, {}});
    const QPointF foot = at(-33.94, 18.45);
    QVERIFY(countAround(paint(), foot - QPointF(-4, 13), 5, QColor(0x000010)) > 15); // the flag
    QCOMPARE(m_painter->hit(m_scene, at(-33.92, 18.45)).callout, CalloutId(1));
}

void TestMapUnderlay::undecidedJumpShowsBothPlaces()
{
    BoardEntry entry = entryAt(1, -33.92, 18.45);
    entry.beforeJump = Position{{-33.94, 18.43}, 30, {}};
    apply(added({entry}));
    const QImage image = paint();
    QVERIFY(countAround(image, at(-33.94, 18.43), 14, QColor(0xFFA000)) > 20);
    QVERIFY(countAround(image, (at(-33.94, 18.43) + at(-33.92, 18.45)) / 2, 14, QColor(0x102030))
            < 830);
    QVERIFY(countAround(image, at(-33.92, 18.45), 10, glyphColour(DisplayState::Dispatched)) > 300);
}

void TestMapUnderlay::stuckFixHasItsOwnSign()
{
    BoardEntry entry = entryAt(1, -33.92, 18.45);
    entry.lostContact = true;
    entry.lastRead = MonoTime(20s); // unheard of, but not stuck
    apply(added({entry}));
    QVERIFY(!m_store->markers()[0].stuck);
    const QPointF sign = at(-33.92, 18.45) + QPointF(12, 12);
    const int before = countAround(paint(), sign, 5, QColor(0xFF00FF));
    entry.lastRead = MonoTime(90s);
    apply({{}, {{entry, BoardField::Contact}}, {}});
    QVERIFY(m_store->markers()[0].stuck);
    QVERIFY(countAround(paint(), sign, 5, QColor(0xFF00FF)) > before + 12);
    QVERIFY(m_scene.clockWords(m_store->markers()[0], Millis(90'000)).startsWith(u"stuck"_s));
}

void TestMapUnderlay::crowdOfNewOnesIsAllPainted()
{
    QList<BoardEntry> all;
    for (int i = 0; i < 900; ++i)
        all.append(entryAt(1000 + i, -33.95 + 0.0021 * (i / 30), 18.4 + 0.0034 * (i % 30),
                           QString(), CalloutStatus::Created));
    apply(added(all));
    const QImage image = paint();
    int seen = 0;
    for (const MapHit &stop : m_painter->stops(m_scene)) {
        QCOMPARE(stop.kind, MapHit::Kind::Callout);
        ++seen;
        QVERIFY(countAround(image, stop.at, 2, glyphColour(DisplayState::New)) > 0
                || countAround(image, stop.at, 4, QColor(0xFFFFF0)) > 0); // under a number
    }
    QCOMPARE(seen, 900);
}

void TestMapUnderlay::picturesByDayAndNight_data()
{
    QTest::addColumn<ThemeKind>("kind");
    QTest::newRow("day") << ThemeKind::Day;
    QTest::newRow("night") << ThemeKind::Night;
}

void TestMapUnderlay::picturesByDayAndNight()
{
    QFETCH(ThemeKind, kind);
    Theme theme;
    theme.setKind(kind);
    MapStyle style;
    const std::pair<QColor *, QLatin1StringView> colours[] = {
        {&style.water, "mapLand"_L1},
        {&style.grid, "lineSubtle"_L1},
        {&style.halo, "mapHalo"_L1},
        {&style.outline, "calmSymbol"_L1},
        {&style.hatch, "lineSubtle"_L1},
        {&style.focusRing, "focusRing"_L1},
        {&style.accentSymbol, "accentSymbol"_L1},
        {&style.alarmSymbol, "alarmSymbol"_L1},
        {&style.alarmText, "alarmText"_L1},
        {&style.warnSymbol, "warnSymbol"_L1},
        {&style.techSymbol, "techSymbol"_L1},
        {&style.techText, "techText"_L1},
        {&style.labelGround, "mapHalo"_L1},
        {&style.labelBorder, "lineSubtle"_L1},
        {&style.trail, "mapTrail"_L1},
        {&style.text, "text"_L1},
        {&style.textSecondary, "textSecondary"_L1}};
    for (const auto &[colour, token] : colours)
        *colour = theme.color(token);
    style.labelFont = theme.font("chrome"_L1);
    style.glyph = [&theme](DisplayState state, int px, qreal dpr) {
        return theme.glyph(Theme::glyphId(state), px, dpr);
    };
    style.responderGlyph = [&theme](int px, qreal dpr) { return theme.glyph("unit"_L1, px, dpr); };
    m_scene.viewport.setSize({1280, 800});
    m_scene.selected = 992014;
    drive(992014, -33.925, 18.43, 0.0006, 12);
    BoardEntry entry = entryAt(992015, -33.945, 18.43, u"Op 03"_s);
    entry.callout.responder = {u"Unit 7"_s, {}, LatLon{-33.93, 18.415}, std::chrono::minutes(3)};
    BoardEntry lost = entryAt(992016, -33.90, 18.40, u"Op 03"_s);
    lost.lostContact = true;
    lost.lastRead = MonoTime(166s);
    lost.callout.position->accuracyMetres = 140;
    BoardEntry jumped =
        entryAt(992017, -33.90, 18.47, u"Op 03"_s, CalloutStatus::ResponderCancelled);
    jumped.beforeJump = Position{{-33.912, 18.49}, 30, {}};
    jumped.incidentPosition = Position{{-33.915, 18.47}, 30, {}};
    QList<BoardEntry> all{entry,
                          lost,
                          jumped,
                          entryAt(992021, -33.91, 18.44, QString(), CalloutStatus::Created),
                          entryAt(992022, -33.5, 18.44, QString(), CalloutStatus::Created),
                          entryAt(992023, -33.95, 19.44, QString(), CalloutStatus::Created),
                          entryAt(992024, -33.95, 19.44, QString(), CalloutStatus::Created)};
    for (int i = 0; i < 40; ++i)
        all.append(entryAt(992100 + i, -33.94 - (i % 3) * 0.02, 18.48 + (i % 5) * 0.009, u"Op 03"_s,
                           CalloutStatus(1 + i % 2 + (i % 4 == 0 ? 3 : 0))));
    for (int i = 0; i < 8; ++i)
        all.append(entryAt(992200 + i, -33.96, 18.42, u"Op 03"_s));
    apply(added(all));
    m_store->setAlone({992014});
    m_scene.coverage = {{QPolygonF({toMercator({-33.96, 18.37}), toMercator({-33.88, 18.38}),
                                    toMercator({-33.9, 18.46}), toMercator({-33.95, 18.46})}),
                         QPolygonF({toMercator({-33.94, 18.39}), toMercator({-33.93, 18.39}),
                                    toMercator({-33.935, 18.40})})}};
    m_scene.layers.coverage = true;
    m_scene.sites = {{417, u"Site 0417"_s, toMercator({-33.935, 18.44})}};
    MapHit fanned;
    for (const MapHit &stop : m_painter->stops(m_scene)) {
        if (stop.kind == MapHit::Kind::Cluster && stop.at.x() < 600)
            fanned = stop;
        if (stop.kind == MapHit::Kind::Cluster && stop.at.x() > 800)
            m_scene.focus = stop;
    }
    QCOMPARE(fanned.count, 8);
    m_scene.openCluster = fanned.cluster;
    const QImage image = paint(style);
    const QString folder = qEnvironmentVariable("CONSOLE_UI_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(image.save(folder + u"/map-"_s + QString::fromLatin1(QTest::currentDataTag())
                           + u".png"_s));
    QVERIFY(countAround(image, m_scene.focus.at, 30, style.focusRing) > 60);
    QVERIFY(countAround(image, at(-33.91, 18.44), 30, style.alarmSymbol) > 60);
}

QTEST_MAIN(TestMapUnderlay)
#include "tst_mapunderlay.moc"
