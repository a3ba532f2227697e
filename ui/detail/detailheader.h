// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The head of the detail pane: who, in which state, for how long. Painted as one widget of a fixed
// height, because half of it changes every second.
#pragma once

#include <QWidget>

namespace console {

class Theme;

class DetailHeader final : public QWidget {
    Q_OBJECT

public:
    struct Words {
        QByteArray glyph; ///< of the tokens
        QByteArray stateInk; ///< a colour token
        QString number; ///< "992 014"
        QString state; ///< "Dispatched"
        QString kind; ///< "Security · Panic button · Real"
        QString taken; ///< "Taken by you (Op 07) after 00:09"
        QString elapsed; ///< "04:12"
        QString since; ///< "since created 14:27:55"
        QString age; ///< "Data 1 s"
        int staleness = 0; ///< 0 fresh, 1 from twice, 2 from three times the expected interval

        friend bool operator==(const Words &, const Words &) = default;
    };

    explicit DetailHeader(const Theme &theme, QWidget *parent = nullptr);

    /// Repaints when something differs; the accessible name follows number and state only.
    void setWords(const Words &words);
    [[nodiscard]] const Words &words() const { return m_words; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintRight(QPainter &painter, int &leftEdge) const;

    const Theme &m_theme;
    Words m_words;
};

} // namespace console
