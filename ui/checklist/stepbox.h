// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One step of a checklist: a box to tick, its words, which wrap, and a second line that is always
// there, so that ticking moves nothing.
#pragma once

#include <QAbstractButton>

namespace console {

class Theme;

class StepBox final : public QAbstractButton {
    Q_OBJECT

public:
    StepBox(const Theme &theme, const QString &objectName, QWidget *parent);

    /// `second`: who ticked it and when, or whether it is required.
    void setWords(const QString &text, const QString &second);
    [[nodiscard]] QString secondLine() const { return m_second; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] int textLeft() const;
    [[nodiscard]] int wordsHeight(const QFont &font, const QString &words, int width) const;

    const Theme &m_theme;
    QString m_second;
};

} // namespace console
