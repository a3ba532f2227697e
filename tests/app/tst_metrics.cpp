// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "consoleapplication.h"
#include "metrics.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QWidget>

using namespace Qt::StringLiterals;
using namespace console;

class TestMetrics final : public QObject {
    Q_OBJECT

private slots:
    void linesAreJsonWithPercentiles();
    void anUnwritableFileIsSaid();
    void aBusyEventIsAStall();
    void aRepaintIsSeen();
};

static QList<QJsonObject> linesOf(const QString &fileName)
{
    QFile file(fileName);
    QList<QJsonObject> lines;
    if (!file.open(QIODevice::ReadOnly))
        return lines;
    while (!file.atEnd())
        lines += QJsonDocument::fromJson(file.readLine()).object();
    return lines;
}

void TestMetrics::linesAreJsonWithPercentiles()
{
    QTemporaryDir directory;
    const QString name = directory.filePath(u"m.jsonl"_s);
    {
        Metrics metrics(name);
        QVERIFY(metrics.isActive());
        metrics.start(123.4567);
        for (int i = 1; i <= 100; ++i) {
            Metrics::Poll poll;
            poll.transfer.bytes = 10 * i;
            poll.callouts = i;
            poll.diffMs = i;
            poll.receivedToPaintedMs = i % 2 ? double(i) : -1;
            metrics.poll(poll);
        }
        metrics.sound(42.5);
        metrics.stall(61.5, u"run"_s, u"QTimer Timer"_s);
    }
    const auto lines = linesOf(name);
    QCOMPARE(lines.size(), 104);
    QCOMPARE(lines.at(0).value("kind"_L1).toString(), u"start"_s);
    QCOMPARE(lines.at(0).value("first_board_ms"_L1).toDouble(), 123.457);
    QVERIFY(lines.at(1).contains("received_to_painted_ms"_L1));
    QVERIFY(!lines.at(2).contains("received_to_painted_ms"_L1));
    for (const auto *key : {"bytes", "callouts", "added", "updated", "removed", "network_ms",
                            "decode_ms", "diff_ms", "apply_ms"})
        QVERIFY2(lines.at(1).contains(QLatin1StringView(key)), key);
    const QJsonObject summary = lines.constLast();
    QCOMPARE(summary.value("kind"_L1).toString(), u"summary"_s);
    QCOMPARE(summary.value("polls"_L1).toInt(), 100);
    QCOMPARE(summary.value("stalls"_L1).toInt(), 1);
    const QJsonObject diff = summary.value("diff_ms"_L1).toObject();
    QCOMPARE(diff.value("p50"_L1).toDouble(), 50.0);
    QCOMPARE(diff.value("p95"_L1).toDouble(), 95.0);
    QCOMPARE(diff.value("p99"_L1).toDouble(), 99.0);
    QCOMPARE(diff.value("max"_L1).toDouble(), 100.0);
    QCOMPARE(summary.value("received_to_sound_ms"_L1).toObject().value("max"_L1).toDouble(), 42.5);
    QCOMPARE(summary.value("received_to_painted_ms"_L1).toObject().value("count"_L1).toInt(), 50);
}

void TestMetrics::anUnwritableFileIsSaid()
{
    Metrics metrics(u"/nonexistent-directory/m.jsonl"_s);
    QVERIFY(!metrics.isActive());
    QVERIFY(!metrics.errorText().isEmpty());
    metrics.start(1);
    metrics.finish();
}

void TestMetrics::aBusyEventIsAStall()
{
    auto *application = qobject_cast<ConsoleApplication *>(qApp);
    QVERIFY(application);
    QSignalSpy stalls(application, &ConsoleApplication::stalled);
    // Busy on purpose: that is what is measured here.
    QTimer::singleShot(0, this, [] {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < 80) { }
    });
    QTRY_COMPARE(stalls.size(), 1);
    QVERIFY(stalls.at(0).at(0).toDouble() >= 80);
}

void TestMetrics::aRepaintIsSeen()
{
    auto *application = qobject_cast<ConsoleApplication *>(qApp);
    QWidget window;
    window.resize(100, 100);
    application->watchWindow(&window);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QSignalSpy painted(application, &ConsoleApplication::painted);
    window.update();
    QTRY_COMPARE_GE(painted.size(), 1);
    application->watchWindow(nullptr);
}

int main(int argc, char **argv)
{
    ConsoleApplication application(argc, argv);
    TestMetrics test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_metrics.moc"
