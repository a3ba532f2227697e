// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desk.h"
#include "ui/shell/actionregistry.h"
#include "ui/shell/announcer.h"
#include "ui/shell/bannerbar.h"
#include "ui/shell/borderflash.h"
#include "ui/shell/statusline.h"
#include "ui/shell/traysign.h"
#include "ui/shell/windowhead.h"

#include <QtTest/QtTest>
#include <QtWidgets/QtWidgets>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

/// What is seen of an alarm: the banner's ladder, the edge of the window, the speaker, the desktop.
class TestAlarmSigns final : public QObject {
    Q_OBJECT

private slots:
    void bannerFollowsThePicture();
    void bannerTellsTheNextStep();
    void bannerCountsTheSilence();
    void bannerTellsALostSound();
    void borderFlashesOnceASecond();
    void borderIsSteadyWithReducedMotion();
    void borderCoversNothingAndTakesNoClicks();
    void borderHasTheColourOfItsLevel();
    void speakerIsInTheStatusBar();
    void desktopIsToldTheAreaOnly();
    void announcementsOfATopicReplaceEachOther();
};

static AlarmPicture picture(const Desk &desk, Escalation level)
{
    AlarmPicture value;
    value.level = level;
    value.untaken = 1;
    value.oldest = 992021;
    value.oldestSince = desk.clock.mono - 11s;
    return value;
}

void TestAlarmSigns::bannerFollowsThePicture()
{
    Desk desk;
    desk.show({1280, 800});
    desk.fill(); // 992021 has waited 11 s
    auto *banners = desk.window->head().banners();
    const auto &words = banners->calloutStrip()->words();
    using Level = BannerStrip::Level;
    for (const auto &[level, shown] :
         {std::pair(Escalation::Tone, Level::New), std::pair(Escalation::Repeat, Level::New),
          std::pair(Escalation::Louder, Level::Amber), std::pair(Escalation::Late, Level::Red),
          std::pair(Escalation::Breach, Level::Red)}) {
        banners->setAlarm(picture(desk, level), desk.clock.mono);
        QCOMPARE(words.level, shown);
    }
    QVERIFY(!words.clock.isEmpty());
}

void TestAlarmSigns::bannerTellsTheNextStep()
{
    Desk desk;
    desk.show({1920, 1080});
    desk.fill();
    auto *banners = desk.window->head().banners();
    const auto &words = banners->calloutStrip()->words();
    QCOMPARE(words.note, u"only one waiting · sound repeats at 00:15"_s);
    desk.pass(4s);
    QVERIFY(words.note.endsWith(u"louder at 00:20"_s));
    desk.pass(5s);
    QVERIFY(words.note.endsWith(u"late at 00:30"_s));
    desk.pass(12s);
    QCOMPARE(words.note, u"late for 00:02 · supervisor at 01:00"_s);
    desk.pass(30s);
    QVERIFY(words.note.endsWith(u"call the supervisor"_s));
    desk.pass(30s);
    QVERIFY(words.note.endsWith(u"call the supervisor, the breach is logged"_s));
    // Called for long before this desk saw it: the steps are told by the clock that is shown.
    AlarmPicture old = picture(desk, Escalation::Tone);
    old.oldestSince = desk.clock.mono - 5s;
    banners->setAlarm(old, desk.clock.mono);
    QCOMPARE(words.clock, u"01:32"_s);
    QVERIFY(words.note.endsWith(u"sound repeats at 01:42"_s));
    banners->setAlarm({}, desk.clock.mono);
    // A site's own figures.
    banners->setLadder({15s, 20s, 60s, 120s, 180s});
    desk.pass(1s);
    QVERIFY(words.note.endsWith(u"supervisor at 02:00"_s));
}

void TestAlarmSigns::bannerCountsTheSilence()
{
    Desk desk;
    desk.show({1920, 1080});
    desk.fill();
    auto *banners = desk.window->head().banners();
    AlarmPicture now = picture(desk, Escalation::Tone);
    now.silencedUntil = desk.clock.mono + 27s;
    banners->setAlarm(now, desk.clock.mono);
    const auto &words = banners->calloutStrip()->words();
    QVERIFY(words.note.endsWith(u"silenced 00:27"_s));
    desk.pass(7s);
    QVERIFY(words.note.endsWith(u"silenced 00:20"_s));
    desk.pass(20s);
    QVERIFY(!words.note.contains(u"silenced"_s));
}

void TestAlarmSigns::bannerTellsALostSound()
{
    Desk desk;
    desk.show({1280, 800});
    desk.fill();
    auto *banners = desk.window->head().banners();
    QVERIFY(banners->soundStrip()->isHidden());
    banners->setSoundLost(desk.clock.mono, u"No sound output was found."_s, desk.clock.mono);
    QVERIFY(banners->soundStrip()->isVisible());
    QVERIFY(banners->calloutStrip()->isVisible());
    QCoreApplication::processEvents();
    QVERIFY(banners->soundStrip()->y() < banners->calloutStrip()->y());
    const auto &words = banners->soundStrip()->words();
    QCOMPARE(words.head, u"NO SOUND"_s);
    QCOMPARE(words.summary, u"No sound output was found."_s);
    QCOMPARE(words.tail, u"Alarms show on the screen only."_s);
    desk.pass(65s);
    QCOMPARE(words.clock, u"01:05"_s);
    QSignalSpy without(desk.window->actions().action("sound.screenOnly"_L1), &QAction::triggered);
    QTest::mouseClick(banners->soundStrip()->findChild<QPushButton *>(u"bannerSound.button"_s),
                      Qt::LeftButton);
    QCOMPARE(without.size(), 1);
    banners->setSoundLost({}, {}, desk.clock.mono);
    QVERIFY(banners->soundStrip()->isHidden());
}

void TestAlarmSigns::borderFlashesOnceASecond()
{
    Theme theme;
    QWidget window;
    window.resize(400, 300);
    window.show();
    BorderFlash border(theme, &window);
    QVERIFY(!border.isFlashing()); // costs nothing while it is off
    QVERIFY(border.isHidden());
    QSignalSpy flashed(&border, &BorderFlash::flashed);
    QElapsedTimer clock;
    clock.start();
    border.setLevel(BorderFlash::Level::New, true);
    QVERIFY(border.isVisible());
    QCOMPARE(border.opacity(), 1.0);
    QTRY_VERIFY_WITH_TIMEOUT(flashed.size() >= 1, 10'000);
    QVERIFY(border.opacity() < 1.0);
    QVERIFY(border.opacity() > 0.0);
    QTRY_VERIFY_WITH_TIMEOUT(flashed.size() >= 2, 10'000);
    QCOMPARE(border.opacity(), 1.0);
    // Bright once a second, however slow the machine is: never more often than three times.
    QVERIFY(clock.elapsed() >= 900);
    static_assert(1000 / (2 * BorderFlash::halfPeriodMs) <= 3);
    border.setLevel(BorderFlash::Level::Amber, true); // goes on, does not begin anew
    QVERIFY(border.isFlashing());
    border.setLevel(BorderFlash::Level::Off, false);
    QVERIFY(!border.isFlashing());
    QVERIFY(border.isHidden());
}

void TestAlarmSigns::borderIsSteadyWithReducedMotion()
{
    Theme theme;
    QWidget window;
    window.resize(400, 300);
    window.show();
    BorderFlash border(theme, &window);
    border.setReducedMotion(true);
    border.setLevel(BorderFlash::Level::Red, true);
    QVERIFY(border.isVisible());
    QVERIFY(!border.isFlashing());
    QCOMPARE(border.opacity(), 1.0);
    border.setReducedMotion(false);
    QVERIFY(border.isFlashing());
    border.setReducedMotion(true);
    QVERIFY(!border.isFlashing());
    QCOMPARE(border.opacity(), 1.0); // never left dim
}

void TestAlarmSigns::borderCoversNothingAndTakesNoClicks()
{
    Theme theme;
    QWidget window;
    QPushButton button(&window);
    button.setGeometry(0, 0, 400, 300);
    window.resize(400, 300);
    window.show();
    BorderFlash border(theme, &window);
    border.setLevel(BorderFlash::Level::New, false);
    QVERIFY(!border.mask().contains(QPoint(200, 150)));
    QVERIFY(border.mask().contains(QPoint(2, 150)));
    QSignalSpy clicked(&button, &QPushButton::clicked);
    QTest::mouseClick(window.windowHandle(), Qt::LeftButton, {}, QPoint(2, 150));
    QCOMPARE(clicked.size(), 1);
    window.resize(600, 500);
    QTRY_VERIFY(border.mask().contains(QPoint(597, 250)));
    QVERIFY(!border.mask().contains(QPoint(397, 250)));
}

void TestAlarmSigns::borderHasTheColourOfItsLevel()
{
    Theme theme;
    QWidget window;
    window.resize(400, 300);
    window.show();
    BorderFlash border(theme, &window);
    using Level = BorderFlash::Level;
    for (const auto &[level, token] :
         {std::pair(Level::New, "alarmSymbol"_L1), std::pair(Level::Amber, "warnFill"_L1),
          std::pair(Level::Red, "alarmFill"_L1), std::pair(Level::Technical, "techFill"_L1)}) {
        border.setLevel(level, false);
        const QImage seen = window.grab().toImage();
        QCOMPARE(seen.pixelColor(3, 150), theme.color(token));
        QVERIFY(seen.pixelColor(200, 150) != theme.color(token));
    }
}

void TestAlarmSigns::speakerIsInTheStatusBar()
{
    Desk desk;
    desk.show({1920, 1080});
    desk.fill();
    auto &line = desk.window->statusLine();
    const auto *item = line.findChild<QWidget *>(u"status.sound"_s);
    QVERIFY(!item->isVisible()); // not known yet
    StatusLine::Sound sound{.known = true,
                            .volume = 80,
                            .silencedUntil = {},
                            .trouble = {},
                            .detail = u"Output: Speaker"_s};
    line.setSound(sound, desk.clock.mono);
    QVERIFY(item->isVisible());
    QCOMPARE(line.textOf("sound"_L1), u"Sound on 80 %"_s);
    QVERIFY(item->toolTip().contains(u"Output: Speaker"_s));
    sound.silencedUntil = desk.clock.mono + 21s;
    line.setSound(sound, desk.clock.mono);
    QCOMPARE(line.textOf("sound"_L1), u"Silenced 00:21"_s);
    desk.pass(5s);
    QCOMPARE(line.textOf("sound"_L1), u"Silenced 00:16"_s);
    desk.pass(16s);
    QCOMPARE(line.textOf("sound"_L1), u"Sound on 80 %"_s);
    sound.trouble = u"No sound output was found."_s;
    line.setSound(sound, desk.clock.mono);
    QCOMPARE(line.textOf("sound"_L1), u"No sound output"_s);
    QVERIFY(item->toolTip().startsWith(sound.trouble));
    QVERIFY(item->accessibleName().contains(u"No sound output"_s));
    QVERIFY(item->accessibleDescription().startsWith(sound.trouble));
}

void TestAlarmSigns::desktopIsToldTheAreaOnly()
{
    Theme theme;
    QWidget window; // never shown: another program is in front
    TraySign tray(theme, &window);
    QSignalSpy told(&tray, &TraySign::told);
    tray.arrived({});
    QCOMPARE(told.size(), 0);
    tray.arrived({u"Woodstock"_s});
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.last().at(0).toString(), u"New callout"_s);
    QCOMPARE(told.last().at(1).toString(), u"Woodstock"_s);
    tray.arrived(
        {u"Woodstock"_s, u"Woodstock"_s, u"Maitland"_s, QString(), u"Mowbray"_s, u"Sea Point"_s});
    QCOMPARE(told.last().at(0).toString(), u"6 new callouts"_s);
    QCOMPARE(told.last().at(1).toString(), u"Woodstock, Maitland, Mowbray and elsewhere"_s);
    tray.arrived({QString()});
    QCOMPARE(told.last().at(1).toString(), u"Area not known"_s);
    tray.setNotices(false);
    tray.arrived({u"Woodstock"_s});
    QCOMPARE(told.size(), 3);
    tray.setNotices(true);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    tray.arrived({u"Woodstock"_s});
    QCOMPARE(told.size(), 3); // the operator sees it
}

void TestAlarmSigns::announcementsOfATopicReplaceEachOther()
{
    QWidget window;
    Announcer announcer(&window);
    QSignalSpy said(&announcer, &Announcer::announced);
    const MonoTime start(Millis(1'000'000));
    announcer.announce(u"Linked."_s, false, start);
    announcer.announce(u"Copied."_s, false, start);
    announcer.announce(u"2 not taken."_s, true, start, "new"_L1);
    announcer.announce(u"3 not taken."_s, true, start + 1s, "new"_L1);
    announcer.announce(u"Callout 7 is late."_s, true, start + 1s, "late"_L1);
    QCOMPARE(said.size(), 1);
    announcer.tick(start + 3s);
    QCOMPARE(said.size(), 2);
    // What cannot wait comes first; what is out of date does not come at all.
    QCOMPARE(said.last().at(0).toString(), u"3 not taken. Callout 7 is late. Copied."_s);
    QVERIFY(said.last().at(1).toBool());
    announcer.announce(u"Copied."_s, false, start + 6s);
    QVERIFY(!said.last().at(1).toBool());
}

QTEST_MAIN(TestAlarmSigns)
#include "tst_alarmsigns.moc"
