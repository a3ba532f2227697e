// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Clusters: who joins one, who never does, and that panning and other callouts change none.
#include "maptestdata.h"

#include "ui/map/mapframe.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QtTest>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

class TestMarkerGrid final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void neighboursJoin();
    void fewThatStandApartDoNot();
    void someNeverJoin_data();
    void someNeverJoin();
    void panningChangesNoCluster();
    void aMoveTouchesItsSquaresOnly();
    void followsTheBoardExactly();
    void worldGoesRound();
    void clusterStaysInItsSquare();
    void fanIsRoundThenASpiral();
    void selectedInTheFanStays();
    void arrowsPointToNewOnesOutside();
    void changesAreQuick();

private:
    [[nodiscard]] std::map<quint64, quint32> clusters() const
    {
        MapFrame frame;
        frame.collect(m_scene);
        std::map<quint64, quint32> all;
        for (const MapFrame::Group &group : frame.groups())
            all[group.cluster.key] = group.cluster.count;
        return all;
    }
    [[nodiscard]] static size_t singles(const MapFrame &frame)
    {
        size_t count = 0;
        for (size_t i = 0; i < MapFrame::kLayers; ++i)
            count += frame.layer(i).size();
        return count;
    }
    [[nodiscard]] QList<BoardEntry> inOnePlace(int count) const
    {
        QList<BoardEntry> all;
        for (int i = 0; i < count; ++i)
            all.append(entryAt(100 + i, -33.92, 18.45, u"Op 03"_s));
        return all;
    }

    std::unique_ptr<MarkerStore> m_store;
    MapScene m_scene;
};

void TestMarkerGrid::init()
{
    m_store = std::make_unique<MarkerStore>();
    m_scene = {};
    m_scene.store = m_store.get();
    m_scene.viewport.setSize({1280, 800});
    m_scene.viewport.setZoom(12);
    m_scene.viewport.setCentre(toMercator({-33.92, 18.45}));
}

void TestMarkerGrid::neighboursJoin()
{
    QList<BoardEntry> all = inOnePlace(3);
    all[1].callout.status = CalloutStatus::ResponderArrived;
    m_store->apply(added(all));
    MapFrame frame;
    frame.collect(m_scene);
    QCOMPARE(frame.groups().size(), 1U);
    const MarkerGrid::Cluster &cluster = frame.groups()[0].cluster;
    QCOMPARE(cluster.count, 3U);
    QCOMPARE(cluster.states[size_t(DisplayState::Dispatched)], 2U);
    QCOMPARE(cluster.states[size_t(DisplayState::OnScene)], 1U);
    QCOMPARE(cluster.worst(), DisplayState::Dispatched);
    QCOMPARE(singles(frame), 0U);
}

void TestMarkerGrid::fewThatStandApartDoNot()
{
    const double pixel = 360.0 / m_scene.viewport.worldPixels();
    const double left = 18.45 - std::fmod((18.45 + 180) / pixel, 64.0) * pixel; // a square's edge
    m_store->apply(
        added({entryAt(1, -33.92, left + 8 * pixel), entryAt(2, -33.92, left + 50 * pixel)}));
    MapFrame frame;
    frame.collect(m_scene);
    QCOMPARE(frame.groups().size(), 0U);
    QCOMPARE(singles(frame), 2U);
    m_store->apply({{}, {{entryAt(2, -33.92, left + 20 * pixel), BoardField::Position}}, {}});
    frame.collect(m_scene);
    QCOMPARE(frame.groups().size(), 1U);
}

void TestMarkerGrid::someNeverJoin_data()
{
    QTest::addColumn<BoardEntry>("entry");
    const BoardEntry plain = entryAt(7, -33.92, 18.45, u"Op 03"_s);
    BoardEntry entry = entryAt(7, -33.92, 18.45, QString(), CalloutStatus::Created);
    QTest::newRow("new") << entry;
    entry = plain;
    entry.presence = Presence::Ended;
    QTest::newRow("ended, not cleared") << entry;
    entry = plain;
    entry.privateNote = true;
    QTest::newRow("private note") << entry;
    entry = plain;
    entry.lostContact = true;
    QTest::newRow("lost contact") << entry;
    entry = plain;
    entry.callout.status = CalloutStatus::ResponderCancelled;
    QTest::newRow("withdrawn") << entry;
    entry = plain;
    entry.beforeJump = Position{{-33.9, 18.4}, {}, {}};
    QTest::newRow("undecided jump") << entry;
}

void TestMarkerGrid::someNeverJoin()
{
    QFETCH(BoardEntry, entry);
    m_store->apply(added(inOnePlace(5) + QList{entry}));
    MapFrame frame;
    frame.collect(m_scene);
    QCOMPARE(frame.groups().size(), 1U);
    QCOMPARE(frame.groups()[0].cluster.count, 5U);
    QCOMPARE(singles(frame), 1U);
    // Nor does the selected one, though it was in it before.
    m_scene.selected = 101;
    m_store->setAlone({101});
    frame.collect(m_scene);
    QCOMPARE(frame.groups()[0].cluster.count, 4U);
    QCOMPARE(singles(frame), 2U);
    m_store->setAlone({});
    frame.collect(m_scene);
    QCOMPARE(frame.groups()[0].cluster.count, 5U);
}

void TestMarkerGrid::panningChangesNoCluster()
{
    QRandomGenerator random(11);
    QList<BoardEntry> all;
    for (int i = 0; i < 3000; ++i)
        all.append(entryAt(1000 + i, -33.92 + random.generateDouble() * 0.2 - 0.1,
                           18.45 + random.generateDouble() * 0.3 - 0.15, u"Op 03"_s));
    m_store->apply(added(all));
    const auto before = clusters();
    QVERIFY(before.size() > 100);
    size_t common = 0;
    for (int i = 0; i < 40; ++i) {
        m_scene.viewport.panBy({3, 2});
        for (const auto &[key, count] : clusters()) {
            const auto known = before.find(key);
            if (known == before.end())
                continue; // came into view
            ++common;
            QCOMPARE(count, known->second);
        }
    }
    QVERIFY(common > 40 * 90);
}

void TestMarkerGrid::aMoveTouchesItsSquaresOnly()
{
    QRandomGenerator random(5);
    QList<BoardEntry> all;
    for (int i = 0; i < 2000; ++i)
        all.append(entryAt(1000 + i, -33.92 + random.generateDouble() * 0.1 - 0.05,
                           18.45 + random.generateDouble() * 0.1 - 0.05, u"Op 03"_s));
    m_store->apply(added(all));
    const auto before = clusters();
    m_store->apply({{}, {{entryAt(1000, -33.93, 18.46, u"Op 03"_s), BoardField::Position}}, {}});
    const auto after = clusters();
    int different = 0;
    for (const auto &[key, count] : after)
        different += !before.contains(key) || before.at(key) != count;
    for (const auto &[key, count] : before)
        different += !after.contains(key);
    QVERIFY2(different > 0 && different <= 2, qPrintable(QString::number(different)));
}

void TestMarkerGrid::followsTheBoardExactly()
{
    // The grid that has followed every change is the one that is made anew.
    QRandomGenerator random(9);
    (void)clusters();
    QHash<CalloutId, BoardEntry> expected;
    for (int round = 0; round < 4000; ++round) {
        const CalloutId id = 1 + random.bounded(300);
        if (random.bounded(4) == 0) {
            m_store->apply({{}, {}, {id}});
            expected.remove(id);
            continue;
        }
        BoardEntry entry = entryAt(id, -33.92 + random.generateDouble() * 0.05,
                                   18.45 + random.generateDouble() * 0.05,
                                   random.bounded(9) ? u"Op 03"_s : QString());
        m_store->apply(added({entry}));
        expected[id] = entry;
    }
    const auto followed = clusters();
    MarkerStore fresh;
    fresh.apply(added(expected.values()));
    m_scene.store = &fresh;
    QCOMPARE(followed, clusters());
    QVERIFY(followed.size() > 3);
}

void TestMarkerGrid::worldGoesRound()
{
    m_scene.viewport.setCentre(toMercator({-16.5, 180}));
    QList<BoardEntry> all;
    for (int i = 0; i < 4; ++i) {
        all.append(entryAt(10 + i, -16.5, 179.98, u"Op 03"_s));
        all.append(entryAt(20 + i, -16.5, -179.98, u"Op 03"_s));
    }
    m_store->apply(added(all));
    MapFrame frame;
    frame.collect(m_scene);
    QCOMPARE(frame.groups().size(), 2U);
    for (const MapFrame::Group &group : frame.groups())
        QVERIFY(std::abs(group.at.x() - 640) < 120);
    // The whole world in view: each stands in it once.
    m_scene.viewport.setZoom(0);
    frame.collect(m_scene);
    quint32 count = quint32(singles(frame));
    for (const MapFrame::Group &group : frame.groups())
        count += group.cluster.count;
    QCOMPARE(count, 8U);
}

void TestMarkerGrid::clusterStaysInItsSquare()
{
    QRandomGenerator random(3);
    QList<BoardEntry> all;
    for (int i = 0; i < 4000; ++i)
        all.append(entryAt(1000 + i, -33.92 + random.generateDouble() * 0.1,
                           18.45 + random.generateDouble() * 0.1, u"Op 03"_s));
    m_store->apply(added(all));
    MapFrame frame;
    frame.collect(m_scene);
    QVERIFY(frame.groups().size() > 20);
    for (size_t i = 0; i < frame.groups().size(); ++i) {
        for (size_t j = 0; j < i; ++j) {
            const QPointF away = frame.groups()[i].at - frame.groups()[j].at;
            QVERIFY(std::max(std::abs(away.x()), std::abs(away.y())) >= 39.9);
        }
    }
}

void TestMarkerGrid::fanIsRoundThenASpiral()
{
    for (const size_t count : {2U, 9U, 10U, 60U}) {
        const auto places = MapFrame::fan({400, 300}, count);
        QCOMPARE(places.size(), count);
        for (size_t i = 0; i < count; ++i) {
            for (size_t j = 0; j < i; ++j) {
                const QPointF away = places[i] - places[j];
                QVERIFY(std::hypot(away.x(), away.y()) > 30);
            }
        }
    }
}

void TestMarkerGrid::selectedInTheFanStays()
{
    m_store->apply(added(inOnePlace(6)));
    m_scene.openCluster = clusters().begin()->first;
    MapFrame frame;
    frame.collect(m_scene);
    QVERIFY(frame.groups().empty());
    QCOMPARE(singles(frame), 6U);
    QVERIFY(frame.fanMiddle());
    const MapHit third = frame.hit(m_scene, frame.fanPlaces()[2]);
    QCOMPARE(third.callout, CalloutId(102)); // by number
}

void TestMarkerGrid::arrowsPointToNewOnesOutside()
{
    const auto fresh = [](CalloutId id, double latitude, double longitude) {
        return entryAt(id, latitude, longitude, QString(), CalloutStatus::Created);
    };
    m_store->apply(added({fresh(1, -33.92, 25), fresh(2, -33.921, 25), fresh(3, -20, 18.45),
                          fresh(4, -33.92, 18.46), entryAt(5, -33.92, 10)}));
    MapFrame frame;
    frame.collect(m_scene);
    QCOMPARE(frame.arrows().size(), 2U); // one in view, one that is taken
    const auto east = std::ranges::find_if(frame.arrows(), [](const MapFrame::Arrow &arrow) {
        return arrow.ids == QList<CalloutId>{1, 2};
    });
    QVERIFY(east != frame.arrows().end());
    QVERIFY(east->at.x() > 1200 && east->at.x() < 1280);
    QVERIFY(std::abs(east->angle) < 5);
    const MapHit hit = frame.hit(m_scene, east->at);
    QCOMPARE(hit.kind, MapHit::Kind::Arrow);
    QCOMPARE(hit.count, 2);
}

void TestMarkerGrid::changesAreQuick()
{
    QRandomGenerator random(3);
    const auto place = [&random](CalloutId id) {
        return entryAt(id, -33.92 + random.generateDouble() * 0.5,
                       18.45 + random.generateDouble() * 0.5, u"Op 03"_s);
    };
    for (int slice = 0; slice < 7; ++slice) {
        QList<BoardEntry> all;
        for (int i = 0; i < 1500; ++i)
            all.append(place(1 + slice * 1500 + i));
        m_store->apply(added(all));
    }
    (void)clusters();
    BoardChanges changes;
    for (int i = 0; i < 100; ++i)
        changes.updated.append({place(1 + i * 37), BoardField::Position});
    QElapsedTimer timer;
    timer.start();
    m_store->apply(changes);
    const double ms = double(timer.nsecsElapsed()) / 1e6;
    qInfo("100 moves among 10,500: %.3f ms", ms);
    QVERIFY(ms < 20); // far from the usual; the sanitizer build is slow
}

QTEST_GUILESS_MAIN(TestMarkerGrid)
#include "tst_markergrid.moc"
