// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/dialogs/dialogfixture.h"
#include "ui/detail/fieldgrid.h"
#include "ui/health/apihealthdialog.h"
#include "ui/health/healthtablemodel.h"
#include "ui/health/healthtext.h"

#include <QtTest/QtTest>
#include <QtWidgets/QtWidgets>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;
using namespace std::chrono_literals;

/// What a supervisor reads about the API, on the screen and in the clipboard.
class TestApiHealth final : public QObject {
    Q_OBJECT

private slots:
    void rowsKeepTheirPlaces();
    void randomReports();
    void figuresAndErrors();
    void driftSaysWhatItMeans();
    void clockIsWarnedOfInWords();
    void copyIsPlainText();
    void followsTheFigures();
    void everythingCanBeReached();
};

namespace {

HealthReport::Row row(Endpoint endpoint, int requests = 4)
{
    return {.endpoint = endpoint,
            .requests = requests,
            .failures = 0,
            .p50 = 120ms,
            .p95 = 640ms,
            .lastError = std::nullopt,
            .lastErrorAt = std::nullopt};
}

HealthReport report()
{
    HealthReport made;
    made.rows = {row(Endpoint::Token, 1), row(Endpoint::ActiveCallouts, 412)};
    made.rows[1].failures = 3;
    made.rows[1].lastError = ApiError{
        .kind = ApiError::Kind::RateLimited, .httpStatus = 429, .detail = {}, .retryAfter = {}};
    made.rows[1].lastErrorAt = UtcTime(Millis(1'784'032'327'000));
    made.drift.unknownStatuses = {{u"Searching"_s, 4}, {u"Awaiting ETA"_s, 1}};
    made.drift.unknownFields = {{u"incident.colour"_s, 9}};
    made.drift.duplicates = 2;
    made.requestsPerMinute = 62;
    made.budgetPerSecond = 5;
    made.budgetBurst = 10;
    made.waiting = 3;
    made.circuit = CircuitState::Open;
    made.clockOffset = -3200ms;
    made.clockUncertainty = 200ms;
    made.since = UtcTime(Millis(1'784'020'000'000));
    return made;
}

QString wholeModel(const QAbstractItemModel &model)
{
    QStringList lines;
    for (int at = 0; at < model.rowCount(); ++at) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells << model.index(at, column).data().toString();
        lines << cells.join(u'|');
    }
    return lines.join(u'\n');
}

} // namespace

void TestApiHealth::rowsKeepTheirPlaces()
{
    HealthTableModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setRows({row(Endpoint::Callout), row(Endpoint::Token)});
    QCOMPARE(wholeModel(model), u"Create OAuth token|4|0|120 ms|640 ms|None|—\n"
                                "Get a callout|4|0|120 ms|640 ms|None|—"_s);
    QCOMPARE(inserted.size(), 2);
    model.setRows({row(Endpoint::Token), row(Endpoint::Callout)});
    QCOMPARE(changed.size(), 0);
    model.setRows({row(Endpoint::Token), row(Endpoint::ActiveCallouts), row(Endpoint::Callout, 5)});
    QCOMPARE(inserted.size(), 3);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.front().at(0).toModelIndex().row(), 2);
    model.setRows({row(Endpoint::ActiveCallouts)}); // another session has begun
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.rowCount(model.index(0, 0)), 0);
    QCOMPARE(reset.size(), 0);
}

void TestApiHealth::randomReports()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    QRandomGenerator random(seed);
    HealthTableModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    for (int round = 0; round < 300; ++round) {
        QList<HealthReport::Row> rows;
        for (int endpoint = 0; endpoint < int(Endpoint::Count); ++endpoint) {
            if (random.bounded(3) == 0)
                rows << row(Endpoint(endpoint), random.bounded(3));
        }
        model.setRows(rows);
        HealthTableModel fresh;
        fresh.setRows(rows);
        QVERIFY2(wholeModel(model) == wholeModel(fresh), qPrintable(u"seed %1"_s.arg(seed)));
    }
}

void TestApiHealth::figuresAndErrors()
{
    const DialogFixture fixture;
    ApiHealthDialog dialog(fixture.theme);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.setReport(report());
    dialog.show();
    const auto *model = dialog.findChild<QTableView *>(u"apiHealth.table"_s)->model();
    QCOMPARE(model->index(1, HealthTableModel::Requests).data().toString(), u"412"_s);
    QCOMPARE(model->index(1, HealthTableModel::Failures).data().toString(), u"3"_s);
    QCOMPARE(model->index(1, HealthTableModel::LastError).data().toString(),
             u"RateLimited: AURA asked us to slow down. (429)"_s);
    QCOMPARE(model->index(1, HealthTableModel::LastErrorAt).data().toString(),
             u"2026-07-14 14:32:07"_s);
    const auto *summary = dialog.findChild<FieldGrid *>();
    QCOMPARE(summary->value("rate"_L1),
             u"62 requests in the last minute; this console allows itself 5 a second, 10 at once. "
             "Waiting for their turn: 3."_s);
    QVERIFY(summary->value("circuit"_L1).startsWith(u"Paused after trouble"_s));
    QVERIFY(!dialog.isModal());
}

void TestApiHealth::driftSaysWhatItMeans()
{
    const DialogFixture fixture;
    ApiHealthDialog dialog(fixture.theme);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    const auto *tree = dialog.findChild<QTreeWidget *>();
    QVERIFY(!tree->isVisible());
    QVERIFY(dialog.findChild<QLabel *>(u"apiHealth.noDrift"_s)->isVisible());
    dialog.setReport(report());
    QVERIFY(tree->isVisible());
    QCOMPARE(tree->topLevelItemCount(), 3);
    const auto *statuses = tree->topLevelItem(0);
    QCOMPARE(statuses->text(0), u"Unknown statuses"_s);
    QCOMPARE(statuses->text(1), u"5"_s);
    QVERIFY(statuses->text(2).contains(u"stay on the board as active"_s));
    QCOMPARE(statuses->childCount(), 2);
    QCOMPARE(statuses->child(1)->text(0), u"Searching"_s);
    QCOMPARE(statuses->child(1)->text(1), u"4"_s);
    QCOMPARE(tree->topLevelItem(2)->text(0), u"Duplicates"_s);
    QCOMPARE(tree->topLevelItem(2)->childCount(), 0);
    for (int i = 0; i < tree->topLevelItemCount(); ++i)
        QVERIFY(tree->topLevelItem(i)->text(2).endsWith(u'.'));
}

void TestApiHealth::clockIsWarnedOfInWords()
{
    const DialogFixture fixture;
    ApiHealthDialog dialog(fixture.theme);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    const auto *warning = dialog.findChild<QWidget *>(u"apiHealth.clockWarning"_s);
    HealthReport now = report();
    dialog.setReport(now);
    QVERIFY(warning->isVisible());
    QVERIFY(HealthText::clock(now).startsWith(
        u"−3.2 s, within ±0.2 s. This computer's clock is fast"_s));
    now.clockOffset = 1100ms; // may be less than a second
    dialog.setReport(now);
    QVERIFY(!warning->isVisible());
    QCOMPARE(HealthText::clock(now), u"+1.1 s, within ±0.2 s"_s);
    now.clockOffset = 1300ms;
    dialog.setReport(now);
    QVERIFY(warning->isVisible());
    QVERIFY(HealthText::clock(now).contains(u"slow"_s));
    now.clockOffset.reset();
    dialog.setReport(now);
    QVERIFY(!warning->isVisible());
}

void TestApiHealth::copyIsPlainText()
{
    const DialogFixture fixture;
    ApiHealthDialog dialog(fixture.theme);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.setReport(report());
    dialog.show();
    dialog.findChild<QPushButton *>(u"apiHealth.copy"_s)->click();
    const QString text = QGuiApplication::clipboard()->text();
    QCOMPARE(text, dialog.plainText());
    for (const char *part :
         {"API health", "List active callouts: 412 requests, 3 failed", "Searching × 4",
          "RateLimited: AURA asked us to slow down. (429)", "62 requests in the last minute",
          "Paused after trouble", "Duplicates: 2."})
        QVERIFY2(text.contains(QString::fromUtf8(part)), part);
    QVERIFY(!text.contains(u'<'));
    QVERIFY(dialog.findChild<QLabel *>(u"apiHealth.copied"_s)->text().startsWith(u"Copied."_s));
}

void TestApiHealth::followsTheFigures()
{
    const DialogFixture fixture;
    ApiHealthDialog dialog(fixture.theme);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.setReport(report());
    dialog.show();
    auto *table = dialog.findChild<QTableView *>();
    table->selectRow(1);
    HealthReport later = report();
    later.rows.insert(1, row(Endpoint::CustomerCallouts));
    later.rows[2].requests = 500;
    dialog.setReport(later);
    QCOMPARE(table->currentIndex().row(), 2); // the same endpoint
    QCOMPARE(table->currentIndex().siblingAtColumn(HealthTableModel::Requests).data().toString(),
             u"500"_s);
}

void TestApiHealth::everythingCanBeReached()
{
    const DialogFixture fixture;
    ApiHealthDialog dialog(fixture.theme);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.setReport(report());
    dialog.show();
    QCOMPARE(DialogFixture::usabilityProblem(&dialog), QString());
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

QTEST_MAIN(TestApiHealth)
#include "tst_healthdialog.moc"
