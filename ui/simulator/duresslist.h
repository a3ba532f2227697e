// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the sandbox judged the cancels: for the trainer alone. Nothing of it is shown, not even how
// many there are, until somebody asks, and it hides itself again.
#pragma once

#include "domain/sandboxcontrol.h"

#include <QTimer>
#include <QWidget>

class QListWidget;

namespace console {

class KeyButton;
class Theme;
class ThemedLabel;

class DuressList final : public QWidget {
    Q_OBJECT

public:
    static constexpr std::chrono::seconds shownFor{30};

    explicit DuressList(const Theme &theme, QWidget *parent);

    /// Shown when they were asked for, else dropped.
    void setMarkers(const QList<DuressMarker> &markers);
    /// Takes everything off the screen.
    void hideMarkers();
    [[nodiscard]] bool isShown() const { return m_shown; }

signals:
    void wanted();

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void refresh();

    QTimer m_hide;
    QListWidget *m_list = nullptr;
    ThemedLabel *m_words = nullptr;
    KeyButton *m_show = nullptr;
    KeyButton *m_hideNow = nullptr;
    bool m_asked = false;
    bool m_shown = false;
};

} // namespace console
