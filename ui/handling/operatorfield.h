// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The name of an operator at this desk: one of those who are known, or a new one.
#pragma once

#include <QComboBox>

namespace console {

class FormGrid;
class FormRow;
class Theme;

class OperatorField final : public QObject {
    Q_OBJECT

public:
    static constexpr int longestName = 40;

    OperatorField(const Theme &theme, FormGrid &form, const QString &objectName,
                  const QString &label, const QStringList &known, QWidget *parent);

    [[nodiscard]] QString name() const { return m_box->currentText().simplified(); }
    void setName(const QString &name) { m_box->setEditText(name); }
    [[nodiscard]] QComboBox *box() const { return m_box; }
    [[nodiscard]] FormRow *row() const { return m_row; }

private:
    QComboBox *m_box = nullptr;
    FormRow *m_row = nullptr;
};

} // namespace console
