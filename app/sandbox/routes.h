// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The endpoints, one function for each resource; and what several of them need.

#pragma once

#include "sandbox/router.h"
#include "sandbox/world.h"

namespace sandbox {

class Tokens;

namespace routes {

void addAuthentication(Router &router, Tokens &tokens, const QString &clientId,
                       const QString &clientSecret);
void addCallouts(Router &router, World &world);
void addCancel(Router &router, World &world);
void addConversation(Router &router, World &world);
void addRatings(Router &router, World &world);
void addCustomers(Router &router, World &world);

// Throws a 404 that names what is missing.
[[nodiscard]] Callout requireCallout(const World &world, qint64 id);
[[nodiscard]] Customer requireCustomer(const World &world, qint64 id);

} // namespace routes

} // namespace sandbox
