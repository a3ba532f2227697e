// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One thing that will happen at one moment of the story.

#pragma once

#include "sandbox/rows.h"

#include <QList>
#include <QString>

#include <optional>

namespace sandbox {

// Stored as numbers: append only.
enum class BeatKind {
    Raise = 1, // number: which callout of the story
    Own = 2,
    Dispatch = 3, // number: milliseconds of the story until arrival; text: unit
    Withdraw = 4,
    Arrive = 5,
    Complete = 6,
    Close = 7,
    AwaitEta = 8,
    Chat = 9, // text, source
    WrongCodeCancel = 10,
    RightCodeCancel = 11,
    Move = 12, // number: which step
    MoveResponder = 13,
    MoveLoad = 14, // number: which step
    Nothing = 15, // but a wrong code may have signs
    ChangeMotion = 16, // number: which motion
    BeginFault = 17, // number: which one of the scenario
    EndFault = 18, // number: as it was begun
    RaiseOwn = 19, // number: which callout of the scenario's definition
    RepeatFaults = 20,
};

struct Beat final {
    qint64 dueMs = 0; // story time
    BeatKind kind = BeatKind::Nothing;
    qint64 number = 0;
    QString text{};
    QString source{};
    qint64 calloutId = 0;
    // False for what follows from a client's act: that happens in the empty scenario too.
    bool byItself = true;
};

// A callout of the story with all that will happen to it.
struct Plan final {
    qint64 startMs = 0;
    qint64 endMs = 0;
    qint64 customerId = 0;
    std::optional<qint64> fixedLocationId;
    GeoPoint position;
    double accuracyMetres = 10.0;
    qint64 responseTypeId = 1;
    qint64 classificationId = 1;
    Motion motion = Motion::Standing;
    QList<Beat> beats;
};

} // namespace sandbox
