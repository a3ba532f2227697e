// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directory/destructiondialog.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/theme/keybutton.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

DestructionDialog::DestructionDialog(const Theme &theme, const QString &name, qint64 id,
                                     const Words &words, QWidget *parent)
    : ConsoleDialog(theme, name, words.title, parent), m_id(id)
{
    setPreferredWidth(560);
    auto *note = new NoteBox(theme, NoteBox::Tone::Alarm, "warn", content());
    note->setObjectName(name + u".note"_s);
    note->setWords({}, words.what, u'\n' + words.consequence);
    body()->addWidget(note);
    body()->addStretch(1);
    setDescription(words.consequence);
    m_keep = addButton(u"keep"_s, words.keep, tr("Esc"));
    makePrimary(m_keep);
    connect(m_keep, &QPushButton::clicked, this, &DestructionDialog::reject);
    auto *destroy = addButton(u"destroy"_s, words.destroy, {});
    destroy->setFill("alarmFill"_L1, "alarmOnFill"_L1);
    connect(destroy, &QPushButton::clicked, this, [this] {
        setBusy(true, tr("Sending…"));
        emit confirmed(m_id);
    });
}

QWidget *DestructionDialog::firstField() const
{
    return m_keep;
}

} // namespace console
