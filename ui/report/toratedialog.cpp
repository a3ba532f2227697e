// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/toratedialog.h"

#include "models/queuetext.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/formgrid.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"

#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

ToRateDialog::ToRateDialog(const Theme &theme, QWidget *parent)
    : ConsoleDialog(theme, u"toRate"_s, tr("Responses to rate"), parent)
{
    m_list = new QListWidget(content());
    m_list->setObjectName(u"toRate.list"_s);
    m_list->setAccessibleName(tr("Closed callouts that nobody has rated"));
    m_list->setMinimumHeight(theme.scaled(180));
    m_list->setFont(theme.font("body"_L1));
    m_list->setSpacing(theme.scaled(4));
    body()->addWidget(m_list, 1);
    FormGrid *form = addForm();
    m_reason = new QLineEdit(content());
    m_reason->setObjectName(u"toRate.reason"_s);
    m_reason->setMaxLength(longestReason);
    dressEdit(theme, m_reason);
    m_reasonRow = form->addRow(tr("&Why not rated"), m_reason, FormRow::Need::Optional);
    m_reasonRow->setHint(tr("Wanted only for taking a callout off this list unrated. Logged."));
    connect(m_reason, &QLineEdit::textChanged, this, [this] { m_reasonRow->setError({}); });
    setDescription(tr("A rating goes to AURA; taking a callout off this list does not."));
    auto *close = addButton(u"cancel"_s, tr("Close"), tr("Esc"));
    connect(close, &QPushButton::clicked, this, &ToRateDialog::reject);
    m_dismiss = addButton(u"dismiss"_s, tr("&Take off the list"), {});
    connect(m_dismiss, &QPushButton::clicked, this, &ToRateDialog::dismiss);
    m_rate = addButton(u"submit"_s, tr("&Rate…"), tr("Enter"));
    makePrimary(m_rate);
    connect(m_rate, &QPushButton::clicked, this, &ToRateDialog::rate);
    connect(m_list, &QListWidget::itemDoubleClicked, this, &ToRateDialog::rate);
    setCallouts({});
}

QWidget *ToRateDialog::firstField() const
{
    return m_list;
}

void ToRateDialog::setCallouts(const QList<ToRate> &callouts)
{
    const CalloutId before = chosen() ? chosen()->id : 0;
    m_callouts = callouts;
    m_list->clear();
    int current = 0;
    for (const ToRate &callout : callouts) {
        QStringList words{QueueText::number(callout.id)};
        if (callout.closedAt)
            words << tr("closed %1").arg(QueueText::localMinute(*callout.closedAt));
        words << callout.words;
        if (!callout.onBoard)
            words << tr("no longer on the board");
        words.removeAll(QString());
        if (callout.id == before)
            current = m_list->count();
        m_list->addItem(words.join(u" · "_s));
    }
    m_list->setCurrentRow(callouts.isEmpty() ? -1 : current);
    m_rate->setEnabled(!callouts.isEmpty());
    m_dismiss->setEnabled(!callouts.isEmpty());
    setStatus(callouts.isEmpty() ? tr("Every response has been rated.") : QString());
}

const ToRate *ToRateDialog::chosen() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_callouts.size() ? &m_callouts.at(row) : nullptr;
}

void ToRateDialog::rate()
{
    const ToRate *callout = chosen();
    if (!callout)
        return;
    if (!callout->onBoard) {
        setStatus(tr("This callout is no longer on the board: it cannot be rated from here."),
                  true);
        announce(statusText());
        return;
    }
    const CalloutId id = callout->id;
    done(QDialog::Accepted);
    emit rateWanted(id);
}

void ToRateDialog::dismiss()
{
    const ToRate *callout = chosen();
    if (!callout)
        return;
    const QString reason = m_reason->text().simplified();
    if (reason.isEmpty()) {
        m_reasonRow->setError(tr("Write why it is not rated."));
        announce(m_reasonRow->error());
        m_reason->setFocus();
        return;
    }
    m_reason->clear();
    emit dismissed(callout->id, reason);
}

} // namespace console
