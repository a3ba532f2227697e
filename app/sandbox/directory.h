// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whom and what the customer source knows: customers, fixed locations, and the catalogues that
// AURA would hand to this integration.

#pragma once

#include "sandbox/rows.h"

#include <QList>

namespace sandbox {

class Database;

struct ResponseType final {
    qint64 id;
    const char *value;
    const char *description;
    bool fixedLocation;
    bool personalSafety;
};

struct CancellationReason final {
    qint64 id;
    const char *reason;
};

struct RatingItem final {
    qint64 id;
    const char *key;
    const char *description;
    const char *sentiment;
};

struct SubscriptionType final {
    qint64 id;
    const char *name;
};

struct LocationType final {
    qint64 id;
    const char *value;
    const char *description;
    const char *addressType;
};

class Directory final {
public:
    explicit Directory(Database &database);

    // Deleted ones too: their callouts are still there.
    [[nodiscard]] std::optional<Customer> customer(qint64 id) const;
    [[nodiscard]] std::optional<qint64> customerWithMobile(const QString &mobile) const;
    // Does nothing when there is one of this id or number.
    void add(const Customer &customer);
    // The id of the given one is ignored; the stored one comes back.
    [[nodiscard]] Customer create(const Customer &customer);
    void update(const Customer &customer);
    void deleteCustomer(qint64 id, qint64 atMs);

    // Not the deleted ones, except by id on request.
    [[nodiscard]] QList<FixedLocation> fixedLocations() const;
    [[nodiscard]] std::optional<FixedLocation> fixedLocation(qint64 id,
                                                             bool alsoDeleted = false) const;
    [[nodiscard]] std::optional<FixedLocation> fixedLocation(const QString &reference) const;
    void add(const FixedLocation &location);
    [[nodiscard]] FixedLocation create(const FixedLocation &location);
    void update(const FixedLocation &location);
    void deleteFixedLocation(qint64 id, qint64 atMs);
    // Whose callouts a place has: its customer's, else those of a contact made up for it.
    [[nodiscard]] qint64 contactOf(const FixedLocation &location);

    [[nodiscard]] static const QList<ResponseType> &responseTypes();
    [[nodiscard]] static const QList<CancellationReason> &cancellationReasons();
    [[nodiscard]] static const QList<RatingItem> &ratingItems();
    [[nodiscard]] static const QList<SubscriptionType> &subscriptionTypes();
    [[nodiscard]] static const QList<LocationType> &locationTypes();

private:
    Database &m_database;
};

template <typename Entry>
[[nodiscard]] const Entry *findById(const QList<Entry> &catalogue, qint64 id)
{
    for (const Entry &entry : catalogue) {
        if (entry.id == id)
            return &entry;
    }
    return nullptr;
}

} // namespace sandbox
