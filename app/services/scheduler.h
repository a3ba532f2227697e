// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// "Later" as something that can be replaced: the program waits with real timers, the tests move a
// clock. Everything runs on the GUI thread.
#pragma once

#include "domain/clock.h"

#include <QObject>

#include <functional>

namespace console {

class Scheduler {
public:
    virtual ~Scheduler() = default;
    /// Runs `run` once, `delay` from now, unless `context` has gone by then. Never before it
    /// returns.
    virtual void after(Millis delay, QObject *context, std::function<void()> run) = 0;
};

/// The event loop's precise single-shot timers.
class TimerScheduler final : public Scheduler {
public:
    void after(Millis delay, QObject *context, std::function<void()> run) override;
};

} // namespace console
