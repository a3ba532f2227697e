// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/exchange.h"

#include <array>

namespace console {

using namespace Qt::StringLiterals;

QLatin1StringView endpointTitle(Endpoint endpoint)
{
    static constexpr std::array titles{
        "Create OAuth token"_L1,
        "Create callout token"_L1,
        "List active customer callouts"_L1,
        "Raise a customer callout"_L1,
        "Raise a callout (legacy)"_L1,
        "List active callouts"_L1,
        "Get a callout"_L1,
        "Stream location and return callout"_L1,
        "Stream a location update"_L1,
        "Read callout events"_L1,
        "Send a callout event"_L1,
        "List cancellation reasons"_L1,
        "Create a cancellation reason"_L1,
        "Generate a resolution report"_L1,
        "Get a callout map"_L1,
        "Cancel a callout"_L1,
        "List rating items"_L1,
        "Submit a rating item"_L1,
        "Submit a callout rating"_L1,
        "Dismiss a callout"_L1,
        "List response types"_L1,
        "Get coverage"_L1,
        "List fixed locations"_L1,
        "Get a fixed location"_L1,
        "Create a fixed location"_L1,
        "Update a fixed location"_L1,
        "Delete a fixed location"_L1,
        "Raise a fixed-location callout"_L1,
        "Create a customer"_L1,
        "Get a customer"_L1,
        "Update a customer"_L1,
        "Delete a customer"_L1,
        "List a customer's subscriptions"_L1,
        "Get a subscription"_L1,
        "Activate a subscription"_L1,
        "Update a subscription"_L1,
        "Cancel a subscription"_L1,
        "List subscription types"_L1,
        "Fetch a callout map's picture"_L1,
    };
    static_assert(titles.size() == std::size_t(Endpoint::Count));
    return endpoint < Endpoint::Count ? titles[std::size_t(endpoint)] : QLatin1StringView();
}

} // namespace console
