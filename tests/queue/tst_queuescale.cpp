// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "queuefixture.h"

#include <QScrollBar>

using namespace fixture;

namespace {

/// Stands in for the queue's delegate and notes which cells are painted.
class Counter final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    mutable QList<std::pair<int, int>> cells;

    void paint(QPainter *, const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        cells.append({index.row(), index.column()});
    }
    [[nodiscard]] QSet<int> columns() const
    {
        QSet<int> result;
        for (const auto &[row, column] : std::as_const(cells))
            result << column;
        return result;
    }
};

/// Taken callouts 1 to `count`, the oldest first.
void fill(Window &w, int count)
{
    QList<BoardEntry> entries;
    for (CalloutId id = 1; id <= count; ++id)
        entries << w.taken(id, u"Op 03"_s, CalloutStatus::Created, Millis(10'000'000 - id * 1000));
    w.add(entries);
}

/// Lets whatever is still to be painted be painted.
void settle(Counter &counter)
{
    for (int quiet = 0; quiet < 5; ++quiet) {
        counter.cells.clear();
        QCoreApplication::processEvents();
        if (!counter.cells.isEmpty())
            quiet = 0;
    }
}

int topOf(const Window &w, CalloutId id)
{
    const QModelIndexList found =
        w.view->model()->match(w.view->model()->index(0, 0), CalloutTableModel::IdRole, id, 1);
    return found.isEmpty() ? -1 : w.view->visualRect(found.first()).top();
}

} // namespace

class TestQueueScale final : public QObject {
    Q_OBJECT

private slots:
    void tickPaintsTheTimesOnly_data();
    void tickPaintsTheTimesOnly();
    void halfSecondsPaintNewOnesOnly();
    void aChangedRowIsPaintedAlone();
    void whatIsLookedAtStaysInPlace();
    void theSelectedRowStaysInPlace();
    void atTheTopANewOneShows();
    void aFilterStartsAfresh();
};

void TestQueueScale::tickPaintsTheTimesOnly_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("age");
    QTest::addRow("wide") << 756 << int(CalloutTableModel::Data);
    QTest::addRow("narrow") << 640 << int(CalloutTableModel::Owner);
}

void TestQueueScale::tickPaintsTheTimesOnly()
{
    QFETCH(int, width);
    QFETCH(int, age);
    Window w({width, 480});
    fill(w, 1'000);
    QVERIFY(w.show());
    Counter counter;
    w.view->setItemDelegate(&counter);
    QTRY_VERIFY(!counter.cells.isEmpty());
    settle(counter);
    w.view->tick(true);
    QTRY_VERIFY(!counter.cells.isEmpty());
    QCOMPARE(counter.columns(), (QSet<int>{CalloutTableModel::Clock, age}));
    const auto shown = w.view->viewport()->height() / w.view->rowHeight(0) + 1;
    QVERIFY2(counter.cells.size() <= 2 * shown, qPrintable(QString::number(counter.cells.size())));
}

void TestQueueScale::halfSecondsPaintNewOnesOnly()
{
    Window w;
    fill(w, 1'000);
    w.add({w.entry(2'001), w.entry(2'002)});
    w.update(w.taken(1, u"Op 03"_s, CalloutStatus::ResponderDispatched, 9'999s),
             BoardField::Status);
    QVERIFY(w.show());
    Counter counter;
    w.view->setItemDelegate(&counter);
    QTRY_VERIFY(!counter.cells.isEmpty());
    settle(counter);
    w.view->tick(false);
    QTRY_VERIFY(!counter.cells.isEmpty());
    QCOMPARE(counter.cells, (QList<std::pair<int, int>>{{0, 0}, {1, 0}}));
    counter.cells.clear();
    w.view->tick(true); // the arrival that is foretold comes nearer, too
    QTRY_VERIFY(counter.cells.contains(std::pair(2, int(CalloutTableModel::State))));
    QVERIFY(!counter.cells.contains(std::pair(3, int(CalloutTableModel::State))));
}

void TestQueueScale::aChangedRowIsPaintedAlone()
{
    Window w;
    fill(w, 1'000);
    QVERIFY(w.show());
    Counter counter;
    w.view->setItemDelegate(&counter);
    QTRY_VERIFY(!counter.cells.isEmpty());
    settle(counter);
    BoardEntry third = *w.table.entry(3);
    third.callout.responder.unit = u"Unit 7"_s;
    w.update(third, BoardField::Responder);
    QTRY_VERIFY(!counter.cells.isEmpty());
    for (const auto &[row, column] : std::as_const(counter.cells))
        QVERIFY(row == 2 || row == 3); // Qt adds the line below
    settle(counter);
    BoardEntry hidden = *w.table.entry(500);
    hidden.callout.responder.unit = u"Unit 7"_s;
    w.update(hidden, BoardField::Responder);
    QCoreApplication::processEvents();
    QCOMPARE(counter.cells.size(), 0);
}

void TestQueueScale::whatIsLookedAtStaysInPlace()
{
    Window w;
    fill(w, 1'000);
    QVERIFY(w.show());
    w.view->verticalScrollBar()->setValue(300 * w.view->rowHeight(0) + 11);
    const CalloutId first = w.pane.shownIds().at(w.view->rowAt(0));
    const int top = topOf(w, first);
    w.add({w.entry(2'001), w.entry(2'002), w.entry(2'003)});
    QCOMPARE(w.pane.shownIds().first(3).size(), 3);
    QCOMPARE(topOf(w, first), top);
    BoardChanges changes; // more than are told one by one
    for (CalloutId id = 1; id <= 600; id += 20) {
        if (id != first)
            changes.removed << id;
    }
    w.table.apply(changes);
    QCOMPARE(topOf(w, first), top);
    changes = {};
    for (CalloutId id = 702; id <= 900; id += 9)
        changes.updated.append(
            {w.taken(id, u"Op 03"_s, CalloutStatus::ResponderCancelled, 90s), BoardField::Status});
    w.table.apply(changes);
    QCOMPARE(topOf(w, first), top);
}

void TestQueueScale::theSelectedRowStaysInPlace()
{
    Window w;
    fill(w, 200);
    QVERIFY(w.show());
    w.view->verticalScrollBar()->setValue(100 * w.view->rowHeight(0));
    const CalloutId third = w.pane.shownIds().at(102);
    w.pane.select(third);
    const int top = topOf(w, third);
    w.table.apply({{}, {}, {w.pane.shownIds().at(101)}}); // between the first row and this one
    QCOMPARE(topOf(w, third), top);
    QCOMPARE(w.pane.selected(), third);
}

void TestQueueScale::atTheTopANewOneShows()
{
    Window w;
    fill(w, 200);
    QVERIFY(w.show());
    w.pane.select(2);
    w.add({w.entry(2'001)});
    QCOMPARE(topOf(w, 2'001), 0);
    QCOMPARE(w.pane.selected(), 2);
}

void TestQueueScale::aFilterStartsAfresh()
{
    Window w;
    fill(w, 1'000);
    QVERIFY(w.show());
    w.view->verticalScrollBar()->setValue(300 * w.view->rowHeight(0));
    w.filter->setText(u"99"_s);
    QCOMPARE(w.pane.shownIds().size(), 19);
    QTRY_VERIFY(w.view->rowAt(0) >= 0); // not scrolled past the end of what is left
    w.filter->clear();
    QCOMPARE(w.pane.shownIds().size(), 1'000);
}

QTEST_MAIN(TestQueueScale)
#include "tst_queuescale.moc"
