// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/mapwords.h"

#include "models/queuetext.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace console {

void MapWords::fill(MapScene &scene)
{
    scene.clockWords = [](const MapMarker &marker, Millis age) {
        const QString clock = QueueText::clock(age);
        return marker.state == DisplayState::New ? tr("NEW %1").arg(clock)
               : marker.stuck                    ? tr("stuck %1").arg(clock)
                                                 : tr("fix %1").arg(clock);
    };
    scene.speedWords = [](double metresPerSecond) {
        return tr("%1 km/h").arg(std::lround(metresPerSecond * 3.6));
    };
    scene.etaWords = [](std::chrono::seconds eta) {
        return eta < std::chrono::minutes(1)
                   ? tr("ETA under 1 min")
                   : tr("ETA %1 min").arg(std::chrono::round<std::chrono::minutes>(eta).count());
    };
    scene.newWords = [](int count) { return tr("%1 new").arg(count); };
}

QString MapWords::state(DisplayState state)
{
    switch (state) {
    case DisplayState::New: return tr("NEW");
    case DisplayState::Ended: return tr("Ended");
    case DisplayState::CancelRequested: return tr("Cancel requested");
    case DisplayState::LostContact: return tr("Lost contact");
    case DisplayState::Withdrawn: return tr("Withdrawn");
    case DisplayState::Taken: return tr("Taken");
    case DisplayState::Dispatched: return tr("Dispatched");
    case DisplayState::OnScene: return tr("On scene");
    case DisplayState::Completed: return tr("Completed");
    case DisplayState::UnknownStatus: return tr("Status not known");
    case DisplayState::Snoozed: return tr("Snoozed");
    case DisplayState::Test: return tr("Test");
    case DisplayState::Closed: break;
    }
    return tr("Closed");
}

QString MapWords::step(const MapScene &scene, const mapwalk::Step &step)
{
    return tr("%1, %2 of %3").arg(what(scene, step.stop)).arg(step.number).arg(step.count);
}

QString MapWords::what(const MapScene &scene, const MapHit &hit)
{
    if (hit.kind == MapHit::Kind::Cluster)
        return cluster(scene, hit);
    if (hit.kind == MapHit::Kind::Arrow && hit.count > 1)
        return tr("%n new callouts outside the map", nullptr, hit.count);
    const QString number = QString::number(hit.callout);
    if (hit.kind == MapHit::Kind::Arrow)
        return tr("%1, new, outside the map").arg(number);
    const auto index = scene.store->indexOf(hit.callout);
    if (!index)
        return number;
    const MapMarker &marker = scene.store->markers()[*index];
    QStringList parts{number, state(marker.state)};
    if (marker.stuck)
        parts.append(tr("position stuck"));
    if (marker.mine)
        parts.append(tr("yours"));
    if (marker.id == scene.selected)
        parts.append(tr("selected"));
    return parts.join(u", "_s);
}

QString MapWords::cluster(const MapScene &scene, const MapHit &hit)
{
    QStringList parts;
    if (const auto cluster = scene.store->grid(scene.viewport.zoom()).cluster(hit.cluster)) {
        for (size_t i = 0; i < MarkerGrid::kStates; ++i) {
            if (cluster->states[i] > 0)
                parts.append(tr("%1 %2").arg(cluster->states[i]).arg(state(DisplayState(i))));
        }
    }
    return tr("%n callouts together: %1", nullptr, hit.count).arg(parts.join(u", "_s));
}

} // namespace console
