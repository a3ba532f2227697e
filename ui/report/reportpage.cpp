// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/reportpage.h"

#include "models/queuetext.h"
#include "ui/detail/largepicture.h"
#include "ui/detail/reportsection.h"
#include "ui/detail/stagetrack.h"
#include "ui/detail/timelineview.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/paneprogress.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

ReportPage::ReportPage(const Theme &theme, const ServerClock &clock,
                       const QList<QAction *> &buttons, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_clock(clock)
{
    setObjectName(u"reportPage"_s);
    setAccessibleName(tr("Report"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(buildHead(buttons));
    m_track = new StageTrack(theme, this);
    column->addWidget(m_track);
    column->addWidget(buildParts(), 1);
    m_reading = new PaneProgress(theme, this);
    auto *back = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    back->setContext(Qt::WidgetWithChildrenShortcut);
    connect(back, &QShortcut::activated, this, &ReportPage::mapWanted);
}

QWidget *ReportPage::buildHead(const QList<QAction *> &buttons)
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(14, 10, 14, 10);
    row->setSpacing(10);
    row->addWidget(
        new IconMark(m_theme, IconMark::Kind::Glyph, "closed", 24, "doneSymbol"_L1, head));
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    auto *first = new QHBoxLayout;
    first->setSpacing(8);
    m_number = new ThemedLabel(m_theme, "title"_L1, {}, head);
    m_number->setObjectName(u"report.number"_s);
    m_state = new ThemedLabel(m_theme, "state"_L1, {}, head);
    m_state->setObjectName(u"report.state"_s);
    first->addWidget(m_number);
    first->addWidget(m_state);
    first->addStretch(1);
    words->addLayout(first);
    m_kind = new ThemedLabel(m_theme, "chrome"_L1, {}, head);
    m_kind->setWordWrap(true);
    words->addWidget(m_kind);
    m_rated = new ThemedLabel(m_theme, "chrome"_L1, "second"_L1, head);
    m_rated->setObjectName(u"report.rated"_s);
    words->addWidget(m_rated);
    row->addLayout(words, 1);
    for (auto *action : buttons) {
        auto *button = new KeyButton(m_theme, action, head);
        button->setObjectName(u"report."_s + action->objectName());
        row->addWidget(button, 0, Qt::AlignTop);
    }
    return head;
}

QWidget *ReportPage::buildParts()
{
    auto *scroll = new QScrollArea;
    scroll->setObjectName(u"report.scroll"_s);
    scroll->setAccessibleName(tr("Resolution report and response map"));
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    auto *body = new QWidget;
    body->setBackgroundRole(QPalette::Base);
    body->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins({});
    m_report = new ReportSection(m_theme, body);
    column->addWidget(m_report);
    column->addStretch(1);
    scroll->setWidget(body);
    connect(m_report, &ReportSection::readAgainRequested, this,
            [this] { emit readAgainRequested(calloutId()); });
    connect(m_report, &ReportSection::openLargeRequested, this, [this](const QImage &image) {
        showLargePicture(m_theme, this,
                         tr("Response map of %1").arg(QueueText::number(calloutId())), image);
    });
    m_timeline = new TimelineView(m_theme);
    auto *parts = new QSplitter(this);
    parts->setObjectName(u"report.parts"_s);
    parts->setChildrenCollapsible(false);
    parts->addWidget(scroll);
    parts->addWidget(m_timeline);
    scroll->setMinimumWidth(m_theme.scaled(260));
    m_timeline->setMinimumWidth(m_theme.scaled(220));
    parts->setSizes({5000, 4000}); // shares
    parts->setStretchFactor(0, 5);
    parts->setStretchFactor(1, 4);
    return parts;
}

void ReportPage::setCallout(const CalloutRow &row, const ClosingPapers &papers, MonoTime now)
{
    const BoardEntry &entry = row.entry;
    m_facts.entry = entry;
    m_facts.papers = papers;
    m_facts.place = row.place;
    QStringList kind{row.typeName};
    if (row.emergency != row.typeName)
        kind << row.emergency;
    kind << (entry.callout.isTest() ? tr("Test") : tr("Real"));
    kind.removeAll(QString());
    m_facts.kind = kind.join(u" · "_s);
    m_number->setPlainText(QueueText::number(entry.id()));
    m_state->setPlainText(QueueText::stateWord(entry));
    QStringList line{m_facts.kind, row.place, row.placeDetail()};
    if (!row.owner.isEmpty())
        line << tr("taken by %1").arg(row.owner);
    line.removeAll(QString());
    m_kind->setPlainText(line.join(u" · "_s));
    m_rated->setPlainText(entry.rated ? tr("Rated") : tr("Not rated yet"));
    m_track->setStages(Stages::of(entry, m_clock, entry.lastRead, now, false));
    m_report->setCallout(entry, &m_facts.papers, m_clock);
    m_reading->setBusy(papers.report.state == ClosingPapers::State::Asked
                       || papers.map.state == ClosingPapers::State::Asked);
}

void ReportPage::setTimeline(const QList<TimelineItem> &items)
{
    m_facts.timeline = items;
    m_timeline->setItems(items);
}

} // namespace console
