// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Clusters and the painted layer, without Qt Quick: into a picture of 1280x800.
#include "benchdesk.h"
#include "benchmap.h"
#include "units.h"

#include "ui/map/markerpainter.h"

#include <QPainter>

namespace bench {

namespace {

constexpr console::LatLon middle{-33.93, 18.46}; // of the crowd's first town

struct Map {
    explicit Map(int n) : desk(n)
    {
        store.setOperatorName(QStringLiteral("Op 01"));
        store.apply(desk.all());
        scene.store = &store;
        scene.viewport.setSize({1280, 800});
        scene.viewport.setZoom(12);
        scene.viewport.setCentre(console::toMercator(middle));
        scene.age = [](const console::MapMarker &) { return console::Millis(83'000); };
        scene.clockWords = [](const console::MapMarker &, console::Millis) {
            return QStringLiteral("NEW 01:23");
        };
    }

    BenchDesk desk;
    console::MarkerStore store;
    console::MapScene scene;
};

void apply(benchmark::State &state, int n)
{
    Map map(n);
    benchmark::DoNotOptimize(map.store.grid(12).squares());
    console::BoardChanges changes;
    measure(
        state, [&] { changes = map.desk.apply(map.desk.nextSnapshot()); },
        [&] { map.store.apply(changes); });
}

/// Another zoom: everything is sorted into squares anew.
void cluster(benchmark::State &state, int n)
{
    const Map map(n);
    int round = 0;
    measure(state, nothing,
            [&] { benchmark::DoNotOptimize(map.store.grid(++round % 2 ? 11 : 12).squares()); });
}

void paint(benchmark::State &state, int n)
{
    Map map(n);
    console::MarkerPainter painter;
    painter.setStyle(plainStyle(), 1);
    QImage picture(1280, 800, QImage::Format_ARGB32_Premultiplied);
    int round = 0;
    measure(
        state,
        [&] {
            picture.fill(Qt::transparent);
            map.scene.viewport.panBy({++round % 40 < 20 ? 8.0 : -8.0, 0});
        },
        [&] {
            QPainter surface(&picture);
            surface.setRenderHint(QPainter::Antialiasing);
            painter.paint(surface, map.scene);
        });
}

} // namespace

void addMapUnits()
{
    addUnit("map: apply a poll", apply);
    addUnit("map: cluster everything", cluster);
    addUnit("overlay paint", paint);
}

} // namespace bench
