// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "queuefixture.h"

#include "ui/queue/counttabbar.h"

#include <QHeaderView>
#include <QLabel>

using namespace fixture;

namespace {

QString emptyWords(const Window &w)
{
    const auto *label = w.view->viewport()->findChild<QLabel *>(u"queueEmptyText"_s);
    return label->isVisible() ? label->text() : QString();
}

QImage cellImage(const Window &w, int row, int column)
{
    return w.view->viewport()
        ->grab(w.view->visualRect(w.view->model()->index(row, column)))
        .toImage();
}

} // namespace

class TestQueuePane final : public QObject {
    Q_OBJECT

private slots:
    void groundsAndEdges_data();
    void groundsAndEdges();
    void aFocusedRowIsFramedAllRound();
    void glyphOfANewOneFlashes();
    void ticksRepaintTheClock();
    void columnsFollowTheWidth();
    void compactRows();
    void countsStandOnTheTabs();
    void typedFilterNeverHidesANewOne();
    void escapeShowsAll();
    void kindsAreToggled();
    void wordsOfAnEmptyQueue();
    void linkLostDimsAndAges();
    void everyInteractiveWidgetHasNames();
    void tenThousandRows();
};

void TestQueuePane::groundsAndEdges_data()
{
    QTest::addColumn<ThemeKind>("kind");
    QTest::addRow("day") << ThemeKind::Day;
    QTest::addRow("night") << ThemeKind::Night;
}

void TestQueuePane::groundsAndEdges()
{
    QFETCH(ThemeKind, kind);
    Window w;
    w.theme.setKind(kind);
    BoardEntry lost = w.taken(5, u"Op 03"_s, CalloutStatus::Created);
    lost.lostContact = true;
    lost.attention = Attention::LostContact;
    BoardEntry withdrawn = w.taken(3, u"Op 03"_s, CalloutStatus::ResponderCancelled, 90s);
    withdrawn.attention = Attention::Withdrawn;
    w.add({w.entry(2), withdrawn, lost, w.taken(6, u"Op 07"_s, CalloutStatus::Created)});
    QVERIFY(w.show());
    QCOMPARE(w.pane.shownIds(), (QList<CalloutId>{2, 3, 5, 6}));
    const int height = w.theme.metric("rowComfortable"_L1);
    const auto at = [&](int row, int x) { return w.pixel({x, row * height + 4}); };
    const int clockRight = w.view->columnViewportPosition(CalloutTableModel::CalloutNumber) - 2;
    const int marks = w.view->viewport()->width() - 4;
    // New: tinted all along, with a red edge of four pixels.
    QCOMPARE(at(0, 0), w.theme.color("alarmSymbol"_L1));
    QCOMPARE(at(0, 3), w.theme.color("alarmSymbol"_L1));
    QCOMPARE(at(0, 4), w.theme.color("alarmTint"_L1));
    QCOMPARE(at(0, marks), w.theme.color("alarmTint"_L1));
    // A decision: amber on state and clock only. No contact: violet there.
    QCOMPARE(at(1, 0), w.theme.color("warnTint"_L1));
    QCOMPARE(at(1, clockRight), w.theme.color("warnTint"_L1));
    QCOMPARE(at(1, marks), w.theme.color("alternate"_L1));
    QCOMPARE(at(2, 0), w.theme.color("techTint"_L1));
    QCOMPARE(at(2, marks), w.theme.color("base"_L1));
    // Mine: plain, with a blue edge.
    QCOMPARE(at(3, 0), w.theme.color("accentSymbol"_L1));
    QCOMPARE(at(3, 5), w.theme.color("alternate"_L1));
    w.pane.setReducedMotion(true); // instead of the flash a wider edge
    QCOMPARE(at(0, 5), w.theme.color("alarmSymbol"_L1));
    QCOMPARE(at(0, 6), w.theme.color("alarmTint"_L1));
    QCOMPARE(at(3, 5), w.theme.color("alternate"_L1));
}

void TestQueuePane::aFocusedRowIsFramedAllRound()
{
    Window w;
    w.addTaken();
    QVERIFY(w.show());
    w.pane.select(2);
    w.pane.focusFilter();
    const int height = w.theme.metric("rowComfortable"_L1);
    const int right = w.view->viewport()->width() - 1;
    QCOMPARE(w.pixel({right, height + 20}), w.theme.color("selected"_L1));
    w.pane.focusList();
    const QColor ring = w.theme.color("focusRing"_L1);
    for (const QPoint point : {QPoint(0, 20), QPoint(right, 20), QPoint(300, 0),
                               QPoint(300, height - 1), QPoint(650, 1)})
        QCOMPARE(w.pixel({point.x(), height + point.y()}), ring);
    QVERIFY(w.pixel({300, 20}) != ring);
}

void TestQueuePane::glyphOfANewOneFlashes()
{
    Window w;
    w.add({w.entry(1), w.taken(2, u"Op 03"_s, CalloutStatus::Created)});
    QVERIFY(w.show());
    QueueLook &look = w.view->delegate().look;
    look.flashLow = false;
    const QImage bright = cellImage(w, 0, CalloutTableModel::State);
    const QImage steady = cellImage(w, 1, CalloutTableModel::State);
    look.flashLow = true;
    QVERIFY(cellImage(w, 0, CalloutTableModel::State) != bright);
    QCOMPARE(cellImage(w, 1, CalloutTableModel::State), steady);
    look.reducedMotion = true;
    const QImage still = cellImage(w, 0, CalloutTableModel::State);
    look.flashLow = false;
    QCOMPARE(cellImage(w, 0, CalloutTableModel::State), still);
}

void TestQueuePane::ticksRepaintTheClock()
{
    Window w;
    w.add({w.taken(1, u"Op 03"_s, CalloutStatus::ResponderArrived)});
    QVERIFY(w.show());
    const auto shown = [&w] { return w.window.grab().toImage(); };
    const QImage before = shown();
    QSignalSpy changed(w.view->model(), &QAbstractItemModel::dataChanged);
    w.clock.advance(1s);
    QVERIFY(shown() != before); // painted from the clock; the model said nothing
    QCOMPARE(changed.size(), 0);
}

void TestQueuePane::columnsFollowTheWidth()
{
    Window w({756, 480});
    w.addTaken();
    QVERIFY(w.show());
    const auto hidden = [&w](CalloutTableModel::Column column) {
        return w.view->isColumnHidden(column);
    };
    QVERIFY(!hidden(CalloutTableModel::CalloutNumber) && !hidden(CalloutTableModel::Data));
    QCOMPARE(w.view->columnWidth(CalloutTableModel::State), 190);
    w.window.resize(672, 480);
    QTRY_VERIFY(hidden(CalloutTableModel::Data));
    QVERIFY(!hidden(CalloutTableModel::CalloutNumber));
    QCOMPARE(w.view->columnWidth(CalloutTableModel::Owner), 66);
    w.window.resize(452, 480);
    QTRY_VERIFY(hidden(CalloutTableModel::CalloutNumber));
    QCOMPARE(w.window.width(), 452); // nothing in it asks for more
    int whole = 0;
    for (int column = 0; column < CalloutTableModel::ColumnTotal; ++column)
        whole += w.view->columnWidth(column);
    QCOMPARE(whole, w.view->viewport()->width());
}

void TestQueuePane::compactRows()
{
    Window w;
    w.addTaken();
    QVERIFY(w.show());
    QCOMPARE(w.view->rowHeight(0), 47);
    w.pane.setCompact(true);
    QCOMPARE(w.view->rowHeight(0), 30);
    w.theme.setTextSize(150);
    QCOMPARE(w.view->rowHeight(0), 45);
}

void TestQueuePane::countsStandOnTheTabs()
{
    Window w;
    const auto *tabs = w.pane.findChild<CountTabBar *>();
    BoardEntry test = w.entry(9);
    test.callout.internalTest = true;
    w.addTaken();
    BoardEntry snoozed = w.taken(8, u"Op 07"_s, CalloutStatus::Created);
    snoozed.snoozedUntil = MonoTime(1h);
    w.add({test, snoozed});
    QCOMPARE(tabs->count(0), 5);
    QCOMPARE(tabs->accessibleTabName(1), u"Snoozed, 1"_s);
    QCOMPARE(tabs->accessibleTabName(2), u"Tests, 1"_s);
    QSignalSpy changed(&w.pane, &QueuePane::tabChanged);
    w.pane.setTab(QueueTab::Tests);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(tabs->currentIndex(), 2);
    QCOMPARE(w.pane.shownIds(), (QList<CalloutId>{9}));
    w.pane.setTab(QueueTab::Snoozed);
    QCOMPARE(w.pane.shownIds(), (QList<CalloutId>{8}));
}

void TestQueuePane::typedFilterNeverHidesANewOne()
{
    Window w;
    w.addTaken();
    w.add({w.entry(992'021)});
    QVERIFY(w.show());
    w.pane.focusFilter();
    QTest::keyClicks(w.filter, u"nothing like this"_s);
    QCOMPARE(w.pane.shownIds(), (QList<CalloutId>{992'021}));
    w.add({w.entry(992'022, 3s)});
    QCOMPARE(w.pane.shownIds(), (QList<CalloutId>{992'021, 992'022}));
    w.pane.setTab(QueueTab::ClosedToday);
    QCOMPARE(w.pane.shownIds(), (QList<CalloutId>{992'021, 992'022}));
}

void TestQueuePane::escapeShowsAll()
{
    Window w;
    w.addTaken();
    QVERIFY(w.show());
    auto *all = qobject_cast<QPushButton *>(w.child(u"queueShowAll"_s));
    QVERIFY(!all->isVisible());
    w.filter->setText(u"xyz"_s);
    QVERIFY(all->isVisible());
    QCOMPARE(all->text(), u"The filter hides 5 callouts. Show all"_s);
    QCOMPARE(emptyWords(w), u"No callout here matches the filter."_s);
    w.pane.focusList();
    QTest::keyClick(w.view, Qt::Key_Escape);
    QCOMPARE(w.pane.shownIds().size(), 5);
    QVERIFY(!all->isVisible());
    w.filter->setText(u"xyz"_s);
    QTest::keyClick(w.filter, Qt::Key_Escape);
    QCOMPARE(w.pane.shownIds().size(), 5);
    w.filter->setText(u"xyz"_s);
    all->setFocus();
    QTest::keyClick(all, Qt::Key_Space);
    QCOMPARE(w.pane.shownIds().size(), 5);
    QVERIFY(w.view->hasFocus());
}

void TestQueuePane::kindsAreToggled()
{
    Window w;
    w.addTaken();
    BoardEntry medical = w.taken(7, u"Op 03"_s, CalloutStatus::Created);
    medical.callout.responseTypeName = u"MEDICAL"_s;
    w.add({medical});
    auto *button = qobject_cast<QPushButton *>(w.child(u"queueShowMedical"_s));
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(w.pane.shownIds(), (QList<CalloutId>{7}));
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(w.pane.shownIds().size(), 6);
}

void TestQueuePane::wordsOfAnEmptyQueue()
{
    Window w;
    QVERIFY(w.show());
    QCOMPARE(emptyWords(w), u"Not known, no answer from AURA yet."_s);
    LinkState link;
    link.kind = LinkState::Kind::Linked;
    link.lastSuccess = w.clock.mono - 1s;
    w.pane.setLink(link);
    QCOMPARE(emptyWords(w), u"No active callouts. Linked, read 1 s ago."_s);
    w.clock.advance(2s);
    QTRY_COMPARE(emptyWords(w), u"No active callouts. Linked, read 3 s ago."_s);
    link.kind = LinkState::Kind::Lost;
    link.lastSuccess = w.clock.mono - 46s;
    w.pane.setLink(link);
    QCOMPARE(emptyWords(w), u"Not known, link lost 00:46."_s);
    w.add({w.entry(1)});
    QCOMPARE(emptyWords(w), QString());
}

void TestQueuePane::linkLostDimsAndAges()
{
    Window w;
    w.addTaken();
    QVERIFY(w.show());
    const auto has = [&w](int column, QLatin1StringView token) {
        const QImage image = cellImage(w, 0, column);
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == w.theme.color(token))
                    return true;
            }
        }
        return false;
    };
    QVERIFY(has(CalloutTableModel::State, "text"_L1));
    QVERIFY(!has(CalloutTableModel::Data, "techText"_L1));
    LinkState link;
    link.kind = LinkState::Kind::Lost;
    w.pane.setLink(link);
    QVERIFY(!has(CalloutTableModel::State, "text"_L1));
    QVERIFY(has(CalloutTableModel::State, "textSecondary"_L1));
    QVERIFY(has(CalloutTableModel::Data, "techText"_L1));
}

void TestQueuePane::everyInteractiveWidgetHasNames()
{
    Window w;
    const auto widgets = w.pane.findChildren<QWidget *>();
    int interactive = 0;
    for (const QWidget *widget : widgets) {
        if (widget->focusPolicy() == Qt::NoFocus || qobject_cast<const QScrollBar *>(widget)
            || qobject_cast<const QHeaderView *>(widget))
            continue;
        ++interactive;
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
        QVERIFY2(!widget->accessibleName().isEmpty() || widget->objectName() == u"queueShowAll",
                 qPrintable(widget->objectName()));
    }
    QVERIFY(interactive >= 5);
}

void TestQueuePane::tenThousandRows()
{
    Window w;
    QList<BoardEntry> entries;
    for (CalloutId id = 1; id <= 10'000; ++id)
        entries << w.taken(id, u"Op 03"_s, CalloutStatus::Created, Millis(id * 10));
    QVERIFY(w.show());
    QElapsedTimer timer;
    timer.start();
    w.add(entries);
    w.view->viewport()->repaint();
    const qint64 first = timer.restart();
    entries[5000].callout.status = CalloutStatus::ResponderCancelled;
    entries[5000].attention = Attention::Withdrawn;
    w.update(entries.at(5000), BoardField::Status);
    w.view->viewport()->repaint();
    const qint64 moved = timer.restart();
    QCOMPARE(w.pane.shownIds().first(), 5001);
    timer.restart();
    QTest::keyClick(w.view, Qt::Key_End);
    w.view->viewport()->repaint();
    const qint64 toEnd = timer.restart();
    qInfo("10,000 rows: shown in %lld ms, one moved in %lld ms, to the end in %lld ms", first,
          moved, toEnd);
    QCOMPARE(w.pane.selected(), w.pane.shownIds().last());
    QVERIFY(toEnd + moved < 1000); // some tens in an ordinary build
}

QTEST_MAIN(TestQueuePane)
#include "tst_queuepane.moc"
