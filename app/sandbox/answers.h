// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What several endpoints, and webhooks, answer: in the dialect that the world speaks at the moment.

#pragma once

#include "sandbox/world.h"

#include <QJsonObject>

namespace sandbox::answers {

// Contract 6.2: what a raise gives.
[[nodiscard]] QJsonObject raised(const World &world, const Callout &callout, bool isNew);
// Contract 6.5, 6.6 and the body of a 285: what a read gives, and a message where both have one.
[[nodiscard]] QJsonObject read(const World &world, const Callout &callout, qint64 nowMs);
[[nodiscard]] QJsonObject readWithMessage(const World &world, const Callout &callout,
                                          const QString &message, qint64 nowMs);
// The callout alone, as rich as the dialect has it.
[[nodiscard]] QJsonObject callout(const World &world, const Callout &callout, qint64 nowMs);
[[nodiscard]] QJsonObject listed(const World &world, const Callout &callout);
[[nodiscard]] QJsonObject event(const World &world, const Event &event);
[[nodiscard]] QJsonObject customer(const World &world, const Customer &customer);
[[nodiscard]] QJsonObject subscription(const World &world, const Subscription &subscription,
                                       qint64 nowMs);
[[nodiscard]] QJsonObject fixedLocation(const World &world, const FixedLocation &location);

} // namespace sandbox::answers
