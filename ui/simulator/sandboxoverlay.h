// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The word SANDBOX across a widget, so that no screenshot of made-up callouts can pass for a real
// one. So faint that every text below it keeps its contrast, and transparent to mouse and keys.
#pragma once

#include <QPixmap>
#include <QPointer>
#include <QWidget>

namespace console {

class Theme;

class SandboxOverlay final : public QWidget {
    Q_OBJECT

public:
    /// Covers `over`, follows its size and stays on top of its children.
    SandboxOverlay(const Theme &theme, QWidget *over);

    /// How much of the ink is laid over what is below, 0..1: alarm text on any ground keeps 7:1.
    [[nodiscard]] static double strength(bool night) { return night ? 0.11 : 0.09; }
    [[nodiscard]] static QString word();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void drawPicture();

    const Theme &m_theme;
    QPixmap m_picture;
};

/// Lays the overlay over every window of the program while it is on.
class SandboxMark final : public QObject {
    Q_OBJECT

public:
    /// `map` gets an overlay of its own; the window that holds it gets none besides.
    SandboxMark(const Theme &theme, QWidget *map, QObject *parent);
    ~SandboxMark() override;

    void setShown(bool shown);
    [[nodiscard]] bool isShown() const { return m_shown; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void cover(QWidget *window);

    const Theme &m_theme;
    QPointer<QWidget> m_map;
    QList<QPointer<SandboxOverlay>> m_overlays;
    bool m_shown = false;
};

} // namespace console
