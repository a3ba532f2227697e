// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The invented people and places of the sandbox. Nobody here exists.

#pragma once

#include "sandbox/rows.h"

#include <QList>

namespace sandbox::roster {

[[nodiscard]] const QList<Customer> &customers();
[[nodiscard]] const QList<FixedLocation> &fixedLocations();
// Somewhere inland in the customer's own suburb.
[[nodiscard]] GeoPoint homeOf(qint64 customerId);
// The suburb round a point, as far as the invented people live in it; else empty.
[[nodiscard]] QString addressNear(GeoPoint point);
// The one whose telephone sends the same fix for ever.
inline constexpr qint64 stuckCustomer = 178934;
// The contract's example. The story leaves her alone, so that a client can always raise for her.
inline constexpr qint64 exampleCustomer = 178921;

} // namespace sandbox::roster
