// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desk.h"
#include "ui/conversation/conversationpane.h"
#include "ui/detail/detailpane.h"
#include "ui/log/operatorlogpane.h"
#include "ui/map/mappane.h"
#include "ui/queue/queuepane.h"
#include "ui/shell/actionregistry.h"
#include "ui/shell/docktitle.h"
#include "ui/shell/statusline.h"
#include "ui/shell/windowdocks.h"
#include "ui/shell/windowhead.h"
#include "ui/shell/windowpanes.h"

#include <QtTest/QtTest>
#include <QtWidgets/QtWidgets>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

/// The real window worked by keys: names, tab order, commands.
class TestWindowKeys final : public QObject {
    Q_OBJECT

private slots:
    void everyInteractiveWidgetIsNamed();
    void tabReachesEveryPane();
    void everyDisabledActionSaysWhy();
    void menusHoldEveryAction();
    void lettersAskForWhatTheySay();
    void lettersAreTextInTextFields();
    void cancelChord();
    void cancelChordIgnoresOtherKeys();
    void f2TakesThroughADialog();
    void panesInTurn();
    void cheatSheetListsEveryKey();
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

bool isInteractive(const QWidget *widget)
{
    // A scroll bar answers to its view, a viewport to its scroll area.
    if (qobject_cast<const QScrollBar *>(widget))
        return false;
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
           || qobject_cast<const QPlainTextEdit *>(widget)
           || qobject_cast<const QAbstractItemView *>(widget)
           || qobject_cast<const QComboBox *>(widget) || qobject_cast<const QTabBar *>(widget)
           || (widget->focusPolicy() & Qt::TabFocus);
}

} // namespace

void TestWindowKeys::everyInteractiveWidgetIsNamed()
{
    Desk desk;
    desk.show({1280, 800});
    desk.fill();
    desk.window->selectCallout(992014);
    QSet<QString> names;
    int seen = 0;
    for (const auto *widget : desk.window->findChildren<QWidget *>()) {
        if (!isInteractive(widget) || qobject_cast<const QHeaderView *>(widget))
            continue;
        // Qt's own parts: the tabs of docks and the arrows of tab bars and menus.
        const QString parentClass =
            QString::fromLatin1(widget->parentWidget()->metaObject()->className());
        if (parentClass.endsWith("TabBar"_L1) || parentClass == "QMenuBar"_L1
            || (qobject_cast<const QTabBar *>(widget) && parentClass == "console::MainWindow"_L1)
            || (widget->isHidden()
                && widget->accessibleName().isEmpty()) // gets its words with its reason
            || widget->objectName().startsWith("qt_"_L1) || qobject_cast<const QMenu *>(widget))
            continue;
        const QString what = QString::fromLatin1(widget->metaObject()->className()) + u' '
                             + widget->objectName() + u" in "_s + parentClass;
        QVERIFY2(!widget->objectName().isEmpty(), qPrintable(what));
        QVERIFY2(!names.contains(widget->objectName()), qPrintable(what));
        names.insert(widget->objectName());
        const auto *spoken = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        QVERIFY2(spoken && !spoken->text(QAccessible::Name).trimmed().isEmpty(), qPrintable(what));
        if (!widget->accessibleName().isEmpty())
            ++seen;
    }
    QVERIFY2(names.size() >= 25, qPrintable(QString::number(names.size())));
    QVERIFY(seen >= 20);
}

void TestWindowKeys::tabReachesEveryPane()
{
    Desk desk;
    activate(desk);
    desk.fill();
    desk.window->selectCallout(992014);
    desk.window->panes().queue()->focusList();
    QSet<QWidget *> visited;
    const QWidget *start = desk.window->focusWidget();
    QVERIFY(start);
    for (int step = 0; step < 200; ++step) {
        auto *now = desk.window->focusWidget();
        QVERIFY(now);
        visited.insert(now);
        QTest::keyClick(now, Qt::Key_Tab);
        if (desk.window->focusWidget() == start)
            break;
    }
    QCOMPARE(desk.window->focusWidget(), start); // round and round, never stuck
    auto &panes = desk.window->panes();
    for (QWidget *pane :
         {static_cast<QWidget *>(panes.queue()), static_cast<QWidget *>(panes.map()),
          static_cast<QWidget *>(panes.detail()), static_cast<QWidget *>(panes.messages()),
          static_cast<QWidget *>(panes.log())}) {
        const bool reached = std::ranges::any_of(visited, [pane](const QWidget *widget) {
            return widget == pane || pane->isAncestorOf(widget);
        });
        QVERIFY2(reached, pane->metaObject()->className());
    }
}

void TestWindowKeys::everyDisabledActionSaysWhy()
{
    Desk desk;
    const auto check = [&desk] {
        int disabled = 0;
        for (const auto *action : desk.window->actions().actions()) {
            if (!action->isVisible()) // the sandbox's own, away from a sandbox
                continue;
            const QString reason = action->property("disabledReason").toString();
            QVERIFY2(action->isEnabled() == reason.isEmpty(), qPrintable(action->objectName()));
            if (action->isEnabled())
                continue;
            ++disabled;
            QVERIFY2(reason.endsWith(u'.'), qPrintable(action->objectName()));
            QVERIFY2(action->toolTip().contains(reason), qPrintable(action->objectName()));
        }
        QVERIFY(disabled > 0);
    };
    desk.show({1280, 800});
    check();
    desk.fill();
    check();
    desk.window->selectCallout(992014);
    check();
    QVERIFY(desk.window->actions().action("callout.cancelVerified"_L1)->isEnabled());
    desk.link(LinkState::Kind::Lost, 20s);
    check();
    QVERIFY(!desk.window->actions().action("callout.cancelVerified"_L1)->isEnabled());
    desk.window->setLogState(false, {});
    check();
}

void TestWindowKeys::menusHoldEveryAction()
{
    Desk desk;
    QSet<const QAction *> inMenus;
    const auto menus = desk.window->head().menuBar()->actions();
    QStringList titles;
    for (const auto *menu : menus) {
        titles << menu->text().remove(u'&');
        QVERIFY(!menu->menu()->isEmpty());
        for (const auto *action : menu->menu()->actions()) {
            inMenus.insert(action);
            if (action->menu()) {
                for (const auto *inside : action->menu()->actions())
                    inMenus.insert(inside);
            }
        }
    }
    QCOMPARE(titles, (QStringList{u"Shift"_s, u"Callout"_s, u"Queue"_s, u"Messages"_s, u"Map"_s,
                                  u"View"_s, u"Tools"_s, u"Help"_s}));
    for (const auto *action : desk.window->actions().actions())
        QVERIFY2(inMenus.contains(action), qPrintable(action->objectName()));
}

void TestWindowKeys::lettersAskForWhatTheySay()
{
    Desk desk;
    activate(desk);
    desk.fill();
    desk.window->selectCallout(992021);
    desk.window->panes().queue()->focusList();
    MainWindow &window = *desk.window;
    QSignalSpy next(&window, &MainWindow::takeNextRequested);
    QSignalSpy take(&window, &MainWindow::takeRequested);
    QSignalSpy clear(&window, &MainWindow::clearRequested);
    QSignalSpy raise(&window, &MainWindow::raiseRequested);
    QSignalSpy unconditional(&window, &MainWindow::cancelUnconditionalRequested);
    QSignalSpy again(&window, &MainWindow::readAgainRequested);
    QSignalSpy ended(&window, &MainWindow::contactEndedRequested);
    press(window, Qt::Key_N);
    press(window, Qt::Key_F2);
    QCOMPARE(next.size(), 2);
    press(window, Qt::Key_T);
    QCOMPARE(take.size(), 1);
    QCOMPARE(take.first().first().value<CalloutId>(), 992021);
    press(window, Qt::Key_R);
    QCOMPARE(raise.size(), 1);
    press(window, Qt::Key_A); // not ended: nothing
    QCOMPARE(clear.size(), 0);
    press(window, Qt::Key_U, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(unconditional.size(), 1);
    press(window, Qt::Key_F5);
    QCOMPARE(again.size(), 1);
    window.selectCallout(991987);
    press(window, Qt::Key_A);
    QCOMPARE(clear.size(), 1);
    QCOMPARE(clear.first().first().value<CalloutId>(), 991987);
    window.selectCallout(991995);
    press(window, Qt::Key_E);
    QCOMPARE(ended.size(), 1);
    press(window, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QApplication::clipboard()->text(), u"-33.92800, 18.40100"_s);
}

void TestWindowKeys::lettersAreTextInTextFields()
{
    Desk desk;
    activate(desk);
    desk.fill();
    desk.window->selectCallout(992021);
    QSignalSpy next(desk.window.get(), &MainWindow::takeNextRequested);
    QSignalSpy armed(desk.window.get(), &MainWindow::cancelVerifiedRequested);
    press(*desk.window, Qt::Key_C); // into the composer
    auto *composer = qobject_cast<QPlainTextEdit *>(desk.window->focusWidget());
    QVERIFY(composer);
    QTest::keyClicks(composer, u"n xv"_s);
    QCOMPARE(composer->toPlainText(), u"n xv"_s);
    QCOMPARE(next.size(), 0);
    QCOMPARE(armed.size(), 0);
    press(*desk.window, Qt::Key_F2); // F keys work while typing
    QCOMPARE(next.size(), 1);
    QCOMPARE(composer->toPlainText(), u"n xv"_s);
}

void TestWindowKeys::cancelChord()
{
    Desk desk;
    activate(desk);
    desk.fill();
    desk.window->panes().queue()->focusList();
    MainWindow &window = *desk.window;
    QSignalSpy cancel(&window, &MainWindow::cancelVerifiedRequested);
    window.selectCallout(0);
    press(window, Qt::Key_X); // nothing selected: says so
    QVERIFY(window.statusLine()
                .findChild<QWidget *>(u"status.notice"_s)
                ->accessibleName()
                .contains(u"No callout is selected."_s));
    window.selectCallout(992014);
    press(window, Qt::Key_X);
    QCOMPARE(cancel.size(), 0);
    QCOMPARE(window.statusLine().findChild<QWidget *>(u"status.notice"_s)->accessibleName(),
             u"Cancel 992014: V with safe code, Esc"_s);
    press(window, Qt::Key_V);
    QCOMPARE(cancel.size(), 1);
    QCOMPARE(cancel.first().first().value<CalloutId>(), 992014);
    press(window, Qt::Key_V); // alone: nothing
    QCOMPARE(cancel.size(), 1);
}

void TestWindowKeys::cancelChordIgnoresOtherKeys()
{
    Desk desk;
    activate(desk);
    desk.fill();
    desk.window->panes().queue()->focusList();
    MainWindow &window = *desk.window;
    window.selectCallout(992014);
    QSignalSpy cancel(&window, &MainWindow::cancelVerifiedRequested);
    QSignalSpy unconditional(&window, &MainWindow::cancelUnconditionalRequested);
    for (const int key : {Qt::Key_Escape, Qt::Key_U, Qt::Key_N, Qt::Key_Z}) {
        press(window, Qt::Key_X);
        press(window, key);
        press(window, Qt::Key_V);
        QCOMPARE(cancel.size(), 0);
    }
    QCOMPARE(unconditional.size(), 0);
    QVERIFY(window.statusLine().findChild<QWidget *>(u"status.notice"_s)->isHidden());
}

void TestWindowKeys::f2TakesThroughADialog()
{
    Desk desk;
    activate(desk);
    desk.fill();
    QSignalSpy next(desk.window.get(), &MainWindow::takeNextRequested);
    QSignalSpy take(desk.window.get(), &MainWindow::takeRequested);
    QDialog dialog(desk.window.get());
    auto *edit = new QLineEdit(&dialog);
    dialog.setWindowModality(Qt::WindowModal);
    dialog.open();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    edit->setFocus();
    QTest::keyClicks(edit, u"1 T"_s);
    QTest::keyClick(edit, Qt::Key_F2);
    QCOMPARE(next.size(), 1);
    QCOMPARE(take.size(), 0);
    QCOMPARE(edit->text(), u"1 T"_s);
    dialog.close();
    desk.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(desk.window.get()));
    desk.window->panes().queue()->focusList();
    press(*desk.window, Qt::Key_F2); // once, by the window alone
    QCOMPARE(next.size(), 2);
}

void TestWindowKeys::panesInTurn()
{
    Desk desk;
    activate(desk);
    desk.fill();
    desk.window->selectCallout(992014);
    auto &panes = desk.window->panes();
    panes.queue()->focusList();
    const auto inside = [&desk](const QWidget *pane) {
        const auto *focus = desk.window->focusWidget();
        return focus == pane || pane->isAncestorOf(focus);
    };
    const QList<const QWidget *> order{panes.queue(), panes.map(), panes.detail(), panes.messages(),
                                       panes.log()};
    for (qsizetype i = 1; i <= order.size(); ++i) {
        press(*desk.window, Qt::Key_F6);
        QVERIFY2(inside(order.at(i % order.size())), qPrintable(QString::number(i)));
    }
    QVERIFY(static_cast<DockTitle *>(desk.window->docks().queue()->titleBarWidget())->isActive());
    press(*desk.window, Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(inside(panes.log()));
    QVERIFY(!static_cast<DockTitle *>(desk.window->docks().queue()->titleBarWidget())->isActive());
    press(*desk.window, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(inside(panes.queue()));
    QVERIFY(qobject_cast<QLineEdit *>(desk.window->focusWidget()));
}

void TestWindowKeys::cheatSheetListsEveryKey()
{
    Desk desk;
    activate(desk);
    press(*desk.window, Qt::Key_F1);
    auto *sheet = desk.window->findChild<QDialog *>(u"keySheet"_s);
    QVERIFY(sheet && sheet->isVisible());
    QStringList words;
    for (const auto *label : sheet->findChildren<QLabel *>())
        words << label->text();
    for (const auto *action : desk.window->actions().actions()) {
        const QString keys = ActionRegistry::keysText(action);
        if (!keys.isEmpty())
            QVERIFY2(words.contains(keys) == action->isVisible(), qPrintable(action->objectName()));
    }
    QVERIFY(sheet->height() < 800);
    desk.saveIfWanted(u"keys"_s, sheet);
    QTest::keyClick(sheet, Qt::Key_Escape);
    QTRY_VERIFY(!desk.window->findChild<QDialog *>(u"keySheet"_s));
}

QTEST_MAIN(TestWindowKeys)
#include "tst_windowkeys.moc"
