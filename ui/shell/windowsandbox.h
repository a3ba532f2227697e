// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window has only while it is connected to a sandbox: the mark over every window and the
// simulator's dock with its command. Away from a sandbox none of it exists.
#pragma once

#include "domain/callout.h"

#include <QObject>
#include <QPointer>

class QAction;
class QDockWidget;
class QMainWindow;

namespace console {

class SandboxMark;
class SimulatorPane;
class Theme;

class WindowSandbox final : public QObject {
    Q_OBJECT
    Q_MOC_INCLUDE("ui/simulator/simulatorpane.h")

public:
    /// `show` is the command that opens the dock; `beside` the dock it becomes a tab of.
    WindowSandbox(const Theme &theme, QMainWindow *window, QWidget *map, QAction *show,
                  QDockWidget *beside);

    /// The mark: nothing here is real.
    void setMarked(bool marked);
    [[nodiscard]] bool isMarked() const;
    /// The dock, hidden until asked for.
    void setSimulator(bool on);
    [[nodiscard]] SimulatorPane *pane() const;
    [[nodiscard]] QDockWidget *dock() const;
    void setSelected(CalloutId id);
    /// Marks the dock as the active one when it holds `focus`.
    void setActiveFor(const QWidget *focus);

signals:
    void simulatorChanged(console::SimulatorPane *pane); ///< null when it has gone

private:
    void makeDock();
    void showDock(bool shown);

    const Theme &m_theme;
    QMainWindow *m_window = nullptr;
    QAction *m_show = nullptr;
    QDockWidget *m_beside = nullptr;
    SandboxMark *m_mark = nullptr;
    QPointer<QDockWidget> m_dock;
    QPointer<SimulatorPane> m_pane;
    CalloutId m_selected = 0;
};

} // namespace console
