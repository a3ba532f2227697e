// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The edge of the window while something waits: seen from the corner of the eye, whatever is on the
// screen. It covers nothing but 6 px, takes no clicks, and costs nothing while it is off.
#pragma once

#include <QTimer>
#include <QWidget>

namespace console {

class Theme;

class BorderFlash final : public QWidget {
    Q_OBJECT

public:
    enum class Level : quint8 {
        Off,
        New, ///< not taken
        Amber, ///< not taken for 20 s
        Red, ///< not taken for 30 s
        Technical, ///< alarms cannot be heard
    };
    static constexpr int edge = 6; ///< px
    static constexpr int halfPeriodMs = 500; ///< 1 Hz; WCAG 2.3.1 allows 3

    BorderFlash(const Theme &theme, QWidget *window);

    /// `flashing` only where motion is allowed; steady otherwise.
    void setLevel(Level level, bool flashing);
    void setReducedMotion(bool reduced);

    [[nodiscard]] Level level() const { return m_level; }
    [[nodiscard]] bool isFlashing() const { return m_flash.isActive(); }
    /// The dim half of a flash is still seen.
    [[nodiscard]] qreal opacity() const { return m_bright ? 1.0 : 0.25; }

signals:
    void flashed(); ///< bright turned to dim or back

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();
    void cover();

    const Theme &m_theme;
    QTimer m_flash;
    Level m_level = Level::Off;
    bool m_wanted = false;
    bool m_reduced = false;
    bool m_bright = true;
};

} // namespace console
