// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the two pages of the directory are built of.
#pragma once

#include <QScrollArea>

class QHBoxLayout;
class QLineEdit;
class QVBoxLayout;

namespace console {

class FieldGrid;
class IconMark;
class KeyButton;
class Panel;
class Theme;
class ThemedLabel;

/// One sentence about what is shown: being read, failed, done. Not there when there is none.
class NoticeLine final : public QWidget {
    Q_OBJECT

public:
    NoticeLine(const Theme &theme, const QString &objectName, QWidget *parent);

    void setPlain(const QString &sentence);
    /// With an icon, and told to assistive technology.
    void setError(const QString &sentence);
    void setDone(const QString &sentence);
    [[nodiscard]] QString text() const;

private:
    void set(const QString &sentence, QWidget *mark, QLatin1StringView tone, bool told);

    ThemedLabel *m_words = nullptr;
    IconMark *m_warn = nullptr;
    IconMark *m_check = nullptr;
};

/// Scrolls up and down; a stop for Tab while there is something to scroll to.
class FactScroll final : public QScrollArea {
    Q_OBJECT

public:
    FactScroll(const Theme &theme, QWidget *facts, const QString &accessibleName, QWidget *parent);

protected:
    bool event(QEvent *event) override;

private:
    const Theme &m_theme;
};

namespace PageParts {

/// A box in the tables' ground with a column in it.
[[nodiscard]] QVBoxLayout *addCard(const Theme &theme, QHBoxLayout *row, QWidget *parent,
                                   int stretch);
[[nodiscard]] KeyButton *makeButton(const Theme &theme, const QString &objectName,
                                    const QString &text, const QString &iconId, QWidget *parent);
[[nodiscard]] QLineEdit *makeEdit(const Theme &theme, const QString &objectName,
                                  const QString &accessibleName, const QString &placeholder,
                                  QWidget *parent);
/// Words wider than `px` at 100 % text size, which nothing could break, without their middle.
[[nodiscard]] QString shortened(const Theme &theme, QLatin1StringView role, const QString &text,
                                int px);
/// Into the grid, shortened; whole in the tool tip.
void setValue(const Theme &theme, FieldGrid &grid, QLatin1StringView id, const QString &value,
              int px);
/// On, or off with the reason in the tool tip and for assistive technology.
void allow(QWidget *button, const QString &reasonAgainst);

} // namespace PageParts

} // namespace console
