// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One annunciation line: symbol, words, clock, summary, a button. Painted as one widget, because
// its clock and its colours change by the second.
#pragma once

#include <QFrame>

class QAction;

namespace console {

class KeyButton;
class Theme;

class BannerStrip final : public QFrame {
    Q_OBJECT

public:
    enum class Level : quint8 {
        New, ///< not taken
        Amber, ///< not taken for 20 s
        Red, ///< not taken for 30 s
        Link, ///< the link is lost
        Back, ///< the link has returned
        Sound, ///< alarms cannot be heard
    };

    struct Words {
        Level level = Level::New;
        QString head; ///< "NEW CALLOUT"
        QString clock; ///< "00:11"
        QString strong; ///< "992 021"
        QString summary; ///< "Security · Panic button · Woodstock"
        QString tail; ///< what must not be overlooked, in bold behind the summary
        QString note; ///< "Next try in 3 s (attempt 6)"; right of the summary, or before the button
        bool noteAtButton = false;

        friend bool operator==(const Words &, const Words &) = default;
    };

    BannerStrip(const Theme &theme, const QString &objectName, QAction *action,
                QWidget *parent = nullptr);

    void setWords(const Words &words);
    [[nodiscard]] const Words &words() const { return m_words; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Look;
    [[nodiscard]] Look look() const;
    /// Ground, edge and symbol; gives where the words begin.
    int paintGround(QPainter &painter, const Look &now) const;
    /// The note before the button, where there is room; gives where the words must end.
    int paintNote(QPainter &painter, const Look &now, int right, int needed) const;
    void dressButton();
    void placeButton();

    const Theme &m_theme;
    KeyButton *m_button = nullptr;
    Words m_words;
};

} // namespace console
