// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shiftdesk.h"

#include "domain/deskmemory.h"
#include "handlingdesk.h"
#include "journal/settings.h"
#include "journal/sqliteoperatorlog.h"
#include "models/callouttablemodel.h"
#include "models/queuetext.h"
#include "session.h"
#include "ui/handling/phonelistdialog.h"
#include "ui/handling/shiftdialog.h"
#include "ui/shell/actionregistry.h"
#include "ui/shell/mainwindow.h"

#include <QAction>
#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

namespace console {

using namespace Qt::StringLiterals;

namespace {
} // namespace

ShiftDesk::ShiftDesk(const DeskParts &parts) : m_parts(parts)
{
    ActionRegistry &actions = parts.window.actions();
    connect(actions.action("shift.handOver"_L1), &QAction::triggered, this, &ShiftDesk::openShift);
    connect(actions.action("tools.phoneList"_L1), &QAction::triggered, this,
            &ShiftDesk::openPhoneList);
    connect(&parts.settings, &Settings::changed, this, [this](SettingKey key) {
        if (key == SettingKey::OperatorName)
            followOperator();
    });
}

ShiftDesk::~ShiftDesk() = default;

void ShiftDesk::setSession(Session *session)
{
    m_session = session;
    if (m_shift)
        m_shift->done(QDialog::Rejected);
}

/// Everybody who shows or logs the name of who sits here.
void ShiftDesk::followOperator()
{
    const QString name = m_parts.settings.text(SettingKey::OperatorName);
    m_parts.table.setOperatorName(name);
    m_parts.window.setOperatorName(name);
    if (!m_session)
        return;
    m_session->commands().setOperatorName(name);
    m_session->conversation().setOperatorName(name);
    m_session->directoryCommands().setOperatorName(name);
    m_session->alarms().setOperatorName(name);
}

void ShiftDesk::openShift()
{
    if (m_shift)
        return;
    m_parts.memory.recall(u"toRate"_s, this, [this](const DeskMemory::Values &values) {
        QStringList toRate;
        for (auto it = values.begin(); it != values.end(); ++it) {
            const CalloutId id = it.key().section(u'/', -1).toLongLong();
            if (id > 0)
                toRate << QueueText::number(id);
        }
        toRate.sort();
        showShift(toRate);
    });
}

void ShiftDesk::showShift(QStringList toRate)
{
    if (m_shift || m_parts.window.isHidden())
        return;
    const QString me = m_parts.table.operatorName();
    m_shift = new ShiftDialog(m_parts.theme, summary(toRate), me, ownersOnBoard(m_parts.table, me),
                              &m_parts.window);
    connect(m_shift, &ShiftDialog::submitted, this, &ShiftDesk::handOver);
    connect(m_shift, &ShiftDialog::exportRequested, this, &ShiftDesk::chooseFile);
    m_shift->open();
}

ShiftSummary ShiftDesk::summary(const QStringList &toRate) const
{
    ShiftSummary all;
    QList<const BoardEntry *> entries;
    for (int row = 0; row < m_parts.table.rowCount(); ++row) {
        if (!m_parts.table.rowAt(row).entry.cleared)
            entries << &m_parts.table.rowAt(row).entry;
    }
    std::ranges::sort(entries, {}, &BoardEntry::id);
    for (const BoardEntry *entry : std::as_const(entries)) {
        const QString number = QueueText::number(entry->id());
        const QString state = QueueText::stateWord(*entry);
        if (entry->isSnoozed()) {
            all.snoozed << tr("%1 · back at %2 · %3")
                               .arg(number,
                                    entry->snoozedUntilUtc
                                        ? QueueText::localMinute(*entry->snoozedUntilUtc)
                                        : u"—"_s,
                                    entry->snoozeReason);
        } else if (!entry->callout.isTest()) {
            all.open << (entry->isTaken() ? tr("%1 · %2 · %3").arg(number, state, entry->owner)
                                          : tr("%1 · %2 · not taken").arg(number, state));
        }
        if (entry->privateNote)
            all.privateMarks << number;
        if (!m_session)
            continue;
        const auto messages = m_session->conversation().messages(entry->id());
        const auto unsent = std::ranges::count(messages, ConversationMessage::Delivery::NotSent,
                                               &ConversationMessage::delivery);
        if (unsent > 0)
            all.unsent << tr("%1 · %n message(s)", nullptr, int(unsent)).arg(number);
    }
    all.toRate = toRate;
    return all;
}

void ShiftDesk::handOver(const QString &from, const QString &to, const QString &note)
{
    const QList<CalloutId> mine = ownedBy(m_parts.table, from);
    int done = 0;
    for (const CalloutId id : mine)
        done += m_session && m_session->commands().handOver(id, to, note);
    log(u"Shift handed over from %1 to %2, %3 callouts. Note: %4"_s.arg(
        from, to, QString::number(done), DeskActions::forLog(note)));
    m_parts.settings.set(SettingKey::OperatorName, to);
    if (m_shift)
        m_shift->finishWith(done);
    m_parts.window.showNotice(tr("%1 has this desk now.").arg(to));
}

void ShiftDesk::chooseFile(const QString &text)
{
    auto *dialog = new QFileDialog(m_shift, tr("Save the hand-over as text"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Text (*.txt)"));
    dialog->setDefaultSuffix(u"txt"_s);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(QDateTime::currentDateTime().toString(u"'shift-'yyyy-MM-dd-HHmm'.txt'"_s));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, text](const QString &path) { save(path, text); });
    dialog->open();
}

void ShiftDesk::save(const QString &path, const QString &text)
{
    const QString head = tr("Callout Console, shift of %1 until %2")
                             .arg(m_parts.table.operatorName(),
                                  QDateTime::currentDateTime().toString(u"yyyy-MM-dd HH:mm"_s));
    QSaveFile file(path);
    const bool saved = file.open(QIODevice::WriteOnly)
                       && file.write((head + u"\n\n"_s + text + u'\n').toUtf8()) > 0
                       && file.commit();
    const QString name = QDir::toNativeSeparators(path);
    if (m_shift) {
        m_shift->showExported(saved ? tr("Saved as %1").arg(name)
                                    : tr("%1 cannot be written: %2").arg(name, file.errorString()),
                              !saved);
    }
    if (saved)
        log(u"Shift summary saved to a file"_s);
}

void ShiftDesk::openPhoneList()
{
    auto *dialog = new PhoneListDialog(
        m_parts.theme, PhoneListDialog::read(m_parts.settings.text(SettingKey::PhoneList).toUtf8()),
        &m_parts.window);
    connect(dialog, &PhoneListDialog::copyRequested, this,
            [](const QString &number) { QGuiApplication::clipboard()->setText(number); });
    connect(dialog, &PhoneListDialog::dialRequested, this, &ShiftDesk::dial);
    connect(dialog, &PhoneListDialog::editRequested, this, [this] {
        auto *preferences = m_parts.window.actions().action("shift.preferences"_L1);
        preferences->setData(u"phones"_s);
        preferences->trigger();
    });
    dialog->open();
}

void ShiftDesk::dial(const QString &number)
{
    QString digits = number;
    digits.removeIf([](QChar c) { return !c.isDigit() && c != u'+'; });
    QUrl address;
    address.setScheme(u"tel"_s);
    address.setPath(digits);
    if (QDesktopServices::openUrl(address))
        log(u"A number of the phone list given to the phone program"_s);
    else
        m_parts.window.showNotice(tr("No phone program is set up on this machine."),
                                  MainWindow::Tone::Attention);
}

void ShiftDesk::log(const QString &text)
{
    LogEntry entry;
    entry.kind = LogEntry::Kind::Operator;
    entry.text = text;
    entry.outcome = u"recorded"_s;
    entry.operatorName = m_parts.table.operatorName();
    m_parts.log.append(entry);
}

} // namespace console
