// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Cancel without a safe code: ends the response for everybody, and nobody has to prove anything. So
// every step asks for intent: a reason, a note, the callout's number typed by hand, and never the
// Enter key.
#pragma once

#include "domain/lookups.h"
#include "domain/requests.h"
#include "ui/dialogs/consoledialog.h"
#include "ui/dialogs/dialogparts.h"

class QLineEdit;

namespace console {

class FormRow;
class ReasonField;

class UnconditionalCancelDialog final : public ConsoleDialog {
    Q_OBJECT

public:
    static constexpr int shortestNote = 10;

    UnconditionalCancelDialog(const Theme &theme, const CalloutHead &head,
                              QWidget *parent = nullptr);
    ~UnconditionalCancelDialog() override { hide(); } // while its parts can still speak to it

    [[nodiscard]] CalloutId calloutId() const { return m_head.id; }
    void setReasons(const QList<ExceptionReason> &reasons);
    void setReasonsFailed(const QString &sentence);
    /// Site policy (decision 7): somebody else than `operatorName` has to agree. Before open().
    void askSecondPerson(const QString &operatorName);
    [[nodiscard]] QString secondPerson() const; ///< empty when not asked for

signals:
    /// Once complete; the dialog is busy then: answer with finish().
    void submitted(const console::UnconditionalCancel &request);
    /// The dialog has closed; open the other one. Never for a fixed site.
    void useSafeCodeRequested();
    void reasonsRequested();

protected:
    /// The default is to keep the callout active, from every field.
    void enterPressed() override { reject(); }
    [[nodiscard]] QWidget *firstField() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void buildWarning();
    void buildFields();
    void buildButtons();
    void submit();
    void refresh();
    bool validateNote();
    bool validateNumber();
    bool validateSecond();
    [[nodiscard]] bool secondNamed() const;
    [[nodiscard]] bool noteLongEnough() const;
    [[nodiscard]] bool numberTyped() const;

    const CalloutHead m_head;
    QString m_warning;
    ReasonField *m_reason = nullptr;
    TextBox *m_note = nullptr;
    FormRow *m_noteRow = nullptr;
    QString m_operator; ///< empty = no second person is asked for
    QLineEdit *m_second = nullptr;
    FormRow *m_secondRow = nullptr;
    QLineEdit *m_number = nullptr;
    FormRow *m_numberRow = nullptr;
    KeyButton *m_keep = nullptr;
    KeyButton *m_send = nullptr;
};

} // namespace console
