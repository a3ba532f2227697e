// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A real main window over real models with a clock that stands still: what the window's tests
// share. All callouts, people and units are invented.
#pragma once

#include "models/callouttablemodel.h"
#include "models/conversationmodel.h"
#include "models/operatorlogmodel.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"

#include <memory>

namespace console::test {

using namespace std::chrono_literals;

class StillClock final : public Clock {
public:
    UtcTime utc = UtcTime(Millis(1'784'032'327'000)); // 2026-07-14 12:32:07 UTC
    MonoTime mono = MonoTime(Millis(10'000'000));

    [[nodiscard]] UtcTime utcNow() const override { return utc; }
    [[nodiscard]] MonoTime monoNow() const override { return mono; }
    void advance(Millis by)
    {
        utc += by;
        mono += by;
    }
};

inline const QString me = QStringLiteral("Op 07");

/// Created `age` ago, read a second ago, taken by nobody.
BoardEntry makeEntry(const StillClock &clock, CalloutId id, Millis age,
                     CalloutStatus status = CalloutStatus::Created);
/// `entry` taken by `owner` so long after its creation.
BoardEntry taken(BoardEntry entry, const QString &owner, Millis after);
/// About a dozen at different stages; the first is new.
QList<BoardEntry> sampleBoard(const StillClock &clock);

struct Desk {
    Desk();

    void show(QSize size);
    /// Model and window, as the application does it.
    void apply(const BoardChanges &changes);
    void update(const BoardEntry &entry, BoardFields fields);
    void fill();
    void link(LinkState::Kind kind, Millis sinceSuccess);
    /// Moves the clock and lets the window's tick run.
    void pass(Millis time);
    /// `what` is null for the whole window.
    void saveIfWanted(const QString &name, QWidget *what = nullptr);

    StillClock clock;
    ServerClock serverClock;
    Theme theme;
    CalloutTableModel callouts;
    ConversationModel messages;
    OperatorLogModel log;
    std::unique_ptr<MainWindow> window;
};

} // namespace console::test
