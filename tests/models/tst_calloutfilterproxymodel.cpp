// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boardfixture.h"

#include "models/calloutfilterproxymodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <QTest>

using namespace fixture;

namespace {

/// Qt's own proxy on the same table: slow, and the judge of ours.
class Judge final : public QSortFilterProxyModel {
public:
    explicit Judge(const CalloutFilterProxyModel &judged, CalloutTableModel &table)
        : m_judged(judged), m_table(table)
    {
        setSourceModel(&table);
        sort(0);
    }
    [[nodiscard]] QList<CalloutId> ids()
    {
        invalidate();
        QList<CalloutId> result;
        for (int row = 0; row < rowCount(); ++row)
            result << index(row, 0).data(CalloutTableModel::IdRole).toLongLong();
        return result;
    }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &) const override
    {
        const auto value = [&](int role) { return m_table.index(row, 0).data(role); };
        if (value(CalloutTableModel::StateRole).toInt() == int(DisplayState::New))
            return m_judged.tab() != QueueTab::Tests;
        if (value(CalloutTableModel::TabRole).toInt() != int(m_judged.tab()))
            return false;
        const QString text = value(CalloutTableModel::SearchTextRole).toString();
        const QStringList words = m_judged.filterText().toCaseFolded().simplified().split(u' ');
        return std::ranges::all_of(words,
                                   [&text](const QString &word) { return text.contains(word); });
    }
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override
    {
        const auto key = [](const QModelIndex &index) {
            return std::tuple(index.data(CalloutTableModel::GroupRole).toInt(),
                              index.data(CalloutTableModel::SortKeyRole).toLongLong(),
                              index.data(CalloutTableModel::IdRole).toLongLong());
        };
        return key(left) < key(right);
    }

private:
    const CalloutFilterProxyModel &m_judged;
    CalloutTableModel &m_table;
};

QList<CalloutId> idsOf(const CalloutFilterProxyModel &proxy)
{
    QList<CalloutId> ids;
    for (int row = 0; row < proxy.rowCount(); ++row)
        ids << proxy.idAt(row);
    return ids;
}

} // namespace

class TestCalloutFilterProxyModel final : public QObject {
    Q_OBJECT

private slots:
    void ordersByGroupThenAge();
    void tabsAndTheNewOneInAllOfThem();
    void filtersByEveryWord();
    void showsKinds();
    void aFilterNeverHidesANewOne();
    void heldOrderCatchesUp();
    void oneChangeMovesOneRow();
    void orderIsStrict();
    void randomChangesMatchQtsOwnProxy();
    void manyMovesAreOneChangeOfTheOrder();
    void narrowsAndWidensAsAFreshFilterWould();
    void tenThousandRows();
};

void TestCalloutFilterProxyModel::ordersByGroupThenAge()
{
    Desk desk;
    CalloutFilterProxyModel proxy(desk.table);
    QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::Fatal);
    BoardEntry noDate = desk.taken(8, u"Op 03"_s, CalloutStatus::Created, 10min);
    noDate.callout.createdAt.reset(); // its first sight counts instead
    desk.add({desk.taken(1, u"Op 03"_s, CalloutStatus::Created, 5min),
              desk.taken(2, u"Op 07"_s, CalloutStatus::Created, 1min),
              desk.taken(3, u"Op 03"_s, CalloutStatus::ResponderCancelled, 3min), desk.entry(4, 5s),
              desk.entry(5, 50s), desk.entry(7, 5s), desk.entry(6, 5s), noDate});
    QCOMPARE(idsOf(proxy), (QList<CalloutId>{5, 4, 6, 7, 3, 2, 8, 1}));
    QCOMPARE(proxy.rowOf(3), 4);
    QCOMPARE(proxy.rowOf(99), -1);
    QCOMPARE(proxy.idAt(99), 0);
}

void TestCalloutFilterProxyModel::tabsAndTheNewOneInAllOfThem()
{
    Desk desk;
    CalloutFilterProxyModel proxy(desk.table);
    BoardEntry test = desk.entry(2);
    test.callout.internalTest = true;
    BoardEntry closed = desk.taken(3, u"Op 07"_s, CalloutStatus::Closed);
    closed.presence = Presence::Ended;
    closed.cleared = true;
    BoardEntry older = desk.taken(4, u"Op 07"_s, CalloutStatus::ResponderArrived, 30h);
    older.stale24h = true;
    desk.add({desk.entry(1), test, closed, older});
    const auto shown = [&](QueueTab tab) {
        proxy.setTab(tab);
        return idsOf(proxy);
    };
    QCOMPARE(shown(QueueTab::Tests), (QList<CalloutId>{2}));
    QCOMPARE(shown(QueueTab::ClosedToday), (QList<CalloutId>{1, 3}));
    QCOMPARE(proxy.hiddenCount(), 0);
    QCOMPARE(shown(QueueTab::Older), (QList<CalloutId>{1, 4}));
    QCOMPARE(shown(QueueTab::Active), (QList<CalloutId>{1}));
}

void TestCalloutFilterProxyModel::filtersByEveryWord()
{
    Desk desk;
    desk.table.setPlaceNames(&desk.places);
    CalloutFilterProxyModel proxy(desk.table);
    BoardEntry gardens = desk.taken(992'014, u"Op 03"_s, CalloutStatus::Created);
    gardens.callout.position->point.longitude = 18.41;
    gardens.callout.address = u"Orange Street, Gardens"_s;
    gardens.callout.emergency = u"Intruder alarm"_s;
    gardens.callout.customerId = 204'377;
    desk.add({gardens, desk.taken(992'015, u"Op 07"_s, CalloutStatus::Created)});
    const auto count = [&proxy](const QString &text) {
        proxy.setFilterText(text);
        return proxy.rowCount();
    };
    QCOMPARE(count(u"992014"_s), 1);
    QCOMPARE(count(u"992 014"_s), 1);
    QCOMPARE(count(u"  GARDENS  op"_s), 1);
    QCOMPARE(count(u"orange st"_s), 1);
    QCOMPARE(count(u"intruder"_s), 1);
    QCOMPARE(count(u"204377"_s), 1);
    QCOMPARE(count(u"you"_s), 1);
    QCOMPARE(count(u"gardens you"_s), 0);
    QCOMPARE(proxy.hiddenCount(), 2);
    QVERIFY(proxy.isFiltering());
    QCOMPARE(count(u"  "_s), 2);
    QVERIFY(!proxy.isFiltering());
}

void TestCalloutFilterProxyModel::showsKinds()
{
    Desk desk;
    CalloutFilterProxyModel proxy(desk.table);
    BoardEntry medical = desk.taken(1, u"Op 03"_s, CalloutStatus::Created);
    medical.callout.responseTypeName = u"Medical"_s;
    desk.add({medical, desk.taken(2, u"Op 03"_s, CalloutStatus::Created)});
    proxy.setShownKinds({ResponseKind::Medical});
    QCOMPARE(idsOf(proxy), (QList<CalloutId>{1}));
    QCOMPARE(proxy.hiddenCount(), 1);
    proxy.setShownKinds({});
    QCOMPARE(proxy.rowCount(), 2);
}

void TestCalloutFilterProxyModel::aFilterNeverHidesANewOne()
{
    Desk desk;
    CalloutFilterProxyModel proxy(desk.table);
    proxy.setFilterText(u"nowhere"_s);
    proxy.setShownKinds({ResponseKind::Medical});
    desk.add({desk.taken(1, u"Op 03"_s, CalloutStatus::Created), desk.entry(2)});
    QCOMPARE(idsOf(proxy), (QList<CalloutId>{2}));
    BoardEntry taken = desk.taken(2, u"Op 07"_s, CalloutStatus::Created);
    desk.update(taken, BoardField::Owner); // nobody overlooks it any more
    QCOMPARE(proxy.rowCount(), 0);
    QCOMPARE(proxy.hiddenCount(), 2);
}

void TestCalloutFilterProxyModel::heldOrderCatchesUp()
{
    Desk desk;
    CalloutFilterProxyModel proxy(desk.table);
    QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::Fatal);
    BoardEntry first = desk.entry(1, 60s);
    desk.add({first, desk.entry(2, 40s), desk.entry(3, 20s)});
    proxy.setHeld(true);
    first.owner = u"Op 03"_s;
    first.takenAt = desk.clock.mono;
    desk.update(first, BoardField::Owner);
    QCOMPARE(idsOf(proxy), (QList<CalloutId>{1, 2, 3}));
    desk.add({desk.entry(4, 90s)}); // a new one is there at once, wherever that is
    QVERIFY(idsOf(proxy).contains(4));
    QCOMPARE(idsOf(proxy).first(3), (QList<CalloutId>{1, 2, 3}));
    QPersistentModelIndex third(proxy.index(proxy.rowOf(3), 0));
    proxy.setHeld(false);
    QCOMPARE(idsOf(proxy), (QList<CalloutId>{4, 2, 3, 1}));
    QCOMPARE(third.row(), 2);
    QCOMPARE(proxy.idAt(third.row()), 3);

    proxy.setHeld(true);
    first.cleared = true;
    desk.update(first, BoardField::Cleared);
    QCOMPARE(proxy.rowCount(), 4); // does not drop out under the finger
    proxy.setHeld(false);
    QCOMPARE(idsOf(proxy), (QList<CalloutId>{4, 2, 3}));
}

void TestCalloutFilterProxyModel::oneChangeMovesOneRow()
{
    Desk desk;
    CalloutFilterProxyModel proxy(desk.table);
    QList<BoardEntry> entries;
    for (CalloutId id = 1; id <= 20; ++id)
        entries << desk.taken(id, u"Op 03"_s, CalloutStatus::Created, Millis(100'000 - id * 1000));
    desk.add(entries);
    QSignalSpy reset(&proxy, &QAbstractItemModel::modelReset);
    QSignalSpy removed(&proxy, &QAbstractItemModel::rowsRemoved);
    QSignalSpy inserted(&proxy, &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(&proxy, &QAbstractItemModel::dataChanged);
    entries[7].callout.status = CalloutStatus::ResponderArrived;
    desk.update(entries.at(7), BoardField::Status); // stays in its place
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 7);
    entries[7].attention = Attention::Withdrawn;
    desk.update(entries.at(7), BoardField::Alarm);
    QCOMPARE(proxy.idAt(0), 8);
    entries[7].cleared = true;
    desk.update(entries.at(7), BoardField::Cleared);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(inserted.size() + reset.size(), 0);
}

void TestCalloutFilterProxyModel::orderIsStrict()
{
    Desk desk;
    QRandomGenerator random(7);
    QList<BoardEntry> entries;
    for (CalloutId id = 1; id <= 60; ++id) {
        entries << randomEntry(desk, id, random);
        if (id % 2)
            entries.last().callout.createdAt = desk.clock.utc; // many of the same age
    }
    desk.add(entries);
    for (int a = 0; a < 60; ++a) {
        const QueueKey one = QueueKey::of(desk.table.rowAt(a));
        QVERIFY(!(one < one));
        for (int b = 0; b < a; ++b) {
            const QueueKey other = QueueKey::of(desk.table.rowAt(b));
            QVERIFY((one < other) != (other < one));
        }
    }
}

void TestCalloutFilterProxyModel::manyMovesAreOneChangeOfTheOrder()
{
    Desk desk;
    CalloutFilterProxyModel proxy(desk.table);
    QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QList<BoardEntry> entries;
    for (CalloutId id = 1; id <= 100; ++id)
        entries << desk.taken(id, u"Op 03"_s, CalloutStatus::Created, Millis(1'000'000 - id));
    desk.add(entries);
    const QPersistentModelIndex kept(proxy.index(proxy.rowOf(50), 2));
    QSignalSpy layout(&proxy, &QAbstractItemModel::layoutChanged);
    QSignalSpy moved(&proxy, &QAbstractItemModel::rowsMoved);
    QSignalSpy inserted(&proxy, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&proxy, &QAbstractItemModel::rowsRemoved);
    BoardChanges changes;
    for (int row = 0; row < 100; row += 3) {
        entries[row].attention = Attention::Withdrawn;
        changes.updated.append({entries.at(row), BoardField::Alarm});
    }
    desk.table.apply(changes);
    QCOMPARE(layout.size(), 1);
    QCOMPARE(moved.size(), 0);
    QCOMPARE(proxy.idAt(1), 4);
    QCOMPARE(proxy.idAt(kept.row()), 50);

    changes = {};
    for (CalloutId id = 101; id <= 120; ++id)
        changes.added << desk.taken(id, u"Op 03"_s, CalloutStatus::Created,
                                    Millis(1'000'000 - (id - 100) * 2));
    desk.table.apply(changes);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(layout.size(), 2);
    QCOMPARE(proxy.idAt(kept.row()), 50);

    changes = {};
    for (CalloutId id = 1; id <= 119; id += 2)
        changes.removed << id;
    desk.table.apply(changes);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(layout.size(), 3);
    QCOMPARE(proxy.idAt(kept.row()), 50);
    QCOMPARE(proxy.rowCount(), 60);
}

void TestCalloutFilterProxyModel::narrowsAndWidensAsAFreshFilterWould()
{
    const quint32 start = seed();
    qInfo("seed %u (CONSOLE_TEST_SEED)", start);
    QRandomGenerator random(start);
    Desk desk;
    CalloutFilterProxyModel typed(desk.table);
    QAbstractItemModelTester tester(&typed, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QList<BoardEntry> entries;
    for (CalloutId id = 1; id <= 300; ++id)
        entries << randomEntry(desk, id, random);
    desk.add(entries);
    const QStringList texts{u""_s,       u"k"_s,        u"ke"_s,   u"kes"_s, u"kes 1"_s, u"1 kes"_s,
                            u"\u00c9"_s, u"12\u00a0"_s, u"WOOD"_s, u"12"_s,  u"1 1"_s};
    for (int round = 0; round < 200; ++round) {
        const QString text = texts.at(random.bounded(int(texts.size())));
        typed.setFilterText(text);
        CalloutFilterProxyModel fresh(desk.table);
        fresh.setFilterText(text);
        QCOMPARE(idsOf(typed), idsOf(fresh));
    }
}

void TestCalloutFilterProxyModel::randomChangesMatchQtsOwnProxy()
{
    const quint32 start = seed();
    qInfo("seed %u (CONSOLE_TEST_SEED)", start);
    QRandomGenerator random(start);
    Desk desk;
    CalloutFilterProxyModel proxy(desk.table);
    QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::Fatal);
    Judge judge(proxy, desk.table);
    QHash<CalloutId, BoardEntry> plain;
    CalloutId next = 1;
    for (int round = 0; round < 300; ++round) {
        BoardChanges changes;
        const auto ids = plain.keys();
        for (const CalloutId id : ids) {
            const int fate = random.bounded(10);
            if (fate == 0) {
                changes.removed << id;
                plain.remove(id);
            } else if (fate < 4) {
                plain[id] = randomEntry(desk, id, random);
                changes.updated.append({plain.value(id), BoardField::Status | BoardField::Owner});
            }
        }
        for (int i = random.bounded(round % 20 ? 4 : 60); i > 0; --i, ++next) {
            changes.added << randomEntry(desk, next, random);
            plain.insert(next, changes.added.last());
        }
        proxy.setHeld(random.bounded(3) == 0);
        desk.table.apply(changes);
        if (random.bounded(4) == 0)
            proxy.setTab(QueueTab(random.bounded(5)));
        if (random.bounded(4) == 0)
            proxy.setFilterText(random.bounded(2) ? QString() : u"kestrel"_s);
        proxy.setHeld(false);
        QCOMPARE(idsOf(proxy), judge.ids());
        for (int row = 0; row < proxy.rowCount(); ++row)
            QCOMPARE(proxy.rowOf(proxy.idAt(row)), row);
    }
}

void TestCalloutFilterProxyModel::tenThousandRows()
{
    Desk desk;
    CalloutFilterProxyModel proxy(desk.table);
    QList<BoardEntry> entries;
    for (CalloutId id = 1; id <= 10'000; ++id)
        entries << desk.taken(id, u"Op 03"_s, CalloutStatus::Created,
                              Millis(id * 7919 % 10'000'000));
    desk.add(entries);
    QCOMPARE(proxy.rowCount(), 10'000);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 20; ++i) {
        entries[i * 400].callout.status = CalloutStatus::ResponderCancelled;
        desk.update(entries.at(i * 400), BoardField::Status);
    }
    const qint64 moving = timer.restart();
    proxy.setFilterText(u"9999"_s);
    const qint64 filtering = timer.restart();
    qInfo("10,000 rows: 20 moved in %lld ms, filtered in %lld ms", moving, filtering);
    QVERIFY(proxy.rowCount() >= 1);
}

QTEST_MAIN(TestCalloutFilterProxyModel)
#include "tst_calloutfilterproxymodel.moc"
