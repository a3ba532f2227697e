// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The first question of a console that has no profile yet: train, try against AURA's staging, or
// work with a site's own address. The sign-in follows on the connection's own page.
#pragma once

#include "domain/connection.h"
#include "ui/dialogs/consoledialog.h"

class QButtonGroup;
class QLineEdit;

namespace console {

class FormRow;

class FirstStartDialog final : public ConsoleDialog {
    Q_OBJECT

public:
    explicit FirstStartDialog(const Theme &theme, QWidget *parent = nullptr);
    ~FirstStartDialog() override { hide(); } // while its parts can still speak to it

signals:
    void sandboxWanted();
    /// With a name and a checked address; the rest is asked by the connection dialog.
    void connectionWanted(const console::ConnectionProfile &profile);

protected:
    void enterPressed() override { go(); }
    [[nodiscard]] QWidget *firstField() const override;

private:
    enum Choice { Sandbox, Staging, Own };

    void buildChoices();
    void buildOwn();
    [[nodiscard]] Choice choice() const;
    [[nodiscard]] bool checkOwn();
    void refresh();
    void go();

    QButtonGroup *m_choices = nullptr;
    QLineEdit *m_name = nullptr;
    FormRow *m_nameRow = nullptr;
    QLineEdit *m_url = nullptr;
    FormRow *m_urlRow = nullptr;
    KeyButton *m_go = nullptr;
};

} // namespace console
