// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One budget for everything this console asks AURA (contract 11: at most 5 requests/s, our own
// figure): commands first, then the active list, then detail; but nothing waits for ever.
#pragma once

#include "services/fairshare.h"
#include "services/scheduler.h"

#include <QObject>
#include <QPointer>

#include <array>
#include <deque>
#include <functional>
#include <optional>

namespace console {

class RequestBudget final : public QObject {
    Q_OBJECT

public:
    enum class Class : quint8 { Command, List, Detail };
    static constexpr double defaultRate = 5;
    static constexpr int defaultBurst = 10;
    static constexpr Millis listBound{2'000}; ///< a list that waits longer is overdue
    static constexpr Millis detailBound{5'000};

    RequestBudget(const Clock &clock, Scheduler &scheduler, QObject *parent = nullptr);
    ~RequestBudget() override;

    /// Requests per second; kept within 1 to 50.
    void setRate(double perSecond);
    [[nodiscard]] double rate() const;
    /// How many may go at once after a rest; kept within 1 to 100.
    void setBurst(int burst);
    [[nodiscard]] int burst() const { return m_burst; }

    /// Runs `go` once, as soon as the budget allows: always later, never before this has returned,
    /// never after `context` is gone. What no longer has a context costs nothing.
    ///
    /// While the first in line of a lower class is overdue, every fourth request is of such a
    /// class, in turn. Whatever floods the others, at 5/s it then waits less than a second more
    /// (two, when list and detail are both overdue).
    void acquire(Class what, QObject *context, std::function<void()> go);

    [[nodiscard]] int waiting(Class what) const;
    [[nodiscard]] int waiting() const;

private:
    using Micros = std::chrono::microseconds;
    static constexpr std::size_t classes = 3;
    struct Waiting {
        QPointer<QObject> context;
        std::function<void()> go;
        MonoTime since{};
    };
    using Queue = std::deque<Waiting>;

    void pump();
    void pumpAfter(Millis delay);
    void dropOrphans();
    [[nodiscard]] std::optional<std::size_t> nextClass(MonoTime now);
    /// How long until one more request may go.
    [[nodiscard]] Millis wait(MonoTime now) const;

    const Clock &m_clock;
    Scheduler &m_scheduler;
    std::array<Queue, classes> m_queues;
    FairShare<classes> m_share;
    Micros m_interval{}; ///< between two requests in the long run
    int m_burst = defaultBurst;
    Micros m_spent{}; ///< the moment up to which the budget is used, steady clock
    std::optional<MonoTime> m_pumpDue;
};

} // namespace console
