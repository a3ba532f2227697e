// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reset: a callout that stays marked although somebody has looked at it is let go of. It takes a
// note of why and the name of the supervisor who says so. The words are the same whatever it was
// marked for.
#pragma once

#include "ui/dialogs/consoledialog.h"
#include "ui/dialogs/dialogparts.h"

class QLineEdit;

namespace console {

class FormRow;

class ResetDialog final : public ConsoleDialog {
    Q_OBJECT

public:
    static constexpr int shortestNote = 10;

    /// `marks`: what it is marked for, in words.
    ResetDialog(const Theme &theme, const CalloutHead &head, const QStringList &marks,
                QWidget *parent = nullptr);
    ~ResetDialog() override { hide(); } // while its parts can still speak to it

signals:
    /// The dialog is busy then: answer with finish().
    void submitted(console::CalloutId id, const QString &supervisor, const QString &note);

protected:
    [[nodiscard]] QWidget *firstField() const override;

private:
    void submit();

    const CalloutId m_id;
    QLineEdit *m_supervisor = nullptr;
    FormRow *m_supervisorRow = nullptr;
    TextBox *m_note = nullptr;
    FormRow *m_noteRow = nullptr;
};

} // namespace console
