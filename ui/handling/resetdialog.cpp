// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/handling/resetdialog.h"

#include "ui/dialogs/formgrid.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"

#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace console {

namespace {
constexpr int longestName = 40;
constexpr int longestNote = 450;
} // namespace

ResetDialog::ResetDialog(const Theme &theme, const CalloutHead &head, const QStringList &marks,
                         QWidget *parent)
    : ConsoleDialog(theme, u"reset"_s, tr("Reset marks"), parent), m_id(head.id)
{
    body()->addWidget(new HeadBox(theme, head, content()));
    auto *what = new NoteBox(theme, NoteBox::Tone::Plain, "list", content());
    what->setObjectName(u"reset.marks"_s);
    what->setWords({}, tr("Marked for:"), u' ' + marks.join(u", "_s) + u'.');
    body()->addWidget(what);
    FormGrid *form = addForm();
    m_supervisor = new QLineEdit(content());
    m_supervisor->setObjectName(u"reset.supervisor"_s);
    m_supervisor->setMaxLength(longestName);
    dressEdit(theme, m_supervisor);
    m_supervisorRow = form->addRow(tr("&Supervisor"), m_supervisor, FormRow::Need::Required);
    connect(m_supervisor, &QLineEdit::textEdited, this, [this] { m_supervisorRow->setError({}); });
    m_note = new TextBox(theme, 3, content());
    m_note->setObjectName(u"reset.note"_s);
    m_noteRow = form->addRow(tr("&Note"), m_note, FormRow::Need::Required);
    connect(m_note, &QPlainTextEdit::textChanged, this, [this] { m_noteRow->setError({}); });
    body()->addStretch(1);
    setDescription(tr("Takes the marks off this callout. The note and both names are logged."));
    auto *keep = addButton(u"keep"_s, tr("&Keep the marks"), tr("Esc"));
    connect(keep, &QPushButton::clicked, this, &ResetDialog::reject);
    auto *reset = addButton(u"submit"_s, tr("&Reset"), tr("Ctrl Enter"));
    makePrimary(reset);
    connect(reset, &QPushButton::clicked, this, &ResetDialog::submit);
    onCtrlEnter([this] { submit(); });
}

QWidget *ResetDialog::firstField() const
{
    return m_supervisor;
}

void ResetDialog::submit()
{
    if (isBusy())
        return;
    const QString supervisor = m_supervisor->text().simplified();
    const QString note = m_note->toPlainText().simplified();
    if (supervisor.isEmpty())
        m_supervisorRow->setError(tr("Give the supervisor's name."));
    if (note.size() < shortestNote)
        m_noteRow->setError(tr("Write at least %1 characters.").arg(shortestNote));
    const bool named = m_supervisorRow->error().isEmpty();
    if (!named || !m_noteRow->error().isEmpty()) {
        (named ? static_cast<QWidget *>(m_note) : m_supervisor)->setFocus();
        announce(named ? m_noteRow->error() : m_supervisorRow->error());
        return;
    }
    setBusy(true);
    emit submitted(m_id, supervisor, note.left(longestNote));
}

} // namespace console
