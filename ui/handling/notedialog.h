// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A note of the operator's about a callout, for the log. Not a message: nobody else gets it.
#pragma once

#include "ui/dialogs/consoledialog.h"
#include "ui/dialogs/dialogparts.h"

namespace console {

class FormRow;

class NoteDialog final : public ConsoleDialog {
    Q_OBJECT

public:
    static constexpr int longestNote = 500; ///< as the log keeps them

    NoteDialog(const Theme &theme, const CalloutHead &head, QWidget *parent = nullptr);
    ~NoteDialog() override { hide(); } // while its parts can still speak to it

signals:
    /// The dialog is busy then: answer with finish().
    void submitted(console::CalloutId id, const QString &text);

protected:
    [[nodiscard]] QWidget *firstField() const override;
    void closeAsked() override;

private:
    void submit();

    const CalloutId m_id;
    TextBox *m_text = nullptr;
    FormRow *m_row = nullptr;
};

} // namespace console
