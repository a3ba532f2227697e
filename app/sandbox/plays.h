// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The built-in scenarios, docs/sandbox.md says what each is for.

#pragma once

#include "sandbox/play.h"

namespace sandbox {

class EmptyPlay final : public Play {
public:
    using Play::Play;
    bool responds() const override { return false; }
};

class ShiftPlay : public Play {
public:
    using Play::Play;
    QList<Plan> opening() const override { return m_story.opening(); }
    bool raises() const override { return true; }
};

// Somebody each half hour.
class QuietPlay final : public Play {
public:
    using Play::Play;
    QList<Plan> opening() const override;
    bool raises() const override { return true; }
    qint64 gapAfter(qint64 number, qsizetype activeNow) const override;
};

// 500 at the start, a hundred more in ten minutes, and everything takes six times as long.
class FloodPlay final : public Play {
public:
    using Play::Play;
    QList<Customer> extras() const override;
    QList<Plan> opening() const override;
    bool raises() const override { return true; }
    std::optional<Plan> next(qint64 number, qint64 nowMs,
                             const QSet<qint64> &busyCustomers) const override;
    qint64 gapAfter(qint64 number, qsizetype activeNow) const override;
};

// Customers that are forced to call it off, and one that really wants to.
class DuressPlay final : public Play {
public:
    using Play::Play;
    QList<Plan> opening() const override;
    bool raises() const override { return true; }
    qint64 gapAfter(qint64 number, qsizetype activeNow) const override;
    QList<Sign> signsOfDuress(const Callout &callout) const override;
};

// The shift, while server and network have a bad day.
class OutagePlay final : public ShiftPlay {
public:
    using ShiftPlay::ShiftPlay;
    QList<OwnFault> faults() const override;
    qint64 faultPeriodMs() const override;
};

// Six that wait for the trainer.
class TrainingPlay final : public Play {
public:
    using Play::Play;
    QList<Plan> opening() const override;
    bool responds() const override { return false; }
    bool waits() const override { return true; }
};

} // namespace sandbox
