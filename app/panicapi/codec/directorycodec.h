// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Bytes become customers that were written, subscriptions and registered sites, in both dialects.
// Pure functions.
#pragma once

#include "domain/directory.h"
#include "panicapi/codec/wire.h"

#include <QByteArrayView>

namespace console {

/// What AURA answers to a draft. An answer without a customer, an empty one included, gives what
/// was sent, the mobile number masked; its id is then the draft's.
[[nodiscard]] DecodeResult<Customer> decodeWrittenCustomer(QByteArrayView body,
                                                           const CustomerDraft &draft);

[[nodiscard]] DecodeResult<QList<Subscription>> decodeSubscriptions(QByteArrayView body,
                                                                    CustomerId customer);
/// Bare, or `{ message, subscription, dependents }`.
[[nodiscard]] DecodeResult<Subscription> decodeSubscription(QByteArrayView body);
/// As decodeWrittenCustomer().
[[nodiscard]] DecodeResult<Subscription> decodeWrittenSubscription(QByteArrayView body,
                                                                   const Subscription &sent);
[[nodiscard]] DecodeResult<QList<SubscriptionType>> decodeSubscriptionTypes(QByteArrayView body);

/// Keys with a literal dot ("calloutLocationType.value") and string coordinates are understood; a
/// `duressCode` is never read.
[[nodiscard]] DecodeResult<QList<FixedLocation>> decodeFixedLocations(QByteArrayView body);
[[nodiscard]] DecodeResult<FixedLocation> decodeFixedLocation(QByteArrayView body);
/// As decodeWrittenCustomer().
[[nodiscard]] DecodeResult<FixedLocation> decodeWrittenFixedLocation(QByteArrayView body,
                                                                     const FixedLocation &sent);

/// The sentence in an answer that holds nothing else; empty when there is none. Never an error.
[[nodiscard]] DecodeResult<QString> decodeMessage(QByteArrayView body);

} // namespace console
