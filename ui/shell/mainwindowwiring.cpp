// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the main window that says which command asks for what.

#include "models/callouttablemodel.h"
#include "models/queuetext.h"
#include "ui/conversation/conversationpane.h"
#include "ui/detail/detailpane.h"
#include "ui/log/operatorlogpane.h"
#include "ui/map/mappane.h"
#include "ui/queue/queuepane.h"
#include "ui/shell/actionregistry.h"
#include "ui/shell/announcer.h"
#include "ui/shell/bannerbar.h"
#include "ui/shell/cancelchord.h"
#include "ui/shell/commandstates.h"
#include "ui/shell/keysheet.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/pagequestion.h"
#include "ui/shell/statusline.h"
#include "ui/shell/takenextkey.h"
#include "ui/shell/windowcentre.h"
#include "ui/shell/windowdocks.h"
#include "ui/shell/windowhead.h"
#include "ui/shell/windowmap.h"
#include "ui/shell/windowpanes.h"
#include "ui/simulator/simulatorpane.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>

using namespace Qt::StringLiterals;

namespace console {

void MainWindow::connectActions()
{
    const auto on = [this](QLatin1StringView id, auto &&what) {
        connect(m_actions->action(id), &QAction::triggered, this,
                std::forward<decltype(what)>(what));
    };
    // The callout that is selected when the key goes down is the one that is meant.
    const auto about = [&](QLatin1StringView id, void (MainWindow::*request)(CalloutId)) {
        on(id, [this, request] {
            if (m_selected > 0)
                emit(this->*request)(m_selected);
        });
    };
    on("callout.takeNext"_L1, [this] { emit takeNextRequested(); });
    on("callout.raise"_L1, [this] { emit raiseRequested(); });
    about("callout.take"_L1, &MainWindow::takeRequested);
    about("callout.clear"_L1, &MainWindow::clearRequested);
    about("callout.contactEnded"_L1, &MainWindow::contactEndedRequested);
    about("callout.readPrivateNote"_L1, &MainWindow::privateNoteRequested);
    about("callout.cancelVerified"_L1, &MainWindow::cancelVerifiedRequested);
    about("callout.cancelUnconditional"_L1, &MainWindow::cancelUnconditionalRequested);
    about("callout.rate"_L1, &MainWindow::rateRequested);
    about("callout.revealMobile"_L1, &MainWindow::revealMobileRequested);
    on("callout.message"_L1, [this] {
        m_docks->raiseMessages();
        m_panes->focusComposer();
    });
    on("callout.openTracking"_L1, [this] { openTracking(); });
    on("directory.open"_L1, [this] { emit directoryRequested(); });
    on("shift.connection"_L1, [this] { emit connectionRequested(); });
    on("shift.quit"_L1, [this] { close(); });
}

void MainWindow::connectViewActions()
{
    const auto on = [this](QLatin1StringView id, auto &&what) {
        connect(m_actions->action(id), &QAction::triggered, this,
                std::forward<decltype(what)>(what));
    };
    auto *map = m_panes->map();
    on("map.centre"_L1, [this, map] { map->centreOn(m_selected); });
    on("map.fitAll"_L1, [map] { map->fitAll(); });
    on("map.lockView"_L1, [map](bool locked) { map->setViewLocked(locked); });
    on("map.zoomIn"_L1, [map] { map->zoomIn(); });
    on("map.zoomOut"_L1, [map] { map->zoomOut(); });
    connect(map, &MapPane::viewLockedChanged, m_actions->action("map.lockView"_L1),
            &QAction::setChecked);
    connect(map, &MapPane::mapReadyChanged, this, &MainWindow::updateStates);
    on("view.filter"_L1, [this] { m_panes->focusFilter(); });
    on("view.readAgain"_L1, [this] { emit readAgainRequested(); });
    on("view.theme"_L1, [this] {
        m_theme.setKind(m_theme.isNight() ? ThemeKind::Day : ThemeKind::Night);
        emit themeToggled(m_theme.kind());
    });
    on("view.nextPane"_L1, [this] { cyclePanes(1); });
    on("view.previousPane"_L1, [this] { cyclePanes(-1); });
    on("view.fullScreen"_L1,
       [this](bool full) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, full)); });
    on("help.keys"_L1, [this] { (new KeySheet(m_theme, *m_actions, this))->open(); });
    on("help.apiHealth"_L1, [this] { emit apiHealthRequested(); });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        m_docks->setActiveFor(now);
        m_sandbox->setActiveFor(now);
    });
}

void MainWindow::openTracking()
{
    const auto *entry = selectedEntry();
    if (!entry || !CommandStates::isSafePage(entry->callout.trackingUrl))
        return;
    askToOpenPage(m_theme, this, entry->callout.trackingUrl);
}

void MainWindow::connectPanes()
{
    connect(m_panes, &WindowPanes::selected, this, &MainWindow::selectCallout);
    connect(m_panes, &WindowPanes::activated, this, [this](CalloutId id) {
        selectCallout(id);
        m_docks->raiseDetail();
    });
    connect(m_panes, &WindowPanes::messageSent, this, &MainWindow::sendMessageRequested);
    connect(m_panes, &WindowPanes::retry, this, &MainWindow::retryMessageRequested);
    connect(m_panes, &WindowPanes::discard, this, &MainWindow::discardMessageRequested);
    connect(m_panes->map(), &MapPane::calloutActivated, this, &MainWindow::selectCallout);
    connect(m_panes->centre(), &WindowCentre::mapInFrontChanged, m_docks,
            [this](bool inFront) { m_docks->setAside(!inFront); });
}

void MainWindow::connectChord()
{
    new TakeNextKey(this, m_actions->action("callout.takeNext"_L1));
    auto *chord = new CancelChord(this, m_actions->action("callout.cancelVerified"_L1));
    connect(chord, &CancelChord::armed, this, [this] {
        m_noticeUntil.reset();
        m_status->setNotice(tr("Cancel %1: V with safe code, Esc").arg(m_selected));
    });
    connect(chord, &CancelChord::ended, this, [this] { m_status->setNotice({}); });
    connect(chord, &CancelChord::refused, this,
            [this](const QString &reason) { showNotice(reason, Tone::Attention); });
}

void MainWindow::revealMobile(CalloutId id)
{
    m_panes->detail()->revealMobile(id);
}

void MainWindow::setMapUnavailable(const QString &reason)
{
    m_mapAvailable = reason.isEmpty();
    if (!reason.isEmpty())
        showNotice(reason, Tone::Technical);
    updateStates();
}

void MainWindow::makeMapTools(const ServerClock &clock)
{
    using Group = ActionRegistry::Group;
    m_mapTools = new WindowMap({.theme = m_theme,
                                .clock = clock,
                                .now = m_now,
                                .model = m_model,
                                .actions = *m_actions,
                                .map = m_panes->map()},
                               m_head->menu(Group::Map), m_head->menu(Group::Tools), this);
    connect(m_mapTools, &WindowMap::calloutWanted, this, &MainWindow::selectCallout);
    connect(m_mapTools, &WindowMap::noticed, this,
            [this](const QString &text) { showNotice(text); });
    connect(m_mapTools, &WindowMap::announced, this,
            [this](const QString &text) { m_announcer->announce(text, false, m_now()); });
    connect(m_panes->queue(), &QueuePane::contextMenuWanted, this,
            [this](CalloutId id, const QPoint &global) {
                selectCallout(id);
                m_mapTools->popUpMenu(global);
            });
}

void MainWindow::announceNew(const BoardChanges &changes)
{
    const BoardEntry *newest = nullptr;
    for (const BoardEntry &entry : changes.added) {
        if (displayState(entry) == DisplayState::New)
            newest = &entry;
    }
    if (!newest)
        return;
    const int waiting = m_model.newCount();
    const auto *oldest = m_model.entry(m_head->banners()->oldest());
    if (waiting > 1 && oldest)
        m_announcer->announce(tr("%1 not taken, oldest %2.")
                                  .arg(waiting)
                                  .arg(QueueText::spoken(m_model.elapsed(*oldest))),
                              true, m_now(), "new"_L1);
    else
        m_announcer->announce(tr("New callout %1.").arg(newest->id()), true, m_now(), "new"_L1);
}

void MainWindow::setMessagesRead(bool read, const QString &notice)
{
    m_panes->setMessagesRead(read, notice);
}

void MainWindow::setResponseTypes(const QList<ResponseType> &types)
{
    m_model.setResponseTypes(types);
    showSelection();
}

void MainWindow::setTileTemplates(const QString &day, const QString &night)
{
    m_tilesDay = day;
    m_tilesNight = night;
    dressMap();
}

void MainWindow::dressMap()
{
    m_panes->dressMap(m_theme.isNight() ? m_tilesNight : m_tilesDay);
    m_mapTools->refreshStyle();
}

void MainWindow::cyclePanes(int by)
{
    QWidget *front =
        m_panes->centre()->isMapInFront() ? m_panes->map() : m_panes->centre()->currentWidget();
    QList<QWidget *> panes{m_panes->queue(), front, m_panes->detail(), m_panes->messages(),
                           m_panes->log()};
    if (m_sandbox->pane())
        panes << m_sandbox->pane();
    auto *focus = QApplication::focusWidget();
    int at = by > 0 ? -1 : 0;
    for (int i = 0; i < panes.size(); ++i) {
        if (focus && (panes.at(i) == focus || panes.at(i)->isAncestorOf(focus)))
            at = i;
    }
    const int total = int(panes.size());
    for (int step = 1; step <= total; ++step) {
        auto *pane = panes.at((at + by * step + 2 * total * step) % total);
        auto *dock = qobject_cast<QDockWidget *>(pane->parentWidget());
        if (dock && dock->isHidden())
            continue;
        if (dock)
            dock->raise(); // a tab behind another is not hidden for good
        if (m_panes->focusFirst(pane))
            return;
    }
}

} // namespace console
