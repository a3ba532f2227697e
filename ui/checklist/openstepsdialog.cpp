// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/checklist/openstepsdialog.h"

#include "ui/dialogs/formgrid.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"

using namespace Qt::StringLiterals;

namespace console {

namespace {
constexpr int longestReason = 400;
} // namespace

OpenStepsDialog::OpenStepsDialog(const Theme &theme, const CalloutHead &head,
                                 const QStringList &steps, QWidget *parent)
    : ConsoleDialog(theme, u"openSteps"_s, tr("Required steps are open"), parent), m_id(head.id)
{
    body()->addWidget(new HeadBox(theme, head, content()));
    auto *list = new NoteBox(theme, NoteBox::Tone::Plain, "list", content());
    list->setObjectName(u"openSteps.list"_s);
    const QString strong = tr("Not done yet:");
    QString lines;
    for (const QString &step : steps)
        lines += u"\n•  "_s + step;
    list->setWords({}, strong, lines);
    body()->addWidget(list);
    FormGrid *form = addForm();
    m_reason = new TextBox(theme, 2, content());
    m_reason->setObjectName(u"openSteps.reason"_s);
    m_reasonRow = form->addRow(tr("&Reason"), m_reason, FormRow::Need::Optional);
    m_reasonRow->setHint(tr("Only for clearing with open steps. It is written to the log."));
    connect(m_reason, &QPlainTextEdit::textChanged, this, [this] { m_reasonRow->setError({}); });
    body()->addStretch(1);
    setDescription(strong + u' ' + steps.join(u", "_s));
    m_back = addButton(u"back"_s, tr("&Go back"), tr("Esc"));
    makePrimary(m_back);
    connect(m_back, &QPushButton::clicked, this, &OpenStepsDialog::reject);
    auto *clear = addButton(u"clear"_s, tr("&Clear all the same"), tr("Alt C"));
    connect(clear, &QPushButton::clicked, this, &OpenStepsDialog::submit);
}

QWidget *OpenStepsDialog::firstField() const
{
    return m_back;
}

void OpenStepsDialog::submit()
{
    const QString reason = m_reason->toPlainText().simplified();
    if (reason.size() < shortestReason) {
        m_reasonRow->setError(tr("Write at least %1 characters.").arg(shortestReason));
        m_reason->setFocus();
        announce(m_reasonRow->error());
        return;
    }
    accept();
    emit overridden(m_id, reason.left(longestReason));
}

} // namespace console
