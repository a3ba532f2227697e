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

class Directory final {
public:
    explicit Directory(Database &database);

    [[nodiscard]] std::optional<Customer> customer(qint64 id) const;
    [[nodiscard]] std::optional<FixedLocation> fixedLocation(qint64 id) const;
    void add(const Customer &customer);
    void add(const FixedLocation &location);

    [[nodiscard]] static const QList<ResponseType> &responseTypes();
    [[nodiscard]] static const QList<CancellationReason> &cancellationReasons();
    [[nodiscard]] static const QList<RatingItem> &ratingItems();

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
