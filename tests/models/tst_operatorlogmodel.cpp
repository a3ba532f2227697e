// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boardfixture.h"

#include "models/operatorlogmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace fixture;

namespace {

LogEntry logEntry(qint64 sequence)
{
    LogEntry entry;
    entry.sequence = sequence;
    entry.calloutId = sequence % 2 ? 992'014 : 0;
    entry.text = u"Entry %1"_s.arg(sequence);
    entry.outcome = u"recorded"_s;
    entry.at = toUtcTime(QDateTime(QDate(2026, 7, 14), QTime(12, 31, 41, 208), QTimeZone::UTC));
    return entry;
}

} // namespace

class TestOperatorLogModel final : public QObject {
    Q_OBJECT

private slots:
    void newestFirst();
    void historyStandsBelowWhatIsNew();
    void bounded();
    void randomAppends();
};

void TestOperatorLogModel::newestFirst()
{
    OperatorLogModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.append(QList<LogEntry>{logEntry(1), logEntry(2)});
    model.append(logEntry(3));
    model.append(QList<LogEntry>{});
    QCOMPARE(inserted.size(), 2);
    QCOMPARE(asText(model), u"14:31:41.208|992 014|Entry 3|recorded\n"
                            "14:31:41.208|—|Entry 2|recorded\n"
                            "14:31:41.208|992 014|Entry 1|recorded\n"_s);
    QCOMPARE(model.index(0, 0).data(Qt::AccessibleTextRole).toString().replace(QChar(0x00A0), u' '),
             u"14:31:41.208, 992 014, Entry 3, recorded"_s);
}

void TestOperatorLogModel::historyStandsBelowWhatIsNew()
{
    OperatorLogModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.append(QList<LogEntry>{logEntry(3), logEntry(4)});
    model.addOlder({logEntry(1), logEntry(2), logEntry(3)});
    QCOMPARE(model.rowCount(), 4);
    for (int row = 0; row < 4; ++row)
        QCOMPARE(model.entryAt(row).sequence, 4 - row);
    QList<LogEntry> many;
    for (int i = -700; i <= 0; ++i)
        many << logEntry(i);
    model.addOlder(many);
    QCOMPARE(model.rowCount(), OperatorLogModel::capacity);
    QCOMPARE(model.entryAt(4).sequence, 0);
}

void TestOperatorLogModel::bounded()
{
    OperatorLogModel model;
    QList<LogEntry> many;
    for (int i = 1; i <= 700; ++i)
        many << logEntry(i);
    model.append(many);
    QCOMPARE(model.rowCount(), OperatorLogModel::capacity);
    QCOMPARE(model.entryAt(0).sequence, 700);
    QCOMPARE(model.entryAt(499).sequence, 201);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    model.append(logEntry(701));
    QCOMPARE(removed.size(), 1);
    QCOMPARE(model.rowCount(), OperatorLogModel::capacity);
    QCOMPARE(model.entryAt(0).sequence, 701);
    QCOMPARE(model.entryAt(499).sequence, 202);
}

void TestOperatorLogModel::randomAppends()
{
    const quint32 start = seed();
    qInfo("seed %u (CONSOLE_TEST_SEED)", start);
    QRandomGenerator random(start);
    OperatorLogModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QList<qint64> plain; // newest first
    qint64 next = 1;
    for (int round = 0; round < 60; ++round) {
        QList<LogEntry> batch;
        for (int i = random.bounded(40); i > 0; --i) {
            batch << logEntry(next);
            plain.prepend(next++);
        }
        model.append(batch);
        plain.resize(std::min(plain.size(), qsizetype(OperatorLogModel::capacity)));
        QList<qint64> shown;
        for (int row = 0; row < model.rowCount(); ++row)
            shown << model.index(row, 0).data(OperatorLogModel::SequenceRole).toLongLong();
        QCOMPARE(shown, plain);
    }
}

QTEST_MAIN(TestOperatorLogModel)
#include "tst_operatorlogmodel.moc"
