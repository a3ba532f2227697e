// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// CalloutCommands with everything around it faked: what each test of commands starts from.
#pragma once

#include "services/calloutcommands.h"

#include "services/detailscheduler.h"

#include "fakepanicapi.h"

#include <QtTest/QtTest>

inline console::VerifiedCancel verified(console::CalloutId id, QStringView digits = u"0000")
{
    return {id, *console::SafeCode::fromText(digits), 101, QStringLiteral("Customer is safe")};
}

inline console::UnconditionalCancel unconditional(console::CalloutId id)
{
    return {id, 102, QStringLiteral("False alarm at the site")};
}

inline console::ApiError errorWith(console::ApiError::Kind kind)
{
    console::ApiError error;
    error.kind = kind;
    return error;
}

class CommandDesk {
protected:
    void open()
    {
        m_clock = {};
        m_time = std::make_unique<FakeScheduler>(m_clock);
        m_api = std::make_unique<FakePanicApi>(m_clock);
        m_log = std::make_unique<FakeLog>();
        m_serverClock = std::make_unique<console::ServerClock>(m_clock);
        m_serverClock->observe(m_clock.utc, m_clock.mono, m_clock.mono);
        m_board = std::make_unique<console::CalloutBoard>(m_clock, *m_serverClock);
        m_budget = std::make_unique<console::RequestBudget>(m_clock, *m_time);
        m_circuit = std::make_unique<console::Circuit>(m_clock);
        m_reader = std::make_unique<console::DetailScheduler>(*m_api, *m_budget, *m_circuit,
                                                              *m_board, m_clock, *m_time);
        m_commands = std::make_unique<console::CalloutCommands>(*m_api, *m_board, *m_reader, *m_log,
                                                                m_clock, *m_serverClock, *m_time);
        m_commands->setOperatorName(QStringLiteral("Op 01"));
        m_results.clear();
        m_settled.clear();
        QObject::connect(m_commands.get(), &console::CalloutCommands::commandFinished, &m_context,
                         [this](const console::CommandResult &r) { m_results.append(r); });
        QObject::connect(m_commands.get(), &console::CalloutCommands::verifiedCancelSettled,
                         &m_context,
                         [this](console::CommandId, console::CalloutId,
                                const std::optional<console::ApiError> &trouble) {
                             m_settled.append({m_clock.mono, trouble});
                         });
        m_api->reasons.automatic = [](qint64) { return console::ExceptionReason{1, {}}; };
        readsGive(QStringLiteral("created"));
        eventsGive({});
        poll({makeCallout(1), makeCallout(2)});
    }

    void close()
    {
        m_commands.reset();
        m_reader.reset();
        m_board.reset();
        // Whatever happened: no code, and no message's text, in the log.
        for (const console::LogEntry &entry : m_log->entries)
            QVERIFY2(!entry.text.contains(u"0000"), qPrintable(entry.text));
    }

    void poll(const QList<console::Callout> &callouts)
    {
        m_board->applySnapshot(snapshotOf(callouts, m_clock.mono));
    }
    void readsGive(const QString &status)
    {
        m_api->callouts.automatic =
            [this, status](qint64 id) -> console::ApiResult<console::CalloutRead> {
            return readOf(makeCallout(id, status), m_clock.mono);
        };
    }
    void eventsGive(const QString &text)
    {
        m_api->eventLists.automatic = [this, text](qint64 id) {
            console::CalloutEvent event{1, id, 2, text, {}, m_serverClock->at(m_clock.mono)};
            return text.isEmpty() ? QList<console::CalloutEvent>{}
                                  : QList<console::CalloutEvent>{event};
        };
    }
    [[nodiscard]] console::BoardEntry entry(console::CalloutId id) const
    {
        return m_board->find(id).value();
    }
    [[nodiscard]] console::LogEntry result() const
    {
        const auto entries = m_log->of(console::LogEntry::Kind::Result);
        return entries.size() == 1 ? entries.first() : console::LogEntry{};
    }

    FakeClock m_clock;
    std::unique_ptr<FakeScheduler> m_time;
    std::unique_ptr<FakePanicApi> m_api;
    std::unique_ptr<FakeLog> m_log;
    std::unique_ptr<console::ServerClock> m_serverClock;
    std::unique_ptr<console::CalloutBoard> m_board;
    std::unique_ptr<console::RequestBudget> m_budget;
    std::unique_ptr<console::Circuit> m_circuit;
    std::unique_ptr<console::DetailScheduler> m_reader;
    std::unique_ptr<console::CalloutCommands> m_commands;
    QList<console::CommandResult> m_results;
    QList<std::pair<console::MonoTime, std::optional<console::ApiError>>> m_settled;
    QObject m_context;
};
