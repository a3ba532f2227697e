// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the map says and what is said of it aloud.
#pragma once

#include "ui/map/mapscene.h"
#include "ui/map/mapwalk.h"

#include <QCoreApplication>

namespace console {

class MapWords final {
    Q_DECLARE_TR_FUNCTIONS(console::MapWords)

public:
    /// Gives the scene its words.
    static void fill(MapScene &scene);
    [[nodiscard]] static QString state(DisplayState state);
    /// "992 014, Dispatched, yours, 3 of 12"
    [[nodiscard]] static QString step(const MapScene &scene, const mapwalk::Step &step);

private:
    [[nodiscard]] static QString what(const MapScene &scene, const MapHit &hit);
    [[nodiscard]] static QString cluster(const MapScene &scene, const MapHit &hit);
};

} // namespace console
