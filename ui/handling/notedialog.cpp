// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/handling/notedialog.h"

#include "ui/dialogs/formgrid.h"
#include "ui/dialogs/leavequestion.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"

using namespace Qt::StringLiterals;

namespace console {

NoteDialog::NoteDialog(const Theme &theme, const CalloutHead &head, QWidget *parent)
    : ConsoleDialog(theme, u"note"_s, tr("Operator note"), parent), m_id(head.id)
{
    body()->addWidget(new HeadBox(theme, head, content()));
    FormGrid *form = addForm();
    m_text = new TextBox(theme, 4, content());
    m_text->setObjectName(u"note.text"_s);
    m_row = form->addRow(tr("&Note"), m_text, FormRow::Need::Required);
    m_row->setHint(
        tr("Stays in this desk's log and cannot be changed later. Four digits or more are "
           "left out: they might be a code or a number."));
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        const qsizetype length = m_text->toPlainText().simplified().size();
        m_row->setError(
            length > longestNote
                ? tr("At most %1 characters; these are %2.").arg(longestNote).arg(length)
                : QString());
    });
    body()->addStretch(1);
    setDescription(tr("Writes a note about this callout to the log. Nothing goes to AURA."));
    auto *cancel = addButton(u"cancel"_s, tr("Cancel"), tr("Esc"));
    connect(cancel, &QPushButton::clicked, this, &NoteDialog::reject);
    auto *add = addButton(u"submit"_s, tr("&Add note"), tr("Ctrl Enter"));
    makePrimary(add);
    connect(add, &QPushButton::clicked, this, &NoteDialog::submit);
    onCtrlEnter([this] { submit(); });
}

QWidget *NoteDialog::firstField() const
{
    return m_text;
}

void NoteDialog::submit()
{
    if (isBusy())
        return;
    const QString text = m_text->toPlainText().simplified();
    if (text.isEmpty())
        m_row->setError(tr("Write a note."));
    if (!m_row->error().isEmpty()) {
        m_text->setFocus();
        announce(m_row->error());
        return;
    }
    setBusy(true);
    emit submitted(m_id, text);
}

void NoteDialog::closeAsked()
{
    if (m_text->toPlainText().simplified().isEmpty()) {
        ConsoleDialog::closeAsked();
        return;
    }
    askToLeave(this, tr("Discard this note?"), tr("&Discard"),
               [this] { ConsoleDialog::closeAsked(); });
}

} // namespace console
