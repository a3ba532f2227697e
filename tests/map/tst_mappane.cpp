// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The map pane at work, without tiles: mouse, keys, view lock, notices and clocks.
#include "maptestdata.h"

#include "ui/map/mappane.h"
#include "ui/map/mapviewport.h"

#include <QLabel>
#include <QPushButton>
#include <QQuickWidget>
#include <QtTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

class TestMapPane final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void clickSelects();
    void doubleClickActivates();
    void selectionHasARing();
    void changesMoveAndRemove();
    void dragPansAndLocks();
    void wheelZoomsOnSteps();
    void keysMoveTheMap();
    void firstBoardIsFittedOnce();
    void lockedViewNeverMovesByItself();
    void freeViewFollows();
    void saysWhatHasNoPosition();
    void saysThatTheLinkIsLost();
    void saysWhereTheDataEnd();
    void worksWithoutTiles();
    void controlsHaveNamesAndFocus();
    void clocksTick();

private:
    [[nodiscard]] QImage grab() const
    {
        return m_pane->grab().toImage().convertToFormat(QImage::Format_RGB32);
    }
    [[nodiscard]] QQuickWidget *surface() const { return m_pane->findChild<QQuickWidget *>(); }
    template <typename T = QWidget> [[nodiscard]] T *child(const QString &name) const
    {
        return m_pane->findChild<T *>(name);
    }

    std::unique_ptr<MapPane> m_pane;
};

void TestMapPane::init()
{
    m_pane = std::make_unique<MapPane>();
    m_pane->setStyle(loudStyle());
    m_pane->setOperatorName(u"Op 07"_s);
    m_pane->resize(700, 500);
    m_pane->show();
    m_pane->lookAt({-33.93, 18.45}, 12);
}

void TestMapPane::cleanup()
{
    m_pane.reset();
}

void TestMapPane::clickSelects()
{
    m_pane->apply(added({entryAt(1, -33.93, 18.45), entryAt(2, -33.95, 18.48)}));
    QSignalSpy selected(m_pane.get(), &MapPane::calloutSelected);
    QTest::mouseClick(surface(), Qt::LeftButton, {}, m_pane->markerPosition(2)->toPoint());
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected.first().first().value<CalloutId>(), CalloutId(2));
    QCOMPARE(m_pane->selected(), CalloutId(2));
    QTest::mouseClick(surface(), Qt::LeftButton, {}, QPoint(200, 300)); // nobody there
    QCOMPARE(selected.size(), 1);
    QCOMPARE(m_pane->selected(), CalloutId(2));
}

void TestMapPane::doubleClickActivates()
{
    m_pane->apply(added({entryAt(1, -33.93, 18.45)}));
    QSignalSpy activated(m_pane.get(), &MapPane::calloutActivated);
    QTest::mouseDClick(surface(), Qt::LeftButton, {}, m_pane->markerPosition(1)->toPoint());
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().value<CalloutId>(), CalloutId(1));
}

void TestMapPane::selectionHasARing()
{
    m_pane->apply(added({entryAt(1, -33.93, 18.45)}));
    const QPointF at = m_pane->markerPosition(1).value();
    QTRY_COMPARE(countAround(grab(), at, 24, QColor(0x0000FF)), 0);
    m_pane->setSelected(1);
    QTRY_VERIFY(countAround(grab(), at, 24, QColor(0x0000FF)) > 40);
    m_pane->setSelected(0);
    QTRY_COMPARE(countAround(grab(), at, 24, QColor(0x0000FF)), 0);
}

void TestMapPane::changesMoveAndRemove()
{
    const QColor glyph = glyphColour(DisplayState::Dispatched);
    m_pane->apply(added({entryAt(1, -33.93, 18.45)}));
    const QPointF before = m_pane->markerPosition(1).value();
    QTRY_VERIFY(countAround(grab(), before, 9, glyph) > 300);
    m_pane->apply({{}, {{entryAt(1, -33.95, 18.42), BoardField::Position}}, {}});
    const QPointF after = m_pane->markerPosition(1).value();
    QTRY_COMPARE(countAround(grab(), before, 9, glyph), 0);
    QTRY_VERIFY(countAround(grab(), after, 9, glyph) > 300);
    m_pane->apply({{}, {}, {1}});
    QTRY_COMPARE(countAround(grab(), after, 9, glyph), 0);
    QVERIFY(!m_pane->markerPosition(1));
}

void TestMapPane::dragPansAndLocks()
{
    m_pane->setViewLocked(false);
    const QPointF place = m_pane->viewport().toMercatorAt({300, 200});
    QTest::mousePress(surface(), Qt::LeftButton, {}, QPoint(300, 200));
    QTest::mouseMove(surface(), QPoint(330, 220));
    QTest::mouseMove(surface(), QPoint(400, 260));
    QTest::mouseRelease(surface(), Qt::LeftButton, {}, QPoint(400, 260));
    const QPointF away = m_pane->viewport().toScreen(place) - QPointF(400, 260);
    QVERIFY2(away.manhattanLength() < 0.01, qPrintable(QString::number(away.manhattanLength())));
    QVERIFY(m_pane->isViewLocked());
}

void TestMapPane::wheelZoomsOnSteps()
{
    const QPointF mouse(200, 150);
    const QPointF place = m_pane->viewport().toMercatorAt(mouse);
    QWheelEvent wheel(mouse, surface()->mapToGlobal(mouse), {}, {0, 120}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(surface(), &wheel);
    QCOMPARE(m_pane->viewport().zoom(), 12.5);
    QVERIFY((m_pane->viewport().toScreen(place) - mouse).manhattanLength() < 0.01);
    for (int i = 0; i < 7; ++i) { // a touch pad turns in small bits
        QWheelEvent bit(mouse, surface()->mapToGlobal(mouse), {}, {0, -10}, Qt::NoButton,
                        Qt::NoModifier, Qt::ScrollUpdate, false);
        QCoreApplication::sendEvent(surface(), &bit);
    }
    QCOMPARE(m_pane->viewport().zoom(), 12.25);
}

void TestMapPane::keysMoveTheMap()
{
    const QPointF place = m_pane->viewport().toMercatorAt({350, 250});
    QTest::keyClick(surface(), Qt::Key_Right);
    QVERIFY(m_pane->viewport().toScreen(place).x() < 350);
    QTest::keyClick(surface(), Qt::Key_Left);
    QTest::keyClick(surface(), Qt::Key_Down);
    QVERIFY(m_pane->viewport().toScreen(place).y() < 250);
    QTest::keyClick(surface(), Qt::Key_Plus);
    QCOMPARE(m_pane->viewport().zoom(), 13.0);
    QTest::keyClick(surface(), Qt::Key_Minus);
    QTest::keyClick(surface(), Qt::Key_Minus);
    QCOMPARE(m_pane->viewport().zoom(), 11.0);
}

void TestMapPane::firstBoardIsFittedOnce()
{
    MapPane pane;
    pane.setStyle(loudStyle());
    pane.resize(700, 500);
    QSignalSpy locked(&pane, &MapPane::viewLockedChanged);
    pane.apply(added({entryAt(1, -26.1, 28.0), entryAt(2, -26.3, 28.1)})); // before it is shown
    pane.show();
    QTRY_VERIFY(pane.isViewLocked());
    QCOMPARE(locked.size(), 1);
    QVERIFY(QRectF(60, 60, 580, 380).contains(*pane.markerPosition(1)));
    QVERIFY(QRectF(60, 60, 580, 380).contains(*pane.markerPosition(2)));
    const QPointF centre = pane.viewport().centre();
    pane.apply(added({entryAt(3, -33.9, 18.4)}));
    QCOMPARE(pane.viewport().centre(), centre);
}

void TestMapPane::lockedViewNeverMovesByItself()
{
    m_pane->setViewLocked(true);
    const QPointF centre = m_pane->viewport().centre();
    m_pane->apply(added({entryAt(1, -26.2, 28.0)}));
    m_pane->setSelected(1);
    m_pane->setLinkLost(true, u"14:31:21"_s);
    QCOMPARE(m_pane->viewport().centre(), centre);
    QCOMPARE(m_pane->viewport().zoom(), 12.0);
    m_pane->centreOn(1); // asked for
    QCOMPARE(*m_pane->markerPosition(1), QPointF(350, 250));
    m_pane->apply(added({entryAt(2, -33.9, 18.4)}));
    QTest::mouseClick(child<QPushButton>(u"map.fitAll"_s), Qt::LeftButton);
    QVERIFY(QRectF(m_pane->rect()).contains(*m_pane->markerPosition(1)));
    QVERIFY(QRectF(m_pane->rect()).contains(*m_pane->markerPosition(2)));
}

void TestMapPane::freeViewFollows()
{
    m_pane->apply(added({entryAt(1, -33.93, 18.45)}));
    QTest::mouseClick(child<QPushButton>(u"map.viewLock"_s), Qt::LeftButton);
    m_pane->setViewLocked(false);
    m_pane->apply(added({entryAt(2, -33.5, 18.9)}));
    QVERIFY(QRectF(m_pane->rect()).contains(*m_pane->markerPosition(2)));
    m_pane->lookAt({-26.2, 28.0}, 12);
    m_pane->setSelected(1);
    QVERIFY(QRectF(m_pane->rect()).contains(*m_pane->markerPosition(1)));
}

void TestMapPane::saysWhatHasNoPosition()
{
    auto *chip = child<QPushButton>(u"map.withoutPosition"_s);
    QVERIFY(chip && !chip->isVisible());
    BoardEntry nowhere = entryAt(1, 0, 0);
    nowhere.callout.position.reset();
    m_pane->apply(added({nowhere}));
    QVERIFY(chip->isVisible());
    QCOMPARE(chip->text(), u"1 without position"_s);
    m_pane->apply({{}, {}, {1}});
    QVERIFY(!chip->isVisible());
}

void TestMapPane::saysThatTheLinkIsLost()
{
    auto *chip = child<QLabel>(u"map.linkLost"_s);
    m_pane->setLinkLost(true, u"14:31:21"_s);
    QVERIFY(chip->isVisible());
    QCOMPARE(chip->text(), u"Last known positions, 14:31:21"_s);
    QTRY_VERIFY(countAround(grab(), chip->geometry().center(), 60, QColor(0x600060)) > 200);
    m_pane->setLinkLost(false, {});
    QVERIFY(!chip->isVisible());
}

void TestMapPane::saysWhereTheDataEnd()
{
    auto *foot = child<QLabel>(u"map.foot"_s);
    const QString sources = u"Natural Earth · GeoNames (CC BY 4.0)"_s;
    m_pane->lookAt({-33.93, 18.45}, 10);
    QCOMPARE(foot->text(), sources);
    m_pane->lookAt({-33.93, 18.45}, 14);
    QVERIFY(foot->text().contains(u"No street data loaded"_s));
    QVERIFY(foot->text().contains(sources));
    QTest::mouseMove(surface(), QPoint(350, 250));
    QVERIFY2(foot->text().startsWith(u"33.93000° S, 18.45000° E"_s), qPrintable(foot->text()));
}

void TestMapPane::worksWithoutTiles()
{
    m_pane->apply(added({entryAt(1, -33.93, 18.45)}));
    QVERIFY(!m_pane->isMapReady());
    QCOMPARE(m_pane->problem(), QString());
    QTRY_VERIFY(
        countAround(grab(), *m_pane->markerPosition(1), 9, glyphColour(DisplayState::Dispatched))
        > 300);
    QTRY_VERIFY(countAround(grab(), {350, 150}, 140, QColor(0x203040)) > 100);
}

void TestMapPane::controlsHaveNamesAndFocus()
{
    for (const QString &name : {u"map.viewLock"_s, u"map.fitAll"_s, u"map.zoomOut"_s,
                                u"map.zoomIn"_s, u"map.surface"_s}) {
        auto *widget = child(name);
        QVERIFY2(widget, qPrintable(name));
        QVERIFY(!widget->accessibleName().isEmpty());
        QVERIFY(widget->focusPolicy() & Qt::TabFocus);
        QVERIFY(widget->width() >= 24 && widget->height() >= 24);
    }
    auto *in = child<QPushButton>(u"map.zoomIn"_s);
    QTest::mouseClick(in, Qt::LeftButton);
    QCOMPARE(m_pane->viewport().zoom(), 13.0);
    m_pane->lookAt({-33.93, 18.45}, 18);
    QVERIFY(!in->isEnabled());
    QTest::mouseClick(child<QPushButton>(u"map.zoomOut"_s), Qt::LeftButton);
    QCOMPARE(m_pane->viewport().zoom(), 17.0);
    auto *lock = child<QPushButton>(u"map.viewLock"_s);
    const bool before = m_pane->isViewLocked();
    QTest::mouseClick(lock, Qt::LeftButton);
    QCOMPARE(m_pane->isViewLocked(), !before);
    QCOMPARE(lock->accessibleName(), before ? u"View free"_s : u"View locked"_s);
}

void TestMapPane::clocksTick()
{
    Millis age(11000);
    m_pane->setAge([&age](const MapMarker &) { return age; });
    m_pane->apply(added({entryAt(1, -33.93, 18.45, QString(), CalloutStatus::Created)}));
    const QPointF at = *m_pane->markerPosition(1);
    QTRY_VERIFY(countAround(grab(), at, 9, glyphColour(DisplayState::New)) > 300);
    const QImage before = grab();
    age = Millis(12000);
    m_pane->tick();
    QTRY_VERIFY(grab() != before);
    const QImage second = grab();
    age = Millis(13000); // and by itself, each second
    QTRY_VERIFY_WITH_TIMEOUT(grab() != second, 3000);
}

QTEST_MAIN(TestMapPane)
#include "tst_mappane.moc"
