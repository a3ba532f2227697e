// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Everything that is known to have happened to a callout, in order: AURA's stages, what was done at
// this desk, what this console noticed, and the messages. A pure function of values.
#pragma once

#include "domain/boardentry.h"
#include "domain/operatorlog.h"
#include "models/conversationmodel.h"

#include <QCoreApplication>

namespace console {

struct TimelineItem {
    enum class Source : quint8 { Aura, Operators, Console, Messages };

    UtcTime at{};
    Source source = Source::Aura;
    QString who; ///< "AURA", "Op 03", "Console"
    QString text;
    QString detail; ///< second line: "after 01:27", "accepted"; may be empty
    bool overTarget = false; ///< later than the design's target: `detail` says so in words

    friend bool operator==(const TimelineItem &, const TimelineItem &) = default;
};

class Timeline final {
    Q_DECLARE_TR_FUNCTIONS(console::Timeline)

public:
    /// Oldest first. `log` may hold entries about other callouts: they are left out.
    [[nodiscard]] static QList<TimelineItem> of(const BoardEntry &entry, const QList<LogEntry> &log,
                                                const QList<MessageRow> &messages);
    /// AURA's six stages alone, those that have a time.
    [[nodiscard]] static QList<TimelineItem> stages(const BoardEntry &entry);
};

} // namespace console
