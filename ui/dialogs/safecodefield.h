// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The only place in the program where a safe code is typed. Not a line edit on purpose: it has no
// text, no selection, no clipboard, no undo, no input method and no drop; it paints dots, and its
// four bytes are wiped when the code is taken, when the window loses focus and when it closes.
#pragma once

#include "domain/secrets.h"

#include <QWidget>

#include <array>

namespace console {

class Theme;

class SafeCodeField final : public QWidget {
    Q_OBJECT

public:
    static constexpr int length = 4;

    explicit SafeCodeField(const Theme &theme, QWidget *parent = nullptr);
    ~SafeCodeField() override;

    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] bool isComplete() const { return m_count == length; }
    /// Null without exactly four digits. Wipes the field in either case.
    [[nodiscard]] std::optional<SafeCode> take();
    void clear();
    /// "Digit 2 of 4 entered", for speech and for the words beside the field. Never a digit.
    [[nodiscard]] QString progressText() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void countChanged(int count);
    /// Digits were there and were wiped because the window lost focus.
    void clearedByFocusLoss();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void wipe();
    void changed();

    const Theme &m_theme;
    std::array<char16_t, length> m_digits{};
    int m_count = 0;
};

} // namespace console
