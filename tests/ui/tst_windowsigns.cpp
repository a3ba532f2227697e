// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desk.h"
#include "ui/shell/actionregistry.h"
#include "ui/shell/announcer.h"
#include "ui/shell/bannerbar.h"
#include "ui/shell/statusline.h"
#include "ui/shell/windowhead.h"

#include <QtTest/QtTest>
#include <QtWidgets/QtWidgets>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

/// What must not be overlooked: banners, the status bar, announcements.
class TestWindowSigns final : public QObject {
    Q_OBJECT

private slots:
    void bannerClimbs();
    void bannerCounts();
    void linkBannerStacksAbove();
    void statusAges();
    void statusKeepsLinkWhenNotified();
    void circuitIsTold();
    void clockIsWarnedOf();
    void sandboxStrip();
    void announcementsAreMerged();
};

void TestWindowSigns::bannerClimbs()
{
    Desk desk;
    desk.show({1280, 800});
    desk.fill(); // 992021 has waited 11 s
    auto *strip = desk.window->findChild<BannerStrip *>(u"bannerCallout"_s);
    QVERIFY(strip->isVisible());
    QCOMPARE(strip->words().level, BannerStrip::Level::New);
    QCOMPARE(strip->words().head, u"NEW CALLOUT"_s);
    QCOMPARE(strip->words().clock, u"00:11"_s);
    QCOMPARE(strip->words().strong, u"992\u00A0021"_s);
    QVERIFY(strip->words().summary.contains(u"Security · Panic button · "_s));
    const int height = strip->height();
    desk.pass(8s);
    QCOMPARE(strip->words().level, BannerStrip::Level::New);
    desk.pass(1s);
    QCOMPARE(strip->words().level, BannerStrip::Level::Amber);
    QCOMPARE(strip->grab().toImage().pixelColor(300, 4), desk.theme.color("warnFill"_L1));
    desk.pass(10s);
    QCOMPARE(strip->words().level, BannerStrip::Level::Red);
    QCOMPARE(strip->words().clock, u"00:30"_s);
    QCOMPARE(strip->grab().toImage().pixelColor(300, 4), desk.theme.color("alarmFill"_L1));
    QCOMPARE(strip->height(), height);
    desk.update(taken(*desk.callouts.entry(992021), me, 40s), BoardField::Owner);
    QVERIFY(strip->isHidden());
}

void TestWindowSigns::bannerCounts()
{
    Desk desk;
    desk.show({1280, 800});
    desk.fill();
    BoardEntry test = makeEntry(desk.clock, 993001, 200s);
    test.callout.internalTest = true;
    desk.apply(
        {.added = {makeEntry(desk.clock, 992030, 47s), makeEntry(desk.clock, 992031, 2s), test},
         .updated = {},
         .removed = {}});
    const auto &words = desk.window->head().banners()->calloutStrip()->words();
    QCOMPARE(words.head, u"3 NOT TAKEN"_s); // a test does not ring
    QCOMPARE(words.strong, u"992\u00A0030"_s);
    QCOMPARE(words.clock, u"00:47"_s);
    QCOMPARE(desk.window->actions().action("callout.takeNext"_L1)->iconText(), u"Take next (3)"_s);
    QVERIFY(desk.window->statusLine().textOf("counts"_L1).endsWith(u"3 not taken"_s));
}

void TestWindowSigns::linkBannerStacksAbove()
{
    Desk desk;
    desk.show({1920, 1080});
    desk.fill();
    desk.link(LinkState::Kind::Lost, 46s);
    const auto *banners = desk.window->head().banners();
    const auto &words = banners->linkStrip()->words();
    QVERIFY(banners->linkStrip()->isVisible());
    QVERIFY(banners->calloutStrip()->isVisible());
    QCoreApplication::processEvents();
    QVERIFY(banners->linkStrip()->y() < banners->calloutStrip()->y());
    QCOMPARE(words.level, BannerStrip::Level::Link);
    QCOMPARE(words.head, u"LINK LOST"_s);
    QCOMPARE(words.clock, u"00:46"_s);
    QCOMPARE(words.summary,
             u"No answer from AURA since 14:31:21. This board is the last known state."_s);
    QCOMPARE(words.tail, u"New callouts cannot appear."_s);
    QCOMPARE(words.note, u"Next try in 3 s (attempt 6)"_s);
    desk.pass(1s);
    QCOMPARE(words.clock, u"00:47"_s);
    QCOMPARE(words.note, u"Next try in 2 s (attempt 6)"_s);
    QSignalSpy again(desk.window.get(), &MainWindow::readAgainRequested);
    QTest::mouseClick(banners->linkStrip()->findChild<QPushButton *>(u"bannerLink.button"_s),
                      Qt::LeftButton);
    QCOMPARE(again.size(), 1);
    desk.clock.advance(83s);
    desk.link(LinkState::Kind::Linked, 0s);
    QVERIFY(banners->linkStrip()->isVisible());
    QVERIFY(words.summary.startsWith(u"Back after 02:10"_s));
    desk.pass(8s);
    QVERIFY(banners->linkStrip()->isHidden());
}

void TestWindowSigns::statusAges()
{
    Desk desk;
    desk.show({1920, 1080});
    desk.fill();
    const StatusLine &status = desk.window->statusLine();
    desk.pass(0s);
    QCOMPARE(status.textOf("link"_L1), u"Linked"_s);
    QCOMPARE(status.textOf("data"_L1), u"Data 1 s"_s);
    QCOMPARE(status.stalenessOfData(), 0);
    QCOMPARE(status.textOf("roundTrip"_L1), u"Round trip 184 ms"_s);
    QCOMPARE(status.textOf("poll"_L1), u"Poll every 2 s"_s);
    QCOMPARE(status.textOf("counts"_L1), u"12 active, 1 not taken"_s);
    QVERIFY(status.textOf("local"_L1).startsWith(u"14:32:07"_s));
    QVERIFY(status.textOf("utc"_L1).startsWith(u"12:32:07 UTC server"_s));
    QCOMPARE(status.textOf("operator"_L1), me);
    desk.pass(3s);
    QCOMPARE(status.textOf("data"_L1), u"Data 4 s"_s);
    QCOMPARE(status.stalenessOfData(), 1);
    desk.pass(2s);
    QCOMPARE(status.stalenessOfData(), 2);
    desk.window->setReadAt(desk.clock.mono);
    desk.pass(0s);
    QCOMPARE(status.stalenessOfData(), 0);
    desk.link(LinkState::Kind::Lost, 46s);
    QCOMPARE(status.textOf("link"_L1), u"Link lost 00:46"_s);
    QCOMPARE(status.textOf("roundTrip"_L1), u"Round trip no answer"_s);
}

void TestWindowSigns::statusKeepsLinkWhenNotified()
{
    Desk desk;
    desk.show({1280, 800});
    desk.fill();
    const auto item = [&desk](const char *name) {
        return desk.window->findChild<QWidget *>(QString::fromLatin1(name));
    };
    desk.window->showNotice(u"Coordinates copied."_s);
    QVERIFY(item("status.notice")->isVisible());
    QVERIFY(item("status.link")->isVisible());
    QVERIFY(item("status.data")->isVisible());
    desk.pass(6s);
    QVERIFY(!item("status.notice")->isVisible());
    QVERIFY(item("status.counts")->isVisible());
}

void TestWindowSigns::circuitIsTold()
{
    Desk desk;
    desk.show({1280, 800});
    desk.fill();
    const auto &line = desk.window->statusLine();
    const auto *item = line.findChild<QWidget *>(u"status.circuit"_s);
    const auto *roundTrip = line.findChild<QWidget *>(u"status.roundTrip"_s);
    desk.pass(0s);
    QVERIFY(!item->isVisible());
    LinkState state;
    state.kind = LinkState::Kind::Faltering;
    state.lastSuccess = desk.clock.mono - 4s;
    state.missedPolls = 1;
    state.circuit = CircuitState::Open;
    state.nextPoll = desk.clock.mono + 8s;
    desk.window->setLink(state);
    QCOMPARE(line.textOf("circuit"_L1), u"Details wait, 8 s"_s);
    QVERIFY(item->isVisible());
    QVERIFY(!roundTrip->isVisible()); // makes room in a narrow window
    desk.pass(3s);
    QCOMPARE(line.textOf("circuit"_L1), u"Details wait, 5 s"_s);
    desk.window->showNotice(u"Noted."_s);
    desk.pass(0s);
    QVERIFY(!item->isVisible());
    desk.pass(10s);
    QVERIFY(item->isVisible());
    state.circuit = CircuitState::HalfOpen;
    desk.window->setLink(state);
    QCOMPARE(line.textOf("circuit"_L1), u"Trying AURA again"_s);
    state.circuit = CircuitState::Closed;
    state.kind = LinkState::Kind::Linked;
    desk.window->setLink(state);
    QVERIFY(!item->isVisible());
    QVERIFY(roundTrip->isVisible());
}

void TestWindowSigns::clockIsWarnedOf()
{
    Desk desk;
    desk.show({1280, 800});
    desk.fill();
    auto &line = desk.window->statusLine();
    const auto *item = line.findChild<QWidget *>(u"status.clock"_s);
    QVERIFY(!item->isVisible());
    line.setClock(-3200ms, 300ms, true);
    desk.pass(0s);
    QVERIFY(item->isVisible());
    QCOMPARE(line.textOf("clock"_L1), u"Clock 3.2 s fast"_s);
    QVERIFY(line.textOf("utc"_L1).endsWith(u"server −3.2 s"_s));
    line.setClock(1500ms, 300ms, true);
    QCOMPARE(line.textOf("clock"_L1), u"Clock 1.5 s slow"_s);
    line.setClock(1500ms, 300ms, false);
    desk.pass(0s);
    QVERIFY(!item->isVisible());
    QVERIFY(line.textOf("utc"_L1).endsWith(u"server +1.5 s"_s));
    line.setClock(std::nullopt, 0ms, false);
    desk.pass(0s);
    QVERIFY(!line.textOf("utc"_L1).contains(u"server"_s));
}

void TestWindowSigns::sandboxStrip()
{
    Desk desk;
    desk.show({1280, 800});
    const auto *strip = desk.window->head().sandboxStrip();
    QVERIFY(!strip->isVisible());
    desk.window->setProfile(u"Sandbox"_s, true);
    QVERIFY(strip->isVisible());
    QCOMPARE(strip->height(), 20);
    QCoreApplication::processEvents();
    QVERIFY(strip->y() < desk.window->head().menuBar()->y());
    QVERIFY(desk.window->windowTitle().startsWith(u"Callout Console"_s));
    desk.window->setProfile(u"Live"_s, false);
    QVERIFY(!strip->isVisible());
}

void TestWindowSigns::announcementsAreMerged()
{
    Desk desk;
    desk.show({1280, 800});
    QSignalSpy said(&desk.window->announcer(), &Announcer::announced);
    desk.fill(); // one new
    QCOMPARE(said.size(), 1);
    QVERIFY(said.first().at(0).toString().contains(u"992021"_s));
    QVERIFY(said.first().at(1).toBool());
    desk.apply({.added = {makeEntry(desk.clock, 992030, 1s)}, .updated = {}, .removed = {}});
    desk.window->showNotice(u"Coordinates copied."_s);
    QCOMPARE(said.size(), 1);
    desk.pass(3s);
    QCOMPARE(said.size(), 2);
    QVERIFY(said.last().at(0).toString().contains(u"2 not taken"_s));
    QVERIFY(said.last().at(0).toString().contains(u"Coordinates copied."_s));
    desk.clock.advance(3s);
    desk.window->showNotice(u"Done."_s);
    QCOMPARE(said.size(), 3);
    QVERIFY(!said.last().at(1).toBool());
}

QTEST_MAIN(TestWindowSigns)
#include "tst_windowsigns.moc"
