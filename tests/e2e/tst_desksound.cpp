// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a new callout does to the whole desk until somebody takes it. Offscreen the tones go to an
// output that nobody hears, at the speed of the clock.
#include "desk.h"

#include "ui/shell/actionregistry.h"
#include "ui/shell/bannerbar.h"
#include "ui/shell/borderflash.h"
#include "ui/shell/statusline.h"
#include "ui/shell/windowhead.h"

#include <QAction>

using namespace e2e;

class TestDeskSound final : public QObject {
    Q_OBJECT

private slots:
    void aNewCalloutFlashesUntilItIsTaken();
    void silenceIsCountedAndLeavesTheEdge();
    void reducedMotionIsSteadyAtOnce();
    void theTestOfTheSoundIsTold();
};

void TestDeskSound::aNewCalloutFlashesUntilItIsTaken()
{
    SandboxProcess sandbox;
    QVERIFY(sandbox.start());
    OtherClient other(sandbox.root());
    ConsoleDesk desk(sandbox.root());
    QVERIFY(desk.waitForWindow());
    const auto *border = desk.window().findChild<BorderFlash *>();
    QVERIFY(border);
    QCOMPARE(border->level(), BorderFlash::Level::Off);
    QTRY_COMPARE_WITH_TIMEOUT(desk.window().statusLine().textOf("sound"_L1), u"Sound on 80 %"_s,
                              10'000);
    const qint64 id = other.raise(sampleCustomer, -33.9258, 18.4233);
    QVERIFY(desk.waitFor(id));
    QTRY_VERIFY(border->level() != BorderFlash::Level::Off);
    QVERIFY(border->isFlashing());
    QVERIFY(desk.window().head().banners()->calloutStrip()->isVisible());
    QVERIFY(desk.window().head().banners()->soundStrip()->isHidden());
    desk.key(Qt::Key_N);
    QTRY_VERIFY(desk.entry(id)->isTaken());
    QTRY_COMPARE(border->level(), BorderFlash::Level::Off);
    QVERIFY(!border->isFlashing());
}

void TestDeskSound::silenceIsCountedAndLeavesTheEdge()
{
    SandboxProcess sandbox;
    QVERIFY(sandbox.start());
    OtherClient other(sandbox.root());
    ConsoleDesk desk(sandbox.root());
    QVERIFY(desk.waitForWindow());
    const auto *border = desk.window().findChild<BorderFlash *>();
    QVERIFY(desk.waitFor(other.raise(sampleCustomer, -33.9258, 18.4233)));
    QTRY_VERIFY(border->isFlashing());
    desk.key(Qt::Key_S);
    QTRY_VERIFY(desk.window().statusLine().textOf("sound"_L1).startsWith(u"Silenced 00:"_s));
    QTRY_VERIFY(
        desk.window().head().banners()->calloutStrip()->words().note.contains(u"silenced 00:"_s));
    QVERIFY(border->isFlashing()); // silence is for the ears
    QVERIFY(other.raise(178922, -33.93, 18.46) > 0 || other.raise(178923, -33.93, 18.46) > 0);
    // A newer callout ends it.
    QTRY_COMPARE_WITH_TIMEOUT(desk.window().statusLine().textOf("sound"_L1), u"Sound on 80 %"_s,
                              15'000);
}

void TestDeskSound::reducedMotionIsSteadyAtOnce()
{
    SandboxProcess sandbox;
    QVERIFY(sandbox.start());
    OtherClient other(sandbox.root());
    ConsoleDesk desk(sandbox.root());
    QVERIFY(desk.waitForWindow());
    auto *border = desk.window().findChild<BorderFlash *>();
    border->setReducedMotion(true);
    QVERIFY(desk.waitFor(other.raise(sampleCustomer, -33.9258, 18.4233)));
    QTRY_VERIFY(border->level() != BorderFlash::Level::Off);
    QVERIFY(!border->isFlashing());
    QCOMPARE(border->opacity(), 1.0);
}

void TestDeskSound::theTestOfTheSoundIsTold()
{
    SandboxProcess sandbox;
    QVERIFY(sandbox.start());
    ConsoleDesk desk(sandbox.root());
    QVERIFY(desk.waitForWindow());
    const auto *item = desk.window().findChild<QWidget *>(u"status.sound"_s);
    QTRY_VERIFY_WITH_TIMEOUT(item->isVisible(), 10'000);
    QVERIFY(!item->toolTip().contains(u"Tested at"_s));
    desk.window().actions().action("sound.selfTest"_L1)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(item->toolTip().contains(u"all tones were played"_s), 15'000);
    QTRY_VERIFY(desk.log(0).contains(u"Sound test: 7 of 7 tones played|recorded"_s));
}

CONSOLE_E2E_MAIN(TestDeskSound)
#include "tst_desksound.moc"
