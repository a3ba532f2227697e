// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A push button as the design has it: icon, words and the key that does the same. Bound to an
// action it follows the action's words, state and reasons.
#pragma once

#include <QKeySequence>
#include <QPushButton>

class QAction;

namespace console {

class Theme;

/// How keys are written for people: "X V", "Ctrl Shift C", "F5".
[[nodiscard]] QString keyHintText(const QKeySequence &keys);

class KeyButton final : public QPushButton {
    Q_OBJECT

public:
    KeyButton(const Theme &theme, const QString &text, QWidget *parent = nullptr);
    /// Follows `action`: iconText(), tool tip, enabled; the icon and the key come from the action's
    /// properties "iconId" and "keyHint" (else its shortcut).
    KeyButton(const Theme &theme, QAction *action, QWidget *parent = nullptr);

    void setKeyHint(const QString &hint);
    [[nodiscard]] QString keyHint() const { return m_hint; }
    /// An icon of the tokens, for example "next"; empty for none.
    void setIconId(const QString &id);
    /// Fill and words in other tokens than the plain button's, for example "alarmFill",
    /// "alarmOnFill".
    void setFill(QLatin1StringView fillToken, QLatin1StringView textToken);
    /// Only the icon (where there is one) and the key; the words stay as accessible name.
    void setWordless(bool wordless);
    /// Neither border nor ground until pointed at or focused.
    void setBare(bool bare);
    /// 20 unless told otherwise; in pixels at 100 % text size.
    void setIconSide(int px);
    /// The key stays in the tool tip.
    void setHintShown(bool shown);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintFrame(QPainter &painter) const;
    void paintHint(QPainter &painter, int x) const;
    void followAction();
    void refresh();
    [[nodiscard]] QColor ground() const;
    [[nodiscard]] QColor ink() const;
    [[nodiscard]] bool showsWords() const;
    [[nodiscard]] bool hintVisible() const;

    const Theme &m_theme;
    QAction *m_action = nullptr;
    QString m_hint;
    QString m_iconId;
    QString m_fill;
    QString m_ink;
    int m_iconSide = 20;
    bool m_hintShown = true;
    bool m_wordless = false;
    bool m_bare = false;
};

} // namespace console
