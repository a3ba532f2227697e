// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A callout that another operator at this desk has: taking it over is possible, and leaving it
// where it is is the default.
#pragma once

#include "ui/dialogs/consoledialog.h"
#include "ui/dialogs/dialogparts.h"

#include <QElapsedTimer>
#include <QTimer>

namespace console {

class TakeOverDialog final : public ConsoleDialog {
    Q_OBJECT

public:
    /// `since`: how long `owner` has had it; goes on counting here.
    TakeOverDialog(const Theme &theme, const CalloutHead &head, const QString &owner, Millis since,
                   QWidget *parent = nullptr);
    ~TakeOverDialog() override { hide(); } // while its parts can still speak to it

    [[nodiscard]] CalloutId calloutId() const { return m_id; }

signals:
    /// Once; the dialog has closed by then.
    void confirmed(console::CalloutId id);

protected:
    void enterPressed() override { reject(); }
    [[nodiscard]] QWidget *firstField() const override;
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QString words() const;
    void tick();

    const CalloutId m_id;
    const QString m_owner;
    const Millis m_since;
    QElapsedTimer m_open;
    QTimer m_tick{this};
    NoteBox *m_note = nullptr;
    KeyButton *m_leave = nullptr;
};

} // namespace console
