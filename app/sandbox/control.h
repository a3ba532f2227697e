// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The control surface, docs/sandbox.md: what a trainer or a tester may do to the served world.

#pragma once

#include "sandbox/faultbook.h"
#include "sandbox/router.h"
#include "sandbox/trainer.h"

namespace sandbox {

class Control final {
public:
    Control(World &world, Scenario &scenario, FaultBook &faults);

    // Paths below /sandbox. The router must not outlive this.
    void addRoutes(Router &router);

private:
    [[nodiscard]] Reply status(qint64 nowMs);
    [[nodiscard]] Reply raise(const Request &request);
    [[nodiscard]] Reply advance(const Request &request);
    [[nodiscard]] Reply addEvent(const Request &request);
    [[nodiscard]] Reply cancels();
    [[nodiscard]] Reply setDialect(const Request &request);
    [[nodiscard]] Reply setScenario(const Request &request);
    [[nodiscard]] Reply setSpeed(const Request &request);
    [[nodiscard]] Reply setSafeCode(const Request &request);
    [[nodiscard]] Reply setFaults(const Request &request);
    [[nodiscard]] Reply endFaults(const Request &request);

    World &m_world;
    Scenario &m_scenario;
    FaultBook &m_faults;
    Trainer m_trainer;
};

} // namespace sandbox
