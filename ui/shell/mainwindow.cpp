// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/mainwindow.h"

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
#include "ui/shell/commandstates.h"
#include "ui/shell/statusline.h"
#include "ui/shell/windowcentre.h"
#include "ui/shell/windowdocks.h"
#include "ui/shell/windowhead.h"
#include "ui/shell/windowmap.h"
#include "ui/shell/windowpanes.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QStatusTipEvent>

using namespace Qt::StringLiterals;

namespace console {

namespace {
constexpr std::chrono::seconds noticeShown{6};
} // namespace

MainWindow::MainWindow(Theme &theme, const ServerClock &clock, std::function<MonoTime()> now,
                       const Models &models, QWidget *parent)
    : QMainWindow(parent),
      m_theme(theme),
      m_now(std::move(now)),
      m_model(*models.callouts),
      m_actions(new ActionRegistry(theme, this))
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(tr("Callout Console"));
    setWindowIcon(QIcon(u":/console/icons/callout-console.svg"_s));
    m_panes = new WindowPanes(theme, clock, m_now, *m_actions, models, this);
    m_head = new WindowHead(theme, *m_actions, m_model, this);
    setMenuWidget(m_head);
    m_status = new StatusLine(theme, clock, this);
    setStatusBar(m_status);
    setCentralWidget(m_panes->centre());
    m_docks = new WindowDocks(theme, this,
                              {.queue = m_panes->queue(),
                               .log = m_panes->log(),
                               .detail = m_panes->detail(),
                               .messages = m_panes->messages()},
                              m_actions->action("view.paneLog"_L1),
                              m_actions->action("view.paneMessages"_L1));
    m_sandbox = new WindowSandbox(theme, this, m_panes->map(),
                                  m_actions->action("simulator.show"_L1), m_docks->detail());
    m_announcer = new Announcer(this);
    makeMapTools(clock);
    addActions(m_actions->actions());
    connectActions();
    connectViewActions();
    connectPanes();
    connectChord();
    connect(&theme, &Theme::changed, this, &MainWindow::dressMap);
    dressMap();
    updateCounts();
    showSelection();
    connect(&m_tick, &QTimer::timeout, this, &MainWindow::tick);
    m_tick.start(1000);
    tick();
}

MainWindow::~MainWindow()
{
    // Children that go after this still tell of focus and selection.
    qApp->disconnect(this);
    m_panes->disconnect(this);
    m_panes->map()->disconnect(this);
}

const BoardEntry *MainWindow::selectedEntry() const
{
    return m_model.entry(m_selected);
}

bool MainWindow::linkDown() const
{
    return m_link.kind == LinkState::Kind::Lost;
}

bool MainWindow::isMapReady() const
{
    return m_panes->map()->isMapReady();
}

void MainWindow::restoreLayout(const QByteArray &geometry, const QByteArray &state)
{
    if (!geometry.isEmpty())
        restoreGeometry(geometry);
    if (!state.isEmpty())
        m_docks->restore(state);
}

void MainWindow::setLink(const LinkState &state)
{
    const bool wasDown = linkDown();
    const bool wasLinked = m_link.kind == LinkState::Kind::Linked;
    m_link = state;
    m_status->setLink(state);
    m_head->banners()->setLink(state, m_now());
    m_panes->setLink(state);
    if (wasDown != linkDown()) {
        const QString since = QueueText::localMinute(state.lastSuccessUtc);
        m_panes->setLinkLost(linkDown(), since);
        m_announcer->announce(linkDown() ? tr("Link lost. New callouts cannot appear.")
                                         : tr("Linked again."),
                              linkDown(), m_now());
    }
    if (wasDown != linkDown() || wasLinked != (state.kind == LinkState::Kind::Linked))
        updateStates();
    m_status->tick(m_now());
}

void MainWindow::setReadAt(MonoTime readAt)
{
    m_status->setReadAt(readAt);
    if (const auto *entry = selectedEntry())
        m_panes->detail()->setReadAt(m_model.readAt(*entry));
}

void MainWindow::applyBoard(const BoardChanges &changes)
{
    m_panes->map()->apply(changes);
    updateCounts();
    const bool touched = std::ranges::any_of(changes.updated, [this](const BoardUpdate &update) {
        return update.entry.id() == m_selected;
    });
    if (changes.removed.contains(m_selected) && !selectedEntry())
        selectCallout(0);
    else if (touched || std::ranges::any_of(changes.added, [this](const BoardEntry &entry) {
                 return entry.id() == m_selected;
             }))
        showSelection();
    announceNew(changes);
}

void MainWindow::setCustomer(const Customer &customer)
{
    m_panes->detail()->setCustomer(customer);
}

void MainWindow::setProfile(const QString &name, bool sandbox)
{
    m_head->setProfile(name, sandbox);
    m_sandbox->setMarked(sandbox);
    setWindowTitle(name.isEmpty() ? tr("Callout Console") : tr("Callout Console · %1").arg(name));
}

void MainWindow::setLogState(bool writable, const QString &text)
{
    m_logWritable = writable;
    m_status->setLogState(writable, text);
    m_docks->setLogSummary(text);
    updateStates();
}

void MainWindow::setOperatorName(const QString &name)
{
    m_model.setOperatorName(name);
    m_panes->setOperatorName(name);
    m_mapTools->setOperatorName(name);
    m_status->setOperatorName(name);
}

void MainWindow::setPollInterval(Millis interval)
{
    m_status->setPollInterval(interval);
    m_panes->setPollInterval(interval);
}

void MainWindow::showNotice(const QString &text, Tone tone)
{
    m_noticeUntil = m_now() + noticeShown;
    m_status->setNotice(text, tone == Tone::Attention   ? "warnText"_L1
                              : tone == Tone::Technical ? "techText"_L1
                                                        : QLatin1StringView());
    m_announcer->announce(text, false, m_now());
}

void MainWindow::selectCallout(CalloutId id)
{
    if (id == m_selected)
        return;
    m_selected = id;
    m_panes->select(id);
    m_sandbox->setSelected(id);
    showSelection();
    emit selectedChanged(id);
    m_panes->showMessages(); // the model holds this callout's by now
}

void MainWindow::showSelection()
{
    const int row = m_model.rowOf(m_selected);
    const BoardEntry *entry = selectedEntry();
    m_panes->detail()->setCallout(row < 0 ? nullptr : &m_model.rowAt(row),
                                  entry ? m_model.readAt(*entry) : MonoTime{});
    m_mapTools->setSelected(m_selected);
    const QString number = QueueText::number(m_selected);
    m_docks->setDetailTitle(m_selected ? tr("Callout %1").arg(number) : tr("Callout"));
    m_docks->setMessagesTitle(m_selected ? tr("Messages · %1").arg(number) : tr("Messages"));
    m_panes->showTimeline();
    updateStates();
}

void MainWindow::updateCounts()
{
    const int waiting = m_model.newCount();
    m_actions->setButtonText("callout.takeNext"_L1,
                             waiting > 0 ? tr("Take next (%1)").arg(waiting) : tr("Take next"));
    m_status->setCounts(m_model.tabCount(QueueTab::Active) + m_model.tabCount(QueueTab::Older),
                        waiting);
    m_head->banners()->refresh();
    updateStates();
}

void MainWindow::updateStates()
{
    const auto reasons = CommandStates::reasons(
        {.selected = selectedEntry(),
         .link = m_link.kind,
         .logWritable = m_logWritable,
         .notTaken = m_model.newCount(),
         .mapAvailable = m_mapAvailable && m_panes->map()->problem().isEmpty(),
         .now = m_now(),
         .operatorName = m_model.operatorName()});
    for (auto it = reasons.begin(); it != reasons.end(); ++it)
        m_actions->setDisabledReason(it.key(), it.value());
    m_panes->setComposerReason(reasons.value("callout.message"_L1));
}

void MainWindow::tick()
{
    const MonoTime now = m_now();
    m_status->tick(now);
    m_head->banners()->tick(now);
    m_panes->tick(now);
    m_mapTools->tick();
    m_announcer->tick(now);
    if (m_noticeUntil && now >= *m_noticeUntil) {
        m_noticeUntil.reset();
        m_status->setNotice({});
    }
    // The two minutes after a cancel pass without any change of the board.
    if (const auto *entry = selectedEntry(); entry && entry->cancelMark != CancelMark::None)
        updateStates();
}

bool MainWindow::event(QEvent *event)
{
    if (event->type() == QEvent::StatusTip) {
        // Not QStatusBar's own message: that would cover the link state and the data's age.
        if (!m_noticeUntil)
            m_status->setNotice(static_cast<QStatusTipEvent *>(event)->tip());
        return true;
    }
    return QMainWindow::event(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_docks->arrange(size());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_panes->centre()->showMap(); // what a report pushed aside belongs to the layout
    emit closing(saveGeometry(), m_docks->state());
    QMainWindow::closeEvent(event);
}

} // namespace console
