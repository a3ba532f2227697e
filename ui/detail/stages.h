// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How far a callout has come, as six stages with times, in words. A pure function of values, so
// that the track only paints and the words can be tested.
#pragma once

#include "domain/boardentry.h"

#include <QCoreApplication>

namespace console {

struct Stage {
    enum class Mark : quint8 { Done, Current, Ahead };
    QString name; ///< "Dispatched"
    QString time; ///< "14:29:22", "ETA 14:35", "Not given" or a dash
    QString note; ///< "after 01:27", "in 3 min"; may be empty
    Mark mark = Mark::Ahead;
    bool overTarget = false; ///< later than the design's target: the note is an amber pill

    friend bool operator==(const Stage &, const Stage &) = default;
};

class Stages final {
    Q_DECLARE_TR_FUNCTIONS(console::Stages)

public:
    /// Created, Taken, Dispatched, On scene, Completed, Closed; always six. `readAt` is when the
    /// data arrived, `now` the present; both on the steady clock.
    [[nodiscard]] static QList<Stage> of(const BoardEntry &entry, const ServerClock &clock,
                                         MonoTime readAt, MonoTime now, bool linkLost);
    /// "14:29:22" in the local time zone.
    [[nodiscard]] static QString localSecond(UtcTime time);
    /// One sentence for assistive technology.
    [[nodiscard]] static QString spoken(const QList<Stage> &stages);
};

} // namespace console
