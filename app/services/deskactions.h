// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an operator does at this desk without AURA hearing of it: every action is logged. All return
// false, or 0, when nothing changed.
#pragma once

#include "domain/operatorlog.h"
#include "services/attentionrules.h"
#include "services/privatenote.h"

#include <QObject>

#include <functional>

namespace console {

class CalloutBoard;

/// What can be taken back.
enum class DeskAct : quint8 { Taken, Released, Snoozed, Pinned, Unpinned };

class DeskActions : public QObject {
    Q_OBJECT

public:
    static constexpr int shortestNote = 10;
    static constexpr qsizetype longestNote = 500;

    void setOperatorName(const QString &name) { m_operator = name; }
    [[nodiscard]] QString operatorName() const { return m_operator; }
    /// What somebody typed, for the log: one line, and nothing in it that could be a safe code or a
    /// mobile number.
    [[nodiscard]] static QString forLog(const QString &text);
    /// Asked before anything is cleared; false: not yet.
    void setClearGate(std::function<bool(CalloutId)> gate) { m_clearGate = std::move(gate); }

    bool take(CalloutId id);
    CalloutId takeNext(); ///< the id taken
    bool release(CalloutId id);
    bool handOver(CalloutId id, const QString &toOperator, const QString &note);
    bool clear(CalloutId id);
    bool contactEnded(CalloutId id);
    bool settleJump(CalloutId id, bool useNew); ///< what counts after a jump of the position
    PrivateNote
    readPrivateNote(CalloutId id); ///< NotOpen before contactEnded(), and then not logged

    /// `seen`: what wanted eyes when the key went down; what came later still does.
    bool acknowledge(CalloutId id, Attentions seen);
    /// What is latched, the bookmark of a cancel with safe code included; `note` of 10 characters
    /// or more. Not while that cancel's outcome is held back.
    bool reset(CalloutId id, const QString &note);
    /// Up to 30 minutes, with a reason. It comes back by itself.
    bool snooze(CalloutId id, Millis time, const QString &reason);
    bool unsnooze(CalloutId id);
    bool setPinned(CalloutId id, bool isPinned);
    /// For the log. Runs of four digits or more are not kept: they might be a code or a number.
    bool note(CalloutId id, const QString &text);

signals:
    void acted(console::DeskAct act, console::CalloutId id); ///< it is done and logged

protected:
    DeskActions(CalloutBoard &board, OperatorLog &log, QObject *parent);

    void log(LogEntry::Kind kind, CalloutId id, const QString &text, const QString &outcome);
    [[nodiscard]] LogEntry entry(LogEntry::Kind kind, CalloutId id, const QString &text,
                                 const QString &outcome) const;

    CalloutBoard &m_board;
    OperatorLog &m_log;

private:
    bool done(CalloutId id, const QString &text);
    bool done(DeskAct act, CalloutId id, const QString &text);

    QString m_operator;
    std::function<bool(CalloutId)> m_clearGate;
};

} // namespace console
