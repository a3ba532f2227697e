// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Customers, subscriptions and sites become bytes here, in either dialect; flat while it is not
// known. What is empty is left out, so that a change never wipes what it does not speak of.
#pragma once

#include "domain/directory.h"
#include "panicapi/codec/wire.h"

#include <QByteArray>

namespace console {

[[nodiscard]] QByteArray encodeCustomer(const CustomerDraft &draft, std::optional<Dialect> dialect);
/// For creating and changing alike.
[[nodiscard]] QByteArray encodeSubscription(const Subscription &subscription);
/// Nested: coordinates as strings, and where no identifier is given, the external reference is it.
[[nodiscard]] QByteArray encodeFixedLocation(const FixedLocation &site,
                                             std::optional<Dialect> dialect);

/// Every way in which a server may quote the number, its last four digits alone included.
[[nodiscard]] QStringList secretsOf(const CustomerDraft &draft);

} // namespace console
