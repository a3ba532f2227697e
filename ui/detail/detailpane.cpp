// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/detail/detailpane.h"

#include "models/queuefigures.h"
#include "models/queuetext.h"
#include "ui/detail/detailsections.h"
#include "ui/detail/largepicture.h"
#include "ui/detail/reportsection.h"
#include "ui/detail/stagetrack.h"
#include "ui/detail/timelineview.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QScrollArea>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr std::chrono::seconds revealTime{30};

QByteArray stateInk(DisplayState state)
{
    switch (state) {
    case DisplayState::New: return "alarmText";
    case DisplayState::Withdrawn:
    case DisplayState::Ended: return "warnText";
    case DisplayState::LostContact: return "techText";
    default: return "text";
    }
}

} // namespace

DetailPane::DetailPane(const Theme &theme, const ServerClock &clock, const Actions &actions,
                       QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_clock(clock),
      m_sections(std::make_unique<DetailSections>())
{
    setObjectName(u"detailPane"_s);
    setAccessibleName(tr("Callout details"));
    build(actions);
}

DetailPane::~DetailPane() = default;

void DetailPane::build(const Actions &actions)
{
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_header = new DetailHeader(m_theme, content);
    column->addWidget(m_header);
    column->addWidget(buildActionRow(actions));

    auto *scroll = new QScrollArea(content);
    scroll->setObjectName(u"detailScroll"_s);
    scroll->setAccessibleName(tr("Details of the callout"));
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setBackgroundRole(QPalette::Base);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    scroll->setWidget(buildSections(actions));
    auto *parts = new QStackedWidget(content);
    m_timeline = new TimelineView(m_theme, parts);
    parts->addWidget(scroll);
    parts->addWidget(m_timeline);
    column->addWidget(buildTabs(parts));
    column->addWidget(parts, 1);

    auto *empty = new ThemedLabel(m_theme, "body"_L1, "second"_L1, this);
    empty->setObjectName(u"detailEmpty"_s);
    empty->setText(tr("No callout selected."));
    empty->setAlignment(Qt::AlignCenter);
    empty->setBackgroundRole(QPalette::Base);
    empty->setAutoFillBackground(true);

    m_pages = new QStackedLayout(this);
    m_pages->addWidget(empty);
    m_pages->addWidget(content);
}

QTabBar *DetailPane::buildTabs(QStackedWidget *parts)
{
    auto *tabs = new QTabBar(parts->parentWidget());
    tabs->setObjectName(u"detail.tabs"_s);
    tabs->setAccessibleName(tr("Parts of the callout's details"));
    tabs->setExpanding(false);
    tabs->setDrawBase(false);
    tabs->addTab(tr("Overview"));
    tabs->addTab(tr("Timeline"));
    connect(tabs, &QTabBar::currentChanged, parts, &QStackedWidget::setCurrentIndex);
    return tabs;
}

QWidget *DetailPane::buildActionRow(const Actions &actions)
{
    auto *bar = new QWidget(this);
    bar->setObjectName(u"detailActions"_s);
    bar->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(6);
    for (auto *action : actions.buttons) {
        auto *button = new KeyButton(m_theme, action, bar);
        button->setObjectName(u"detail."_s + action->objectName());
        row->addWidget(button);
        m_buttons << button;
    }
    row->addStretch(1);
    auto *more = new KeyButton(m_theme, QString(), bar);
    more->setObjectName(u"detail.more"_s);
    more->setAccessibleName(tr("More commands for this callout"));
    more->setToolTip(tr("More commands for this callout"));
    more->setIconId(u"more"_s);
    more->setIconSide(24);
    auto *menu = new QMenu(more);
    for (auto *action : actions.more) {
        if (action)
            menu->addAction(action);
        else
            menu->addSeparator();
    }
    menu->setToolTipsVisible(true);
    connect(more, &QPushButton::clicked, menu, [more, menu] {
        menu->popup(more->mapToGlobal(
            QPoint(more->width() - menu->sizeHint().width(), more->height() + 2)));
    });
    row->addWidget(more);
    fitButtons();
    return bar;
}

void DetailPane::fitButtons()
{
    constexpr int ends = 12 + 12 + 36; // both margins and the button with the dots
    constexpr qsizetype always = 2; // what the pane is for: they stay whatever it costs
    int used = m_theme.scaled(ends);
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        QWidget *button = m_buttons.at(i);
        used += button->sizeHint().width() + 6;
        button->setVisible(i < always || used <= width());
        // The others must not keep the pane from getting narrower.
        if (i == always - 1)
            button->parentWidget()->setMinimumWidth(used);
    }
}

void DetailPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitButtons();
}

QWidget *DetailPane::buildSections(const Actions &actions)
{
    auto *body = new QWidget;
    body->setBackgroundRole(QPalette::Base);
    body->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_track = new StageTrack(m_theme, body);
    column->addWidget(m_track);
    m_report = new ReportSection(m_theme, body);
    column->addWidget(m_report);
    connect(m_report, &ReportSection::readAgainRequested, this,
            [this] { emit closingWanted(calloutId()); });
    connect(m_report, &ReportSection::openLargeRequested, this, [this](const QImage &image) {
        showLargePicture(m_theme, this,
                         tr("Response map of %1").arg(QueueText::number(calloutId())), image);
    });
    m_sections->build(m_theme, body, column,
                      {.copyCoordinates = actions.copyCoordinates,
                       .revealMobile = actions.revealMobile,
                       .openTracking = actions.openTracking});
    column->addStretch(1);
    return body;
}

void DetailPane::insertSection(QWidget *section)
{
    auto *all = findChild<QWidget *>(u"detail.all"_s);
    auto *column = static_cast<QBoxLayout *>(all->parentWidget()->layout());
    column->insertWidget(column->indexOf(all), section);
    // Made later than what stands below it, it would come last.
    auto *below = all->findChild<QWidget *>(u"detail.all.header"_s);
    auto *before = below;
    do {
        before = before->previousInFocusChain();
    } while (before != below
             && (before->focusPolicy() == Qt::NoFocus || section->isAncestorOf(before)));
    if (auto *header = section->findChild<QWidget *>(section->objectName() + u".header"_s))
        setTabOrder(before, header);
}

void DetailPane::setCallout(const CalloutRow *row, MonoTime readAt)
{
    const CalloutId before = calloutId();
    if (row)
        m_row.emplace(*row);
    else
        m_row.reset();
    m_readAt = readAt;
    if (before != calloutId()) {
        m_revealedUntil = {};
        m_closing = {};
    }
    m_pages->setCurrentIndex(m_row ? 1 : 0);
    fill();
}

void DetailPane::setReadAt(MonoTime readAt)
{
    m_readAt = readAt;
}

void DetailPane::setClosing(const ClosingPapers &view)
{
    if (!m_row || view.calloutId != calloutId())
        return;
    m_closing = view;
    m_report->setCallout(m_row->entry, &m_closing, m_clock);
}

void DetailPane::setCustomer(const Customer &customer)
{
    m_customers.insert(customer.id, customer);
    if (m_row && m_row->entry.callout.customerId == customer.id)
        fillCustomer();
}

void DetailPane::setOperatorName(const QString &name)
{
    m_operator = name;
    if (m_row)
        tickHeader();
}

void DetailPane::setLinkLost(bool lost)
{
    m_linkLost = lost;
    tick(m_now);
}

void DetailPane::setPollInterval(Millis interval)
{
    m_interval = std::max(interval, Millis(1));
}

void DetailPane::revealMobile(CalloutId id)
{
    if (id != calloutId() || id == 0)
        return;
    m_revealedUntil = m_now + revealTime;
    fillCustomer();
}

CalloutId DetailPane::calloutId() const
{
    return m_row ? m_row->entry.id() : 0;
}

const DetailHeader::Words &DetailPane::headerWords() const
{
    return m_header->words();
}

void DetailPane::setServiceAddress(CalloutId id, const LatLon &point, const QString &text)
{
    if (!m_row || id != calloutId() || !m_row->entry.callout.position
        || m_row->entry.callout.position->point != point)
        return; // it has moved on meanwhile
    m_sections->setServiceAddress(id, point, text);
    m_sections->fill(*m_row, m_clock);
}

int DetailPane::staleness(Millis age) const
{
    return age >= m_interval * figures::staleSolidAt     ? 2
           : age >= m_interval * figures::staleOutlineAt ? 1
                                                         : 0;
}

QString DetailPane::kindLine() const
{
    QStringList parts;
    const Callout &callout = m_row->entry.callout;
    parts << (m_row->typeName.isEmpty() ? tr("Type not given") : m_row->typeName);
    if (!m_row->emergency.isEmpty() && m_row->emergency != m_row->typeName)
        parts << m_row->emergency;
    if (callout.isTest())
        parts << tr("Test");
    else if (callout.classification == Classification::Real)
        parts << tr("Real");
    return parts.join(u" · "_s);
}

QString DetailPane::takenLine() const
{
    const BoardEntry &entry = m_row->entry;
    if (!entry.takenAt)
        return tr("Not taken");
    const QString who = entry.owner == m_operator && !m_operator.isEmpty()
                            ? tr("Taken by you (%1)").arg(m_operator)
                            : tr("Taken by %1").arg(entry.owner);
    const auto &created = entry.callout.createdAt;
    const Millis after =
        created ? m_clock.at(*entry.takenAt) - *created : *entry.takenAt - entry.firstSeen;
    return tr("%1 after %2").arg(who, QueueText::clock(after));
}

void DetailPane::tickHeader()
{
    const BoardEntry &entry = m_row->entry;
    const Callout &callout = entry.callout;
    const Millis elapsed =
        callout.createdAt ? m_clock.at(m_now) - *callout.createdAt : m_now - entry.firstSeen;
    const DisplayState state = m_row->state;
    DetailHeader::Words words;
    words.glyph = QByteArray(Theme::glyphId(state).data());
    words.stateInk = stateInk(state);
    words.number = QueueText::number(entry.id());
    words.state = state == DisplayState::New && elapsed >= figures::takeLate
                      ? tr("LATE")
                      : QueueText::stateWord(entry);
    words.kind = kindLine();
    words.taken = takenLine();
    words.elapsed = QueueText::clock(elapsed);
    words.since =
        callout.createdAt
            ? tr("since created %1").arg(Stages::localSecond(*callout.createdAt))
            : tr("since first seen %1").arg(Stages::localSecond(m_clock.at(entry.firstSeen)));
    const Millis age = m_now - m_readAt;
    words.age = tr("Data %1").arg(QueueText::age(age));
    words.staleness = staleness(age);
    m_header->setWords(words);
    m_track->setStages(Stages::of(entry, m_clock, m_readAt, m_now, m_linkLost));
}

void DetailPane::tick(MonoTime now)
{
    m_now = now;
    if (!m_row)
        return;
    tickHeader();
    m_sections->tick(*m_row, m_clock, m_readAt, now, m_linkLost);
    if (m_revealedUntil != MonoTime{} && now >= m_revealedUntil) {
        m_revealedUntil = {};
        fillCustomer();
    }
}

void DetailPane::fillCustomer()
{
    const auto it = m_customers.constFind(m_row ? m_row->entry.callout.customerId : 0);
    m_sections->fillCustomer(*m_row, it == m_customers.cend() ? nullptr : &*it,
                             m_revealedUntil != MonoTime{});
}

void DetailPane::fill()
{
    if (!m_row)
        return;
    m_sections->fill(*m_row, m_clock);
    m_report->setCallout(m_row->entry, &m_closing, m_clock);
    fillCustomer();
    tick(m_now == MonoTime{} ? m_readAt : m_now);
}

} // namespace console
