// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the dialogs about a customer, a subscription or a site share: they are open over the
// directory, ask before typed input is lost, and say what is wrong below its field.
#pragma once

#include "ui/dialogs/consoledialog.h"

class QLineEdit;

namespace console {

class FormGrid;
class FormRow;

class EntryDialog : public ConsoleDialog {
    Q_OBJECT

protected:
    struct Field {
        QLineEdit *edit = nullptr;
        FormRow *row = nullptr;
    };

    EntryDialog(const Theme &theme, const QString &name, const QString &title, QWidget *parent);

    /// A line of text that counts as changed once something else than `text` stands in it.
    Field addField(FormGrid *form, const QString &name, const QString &label, const QString &text,
                   bool required = false);
    QLineEdit *addEdit(const QString &name, const QString &accessibleName, const QString &text);
    /// The two buttons; `submitWords` with its mnemonic.
    void addButtons(const QString &submitWords);
    /// Below the field; gives whether it is well.
    bool check(FormRow *row, const QString &problem);
    /// To the first field with an error.
    void focusFirstError();
    [[nodiscard]] KeyButton *submitButton() const { return m_submit; }
    /// Whether something was typed or chosen.
    [[nodiscard]] virtual bool isChanged() const;

    virtual void submit() = 0;
    void closeAsked() override;

private:
    QList<std::pair<QLineEdit *, QString>> m_before;
    QList<FormRow *> m_checked;
    KeyButton *m_submit = nullptr;
};

} // namespace console
