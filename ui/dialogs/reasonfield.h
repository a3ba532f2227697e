// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The reason of a cancel: AURA's own list, which may arrive after the dialog has opened, or not at
// all.
#pragma once

#include "domain/lookups.h"

#include <QComboBox>

namespace console {

class FormGrid;
class FormRow;
class KeyButton;
class Theme;

class ReasonField final : public QObject {
    Q_OBJECT

public:
    ReasonField(const Theme &theme, FormGrid &form, const QString &objectName, QWidget *parent);

    void setReasons(const QList<ExceptionReason> &reasons);
    void setFailed(const QString &sentence);
    /// Chosen as soon as the list has it, unless the operator was faster.
    void setPreset(const QString &reason);

    [[nodiscard]] qint64 reasonId() const; ///< 0 when none is chosen
    /// Shows what is missing; true when a reason is chosen.
    bool validate();
    [[nodiscard]] QComboBox *box() const { return m_box; }

signals:
    void changed();
    void reasonsRequested(); ///< "Read again"

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void applyPreset();

    QComboBox *m_box = nullptr;
    FormRow *m_row = nullptr;
    KeyButton *m_again = nullptr;
    QString m_preset;
    bool m_read = false;
    bool m_touched = false;
};

} // namespace console
