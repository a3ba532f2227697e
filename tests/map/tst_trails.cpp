// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Trails within their limits, heading and speed from them, the views one can go back to, and the
// order of the keyboard walk.
#include "maptestdata.h"

#include "ui/map/mapwalk.h"
#include "ui/map/trailstore.h"
#include "ui/map/viewhistory.h"

#include <QtTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace console;
using namespace console::test;

class TestTrails final : public QObject {
    Q_OBJECT

private slots:
    void keepsTheLastHour();
    void keepsFewPointsAndTheShape();
    void keepsFewTrailsTheSelectedFirst();
    void knowsHeadingAndSpeed();
    void oneJumpIsNoSpeed();
    void standingStillHasNoHeading();
    void forgetsTheGone();
    void historyIsBounded();
    void walksLineByLine();
    void walksTowardsTheArrow();

private:
    static BoardChanges fix(CalloutId id, double latitude, double longitude, Millis at,
                            const QString &owner = u"Op 03"_s)
    {
        BoardEntry entry = entryAt(id, latitude, longitude, owner);
        entry.fixChanged = MonoTime(at);
        entry.lastRead = MonoTime(at);
        return {{}, {{entry, BoardField::Position}}, {}};
    }
};

void TestTrails::keepsTheLastHour()
{
    TrailStore store;
    for (int minute = 0; minute < 100; ++minute)
        store.apply(fix(1, -33.92 + minute * 0.001, 18.45, std::chrono::minutes(minute)), {}, 0);
    const auto *trail = store.trail(1);
    QVERIFY(trail);
    QCOMPARE(trail->size(), 61U);
    QCOMPARE(trail->back().place.latitude, -33.92 + 99 * 0.001);
}

void TestTrails::keepsFewPointsAndTheShape()
{
    TrailStore store;
    // East, then north: the corner has to stay.
    for (int i = 0; i < 400; ++i)
        store.apply(fix(1, -33.92 + std::max(0, i - 200) * 0.0005,
                        18.45 + std::min(i, 200) * 0.0005, std::chrono::seconds(5 * i)),
                    {}, 0);
    const auto *trail = store.trail(1);
    QCOMPARE(trail->size(), TrailStore::kMostPoints);
    bool corner = false;
    for (const TrailStore::Point &point : *trail)
        corner = corner || distanceMetres(point.place, {-33.92, 18.45 + 0.1}) < 60;
    QVERIFY(corner);
}

void TestTrails::keepsFewTrailsTheSelectedFirst()
{
    TrailStore store;
    for (CalloutId id = 1; id <= 300; ++id) {
        store.apply(fix(id, -33.92, 18.45, 1s), u"Op 07"_s, 0);
        store.apply(fix(id, -33.93, 18.45, 60s), u"Op 07"_s, 0);
    }
    QCOMPARE(store.count(), TrailStore::kMostTrails);
    QVERIFY(!store.trail(300));
    store.apply(fix(300, -33.92, 18.45, 61s), u"Op 07"_s, 300); // selected now
    store.apply(fix(300, -33.93, 18.45, 99s), u"Op 07"_s, 300);
    QVERIFY(store.trail(300));
    store.apply(fix(299, -33.92, 18.45, 61s, u"Op 07"_s), u"Op 07"_s, 300); // mine
    store.apply(fix(299, -33.93, 18.45, 99s, u"Op 07"_s), u"Op 07"_s, 300);
    QVERIFY(store.trail(299));
    QCOMPARE(store.count(), TrailStore::kMostTrails);
}

void TestTrails::knowsHeadingAndSpeed()
{
    TrailStore store;
    for (int i = 0; i < 10; ++i) // 5 m/s to the east
        store.apply(fix(1, -33.92, 18.45 + i * 50 / 92387.0, std::chrono::seconds(10 * i)), {}, 0);
    const auto motion = store.motion(1);
    QVERIFY(motion);
    QVERIFY2(std::abs(motion->metresPerSecond - 5) < 0.2,
             qPrintable(QString::number(motion->metresPerSecond)));
    QVERIFY(std::abs(motion->headingDegrees - 90) < 1);
}

void TestTrails::oneJumpIsNoSpeed()
{
    TrailStore store;
    store.apply(fix(1, -33.92, 18.45, 0s), {}, 0);
    store.apply(fix(1, -33.92, 18.46, 60s), {}, 0); // 924 m
    QVERIFY(!store.motion(1));
    store.apply(fix(1, -33.92, 18.4601, 70s), {}, 0);
    QVERIFY(!store.motion(1));
}

void TestTrails::standingStillHasNoHeading()
{
    TrailStore store;
    QVERIFY(!store.motion(1));
    for (int i = 0; i < 20; ++i) // the noise of a fix
        store.apply(fix(1, -33.92 + (i % 2) * 0.00003, 18.45, std::chrono::seconds(10 * i)), {}, 0);
    QVERIFY(!store.motion(1));
}

void TestTrails::forgetsTheGone()
{
    TrailStore store;
    store.apply(fix(1, -33.92, 18.45, 1s), {}, 0);
    store.apply(fix(1, -33.93, 18.45, 60s), {}, 0);
    QVERIFY(store.trail(1));
    store.apply({{}, {}, {1}}, {}, 0);
    QVERIFY(!store.trail(1));
    QCOMPARE(store.count(), 0);
}

void TestTrails::historyIsBounded()
{
    ViewHistory history;
    for (int i = 0; i < 80; ++i)
        history.leave({{double(i), 0}, 5});
    history.leave({{79, 0}, 5}); // the same again
    int count = 0;
    QPointF last;
    while (const auto view = history.back({{79, 0}, 5})) {
        ++count;
        last = view->centre;
    }
    QCOMPARE(count, 49); // the newest is where one is
    QCOMPARE(last.x(), 30.0);
}

void TestTrails::walksLineByLine()
{
    const auto stop = [](CalloutId id, double x, double y) {
        return MapHit{.kind = MapHit::Kind::Callout, .callout = id, .at = {x, y}};
    };
    const std::vector<MapHit> stops{stop(3, 50, 300), stop(2, 400, 10), stop(1, 20, 30)};
    MapHit at;
    QList<CalloutId> order;
    while (const auto step = mapwalk::next(stops, at, true)) {
        at = step->stop;
        QCOMPARE(step->number, int(order.size()) + 1);
        QCOMPARE(step->count, 3);
        order.append(at.callout);
    }
    QCOMPARE(order, (QList<CalloutId>{1, 2, 3}));
    QCOMPARE(mapwalk::next(stops, at, false)->stop.callout, CalloutId(2));
    // The one where one stood has gone: on from its place.
    QCOMPARE(mapwalk::next(stops, stop(9, 200, 20), true)->stop.callout, CalloutId(2));
    QVERIFY(!mapwalk::next({}, at, true));
}

void TestTrails::walksTowardsTheArrow()
{
    const auto stop = [](CalloutId id, double x, double y) {
        return MapHit{.kind = MapHit::Kind::Callout, .callout = id, .at = {x, y}};
    };
    const std::vector<MapHit> stops{stop(1, 100, 100), stop(2, 300, 110), stop(3, 120, 400),
                                    stop(4, 180, 190)};
    const auto from = [&](CalloutId id, Qt::Key key) {
        const MapHit &here = stops[size_t(id - 1)];
        const auto step = mapwalk::towards(stops, here, here.at, key);
        return step ? step->stop.callout : 0;
    };
    QCOMPARE(from(1, Qt::Key_Right), CalloutId(2));
    QCOMPARE(from(1, Qt::Key_Down), CalloutId(4));
    QCOMPARE(from(3, Qt::Key_Up), CalloutId(4));
    QCOMPARE(from(1, Qt::Key_Left), CalloutId(0));
}

QTEST_GUILESS_MAIN(TestTrails)
#include "tst_trails.moc"
