// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who is covered, and from when to when (contract 10). Ended ones stay and cannot be revived.

#pragma once

#include "sandbox/rows.h"

namespace sandbox {

class Database;

class SubscriptionStore final {
public:
    explicit SubscriptionStore(Database &database);

    [[nodiscard]] std::optional<Subscription> byId(qint64 id) const;
    // Of the customer and those that it depends on, ascending ids.
    [[nodiscard]] QList<Subscription> of(qint64 customerId) const;
    [[nodiscard]] bool covers(qint64 customerId, qint64 nowMs) const;
    // The end of "Customer 5 has no active subscription"; begins with a colon, or is empty.
    [[nodiscard]] QString reasonForNone(qint64 customerId, qint64 nowMs) const;

    // The id of the given one is ignored; the stored one comes back.
    [[nodiscard]] Subscription create(const Subscription &subscription);
    void update(const Subscription &subscription);
    void cancel(qint64 id, qint64 atMs);

private:
    void setDependants(const Subscription &subscription);
    [[nodiscard]] QList<qint64> dependantsOf(qint64 id) const;

    Database &m_database;
};

[[nodiscard]] inline bool isActive(const Subscription &subscription, qint64 nowMs)
{
    return !subscription.cancelledMs && subscription.validFromMs <= nowMs
           && nowMs <= subscription.validToMs;
}

} // namespace sandbox
