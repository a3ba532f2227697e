// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desk.h"
#include "ui/map/mappane.h"
#include "ui/queue/queuepane.h"
#include "ui/shell/actionregistry.h"
#include "ui/shell/layoutdialog.h"
#include "ui/shell/screenrescue.h"
#include "ui/shell/windowcentre.h"
#include "ui/shell/windowdocks.h"
#include "ui/shell/windowpanes.h"
#include "ui/theme/paneprogress.h"

#include <QtTest/QtTest>
#include <QtWidgets/QtWidgets>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

/// The middle of the window, layouts of the panes, and that nothing is lost off the screens.
class TestWindowCentre final : public QObject {
    Q_OBJECT

private slots:
    void reachableTitles_data();
    void reachableTitles();
    void rescuedWindows_data();
    void rescuedWindows();
    void rescueMovesAWindow();
    void reportsMakeRoom();
    void closedReportGivesTheMapBack();
    void aWidePageDoesNotWidenTheWindow();
    void reportInFrontKeepsHiddenMessagesHidden();
    void mapInItsOwnWindow();
    void closingTheMapWindowBringsItBack();
    void layoutsGoBackAndForth();
    void layoutNameIsAskedFor();
    void progressComesLate();
};

namespace {

const QRect left(0, 0, 1920, 1040);
const QRect right(1920, 0, 1280, 984);

} // namespace

void TestWindowCentre::reachableTitles_data()
{
    QTest::addColumn<QRect>("frame");
    QTest::addColumn<bool>("reachable");
    QTest::newRow("inside") << QRect(100, 100, 800, 600) << true;
    QTest::newRow("on the second screen") << QRect(2000, 10, 800, 600) << true;
    QTest::newRow("100 pixels left") << QRect(-700, 100, 800, 600) << true;
    QTest::newRow("99 pixels left") << QRect(-701, 100, 800, 600) << false;
    QTest::newRow("title at the very bottom") << QRect(100, 1014, 800, 600) << true;
    QTest::newRow("title one too low") << QRect(100, 1015, 800, 600) << false;
    QTest::newRow("title above the screen") << QRect(100, -1, 800, 600) << false;
    QTest::newRow("where a screen was") << QRect(4000, 100, 800, 600) << false;
    QTest::newRow("across both, enough on one") << QRect(1820, 100, 150, 600) << true;
    QTest::newRow("narrower than a title") << QRect(100, 100, 99, 600) << false;
}

void TestWindowCentre::reachableTitles()
{
    QFETCH(QRect, frame);
    QFETCH(bool, reachable);
    QCOMPARE(ScreenRescue::isReachable(frame, {left, right}), reachable);
    const auto place = ScreenRescue::rescued(frame, {left, right});
    QCOMPARE(place.has_value(), !reachable);
}

void TestWindowCentre::rescuedWindows_data()
{
    QTest::addColumn<QRect>("frame");
    QTest::addColumn<QRect>("place");
    QTest::newRow("far right") << QRect(4000, 100, 800, 600) << QRect(1120, 100, 800, 600);
    QTest::newRow("above the second") << QRect(2000, -200, 800, 600) << QRect(2000, 0, 800, 600);
    QTest::newRow("too large") << QRect(5000, 5000, 4000, 3000) << left;
    QTest::newRow("far left") << QRect(-3000, 300, 800, 600) << QRect(0, 300, 800, 600);
}

void TestWindowCentre::rescuedWindows()
{
    QFETCH(QRect, frame);
    QFETCH(QRect, place);
    QCOMPARE(ScreenRescue::rescued(frame, {left, right}), std::optional(place));
    QVERIFY(place.width() < 100 || ScreenRescue::isReachable(place, {left, right}));
    QVERIFY(!ScreenRescue::rescued(frame, {}));
}

void TestWindowCentre::rescueMovesAWindow()
{
    QWidget window;
    window.setGeometry(30'000, 30'000, 300, 200);
    QVERIFY(!ScreenRescue::rescue(&window)); // not shown: nothing to get hold of
    window.show();
    window.setGeometry(30'000, 30'000, 300, 200);
    QVERIFY(ScreenRescue::rescue(&window));
    QVERIFY(ScreenRescue::isReachable(window.frameGeometry(), ScreenRescue::screens()));
    QVERIFY(!ScreenRescue::rescue(&window));
}

void TestWindowCentre::reportsMakeRoom()
{
    Desk desk;
    desk.show({1920, 1080});
    auto &docks = desk.window->docks();
    auto *centre = desk.window->panes().centre();
    QVERIFY(centre->isMapInFront());
    QVERIFY(!centre->tabBar()->isVisible()); // the map alone needs no tab
    centre->addPage(991987, new QLabel(u"report"_s), u"Report 991 987"_s);
    QVERIFY(!centre->isMapInFront());
    QVERIFY(centre->tabBar()->isVisible());
    QVERIFY(docks.isAside());
    QVERIFY(docks.detail()->isHidden());
    QVERIFY(docks.messages()->isHidden());
    QVERIFY(!docks.queue()->isHidden());
    QVERIFY(!desk.window->panes().map()->isVisible());
    centre->showMap();
    QVERIFY(desk.window->panes().map()->isVisible());
    QVERIFY(docks.detail()->isVisible());
    QVERIFY(docks.messages()->isVisible());
    QVERIFY(centre->page(991987));
    QVERIFY(!centre->page(991988));
}

void TestWindowCentre::closedReportGivesTheMapBack()
{
    Desk desk;
    desk.show({1920, 1080});
    auto *centre = desk.window->panes().centre();
    centre->addPage(1, new QLabel(u"one"_s), u"Report 1"_s);
    centre->addPage(2, new QLabel(u"two"_s), u"Report 2"_s);
    QVERIFY(!centre->tabBar()->tabButton(0, QTabBar::RightSide)); // the map stays
    auto *close = centre->findChild<QPushButton *>(u"centre.close1"_s);
    QVERIFY(close);
    close->click();
    QTRY_VERIFY(!centre->page(1));
    QVERIFY(!centre->isMapInFront());
    centre->closePage(2);
    QVERIFY(centre->isMapInFront());
    QVERIFY(desk.window->docks().detail()->isVisible());
}

void TestWindowCentre::aWidePageDoesNotWidenTheWindow()
{
    Desk desk;
    desk.show({1280, 800});
    auto *centre = desk.window->panes().centre();
    auto *wide = new QWidget;
    auto *row = new QHBoxLayout(wide);
    auto *inside = new QWidget(wide);
    inside->setMinimumSize(900, 700);
    row->addWidget(inside);
    centre->addPage(1, wide, u"Report 1"_s);
    QTest::qWait(0);
    centre->showMap();
    QTest::qWait(0);
    QCOMPARE(desk.window->size(), QSize(1280, 800));
    QVERIFY(desk.window->minimumSizeHint().width() <= 1280);
}

void TestWindowCentre::reportInFrontKeepsHiddenMessagesHidden()
{
    Desk desk;
    desk.show({1920, 1080});
    desk.window->docks().messages()->hide();
    auto *centre = desk.window->panes().centre();
    centre->addPage(1, new QLabel(u"one"_s), u"Report 1"_s);
    centre->showMap();
    QVERIFY(desk.window->docks().messages()->isHidden());
    QVERIFY(desk.window->docks().detail()->isVisible());
}

void TestWindowCentre::mapInItsOwnWindow()
{
    Desk desk;
    desk.show({1920, 1080});
    desk.fill();
    auto *centre = desk.window->panes().centre();
    auto *map = desk.window->panes().map();
    auto *action = desk.window->actions().action("map.ownWindow"_L1);
    action->trigger();
    QVERIFY(centre->isMapApart());
    QVERIFY(action->isChecked());
    QCOMPARE(map->window(), centre->mapWindow());
    QVERIFY(map->isVisible());
    auto *away = desk.window->findChild<QWidget *>(u"mapAway"_s);
    QVERIFY(away && away->isVisible()); // the middle says where the map is
    desk.window->selectCallout(992014);
    QCOMPARE(map->selected(), 992014);
    QVERIFY(centre->mapWindow()->actions().contains(
        desk.window->actions().action("callout.takeNext"_L1)));
    QTest::mouseClick(away->findChild<QPushButton *>(u"mapAway.back"_s), Qt::LeftButton);
    QVERIFY(!centre->isMapApart());
    QVERIFY(!action->isChecked());
    QCOMPARE(map->window(), desk.window.get());
    QVERIFY(map->isVisible());
}

void TestWindowCentre::closingTheMapWindowBringsItBack()
{
    Desk desk;
    desk.show({1920, 1080});
    auto *centre = desk.window->panes().centre();
    auto *map = desk.window->panes().map();
    QSignalSpy changed(centre, &WindowCentre::mapApartChanged);
    centre->setMapApart(true);
    QPointer<QWidget> own = centre->mapWindow();
    own->close();
    QVERIFY(!centre->isMapApart());
    QCOMPARE(map->window(), desk.window.get());
    QVERIFY(map->isVisible());
    QCOMPARE(changed.size(), 2);
    QTRY_VERIFY(own.isNull());
}

void TestWindowCentre::layoutsGoBackAndForth()
{
    Desk desk;
    desk.show({1920, 1080});
    auto &docks = desk.window->docks();
    const int standard = docks.queue()->width();
    docks.log()->hide();
    desk.window->addDockWidget(Qt::RightDockWidgetArea, docks.log());
    docks.log()->show();
    const QByteArray own = docks.state();
    docks.reset(desk.window->size());
    QCOMPARE(desk.window->dockWidgetArea(docks.log()), Qt::LeftDockWidgetArea);
    QTRY_COMPARE(docks.queue()->width(), standard);
    QVERIFY(docks.restore(own));
    QCOMPARE(desk.window->dockWidgetArea(docks.log()), Qt::RightDockWidgetArea);
    QVERIFY(!docks.restore("not a layout"));
    docks.queue()->setFloating(true);
    docks.reset(desk.window->size());
    QVERIFY(!docks.queue()->isFloating());
}

void TestWindowCentre::layoutNameIsAskedFor()
{
    Theme theme;
    LayoutDialog dialog(theme, {u"Night"_s}, {}, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy submitted(&dialog, &LayoutDialog::submitted);
    dialog.open();
    auto *name = dialog.findChild<QLineEdit *>(u"layout.name"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(submitted.size(), 0); // a layout without a name is none
    QVERIFY(dialog.isVisible());
    QTest::keyClicks(name, u"  Second   screen "_s);
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(submitted.size(), 1);
    QCOMPARE(submitted.first().first().toString(), u"Second screen"_s);
    QTRY_VERIFY(!dialog.isVisible());
}

void TestWindowCentre::progressComesLate()
{
    Theme theme;
    QWidget pane;
    pane.resize(300, 200);
    PaneProgress bar(theme, &pane);
    pane.show();
    QElapsedTimer since;
    since.start();
    bar.setBusy(true);
    QVERIFY(!bar.isVisible()); // what comes at once needs no sign
    QVERIFY(bar.isBusy());
    QTRY_VERIFY(bar.isVisible());
    QVERIFY(since.elapsed() >= 950);
    QCOMPARE(bar.width(), pane.width());
    bar.setBusy(false);
    QVERIFY(!bar.isVisible());
    bar.setBusy(true);
    bar.setBusy(false);
    QVERIFY(!bar.isBusy());
}

QTEST_MAIN(TestWindowCentre)
#include "tst_windowcentre.moc"
