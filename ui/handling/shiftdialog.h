// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The end of a shift: what is open, snoozed, marked, unsent and still to be rated, and the two
// names under it.
#pragma once

#include "domain/clock.h"
#include "ui/dialogs/consoledialog.h"
#include "ui/dialogs/dialogparts.h"

namespace console {

class FormRow;
class OperatorField;

/// What goes over. Lines are words for people: a number and what is up with it, never a message's
/// text, a name of a customer or a number to call.
struct ShiftSummary {
    QStringList open;
    QStringList snoozed;
    QStringList privateMarks; ///< on the screen only: a file gets their count
    QStringList unsent;
    QStringList toRate;

    [[nodiscard]] qsizetype total() const
    {
        return open.size() + snoozed.size() + privateMarks.size() + unsent.size() + toRate.size();
    }
};

class ShiftDialog final : public ConsoleDialog {
    Q_OBJECT

public:
    ShiftDialog(const Theme &theme, const ShiftSummary &summary, const QString &operatorName,
                const QStringList &operators, QWidget *parent = nullptr);
    ~ShiftDialog() override { hide(); } // while its parts can still speak to it

    /// As it stands on the screen, or as it may go to a file.
    [[nodiscard]] static QString text(const ShiftSummary &summary, bool forFile);
    /// The answer to submitted(): closes and says how many callouts went over.
    void finishWith(int handedOver);
    /// About the file, in the footer.
    void showExported(const QString &sentence, bool failed);

signals:
    /// The dialog is busy then: answer with finishWith() or finish(sentence).
    void submitted(const QString &from, const QString &to, const QString &note);
    void exportRequested(const QString &text);

protected:
    [[nodiscard]] QWidget *firstField() const override;

private:
    void submit();

    const ShiftSummary m_summary;
    TextBox *m_list = nullptr;
    OperatorField *m_from = nullptr;
    OperatorField *m_to = nullptr;
    TextBox *m_note = nullptr;
    FormRow *m_noteRow = nullptr;
};

} // namespace console
