// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Snooze: the callout leaves the queue's first tab for a while and comes back by itself. So it asks
// for how long, 30 minutes at most, and why.
#pragma once

#include "domain/clock.h"
#include "ui/dialogs/consoledialog.h"
#include "ui/dialogs/dialogparts.h"

#include <functional>

class QComboBox;
class QSpinBox;

namespace console {

class FormRow;

class SnoozeDialog final : public ConsoleDialog {
    Q_OBJECT

public:
    static constexpr int mostMinutes = 30;

    /// `now` is the time that the window shows, for "back at".
    SnoozeDialog(const Theme &theme, const CalloutHead &head, int minutes,
                 std::function<UtcTime()> now, QWidget *parent = nullptr);
    ~SnoozeDialog() override { hide(); } // while its parts can still speak to it

    /// The answer to submitted(): closes and says until when.
    void finishUntil(UtcTime until);

signals:
    /// The dialog is busy then: answer with finishUntil() or finish(sentence).
    void submitted(console::CalloutId id, int minutes, const QString &reason);

protected:
    void enterPressed() override { submit(); }
    [[nodiscard]] QWidget *firstField() const override;

private:
    bool checkMinutes();
    void submit();

    const CalloutId m_id;
    const std::function<UtcTime()> m_now;
    QSpinBox *m_minutes = nullptr;
    FormRow *m_minutesRow = nullptr;
    QComboBox *m_reason = nullptr;
    FormRow *m_reasonRow = nullptr;
};

} // namespace console
