// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Asks before something is taken away at AURA: what it is, what that means, and the safe answer as
// the default.
#pragma once

#include "ui/dialogs/consoledialog.h"

namespace console {

class DestructionDialog final : public ConsoleDialog {
    Q_OBJECT

public:
    struct Words {
        QString title; ///< "Delete customer"
        QString what; ///< which one, in bold
        QString consequence;
        QString keep; ///< of the default button
        QString destroy; ///< with its mnemonic
    };

    /// `name` is the object name; `id` is what it is about, for who gets the answer.
    DestructionDialog(const Theme &theme, const QString &name, qint64 id, const Words &words,
                      QWidget *parent);

    [[nodiscard]] qint64 id() const { return m_id; }

signals:
    void confirmed(qint64 id);

protected:
    [[nodiscard]] QWidget *firstField() const override;

private:
    const qint64 m_id;
    KeyButton *m_keep = nullptr;
};

} // namespace console
