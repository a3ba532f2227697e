// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/reasonfield.h"

#include "ui/dialogs/formgrid.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QFocusEvent>

namespace console {

using namespace Qt::StringLiterals;

ReasonField::ReasonField(const Theme &theme, FormGrid &form, const QString &objectName,
                         QWidget *parent)
    : QObject(parent), m_box(new QComboBox(parent))
{
    m_box->setObjectName(objectName);
    m_box->setMinimumHeight(theme.metric("input"_L1));
    m_box->setMinimumContentsLength(20);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setPlaceholderText(tr("Reading reasons…"));
    m_box->setEnabled(false);
    m_box->installEventFilter(this);
    m_row = form.addRow(tr("&Reason"), m_box, FormRow::Need::Required);
    m_again = new KeyButton(theme, tr("Read again"), parent);
    m_again->setObjectName(objectName + u".again"_s);
    m_again->setAccessibleName(tr("Read the reasons again"));
    m_again->setIconId(u"refresh"_s);
    m_again->hide();
    m_row->addBeside(m_again);
    connect(m_again, &QPushButton::clicked, this, [this] {
        m_again->hide();
        m_row->setError({});
        m_box->setPlaceholderText(tr("Reading reasons…"));
        emit reasonsRequested();
    });
    connect(m_box, &QComboBox::activated, this, [this] { m_touched = true; });
    connect(m_box, &QComboBox::currentIndexChanged, this, [this] {
        if (reasonId() > 0)
            m_row->setError({});
        emit changed();
    });
}

void ReasonField::setReasons(const QList<ExceptionReason> &reasons)
{
    if (reasons.isEmpty()) {
        setFailed(tr("AURA gave no reasons, so no cancel can be sent. Phone AURA control."));
        return;
    }
    const qint64 before = reasonId();
    m_read = true;
    m_again->hide();
    m_row->setError({});
    m_box->clear();
    for (const ExceptionReason &reason : reasons)
        m_box->addItem(reason.reason, reason.id);
    m_box->setPlaceholderText(tr("Choose a reason"));
    m_box->setEnabled(true);
    m_box->setCurrentIndex(before > 0 ? m_box->findData(before) : -1);
    applyPreset();
    emit changed();
}

void ReasonField::setFailed(const QString &sentence)
{
    if (m_read)
        return; // a list that is there stays usable
    m_box->setPlaceholderText(tr("No reasons"));
    m_row->setError(sentence);
    m_again->show();
    emit changed();
}

void ReasonField::setPreset(const QString &reason)
{
    m_preset = reason.simplified();
    applyPreset();
}

void ReasonField::applyPreset()
{
    if (m_preset.isEmpty() || m_touched || reasonId() > 0)
        return;
    m_box->setCurrentIndex(m_box->findText(m_preset, Qt::MatchFixedString));
}

qint64 ReasonField::reasonId() const
{
    return m_box->currentData().toLongLong();
}

bool ReasonField::validate()
{
    if (reasonId() > 0) {
        m_row->setError({});
        return true;
    }
    if (m_read)
        m_row->setError(tr("Choose a reason."));
    else if (m_row->error().isEmpty())
        m_row->setError(tr("The reasons are still being read."));
    return false;
}

bool ReasonField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_box && m_read && isLeaving(event))
        validate();
    return QObject::eventFilter(watched, event);
}

} // namespace console
