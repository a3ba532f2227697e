// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/windowsandbox.h"

#include "ui/shell/docktitle.h"
#include "ui/simulator/sandboxoverlay.h"
#include "ui/simulator/simulatorpane.h"

#include <QAction>
#include <QDockWidget>
#include <QMainWindow>

using namespace Qt::StringLiterals;

namespace console {

WindowSandbox::WindowSandbox(const Theme &theme, QMainWindow *window, QWidget *map, QAction *show,
                             QDockWidget *beside)
    : QObject(window),
      m_theme(theme),
      m_window(window),
      m_show(show),
      m_beside(beside),
      m_mark(new SandboxMark(theme, map, this))
{
    m_show->setVisible(false);
    connect(m_show, &QAction::triggered, this, &WindowSandbox::showDock);
}

void WindowSandbox::setMarked(bool marked)
{
    m_mark->setShown(marked);
}

bool WindowSandbox::isMarked() const
{
    return m_mark->isShown();
}

SimulatorPane *WindowSandbox::pane() const
{
    return m_pane;
}

QDockWidget *WindowSandbox::dock() const
{
    return m_dock;
}

void WindowSandbox::setSimulator(bool on)
{
    if (on == bool(m_dock))
        return;
    m_show->setVisible(on);
    if (on) {
        makeDock();
    } else {
        m_window->removeDockWidget(m_dock);
        delete m_dock;
    }
    emit simulatorChanged(m_pane);
}

void WindowSandbox::makeDock()
{
    m_dock = new QDockWidget(tr("Simulator"), m_window);
    m_dock->setObjectName(u"dock.simulator"_s);
    m_dock->setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    m_dock->setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable
                        | QDockWidget::DockWidgetClosable);
    m_dock->setTitleBarWidget(new DockTitle(m_theme, m_dock));
    m_pane = new SimulatorPane(m_theme, m_dock);
    m_pane->setSelected(m_selected);
    m_dock->setWidget(m_pane);
    m_dock->hide();
    m_window->addDockWidget(Qt::RightDockWidgetArea, m_dock);
    m_dock->hide();
    connect(m_dock->toggleViewAction(), &QAction::toggled, m_show, &QAction::setChecked);
    m_show->setChecked(false);
}

void WindowSandbox::showDock(bool shown)
{
    if (!m_dock)
        return;
    if (!shown) {
        m_dock->hide();
        return;
    }
    // A tab beside the callout: it takes no room from what is watched.
    if (!m_dock->isFloating() && !m_beside->isFloating()
        && !m_window->tabifiedDockWidgets(m_beside).contains(m_dock.data()))
        m_window->tabifyDockWidget(m_beside, m_dock);
    m_dock->show();
    m_dock->raise();
}

void WindowSandbox::setSelected(CalloutId id)
{
    m_selected = id;
    if (m_pane)
        m_pane->setSelected(id);
}

void WindowSandbox::setActiveFor(const QWidget *focus)
{
    if (m_dock)
        static_cast<DockTitle *>(m_dock->titleBarWidget())
            ->setActive(focus && m_dock->isAncestorOf(focus));
}

} // namespace console
