// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What lies on the map beside the callouts, which are always there: what can be switched on and
// off, and what is given from outside.
#pragma once

#include "domain/callout.h"

#include <QList>
#include <QString>

namespace console {

struct MapLayers {
    bool trails = true;
    bool accuracy = true;
    bool responders = true;
    bool sites = true;
    bool coverage = false;
    bool labels = true;

    friend bool operator==(const MapLayers &, const MapLayers &) = default;
};

/// A registered fixed location.
struct MapSite {
    qint64 id = 0;
    QString name;
    LatLon point;
};

/// Where a response company goes: one outline, not closed by a repeated point.
struct MapCoverage {
    QString name;
    QList<LatLon> outline;
    QList<QList<LatLon>> holes{};
};

} // namespace console
