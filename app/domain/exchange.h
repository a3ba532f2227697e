// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is told of one request and its answer, for the figures that a supervisor sees: which
// endpoint, how long, how it ended, and what in the answer this program did not know. Never a body,
// a token, a name or a position.
#pragma once

#include "domain/apierror.h"
#include "domain/clock.h"

#include <QMap>

namespace console {

/// Every endpoint of the contract that the console can call (contract 2, 6 to 10).
enum class Endpoint : quint8 {
    Token, // 2.1
    CalloutToken, // 2.2
    CustomerCallouts, // 6.1
    Raise, // 6.2
    RaiseLegacy, // 6.3
    ActiveCallouts, // 6.4
    Callout, // 6.5
    LocationAndReturn, // 6.6
    Location, // 6.7
    Events, // 6.8
    SendEvent, // 6.9
    ExceptionReasons, // 6.10
    AttachReason, // 6.11
    ResolutionReport, // 6.12
    CalloutMap, // 6.13
    Cancel, // 6.14
    RatingItems, // 6.15
    RateItem, // 6.16
    Rate, // 6.17
    Dismiss, // 6.18
    ResponseTypes, // 7.1
    Coverage, // 7.3
    FixedLocations, // 8
    FixedLocation,
    CreateFixedLocation,
    UpdateFixedLocation,
    DeleteFixedLocation,
    RaiseAtSite, // 8.2
    CreateCustomer, // 9
    Customer,
    UpdateCustomer,
    DeleteCustomer,
    Subscriptions, // 10
    Subscription,
    CreateSubscription,
    UpdateSubscription,
    CancelSubscription,
    SubscriptionTypes,
    Picture, ///< the file that CalloutMap's address names
    Count,
};

/// The contract's own title, in English, for logs and the health page: "List active callouts".
[[nodiscard]] QLatin1StringView endpointTitle(Endpoint endpoint);

/// What in answers did not fit what this program knows. Names and words of the API, capped at 64
/// characters each; values of unknown members are never kept.
struct Drift {
    QMap<QString, int> unknownStatuses;
    QMap<QString, int> unknownFields;
    QMap<QString, int> unknownEventTypes; ///< event names and type numbers
    int skipped = 0; ///< elements that could not be read
    int duplicates = 0;

    [[nodiscard]] bool isEmpty() const
    {
        return unknownStatuses.isEmpty() && unknownFields.isEmpty() && unknownEventTypes.isEmpty()
               && skipped == 0 && duplicates == 0;
    }
    friend bool operator==(const Drift &, const Drift &) = default;
};

/// One attempt on the wire, finished. A call that was repeated after a 401 gives two.
struct Exchange {
    Endpoint endpoint = Endpoint::Token;
    MonoTime sent{};
    MonoTime received{};
    int httpStatus = 0; ///< 0 when there was no HTTP answer
    qint64 bytes = 0; ///< of the answer, decompressed
    std::optional<ApiError> error; ///< null for a success that could be decoded
    std::optional<UtcTime> serverDate; ///< the `Date` header
    Drift drift;

    [[nodiscard]] Millis latency() const { return received - sent; }
};

} // namespace console
