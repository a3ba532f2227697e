// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an operator does with one callout at this desk besides taking and clearing: takes it over,
// hands it over, snoozes, notes, resets; and takes back what was done last.
#pragma once

#include "desk.h"
#include "services/deskactions.h"
#include "undostack.h"

#include <QPointer>

namespace console {

class CalloutCommands;
class ConsoleDialog;
class TakeOverDialog;

class HandlingDesk final : public Desk {
    Q_OBJECT

public:
    explicit HandlingDesk(const DeskParts &parts);
    ~HandlingDesk() override;

    void setSession(Session *session) override;
    void boardChanged(const BoardChanges &changes) override;

private:
    void connectActions();
    void take(CalloutId id);
    void askToTakeOver(const BoardEntry &entry);
    void takeOver(CalloutId id);
    void openSnooze(CalloutId id);
    void openNote(CalloutId id);
    void openReset(CalloutId id);
    void openHandOver(CalloutId id);
    /// How many went over.
    int handOver(const QList<CalloutId> &ids, const QString &to, const QString &note);
    void noteAct(DeskAct act, CalloutId id);
    void push(CalloutId id, const QString &words, std::function<bool(const BoardEntry &)> possible,
              std::function<bool(CalloutCommands &)> undo);
    void undo();
    void refreshUndo();
    void show(ConsoleDialog *dialog);
    [[nodiscard]] QString me() const;
    void log(CalloutId id, const QString &text);

    const DeskParts m_parts;
    QPointer<Session> m_session;
    UndoStack m_undo;
    bool m_undoing = false; ///< what is taken back is no new step
    QList<QPointer<ConsoleDialog>> m_open; ///< of this session
    QPointer<TakeOverDialog> m_takeOver;
};

/// What a callout is marked for, in words; the same whatever came of a cancel.
[[nodiscard]] QStringList markWords(const BoardEntry &entry);
/// Those who own a callout on the board, in order, without `except`.
[[nodiscard]] QStringList ownersOnBoard(const CalloutTableModel &table, const QString &except);
/// What that operator has and has not cleared, in order.
[[nodiscard]] QList<CalloutId> ownedBy(const CalloutTableModel &table, const QString &owner);

} // namespace console
