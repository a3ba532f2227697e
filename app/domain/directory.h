// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Customers, their subscriptions, registered sites and where responders reach: what stands behind a
// callout and decides whether one may be raised (contract 7.3, 8, 9, 10).
#pragma once

#include "domain/lookups.h"

#include <QStringList>

namespace console {

/// What is sent to create or change a customer. `mobile` is the whole number, whose last four
/// digits are the safe code: in memory from the dialog to the request body only, never kept, never
/// logged.
struct CustomerDraft {
    CustomerId id = 0; ///< 0 = a new one
    QString name;
    QString surname;
    QString mobile; ///< empty when changing = leave as it is
    QString email;
    QString externalReference;
    QString vehicleMake;
    QString vehicleModel;
    QString vehicleColour;
    QString vehiclePlate;
};

enum class SubscriptionState : quint8 { Unknown, Active, NotYet, Lapsed, Cancelled };

struct Subscription {
    qint64 id = 0;
    CustomerId customerId = 0;
    qint64 typeId = 0; ///< 0 = not given; resolve by SubscriptionType, ids differ by environment
    std::optional<UtcTime> validFrom;
    std::optional<UtcTime> validTo;
    std::optional<UtcTime> cancelledAt;
    QString statusText; ///< flat dialect only; empty = not given
    QList<CustomerId> dependants;

    friend bool operator==(const Subscription &, const Subscription &) = default;
};

/// Active = `now` within validFrom..validTo and not cancelled; a side that is not given is open.
/// The flat dialect may give nothing but a status word: "active" counts, anything else is Unknown
/// (contract 10).
[[nodiscard]] SubscriptionState subscriptionState(const Subscription &subscription, UtcTime now);
/// The best of them: Active, NotYet, Unknown, Lapsed, Cancelled. Empty list: Lapsed.
[[nodiscard]] SubscriptionState bestState(const QList<Subscription> &subscriptions, UtcTime now);

struct SubscriptionType {
    qint64 id = 0;
    QString name;

    friend bool operator==(const SubscriptionType &, const SubscriptionType &) = default;
};

/// A registered site (contract 8.1). Its `duressCode` is never decoded.
struct FixedLocation {
    qint64 id = 0; ///< 0 = a new one
    CustomerId customerId = 0; ///< 0 = not linked
    QString externalReference; ///< the key that callouts are raised by
    QString name; ///< nested: locationDescription, else locationIdentifier
    QString identifier; ///< nested only
    QString address;
    QString additionalInformation;
    QString what3words;
    QString typeName;
    std::optional<LatLon> point;
    std::optional<bool> medicalCoverage;
    std::optional<bool> securityCoverage;
    std::optional<UtcTime> coverageCheckedAt;

    friend bool operator==(const FixedLocation &, const FixedLocation &) = default;
};

/// Where one response type has responders (contract 7.3, KML).
struct Coverage {
    struct Polygon {
        QString name;
        QList<LatLon> outer; ///< closed or not; at least three points
        QList<QList<LatLon>> holes;

        friend bool operator==(const Polygon &, const Polygon &) = default;
    };
    int responseTypeId = 0;
    QList<Polygon> polygons;
    int skipped = 0; ///< placemarks that could not be read: then "outside" is not certain

    friend bool operator==(const Coverage &, const Coverage &) = default;
};

enum class CoverageAnswer : quint8 { Unknown, Inside, Outside };

/// Unknown when there is no polygon at all, or outside all of them while some were skipped. A point
/// on an edge is inside. Polygons are taken as flat in degrees; across the 180th meridian too.
[[nodiscard]] CoverageAnswer coverageAt(const Coverage &coverage, const LatLon &point);

} // namespace console
