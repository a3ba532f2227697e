// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/windowpanes.h"

#include "models/callouttablemodel.h"
#include "models/operatorlogmodel.h"
#include "models/queuetext.h"
#include "ui/conversation/conversationpane.h"
#include "ui/detail/detailpane.h"
#include "ui/detail/timelineview.h"
#include "ui/log/operatorlogpane.h"
#include "ui/map/mappane.h"
#include "ui/queue/queuepane.h"
#include "ui/shell/actionregistry.h"
#include "ui/shell/windowcentre.h"
#include "ui/theme/paneprogress.h"

#include <QScopedValueRollback>

using namespace Qt::StringLiterals;

namespace console {

WindowPanes::WindowPanes(const Theme &theme, const ServerClock &clock,
                         std::function<MonoTime()> now, const ActionRegistry &actions,
                         const MainWindow::Models &models, MainWindow *window)
    : QObject(window),
      m_theme(theme),
      m_now(std::move(now)),
      m_messageModel(*models.messages),
      m_logModel(*models.log),
      m_callouts(*models.callouts)
{
    m_queue = new QueuePane(*models.callouts, theme, m_now, clock, window);
    m_log = new OperatorLogPane(*models.log, theme, window);
    m_messages = new ConversationPane(theme, window);
    makeMap(clock, window);
    m_detail = makeDetail(clock, actions, window);
    m_centre = new WindowCentre(theme, m_map, actions.actions(), actions.action("map.ownWindow"_L1),
                                window);
    m_reading = new PaneProgress(theme, m_messages);
    m_connecting = new PaneProgress(theme, m_queue);
    const auto select = [this](CalloutId id) {
        if (!m_selecting)
            emit selected(id);
    };
    connect(m_queue, &QueuePane::selectionChanged, this, select);
    connect(m_map, &MapPane::calloutSelected, this, select);
    connect(m_queue, &QueuePane::activated, this, &WindowPanes::activated);
    connect(m_log, &OperatorLogPane::calloutWanted, this, select);
    connectMessages();
}

void WindowPanes::connectMessages()
{
    connect(m_messages, &ConversationPane::sendRequested, this, &WindowPanes::messageSent);
    connect(m_messages, &ConversationPane::retryRequested, this, &WindowPanes::retry);
    connect(m_messages, &ConversationPane::discardRequested, this, &WindowPanes::discard);
    m_showMessages.setSingleShot(true);
    connect(&m_showMessages, &QTimer::timeout, this, &WindowPanes::showMessages);
    const auto later = [this] {
        m_showMessages.start(0);
        m_showTimeline.start(0);
    };
    connect(&m_messageModel, &QAbstractItemModel::rowsInserted, this, later);
    connect(&m_messageModel, &QAbstractItemModel::rowsRemoved, this, later);
    connect(&m_messageModel, &QAbstractItemModel::dataChanged, this, later);
    m_showTimeline.setSingleShot(true);
    connect(&m_showTimeline, &QTimer::timeout, this, &WindowPanes::showTimeline);
    connect(&m_logModel, &QAbstractItemModel::rowsInserted, this,
            [this] { m_showTimeline.start(0); });
}

void WindowPanes::showMessages()
{
    m_showMessages.stop();
    QList<MessageRow> rows;
    rows.reserve(m_messageModel.rowCount());
    for (int row = 0; row < m_messageModel.rowCount(); ++row)
        rows << m_messageModel.messageAt(row);
    if (!rows.isEmpty())
        m_messages->setRead(true);
    m_messages->setMessages(rows);
}

void WindowPanes::setMessagesRead(bool read, const QString &notice)
{
    m_messages->setRead(read);
    m_messages->setNotice(notice);
    m_reading->setBusy(!read && notice.isEmpty());
}

QList<TimelineItem> WindowPanes::timeline(const BoardEntry &entry,
                                          const QList<MessageRow> &messages) const
{
    QList<LogEntry> log;
    for (int row = m_logModel.rowCount() - 1; row >= 0; --row) {
        if (m_logModel.entryAt(row).calloutId == entry.id())
            log << m_logModel.entryAt(row);
    }
    return Timeline::of(entry, log, messages);
}

void WindowPanes::showTimeline()
{
    m_showTimeline.stop();
    const BoardEntry *entry = m_callouts.entry(m_detail->calloutId());
    if (!entry) {
        m_detail->timeline()->setItems({});
        return;
    }
    QList<MessageRow> messages;
    for (int row = 0; row < m_messageModel.rowCount(); ++row)
        messages << m_messageModel.messageAt(row);
    m_detail->timeline()->setItems(timeline(*entry, messages));
}

void WindowPanes::setComposerReason(const QString &reason)
{
    m_messages->setComposerEnabled(reason.isEmpty(), reason);
}

DetailPane *WindowPanes::makeDetail(const ServerClock &clock, const ActionRegistry &actions,
                                    QWidget *parent)
{
    const auto at = [&](QLatin1StringView id) { return actions.action(id); };
    DetailPane::Actions used{.buttons = {at("callout.message"_L1), at("callout.cancelVerified"_L1),
                                         at("callout.snooze"_L1)},
                             .more = {at("callout.take"_L1), at("callout.handOver"_L1),
                                      at("callout.snooze"_L1), at("callout.unsnooze"_L1),
                                      at("callout.note"_L1), nullptr, at("callout.contactEnded"_L1),
                                      at("callout.readPrivateNote"_L1), at("callout.clear"_L1),
                                      at("callout.reset"_L1), nullptr, at("callout.rate"_L1),
                                      at("map.centre"_L1), at("callout.copyCoordinates"_L1),
                                      at("callout.revealMobile"_L1), at("callout.openTracking"_L1),
                                      nullptr, at("callout.cancelUnconditional"_L1)},
                             .copyCoordinates = at("callout.copyCoordinates"_L1),
                             .revealMobile = at("callout.revealMobile"_L1),
                             .openTracking = at("callout.openTracking"_L1)};
    return new DetailPane(m_theme, clock, used, parent);
}

void WindowPanes::makeMap(const ServerClock &clock, QWidget *parent)
{
    m_map = new MapPane(parent);
    m_map->setAge([this, &clock](const MapMarker &marker) {
        return std::max(Millis(0), marker.sinceUtc ? clock.at(m_now()) - *marker.sinceUtc
                                                   : m_now() - marker.since);
    });
}

void WindowPanes::dressMap(const QString &tileTemplate)
{
    const auto colour = [this](QLatin1StringView token) { return m_theme.color(token); };
    MapStyle style;
    style.water = colour("mapWater"_L1);
    style.grid = colour("lineSubtle"_L1);
    style.halo = colour("mapHalo"_L1);
    style.outline = colour("calmSymbol"_L1);
    style.hatch = colour("lineSubtle"_L1);
    style.focusRing = colour("focusRing"_L1);
    style.accentSymbol = colour("accentSymbol"_L1);
    style.alarmSymbol = colour("alarmSymbol"_L1);
    style.alarmText = colour("alarmText"_L1);
    style.warnSymbol = colour("warnSymbol"_L1);
    style.techSymbol = colour("techSymbol"_L1);
    style.techText = colour("techText"_L1);
    style.techFill = colour("techFill"_L1);
    style.techOnFill = colour("techOnFill"_L1);
    style.labelGround = colour("mapHalo"_L1);
    style.labelBorder = colour("lineSubtle"_L1);
    style.trail = colour("mapTrail"_L1);
    style.text = colour("text"_L1);
    style.textSecondary = colour("textSecondary"_L1);
    style.labelFont = m_theme.font("chrome"_L1);
    style.glyph = [this](DisplayState state, int px, qreal dpr) {
        return m_theme.glyph(Theme::glyphId(state), px, dpr);
    };
    style.responderGlyph = [this](int px, qreal dpr) { return m_theme.glyph("unit"_L1, px, dpr); };
    style.icon = [this](QLatin1StringView id) { return m_theme.icon(id); };
    m_map->setStyle(style);
    m_map->setTileTemplate(tileTemplate);
}

void WindowPanes::select(CalloutId id)
{
    const QScopedValueRollback guard(m_selecting, true);
    m_queue->select(id);
    m_map->setSelected(id);
    m_messages->setCallout(id);
}

void WindowPanes::setLink(const LinkState &state)
{
    m_queue->setLink(state);
    m_connecting->setBusy(state.kind == LinkState::Kind::Connecting);
}

void WindowPanes::setLinkLost(bool lost, const QString &since)
{
    m_map->setLinkLost(lost, since);
    m_detail->setLinkLost(lost);
}

void WindowPanes::setOperatorName(const QString &name)
{
    m_map->setOperatorName(name);
    m_detail->setOperatorName(name);
}

void WindowPanes::setPollInterval(Millis interval)
{
    m_queue->setPollInterval(interval);
    m_detail->setPollInterval(interval);
}

void WindowPanes::tick(MonoTime now)
{
    m_detail->tick(now);
}

void WindowPanes::focusFilter()
{
    m_queue->focusFilter();
}

void WindowPanes::focusComposer()
{
    m_messages->focusComposer();
}

bool WindowPanes::focusFirst(QWidget *pane)
{
    if (pane == m_queue) {
        m_queue->focusList();
        return true;
    }
    const auto takes = [](const QWidget *widget) {
        return widget->focusPolicy() & Qt::TabFocus && widget->isVisible() && widget->isEnabled();
    };
    if (takes(pane)) {
        pane->setFocus(Qt::TabFocusReason);
        return true;
    }
    for (auto *next = pane->nextInFocusChain(); next && next != pane;
         next = next->nextInFocusChain()) {
        if (pane->isAncestorOf(next) && takes(next)) {
            next->setFocus(Qt::TabFocusReason);
            return true;
        }
    }
    return false;
}

} // namespace console
