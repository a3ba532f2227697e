// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Cancel with the safe code. Whatever the code is and whatever AURA makes of it, the customer and
// whoever stands beside the customer must learn nothing: same words, same time, same picture
// (design 8). It has no way to be an unconditional cancel: without exactly four digits there is no
// request.
#pragma once

#include "domain/lookups.h"
#include "domain/requests.h"
#include "ui/dialogs/consoledialog.h"
#include "ui/dialogs/dialogparts.h"

#include <functional>

class QComboBox;
class QLineEdit;

namespace console {

class FormRow;
class ReasonField;
class SafeCodeField;

class VerifiedCancelDialog final : public ConsoleDialog {
    Q_OBJECT

public:
    VerifiedCancelDialog(const Theme &theme, const CalloutHead &head, QWidget *parent = nullptr);
    ~VerifiedCancelDialog() override { hide(); } // while its parts can still speak to it

    /// The request is move-only, so it goes to a function rather than through a signal. Called at
    /// most once, when the operator sends. From then on the dialog says "Sending…" and stays as it
    /// is.
    void setSubmit(std::function<void(VerifiedCancel)> submit) { m_submit = std::move(submit); }
    /// To be called 1.5 s after that, whatever happened (CalloutCommands::verifiedCancelSettled),
    /// or at once when this program itself refused. Closes and emits ended(). `notDelivered` is
    /// about the link or the log alone (errorText() in the VerifiedCancel context); it is not shown
    /// in the dialog.
    void finish(const std::optional<QString> &notDelivered = std::nullopt);

    /// `siteReason`: the site's usual reason, by its words in the list; chosen unless the operator
    /// was faster.
    void setReasons(const QList<ExceptionReason> &reasons, const QString &siteReason = {});
    void setReasonsFailed(const QString &sentence);
    /// Before open(): a verified cancel of this callout was sent before, so a word why there is to
    /// be another one is required, for the log (decision 3).
    void askWhyAgain();
    [[nodiscard]] QString whyAgain() const; ///< empty when not asked for
    [[nodiscard]] CalloutId calloutId() const { return m_head.id; }
    [[nodiscard]] bool isSubmitted() const { return m_sent; }

signals:
    void reasonsRequested();
    /// For the status bar: "Cancel request sent. AURA closes the callout.", or why it was not
    /// delivered.
    void ended(const QString &words);

protected:
    void enterPressed() override { submit(); }
    [[nodiscard]] QWidget *firstField() const override;
    [[nodiscard]] std::chrono::seconds longestBusy() const override
    {
        return std::chrono::seconds(5);
    }
    void hideEvent(QHideEvent *event) override;

private:
    void buildScript();
    void buildFields();
    void submit();
    void refresh();
    void tellCount(int count);

    const CalloutHead m_head;
    std::function<void(VerifiedCancel)> m_submit;
    SafeCodeField *m_code = nullptr;
    FormRow *m_codeRow = nullptr;
    ThemedLabel *m_codeWords = nullptr;
    ReasonField *m_reason = nullptr;
    QLineEdit *m_note = nullptr;
    QComboBox *m_again = nullptr;
    FormRow *m_againRow = nullptr;
    KeyButton *m_keep = nullptr;
    KeyButton *m_send = nullptr;
    bool m_sent = false;
};

} // namespace console
