// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The flat shapes of the API (contract 3.1, G1/G2), written by hand from the contract.

#pragma once

#include "sandbox/rows.h"

#include <QJsonObject>

namespace sandbox::flat {

[[nodiscard]] QJsonObject callout(const Callout &callout);
[[nodiscard]] QJsonObject event(const Event &event);
[[nodiscard]] QJsonObject customer(const Customer &customer);
// With the status word that only this dialect has.
[[nodiscard]] QJsonObject subscription(const Subscription &subscription, qint64 nowMs);
[[nodiscard]] QJsonObject fixedLocation(const FixedLocation &location);

} // namespace sandbox::flat
