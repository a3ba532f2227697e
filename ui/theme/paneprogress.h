// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The thin bar at the top of a pane that is being read: nothing in the first second, because what
// comes at once needs no sign; then two pixels and a word (design 8). It lies over the pane and
// moves nothing.
#pragma once

#include <QTimer>
#include <QWidget>

namespace console {

class Theme;

class PaneProgress final : public QWidget {
    Q_OBJECT

public:
    /// Follows the size of `pane`.
    PaneProgress(const Theme &theme, QWidget *pane);

    void setBusy(bool busy);
    [[nodiscard]] bool isBusy() const { return m_late.isActive() || isVisibleTo(parentWidget()); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    const Theme &m_theme;
    QTimer m_late;
};

} // namespace console
