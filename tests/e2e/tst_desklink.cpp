// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The server goes away and comes back: the board stays, says so, and goes on by itself.
#include "desk.h"

using namespace e2e;

class TestDeskLink final : public QObject {
    Q_OBJECT

private slots:
    void aKilledServerLosesNothing();
    void aWrongSignInIsSaid();
};

void TestDeskLink::aKilledServerLosesNothing()
{
    QTemporaryDir directory;
    SandboxProcess sandbox;
    QVERIFY(sandbox.start(
        {u"--scenario"_s, u"empty"_s, u"--data"_s, directory.filePath(u"sandbox.sqlite"_s)}));
    qint64 id = 0;
    {
        OtherClient other(sandbox.root());
        id = other.raise(sampleCustomer, -33.9258, 18.4233);
        QVERIFY(id > 0);
    }
    ConsoleDesk desk(sandbox.root());
    QVERIFY(desk.waitForWindow());
    QVERIFY(desk.waitFor(id));
    desk.key(Qt::Key_N);
    QTRY_VERIFY(desk.entry(id)->isTaken());

    sandbox.kill();
    auto &monitor = desk.application().session()->monitor();
    QTRY_COMPARE_WITH_TIMEOUT(monitor.link().kind, LinkState::Kind::Lost, 20000);
    auto *banner = desk.window().findChild<QWidget *>(u"bannerBar"_s);
    QVERIFY(banner);
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(desk.application().table().rowOf(id) >= 0);
    QVERIFY(desk.entry(id)->isTaken());
    QCOMPARE(desk.entry(id)->presence, Presence::Listed);
    // Neither cancel can be asked for while nothing can be heard.
    desk.key(Qt::Key_X);
    desk.key(Qt::Key_V);
    desk.key(Qt::Key_U, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(desk.window().findChildren<QDialog *>(u"cancelVerified"_s).isEmpty());
    QVERIFY(desk.window().findChildren<QDialog *>(u"cancelUnconditional"_s).isEmpty());

    QVERIFY(sandbox.restart());
    desk.key(Qt::Key_F5); // "Try now"
    QTRY_COMPARE_WITH_TIMEOUT(monitor.link().kind, LinkState::Kind::Linked, 20000);
    QTRY_VERIFY(desk.entry(id)->presence == Presence::Listed);
    QVERIFY(desk.entry(id)->isTaken());
}

void TestDeskLink::aWrongSignInIsSaid()
{
    SandboxProcess sandbox;
    QVERIFY(
        sandbox.start({u"--scenario"_s, u"empty"_s, u"--client-secret"_s, u"another-secret"_s}));
    ConsoleDesk desk(sandbox.root());
    auto &monitor = desk.application().session()->monitor();
    QTRY_VERIFY_WITH_TIMEOUT(monitor.link().error.has_value(), 10000);
    QCOMPARE(monitor.link().error->kind, ApiError::Kind::Unauthorised);
    QVERIFY(monitor.link().kind != LinkState::Kind::Linked);
}

CONSOLE_E2E_MAIN(TestDeskLink)
#include "tst_desklink.moc"
