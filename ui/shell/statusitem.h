// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One place in the status bar: symbol, caption, value. Its width comes from the widest value.
#pragma once

#include <QWidget>

namespace console {

class Theme;

class StatusItem final : public QWidget {
    Q_OBJECT

public:
    struct Words {
        QString icon; ///< an icon id, or "dot"; may be empty
        QString caption; ///< in the second tone
        QString value;
        QString unit; ///< behind the value, in the second tone
        bool strong = false;
        int staleness = 0; ///< of the value: 1 outlined, 2 solid, in violet
        QByteArray ground; ///< a fill token for the whole item; empty = none
        QByteArray ink = "text";

        friend bool operator==(const Words &, const Words &) = default;
    };

    StatusItem(const Theme &theme, const QString &widest, QWidget *parent = nullptr);

    void setWords(const Words &words);
    [[nodiscard]] const Words &words() const { return m_words; }
    /// Leaves the caption away where the window is narrow.
    void setBrief(bool brief);
    void setSeparator(bool shown) { m_separator = shown; }
    /// 0 = as wide as the widest value.
    void setStretch(bool stretch);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QString m_widest;
    Words m_words;
    bool m_brief = false;
    bool m_separator = true;
    bool m_stretch = false;
};

} // namespace console
