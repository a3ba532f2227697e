// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desk.h"
#include "ui/map/mappane.h"
#include "ui/shell/actionregistry.h"
#include "ui/shell/windowdocks.h"
#include "ui/shell/windowhead.h"
#include "ui/shell/windowpanes.h"
#include "ui/simulator/sandboxoverlay.h"
#include "ui/simulator/simulatorpane.h"

#include <QtTest/QtTest>
#include <QtWidgets/QtWidgets>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

/// Connected to a sandbox every picture says so and the simulator is at hand; anywhere else there
/// is no trace of either.
class TestWindowSandbox final : public QObject {
    Q_OBJECT

private slots:
    void markIsInEveryPicture_data();
    void markIsInEveryPicture();
    void markNeverHidesAlarmText();
    void markLetsTheMouseThrough();
    void dialogsAreMarked();
    void floatingDocksAreMarked();
    void noTraceWithoutASandbox();
    void simulatorByKeys();
    void simulatorFollowsTheSelection();
    void simulatorGoesWithTheSandbox();
};

namespace {

/// How many pixels differ between two pictures of the same size.
int differing(const QImage &a, const QImage &b)
{
    int count = 0;
    for (int y = 0; y < a.height(); y += 2) {
        for (int x = 0; x < a.width(); x += 2)
            count += a.pixel(x, y) != b.pixel(x, y);
    }
    return count * 4;
}

double luminance(const QColor &colour)
{
    const auto part = [](double value) {
        return value <= .03928 ? value / 12.92 : std::pow((value + .055) / 1.055, 2.4);
    };
    return .2126 * part(colour.redF()) + .7152 * part(colour.greenF())
           + .0722 * part(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a) + .05;
    const double other = luminance(b) + .05;
    return std::max(one, other) / std::min(one, other);
}

void press(MainWindow &window, int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    auto *focus = window.focusWidget() ? window.focusWidget() : static_cast<QWidget *>(&window);
    QTest::keyClick(focus, Qt::Key(key), modifiers);
}

void activate(Desk &desk, QSize size)
{
    desk.show(size);
    desk.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(desk.window.get()));
}

} // namespace

void TestWindowSandbox::markIsInEveryPicture_data()
{
    QTest::addColumn<bool>("night");
    QTest::newRow("day") << false;
    QTest::newRow("night") << true;
}

void TestWindowSandbox::markIsInEveryPicture()
{
    QFETCH(bool, night);
    Desk desk;
    desk.theme.setKind(night ? ThemeKind::Night : ThemeKind::Day);
    desk.show({1280, 800});
    QCoreApplication::processEvents();
    auto *map = desk.window->panes().map();
    const QImage before = map->grab().toImage();
    desk.window->setProfile(u"Sandbox"_s, true);
    QCoreApplication::processEvents();
    auto *overlay = map->findChild<SandboxOverlay *>();
    QVERIFY(overlay && overlay->isVisible());
    QCOMPARE(overlay->geometry(), map->rect());
    // The word itself, large: it reaches across most of the map.
    QImage mark(overlay->size(), QImage::Format_ARGB32_Premultiplied);
    mark.fill(Qt::transparent);
    overlay->render(&mark);
    int left = mark.width();
    int right = 0;
    int inked = 0;
    for (int y = 0; y < mark.height(); ++y) {
        for (int x = 0; x < mark.width(); ++x) {
            if (qAlpha(mark.pixel(x, y)) == 0)
                continue;
            ++inked;
            left = std::min(left, x);
            right = std::max(right, x);
        }
    }
    QVERIFY2(right - left > mark.width() / 2, qPrintable(QString::number(right - left)));
    QVERIFY(inked > mark.width() * mark.height() / 40);
    // And it is in what a screenshot takes.
    map->resize(before.size());
    const QImage after = map->grab(QRect(QPoint(0, 0), before.size())).toImage();
    QVERIFY(differing(before, after) > inked / 3);
    desk.window->setProfile(u"Staging"_s, false);
    QVERIFY(!map->findChild<SandboxOverlay *>());
}

void TestWindowSandbox::markNeverHidesAlarmText()
{
    Theme theme;
    for (const ThemeKind kind : {ThemeKind::Day, ThemeKind::Night}) {
        theme.setKind(kind);
        const double strength = SandboxOverlay::strength(theme.isNight());
        const QColor ink = theme.color("text"_L1);
        const auto under = [&](QLatin1StringView token) {
            const QColor colour = theme.color(token);
            const auto mix = [strength](double a, double b) {
                return float(a * (1 - strength) + b * strength);
            };
            return QColor::fromRgbF(mix(colour.redF(), ink.redF()),
                                    mix(colour.greenF(), ink.greenF()),
                                    mix(colour.blueF(), ink.blueF()));
        };
        for (const auto ground : {"panel"_L1, "base"_L1})
            QVERIFY(contrast(under("alarmText"_L1), under(ground)) >= 7);
        QVERIFY(contrast(under("textSecondary"_L1), under("panel"_L1)) >= 4.5);
        QVERIFY(contrast(under("alarmSymbol"_L1), under("mapLand"_L1)) >= 3);
    }
}

void TestWindowSandbox::markLetsTheMouseThrough()
{
    Desk desk;
    desk.show({1280, 800});
    desk.window->setProfile(u"Sandbox"_s, true);
    auto *map = desk.window->panes().map();
    const auto *overlay = map->findChild<SandboxOverlay *>();
    QVERIFY(overlay->testAttribute(Qt::WA_TransparentForMouseEvents));
    QVERIFY(map->childAt(map->rect().center()) != overlay);
    QCOMPARE(overlay->focusPolicy(), Qt::NoFocus);
}

void TestWindowSandbox::dialogsAreMarked()
{
    Desk desk;
    activate(desk, {1280, 800});
    desk.window->setProfile(u"Sandbox"_s, true);
    press(*desk.window, Qt::Key_F1);
    auto *sheet = desk.window->findChild<QDialog *>(u"keySheet"_s);
    QVERIFY(sheet);
    auto *overlay = sheet->findChild<SandboxOverlay *>();
    QVERIFY(overlay && overlay->isVisible());
    QCOMPARE(overlay->geometry(), sheet->rect());
    const QImage marked = sheet->grab().toImage();
    overlay->hide();
    QVERIFY(differing(marked, sheet->grab().toImage()) > 2000);
    overlay->show();
    sheet->resize(sheet->size() + QSize(40, 60));
    QCOMPARE(overlay->geometry(), sheet->rect());
    // A window that was open before is marked as well, and cleared with the others.
    desk.window->setProfile(u"Staging"_s, false);
    QVERIFY(!sheet->findChild<SandboxOverlay *>());
    desk.window->setProfile(u"Sandbox"_s, true);
    QVERIFY(sheet->findChild<SandboxOverlay *>());
    QTest::keyClick(sheet, Qt::Key_Escape);
    QMessageBox box(desk.window.get());
    box.setText(u"Close?"_s);
    box.show();
    QVERIFY(box.findChild<SandboxOverlay *>());
    // Menus and lists are no windows of the program's own.
    QMenu menu(desk.window.get());
    menu.addAction(u"One"_s);
    menu.popup({});
    QVERIFY(!menu.findChild<SandboxOverlay *>());
    menu.close();
}

void TestWindowSandbox::floatingDocksAreMarked()
{
    Desk desk;
    desk.show({1280, 800});
    desk.window->setProfile(u"Sandbox"_s, true);
    auto *dock = desk.window->docks().detail();
    QVERIFY(!dock->findChild<SandboxOverlay *>(Qt::FindDirectChildrenOnly));
    dock->setFloating(true);
    QCoreApplication::processEvents();
    const auto *overlay = dock->findChild<SandboxOverlay *>(Qt::FindDirectChildrenOnly);
    QVERIFY(overlay && overlay->isVisible());
    QCOMPARE(overlay->size(), dock->size());
    dock->setFloating(false);
    QCoreApplication::processEvents();
    QVERIFY(!overlay->isVisible());
    dock->setFloating(true);
    QCoreApplication::processEvents();
    QVERIFY(overlay->isVisible());
}

void TestWindowSandbox::noTraceWithoutASandbox()
{
    Desk desk;
    activate(desk, {1280, 800});
    const auto traces = [&desk] {
        QStringList found;
        for (auto *widget : QApplication::allWidgets()) {
            if (widget->objectName().contains("simulator"_L1, Qt::CaseInsensitive)
                || widget->objectName().contains("sandboxOverlay"_L1))
                found << widget->objectName();
        }
        for (auto *menu : desk.window->head().menuBar()->actions()) {
            for (auto *action : menu->menu()->actions()) {
                if (action->isVisible() && action->text().remove(u'&').contains("Simulator"_L1))
                    found << action->text();
            }
        }
        return found;
    };
    QCOMPARE(traces(), QStringList());
    QVERIFY(!desk.window->sandbox().pane());
    press(*desk.window, Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(traces(), QStringList());
    QVERIFY(!desk.window->sandbox().isMarked());
    desk.window->setProfile(u"Sandbox"_s, true);
    desk.window->setSimulator(true);
    QVERIFY(traces().size() > 10);
    desk.window->setSimulator(false);
    desk.window->setProfile(u"Staging"_s, false);
    QCOMPARE(traces(), QStringList());
}

void TestWindowSandbox::simulatorByKeys()
{
    Desk desk;
    activate(desk, {1280, 800});
    desk.fill();
    desk.window->setSimulator(true);
    auto *pane = desk.window->sandbox().pane();
    auto *action = desk.window->actions().action("simulator.show"_L1);
    QVERIFY(pane && action->isVisible() && action->isEnabled());
    QVERIFY(!pane->isVisible()); // hidden by default
    QVERIFY(!action->isChecked());
    QSignalSpy wanted(pane, &SimulatorPane::statusRequested);
    press(*desk.window, Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QCoreApplication::processEvents();
    QVERIFY(pane->isVisible());
    QVERIFY(action->isChecked());
    QVERIFY(!wanted.isEmpty());
    auto *dock = desk.window->sandbox().dock();
    QVERIFY(desk.window->tabifiedDockWidgets(desk.window->docks().detail()).contains(dock));
    QCOMPARE(desk.window->size(), QSize(1280, 800));
    desk.saveIfWanted(u"simulator-dock-1280x800"_s);
    // Its keys are in the sheet now, and F6 reaches it.
    bool reached = false;
    for (int i = 0; i < 8 && !reached; ++i) {
        press(*desk.window, Qt::Key_F6);
        reached = desk.window->focusWidget() && pane->isAncestorOf(desk.window->focusWidget());
    }
    QVERIFY(reached);
    press(*desk.window, Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!pane->isVisible());
    QVERIFY(!action->isChecked());
}

void TestWindowSandbox::simulatorFollowsTheSelection()
{
    Desk desk;
    desk.show({1920, 1080});
    desk.fill();
    desk.window->selectCallout(992014);
    desk.window->setSimulator(true);
    auto *pane = desk.window->sandbox().pane();
    QSignalSpy advanced(pane, &SimulatorPane::advanceRequested);
    auto *button = pane->findChild<QPushButton *>(u"simulator.advance"_s);
    button->click();
    QCOMPARE(advanced.back().at(0).value<CalloutId>(), 992014);
    pane->setDone({});
    desk.window->selectCallout(992006);
    button->click();
    QCOMPARE(advanced.back().at(0).value<CalloutId>(), 992006);
}

void TestWindowSandbox::simulatorGoesWithTheSandbox()
{
    Desk desk;
    desk.show({1280, 800});
    QSignalSpy changed(&desk.window->sandbox(), &WindowSandbox::simulatorChanged);
    desk.window->setSimulator(true);
    desk.window->setSimulator(true);
    QCOMPARE(changed.size(), 1);
    QVERIFY(changed.back().front().value<SimulatorPane *>());
    desk.window->actions().action("simulator.show"_L1)->trigger();
    desk.window->setSimulator(false);
    QCOMPARE(changed.size(), 2);
    QVERIFY(!changed.back().front().value<SimulatorPane *>());
    QVERIFY(!desk.window->actions().action("simulator.show"_L1)->isVisible());
    desk.window->setSimulator(true); // and once more
    QVERIFY(desk.window->sandbox().pane());
}

QTEST_MAIN(TestWindowSandbox)
#include "tst_windowsandbox.moc"
