// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the ticking cells of a queue row say at one moment: functions of values, so that the words
// and the ladder can be tested without a window.
#pragma once

#include "models/callouttablemodel.h"
#include "models/queuefigures.h"

#include <QCoreApplication>

namespace console {

struct ClockCell {
    enum Pill : quint8 { Plain, Amber, Red };
    QString total;
    QString detail; ///< "target 00:15", "stage 02:45"; without the word where there is little room
    Pill pill = Plain;
};

struct AgeCell {
    enum Mark : quint8 { Plain, Strong, Outline, Solid }; ///< Strong: violet words without a pill
    QString text;
    Mark mark = Plain;
};

class QueueCells final {
    Q_DECLARE_TR_FUNCTIONS(console::QueueCells)

public:
    const CalloutTableModel &table;
    const ServerClock &serverClock;
    MonoTime now{};
    Millis interval = figures::pollInterval; ///< how often the board is expected to be read
    bool linkLost = false;

    /// "NEW", from 30 s "LATE", else the state's word.
    [[nodiscard]] QString word(const CalloutRow &row) const;
    [[nodiscard]] QString detail(const CalloutRow &row) const;
    [[nodiscard]] ClockCell clock(const CalloutRow &row, bool brief) const;
    [[nodiscard]] AgeCell age(const CalloutRow &row) const;

private:
    [[nodiscard]] Millis inStage(const BoardEntry &entry) const;
    [[nodiscard]] static QString against(Millis target, Millis elapsed, bool brief);
};

} // namespace console
