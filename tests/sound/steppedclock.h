// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A clock that moves when a test says so.
#pragma once

#include "domain/clock.h"

namespace console::test {

class SteppedClock final : public Clock {
public:
    MonoTime mono = MonoTime(Millis(1'000'000));

    [[nodiscard]] UtcTime utcNow() const override { return UtcTime(mono.time_since_epoch()); }
    [[nodiscard]] MonoTime monoNow() const override { return mono; }
};

} // namespace console::test
