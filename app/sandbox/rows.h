// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rows of the sandbox's database as values.

#pragma once

#include "sandbox/geo.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace sandbox {

// How the person behind a callout moves. Stored as a number.
enum class Motion { Fixed = 0, Standing = 1, Walking = 2, Driving = 3, Stuck = 4 };

enum class StandDown { No = 0, SoftCancelled = 1, NoLongerRequired = 2 };

enum class EventType { Chat = 1, Lifecycle = 2 };

// The stages whose times the API reports.
enum class ResponseStage { Dispatched, Arrived, Completed };

namespace status {
inline constexpr auto created = "created";
inline constexpr auto dispatched = "Responder Dispatched";
inline constexpr auto withdrawn = "Responder Cancelled";
inline constexpr auto arrived = "Responder Arrived";
inline constexpr auto completed = "Responder Completed";
inline constexpr auto closed = "closed";
// Not in the contract on purpose: a client has to live with words it has never seen.
inline constexpr auto awaitingEta = "Awaiting ETA";
} // namespace status

// What subscription an invented customer is given when it is added.
enum class Cover { None, Running, Lapsed, NotYet, Cancelled };

struct Customer final {
    qint64 id = 0;
    QString firstName;
    QString lastName;
    QString mobile;
    QString email;
    QString externalReferenceId;
    bool subscribed = false; // when added: the same as Cover::Running
    Cover cover = Cover::None; // when added
    QJsonObject profile{}; // the rest of contract 9's members, as they came
    bool deleted = false;
};

struct Subscription final {
    qint64 id = 0;
    qint64 customerId = 0;
    qint64 typeId = 0;
    qint64 validFromMs = 0; // Unix time, like the next ones
    qint64 validToMs = 0;
    std::optional<qint64> cancelledMs;
    QList<qint64> dependants;
};

struct FixedLocation final {
    qint64 id = 0;
    QString externalReferenceId;
    QString name; // nested: locationDescription
    QString address;
    GeoPoint position;
    qint64 customerId = 0; // 0: linked to nobody
    bool hasPosition = true;
    QString identifier{}; // nested only; empty: the external reference
    QString additionalInformation{};
    QString what3words{};
    std::optional<qint64> typeId{};
    std::optional<bool> securityCoverage{};
    std::optional<bool> medicalCoverage{};
    qint64 createdMs = 0;
    qint64 updatedMs = 0;
};

struct Callout final {
    qint64 id = 0;
    qint64 customerId = 0;
    std::optional<qint64> fixedLocationId;
    QString status;
    std::optional<GeoPoint> position;
    std::optional<GeoPoint> origin; // where it was raised
    double accuracyMetres = 10.0;
    qint64 responseTypeId = 1;
    qint64 classificationId = 1;
    bool internalTest = false;
    qint64 createdMs = 0; // Unix time
    std::optional<qint64> updatedMs;
    std::optional<qint64> dispatchedMs; // the last time, when a responder was withdrawn
    std::optional<qint64> arrivedMs;
    std::optional<qint64> completedMs;
    std::optional<qint64> closedMs;
    StandDown standDown = StandDown::No;
    Motion motion = Motion::Fixed;
    bool clientMoves = false; // its app streams positions: the scenario keeps its hands off

    [[nodiscard]] bool isClosed() const { return closedMs.has_value(); }
};

struct Event final {
    qint64 id = 0;
    qint64 calloutId = 0;
    EventType type = EventType::Chat;
    QString message;
    QString source;
    qint64 createdMs = 0;
};

struct Responder final {
    qint64 calloutId = 0;
    QString unit;
    GeoPoint start;
    GeoPoint position;
    qint64 departedStoryMs = 0;
    qint64 arrivesStoryMs = 0;
};

} // namespace sandbox
