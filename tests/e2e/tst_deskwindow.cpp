// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window as an operator arranges it, and the report of a callout that is over; all against a
// real server.
#include "desk.h"

#include "ui/report/reportpage.h"
#include "ui/shell/actionregistry.h"
#include "ui/shell/windowcentre.h"
#include "ui/shell/windowdocks.h"

#include <QAction>
#include <QDockWidget>
#include <QLineEdit>
#include <QListWidget>

using namespace e2e;

class TestDeskWindow final : public QObject {
    Q_OBJECT

private slots:
    void layoutsAreKeptUnderNames();
    void whatStandsWhereIsKeptAtOnce();
    void theWindowComesBackAfterACrash();
    void theMapWindowIsRemembered();
    void theReportOfAClosedCallout();
};

namespace {

/// A console that ends without closing its window, as after a crash, and one that starts again.
std::unique_ptr<Application> startOn(const QString &configDir, const QUrl &root)
{
    LaunchOptions options;
    options.apiRoot = root;
    options.configDir = configDir;
    auto application = std::make_unique<Application>(
        options,
        Credentials{.clientId = u"sandbox"_s, .clientSecret = u"sandbox-secret"_s, .token = {}});
    application->start();
    return application;
}

} // namespace

void TestDeskWindow::layoutsAreKeptUnderNames()
{
    SandboxProcess sandbox;
    QVERIFY(sandbox.start());
    ConsoleDesk desk(sandbox.root());
    QVERIFY(desk.waitForWindow());
    auto &docks = desk.window().docks();
    auto *first = desk.window().actions().action("view.layout1"_L1);
    QVERIFY(!first->isVisible());
    QVERIFY(!desk.window().actions().action("view.layoutDelete"_L1)->isEnabled());

    desk.window().addDockWidget(Qt::RightDockWidgetArea, docks.log());
    docks.log()->show();
    desk.window().actions().action("view.layoutSave"_L1)->trigger();
    QDialog *dialog = desk.dialog(u"layout"_s);
    QVERIFY(dialog);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"layout.name"_s), u"Night desk"_s);
    QTest::keyClick(dialog->findChild<QLineEdit *>(u"layout.name"_s), Qt::Key_Return);
    QTRY_VERIFY(first->isVisible());
    QVERIFY(first->text().contains("Night desk"_L1));
    QVERIFY(first->isChecked());

    QTRY_VERIFY(!QApplication::activeModalWidget());
    desk.window().actions().action("view.layoutReset"_L1)->trigger();
    QCOMPARE(desk.window().dockWidgetArea(docks.log()), Qt::LeftDockWidgetArea);
    QVERIFY(!first->isChecked());
    desk.key(Qt::Key_1, Qt::ControlModifier | Qt::AltModifier);
    QTRY_COMPARE(desk.window().dockWidgetArea(docks.log()), Qt::RightDockWidgetArea);
    QVERIFY(first->isChecked());
    desk.window().actions().action("view.layoutDelete"_L1)->trigger();
    QVERIFY(!first->isVisible());
    QCOMPARE(desk.application().settings().text(SettingKey::CurrentLayout), QString());
}

void TestDeskWindow::whatStandsWhereIsKeptAtOnce()
{
    SandboxProcess sandbox;
    QVERIFY(sandbox.start());
    ConsoleDesk desk(sandbox.root());
    QVERIFY(desk.waitForWindow());
    Settings &settings = desk.application().settings();
    desk.window().resize(1500, 940);
    QTRY_VERIFY_WITH_TIMEOUT(!settings.bytes(SettingKey::WindowGeometry).isEmpty(), 10'000);
    const QByteArray before = settings.bytes(SettingKey::WindowState);
    desk.window().docks().messages()->hide();
    QTRY_VERIFY_WITH_TIMEOUT(settings.bytes(SettingKey::WindowState) != before, 10'000);
}

void TestDeskWindow::theWindowComesBackAfterACrash()
{
    SandboxProcess sandbox;
    QVERIFY(sandbox.start());
    OtherClient other(sandbox.root());
    const qint64 id = other.raise(sampleCustomer, -33.9258, 18.4233);
    const QTemporaryDir config;
    {
        const auto application = startOn(config.path(), sandbox.root());
        QVERIFY(QTest::qWaitFor([&] { return application->table().rowOf(id) >= 0; }, 20'000));
        application->window().selectCallout(id);
        application->window().docks().messages()->hide();
        QTRY_VERIFY_WITH_TIMEOUT(!application->settings().bytes(SettingKey::WindowState).isEmpty(),
                                 10'000);
        // The window is not closed: what was written until now has to do.
    }
    const auto application = startOn(config.path(), sandbox.root());
    QVERIFY(application->window().docks().messages()->isHidden());
    QTRY_COMPARE_WITH_TIMEOUT(application->window().selected(), id, 20'000);
}

void TestDeskWindow::theMapWindowIsRemembered()
{
    SandboxProcess sandbox;
    QVERIFY(sandbox.start());
    const QTemporaryDir config;
    {
        const auto application = startOn(config.path(), sandbox.root());
        QVERIFY(QTest::qWaitForWindowExposed(&application->window()));
        application->window().actions().action("map.ownWindow"_L1)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!application->settings().bytes(SettingKey::MapWindow).isEmpty(),
                                 10'000);
    }
    const auto application = startOn(config.path(), sandbox.root());
    auto *centre = application->window().panes().centre();
    QTRY_VERIFY(centre->isMapApart());
    QVERIFY(application->window().actions().action("map.ownWindow"_L1)->isChecked());
    centre->mapWindow()->close();
    QVERIFY(!centre->isMapApart());
    QVERIFY(application->settings().bytes(SettingKey::MapWindow).isEmpty());
}

void TestDeskWindow::theReportOfAClosedCallout()
{
    // A thousand times faster, AURA closes a cancelled callout within a moment.
    SandboxProcess sandbox;
    QVERIFY(sandbox.start({u"--scenario"_s, u"empty"_s, u"--speed"_s, u"1000"_s}));
    OtherClient other(sandbox.root());
    ConsoleDesk desk(sandbox.root());
    QVERIFY(desk.waitForWindow());
    const qint64 id = other.raise(sampleCustomer, -33.9258, 18.4233);
    QVERIFY(desk.waitFor(id));
    auto *report = desk.window().actions().action("callout.report"_L1);
    QVERIFY(!report->isEnabled());
    desk.key(Qt::Key_N);
    QTRY_VERIFY(desk.entry(id)->isTaken());
    QVERIFY(!report->isEnabled()); // AURA makes it after closing
    QCOMPARE(other.post(u"callouts/%1/cancel"_s.arg(id), {}).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(desk.entry(id)->presence, Presence::Ended, 15'000);

    desk.select(id);
    QTRY_VERIFY(report->isEnabled());
    auto *centre = desk.window().panes().centre();
    desk.key(Qt::Key_P);
    QTRY_VERIFY(centre->page(id));
    QVERIFY(!centre->isMapInFront());
    QVERIFY(desk.window().docks().detail()->isHidden());
    auto *page = qobject_cast<ReportPage *>(centre->page(id));
    QVERIFY(page);
    QVERIFY(!page->facts().timeline.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(page->facts().papers.report.state, ClosingPapers::State::Here,
                              20'000);
    QVERIFY(desk.window().actions().action("report.export"_L1)->isEnabled());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(centre->isMapInFront());
    QVERIFY(desk.window().docks().detail()->isVisible());
    QVERIFY(!desk.window().actions().action("report.export"_L1)->isEnabled());

    // It waits to be rated, and the list leads there.
    desk.key(Qt::Key_R, Qt::ShiftModifier);
    QDialog *list = desk.dialog(u"toRate"_s);
    QVERIFY(list);
    auto *rows = list->findChild<QListWidget *>(u"toRate.list"_s);
    QCOMPARE(rows->count(), 1);
    QTest::keyClick(rows, Qt::Key_Return);
    QDialog *rating = desk.dialog(u"rating"_s);
    QVERIFY(rating);
    QTest::keyClick(rating, Qt::Key_4);
    QTest::keyClick(rating, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(desk.entry(id)->rated, 10'000);
    QTRY_VERIFY(!QApplication::activeModalWidget());
    desk.key(Qt::Key_R, Qt::ShiftModifier);
    list = desk.dialog(u"toRate"_s);
    QVERIFY(list);
    QCOMPARE(list->findChild<QListWidget *>(u"toRate.list"_s)->count(), 0);
}

CONSOLE_E2E_MAIN(TestDeskWindow)
#include "tst_deskwindow.moc"
