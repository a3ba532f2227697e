// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boardfixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace fixture;

class TestCalloutTableScale final : public QObject {
    Q_OBJECT

private slots:
    void manyScatteredRemovalsAreOne();
    void knowsTheOldestNew();
    void looksAtManyRowsInSlices();
    void tenThousandRows();
};

void TestCalloutTableScale::manyScatteredRemovalsAreOne()
{
    Desk desk;
    QAbstractItemModelTester tester(&desk.table,
                                    QAbstractItemModelTester::FailureReportingMode::Fatal);
    QList<BoardEntry> entries;
    for (CalloutId id = 1; id <= 100; ++id)
        entries << desk.entry(id);
    desk.add(entries);
    const QPersistentModelIndex kept(desk.table.index(desk.table.rowOf(80), 1));
    const BoardEntry *entry = desk.table.entry(80);
    QSignalSpy removed(&desk.table, &QAbstractItemModel::rowsRemoved);
    QSignalSpy layout(&desk.table, &QAbstractItemModel::layoutChanged);
    BoardChanges changes;
    for (CalloutId id = 1; id <= 99; id += 2)
        changes.removed << id;
    desk.table.apply(changes);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(layout.size(), 1);
    QCOMPARE(desk.table.rowCount(), 50);
    for (int row = 0; row < 50; ++row) {
        QCOMPARE(desk.table.rowAt(row).entry.id(), 2 * (row + 1));
        QCOMPARE(desk.table.rowOf(2 * (row + 1)), row);
    }
    QCOMPARE(kept.row(), 39);
    QCOMPARE(desk.table.entry(80), entry); // where it was
    QCOMPARE(desk.table.newCount(), 50);
}

void TestCalloutTableScale::knowsTheOldestNew()
{
    Desk desk;
    QCOMPARE(desk.table.oldestNew(), 0);
    desk.add({desk.entry(3, 10s), desk.entry(2, 40s), desk.entry(1, 40s),
              desk.taken(9, u"Op 03"_s, CalloutStatus::Created, 90s)});
    QCOMPARE(desk.table.oldestNew(), 1);
    QSignalSpy counts(&desk.table, &CalloutTableModel::countsChanged);
    BoardChanges changes;
    changes.removed << 1;
    changes.added << desk.entry(4, 5s);
    desk.table.apply(changes); // as many as before, but another one has waited longest
    QCOMPARE(desk.table.oldestNew(), 2);
    QCOMPARE(counts.size(), 1);
    desk.update(desk.taken(2, u"Op 07"_s, CalloutStatus::Created, 40s), BoardField::Owner);
    QCOMPARE(desk.table.oldestNew(), 3);
}

void TestCalloutTableScale::looksAtManyRowsInSlices()
{
    Desk desk;
    QList<BoardEntry> entries;
    for (CalloutId id = 1; id <= 5'000; ++id)
        entries << desk.taken(id, u"Op 03"_s, CalloutStatus::Created);
    desk.add(entries);
    desk.table.setOperatorName(u"Op 03"_s);
    QCOMPARE(desk.table.rowAt(0).owner, u"You"_s);
    QCOMPARE(desk.table.rowAt(4'999).owner, u"Op 03"_s); // not yet
    desk.table.apply({{}, {}, {1, 2, 3, 4'000}});
    QTRY_COMPARE(desk.table.rowAt(4'995).owner, u"You"_s);
    for (int row = 0; row < desk.table.rowCount(); ++row)
        QCOMPARE(desk.table.rowAt(row).owner, u"You"_s);
}

void TestCalloutTableScale::tenThousandRows()
{
    Desk desk;
    desk.table.setPlaceNames(&desk.places);
    QList<BoardEntry> entries;
    for (CalloutId id = 1; id <= 10'000; ++id)
        entries << desk.entry(id);
    QElapsedTimer timer;
    timer.start();
    desk.add(entries);
    const qint64 adding = timer.restart();
    desk.places.asked = 0;
    BoardChanges changes;
    for (int row = 0; row < 10'000; row += 100) {
        entries[row].callout.status = CalloutStatus::ResponderArrived;
        changes.updated.append({entries.at(row), BoardField::Status});
    }
    desk.table.apply(changes);
    const qint64 updating = timer.restart();
    qInfo("10,000 rows added in %lld ms, 100 of them updated in %lld ms", adding, updating);
    QCOMPARE(desk.places.asked, 0);
}

QTEST_MAIN(TestCalloutTableScale)
#include "tst_callouttablescale.moc"
