// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preferences/maptext.h"

#include <QCoreApplication>

namespace console {

namespace {

struct MapText {
    Q_DECLARE_TR_FUNCTIONS(MapText)
};

QString ageText(std::chrono::seconds age)
{
    using namespace std::chrono;
    if (const auto days = duration_cast<std::chrono::days>(age).count(); days > 0)
        return days == 1 ? MapText::tr("1 day old") : MapText::tr("%1 days old").arg(days);
    if (const auto hours = duration_cast<std::chrono::hours>(age).count(); hours > 0)
        return hours == 1 ? MapText::tr("1 hour old") : MapText::tr("%1 hours old").arg(hours);
    return MapText::tr("less than an hour old");
}

} // namespace

QString tileStateText(const TileState &state, UtcTime now)
{
    using Kind = TileState::Kind;
    switch (state.kind) {
    case Kind::Fine: return {};
    case Kind::Unusable: return MapText::tr("Built-in map is shown: %1").arg(state.problem);
    case Kind::Failing: return MapText::tr("Map tiles are missing: %1").arg(state.problem);
    case Kind::Cached: break;
    }
    if (!state.since)
        return MapText::tr("Map tiles: cached");
    return MapText::tr("Map tiles: cached, %1")
        .arg(ageText(std::chrono::floor<std::chrono::seconds>(now - *state.since)));
}

} // namespace console
