// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/layoutdialog.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/formgrid.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"

#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

LayoutDialog::LayoutDialog(const Theme &theme, const QStringList &taken, const QString &proposed,
                           QWidget *parent)
    : ConsoleDialog(theme, u"layout"_s, tr("Save layout"), parent)
{
    setPreferredWidth(480);
    FormGrid *form = addForm();
    m_name = new QLineEdit(proposed, content());
    m_name->setObjectName(u"layout.name"_s);
    m_name->setMaxLength(longestName);
    m_name->selectAll();
    dressEdit(theme, m_name);
    m_row = form->addRow(tr("&Name"), m_name, FormRow::Need::Required);
    connect(m_name, &QLineEdit::textChanged, this, [this, taken](const QString &text) {
        m_row->setError({});
        m_row->setHint(taken.contains(text.simplified())
                           ? tr("There is a layout of this name: it will be replaced.")
                           : QString());
    });
    body()->addStretch(1);
    setDescription(tr("Keeps where the panes stand now."));
    auto *cancel = addButton(u"cancel"_s, tr("Cancel"), tr("Esc"));
    connect(cancel, &QPushButton::clicked, this, &LayoutDialog::reject);
    auto *save = addButton(u"submit"_s, tr("&Save"), tr("Enter"));
    makePrimary(save);
    connect(save, &QPushButton::clicked, this, &LayoutDialog::submit);
}

QWidget *LayoutDialog::firstField() const
{
    return m_name;
}

void LayoutDialog::submit()
{
    const QString name = m_name->text().simplified();
    if (name.isEmpty()) {
        m_row->setError(tr("Write a name."));
        announce(m_row->error());
        m_name->setFocus();
        return;
    }
    emit submitted(name);
    finish();
}

} // namespace console
