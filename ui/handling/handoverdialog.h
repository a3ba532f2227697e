// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Hands callouts to another operator at this desk, with a note for whoever goes on with them.
#pragma once

#include "ui/dialogs/consoledialog.h"
#include "ui/dialogs/dialogparts.h"

class QCheckBox;

namespace console {

class FormRow;
class OperatorField;

class HandOverDialog final : public ConsoleDialog {
    Q_OBJECT

public:
    struct Others {
        QStringList operators; ///< known at this desk, without the present owner
        QList<CalloutId> callouts; ///< further ones of the same owner
    };

    HandOverDialog(const Theme &theme, const CalloutHead &head, const QString &owner,
                   const Others &others, QWidget *parent = nullptr);
    ~HandOverDialog() override { hide(); } // while its parts can still speak to it

    /// The answer to submitted(): closes and says how many went over.
    void finishWith(int handedOver);

signals:
    /// The dialog is busy then: answer with finishWith() or finish(sentence).
    void submitted(const QList<console::CalloutId> &ids, const QString &to, const QString &note);

protected:
    [[nodiscard]] QWidget *firstField() const override;

private:
    void submit();

    const CalloutId m_id;
    const QString m_owner;
    const QList<CalloutId> m_others;
    OperatorField *m_to = nullptr;
    QCheckBox *m_all = nullptr;
    TextBox *m_note = nullptr;
    FormRow *m_noteRow = nullptr;
};

} // namespace console
