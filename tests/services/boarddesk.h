// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A board with a hand-turned clock and a listener that checks every change: what each test of it
// starts from.
#pragma once

#include "boardwatch.h"
#include "fakepanicapi.h"

#include <QtTest/QtTest>

class BoardDesk {
protected:
    void open()
    {
        m_clock = {};
        m_serverClock = std::make_unique<console::ServerClock>(m_clock);
        m_board = std::make_unique<console::CalloutBoard>(m_clock, *m_serverClock);
        m_watch = std::make_unique<BoardWatch>(*m_board);
    }

    void close()
    {
        QCOMPARE(m_watch->complaints, QStringList());
        QCOMPARE(m_watch->mirror.size(), m_board->entries().size());
        for (const console::BoardEntry &entry : m_board->entries()) {
            console::BoardFields fields = differences(m_watch->mirror.value(entry.id()), entry);
            fields.setFlag(console::BoardField::Read, false); // told by readMoved()
            QVERIFY2(!fields, qPrintable(QStringLiteral("callout %1 differs").arg(entry.id())));
        }
    }

    void poll(const QList<console::Callout> &callouts, bool complete = true)
    {
        m_board->applySnapshot(snapshotOf(callouts, m_clock.mono, complete));
    }
    void pass(console::Millis time)
    {
        const console::MonoTime until = m_clock.mono + time;
        while (m_clock.mono < until) {
            m_clock.mono += std::chrono::seconds{1};
            m_clock.utc += std::chrono::seconds{1};
            m_board->tick();
        }
    }
    [[nodiscard]] console::BoardEntry entry(console::CalloutId id) const
    {
        return m_board->find(id).value();
    }

    FakeClock m_clock;
    std::unique_ptr<console::ServerClock> m_serverClock;
    std::unique_ptr<console::CalloutBoard> m_board;
    std::unique_ptr<BoardWatch> m_watch;
};
