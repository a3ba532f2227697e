// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/handling/handoverdialog.h"

#include "models/queuetext.h"
#include "ui/dialogs/formgrid.h"
#include "ui/handling/operatorfield.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"

#include <QCheckBox>

using namespace Qt::StringLiterals;

namespace console {

namespace {
constexpr int longestNote = 450;
constexpr qsizetype mostNamed = 12;
} // namespace

HandOverDialog::HandOverDialog(const Theme &theme, const CalloutHead &head, const QString &owner,
                               const Others &others, QWidget *parent)
    : ConsoleDialog(theme, u"handOver"_s, tr("Hand over at this desk"), parent),
      m_id(head.id),
      m_owner(owner),
      m_others(others.callouts)
{
    body()->addWidget(new HeadBox(theme, head, content()));
    FormGrid *form = addForm();
    m_to = new OperatorField(theme, *form, u"handOver.operator"_s, tr("&Operator"),
                             others.operators, content());
    m_note = new TextBox(theme, 3, content());
    m_note->setObjectName(u"handOver.note"_s);
    m_noteRow = form->addRow(tr("&Note"), m_note, FormRow::Need::Required);
    m_noteRow->setHint(tr("What the next operator has to know. It is written to the log."));
    connect(m_note, &QPlainTextEdit::textChanged, this, [this] { m_noteRow->setError({}); });
    if (!m_others.isEmpty()) {
        m_all = new QCheckBox(
            m_others.size() == 1
                ? tr("&Also the other callout that %1 has").arg(owner)
                : tr("&Also the other %1 callouts that %2 has").arg(m_others.size()).arg(owner),
            content());
        m_all->setObjectName(u"handOver.all"_s);
        m_all->setAccessibleName(withoutMnemonic(m_all->text()));
        auto *row = form->addRow(tr("More"), m_all, FormRow::Need::Optional);
        m_all->setAccessibleName(withoutMnemonic(m_all->text()));
        QStringList numbers;
        for (const CalloutId id : m_others.first(std::min(mostNamed, m_others.size())))
            numbers << QueueText::number(id);
        row->setHint(numbers.join(u", "_s) + (m_others.size() > mostNamed ? u" …"_s : QString()));
    }
    body()->addStretch(1);
    setDescription(tr("Makes another operator at this desk the owner. AURA is not told."));
    auto *cancel = addButton(u"cancel"_s, tr("Cancel"), tr("Esc"));
    connect(cancel, &QPushButton::clicked, this, &HandOverDialog::reject);
    auto *hand = addButton(u"submit"_s, tr("&Hand over"), tr("Ctrl Enter"));
    makePrimary(hand);
    connect(hand, &QPushButton::clicked, this, &HandOverDialog::submit);
    onCtrlEnter([this] { submit(); });
}

QWidget *HandOverDialog::firstField() const
{
    return m_to->box();
}

void HandOverDialog::submit()
{
    if (isBusy())
        return;
    const QString to = m_to->name();
    const QString note = m_note->toPlainText().simplified();
    m_to->row()->setError(to.isEmpty()    ? tr("Give the operator's name.")
                          : to == m_owner ? tr("%1 has it already.").arg(to)
                                          : QString());
    m_noteRow->setError(note.isEmpty() ? tr("Write a note.") : QString());
    const bool named = m_to->row()->error().isEmpty();
    if (!named || note.isEmpty()) {
        (named ? static_cast<QWidget *>(m_note) : m_to->box())->setFocus();
        announce(named ? m_noteRow->error() : m_to->row()->error());
        return;
    }
    QList<CalloutId> ids{m_id};
    if (m_all && m_all->isChecked())
        ids += m_others;
    setBusy(true);
    emit submitted(ids, to, note.left(longestNote));
}

void HandOverDialog::finishWith(int handedOver)
{
    announce(handedOver == 1 ? tr("Handed over 1 callout")
                             : tr("Handed over %1 callouts").arg(handedOver));
    finish();
}

} // namespace console
