// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// An alarm book behind a board, as in the program: what each test of it starts from.
#pragma once

#include "boarddesk.h"

#include "services/alarmbook.h"

class AlarmBench : protected BoardDesk {
protected:
    using Rung = std::pair<console::AlarmClass, console::CalloutId>;

    void openBook()
    {
        open();
        m_log = std::make_unique<FakeLog>();
        m_book = std::make_unique<console::AlarmBook>(m_clock, *m_log);
        QObject::connect(m_board.get(), &console::CalloutBoard::changed, m_book.get(),
                         &console::AlarmBook::apply);
        QObject::connect(
            m_book.get(), &console::AlarmBook::rungFor, m_book.get(),
            [this](console::AlarmClass what, console::CalloutId id) { m_rung.append({what, id}); });
        m_rung.clear();
    }
    [[nodiscard]] const console::AlarmPicture &picture() const { return m_book->picture(); }
    void wait(console::Millis time)
    {
        using namespace std::chrono_literals;
        for (console::Millis done{}; done < time; done += 1s) {
            m_clock.mono += 1s;
            m_clock.utc += 1s;
            m_board->tick();
            m_book->tick();
        }
    }
    [[nodiscard]] qsizetype logged(const QString &words) const
    {
        return std::ranges::count_if(m_log->entries, [&](const console::LogEntry &entry) {
            return entry.text.contains(words);
        });
    }
    [[nodiscard]] console::Callout fresh(console::CalloutId id) const
    {
        console::Callout callout = makeCallout(id);
        callout.createdAt = m_clock.utc;
        return callout;
    }

    std::unique_ptr<FakeLog> m_log;
    std::unique_ptr<console::AlarmBook> m_book;
    QList<Rung> m_rung;
};
