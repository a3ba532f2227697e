// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/handling/operatorfield.h"

#include "ui/dialogs/formgrid.h"
#include "ui/theme/theme.h"

#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace console {

OperatorField::OperatorField(const Theme &theme, FormGrid &form, const QString &objectName,
                             const QString &label, const QStringList &known, QWidget *parent)
    : QObject(parent), m_box(new QComboBox(parent))
{
    m_box->setObjectName(objectName);
    m_box->setMinimumHeight(theme.metric("input"_L1));
    m_box->setEditable(true);
    m_box->setInsertPolicy(QComboBox::NoInsert);
    m_box->addItems(known);
    m_box->setCurrentIndex(-1);
    m_box->lineEdit()->setObjectName(objectName + u".text"_s);
    m_box->lineEdit()->setAccessibleName(withoutMnemonic(label));
    m_box->lineEdit()->setMaxLength(longestName);
    m_row = form.addRow(label, m_box, FormRow::Need::Required);
    connect(m_box, &QComboBox::editTextChanged, m_row, [row = m_row] { row->setError({}); });
}

} // namespace console
