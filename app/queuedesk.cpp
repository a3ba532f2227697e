// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "queuedesk.h"

#include "domain/clock.h"
#include "services/alarmbook.h"
#include "session.h"
#include "ui/queue/queuepane.h"
#include "ui/shell/actionregistry.h"
#include "ui/shell/floodstrip.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowhead.h"
#include "ui/shell/windowpanes.h"

#include <QAction>
#include <QBoxLayout>

namespace console {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Only = CalloutFilterProxyModel::Only;

constexpr std::array tabs{"queue.active"_L1, "queue.snoozed"_L1, "queue.tests"_L1,
                          "queue.closed"_L1, "queue.older"_L1}; // as QueueTab
constexpr std::array choices{"queue.showAll"_L1, "queue.showNotTaken"_L1, "queue.showDecision"_L1,
                             "queue.showMine"_L1, "queue.showPinned"_L1}; // as Only

} // namespace

QueueDesk::QueueDesk(const DeskParts &parts)
    : m_parts(parts),
      m_queue(*parts.window.panes().queue()),
      m_strip(new FloodStrip(parts.theme, &parts.window))
{
    if (auto *column = qobject_cast<QBoxLayout *>(m_parts.window.head().layout()))
        column->addWidget(m_strip);
    connectTabs();
    connectFilters();
    connectSteps();
    connect(&m_look, &QTimer::timeout, this, &QueueDesk::showPicture);
    m_look.setInterval(1s);
}

void QueueDesk::connectTabs()
{
    for (std::size_t tab = 0; tab < tabs.size(); ++tab)
        connect(m_parts.window.actions().action(tabs[tab]), &QAction::triggered, this,
                [this, tab] { m_queue.setTab(QueueTab(tab)); });
}

void QueueDesk::connectFilters()
{
    for (std::size_t i = 0; i < choices.size(); ++i)
        connect(m_parts.window.actions().action(choices[i]), &QAction::triggered, this, [this, i] {
            m_queue.setOnly(Only(i));
            showChoice();
        });
    connect(&m_queue, &QueuePane::onlyChanged, this, &QueueDesk::showChoice);
    connect(m_parts.window.actions().action("queue.compact"_L1), &QAction::toggled, this,
            [this](bool on) { m_queue.setCompact(on || m_flood); });
    showChoice();
}

void QueueDesk::showChoice()
{
    for (std::size_t i = 0; i < choices.size(); ++i)
        m_parts.window.actions().action(choices[i])->setChecked(Only(i) == m_queue.only());
}

void QueueDesk::connectSteps()
{
    ActionRegistry &actions = m_parts.window.actions();
    connect(actions.action("queue.previousMine"_L1), &QAction::triggered, this,
            [this] { go(m_queue.neighbourOfMine(-1), tr("You have taken none of those shown.")); });
    connect(actions.action("queue.nextMine"_L1), &QAction::triggered, this,
            [this] { go(m_queue.neighbourOfMine(1), tr("You have taken none of those shown.")); });
    connect(actions.action("queue.nextUnread"_L1), &QAction::triggered, this,
            [this] { go(m_queue.nextUnread(), tr("No unread messages.")); });
}

void QueueDesk::go(CalloutId id, const QString &otherwise)
{
    if (id)
        m_parts.window.selectCallout(id);
    else
        m_parts.window.showNotice(otherwise);
}

void QueueDesk::setSession(Session *session)
{
    m_session = session;
    if (session) {
        connect(&session->alarms(), &AlarmBook::changed, this, &QueueDesk::showPicture);
        m_look.start();
    } else {
        m_look.stop();
    }
    showPicture();
}

void QueueDesk::showPicture()
{
    const AlarmPicture picture = m_session ? m_session->alarms().picture() : AlarmPicture{};
    m_strip->setPicture(picture, m_parts.clock.monoNow());
    if (m_flood == picture.flood)
        return;
    m_flood = picture.flood;
    m_queue.setCompact(m_flood || m_parts.window.actions().action("queue.compact"_L1)->isChecked());
}

} // namespace console
