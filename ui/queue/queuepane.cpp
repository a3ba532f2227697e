// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/queue/queuepane.h"

#include "models/queuetext.h"
#include "ui/queue/counttabbar.h"
#include "ui/queue/queuefilterbar.h"
#include "ui/queue/queueview.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace console {

namespace {

constexpr auto halfSecond = 500ms;
constexpr auto holdAfter = 1000ms; ///< design principle 4
constexpr Millis longestHold = 5000ms; ///< a stuck key must not keep the order from catching up
constexpr int briefBelow = 580;

} // namespace

QueuePane::QueuePane(CalloutTableModel &table, const Theme &theme, std::function<MonoTime()> now,
                     const ServerClock &serverClock, QWidget *parent)
    : QWidget(parent),
      m_table(table),
      m_theme(theme),
      m_now(std::move(now)),
      m_proxy(table),
      m_tabs(new CountTabBar(theme, this)),
      m_filter(new QueueFilterBar(theme, this)),
      m_hidden(new KeyButton(theme, QString(), this)),
      m_view(new QueueView(m_proxy, theme, m_now, serverClock, this)),
      m_empty(new ThemedLabel(theme, "body"_L1, "second"_L1, m_view->viewport()))
{
    setObjectName("queuePane"_L1);
    setAccessibleName(tr("Callouts"));
    build();
    connectAll();
    refreshCounts();
}

QueuePane::~QueuePane()
{
    m_view->viewport()->removeEventFilter(this);
    delete m_view; // before the proxy under it, and while its last signals still find this pane
}

void QueuePane::build()
{
    m_tabs->setObjectName("queueTabs"_L1);
    m_tabs->setAccessibleName(tr("Queues"));
    m_tabs->addCountTab(tr("Active"), tr("Active"));
    m_tabs->addCountTab(tr("Snoozed"), tr("Snoozed"));
    m_tabs->addCountTab(tr("Tests"), tr("Tests"));
    m_tabs->addCountTab(tr("Closed today"), tr("Closed"));
    m_tabs->addCountTab(tr("Older than 24 h"), tr("Older"));
    m_hidden->setObjectName("queueShowAll"_L1);
    m_hidden->setKeyHint(tr("Esc"));
    m_hidden->setIconId(u"filter"_s);
    m_hidden->setBare(true);
    m_hidden->hide();
    m_empty->setObjectName("queueEmptyText"_L1);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_empty->hide();
    m_view->viewport()->installEventFilter(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tabs);
    layout->addWidget(m_filter);
    layout->addWidget(m_hidden);
    layout->addWidget(m_view, 1);
    setMinimumWidth(300);
    setFocusProxy(m_view);
    setTabOrder(m_hidden, m_view);
    m_tick.setInterval(halfSecond);
    m_release.setSingleShot(true);
}

void QueuePane::connectAll()
{
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) { setTab(QueueTab(index)); });
    connect(m_filter, &QueueFilterBar::changed, this, &QueuePane::refilter);
    connect(m_filter, &QueueFilterBar::leftDownwards, this, &QueuePane::focusList);
    connect(m_hidden, &QPushButton::clicked, this, &QueuePane::clearFilter);
    connect(m_view, &QueueView::calloutSelected, this, &QueuePane::selectionChanged);
    connect(m_view, &QueueView::calloutActivated, this, &QueuePane::activated);
    connect(m_view, &QueueView::contextMenuWanted, this, &QueuePane::contextMenuWanted);
    connect(m_view, &QueueView::touched, this, &QueuePane::hold);
    connect(&m_table, &CalloutTableModel::countsChanged, this, &QueuePane::refreshCounts);
    connect(&m_proxy, &CalloutFilterProxyModel::caughtUp, this, &QueuePane::refreshWords);
    connect(&m_tick, &QTimer::timeout, this, &QueuePane::tick);
    connect(&m_release, &QTimer::timeout, this, [this] {
        m_heldSince = {};
        m_proxy.setHeld(false);
    });
}

CalloutId QueuePane::selected() const
{
    return m_view->selected();
}

void QueuePane::select(CalloutId id)
{
    if (id != 0 && m_proxy.rowOf(id) < 0) {
        if (const int row = m_table.rowOf(id); row >= 0)
            setTab(m_table.rowAt(row).tab);
    }
    m_view->select(id);
}

void QueuePane::setTab(QueueTab tab)
{
    if (m_tabs->currentIndex() != int(tab)) {
        m_tabs->setCurrentIndex(int(tab)); // comes back here
        return;
    }
    if (m_proxy.tab() == tab)
        return;
    m_proxy.setTab(tab);
    refreshWords();
    emit tabChanged(tab);
}

void QueuePane::setOnly(CalloutFilterProxyModel::Only only)
{
    if (m_proxy.only() == only)
        return;
    m_proxy.setOnly(only);
    refreshWords();
    emit onlyChanged();
}

void QueuePane::refilter()
{
    m_proxy.setFilterText(m_filter->text());
    m_proxy.setShownKinds(m_filter->kinds());
    refreshWords();
}

void QueuePane::setLink(const LinkState &link)
{
    m_link = link;
    const bool lost = link.kind == LinkState::Kind::Lost;
    if (m_view->delegate().look.linkLost != lost) {
        m_view->delegate().look.linkLost = lost;
        m_view->viewport()->update();
    }
    refreshWords();
}

void QueuePane::setPollInterval(Millis interval)
{
    m_view->delegate().look.interval = interval;
    m_view->viewport()->update();
}

void QueuePane::setCompact(bool compact)
{
    m_view->delegate().look.compact = compact;
    m_view->refreshLook();
}

void QueuePane::setReducedMotion(bool reduced)
{
    m_view->delegate().look.reducedMotion = reduced;
    m_view->viewport()->update();
}

void QueuePane::focusFilter()
{
    m_filter->edit()->setFocus(Qt::ShortcutFocusReason);
    m_filter->edit()->selectAll();
}

void QueuePane::focusList()
{
    m_view->setFocus(Qt::ShortcutFocusReason);
}

void QueuePane::clearFilter()
{
    const bool onButton = m_hidden->hasFocus();
    m_filter->clear();
    setOnly(CalloutFilterProxyModel::Only::All);
    if (onButton)
        focusList();
}

CalloutId QueuePane::find(int direction,
                          const std::function<bool(const CalloutRow &)> &wanted) const
{
    const int rows = m_proxy.rowCount();
    const int at = selected() == 0 ? -1 : m_proxy.rowOf(selected());
    const int from = at < 0 ? (direction > 0 ? -1 : rows) : at;
    for (int step = 1; step <= rows; ++step) {
        const int row = ((from + direction * step) % rows + rows) % rows;
        if (wanted(m_proxy.rowAt(row)))
            return m_proxy.idAt(row);
    }
    return 0;
}

CalloutId QueuePane::neighbourOfMine(int direction) const
{
    return find(direction < 0 ? -1 : 1, [this](const CalloutRow &row) {
        return !row.entry.owner.isEmpty() && row.entry.owner == m_table.operatorName();
    });
}

CalloutId QueuePane::nextUnread() const
{
    return find(1, [this](const CalloutRow &row) { return m_table.unread(row.entry.id()) > 0; });
}

QList<CalloutId> QueuePane::shownIds() const
{
    QList<CalloutId> ids;
    for (int row = 0; row < m_proxy.rowCount(); ++row)
        ids << m_proxy.idAt(row);
    return ids;
}

void QueuePane::refreshCounts()
{
    for (const QueueTab tab : {QueueTab::Active, QueueTab::Snoozed, QueueTab::Tests,
                               QueueTab::ClosedToday, QueueTab::Older})
        m_tabs->setCount(int(tab), m_table.tabCount(tab));
    refreshWords();
}

void QueuePane::refreshWords()
{
    const int hidden = m_proxy.isFiltering() ? m_proxy.hiddenCount() : 0;
    if (hidden > 0)
        m_hidden->setText(hidden == 1 ? tr("The filter hides 1 callout. Show all")
                                      : tr("The filter hides %1 callouts. Show all").arg(hidden));
    m_hidden->setAccessibleName(m_hidden->text());
    m_hidden->setVisible(hidden > 0);
    const bool empty = m_proxy.rowCount() == 0;
    if (empty)
        m_empty->setPlainText(hidden > 0 ? tr("No callout here matches the filter.") : emptyText());
    m_empty->setVisible(empty);
    placeEmptyText();
}

QString QueuePane::linkText() const
{
    switch (m_link.kind) {
    case LinkState::Kind::Connecting: return tr("Not known, no answer from AURA yet.");
    case LinkState::Kind::Lost:
        // Never "none": what cannot be heard is not known.
        return tr("Not known, link lost %1.")
            .arg(QueueText::clock(
                m_now() - (m_link.lastSuccess == MonoTime{} ? m_link.since : m_link.lastSuccess)));
    case LinkState::Kind::Linked:
        return tr("Linked, read %1 ago.").arg(QueueText::age(m_now() - m_link.lastSuccess));
    case LinkState::Kind::Faltering: break;
    }
    return tr("Read %1 ago, no answer since.").arg(QueueText::age(m_now() - m_link.lastSuccess));
}

QString QueuePane::emptyText() const
{
    const QString link = linkText();
    if (m_link.kind == LinkState::Kind::Connecting || m_link.kind == LinkState::Kind::Lost)
        return link;
    switch (m_proxy.tab()) {
    case QueueTab::Active: return tr("No active callouts. %1").arg(link);
    case QueueTab::Snoozed: return tr("Nothing is snoozed. %1").arg(link);
    case QueueTab::Tests: return tr("No test callouts. %1").arg(link);
    case QueueTab::ClosedToday: return tr("None closed and cleared today. %1").arg(link);
    case QueueTab::Older: return tr("None older than 24 h. %1").arg(link);
    }
    return link;
}

void QueuePane::hold(bool down)
{
    if (!down) {
        if (m_proxy.isHeld())
            m_release.start(holdAfter);
        return;
    }
    if (m_heldSince == MonoTime{})
        m_heldSince = m_now();
    if (m_now() - m_heldSince > longestHold) {
        m_heldSince = m_now();
        m_proxy.setHeld(false);
    }
    m_proxy.setHeld(true);
    m_release.start(longestHold); // for a release that never comes
}

void QueuePane::tick()
{
    const qint64 second = m_now().time_since_epoch().count() / 1000;
    const bool whole = std::exchange(m_lastSecond, second) != second;
    QueueLook &look = m_view->delegate().look;
    look.flashLow = !look.flashLow;
    m_view->tick(whole);
    if (whole && m_proxy.rowCount() == 0)
        refreshWords();
}

void QueuePane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier
        && m_proxy.isFiltering()) {
        clearFilter();
        event->accept();
        return;
    }
    QWidget::keyPressEvent(event);
}

void QueuePane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_filter->setBrief(width() < m_theme.scaled(briefBelow));
}

void QueuePane::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_theme.color("panel"_L1));
}

void QueuePane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_tick.start();
}

void QueuePane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_tick.stop();
}

bool QueuePane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        placeEmptyText();
    return QWidget::eventFilter(watched, event);
}

void QueuePane::placeEmptyText()
{
    const QRect area = m_view->viewport()->rect();
    m_empty->setGeometry(area.adjusted(24, 12, -24, -12));
}

} // namespace console
