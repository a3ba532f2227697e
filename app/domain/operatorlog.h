// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The operator log as the services see it: nothing that reaches AURA may happen before it is
// written here.
#pragma once

#include "domain/callout.h"

#include <expected>
#include <functional>

class QObject;

namespace console {

struct LogEntry {
    enum class Kind : quint8 {
        Session, ///< start, end, sign-in
        Link, ///< lost, back
        Callout, ///< first seen, status changed, left the list, ended
        Operator, ///< taken, cleared, acknowledged, note read, number revealed
        Intent, ///< a command is about to be sent
        Result, ///< what came of it
    };
    Kind kind = Kind::Callout;
    CalloutId calloutId = 0; ///< 0 = about none
    /// Plain English, complete by itself. Never a code, a token, a message's text or a number.
    QString text;
    QString outcome; ///< one word: recorded, sent, accepted, failed, waiting, ...
    QString operatorName;
    // Filled in by the log:
    qint64 sequence = 0; ///< 1, 2, 3, ... without gaps
    UtcTime at{}; ///< UTC, milliseconds
};

struct LogError {
    QString detail; ///< what the database said
};

class OperatorLog {
public:
    virtual ~OperatorLog() = default;

    /// Writes `entry` on the log's own thread. `done` runs once, later, on `context`'s thread,
    /// after the entry is on disk or could not be put there. Without a context nobody is told.
    virtual void append(LogEntry entry, QObject *context = nullptr,
                        std::function<void(std::expected<LogEntry, LogError>)> done = {}) = 0;
};

} // namespace console
