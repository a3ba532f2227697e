// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "reportdesk.h"

#include "domain/deskmemory.h"
#include "journal/settings.h"
#include "journal/sqliteoperatorlog.h"
#include "models/callouttablemodel.h"
#include "models/conversationmodel.h"
#include "models/queuetext.h"
#include "offthread.h"
#include "reportpaper.h"
#include "session.h"
#include "ui/detail/timeline.h"
#include "ui/report/reportpage.h"
#include "ui/report/toratedialog.h"
#include "ui/shell/actionregistry.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowcentre.h"
#include "ui/shell/windowdocks.h"
#include "ui/shell/windowpanes.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QJsonObject>
#include <QPrintDialog>
#include <QPrinter>
#include <QStandardPaths>

namespace console {

using namespace Qt::StringLiterals;

namespace {

QString toRateKind()
{
    return u"toRate"_s;
}

QString dismissedKind()
{
    return u"notToRate"_s;
}

} // namespace

ReportDesk::ReportDesk(const DeskParts &parts)
    : m_parts(parts), m_centre(*parts.window.panes().centre())
{
    connectActions();
    updateStates();
    showToRate();
}

ReportDesk::~ReportDesk() = default;

void ReportDesk::connectActions()
{
    const auto on = [this](QLatin1StringView id, auto &&act) {
        connect(m_parts.window.actions().action(id), &QAction::triggered, this, act);
    };
    on("callout.report"_L1, [this] { open(m_parts.window.selected()); });
    on("report.export"_L1, [this] { chooseFile(); });
    on("report.print"_L1, [this] { print(); });
    on("callout.toRate"_L1, [this] { openToRate(); });
    // Whoever takes a callout wants to see where it is.
    on("callout.take"_L1, [this] { m_centre.showMap(); });
    on("callout.takeNext"_L1, [this] { m_centre.showMap(); });
    connect(&m_centre, &QTabWidget::currentChanged, this, [this] { updateStates(); });
    connect(&m_parts.log, &SqliteOperatorLog::appended, this,
            [this](const LogEntry &entry) { refresh(entry.calloutId); });
}

void ReportDesk::setSession(Session *session)
{
    m_session = session;
    if (m_dialog)
        m_dialog->done(QDialog::Rejected);
    m_toRate.clear();
    m_dismissed.clear();
    if (session) {
        m_profile = session->profile().name;
        connect(&session->reports(), &ReportReader::changed, this, &ReportDesk::refresh);
        recall();
    }
    updateStates();
    showToRate();
}

void ReportDesk::selectionChanged(CalloutId)
{
    updateStates();
}

void ReportDesk::boardChanged(const BoardChanges &changes)
{
    for (const BoardEntry &entry : changes.added)
        follow(entry);
    for (const BoardUpdate &update : changes.updated) {
        if (!(update.fields & ~BoardFields(BoardField::Read)))
            continue;
        follow(update.entry);
        refresh(update.entry.id());
        if (update.entry.id() == m_parts.window.selected())
            updateStates();
    }
}

ReportPage *ReportDesk::page(CalloutId id) const
{
    return qobject_cast<ReportPage *>(m_centre.page(id));
}

ReportPage *ReportDesk::front() const
{
    return qobject_cast<ReportPage *>(m_centre.currentWidget());
}

void ReportDesk::updateStates()
{
    ActionRegistry &actions = m_parts.window.actions();
    const BoardEntry *entry = m_parts.table.entry(m_parts.window.selected());
    // While the outcome of a cancel is held back nothing may tell that AURA has closed it.
    const bool isOver = entry && entry->callout.isClosed() && !entry->outcomeFrozen;
    actions.setDisabledReason("callout.report"_L1, !entry   ? tr("No callout is selected.")
                                                   : isOver ? QString()
                                                            : tr("AURA makes the report after "
                                                                 "closing."));
    const QString noReport = front() ? QString() : tr("No report is in front. Open one first (P).");
    actions.setDisabledReason("report.export"_L1, noReport);
    actions.setDisabledReason("report.print"_L1, noReport);
}

void ReportDesk::open(CalloutId id)
{
    const CalloutRow *row = m_parts.table.find(id);
    if (!row || !row->entry.callout.isClosed() || row->entry.outcomeFrozen || !m_session)
        return;
    m_session->reports().want(id);
    if (QWidget *known = page(id)) {
        m_centre.setCurrentWidget(known);
    } else {
        const auto at = [this](QLatin1StringView action) {
            return m_parts.window.actions().action(action);
        };
        auto *made =
            new ReportPage(m_parts.theme, m_parts.serverClock,
                           {at("report.export"_L1), at("report.print"_L1), at("callout.rate"_L1)});
        connect(made, &ReportPage::mapWanted, &m_centre, &WindowCentre::showMap);
        connect(made, &ReportPage::readAgainRequested, this, [this](CalloutId wanted) {
            if (m_session)
                m_session->reports().want(wanted);
        });
        m_centre.addPage(id, made, tr("Report %1").arg(QueueText::number(id)));
    }
    refresh(id);
    m_parts.window.panes().focusFirst(page(id));
}

void ReportDesk::refresh(CalloutId id)
{
    ReportPage *shown = page(id);
    const CalloutRow *row = m_parts.table.find(id);
    if (!shown || !row)
        return;
    ClosingPapers papers;
    papers.calloutId = id;
    QList<MessageRow> messages;
    if (m_session) {
        papers = m_session->reports().papers(id);
        for (const ConversationMessage &message : m_session->conversation().messages(id)) {
            MessageRow line;
            line.author = MessageRow::Author(int(message.author));
            line.text = message.text;
            line.at = message.at;
            line.delivery = MessageRow::Delivery(int(message.delivery));
            messages << line;
        }
    }
    shown->setCallout(*row, papers, m_parts.clock.monoNow());
    shown->setTimeline(m_parts.window.panes().timeline(row->entry, messages));
}

void ReportDesk::chooseFile()
{
    const ReportPage *shown = front();
    if (!shown)
        return;
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(&m_parts.window, tr("Export report"), folder,
                                   tr("PDF (*.pdf);;HTML (*.html)"));
    dialog->setObjectName(u"exportReport"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"pdf"_s);
    dialog->selectFile(ReportDocument::fileName(shown->calloutId()));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains("html"_L1) ? u"html"_s : u"pdf"_s);
    });
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, facts = shown->facts()](const QString &file) { exportTo(facts, file); });
    dialog->open();
}

void ReportDesk::exportTo(const ReportFacts &facts, const QString &file)
{
    ReportFacts dated = facts;
    dated.madeAt = m_parts.serverClock.at(m_parts.clock.monoNow());
    const bool isHtml = file.endsWith(".html"_L1, Qt::CaseInsensitive)
                        || file.endsWith(".htm"_L1, Qt::CaseInsensitive);
    const CalloutId id = facts.entry.id();
    const auto write = [html = ReportDocument::html(dated, isHtml), isHtml, file,
                        picture = facts.papers.mapValue.image] {
        return isHtml ? ReportPaper::writeHtml(html, file)
                      : ReportPaper::writePdf(html, picture, file);
    };
    offThread(this, write, [this, id, file](const QString &error) {
        if (!error.isEmpty()) {
            m_parts.window.showNotice(tr("The report could not be written: %1").arg(error),
                                      MainWindow::Tone::Attention);
            return;
        }
        log(id, u"Report exported"_s);
        m_parts.window.showNotice(tr("Report written to %1").arg(QDir::toNativeSeparators(file)));
    });
}

void ReportDesk::print()
{
    const ReportPage *shown = front();
    if (!shown)
        return;
    auto *printer = new QPrinter(QPrinter::HighResolution);
    auto *dialog = new QPrintDialog(printer, &m_parts.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QObject::destroyed, this, [printer] { delete printer; });
    ReportFacts facts = shown->facts();
    facts.madeAt = m_parts.serverClock.at(m_parts.clock.monoNow());
    connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this,
            [this, facts](QPrinter *chosen) {
                ReportPaper::print(ReportDocument::html(facts, false), facts.papers.mapValue.image,
                                   *chosen);
                log(facts.entry.id(), u"Report printed"_s);
            });
    dialog->open();
}

void ReportDesk::recall()
{
    const auto read = [this](const QString &kind, auto &&take) {
        m_parts.memory.recall(kind, this,
                              [this, profile = m_profile, take](const DeskMemory::Values &values) {
                                  if (!m_session || profile != m_profile)
                                      return;
                                  for (auto it = values.begin(); it != values.end(); ++it) {
                                      const CalloutId id = it.key().section(u'/', -1).toLongLong();
                                      if (id > 0 && it.key() == memoryKey(id))
                                          take(id, it.value());
                                  }
                                  showToRate();
                              });
    };
    read(dismissedKind(), [this](CalloutId id, const QJsonObject &) {
        m_dismissed.insert(id);
        m_toRate.remove(id);
    });
    read(toRateKind(), [this](CalloutId id, const QJsonObject &json) {
        const BoardEntry *entry = m_parts.table.entry(id);
        if (m_dismissed.contains(id) || m_toRate.contains(id))
            return;
        if (entry && entry->rated)
            return m_parts.memory.forget(toRateKind(), memoryKey(id));
        ToRate callout{.id = id, .words = json["words"_L1].toString(), .closedAt = {}};
        if (const qint64 at = json["closedAt"_L1].toInteger())
            callout.closedAt = UtcTime(Millis(at));
        m_toRate.insert(id, callout);
    });
}

void ReportDesk::follow(const BoardEntry &entry)
{
    const CalloutId id = entry.id();
    if (entry.rated)
        return drop(id);
    if (!entry.callout.isClosed() || entry.outcomeFrozen || !entry.isTaken()
        || entry.callout.isTest() || m_dismissed.contains(id) || m_toRate.contains(id))
        return;
    const CalloutRow *row = m_parts.table.find(id);
    ToRate callout{.id = id, .words = {}, .closedAt = entry.callout.closedAt};
    if (row)
        callout.words = QStringList{row->emergency, row->place}.join(u" · "_s);
    m_toRate.insert(id, callout);
    m_parts.memory.remember(
        toRateKind(), memoryKey(id),
        {{u"words"_s, callout.words},
         {u"closedAt"_s,
          callout.closedAt ? qint64(callout.closedAt->time_since_epoch() / Millis(1)) : 0}});
    showToRate();
}

void ReportDesk::drop(CalloutId id)
{
    if (!m_toRate.remove(id))
        return;
    m_parts.memory.forget(toRateKind(), memoryKey(id));
    showToRate();
}

void ReportDesk::dismiss(CalloutId id, const QString &reason)
{
    m_dismissed.insert(id);
    m_parts.memory.remember(dismissedKind(), memoryKey(id), {});
    log(id, u"Not to be rated: "_s + reason);
    drop(id);
}

QList<CalloutId> ReportDesk::toRate() const
{
    QList<CalloutId> ids = m_toRate.keys();
    std::ranges::sort(ids);
    return ids;
}

void ReportDesk::openToRate()
{
    if (m_dialog)
        return;
    m_dialog = new ToRateDialog(m_parts.theme, &m_parts.window);
    connect(m_dialog, &ToRateDialog::dismissed, this, &ReportDesk::dismiss);
    connect(
        m_dialog, &ToRateDialog::rateWanted, this,
        [this](CalloutId id) {
            m_parts.window.selectCallout(id);
            m_parts.window.actions().action("callout.rate"_L1)->trigger();
        },
        Qt::QueuedConnection); // once this dialog has gone
    showToRate();
    m_dialog->open();
}

void ReportDesk::showToRate()
{
    const int total = int(m_toRate.size());
    ActionRegistry &actions = m_parts.window.actions();
    actions.setButtonText("callout.toRate"_L1,
                          total > 0 ? tr("To rate (%1)…").arg(total) : tr("To rate…"));
    m_parts.window.docks().setQueueSummary(total > 0 ? tr("%1 to rate").arg(total) : QString());
    if (!m_dialog)
        return;
    QList<ToRate> callouts;
    for (const CalloutId id : toRate()) {
        ToRate callout = m_toRate.value(id);
        callout.onBoard = m_parts.table.entry(id) != nullptr;
        callouts << callout;
    }
    m_dialog->setCallouts(callouts);
}

QString ReportDesk::memoryKey(CalloutId id) const
{
    return u"%1/%2"_s.arg(m_profile).arg(id);
}

void ReportDesk::log(CalloutId id, const QString &text)
{
    LogEntry line;
    line.kind = LogEntry::Kind::Operator;
    line.calloutId = id;
    line.text = text;
    line.outcome = u"recorded"_s;
    line.operatorName = m_parts.settings.text(SettingKey::OperatorName);
    m_parts.log.append(line);
}

} // namespace console
