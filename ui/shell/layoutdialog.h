// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Asks under which name the layout of the panes is kept.
#pragma once

#include "ui/dialogs/consoledialog.h"

class QLineEdit;

namespace console {

class FormRow;

class LayoutDialog final : public ConsoleDialog {
    Q_OBJECT

public:
    static constexpr int longestName = 30;

    LayoutDialog(const Theme &theme, const QStringList &taken, const QString &proposed,
                 QWidget *parent);
    ~LayoutDialog() override { hide(); } // while its parts can still speak to it

signals:
    void submitted(const QString &name);

protected:
    [[nodiscard]] QWidget *firstField() const override;
    void enterPressed() override { submit(); }

private:
    void submit();

    QLineEdit *m_name = nullptr;
    FormRow *m_row = nullptr;
};

} // namespace console
