// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Invents the shift: which callouts come when, and what becomes of each. A pure function of the
// seed: it never asks what clients have done meanwhile, so the same start gives the same story.

#pragma once

#include "sandbox/random.h"
#include "sandbox/storybeats.h"

#include <QSet>

namespace sandbox {

class Story final {
public:
    explicit Story(quint32 seed) : m_seed(seed) { }

    // The callouts that are there at the start; story time 0 is now, they began before it.
    [[nodiscard]] QList<Plan> opening() const;
    // The callout of this number, raised now, by nobody of the busy ones; nothing if all are busy.
    [[nodiscard]] std::optional<Plan> next(qint64 number, qint64 nowMs,
                                           const QSet<qint64> &busyCustomers) const;
    [[nodiscard]] qint64 gapAfter(qint64 number, qsizetype activeNow) const;
    // What AURA does about a callout that a client raised.
    [[nodiscard]] QList<Beat> response(const Callout &callout, qint64 nowMs) const;
    // The purpose keeps streams apart; further numbers say whose.
    [[nodiscard]] Random stream(quint32 purpose, quint64 whose, quint64 step = 0) const;

private:
    quint32 m_seed;
};

// When each stage of a response is reached, in milliseconds of the story.
struct Course final {
    qint64 start = 0;
    qint64 owned = 0;
    qint64 dispatched = 0;
    std::optional<qint64> awaitsEta;
    std::optional<qint64> withdrawn;
    std::optional<qint64> dispatchedAgain;
    qint64 arrived = 0;
    qint64 completed = 0;
    qint64 closed = 0;

    [[nodiscard]] static Course natural(Random &random, qint64 start);
};

[[nodiscard]] QList<Beat> beatsOf(const Course &course, Random &random, qint64 responseTypeId,
                                  bool fixedLocation);

} // namespace sandbox
