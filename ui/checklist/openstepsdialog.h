// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Asked when a callout with open required steps is to be cleared: going back is the default, and
// clearing all the same needs a reason, which is logged.
#pragma once

#include "ui/dialogs/consoledialog.h"
#include "ui/dialogs/dialogparts.h"

namespace console {

class FormRow;

class OpenStepsDialog final : public ConsoleDialog {
    Q_OBJECT

public:
    static constexpr int shortestReason = 10;

    /// `steps`: the words of those that are open.
    OpenStepsDialog(const Theme &theme, const CalloutHead &head, const QStringList &steps,
                    QWidget *parent = nullptr);
    ~OpenStepsDialog() override { hide(); } // while its parts can still speak to it

    [[nodiscard]] CalloutId calloutId() const { return m_id; }

signals:
    /// Once; the dialog has closed by then.
    void overridden(console::CalloutId id, const QString &reason);

protected:
    void enterPressed() override { reject(); }
    [[nodiscard]] QWidget *firstField() const override;

private:
    void submit();

    const CalloutId m_id;
    TextBox *m_reason = nullptr;
    FormRow *m_reasonRow = nullptr;
    KeyButton *m_back = nullptr;
};

} // namespace console
