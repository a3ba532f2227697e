// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The closed callouts of this desk that nobody has rated: Enter rates the chosen one; one that is
// not to be rated is put away with a reason.
#pragma once

#include "domain/callout.h"
#include "ui/dialogs/consoledialog.h"

class QLineEdit;
class QListWidget;

namespace console {

class FormRow;

struct ToRate {
    CalloutId id = 0;
    QString words; ///< "Panic button · Woodstock"
    std::optional<UtcTime> closedAt;
    bool onBoard = false; ///< only those can be rated from here
};

class ToRateDialog final : public ConsoleDialog {
    Q_OBJECT

public:
    static constexpr int longestReason = 120;

    ToRateDialog(const Theme &theme, QWidget *parent);
    ~ToRateDialog() override { hide(); } // while its parts can still speak to it

    /// In the order to be shown; what was chosen stays chosen.
    void setCallouts(const QList<ToRate> &callouts);

signals:
    void rateWanted(console::CalloutId id); ///< the dialog is closed then
    void dismissed(console::CalloutId id, const QString &reason);

protected:
    [[nodiscard]] QWidget *firstField() const override;
    void enterPressed() override { rate(); }

private:
    void rate();
    void dismiss();
    [[nodiscard]] const ToRate *chosen() const;

    QList<ToRate> m_callouts;
    QListWidget *m_list = nullptr;
    QLineEdit *m_reason = nullptr;
    FormRow *m_reasonRow = nullptr;
    KeyButton *m_rate = nullptr;
    KeyButton *m_dismiss = nullptr;
};

} // namespace console
