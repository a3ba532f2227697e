// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where this console reads callouts, and as whom. Takes secrets as they are typed and hands them on
// once; it keeps none, shows none again, and fills in no address of its own.
#pragma once

#include "domain/connection.h"
#include "ui/dialogs/consoledialog.h"

#include <vector>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QRadioButton;

namespace console {

class ConnectionAdvanced;
class FormRow;

class ConnectionDialog final : public ConsoleDialog {
    Q_OBJECT

public:
    ConnectionDialog(const Theme &theme, const std::vector<ConnectionProfile> &saved,
                     QWidget *parent = nullptr);
    ~ConnectionDialog() override { hide(); } // while its parts can still speak to it

    void setProfile(const ConnectionProfile &profile);
    /// What this console allows itself: 1..50 requests a second, 1..100 at once.
    void setBudget(int requestsPerSecond, int burst);
    [[nodiscard]] int requestsPerSecond() const;
    [[nodiscard]] int burst() const;
    /// False: this system has none, so the secret stays in memory; the dialog says so.
    void setKeychainAvailable(bool available);
    /// The line in the footer. Not ok ends being busy and keeps what was typed.
    void showResult(const QString &words, bool ok);
    void showProblem(const QString &sentence) { showResult(sentence, false); }

signals:
    /// The dialog is busy then: answer with finish() or showResult(). The secret is empty when the
    /// one that is stored for this very profile is to be used. `remember`: into the keychain. For
    /// the sandbox: profile.sandbox is set, the address and the credentials are empty.
    void submitted(const console::ConnectionProfile &profile,
                   const console::Credentials &credentials, bool remember);

protected:
    void enterPressed() override { submit(); }
    [[nodiscard]] QWidget *firstField() const override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildServer();
    void buildSignIn();
    void buildButtons();
    QLineEdit *addEdit(const QString &name);
    void refresh();
    void submit();
    void useSandbox();
    bool checkName();
    bool checkUrl();
    bool checkId();
    bool checkSecret();
    bool checkScope();
    [[nodiscard]] ConnectionProfile entered() const;
    [[nodiscard]] const ConnectionProfile *savedAs(const QString &name) const;
    [[nodiscard]] bool hasStoredSecret() const;

    const std::vector<ConnectionProfile> m_saved;
    QComboBox *m_name = nullptr;
    FormRow *m_nameRow = nullptr;
    QLineEdit *m_url = nullptr;
    FormRow *m_urlRow = nullptr;
    QRadioButton *m_byClient = nullptr;
    QRadioButton *m_byToken = nullptr;
    QLineEdit *m_clientId = nullptr;
    FormRow *m_clientIdRow = nullptr;
    QLineEdit *m_secret = nullptr;
    FormRow *m_secretRow = nullptr;
    QCheckBox *m_remember = nullptr;
    FormRow *m_rememberRow = nullptr;
    QComboBox *m_dialect = nullptr;
    QLineEdit *m_scope = nullptr;
    FormRow *m_scopeRow = nullptr;
    ConnectionAdvanced *m_advanced = nullptr;
    KeyButton *m_connect = nullptr;
    QString m_filledFrom; ///< the profile that was filled in last
    bool m_keychain = true;
};

} // namespace console
