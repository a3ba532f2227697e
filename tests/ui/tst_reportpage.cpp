// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desk.h"
#include "ui/detail/detailpane.h"
#include "ui/detail/timelineview.h"
#include "ui/report/reportdocument.h"
#include "ui/report/reportpage.h"
#include "ui/report/toratedialog.h"
#include "ui/shell/actionregistry.h"
#include "ui/shell/windowpanes.h"

#include <QtTest/QtTest>
#include <QtWidgets/QtWidgets>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

/// Timeline, report tab, the document that leaves the program, and the list of what is to be rated.
class TestReportPage final : public QObject {
    Q_OBJECT

private slots:
    void stagesAgainstTargets();
    void timelineIsInOrder();
    void takingIsToldOnce();
    void boxesHideSources();
    void detailPaneShowsTheTimeline();
    void pageShowsAReport();
    void escapeWantsTheMap();
    void documentHoldsTheReport();
    void documentKeepsSecrets();
    void documentEscapesWords();
    void verifiedCancelLeavesStagesOnly();
    void ratingFromTheList();
    void dismissingWantsAReason();
};

namespace {

BoardEntry closedEntry(const StillClock &clock)
{
    BoardEntry entry =
        taken(makeEntry(clock, 991962, 40min, CalloutStatus::Closed), u"Op 03"_s, 8s);
    Callout &callout = entry.callout;
    callout.statusText = u"closed"_s;
    callout.dispatchedAt = *callout.createdAt + 97s;
    callout.arrivedAt = *callout.createdAt + 626s;
    callout.completedAt = *callout.createdAt + 1731s;
    callout.closedAt = *callout.createdAt + 2046s;
    entry.presence = Presence::Ended;
    entry.endKind = EndKind::Closed;
    return entry;
}

LogEntry logLine(const BoardEntry &entry, Millis after, const QString &text,
                 LogEntry::Kind kind = LogEntry::Kind::Operator)
{
    LogEntry line;
    line.kind = kind;
    line.calloutId = entry.id();
    line.text = text;
    line.outcome = u"recorded"_s;
    line.operatorName = u"Op 03"_s;
    line.at = *entry.callout.createdAt + after;
    return line;
}

MessageRow message(const BoardEntry &entry, Millis after, const QString &text)
{
    MessageRow row;
    row.author = MessageRow::AuraControl;
    row.text = text;
    row.at = *entry.callout.createdAt + after;
    return row;
}

ClosingPapers papers(const BoardEntry &entry)
{
    ClosingPapers view;
    view.calloutId = entry.id();
    view.report.state = ClosingPapers::State::Here;
    view.map.state = ClosingPapers::State::Here;
    view.reportValue.outcome = u"Resolved"_s;
    view.reportValue.createdAt = entry.callout.createdAt;
    view.reportValue.arrivedAt = entry.callout.arrivedAt;
    view.reportValue.closedAt = entry.callout.closedAt;
    view.reportValue.responseTime = 626s;
    view.reportValue.others = {{.name = u"customer.mobile"_s, .value = u"+27825550199"_s}};
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(Qt::gray);
    QBuffer buffer(&view.mapValue.image);
    image.save(&buffer, "PNG");
    return view;
}

ReportFacts facts(const StillClock &clock)
{
    ReportFacts all;
    all.entry = closedEntry(clock);
    all.kind = u"Security · Panic button · Real"_s;
    all.place = u"Woodstock"_s;
    all.papers = papers(all.entry);
    all.timeline = Timeline::of(all.entry,
                                {logLine(all.entry, 60s, u"Operator note: at the gate"_s),
                                 logLine(all.entry, 70s, u"Private note read"_s)},
                                {message(all.entry, 80s, u"Ask for 4711"_s)});
    all.madeAt = clock.utc;
    return all;
}

} // namespace

void TestReportPage::stagesAgainstTargets()
{
    const StillClock clock;
    const BoardEntry entry = closedEntry(clock);
    const auto stages = Timeline::stages(entry);
    QCOMPARE(stages.size(), 6);
    QCOMPARE(stages.at(1).who, u"Op 03"_s);
    QVERIFY(!stages.at(1).overTarget); // 8 s of 15
    QVERIFY(stages.at(2).overTarget); // 97 s of 90
    QCOMPARE(stages.at(2).detail, u"after 01:37, over the target of 01:30"_s);
    QCOMPARE(stages.at(5).detail, u"after 34:06"_s);
    BoardEntry bare = makeEntry(clock, 1, 1min);
    QCOMPARE(Timeline::stages(bare).size(), 1);
    bare.callout.createdAt.reset();
    QVERIFY(Timeline::stages(bare).isEmpty());
}

void TestReportPage::timelineIsInOrder()
{
    const StillClock clock;
    const BoardEntry entry = closedEntry(clock);
    LogEntry foreign = logLine(entry, 5s, u"about another one"_s);
    foreign.calloutId = 7;
    const auto items = Timeline::of(
        entry, {foreign, logLine(entry, 700s, u"Message sent"_s, LogEntry::Kind::Intent)},
        {message(entry, 650s, u"Unit 3 with customer"_s)});
    QCOMPARE(items.size(), 8);
    QVERIFY(std::ranges::is_sorted(items, {}, &TimelineItem::at));
    QCOMPARE(items.at(4).text, u"Unit 3 with customer"_s);
    QCOMPARE(items.at(5).source, TimelineItem::Source::Operators);
}

void TestReportPage::takingIsToldOnce()
{
    const StillClock clock;
    const BoardEntry entry = closedEntry(clock);
    const auto items =
        Timeline::of(entry, {logLine(entry, 8s + 300ms, u"Taken after 00:08"_s)}, {});
    QCOMPARE(items.size(), 6);
}

void TestReportPage::boxesHideSources()
{
    const StillClock clock;
    Theme theme;
    TimelineView view(theme);
    view.resize(400, 400);
    view.show();
    auto *list = view.findChild<QListWidget *>(u"timeline.list"_s);
    QVERIFY(!list->isVisible()); // empty: words instead
    const ReportFacts all = facts(clock);
    view.setItems(all.timeline);
    QCOMPARE(list->count(), all.timeline.size());
    list->setCurrentRow(1);
    auto more = all.timeline;
    more << TimelineItem{.at = clock.utc, .who = u"AURA"_s, .text = u"later"_s, .detail = {}};
    view.setItems(more);
    QCOMPARE(list->currentRow(), 1); // what is looked at stays
    QCOMPARE(list->count(), more.size());
    view.findChild<QCheckBox *>(u"timeline.box0"_s)->setChecked(false);
    QVERIFY(list->count() > 0);
    for (const TimelineItem &item : view.shown())
        QVERIFY(item.source != TimelineItem::Source::Aura);
    for (int box = 1; box < 4; ++box)
        view.findChild<QCheckBox *>(u"timeline.box%1"_s.arg(box))->setChecked(false);
    QVERIFY(!list->isVisible());
    QCOMPARE(view.items().size(), more.size());
}

void TestReportPage::detailPaneShowsTheTimeline()
{
    Desk desk;
    desk.show({1920, 1080});
    desk.fill();
    desk.window->selectCallout(992014);
    auto *timeline = desk.window->panes().detail()->timeline();
    const auto before = timeline->items().size();
    QVERIFY(before >= 3);
    QVERIFY(!timeline->isVisible());
    auto *tabs = desk.window->findChild<QTabBar *>(u"detail.tabs"_s);
    tabs->setCurrentIndex(1);
    QVERIFY(timeline->isVisible());
    LogEntry line;
    line.calloutId = 992014;
    line.kind = LogEntry::Kind::Operator;
    line.text = u"Operator note: gate is open"_s;
    line.sequence = 900'001;
    line.at = desk.clock.utc;
    desk.log.append(line);
    QTRY_COMPARE(timeline->items().size(), before + 1);
    QCOMPARE(timeline->items().last().text, line.text);
    desk.saveIfWanted(u"detail-timeline"_s);
    desk.window->selectCallout(0);
    QVERIFY(timeline->items().isEmpty());
}

void TestReportPage::pageShowsAReport()
{
    const StillClock clock;
    const ServerClock serverClock(clock);
    Theme theme;
    ReportPage page(theme, serverClock, {});
    page.resize(1150, 800);
    page.show();
    const ReportFacts all = facts(clock);
    page.setCallout(CalloutRow(all.entry, RowContext{}), all.papers, clock.mono);
    page.setTimeline(all.timeline);
    QCOMPARE(page.calloutId(), 991962);
    QCOMPARE(page.facts().papers.reportValue.outcome, u"Resolved"_s);
    QVERIFY(page.findChild<QLabel *>(u"report.number"_s)->text().contains(u"991"_s));
    QCOMPARE(page.findChild<QLabel *>(u"report.rated"_s)->text(), u"Not rated yet"_s);
    auto *state = page.findChild<QLabel *>(u"detail.report.state"_s);
    QVERIFY(state && state->isHidden()); // the report is here: nothing to explain
    ClosingPapers failed = all.papers;
    failed.report = {};
    failed.report.state = ClosingPapers::State::NotYet;
    page.setCallout(CalloutRow(all.entry, RowContext{}), failed, clock.mono);
    QVERIFY(!state->isHidden());
    QSignalSpy again(&page, &ReportPage::readAgainRequested);
    page.findChild<QPushButton *>(u"detail.report.again"_s)->click();
    QCOMPARE(again.size(), 1);
}

void TestReportPage::escapeWantsTheMap()
{
    const StillClock clock;
    const ServerClock serverClock(clock);
    Theme theme;
    ReportPage page(theme, serverClock, {});
    page.show();
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.findChild<QCheckBox *>(u"timeline.box0"_s)->setFocus();
    QSignalSpy wanted(&page, &ReportPage::mapWanted);
    QTest::keyClick(page.findChild<QCheckBox *>(u"timeline.box0"_s), Qt::Key_Escape);
    QCOMPARE(wanted.size(), 1);
}

void TestReportPage::documentHoldsTheReport()
{
    const StillClock clock;
    const ReportFacts all = facts(clock);
    const QString html = ReportDocument::html(all, true);
    for (const auto &words :
         {u"Resolved"_s, u"10:26"_s, u"Responder on scene"_s, u"over the target of 01:30"_s,
          u"data:image/png;base64,"_s, u"at the gate"_s, u"Woodstock"_s})
        QVERIFY2(html.contains(words), qPrintable(words));
    QVERIFY(ReportDocument::html(all, false).contains(u"src=\"response-map\""_s));
    QCOMPARE(ReportDocument::fileName(991962), u"callout-991962-report"_s);
}

void TestReportPage::documentKeepsSecrets()
{
    const StillClock clock;
    const QString html = ReportDocument::html(facts(clock), false);
    QVERIFY(!html.contains(u"0199"_s)); // of a number in a member nobody here knows
    QVERIFY(!html.contains(u"4711"_s)); // of a message
    QVERIFY(!html.contains(u"rivate note"_s));
}

void TestReportPage::documentEscapesWords()
{
    const StillClock clock;
    ReportFacts all = facts(clock);
    all.place = u"<script>alert(1)</script>"_s;
    all.papers.reportValue.outcome = u"<b>bold</b>"_s;
    const QString html = ReportDocument::html(all, false);
    QVERIFY(!html.contains(u"<script>"_s));
    QVERIFY(html.contains(u"&lt;b&gt;bold"_s));
}

void TestReportPage::verifiedCancelLeavesStagesOnly()
{
    const StillClock clock;
    ReportFacts all = facts(clock);
    all.entry.cancelVerified = true;
    ReportFacts other = all;
    other.papers.reportValue.outcome = u"Duress"_s;
    other.timeline << TimelineItem{
        .at = clock.utc, .who = u"Console"_s, .text = u"Left active list"_s, .detail = {}};
    const QString html = ReportDocument::html(all, false);
    QVERIFY(!html.contains(u"Resolved"_s));
    QVERIFY(html.contains(u"Callout closed"_s));
    QCOMPARE(ReportDocument::html(other, false), html); // whatever came of it
}

void TestReportPage::ratingFromTheList()
{
    Theme theme;
    ToRateDialog dialog(theme, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.setCallouts({{.id = 1001, .words = u"Panic button"_s, .closedAt = {}, .onBoard = false},
                        {.id = 1002, .words = u"Chest pain"_s, .closedAt = {}, .onBoard = true}});
    QSignalSpy rate(&dialog, &ToRateDialog::rateWanted);
    dialog.open();
    auto *list = dialog.findChild<QListWidget *>(u"toRate.list"_s);
    QCOMPARE(list->currentRow(), 0);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(rate.size(), 0);
    QVERIFY(dialog.statusText().contains(u"no longer on the board"_s));
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(rate.size(), 1);
    QCOMPARE(rate.first().first().toLongLong(), 1002);
}

void TestReportPage::dismissingWantsAReason()
{
    Theme theme;
    ToRateDialog dialog(theme, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.setCallouts({{.id = 1001, .words = u"Panic button"_s, .closedAt = {}, .onBoard = true}});
    QSignalSpy dismissed(&dialog, &ToRateDialog::dismissed);
    dialog.open();
    auto *button = dialog.findChild<QPushButton *>(u"toRate.dismiss"_s);
    QVERIFY(button);
    button->click();
    QCOMPARE(dismissed.size(), 0);
    QTest::keyClicks(dialog.findChild<QLineEdit *>(u"toRate.reason"_s), u" false alarm "_s);
    button->click();
    QCOMPARE(dismissed.size(), 1);
    QCOMPARE(dismissed.first().at(1).toString(), u"false alarm"_s);
    dialog.setCallouts({});
    QVERIFY(!button->isEnabled());
    QVERIFY(!dialog.statusText().isEmpty());
}

QTEST_MAIN(TestReportPage)
#include "tst_reportpage.moc"
