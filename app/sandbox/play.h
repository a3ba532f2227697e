// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a built-in scenario consists of: who is there at the start, who comes when, what goes wrong.
// Like the story itself a pure function of the seed.

#pragma once

#include "sandbox/story.h"

#include <QStringList>

#include <memory>

namespace sandbox {

struct OwnFault;

// What comes next in the conversation when a customer was made to give a wrong code.
struct Sign final {
    qint64 afterMs = 0;
    BeatKind kind = BeatKind::Chat;
    qint64 number = 0;
    QString text{};
    QString source{};
};

class Play {
public:
    explicit Play(quint32 seed) : m_story(seed) { }
    virtual ~Play() = default;
    Q_DISABLE_COPY_MOVE(Play)

    // People besides those of the roster.
    [[nodiscard]] virtual QList<Customer> extras() const { return {}; }
    [[nodiscard]] virtual QList<Plan> opening() const { return {}; }
    // Whether somebody new comes by and by: next() and gapAfter().
    [[nodiscard]] virtual bool raises() const { return false; }
    [[nodiscard]] virtual std::optional<Plan> next(qint64 number, qint64 nowMs,
                                                   const QSet<qint64> &busyCustomers) const;
    [[nodiscard]] virtual qint64 gapAfter(qint64 number, qsizetype activeNow) const;
    // At their times from the start; repeated with this period, or not when it is 0.
    [[nodiscard]] virtual QList<OwnFault> faults() const;
    [[nodiscard]] virtual qint64 faultPeriodMs() const { return 0; }
    // What AURA and the customer do once a wrong code was given.
    [[nodiscard]] virtual QList<Sign> signsOfDuress(const Callout &callout) const;
    // AURA does something about callouts that clients raise.
    [[nodiscard]] virtual bool responds() const { return true; }
    // Nothing moves and nothing ends unless the trainer says so.
    [[nodiscard]] virtual bool waits() const { return false; }

protected:
    Story m_story;
};

[[nodiscard]] QStringList playNames();
// The name is one of these.
[[nodiscard]] std::unique_ptr<Play> makePlay(const QString &name, quint32 seed);

} // namespace sandbox
