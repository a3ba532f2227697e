// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "handlingdesk.h"

#include "deskhead.h"
#include "journal/settings.h"
#include "journal/sqliteoperatorlog.h"
#include "models/queuetext.h"
#include "session.h"
#include "ui/handling/handoverdialog.h"
#include "ui/handling/notedialog.h"
#include "ui/handling/resetdialog.h"
#include "ui/handling/snoozedialog.h"
#include "ui/handling/takeoverdialog.h"
#include "ui/shell/actionregistry.h"
#include "ui/shell/mainwindow.h"

#include <QAction>

#include <algorithm>

namespace console {

using namespace Qt::StringLiterals;

HandlingDesk::HandlingDesk(const DeskParts &parts) : m_parts(parts)
{
    connectActions();
    refreshUndo();
}

HandlingDesk::~HandlingDesk() = default;

void HandlingDesk::connectActions()
{
    connect(&m_parts.window, &MainWindow::takeRequested, this, &HandlingDesk::take);
    // The callout that is selected when the key goes down is the one that is meant.
    const auto about = [this](QLatin1StringView id, void (HandlingDesk::*act)(CalloutId)) {
        connect(m_parts.window.actions().action(id), &QAction::triggered, this, [this, act] {
            if (m_session && m_parts.window.selected() > 0)
                (this->*act)(m_parts.window.selected());
        });
    };
    about("callout.snooze"_L1, &HandlingDesk::openSnooze);
    about("callout.note"_L1, &HandlingDesk::openNote);
    about("callout.reset"_L1, &HandlingDesk::openReset);
    about("callout.handOver"_L1, &HandlingDesk::openHandOver);
    connect(m_parts.window.actions().action("callout.unsnooze"_L1), &QAction::triggered, this,
            [this] {
                if (m_session)
                    m_session->commands().unsnooze(m_parts.window.selected());
            });
    connect(m_parts.window.actions().action("edit.undo"_L1), &QAction::triggered, this,
            &HandlingDesk::undo);
}

void HandlingDesk::setSession(Session *session)
{
    m_session = session;
    for (const auto &dialog : std::as_const(m_open)) {
        if (dialog)
            dialog->done(QDialog::Rejected);
    }
    m_open.clear();
    m_undo.clear();
    refreshUndo();
    if (session) {
        connect(&session->commands(), &CalloutCommands::acted, this, &HandlingDesk::noteAct);
    }
}

void HandlingDesk::boardChanged(const BoardChanges &changes)
{
    Q_UNUSED(changes)
    if (!m_undo.isEmpty())
        refreshUndo();
}

void HandlingDesk::show(ConsoleDialog *dialog)
{
    m_open.removeIf([](const auto &open) { return open.isNull(); });
    m_open << dialog;
    dialog->open();
}

QString HandlingDesk::me() const
{
    return m_parts.table.operatorName();
}

void HandlingDesk::take(CalloutId id)
{
    const auto entry = m_session ? m_session->board().find(id) : std::nullopt;
    if (!entry)
        return;
    if (entry->isTaken() && entry->owner != me())
        askToTakeOver(*entry);
    else
        m_session->commands().take(id);
}

void HandlingDesk::askToTakeOver(const BoardEntry &entry)
{
    if (m_takeOver)
        return;
    m_takeOver = new TakeOverDialog(m_parts.theme, deskHead(m_parts.table, entry.id()), entry.owner,
                                    m_parts.clock.monoNow() - *entry.takenAt, &m_parts.window);
    connect(m_takeOver, &TakeOverDialog::confirmed, this, &HandlingDesk::takeOver);
    show(m_takeOver);
}

void HandlingDesk::takeOver(CalloutId id)
{
    const auto entry = m_session ? m_session->board().find(id) : std::nullopt;
    if (!entry)
        return;
    const QString before = entry->owner;
    m_undoing = true; // its undo gives it back instead of releasing it
    const bool taken = m_session->commands().take(id);
    m_undoing = false;
    if (!taken)
        return;
    log(id, u"Callout %1: taken over from %2"_s.arg(QString::number(id), before));
    push(
        id, tr("took over %1").arg(QueueText::number(id)),
        [mine = me()](const BoardEntry &now) { return now.owner == mine; },
        [id, before](CalloutCommands &commands) {
            return commands.handOver(id, before, u"given back"_s);
        });
}

void HandlingDesk::openSnooze(CalloutId id)
{
    auto *dialog = new SnoozeDialog(
        m_parts.theme, deskHead(m_parts.table, id),
        m_parts.settings.integer(SettingKey::SnoozeMinutes),
        [this] { return m_parts.serverClock.at(m_parts.clock.monoNow()); }, &m_parts.window);
    connect(dialog, &SnoozeDialog::submitted, this,
            [this, dialog](CalloutId callout, int minutes, const QString &reason) {
                const bool snoozed =
                    m_session
                    && m_session->commands().snooze(callout, std::chrono::minutes(minutes), reason);
                const auto entry = m_session ? m_session->board().find(callout) : std::nullopt;
                if (snoozed && entry && entry->snoozedUntilUtc)
                    dialog->finishUntil(*entry->snoozedUntilUtc);
                else
                    dialog->finish(tr("This callout can no longer be snoozed."));
            });
    show(dialog);
}

void HandlingDesk::openNote(CalloutId id)
{
    auto *dialog = new NoteDialog(m_parts.theme, deskHead(m_parts.table, id), &m_parts.window);
    connect(dialog, &NoteDialog::submitted, this,
            [this, dialog](CalloutId callout, const QString &text) {
                const bool noted = m_session && m_session->commands().note(callout, text);
                dialog->finish(noted ? QString() : tr("This callout is no longer on the board."));
                if (noted)
                    m_parts.window.showNotice(tr("Note added to the log."));
            });
    show(dialog);
}

QStringList markWords(const BoardEntry &entry)
{
    QStringList words;
    const auto add = [&](Attention what, const QString &word) {
        if (entry.latched & what)
            words << word;
    };
    add(Attention::Ended, HandlingDesk::tr("ended without being cleared"));
    add(Attention::Withdrawn, HandlingDesk::tr("responder withdrew"));
    add(Attention::LostContact, HandlingDesk::tr("lost contact"));
    add(Attention::CustomerCancelled, HandlingDesk::tr("customer called it off"));
    add(Attention::CancelFailed, HandlingDesk::tr("cancel not confirmed"));
    if (entry.privateNote)
        words << HandlingDesk::tr("private mark");
    return words;
}

void HandlingDesk::openReset(CalloutId id)
{
    const BoardEntry *entry = m_parts.table.entry(id);
    if (!entry)
        return;
    auto *dialog = new ResetDialog(m_parts.theme, deskHead(m_parts.table, id), markWords(*entry),
                                   &m_parts.window);
    connect(dialog, &ResetDialog::submitted, this,
            [this, dialog](CalloutId callout, const QString &supervisor, const QString &note) {
                const bool reset = m_session
                                   && m_session->commands().reset(
                                       callout, u"%1 (supervisor: %2)"_s.arg(note, supervisor));
                dialog->finish(reset ? QString() : tr("There is nothing left to reset."));
            });
    show(dialog);
}

QStringList ownersOnBoard(const CalloutTableModel &table, const QString &except)
{
    QSet<QString> owners;
    for (int row = 0; row < table.rowCount(); ++row) {
        const QString &owner = table.rowAt(row).entry.owner;
        if (!owner.isEmpty() && owner != except)
            owners.insert(owner);
    }
    QStringList sorted(owners.cbegin(), owners.cend());
    sorted.sort(Qt::CaseInsensitive);
    return sorted;
}

QList<CalloutId> ownedBy(const CalloutTableModel &table, const QString &owner)
{
    QList<CalloutId> ids;
    for (int row = 0; row < table.rowCount(); ++row) {
        const BoardEntry &entry = table.rowAt(row).entry;
        if (entry.isTaken() && !entry.cleared && entry.owner == owner)
            ids << entry.id();
    }
    std::ranges::sort(ids);
    return ids;
}

void HandlingDesk::openHandOver(CalloutId id)
{
    const BoardEntry *entry = m_parts.table.entry(id);
    if (!entry || !entry->isTaken())
        return;
    QList<CalloutId> others = ownedBy(m_parts.table, entry->owner);
    others.removeOne(id);
    auto *dialog = new HandOverDialog(
        m_parts.theme, deskHead(m_parts.table, id), entry->owner,
        {.operators = ownersOnBoard(m_parts.table, entry->owner), .callouts = others},
        &m_parts.window);
    connect(dialog, &HandOverDialog::submitted, this,
            [this, dialog](const QList<CalloutId> &ids, const QString &to, const QString &note) {
                if (const int done = handOver(ids, to, note))
                    dialog->finishWith(done);
                else
                    dialog->finish(tr("This callout can no longer be handed over."));
            });
    show(dialog);
}

int HandlingDesk::handOver(const QList<CalloutId> &ids, const QString &to, const QString &note)
{
    int done = 0;
    for (const CalloutId id : ids) {
        const auto entry = m_session ? m_session->board().find(id) : std::nullopt;
        const QString before = entry ? entry->owner : QString();
        if (before.isEmpty() || !m_session->commands().handOver(id, to, note))
            continue;
        ++done;
        push(
            id, tr("handed over %1").arg(QueueText::number(id)),
            [to](const BoardEntry &now) { return now.owner == to; },
            [id, before](CalloutCommands &commands) {
                return commands.handOver(id, before, u"taken back"_s);
            });
    }
    if (done > 0) {
        m_parts.window.showNotice(done == 1
                                      ? tr("Handed over 1 callout to %1.").arg(to)
                                      : tr("Handed over %1 callouts to %2.").arg(done).arg(to));
    }
    return done;
}

void HandlingDesk::noteAct(DeskAct act, CalloutId id)
{
    if (m_undoing)
        return;
    const QString number = QueueText::number(id);
    const QString mine = me();
    switch (act) {
    case DeskAct::Taken:
        push(
            id, tr("took %1").arg(number),
            [mine](const BoardEntry &now) { return now.isTaken() && now.owner == mine; },
            [id](CalloutCommands &commands) { return commands.release(id); });
        break;
    case DeskAct::Released:
        push(
            id, tr("released %1").arg(number), [](const BoardEntry &now) { return !now.isTaken(); },
            [id](CalloutCommands &commands) { return commands.take(id); });
        break;
    case DeskAct::Snoozed:
        push(
            id, tr("snoozed %1").arg(number), [](const BoardEntry &now) { return now.isSnoozed(); },
            [id](CalloutCommands &commands) { return commands.unsnooze(id); });
        break;
    case DeskAct::Pinned:
    case DeskAct::Unpinned: {
        const bool pinned = act == DeskAct::Pinned;
        push(
            id, (pinned ? tr("pinned %1") : tr("unpinned %1")).arg(number),
            [pinned](const BoardEntry &now) { return now.pinned == pinned; },
            [id, pinned](CalloutCommands &commands) { return commands.setPinned(id, !pinned); });
        break;
    }
    }
}

void HandlingDesk::push(CalloutId id, const QString &words,
                        std::function<bool(const BoardEntry &)> possible,
                        std::function<bool(CalloutCommands &)> undo)
{
    m_undo.push({.id = id,
                 .words = words,
                 .isPossible =
                     [this, id, possible] {
                         const auto entry = m_session ? m_session->board().find(id) : std::nullopt;
                         return entry && !entry->cleared && possible(*entry);
                     },
                 .undo = [this, undo] { return m_session && undo(m_session->commands()); }});
    refreshUndo();
}

void HandlingDesk::undo()
{
    m_undoing = true;
    const UndoStep step = m_undo.undo();
    m_undoing = false;
    if (!step.words.isEmpty()) {
        log(step.id, u"Callout %1: last step taken back"_s.arg(step.id));
        m_parts.window.showNotice(tr("Undone: %1.").arg(step.words));
        m_parts.window.selectCallout(step.id);
    }
    refreshUndo();
}

void HandlingDesk::refreshUndo()
{
    ActionRegistry &actions = m_parts.window.actions();
    const QString words = m_undo.words();
    QAction *action = actions.action("edit.undo"_L1);
    action->setText(words.isEmpty() ? tr("&Undo") : tr("&Undo: %1").arg(words));
    actions.setDisabledReason("edit.undo"_L1,
                              words.isEmpty() ? tr("There is nothing to undo.") : QString());
}

void HandlingDesk::log(CalloutId id, const QString &text)
{
    LogEntry entry;
    entry.kind = LogEntry::Kind::Operator;
    entry.calloutId = id;
    entry.text = text;
    entry.outcome = u"recorded"_s;
    entry.operatorName = me();
    m_parts.log.append(entry);
}

} // namespace console
