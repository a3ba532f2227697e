// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The two dialogs around what must not be seen in passing: the private note of a verified cancel,
// and a mobile number without its last four digits. Both show for a while, then mask themselves.
#pragma once

#include "domain/lookups.h"
#include "ui/dialogs/consoledialog.h"
#include "ui/dialogs/dialogparts.h"

#include <QTimer>

class QComboBox;

namespace console {

class FormGrid;
class FormRow;

/// Words that are painted and nothing else: no property, no accessible text, no selection, no
/// clipboard.
class UnspokenText final : public Panel {
    Q_OBJECT

public:
    UnspokenText(const Theme &theme, QWidget *parent);

    /// Empty masks it.
    void show(const QString &text);
    [[nodiscard]] bool isMasked() const { return m_text.isEmpty(); }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QString m_text;
    QString m_room; ///< the longest text so far: masking moves nothing
};

/// Shows one text and masks it again after 15 s, and when the window loses focus. Never spoken.
class PrivateNoteDialog final : public ConsoleDialog {
    Q_OBJECT

public:
    static constexpr std::chrono::seconds shownFor{15};

    PrivateNoteDialog(const Theme &theme, const CalloutHead &head, const QString &text,
                      QWidget *parent = nullptr);
    ~PrivateNoteDialog() override { hide(); } // while its parts can still speak to it
    void mask();
    [[nodiscard]] bool isMasked() const { return m_text->isMasked(); }
    void open() override;

protected:
    void enterPressed() override { accept(); }
    bool event(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    UnspokenText *m_text = nullptr;
    QTimer m_timer{this};
};

/// Asks why a customer's hidden details are to be seen, then shows them for 30 s: medical facts,
/// next of kin, and all of the mobile number but the last four digits.
class RevealNumberDialog final : public ConsoleDialog {
    Q_OBJECT

public:
    static constexpr std::chrono::seconds shownFor{30};

    RevealNumberDialog(const Theme &theme, const CalloutHead &head, const Customer &customer,
                       QWidget *parent = nullptr);
    ~RevealNumberDialog() override { hide(); } // while its parts can still speak to it
    /// The log has it: show the number. finish(sentence) instead when it could not be recorded.
    void reveal();
    void mask();
    [[nodiscard]] bool isRevealed() const { return m_timer.isActive(); }

signals:
    /// `reason` is one of the offered ones, for the log. The dialog is busy then: answer with
    /// reveal() or finish(sentence).
    void confirmed(console::CalloutId id, const QString &reason);

protected:
    /// The default is to keep it hidden.
    void enterPressed() override { reject(); }
    [[nodiscard]] QWidget *firstField() const override;
    void hideEvent(QHideEvent *event) override;

private:
    void submit();
    void buildDetails();
    ThemedLabel *addDetail(const QString &name, const QString &caption);

    const CalloutId m_id;
    const Customer m_customer;
    FormGrid *m_form = nullptr;
    QMap<CustomerFact, ThemedLabel *> m_facts;
    QComboBox *m_reason = nullptr;
    FormRow *m_reasonRow = nullptr;
    ThemedLabel *m_shown = nullptr;
    KeyButton *m_reveal = nullptr;
    QTimer m_timer{this};
};

} // namespace console
