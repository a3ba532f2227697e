// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directory/entrydialog.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/formgrid.h"
#include "ui/dialogs/leavequestion.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"

#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace console {

namespace {
constexpr int longestText = 200; // as much as anybody types; AURA names no limit
}

EntryDialog::EntryDialog(const Theme &theme, const QString &name, const QString &title,
                         QWidget *parent)
    : ConsoleDialog(theme, name, title, parent)
{
    onCtrlEnter([this] { submit(); });
}

QLineEdit *EntryDialog::addEdit(const QString &name, const QString &accessibleName,
                                const QString &text)
{
    auto *edit = new QLineEdit(content());
    edit->setObjectName(objectName() + u'.' + name);
    edit->setAccessibleName(accessibleName);
    edit->setMaxLength(longestText);
    edit->setText(text);
    edit->setCursorPosition(0);
    dressEdit(theme(), edit);
    m_before.emplaceBack(edit, edit->text());
    return edit;
}

EntryDialog::Field EntryDialog::addField(FormGrid *form, const QString &name, const QString &label,
                                         const QString &text, bool required)
{
    Field field;
    field.edit = addEdit(name, withoutMnemonic(label), text);
    field.row = form->addRow(label, field.edit,
                             required ? FormRow::Need::Required : FormRow::Need::Optional);
    connect(field.edit, &QLineEdit::textEdited, field.row,
            [row = field.row] { row->setError({}); });
    return field;
}

void EntryDialog::addButtons(const QString &submitWords)
{
    auto *cancel = addButton(u"cancel"_s, tr("Cancel"), tr("Esc"));
    connect(cancel, &QPushButton::clicked, this, &EntryDialog::reject);
    m_submit = addButton(u"submit"_s, submitWords, tr("Ctrl Enter"));
    makePrimary(m_submit);
    connect(m_submit, &QPushButton::clicked, this, [this] { submit(); });
}

bool EntryDialog::check(FormRow *row, const QString &problem)
{
    if (!m_checked.contains(row))
        m_checked << row;
    row->setError(problem);
    return problem.isEmpty();
}

void EntryDialog::focusFirstError()
{
    const FormRow *first = nullptr;
    const auto height = [this](const FormRow *row) {
        return row->field()->mapTo(this, QPoint(0, 0)).y();
    };
    for (const FormRow *row : std::as_const(m_checked)) {
        if (!row->error().isEmpty() && (!first || height(row) < height(first)))
            first = row;
    }
    if (!first)
        return;
    first->field()->setFocus();
    announce(first->error());
}

bool EntryDialog::isChanged() const
{
    return std::ranges::any_of(
        m_before, [](const auto &field) { return field.first->text() != field.second; });
}

void EntryDialog::closeAsked()
{
    if (!isChanged()) {
        ConsoleDialog::closeAsked();
        return;
    }
    askToLeave(this, tr("Discard what you typed? Nothing was sent to AURA."), tr("&Discard"),
               [this] { ConsoleDialog::closeAsked(); });
}

} // namespace console
