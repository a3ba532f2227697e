// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/windowdocks.h"

#include "ui/shell/docktitle.h"
#include "ui/shell/screenrescue.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QDockWidget>
#include <QMainWindow>
#include <QTabBar>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int layoutVersion = 1;
constexpr std::array steps{1280, 1600, 1920, 2560};

int stepFor(int width)
{
    int found = steps.front();
    for (const int step : steps) {
        if (width >= step)
            found = step;
    }
    return found;
}

} // namespace

WindowDocks::WindowDocks(const Theme &theme, QMainWindow *window, const Contents &contents,
                         QAction *showLog, QAction *showMessages)
    : QObject(window), m_theme(theme), m_window(window)
{
    window->setDockNestingEnabled(true);
    window->setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    m_queue = add(u"dock.queue"_s, tr("Callouts"), contents.queue, Qt::LeftDockWidgetArea, false);
    m_log = add(u"dock.log"_s, tr("Operator log"), contents.log, Qt::LeftDockWidgetArea, true);
    m_detail =
        add(u"dock.detail"_s, tr("Callout"), contents.detail, Qt::RightDockWidgetArea, false);
    m_messages =
        add(u"dock.messages"_s, tr("Messages"), contents.messages, Qt::RightDockWidgetArea, true);
    const auto layout = theme.tokens("layout"_L1);
    m_queue->setMinimumWidth(layout["queue"_L1]["min"_L1].toInt());
    m_detail->setMinimumWidth(layout["detail"_L1]["min"_L1].toInt());
    m_messages->setMinimumHeight(theme.scaled(180)); // two messages and the composer
    const auto follow = [this](QAction *action, QDockWidget *dock) {
        connect(action, &QAction::triggered, dock, &QDockWidget::setVisible);
        connect(dock->toggleViewAction(), &QAction::toggled, action, &QAction::setChecked);
    };
    follow(showLog, m_log);
    follow(showMessages, m_messages);
}

QDockWidget *WindowDocks::add(const QString &name, const QString &title, QWidget *content,
                              Qt::DockWidgetArea area, bool closable)
{
    auto *dock = new QDockWidget(title, m_window);
    dock->setObjectName(name);
    dock->setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    auto features = QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable;
    if (closable)
        features |= QDockWidget::DockWidgetClosable;
    dock->setFeatures(features);
    dock->setTitleBarWidget(new DockTitle(m_theme, dock));
    dock->setWidget(content);
    m_window->addDockWidget(area, dock);
    return dock;
}

int WindowDocks::widthFor(QLatin1StringView pane, int window) const
{
    const auto sizes = m_theme.tokens("layout"_L1)[pane];
    return sizes[QString::number(stepFor(window))].toInt();
}

void WindowDocks::setTabbed(bool tabbed)
{
    const bool isTabbed = m_window->tabifiedDockWidgets(m_detail).contains(m_messages);
    if (tabbed == isTabbed || m_detail->isFloating() || m_messages->isFloating())
        return;
    // Splitting would add a further tab: a tab has to leave the window to stand alone again.
    m_window->removeDockWidget(m_messages);
    m_window->addDockWidget(Qt::RightDockWidgetArea, m_messages, Qt::Vertical);
    if (tabbed)
        m_window->tabifyDockWidget(m_detail, m_messages);
    m_messages->show();
    m_detail->raise();
}

void WindowDocks::arrange(QSize window)
{
    const auto layout = m_theme.tokens("layout"_L1);
    const int tall = window.height() >= layout["operatorLogFromHeight"_L1].toInt()     ? 2
                     : window.height() >= layout["messagesSplitFromHeight"_L1].toInt() ? 1
                                                                                       : 0;
    const QSize band(stepFor(window.width()), tall);
    if (m_restored || m_aside || band == m_band)
        return;
    m_band = band;
    m_log->setVisible(tall == 2);
    setTabbed(tall == 0);
    m_window->resizeDocks(
        {m_queue, m_detail},
        {widthFor("queue"_L1, window.width()), widthFor("detail"_L1, window.width())},
        Qt::Horizontal);
    // As in the pictures: the log shows seven lines, the messages about four.
    if (tall == 2)
        m_window->resizeDocks({m_queue, m_log},
                              {window.height() * 64 / 100, window.height() * 18 / 100},
                              Qt::Vertical);
    if (tall > 0)
        m_window->resizeDocks({m_detail, m_messages},
                              {window.height() * 61 / 100, window.height() * 21 / 100},
                              Qt::Vertical);
}

bool WindowDocks::restore(const QByteArray &state)
{
    m_restored = !state.isEmpty() && m_window->restoreState(state, layoutVersion);
    m_queue->show();
    m_detail->show();
    if (m_restored)
        bringBack();
    return m_restored;
}

QByteArray WindowDocks::state() const
{
    return m_window->saveState(layoutVersion);
}

void WindowDocks::bringBack()
{
    const QList<QRect> screens = ScreenRescue::screens();
    for (auto *dock : {m_queue, m_log, m_detail, m_messages}) {
        if (dock->isFloating() && !ScreenRescue::isReachable(dock->geometry(), screens))
            dock->setFloating(false);
    }
}

void WindowDocks::setAside(bool aside)
{
    if (std::exchange(m_aside, aside) == aside)
        return;
    if (aside) {
        // A tab behind another one counts as shown.
        m_messagesBefore = m_messages->toggleViewAction()->isChecked();
        m_detail->hide();
        m_messages->hide();
        return;
    }
    m_detail->show();
    m_messages->setVisible(m_messagesBefore);
    m_detail->raise();
    arrange(m_window->size()); // the window may have got another size meanwhile
}

void WindowDocks::reset(QSize window)
{
    for (auto *dock : {m_queue, m_log, m_detail, m_messages})
        dock->setFloating(false);
    m_window->addDockWidget(Qt::LeftDockWidgetArea, m_queue);
    m_window->addDockWidget(Qt::LeftDockWidgetArea, m_log);
    m_window->splitDockWidget(m_queue, m_log, Qt::Vertical);
    m_window->addDockWidget(Qt::RightDockWidgetArea, m_detail);
    m_window->addDockWidget(Qt::RightDockWidgetArea, m_messages);
    m_window->splitDockWidget(m_detail, m_messages, Qt::Vertical);
    for (auto *dock : {m_queue, m_log, m_detail, m_messages})
        dock->show();
    m_restored = false;
    m_band = {};
    arrange(window);
}

void WindowDocks::setActiveFor(const QWidget *focus)
{
    for (auto *dock : {m_queue, m_log, m_detail, m_messages}) {
        auto *title = static_cast<DockTitle *>(dock->titleBarWidget());
        title->setActive(focus && dock->isAncestorOf(focus));
    }
}

void WindowDocks::setDetailTitle(const QString &title)
{
    m_detail->setWindowTitle(title);
}

void WindowDocks::setMessagesTitle(const QString &title)
{
    m_messages->setWindowTitle(title);
}

void WindowDocks::setQueueSummary(const QString &summary)
{
    static_cast<DockTitle *>(m_queue->titleBarWidget())->setSummary(summary);
}

void WindowDocks::setLogSummary(const QString &summary)
{
    static_cast<DockTitle *>(m_log->titleBarWidget())->setSummary(summary);
}

void WindowDocks::raiseMessages()
{
    m_messages->show();
    m_messages->raise();
}

void WindowDocks::raiseDetail()
{
    m_detail->show();
    m_detail->raise();
}

} // namespace console
