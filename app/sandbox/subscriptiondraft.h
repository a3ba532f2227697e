// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads and activates a subscription: on its own, and together with a new customer.

#pragma once

#include "sandbox/fields.h"
#include "sandbox/world.h"

namespace sandbox::routes {

// Throws a Refusal. Valid from now on for a year where nothing else is said.
[[nodiscard]] Subscription draftSubscription(const World &world, const Fields &fields,
                                             qint64 customerId, qint64 nowMs);
// 409 when the customer has one for a part of that time.
[[nodiscard]] Subscription activate(World &world, const Subscription &draft);

} // namespace sandbox::routes
