// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "queuefixture.h"

#include <QAction>
#include <QContextMenuEvent>

using namespace fixture;

class TestQueueSelection final : public QObject {
    Q_OBJECT

private slots:
    void nothingIsChosenByItself();
    void keysMove();
    void enterAndDoubleClickOpen();
    void lettersReachTheWindow();
    void staysWithItsCalloutThroughSorting();
    void isRememberedWhileHidden();
    void aNeighbourNeverTakesItsPlace();
    void selectShowsTheTab();
    void orderWaitsForTheFinger();
    void rowMenuByKeyAndMouse();
    void mineAndUnread();
};

void TestQueueSelection::nothingIsChosenByItself()
{
    Window w;
    w.addTaken();
    QSignalSpy selected(&w.pane, &QueuePane::selectionChanged);
    QVERIFY(w.show());
    w.pane.focusList();
    QVERIFY(w.view->hasFocus());
    QCOMPARE(w.pane.selected(), 0);
    QCOMPARE(selected.size(), 0);
    QTest::keyClick(w.view, Qt::Key_Down);
    QCOMPARE(w.pane.selected(), 1);
    w.pane.select(0);
    QCOMPARE(w.pane.selected(), 0);
    QCOMPARE(selected.last().at(0).value<CalloutId>(), 0);
    QVERIFY(!w.view->selectionModel()->hasSelection());
}

void TestQueueSelection::keysMove()
{
    Window w;
    for (CalloutId id = 1; id <= 40; ++id)
        w.add({w.taken(id, u"Op 03"_s, CalloutStatus::Created, Millis(100'000 - id * 1000))});
    QVERIFY(w.show());
    w.pane.focusList();
    const auto after = [&w](Qt::Key key) {
        QTest::keyClick(w.view, key);
        return w.pane.selected();
    };
    QCOMPARE(after(Qt::Key_Down), 1);
    QCOMPARE(after(Qt::Key_Down), 2);
    QCOMPARE(after(Qt::Key_Up), 1);
    QCOMPARE(after(Qt::Key_End), 40);
    QCOMPARE(after(Qt::Key_Home), 1);
    QVERIFY(after(Qt::Key_PageDown) > 4);
    const CalloutId page = w.pane.selected();
    QCOMPARE(after(Qt::Key_Right), page);
    QCOMPARE(after(Qt::Key_PageUp), 1);
    QTest::keyClick(w.filter, Qt::Key_Down);
    QVERIFY(w.view->hasFocus());
}

void TestQueueSelection::enterAndDoubleClickOpen()
{
    Window w;
    w.addTaken();
    QVERIFY(w.show());
    QSignalSpy opened(&w.pane, &QueuePane::activated);
    QTest::keyClick(w.view, Qt::Key_Return);
    QCOMPARE(opened.size(), 0); // nothing is chosen yet
    w.pane.select(3);
    QTest::keyClick(w.view, Qt::Key_Return);
    QTest::keyClick(w.view, Qt::Key_Space);
    QCOMPARE(opened.size(), 2);
    QCOMPARE(opened.at(0).at(0).value<CalloutId>(), 3);
    const QPoint second = w.view->visualRect(w.view->model()->index(1, 2)).center();
    QTest::mouseClick(w.view->viewport(), Qt::LeftButton, {}, second);
    QCOMPARE(w.pane.selected(), 2);
    QTest::mouseDClick(w.view->viewport(), Qt::LeftButton, {}, second);
    QCOMPARE(opened.size(), 3);
    QCOMPARE(opened.at(2).at(0).value<CalloutId>(), 2);
}

void TestQueueSelection::lettersReachTheWindow()
{
    Window w;
    w.addTaken();
    QAction take(&w.window);
    take.setShortcut(Qt::Key_T);
    w.window.addAction(&take);
    QSignalSpy taken(&take, &QAction::triggered);
    QVERIFY(w.show());
    w.pane.select(4);
    w.pane.focusList();
    QTest::keyClick(w.view, Qt::Key_T);
    QCOMPARE(taken.size(), 1);
    // A letter nobody has: neither searched for nor swallowed.
    QKeyEvent other(QEvent::KeyPress, Qt::Key_1, Qt::NoModifier, u"1"_s);
    QCoreApplication::sendEvent(w.view, &other);
    QVERIFY(!other.isAccepted());
    QCOMPARE(w.pane.selected(), 4);
}

void TestQueueSelection::staysWithItsCalloutThroughSorting()
{
    Window w;
    w.addTaken();
    QVERIFY(w.show());
    w.pane.select(5);
    QSignalSpy selected(&w.pane, &QueuePane::selectionChanged);
    w.update(w.taken(5, u"Op 03"_s, CalloutStatus::ResponderCancelled, 95s), BoardField::Status);
    QCOMPARE(w.pane.shownIds().first(), 5);
    w.add({w.entry(9)});
    w.table.apply({{}, {}, {1, 2}});
    QCOMPARE(w.pane.shownIds(), (QList<CalloutId>{9, 5, 3, 4}));
    QCOMPARE(w.view->selectionModel()->selectedRows().size(), 1);
    QCOMPARE(w.view->selectionModel()->selectedRows().first().row(), 1);
    QCOMPARE(w.pane.selected(), 5);
    QCOMPARE(selected.size(), 0);
}

void TestQueueSelection::isRememberedWhileHidden()
{
    Window w;
    w.addTaken();
    QVERIFY(w.show());
    w.pane.select(3);
    QSignalSpy selected(&w.pane, &QueuePane::selectionChanged);
    w.filter->setText(u"nothing"_s);
    QCOMPARE(w.pane.shownIds().size(), 0);
    QCOMPARE(w.pane.selected(), 3);
    w.filter->clear();
    QCOMPARE(w.view->selectionModel()->selectedRows().size(), 1);
    QCOMPARE(w.view->selectionModel()->selectedRows().first().row(), 2);
    w.pane.setTab(QueueTab::Tests);
    w.pane.setTab(QueueTab::Active);
    QCOMPARE(w.view->selectionModel()->selectedRows().first().row(), 2);
    QCOMPARE(selected.size(), 0);
}

void TestQueueSelection::aNeighbourNeverTakesItsPlace()
{
    Window w;
    w.addTaken();
    QVERIFY(w.show());
    w.pane.select(2);
    QSignalSpy selected(&w.pane, &QueuePane::selectionChanged);
    w.table.apply({{}, {}, {2}});
    QCOMPARE(w.pane.selected(), 0);
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected.first().first().value<CalloutId>(), 0);
    QVERIFY(!w.view->selectionModel()->hasSelection());
}

void TestQueueSelection::selectShowsTheTab()
{
    Window w;
    w.addTaken();
    BoardEntry test = w.entry(9);
    test.callout.internalTest = true;
    w.add({test});
    w.pane.select(9);
    QCOMPARE(w.pane.tab(), QueueTab::Tests);
    QCOMPARE(w.view->selectionModel()->selectedRows().size(), 1);
    w.pane.select(77); // not on the board yet
    QCOMPARE(w.pane.tab(), QueueTab::Tests);
    QCOMPARE(w.pane.selected(), 77);
    w.add({w.entry(77)});
    w.pane.setTab(QueueTab::Active);
    QCOMPARE(w.view->selectionModel()->selectedRows().size(), 1);
}

void TestQueueSelection::orderWaitsForTheFinger()
{
    Window w;
    w.addTaken();
    QVERIFY(w.show());
    const QPoint first = w.view->visualRect(w.view->model()->index(0, 2)).center();
    QTest::mousePress(w.view->viewport(), Qt::LeftButton, {}, first);
    w.update(w.taken(5, u"Op 03"_s, CalloutStatus::ResponderCancelled, 95s), BoardField::Status);
    QCOMPARE(w.pane.shownIds(), (QList<CalloutId>{1, 2, 3, 4, 5}));
    QTest::mouseRelease(w.view->viewport(), Qt::LeftButton, {}, first);
    QCOMPARE(w.pane.shownIds().first(), 1);
    QCOMPARE(w.pane.selected(), 1);
    QElapsedTimer timer;
    timer.start();
    QTRY_COMPARE(w.pane.shownIds(), (QList<CalloutId>{5, 1, 2, 3, 4}));
    QVERIFY(timer.elapsed() > 700);
    QCOMPARE(w.pane.selected(), 1);
}

void TestQueueSelection::rowMenuByKeyAndMouse()
{
    Window w;
    w.addTaken();
    QVERIFY(w.show());
    QSignalSpy menu(&w.pane, &QueuePane::contextMenuWanted);
    w.pane.select(4);
    QContextMenuEvent byKey(QContextMenuEvent::Keyboard, {}, {});
    QCoreApplication::sendEvent(w.view->viewport(), &byKey);
    QCOMPARE(menu.size(), 1);
    QCOMPARE(menu.at(0).at(0).value<CalloutId>(), 4);
    const QRect row = w.view->visualRect(w.view->model()->index(3, 0));
    QVERIFY(menu.at(0).at(1).toPoint() == w.view->viewport()->mapToGlobal(row.center()));
    const QPoint second = w.view->visualRect(w.view->model()->index(1, 3)).center();
    QContextMenuEvent byMouse(QContextMenuEvent::Mouse, second, {40, 50});
    QCoreApplication::sendEvent(w.view->viewport(), &byMouse);
    QCOMPARE(menu.size(), 2);
    QCOMPARE(w.pane.selected(), 2);
    QCOMPARE(menu.at(1).at(1).toPoint(), QPoint(40, 50));
}

void TestQueueSelection::mineAndUnread()
{
    Window w;
    w.addTaken();
    w.add({w.taken(8, u"Op 07"_s, CalloutStatus::Created, 30s),
           w.taken(9, u"Op 07"_s, CalloutStatus::Created, 20s)});
    QCOMPARE(w.pane.shownIds().first(2), (QList<CalloutId>{8, 9}));
    QCOMPARE(w.pane.neighbourOfMine(1), 8);
    w.pane.select(8);
    QCOMPARE(w.pane.neighbourOfMine(1), 9);
    QCOMPARE(w.pane.neighbourOfMine(-1), 9);
    QCOMPARE(w.pane.nextUnread(), 0);
    w.table.setUnread(3, 1);
    QCOMPARE(w.pane.nextUnread(), 3);
}

QTEST_MAIN(TestQueueSelection)
#include "tst_queueselection.moc"
