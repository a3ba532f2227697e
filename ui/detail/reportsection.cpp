// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/detail/reportsection.h"

#include "models/queuetext.h"
#include "ui/detail/fieldgrid.h"
#include "ui/detail/mappicture.h"
#include "ui/detail/stagebar.h"
#include "ui/detail/stages.h"
#include "ui/dialogs/errortext.h"
#include "ui/theme/foldsection.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

namespace {

using State = ClosingPapers::State;

/// Of how a cancel was judged nothing is said but in the private note.
bool isPrivate(const ResolutionReport::Line &line)
{
    return line.name.contains("duress"_L1, Qt::CaseInsensitive)
           || line.value.contains("duress"_L1, Qt::CaseInsensitive)
           || line.name.contains("safeCode"_L1, Qt::CaseInsensitive);
}

QString span(const std::optional<std::chrono::seconds> &told, const std::optional<UtcTime> &from,
             const std::optional<UtcTime> &to)
{
    if (told)
        return ReportSection::tr("%1 (%2 s)")
            .arg(QueueText::clock(*told), QueueText::number(told->count()));
    if (from && to && *to >= *from)
        return ReportSection::tr("%1, counted from the times").arg(QueueText::clock(*to - *from));
    return {};
}

QString stage(const std::optional<UtcTime> &at, const std::optional<UtcTime> &created)
{
    if (!at)
        return {};
    const QString time = Stages::localSecond(*at);
    return created && *at >= *created
               ? ReportSection::tr("%1, after %2").arg(time, QueueText::clock(*at - *created))
               : time;
}

} // namespace

ReportSection::ReportSection(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(u"detail.reportSection"_s);
    auto *body = new QWidget(this);
    body->setBackgroundRole(QPalette::Base);
    body->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 8, 0, 10);
    column->setSpacing(4);
    buildReport(body);
    buildMap(body);
    m_fold = new FoldSection(theme, u"detail.report"_s, u"report"_s, tr("Resolution report"), body,
                             this);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins({});
    whole->addWidget(m_fold);
    hide();
}

void ReportSection::buildReport(QWidget *body)
{
    auto *column = static_cast<QVBoxLayout *>(body->layout());
    auto *line = new QHBoxLayout;
    line->setContentsMargins(12, 0, 12, 0);
    m_reportState = new ThemedLabel(m_theme, "chrome"_L1, "second"_L1, body);
    m_reportState->setObjectName(u"detail.report.state"_s);
    m_reportState->setWordWrap(true);
    line->addWidget(m_reportState, 1);
    m_again = new KeyButton(m_theme, tr("Read again"), body);
    m_again->setObjectName(u"detail.report.again"_s);
    m_again->setAccessibleName(tr("Read report and map again"));
    m_again->setIconId(u"refresh"_s);
    connect(m_again, &QPushButton::clicked, this, &ReportSection::readAgainRequested);
    line->addWidget(m_again, 0, Qt::AlignTop);
    column->addLayout(line);
    auto *barLine = new QHBoxLayout;
    barLine->setContentsMargins(12, 4, 12, 0);
    m_bar = new StageBar(m_theme, body);
    barLine->addWidget(m_bar);
    column->addLayout(barLine);
    m_fields = new FieldGrid(m_theme, u"detail.report.fields"_s, body);
    const std::initializer_list<std::pair<QLatin1StringView, QString>> fields{
        {"outcome"_L1, tr("Outcome")},        {"status"_L1, tr("Status")},
        {"response"_L1, tr("Response time")}, {"resolution"_L1, tr("Resolution time")},
        {"created"_L1, tr("Created")},        {"dispatched"_L1, tr("Dispatched")},
        {"arrived"_L1, tr("Arrived")},        {"completed"_L1, tr("Completed")},
        {"closed"_L1, tr("Closed")}};
    for (const auto &[id, caption] : fields)
        m_fields->addText(id, caption);
    column->addWidget(m_fields);
    m_othersTitle = new ThemedLabel(m_theme, "sectionTitle"_L1, {}, body);
    m_othersTitle->setObjectName(u"detail.report.others.title"_s);
    m_othersTitle->setContentsMargins(12, 2, 12, 0);
    m_othersTitle->setWordWrap(true);
    column->addWidget(m_othersTitle);
    m_othersPlace = new QWidget(body);
    auto *place = new QVBoxLayout(m_othersPlace);
    place->setContentsMargins({});
    column->addWidget(m_othersPlace);
}

void ReportSection::buildMap(QWidget *body)
{
    auto *column = static_cast<QVBoxLayout *>(body->layout());
    auto *line = new QHBoxLayout;
    line->setContentsMargins(12, 6, 12, 2);
    auto *title = new ThemedLabel(m_theme, "sectionTitle"_L1, {}, body);
    title->setText(tr("Response map"));
    line->addWidget(title);
    m_mapState = new ThemedLabel(m_theme, "chrome"_L1, "second"_L1, body);
    m_mapState->setObjectName(u"detail.report.map.state"_s);
    m_mapState->setWordWrap(true);
    line->addWidget(m_mapState, 1);
    m_large = new KeyButton(m_theme, tr("Open large"), body);
    m_large->setObjectName(u"detail.report.large"_s);
    m_large->setAccessibleName(tr("Open the response map large"));
    m_large->setIconId(u"fit"_s);
    m_large->hide();
    connect(m_large, &QPushButton::clicked, this,
            [this] { emit openLargeRequested(m_picture->image()); });
    line->addWidget(m_large);
    column->addLayout(line);
    auto *pictureLine = new QHBoxLayout;
    pictureLine->setContentsMargins(12, 0, 12, 0);
    m_picture = new MapPicture(m_theme, body);
    pictureLine->addWidget(m_picture);
    column->addLayout(pictureLine);
    connect(m_picture, &MapPicture::decoded, this, [this](bool good) {
        m_large->setVisible(good);
        if (!good)
            m_mapState->setPlainText(tr("AURA's picture could not be read."));
    });
}

QString ReportSection::stateWords(const ClosingPapers::Paper &paper, const QString &what,
                                  const ServerClock &clock) const
{
    switch (paper.state) {
    case State::NotAsked: return tr("%1 was not asked for yet.").arg(what);
    case State::Asked: return tr("Reading…");
    case State::NotYet:
        return paper.nextTry ? tr("AURA makes it after closing; not there yet. Tried again at %1.")
                                   .arg(Stages::localSecond(clock.at(*paper.nextTry)))
                             : tr("AURA had none when this console stopped asking.");
    case State::Failed:
        return paper.error ? errorText(*paper.error, ErrorContext::Report)
                           : tr("It could not be read.");
    case State::Here: break;
    }
    return {};
}

QString ReportSection::summary() const
{
    switch (m_view.report.state) {
    case State::Here:
        return m_view.report.readAt
                   ? tr("made by AURA, read %1").arg(Stages::localSecond(*m_view.report.readAt))
                   : tr("made by AURA");
    case State::Asked: return tr("reading");
    case State::NotYet: return tr("not there yet");
    case State::Failed: return tr("not read");
    case State::NotAsked: break;
    }
    return tr("not asked for");
}

void ReportSection::setCallout(const BoardEntry &entry, const ClosingPapers *view,
                               const ServerClock &clock)
{
    const bool shows = entry.callout.isClosed() && !entry.outcomeFrozen;
    setVisible(shows);
    m_view = view && view->calloutId == entry.id() ? *view : ClosingPapers{};
    if (!shows) { // nothing of it stays in a widget that is only hidden
        m_view = {};
        m_picture->setBytes({});
    }
    m_fold->header()->setSummary(summary());
    fillReport(entry, clock);
    fillMap(clock);
}

void ReportSection::fillReport(const BoardEntry &entry, const ServerClock &clock)
{
    const ClosingPapers::Paper &paper = m_view.report;
    const bool here = paper.state == State::Here;
    const ResolutionReport report = here ? m_view.reportValue : ResolutionReport{};
    QString words = stateWords(paper, tr("The report"), clock);
    if (here && !report.documentType.isEmpty())
        words = tr("AURA sent the report as a document (%1), which this console cannot show.")
                    .arg(report.documentType);
    m_reportState->setTone(paper.state == State::Failed ? "warn"_L1 : "second"_L1);
    m_reportState->setPlainText(words);
    m_reportState->setVisible(!words.isEmpty());
    const auto stuck = [](State state) {
        return state == State::Failed || state == State::NotYet || state == State::NotAsked;
    };
    m_again->setVisible(stuck(paper.state) || stuck(m_view.map.state));
    const bool fields = here && report.documentType.isEmpty();
    m_fields->setVisible(fields);
    if (fields) {
        fillTimes(report);
        const bool withheld =
            entry.cancelVerified
            || isPrivate({.name = u"outcome"_s, .value = report.outcome + report.statusText});
        m_fields->setText("outcome"_L1, withheld ? tr("Not shown here") : report.outcome);
        m_fields->setText("status"_L1, withheld ? tr("Not shown here") : report.statusText);
    }
    m_bar->setTimes(fields ? report : ResolutionReport{});
    fillOthers(fields ? report.others : QList<ResolutionReport::Line>{}, entry.cancelVerified);
}

void ReportSection::fillTimes(const ResolutionReport &report)
{
    m_fields->setText("response"_L1, span(report.responseTime, report.createdAt, report.arrivedAt));
    m_fields->setText("resolution"_L1,
                      span(report.resolutionTime, report.createdAt, report.closedAt));
    m_fields->setText("created"_L1, stage(report.createdAt, std::nullopt));
    m_fields->setText("dispatched"_L1, stage(report.dispatchedAt, report.createdAt));
    m_fields->setText("arrived"_L1, stage(report.arrivedAt, report.createdAt));
    m_fields->setText("completed"_L1, stage(report.completedAt, report.createdAt));
    m_fields->setText("closed"_L1, stage(report.closedAt, report.createdAt));
}

void ReportSection::fillOthers(const QList<ResolutionReport::Line> &lines, bool withheld)
{
    QList<ResolutionReport::Line> open;
    for (const auto &line : lines) {
        if (!withheld && !isPrivate(line))
            open << line;
    }
    // The same words whatever the report says, when a cancel with safe code was asked for.
    m_othersTitle->setPlainText(withheld ? tr("What else the report says is not shown after a "
                                              "cancel with safe code.")
                                         : tr("Everything else, as AURA sent it"));
    m_othersTitle->setVisible(withheld ? m_view.report.state == State::Here : !open.isEmpty());
    if (open == m_lines && (m_others || open.isEmpty()))
        return;
    m_lines = open;
    delete m_others;
    m_others = nullptr;
    if (open.isEmpty())
        return;
    m_others = new FieldGrid(m_theme, u"detail.report.others"_s, m_othersPlace);
    m_others->setCaptionsWrap();
    for (qsizetype i = 0; i < open.size(); ++i) {
        const QByteArray id = QByteArray::number(i);
        m_others->addText(QLatin1StringView(id), open.at(i).name);
        m_others->setText(QLatin1StringView(id), open.at(i).value);
    }
    m_othersPlace->layout()->addWidget(m_others);
}

void ReportSection::fillMap(const ServerClock &clock)
{
    const ClosingPapers::Paper &paper = m_view.map;
    const bool here = paper.state == State::Here;
    QString words = stateWords(paper, tr("The picture"), clock);
    if (here)
        words = m_view.mapValue.image.isEmpty() ? tr("AURA gives no picture of this callout.")
                : paper.readAt ? tr("made by AURA, read %1").arg(Stages::localSecond(*paper.readAt))
                               : tr("made by AURA");
    m_mapState->setTone(paper.state == State::Failed ? "warn"_L1 : "second"_L1);
    if (!here || m_picture->image().isNull() || m_view.mapValue.image.isEmpty())
        m_large->hide();
    m_mapState->setPlainText(words);
    m_picture->setBytes(here ? m_view.mapValue.image : QByteArray());
}

} // namespace console
