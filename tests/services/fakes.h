// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A world in which time moves when a test says so: a clock, its scheduler, and an operator log.
#pragma once

#include "domain/operatorlog.h"
#include "services/scheduler.h"

#include <QCoreApplication>
#include <QPointer>

#include <algorithm>
#include <map>

class FakeClock final : public console::Clock {
public:
    [[nodiscard]] console::UtcTime utcNow() const override { return utc; }
    [[nodiscard]] console::MonoTime monoNow() const override { return mono; }

    console::UtcTime utc{std::chrono::seconds{1'752'480'000}};
    console::MonoTime mono{std::chrono::hours{50}};
};

/// Runs whatever is queued in the event loop, queued answers to answers included.
inline void runQueued()
{
    for (int i = 0; i < 4; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

class FakeScheduler final : public console::Scheduler {
public:
    explicit FakeScheduler(FakeClock &clock) : m_clock(clock) { }

    void after(console::Millis delay, QObject *context, std::function<void()> run) override
    {
        const console::Millis wait = std::max(delay, console::Millis{0});
        m_timers.insert({m_clock.mono + wait, {context, std::move(run)}});
    }

    /// Moves both clocks on, stopping at every timer that falls due.
    void advance(console::Millis by)
    {
        const console::MonoTime target = m_clock.mono + by;
        runQueued();
        while (!m_timers.empty() && m_timers.begin()->first <= target) {
            auto timer = m_timers.extract(m_timers.begin());
            move(timer.key());
            if (timer.mapped().context)
                timer.mapped().run();
            runQueued();
        }
        move(target);
        runQueued();
    }

    /// What is due now, and what that leads to.
    void settle() { advance(console::Millis{0}); }

private:
    struct Timer {
        QPointer<QObject> context;
        std::function<void()> run;
    };

    void move(console::MonoTime to)
    {
        m_clock.utc += to - m_clock.mono;
        m_clock.mono = to;
    }

    FakeClock &m_clock;
    std::multimap<console::MonoTime, Timer> m_timers;
};

class FakeLog final : public console::OperatorLog {
public:
    using Done = std::function<void(std::expected<console::LogEntry, console::LogError>)>;

    void append(console::LogEntry entry, QObject *context, Done done) override
    {
        if (isFailing) {
            if (context)
                later(context, [done] { done(std::unexpected(console::LogError{})); });
            return;
        }
        entry.sequence = entries.size() + 1;
        entries.append(entry);
        if (context && !isHolding)
            later(context, [done, entry] { done(entry); });
    }

    [[nodiscard]] QList<console::LogEntry> of(console::LogEntry::Kind kind) const
    {
        QList<console::LogEntry> found;
        std::ranges::copy_if(entries, std::back_inserter(found),
                             [kind](const auto &entry) { return entry.kind == kind; });
        return found;
    }

    bool isFailing = false;
    bool isHolding = false; ///< writes, but never says so
    QList<console::LogEntry> entries;

private:
    static void later(QObject *context, std::function<void()> run)
    {
        QMetaObject::invokeMethod(context, std::move(run), Qt::QueuedConnection);
    }
};
