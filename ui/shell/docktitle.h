// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A dock's title line: name, what is worth knowing at a glance, float, close. The active dock's is
// tinted.
#pragma once

#include <QWidget>

class QDockWidget;

namespace console {

class KeyButton;
class Theme;

class DockTitle final : public QWidget {
    Q_OBJECT

public:
    DockTitle(const Theme &theme, QDockWidget *dock);

    void setActive(bool active);
    [[nodiscard]] bool isActive() const { return m_active; }
    /// At the right, may change every second. Staleness as a violet pill: 1 outlined, 2 solid.
    void setSummary(const QString &summary, int staleness = 0);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void placeButtons();
    [[nodiscard]] KeyButton *addButton(const QString &icon, const QString &name);

    const Theme &m_theme;
    QDockWidget *m_dock = nullptr;
    KeyButton *m_float = nullptr;
    KeyButton *m_close = nullptr;
    QString m_summary;
    int m_staleness = 0;
    bool m_active = false;
};

} // namespace console
