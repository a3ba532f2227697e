// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/requestbudget.h"

#include <algorithm>

namespace console {

using namespace std::chrono_literals;

namespace {

constexpr double slowest = 1;
constexpr double fastest = 50;
constexpr int largestBurst = 100;

} // namespace

RequestBudget::RequestBudget(const Clock &clock, Scheduler &scheduler, QObject *parent)
    : QObject(parent), m_clock(clock), m_scheduler(scheduler)
{
    setRate(defaultRate);
}

RequestBudget::~RequestBudget() = default;

void RequestBudget::setRate(double perSecond)
{
    const double kept = std::clamp(perSecond, slowest, fastest);
    m_interval = Micros(qRound64(1'000'000 / kept));
    m_pumpDue.reset(); // what was due is due at another time now
    pumpAfter(0ms);
}

double RequestBudget::rate() const
{
    return 1'000'000.0 / double(m_interval.count());
}

void RequestBudget::setBurst(int burst)
{
    m_burst = std::clamp(burst, 1, largestBurst);
    m_pumpDue.reset();
    pumpAfter(0ms);
}

void RequestBudget::acquire(Class what, QObject *context, std::function<void()> go)
{
    m_queues[std::size_t(what)].push_back({context, std::move(go), m_clock.monoNow()});
    pumpAfter(wait(m_clock.monoNow()));
}

int RequestBudget::waiting(Class what) const
{
    return int(std::ranges::count_if(m_queues[std::size_t(what)],
                                     [](const Waiting &one) { return !one.context.isNull(); }));
}

int RequestBudget::waiting() const
{
    return waiting(Class::Command) + waiting(Class::List) + waiting(Class::Detail);
}

void RequestBudget::pumpAfter(Millis delay)
{
    const MonoTime due = m_clock.monoNow() + delay;
    if (m_pumpDue && *m_pumpDue <= due)
        return;
    m_pumpDue = due;
    m_scheduler.after(delay, this, [this, due] {
        if (m_pumpDue == due) {
            m_pumpDue.reset();
            pump();
        }
    });
}

void RequestBudget::pump()
{
    const QPointer<RequestBudget> self = this; // `go` may end the session
    while (self) {
        const MonoTime now = m_clock.monoNow();
        dropOrphans();
        if (std::ranges::all_of(m_queues, &Queue::empty))
            return;
        if (const Millis left = wait(now); left > 0ms) {
            pumpAfter(left);
            return;
        }
        Queue &queue = m_queues[*nextClass(now)];
        const Waiting next = std::move(queue.front());
        queue.pop_front();
        m_spent = std::max<Micros>(m_spent, now.time_since_epoch()) + m_interval;
        next.go();
    }
}

void RequestBudget::dropOrphans()
{
    for (Queue &queue : m_queues) {
        while (!queue.empty() && !queue.front().context)
            queue.pop_front();
    }
}

std::optional<std::size_t> RequestBudget::nextClass(MonoTime now)
{
    constexpr std::array<Millis, classes> bounds{Millis::max(), listBound, detailBound};
    std::array<bool, classes> ready{};
    std::array<bool, classes> overdue{};
    for (std::size_t i = 0; i < classes; ++i) {
        ready[i] = !m_queues[i].empty();
        overdue[i] = ready[i] && now - m_queues[i].front().since > bounds[i];
    }
    return m_share.next(ready, overdue);
}

Millis RequestBudget::wait(MonoTime now) const
{
    const Micros free = m_spent - m_interval * (m_burst - 1);
    return std::max<Millis>(std::chrono::ceil<Millis>(free - now.time_since_epoch()), 0ms);
}

} // namespace console
