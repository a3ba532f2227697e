// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The words and figures with which a callout is shown or spoken, so that the queue, its accessible
// text and the other panes never disagree. Pure functions of values; plain text always.
#pragma once

#include "domain/boardentry.h"

#include <QCoreApplication>

namespace console {

class QueueText final {
    Q_DECLARE_TR_FUNCTIONS(console::QueueText)

public:
    /// "992 021": grouped for the eye by threes from the right, with a no-break space.
    [[nodiscard]] static QString number(CalloutId id);
    /// "04:12", "1:04:12", from 100 h on "4 d 04 h". Negative counts as zero.
    [[nodiscard]] static QString clock(Millis span);
    /// "1 s" below a minute, then as clock().
    [[nodiscard]] static QString age(Millis span);
    /// "11 seconds", "4 minutes 12 seconds", "1 hour 4 minutes": for speech.
    [[nodiscard]] static QString spoken(Millis span);
    /// "14:35" in the local time zone.
    [[nodiscard]] static QString localMinute(UtcTime time);

    /// The state's word: "NEW" (never "LATE": that is a matter of time), "Dispatched", AURA's own
    /// string in quotes when it is not known.
    [[nodiscard]] static QString stateWord(const BoardEntry &entry);
    /// The second line under it. `readAt` is when the entry's data arrived, `serverNow` the
    /// server's time at that moment; `linkLost` turns what was foretold into the past.
    [[nodiscard]] static QString stateDetail(const BoardEntry &entry, UtcTime serverAtRead,
                                             bool linkLost = false);
    /// How accurate a position is: "±9 m", "Area, ±140 m"; empty when not given.
    [[nodiscard]] static QString accuracy(const Position &position);
    /// "−33.93780, 18.47220"
    [[nodiscard]] static QString coordinates(const LatLon &point);
    /// "Site 99001"
    [[nodiscard]] static QString site(qint64 fixedLocationId);

private:
    [[nodiscard]] static QString newDetail(const BoardEntry &entry);
    [[nodiscard]] static QString cancelDetail(const BoardEntry &entry);
    [[nodiscard]] static QString dispatchDetail(const BoardEntry &entry, UtcTime serverAtRead,
                                                bool linkLost);
    [[nodiscard]] static QString since(const std::optional<UtcTime> &time,
                                       const QString &otherwise);
};

} // namespace console
