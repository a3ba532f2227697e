// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rules of the board told as simply as possible, for comparing: no entries, no changes, no
// cancels; only what must be shown of each callout, and which have to be read by their number.
#pragma once

#include "domain/boardentry.h"
#include "domain/panicapi.h"

#include <QMap>
#include <QSet>

#include <array>

/// How often what came about: a run in which something never did would prove nothing of it.
struct BoardTally {
    enum What {
        Added,
        Missing,
        Closed,
        NotFound,
        Unreachable,
        CameBack,
        Reused,
        Late,
        Held,
        Cleared,
        Marked,
        Snoozed,
        Latched,
        Count
    };
    std::array<int, Count> of{};
};

/// What one callout is by the rules, told as simply as possible.
struct ExpectedCallout {
    qint64 customerId = 0;
    QString status;
    console::Presence presence = console::Presence::Listed;
    console::EndKind end = console::EndKind::None;
    console::Presence shown = console::Presence::Listed; ///< differs while an outcome is held back
    QString owner;
    bool cleared = false;
    console::MonoTime known{}; ///< what was asked before is older
    console::MonoTime read{};
    console::MonoTime missing{};
    console::MonoTime asked{}; ///< last heard, or wanted, by its number
};

/// The rules of the board, without anything else.
class BoardModel final {
public:
    explicit BoardModel(BoardTally &tally) : m_tally(tally) { }

    /// What the board is given, and when.
    void list(const console::Snapshot &snapshot, console::MonoTime now);
    void tell(const console::Callout &callout, console::MonoTime sent, console::MonoTime known,
              console::MonoTime now, bool listed);
    void notFound(console::CalloutId id);
    void unreadable(console::CalloutId id, console::MonoTime now);

    /// Those read by their number anew may be told before, in `asked`.
    void tick(console::MonoTime now);

    QMap<console::CalloutId, ExpectedCallout> all;
    QSet<console::CalloutId> mustBeWanted; ///< in this step

private:
    void judge(ExpectedCallout &one, console::MonoTime now);

    BoardTally &m_tally;
    console::MonoTime m_newest = console::MonoTime::min();
};

/// What of the marks of `entry` cannot be, as words; empty when all can.
[[nodiscard]] QString wrongMarks(const console::BoardEntry &entry, BoardTally &tally);
