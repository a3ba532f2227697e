// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a trainer does to the story by hand: lets somebody call, and takes a callout on to its next
// stage instead of AURA.

#pragma once

#include "sandbox/scenario.h"
#include "sandbox/stages.h"

namespace sandbox {

class Trainer final {
public:
    Trainer(World &world, Scenario &scenario) : m_world(world), m_scenario(scenario) { }

    // Within a transaction of the caller; each throws a Refusal for what cannot be done.
    // Anybody who has no active callout, or this customer.
    [[nodiscard]] Callout raise(std::optional<qint64> customerId,
                                std::optional<qint64> responseTypeId, qint64 nowMs);
    // To this stage, or to the next one.
    [[nodiscard]] Callout advance(qint64 calloutId, const std::optional<QString> &stage,
                                  qint64 nowMs);

private:
    [[nodiscard]] Plan planAtRandom(qint64 number, std::optional<qint64> responseTypeId,
                                    qint64 storyMs);
    [[nodiscard]] Plan planFor(qint64 customerId, qint64 number, qint64 responseTypeId,
                               qint64 storyMs);
    void takeTo(const Callout &callout, Stage from, Stage to, qint64 storyMs);

    World &m_world;
    Scenario &m_scenario;
};

} // namespace sandbox
