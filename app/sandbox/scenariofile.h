// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A scenario that somebody wrote: on top of a built-in one, callouts with what becomes of each, and
// faults at their times. All mistakes in it are told at once, each with its line.

#pragma once

#include "sandbox/fault.h"
#include "sandbox/storybeats.h"

#include <expected>

namespace sandbox {

struct OwnStep final {
    qint64 afterMs = 0; // of the story, after the step before it
    QString action; // "dispatch", "arrive", ...
    QString text;
    QString source;
};

struct OwnCallout final {
    qint64 atMs = 0; // of the story; below 0: it was raised before the start
    std::optional<qint64> customerId; // none: somebody who is free then
    std::optional<GeoPoint> position;
    std::optional<qint64> fixedLocationId;
    std::optional<qint64> responseTypeId;
    std::optional<qint64> classificationId;
    std::optional<Motion> motion;
    QList<OwnStep> steps;
};

struct OwnFault final {
    qint64 atMs = 0;
    qint64 forMs = 0;
    Fault fault;
};

struct OwnScenario final {
    QString name;
    QString basis;
    std::optional<quint32> seed;
    std::optional<double> speed;
    QList<OwnCallout> callouts;
    QList<OwnFault> faults;

    // "line 12: ..." for each mistake. root: where in the text the scenario stands, as in
    // "/definition"; empty: it is the whole text.
    [[nodiscard]] static std::expected<OwnScenario, QStringList> read(const QByteArray &json,
                                                                      const QString &root = {});
};

} // namespace sandbox
