// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Brings lists to the board without holding up the windows: when a whole city turns up at once,
// what is new comes in portions, one for each turn of the event loop.
#pragma once

#include "domain/panicapi.h"

#include <QObject>

#include <vector>

namespace console {

class CalloutBoard;
class Scheduler;

class SnapshotFeed final : public QObject {
    Q_OBJECT

public:
    static constexpr qsizetype mostAtOnce = 3'000; ///< new or changed callouts in one turn
    static constexpr qsizetype firstPortion = 400;
    static constexpr qsizetype leastAtOnce = 100;
    static constexpr double budgetMs = 16; ///< of one turn; the portions grow and shrink with it

    SnapshotFeed(CalloutBoard &board, Scheduler &scheduler, QObject *parent = nullptr);
    ~SnapshotFeed() override;

    /// A list with few changes is on the board when this returns. Of another the newest open
    /// callouts are, the rest follows, and at last the whole list once more, which alone may say
    /// that something is missing. A newer list takes the place of one under way.
    void feed(const Snapshot &snapshot);
    /// For signing out: what has not reached the board never does.
    void drop();
    [[nodiscard]] bool isFeeding() const { return m_isFeeding; }

signals:
    /// All of it is on the board.
    void fed(const console::Snapshot &snapshot);

private:
    void plan();
    void feedPortion();
    void feedWhole();

    CalloutBoard &m_board;
    Scheduler &m_scheduler;
    Snapshot m_snapshot; ///< under way
    std::vector<qsizetype> m_waiting; ///< its callouts that are news to the board, the first last
    qsizetype m_portion = firstPortion;
    quint64 m_number = 0; ///< of the list under way; a turn for any other does nothing
    bool m_isFeeding = false;
    bool m_isBehind = false; ///< a list was dropped of which the next may call everything known
};

} // namespace console
