// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The nested shapes of the API (G3, contract 3.2 and the G3 rows of its sections), written by hand
// from the contract. Where the contract has no names for what it promises, its assumed ones.

#pragma once

#include "sandbox/directory.h"
#include "sandbox/rows.h"

#include <QJsonArray>
#include <QJsonObject>

namespace sandbox {

struct World;

namespace nested {

// The small shape of the lists and of what was created or cancelled: the flat one with its url.
[[nodiscard]] QJsonObject listed(const Callout &callout);
// The rich one that a read gives.
[[nodiscard]] QJsonObject callout(const World &world, const Callout &callout, qint64 nowMs);
// Eleven members in a list, ten when it was just sent.
[[nodiscard]] QJsonObject event(const Event &event, bool inList);
// Mentions such as @admin.
[[nodiscard]] QJsonArray tags(const QString &message);
[[nodiscard]] QJsonObject customer(const Customer &customer);
[[nodiscard]] QJsonObject subscription(const Subscription &subscription);
[[nodiscard]] QJsonObject fixedLocation(const FixedLocation &location);

} // namespace nested

} // namespace sandbox
