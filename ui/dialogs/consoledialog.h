// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What all dialogs share: window-modal, a body that scrolls when the screen is too small for it, a
// footer with a status line and the buttons, Enter only where the design gives it a meaning, and
// words instead of a closed window when something failed.
//
// Life of a dialog: make it with `new`, a theme and the window as parent; fill it; open(). It
// deletes itself when it is closed; close() from the program closes it at once, whatever it is
// doing. After its request went out it is busy: answer with finish().
#pragma once

#include <QDeadlineTimer>
#include <QDialog>
#include <QPointer>

#include <chrono>
#include <functional>

class QHBoxLayout;
class QVBoxLayout;

namespace console {

class FormGrid;
class KeyButton;
class Theme;
class ThemedLabel;
class DialogScroll;

class ConsoleDialog : public QDialog {
    Q_OBJECT

public:
    ~ConsoleDialog() override;

    /// Shows it window-modal, with the first empty required field focused.
    void open() override;
    /// Busy: every field and button is off, `status` stands in the footer, Esc does nothing.
    void setBusy(bool busy, const QString &status = {});
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// Ends being busy; the input stays as it was.
    void showError(const QString &sentence);
    /// The answer to a submitted request in one: an empty text closes, any other is shown as error.
    void finish(const QString &error = {});
    [[nodiscard]] QString statusText() const;
    void reject() override;

signals:
    /// What assistive technology is told besides focus and values; already sent to it.
    void announced(const QString &text, bool assertive);

protected:
    /// `name` is the object name and the beginning of its widgets' names.
    ConsoleDialog(const Theme &theme, const QString &name, const QString &title, QWidget *parent);

    [[nodiscard]] const Theme &theme() const { return m_theme; }
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    [[nodiscard]] QWidget *content() const { return m_content; }
    /// A grid at the end of the body.
    FormGrid *addForm();
    /// A thin line across the body.
    void addRule();
    KeyButton *addButton(const QString &name, const QString &text, const QString &keyHint);
    /// The one that Enter on no field presses, in the accent colour.
    void makePrimary(KeyButton *button);
    /// Ctrl+Enter and Ctrl+Return.
    void onCtrlEnter(const std::function<void()> &act);
    void setStatus(const QString &text, bool alarm = false);
    void announce(const QString &text, bool assertive = false);
    /// Grows to what the content needs, as far as the screen allows; never shrinks.
    void fit();
    void setPreferredWidth(int px) { m_width = px; }
    void setDescription(const QString &consequence);

    /// Enter in a field; nothing unless overridden. Enter on a focused button presses the button.
    virtual void enterPressed() { }
    [[nodiscard]] virtual QWidget *firstField() const { return nullptr; }
    /// A request that is never answered must not leave a window that cannot be closed.
    [[nodiscard]] virtual std::chrono::seconds longestBusy() const
    {
        return std::chrono::seconds(20);
    }
    /// Called by Esc and the window's close button when not busy; closes unless overridden.
    virtual void closeAsked();
    void keyPressEvent(QKeyEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void setInputEnabled(bool enabled);

    const Theme &m_theme;
    DialogScroll *m_scroll = nullptr;
    QWidget *m_content = nullptr;
    QVBoxLayout *m_body = nullptr;
    QWidget *m_footer = nullptr;
    QHBoxLayout *m_buttons = nullptr;
    ThemedLabel *m_status = nullptr;
    QPointer<QWidget> m_focusBefore;
    QList<QPointer<QWidget>> m_switchedOff;
    int m_width = 640;
    QDeadlineTimer m_busyUntil;
    bool m_busy = false;
};

} // namespace console
