// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A clock that a test turns by hand.
#pragma once

#include "domain/clock.h"

namespace console::test {

class ManualClock final : public Clock {
public:
    [[nodiscard]] UtcTime utcNow() const override { return m_utc; }
    [[nodiscard]] MonoTime monoNow() const override { return m_mono; }

    /// Time passes: both clocks go on.
    void advance(Millis by)
    {
        m_utc += by;
        m_mono += by;
    }
    /// Somebody sets the wall clock.
    void jumpWallClock(Millis by) { m_utc += by; }

private:
    UtcTime m_utc = UtcTime(std::chrono::sys_days(std::chrono::year(2026) / 6 / 10));
    MonoTime m_mono{std::chrono::hours(1)};
};

} // namespace console::test
