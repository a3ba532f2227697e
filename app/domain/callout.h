// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One callout as AURA tells it: values only, nothing local. Both wire dialects decode into this.
#pragma once

#include "domain/clock.h"

#include <QString>
#include <QUrl>

#include <memory>
#include <optional>

namespace console {

using CalloutId = qint64; ///< > 0; 0 means none
using CustomerId = qint64; ///< > 0; 0 means not given

/// The status as far as this program knows it. AURA's text is free-form with mixed case, so
/// anything else is Unknown, and Unknown means active (contract 4.1).
enum class CalloutStatus : quint8 {
    Unknown,
    Created, ///< "created"
    ResponderDispatched, ///< "Responder Dispatched"
    ResponderCancelled, ///< "Responder Cancelled": withdrawn, still active
    ResponderArrived, ///< "Responder Arrived"
    ResponderCompleted, ///< "Responder Completed": AURA has yet to close it
    Closed, ///< "closed": the only one that is not active
};

/// Compares trimmed and case-blind.
[[nodiscard]] CalloutStatus statusFromText(QStringView text);

enum class Classification : quint8 { NotGiven, Real, Test };

/// WGS 84 degrees, latitude -90..90, longitude -180..180; only valid ones are ever made.
struct LatLon {
    double latitude = 0;
    double longitude = 0;

    friend bool operator==(const LatLon &, const LatLon &) = default;
};

/// Null when out of range or not finite.
[[nodiscard]] std::optional<LatLon> makeLatLon(double latitude, double longitude);
/// Great-circle distance in metres.
[[nodiscard]] double distanceMetres(const LatLon &a, const LatLon &b);

struct Position {
    LatLon point;
    std::optional<double> accuracyMetres; ///< radius, >= 0
    std::optional<UtcTime> fixTime; ///< when the device measured it, if AURA says so

    friend bool operator==(const Position &, const Position &) = default;
};

/// All parts are optional: the flat dialect carries none of them.
struct Responder {
    QString unit; ///< for example "Unit 7"; empty = not given
    QString supplier; ///< the response company; empty = not given
    std::optional<LatLon> point;
    std::optional<std::chrono::seconds> eta;

    [[nodiscard]] bool isEmpty() const
    {
        return unit.isEmpty() && supplier.isEmpty() && !point && !eta;
    }
    friend bool operator==(const Responder &, const Responder &) = default;
};

struct Callout {
    CalloutId id = 0;
    CustomerId customerId = 0;
    std::optional<qint64> fixedLocationId; ///< set for a callout at a registered site
    CalloutStatus status = CalloutStatus::Unknown;
    QString statusText; ///< AURA's own word, as it came; empty = not given
    std::optional<Position> position;
    QString address; ///< formatted address; empty = not given
    int responseTypeId = 0; ///< 0 = not given
    QString responseTypeName; ///< nested dialect only, for example "SECURITY"
    QString emergency; ///< nested: typeOfEmergency / incidentCategory; empty = not given
    int classificationId = 0; ///< 0 = not given
    Classification classification = Classification::NotGiven;
    bool internalTest = false;
    QUrl trackingUrl; ///< hosted tracking page; may be empty
    Responder responder;
    std::optional<UtcTime> createdAt;
    std::optional<UtcTime> updatedAt;
    std::optional<UtcTime> dispatchedAt;
    std::optional<UtcTime> arrivedAt;
    std::optional<UtcTime> completedAt;
    std::optional<UtcTime> closedAt;

    [[nodiscard]] bool isClosed() const { return status == CalloutStatus::Closed; }
    [[nodiscard]] bool isTest() const
    {
        return internalTest || classification == Classification::Test;
    }
    friend bool operator==(const Callout &, const Callout &) = default;
};

/// Never changed once made: who holds the same pointer holds the same callout.
using CalloutPtr = std::shared_ptr<const Callout>;

} // namespace console
