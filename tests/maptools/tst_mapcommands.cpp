// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The question about a jump, the layers' menu, and the commands that copy coordinates.
#include "toolfixture.h"
#include "ui/maptools/coordinatereadout.h"
#include "ui/maptools/jumpbar.h"
#include "ui/maptools/layersmenu.h"

#include <QtTest/QtTest>
#include <QtWidgets/QtWidgets>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

class TestMapCommands final : public QObject {
    Q_OBJECT

private slots:
    void jumpAsksOnce();
    void jumpIsAnsweredByKeys();
    void jumpTakesNoKeyboard();
    void layersAreSwitched();
    void coordinatesAreCopied();
    void coordinateFormatIsChosen();

private:
    [[nodiscard]] BoardEntry jumped(CalloutId id) const
    {
        BoardEntry entry = entryAt(id, woodstock, m_clock);
        entry.beforeJump = Position{{woodstock.latitude + 0.0378, woodstock.longitude}, {}, {}};
        return entry;
    }

    Theme m_theme;
    StillClock m_clock;
    ServerClock m_serverClock{m_clock};
};

void TestMapCommands::jumpAsksOnce()
{
    QWidget window; // as part of one
    window.resize(640, 80);
    JumpBar bar(m_theme, m_serverClock, &window);
    window.show();
    QSignalSpy announced(&bar, &JumpBar::announced);
    bar.setEntry(entryAt(992014, woodstock, m_clock));
    QVERIFY(!bar.isVisible());
    bar.setEntry(jumped(992014));
    QVERIFY(bar.isVisible());
    QCOMPARE(bar.asksAbout(), 992014);
    const QString text = bar.findChild<QLabel *>(u"map.jump.question"_s)->text();
    const QString minute = toDateTime(m_clock.utc - 4s).toLocalTime().toString(u"HH:mm"_s);
    QCOMPARE(text, u"The position of 992\u00A0014 jumped 4.2 km at %1."_s.arg(minute));
    bar.setEntry(jumped(992014)); // moved on
    QCOMPARE(announced.count(), 1);
    bar.setEntry(jumped(992015));
    QCOMPARE(announced.count(), 2);
    BoardEntry ended = jumped(992015);
    ended.presence = Presence::Ended;
    bar.setEntry(ended);
    QVERIFY(!bar.isVisible());
    bar.setEntry(jumped(992015));
    bar.setEntry(std::nullopt);
    QVERIFY(!bar.isVisible());
    QCOMPARE(bar.asksAbout(), 0);
}

void TestMapCommands::jumpIsAnsweredByKeys()
{
    QWidget window; // as part of one
    window.resize(640, 80);
    JumpBar bar(m_theme, m_serverClock, &window);
    window.show();
    QSignalSpy settled(&bar, &JumpBar::settle);
    bar.setEntry(jumped(992014));
    QVERIFY(QTest::qWaitForWindowActive(&window));
    auto *keep = bar.findChild<QPushButton *>(u"map.jump.keep"_s);
    auto *use = bar.findChild<QPushButton *>(u"map.jump.use"_s);
    QVERIFY(keep->accessibleDescription().contains("jumped 4.2 km"_L1));
    keep->setFocus();
    QTest::keyClick(keep, Qt::Key_Tab);
    QVERIFY(use->hasFocus());
    QTest::keyClick(use, Qt::Key_Space);
    QCOMPARE(settled.count(), 1);
    QCOMPARE(settled.last().at(0).toLongLong(), 992014);
    QCOMPARE(settled.last().at(1).toBool(), true);
    QVERIFY(!bar.isVisible());
    use->click(); // answered already
    QCOMPARE(settled.count(), 1);
    bar.setEntry(jumped(992014));
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&bar, Qt::Key_K, Qt::AltModifier);
    QTRY_COMPARE(settled.count(), 2); // a button pressed by its mnemonic is seen to go down
    QCOMPARE(settled.last().at(1).toBool(), false);
}

void TestMapCommands::jumpTakesNoKeyboard()
{
    QWidget window;
    auto *edit = new QLineEdit(&window);
    auto *bar = new JumpBar(m_theme, m_serverClock, &window);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    edit->setFocus();
    bar->setEntry(jumped(992014));
    QVERIFY(edit->hasFocus());
}

void TestMapCommands::layersAreSwitched()
{
    LayersMenu menu;
    QSignalSpy changed(&menu, &LayersMenu::layersChanged);
    QCOMPARE(menu.actions().size(), 6);
    const auto action = [&menu](const QString &name) {
        return menu.findChild<QAction *>(u"map.layers."_s + name);
    };
    QVERIFY(action(u"trails"_s)->isChecked());
    QVERIFY(!action(u"coverage"_s)->isChecked());
    action(u"coverage"_s)->trigger();
    QCOMPARE(changed.count(), 1);
    MapLayers expected;
    expected.coverage = true;
    QCOMPARE(changed.last().at(0).value<MapLayers>(), expected);
    action(u"labels"_s)->trigger();
    expected.labels = false;
    QCOMPARE(menu.layers(), expected);
    menu.setLayers({.trails = false, .sites = false});
    QCOMPARE(changed.count(), 2);
    QVERIFY(!action(u"trails"_s)->isChecked() && !action(u"sites"_s)->isChecked());
    QVERIFY(action(u"labels"_s)->isChecked());
    for (const QAction *each : menu.actions())
        QVERIFY(each->text().contains(u'&') && each->toolTip() != each->text());
}

void TestMapCommands::coordinatesAreCopied()
{
    CoordinateReadout readout;
    QSignalSpy copied(&readout, &CoordinateReadout::copied);
    QCOMPARE(readout.copyActions().size(), 4);
    for (const QAction *action : readout.copyActions())
        QVERIFY(!action->isEnabled() && action->toolTip().contains("No callout"_L1));
    QVERIFY(!readout.copy());
    readout.setTarget(LatLon{-33.9378, 18.4722});
    const QStringList expected{u"-33.93780, 18.47220"_s, u"33°56'16.1\"S 18°28'19.9\"E"_s,
                               u"4FRW3F6C+VV"_s, u"34H BH"_s};
    for (qsizetype i = 0; i < expected.size(); ++i) {
        QVERIFY(readout.copyActions().at(i)->isEnabled());
        readout.copyActions().at(i)->trigger();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(expected.at(i)));
        QCOMPARE(copied.count(), i + 1);
    }
    readout.setFormat(CoordinateFormat::PlusCode);
    QVERIFY(readout.copy());
    QCOMPARE(QGuiApplication::clipboard()->text(), u"4FRW3F6C+VV"_s);
    readout.setTarget({});
    QVERIFY(!readout.copyActions().first()->isEnabled());
}

void TestMapCommands::coordinateFormatIsChosen()
{
    CoordinateReadout readout;
    QSignalSpy changed(&readout, &CoordinateReadout::formatChanged);
    const LatLon point{-33.9378, 18.4722};
    QCOMPARE(readout.text(point), u"−33.93780, 18.47220"_s);
    QVERIFY(readout.formatActions().first()->isChecked());
    readout.formatActions().at(1)->trigger();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(readout.text(point), u"33°56'16.1\"S 18°28'19.9\"E"_s);
    readout.setFormat(CoordinateFormat::Mgrs);
    QCOMPARE(changed.count(), 1);
    QVERIFY(readout.formatActions().last()->isChecked());
    QVERIFY(!readout.formatActions().first()->isChecked());
}

QTEST_MAIN(TestMapCommands)
#include "tst_mapcommands.moc"
