// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What was done here last, newest on top, with what takes it back. A step that is impossible now
// (somebody else has the callout, it ended) is passed over, not tried; it may become possible again
// when a later one is taken back.
#pragma once

#include "domain/callout.h"

#include <QList>
#include <QString>

#include <functional>

namespace console {

struct UndoStep {
    CalloutId id = 0;
    QString words; ///< what was done: "took 992 014"
    std::function<bool()> isPossible; ///< whether it can be taken back now
    std::function<bool()> undo; ///< false: it could not
};

class UndoStack final {
public:
    static constexpr qsizetype most = 20; ///< the oldest goes

    void push(UndoStep step);
    /// What undo() would take back now; empty = nothing.
    [[nodiscard]] QString words() const;
    /// Takes back the newest step that can be and forgets those after it: what it was, or empty
    /// words when there was none.
    UndoStep undo();
    void clear() { m_steps.clear(); }
    [[nodiscard]] bool isEmpty() const { return m_steps.isEmpty(); }

private:
    /// Of the newest one that can be taken back; -1 when there is none.
    [[nodiscard]] qsizetype newestPossible() const;

    QList<UndoStep> m_steps; ///< oldest first
};

} // namespace console
