// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/handling/snoozedialog.h"

#include "models/queuetext.h"
#include "ui/dialogs/formgrid.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace console {

namespace {
constexpr int mostTyped = 99; // more than may be: the field says so instead of swallowing a key
constexpr int longestReason = 200;
} // namespace

SnoozeDialog::SnoozeDialog(const Theme &theme, const CalloutHead &head, int minutes,
                           std::function<UtcTime()> now, QWidget *parent)
    : ConsoleDialog(theme, u"snooze"_s, tr("Snooze callout"), parent),
      m_id(head.id),
      m_now(std::move(now))
{
    body()->addWidget(new HeadBox(theme, head, content()));
    FormGrid *form = addForm();
    m_minutes = new QSpinBox(content());
    m_minutes->setObjectName(u"snooze.minutes"_s);
    m_minutes->setRange(1, mostTyped);
    m_minutes->setValue(minutes);
    m_minutes->setSuffix(tr(" min"));
    m_minutes->setMinimumHeight(theme.metric("input"_L1));
    m_minutes->setMinimumWidth(theme.scaled(110));
    m_minutesRow = form->addRow(tr("&Minutes"), m_minutes, FormRow::Need::Required, 0);
    connect(m_minutes, &QSpinBox::valueChanged, this, &SnoozeDialog::checkMinutes);

    m_reason = new QComboBox(content());
    m_reason->setObjectName(u"snooze.reason"_s);
    m_reason->setMinimumHeight(theme.metric("input"_L1));
    m_reason->setEditable(true);
    m_reason->setInsertPolicy(QComboBox::NoInsert);
    m_reason->setCompleter(nullptr);
    m_reason->addItems({tr("Waiting for AURA control"), tr("Waiting for the customer to call back"),
                        tr("Announced test at the site"), tr("Handled by another operator")});
    m_reason->setCurrentIndex(-1);
    m_reason->lineEdit()->setObjectName(u"snooze.reason.text"_s);
    m_reason->lineEdit()->setAccessibleName(tr("Reason"));
    m_reason->lineEdit()->setMaxLength(longestReason);
    m_reason->lineEdit()->setPlaceholderText(tr("Choose or write a reason"));
    m_reasonRow = form->addRow(tr("&Reason"), m_reason, FormRow::Need::Required);
    connect(m_reason, &QComboBox::editTextChanged, this, [this] { m_reasonRow->setError({}); });
    body()->addStretch(1);

    setDescription(tr("The callout comes back by itself, sooner if it changes."));
    auto *cancel = addButton(u"cancel"_s, tr("Cancel"), tr("Esc"));
    connect(cancel, &QPushButton::clicked, this, &SnoozeDialog::reject);
    auto *snooze = addButton(u"submit"_s, tr("&Snooze"), tr("Enter"));
    makePrimary(snooze);
    connect(snooze, &QPushButton::clicked, this, &SnoozeDialog::submit);
    checkMinutes();
}

QWidget *SnoozeDialog::firstField() const
{
    return m_reason;
}

bool SnoozeDialog::checkMinutes()
{
    const int minutes = m_minutes->value();
    const bool good = minutes <= mostMinutes;
    m_minutesRow->setError(good ? QString() : tr("At most %1 minutes.").arg(mostMinutes));
    m_minutesRow->setHint(
        good ? tr("Back at %1, sooner if it ends, is called off or its responder withdraws.")
                   .arg(QueueText::localMinute(m_now() + std::chrono::minutes(minutes)))
             : QString());
    return good;
}

void SnoozeDialog::submit()
{
    const QString reason = m_reason->currentText().simplified();
    const bool timed = checkMinutes();
    if (reason.isEmpty())
        m_reasonRow->setError(tr("Choose a reason."));
    if (!timed || reason.isEmpty()) {
        (timed ? static_cast<QWidget *>(m_reason) : m_minutes)->setFocus();
        announce(timed ? m_reasonRow->error() : m_minutesRow->error());
        return;
    }
    setBusy(true);
    emit submitted(m_id, m_minutes->value(), reason);
}

void SnoozeDialog::finishUntil(UtcTime until)
{
    announce(tr("Snoozed until %1").arg(QueueText::localMinute(until)));
    finish();
}

} // namespace console
