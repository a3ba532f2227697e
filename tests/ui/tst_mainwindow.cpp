// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desk.h"
#include "ui/conversation/conversationpane.h"
#include "ui/detail/detailpane.h"
#include "ui/log/operatorlogpane.h"
#include "ui/map/mappane.h"
#include "ui/queue/queuepane.h"
#include "ui/shell/actionregistry.h"
#include "ui/shell/windowdocks.h"
#include "ui/shell/windowpanes.h"

#include <QtTest/QtTest>
#include <QtWidgets/QtWidgets>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

/// The real window over real models: selection, theme, sizes, docks.
class TestMainWindow final : public QObject {
    Q_OBJECT

private slots:
    void selectionIsShared();
    void messagesFollowTheSelection();
    void removedSelectionGoes();
    void themeAtRunTime();
    void sizesAndFoldings();
    void layoutIsRestored();
    void lostDockComesBack();
    void nothingWaitsForTheMap();
    void trackingPageAsksFirst();
    void healthAndDirectoryAreAskedFor();

public slots:
    void openPage(const QUrl &page) { m_opened << page; }

private:
    QList<QUrl> m_opened;
};

namespace {

void press(MainWindow &window, int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    auto *focus = window.focusWidget() ? window.focusWidget() : static_cast<QWidget *>(&window);
    QTest::keyClick(focus, Qt::Key(key), modifiers);
}

void activate(Desk &desk, QSize size = {1920, 1080})
{
    desk.show(size);
    desk.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(desk.window.get()));
}

} // namespace

void TestMainWindow::selectionIsShared()
{
    Desk desk;
    desk.show({1920, 1080});
    desk.fill();
    QSignalSpy changed(desk.window.get(), &MainWindow::selectedChanged);
    auto &panes = desk.window->panes();
    desk.window->selectCallout(992014);
    QCOMPARE(panes.queue()->selected(), 992014);
    QCOMPARE(panes.map()->selected(), 992014);
    QCOMPARE(panes.detail()->calloutId(), 992014);
    QCOMPARE(panes.messages()->callout(), 992014);
    QCOMPARE(desk.window->docks().detail()->windowTitle(), u"Callout 992\u00A0014"_s);
    QCOMPARE(changed.size(), 1);
    emit panes.map()->calloutSelected(992006);
    QCOMPARE(desk.window->selected(), 992006);
    QCOMPARE(panes.queue()->selected(), 992006);
    panes.queue()->select(992012);
    QCOMPARE(desk.window->selected(), 992012);
    QCOMPARE(panes.map()->selected(), 992012);
    QCOMPARE(changed.size(), 3);
}

void TestMainWindow::messagesFollowTheSelection()
{
    Desk desk;
    activate(desk);
    desk.fill();
    // As the application: the messages of the newly selected are set while selectedChanged is told.
    connect(desk.window.get(), &MainWindow::selectedChanged, this, [&desk](CalloutId id) {
        MessageRow row;
        row.localId = quint64(id);
        row.text = QString::number(id);
        desk.messages.setMessages({row});
    });
    desk.window->selectCallout(992014);
    const auto &shown = desk.window->panes().messages()->model();
    QCOMPARE(shown.rowCount(), 1);
    QCOMPARE(shown.messageAt(0).text, u"992014"_s);
    desk.window->selectCallout(992006);
    QCOMPARE(shown.rowCount(), 1);
    QCOMPARE(shown.messageAt(0).text, u"992006"_s);
    MessageRow later;
    later.localId = 7;
    later.text = u"later"_s;
    desk.messages.setMessages({desk.messages.messageAt(0), later});
    QTRY_COMPARE(shown.rowCount(), 2);
    QSignalSpy sent(desk.window.get(), &MainWindow::sendMessageRequested);
    press(*desk.window, Qt::Key_F4);
    QTest::keyClicks(desk.window->focusWidget(), u"On the way"_s);
    press(*desk.window, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent.first().at(0).value<CalloutId>(), 992006);
    QCOMPARE(sent.first().at(1).toString(), u"On the way"_s);
}

void TestMainWindow::removedSelectionGoes()
{
    Desk desk;
    desk.show({1280, 800});
    desk.fill();
    desk.window->selectCallout(991987);
    desk.apply({.added = {}, .updated = {}, .removed = {991987}});
    QCOMPARE(desk.window->selected(), 0);
    QCOMPARE(desk.window->panes().detail()->calloutId(), 0);
    desk.window->selectCallout(992014);
    desk.apply({.added = {}, .updated = {}, .removed = {992006}});
    QCOMPARE(desk.window->selected(), 992014);
}

void TestMainWindow::themeAtRunTime()
{
    Desk desk;
    activate(desk);
    desk.fill();
    QSignalSpy toggled(desk.window.get(), &MainWindow::themeToggled);
    const QImage day = desk.window->grab().toImage();
    press(*desk.window, Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(toggled.size(), 1);
    QVERIFY(desk.theme.isNight());
    QCoreApplication::processEvents();
    const QImage night = desk.window->grab().toImage();
    // No part keeps the day: nothing bright but text and symbols.
    const QColor brightGround = QColor(0xC0, 0xC0, 0xC0);
    int bright = 0;
    for (int y = 0; y < night.height(); y += 5) {
        for (int x = 0; x < night.width(); x += 5)
            bright += night.pixelColor(x, y).lightness() > brightGround.lightness();
    }
    const int total = (night.width() / 5) * (night.height() / 5);
    QVERIFY2(bright < total / 25, qPrintable(u"%1 of %2"_s.arg(bright).arg(total)));
    press(*desk.window, Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!desk.theme.isNight());
    QCoreApplication::processEvents();
    QCOMPARE(desk.window->grab().toImage().pixelColor(4, 4), day.pixelColor(4, 4));
}

void TestMainWindow::sizesAndFoldings()
{
    Desk desk;
    desk.show({1280, 800});
    desk.fill();
    desk.window->selectCallout(992014);
    QCoreApplication::processEvents();
    const auto &docks = desk.window->docks();
    QCOMPARE(desk.window->size(), QSize(1280, 800));
    QVERIFY(!docks.log()->isVisible());
    QVERIFY(desk.window->tabifiedDockWidgets(docks.detail()).contains(docks.messages()));
    QVERIFY2(qAbs(docks.queue()->width() - 452) <= 12,
             qPrintable(QString::number(docks.queue()->width())));
    desk.window->resize(1920, 1080);
    QCoreApplication::processEvents();
    QVERIFY(docks.log()->isVisible());
    QVERIFY(desk.window->tabifiedDockWidgets(docks.detail()).isEmpty());
    QVERIFY(docks.messages()->isVisible());
    QVERIFY2(qAbs(docks.queue()->width() - 756) <= 12,
             qPrintable(QString::number(docks.queue()->width())));
    QVERIFY2(qAbs(docks.detail()->width() - 520) <= 12,
             qPrintable(QString::number(docks.detail()->width())));
    desk.window->resize(1600, 920);
    QCoreApplication::processEvents();
    QVERIFY(!docks.log()->isVisible());
    QVERIFY(docks.messages()->isVisible());
    QVERIFY2(qAbs(docks.queue()->width() - 672) <= 12,
             qPrintable(QString::number(docks.queue()->width())));
    for (const auto *dock : {docks.queue(), docks.detail()})
        QVERIFY(!dock->features().testFlag(QDockWidget::DockWidgetClosable));
}

void TestMainWindow::layoutIsRestored()
{
    QByteArray geometry;
    QByteArray state;
    {
        Desk desk;
        desk.show({1920, 1080});
        desk.window->addDockWidget(Qt::LeftDockWidgetArea, desk.window->docks().messages());
        desk.window->docks().log()->hide();
        QSignalSpy closing(desk.window.get(), &MainWindow::closing);
        desk.window->close();
        QCOMPARE(closing.size(), 1);
        geometry = closing.first().at(0).toByteArray();
        state = closing.first().at(1).toByteArray();
    }
    Desk desk;
    desk.window->restoreLayout(geometry, state);
    desk.show({1920, 1080});
    QCOMPARE(desk.window->dockWidgetArea(desk.window->docks().messages()), Qt::LeftDockWidgetArea);
    QVERIFY(!desk.window->docks().log()->isVisible());
    // Something that is no layout changes nothing.
    Desk other;
    other.window->restoreLayout("nonsense", "nonsense");
    other.show({1920, 1080});
    QVERIFY(other.window->docks().log()->isVisible());
}

void TestMainWindow::lostDockComesBack()
{
    Desk desk;
    desk.show({1280, 800});
    auto *dock = desk.window->docks().detail();
    dock->setFloating(true);
    dock->move(-5000, -5000);
    desk.window->docks().bringBack();
    QVERIFY(!dock->isFloating());
    dock->setFloating(true);
    dock->move(50, 50);
    desk.window->docks().bringBack();
    QVERIFY(dock->isFloating());
}

void TestMainWindow::nothingWaitsForTheMap()
{
    Desk desk;
    desk.show({1280, 800});
    desk.window->setMapUnavailable(u"The map data could not be read."_s);
    QVERIFY(!desk.window->actions().action("map.fitAll"_L1)->isEnabled());
    desk.fill();
    desk.window->selectCallout(992014);
    QCOMPARE(desk.window->panes().detail()->calloutId(), 992014);
}

void TestMainWindow::trackingPageAsksFirst()
{
    Desk desk;
    activate(desk);
    desk.fill();
    BoardEntry entry = *desk.callouts.entry(992014);
    entry.callout.trackingUrl = QUrl(u"https://track.example/abc?key=secret"_s);
    desk.update(entry, BoardField::Status);
    desk.window->selectCallout(992014);
    QDesktopServices::setUrlHandler(u"https"_s, this, "openPage");
    const auto question = [&] {
        desk.window->actions().action("callout.openTracking"_L1)->trigger();
        return desk.window->findChild<QDialog *>(u"pageQuestion"_s);
    };
    auto *asked = question();
    QVERIFY(asked && m_opened.isEmpty());
    for (const auto *label : asked->findChildren<QLabel *>())
        QVERIFY(!label->text().contains(u"secret"_s));
    QTest::keyClick(asked, Qt::Key_Return); // the safe answer is the default
    QVERIFY(m_opened.isEmpty());
    QTRY_VERIFY(!desk.window->findChild<QDialog *>(u"pageQuestion"_s));
    question()->findChild<QPushButton *>(u"pageQuestion.open"_s)->click();
    QDesktopServices::unsetUrlHandler(u"https"_s);
    QCOMPARE(m_opened, QList<QUrl>{entry.callout.trackingUrl});
    // Nor does the pane show the key.
    const auto *shown =
        desk.window->panes().detail()->findChild<QLabel *>(u"detail.all.fields.tracking"_s);
    QCOMPARE(shown->text(), u"track.example"_s);
}

void TestMainWindow::healthAndDirectoryAreAskedFor()
{
    Desk desk;
    activate(desk);
    QSignalSpy health(desk.window.get(), &MainWindow::apiHealthRequested);
    QSignalSpy directory(desk.window.get(), &MainWindow::directoryRequested);
    press(*desk.window, Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
    press(*desk.window, Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(health.size(), 1);
    QCOMPARE(directory.size(), 1);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
