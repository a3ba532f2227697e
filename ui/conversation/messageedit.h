// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where a message is written: grows from one line to four, Tab leaves it, Ctrl+Enter sends.
#pragma once

#include <QPlainTextEdit>

namespace console {

class Theme;

class MessageEdit final : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit MessageEdit(const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void submitted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void refresh();
    void fit();
    [[nodiscard]] int heightFor(int lines) const;

    const Theme &m_theme;
};

} // namespace console
