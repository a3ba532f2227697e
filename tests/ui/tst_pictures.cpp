// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desk.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

/// The whole window at both sizes of the design and in both themes. With CONSOLE_UI_PICTURES=folder
/// the pictures are kept, to be looked at beside the mock-ups.
class TestPictures final : public QObject {
    Q_OBJECT

private slots:
    void window_data();
    void window();
};

void TestPictures::window_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("night");
    QTest::addColumn<bool>("lost");
    QTest::newRow("day-1920x1080") << QSize(1920, 1080) << false << false;
    QTest::newRow("night-1920x1080") << QSize(1920, 1080) << true << false;
    QTest::newRow("day-1280x800") << QSize(1280, 800) << false << false;
    QTest::newRow("night-1280x800") << QSize(1280, 800) << true << false;
    QTest::newRow("lost-1920x1080") << QSize(1920, 1080) << false << true;
    QTest::newRow("night-lost-1280x800") << QSize(1280, 800) << true << true;
}

void TestPictures::window()
{
    QFETCH(QSize, size);
    QFETCH(bool, night);
    QFETCH(bool, lost);
    Desk desk;
    desk.theme.setKind(night ? ThemeKind::Night : ThemeKind::Day);
    desk.show(size);
    desk.fill();
    desk.window->selectCallout(992014);
    desk.messages.setMessages({{.localId = 1,
                                .author = MessageRow::AuraControl,
                                .text = u"Unit 7 dispatched, ETA 7 minutes."_s,
                                .at = desk.clock.utc - 160s,
                                .delivery = MessageRow::None,
                                .note = {}},
                               {.localId = 2,
                                .author = MessageRow::You,
                                .text = u"Noted. Please confirm arrival."_s,
                                .at = desk.clock.utc - 98s,
                                .delivery = MessageRow::Accepted,
                                .note = {}},
                               {.localId = 3,
                                .author = MessageRow::AuraControl,
                                .text = u"Unit 7 on Liesbeek Parkway, ETA 3 min."_s,
                                .at = desk.clock.utc - 27s,
                                .delivery = MessageRow::None,
                                .note = {}}});
    if (lost)
        desk.link(LinkState::Kind::Lost, 46s);
    desk.window->setProfile(u"Sandbox"_s, lost);
    desk.pass(0s);
    QTest::qWait(50); // lets the layout and the map settle for the picture
    desk.saveIfWanted(QString::fromLatin1(QTest::currentDataTag()));
    const QImage image = desk.window->grab().toImage();
    QCOMPARE(image.size(), size);
    // Painted in the theme's ground: the corner of the status bar.
    QCOMPARE(image.pixelColor(size.width() - 2, size.height() - 4), desk.theme.color("panel"_L1));
}

QTEST_MAIN(TestPictures)
#include "tst_pictures.moc"
