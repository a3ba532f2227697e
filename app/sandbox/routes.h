// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The endpoints, one function for each resource; and what several of them need.

#pragma once

#include "sandbox/router.h"
#include "sandbox/world.h"

namespace sandbox {

class Tokens;
class Webhooks;

namespace routes {

void addAuthentication(Router &router, World &world, Tokens &tokens, const QString &clientId,
                       const QString &clientSecret);
void addCallouts(Router &router, World &world);
void addCancel(Router &router, World &world);
void addConversation(Router &router, World &world);
void addClosing(Router &router, World &world);
void addRatings(Router &router, World &world);
void addCustomers(Router &router, World &world);
void addSubscriptions(Router &router, World &world);
void addFixedLocations(Router &router, World &world);
void addLookups(Router &router, World &world);
void addWebhooks(Router &router, Webhooks &webhooks);

// Throws a 404 that names what is missing.
[[nodiscard]] Callout requireCallout(const World &world, qint64 id);
// Not a deleted one.
[[nodiscard]] Customer requireCustomer(const World &world, qint64 id);
// That of the path; a 401 when the token is for another customer's callouts.
[[nodiscard]] Callout requireCallout(const World &world, const Request &request);
[[nodiscard]] Customer requireCustomer(const World &world, const Request &request);
void requireScope(const Request &request, qint64 customerId);

// Contract 6.2, for the callout of whatever place: returns the active one of its customer if there
// is one.
[[nodiscard]] Reply raise(World &world, Callout callout, qint64 nowMs,
                          const std::function<QJsonObject(const Callout &, bool isNew)> &answer);
// The members of a raise that all kinds have.
void readKind(const Request &request, Callout &callout, bool typeIsRequired);

} // namespace routes

} // namespace sandbox
