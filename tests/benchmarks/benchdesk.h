// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A board filled from the crowd the way the console fills it: bytes, decoder, board, changes. The
// one place to adapt when one of those changes.
#pragma once

#include "crowd.h"

#include "domain/clock.h"
#include "panicapi/codec/activelist.h"
#include "services/calloutboard.h"

#include <QObject>

namespace bench {

/// Stands still until told to go on, so that nothing but the polls changes the board.
class HandClock final : public console::Clock {
public:
    [[nodiscard]] console::UtcTime utcNow() const override { return utc; }
    [[nodiscard]] console::MonoTime monoNow() const override { return mono; }
    void advance(console::Millis by)
    {
        utc += by;
        mono += by;
    }

    console::UtcTime utc{std::chrono::seconds{1'790'000'000}};
    console::MonoTime mono{std::chrono::hours{50}};
};

class BenchDesk final {
public:
    /// The first list is on the board; one callout in twenty is still new, the others are another
    /// operator's.
    explicit BenchDesk(int count);

    /// The next list, decoded but not applied. Not timed.
    [[nodiscard]] console::Snapshot nextSnapshot();
    /// Applies it and gives what changed.
    console::BoardChanges apply(const console::Snapshot &snapshot);
    /// Everything on the board, as the changes that a model starts from.
    [[nodiscard]] console::BoardChanges all() const;

    [[nodiscard]] Crowd &crowd() { return m_crowd; }
    [[nodiscard]] HandClock &clock() { return m_clock; }
    [[nodiscard]] const console::ServerClock &serverClock() const { return m_serverClock; }
    [[nodiscard]] console::CalloutBoard &board() { return m_board; }

private:
    [[nodiscard]] console::Snapshot decoded();

    HandClock m_clock;
    Crowd m_crowd;
    console::ActiveListDecoder m_decoder;
    console::ServerClock m_serverClock{m_clock};
    console::CalloutBoard m_board{m_clock, m_serverClock};
    console::BoardChanges m_changes;
    QObject m_context;
};

} // namespace bench
