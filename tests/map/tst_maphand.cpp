// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the hand does on the map: clusters and their fan, the keyboard walk, the frame, the menu,
// arrows to what is outside, tools, going back, the list of what has no position.
#include "maptestdata.h"

#include "ui/map/mappane.h"
#include "ui/map/maptool.h"
#include "ui/map/mapviewport.h"

#include <QContextMenuEvent>
#include <QListWidget>
#include <QPushButton>
#include <QQuickWidget>
#include <QtTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

class TestMapHand final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void clickZoomsIntoACluster();
    void clickFansWhatStandsInOnePlace();
    void tooManyForAFanAreListed();
    void tabWalksAndEscapeLeaves();
    void enterSelects();
    void controlArrowsGoToTheNearest();
    void shiftDragPicks();
    void menusActOnWhatIsSelected();
    void arrowLeadsToANewOne();
    void hoverTellsWhatIsThere();
    void toolComesFirst();
    void listsWhatHasNoPosition();

private:
    [[nodiscard]] QQuickWidget *surface() const { return m_pane->findChild<QQuickWidget *>(); }
    [[nodiscard]] QImage grab() const
    {
        return m_pane->grab().toImage().convertToFormat(QImage::Format_RGB32);
    }
    void click(const QPointF &at) const
    {
        QTest::mouseClick(surface(), Qt::LeftButton, {}, at.toPoint());
    }
    [[nodiscard]] MapHit find(MapHit::Kind kind) const
    {
        for (int y = 2; y < m_pane->height(); y += 8) {
            for (int x = 2; x < m_pane->width(); x += 8) {
                const MapHit hit = m_pane->hitAt(QPointF(x, y));
                if (hit.kind == kind)
                    return hit;
            }
        }
        return {};
    }
    static QList<BoardEntry> crowdAt(double latitude, double longitude, int count, double spread)
    {
        QList<BoardEntry> all;
        for (int i = 0; i < count; ++i)
            all.append(entryAt(100 + i, latitude + spread * i, longitude, u"Op 03"_s));
        return all;
    }

    std::unique_ptr<MapPane> m_pane;
};

void TestMapHand::init()
{
    m_pane = std::make_unique<MapPane>();
    m_pane->setStyle(loudStyle());
    m_pane->setOperatorName(u"Op 07"_s);
    m_pane->resize(700, 500);
    m_pane->show();
    m_pane->lookAt({-33.93, 18.45}, 12);
}

void TestMapHand::cleanup()
{
    m_pane.reset();
}

void TestMapHand::clickZoomsIntoACluster()
{
    m_pane->apply(added(crowdAt(-33.93, 18.45, 5, 0.0002)));
    const MapHit cluster = find(MapHit::Kind::Cluster);
    QCOMPARE(cluster.count, 5);
    QCOMPARE(m_pane->clusterMembers(cluster.cluster).size(), 5);
    QSignalSpy selected(m_pane.get(), &MapPane::calloutSelected);
    click(cluster.at);
    QVERIFY(m_pane->viewport().zoom() > 14);
    QCOMPARE(selected.size(), 0);
    QVERIFY(!find(MapHit::Kind::Cluster));
}

void TestMapHand::clickFansWhatStandsInOnePlace()
{
    m_pane->apply(added(crowdAt(-33.93, 18.45, 7, 0)));
    const QPointF middle = find(MapHit::Kind::Cluster).at;
    click(middle);
    QCOMPARE(m_pane->viewport().zoom(), 12.0);
    QVERIFY(!find(MapHit::Kind::Cluster));
    QSet<CalloutId> fanned;
    for (int degree = 0; degree < 360; degree += 5) {
        const double angle = qDegreesToRadians(double(degree));
        fanned.insert(
            m_pane->hitAt(middle + QPointF(std::cos(angle), std::sin(angle)) * 47).callout);
    }
    fanned.remove(0);
    QCOMPARE(fanned.size(), 7);
    // The one that is selected there stays there.
    const MapHit one = m_pane->hitAt(middle - QPointF(0, 47));
    click(one.at);
    QCOMPARE(m_pane->selected(), one.callout);
    QCOMPARE(m_pane->hitAt(one.at).callout, one.callout);
    click({20, 480}); // elsewhere: closed, and the selected one stands alone
    QCOMPARE(find(MapHit::Kind::Cluster).count, 6);
}

void TestMapHand::tooManyForAFanAreListed()
{
    m_pane->apply(added(crowdAt(-33.93, 18.45, 80, 0)));
    QSignalSpy selected(m_pane.get(), &MapPane::calloutSelected);
    click(find(MapHit::Kind::Cluster).at);
    auto *rows = m_pane->findChild<QListWidget *>(u"map.calloutList.rows"_s);
    QVERIFY(rows);
    QCOMPARE(rows->count(), 80);
    QVERIFY(rows->item(3)->text().contains(u"103"_s));
    QTest::keyClick(rows, Qt::Key_Down);
    QTest::keyClick(rows, Qt::Key_Return);
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected.first().first().value<CalloutId>(), CalloutId(101));
}

void TestMapHand::tabWalksAndEscapeLeaves()
{
    m_pane->apply(
        added({entryAt(1, -33.91, 18.42), entryAt(2, -33.91, 18.46), entryAt(3, -33.95, 18.44)}));
    surface()->setFocus();
    QSignalSpy hovered(m_pane.get(), &MapPane::hovered);
    const auto at = [&hovered] { return hovered.last().first().value<MapHit>().callout; };
    QTest::keyClick(surface(), Qt::Key_Tab);
    QCOMPARE(at(), CalloutId(1));
    QVERIFY(surface()->accessibleDescription().contains(u"1, Dispatched, yours, 1 of 3"_s));
    QTRY_VERIFY(countAround(grab(), *m_pane->markerPosition(1), 28, QColor(0x0000FF)) > 60);
    QTest::keyClick(surface(), Qt::Key_Tab);
    QCOMPARE(at(), CalloutId(2));
    QTest::keyClick(surface(), Qt::Key_Tab);
    QCOMPARE(at(), CalloutId(3));
    QTest::keyClick(surface(), Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(at(), CalloutId(2));
    QTest::keyClick(surface(), Qt::Key_Escape);
    QCOMPARE(at(), CalloutId(0));
    QTRY_COMPARE(countAround(grab(), *m_pane->markerPosition(2), 28, QColor(0x0000FF)), 0);
    QCOMPARE(m_pane->viewport().zoom(), 12.0);
}

void TestMapHand::enterSelects()
{
    m_pane->apply(added({entryAt(1, -33.91, 18.42)}));
    QSignalSpy selected(m_pane.get(), &MapPane::calloutSelected);
    QTest::keyClick(surface(), Qt::Key_Return); // nothing there to enter
    QCOMPARE(selected.size(), 0);
    QTest::keyClick(surface(), Qt::Key_Tab);
    QTest::keyClick(surface(), Qt::Key_Return);
    QCOMPARE(selected.size(), 1);
    QCOMPARE(m_pane->selected(), CalloutId(1));
}

void TestMapHand::controlArrowsGoToTheNearest()
{
    m_pane->apply(
        added({entryAt(1, -33.93, 18.42), entryAt(2, -33.93, 18.47), entryAt(3, -33.96, 18.46)}));
    QSignalSpy hovered(m_pane.get(), &MapPane::hovered);
    const QPointF centre = m_pane->viewport().centre();
    QTest::keyClick(surface(), Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(hovered.last().first().value<MapHit>().callout, CalloutId(1));
    QTest::keyClick(surface(), Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(hovered.last().first().value<MapHit>().callout, CalloutId(2));
    QTest::keyClick(surface(), Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(hovered.last().first().value<MapHit>().callout, CalloutId(3));
    QCOMPARE(m_pane->viewport().centre(), centre);
}

void TestMapHand::shiftDragPicks()
{
    m_pane->apply(
        added({entryAt(1, -33.93, 18.45), entryAt(2, -33.93, 18.45), entryAt(3, -33.90, 18.40)}));
    QSignalSpy area(m_pane.get(), &MapPane::areaSelected);
    const QPointF centre = m_pane->viewport().centre();
    const QRgb plain = grab().pixel(315, 215);
    QTest::mousePress(surface(), Qt::LeftButton, Qt::ShiftModifier, QPoint(300, 200));
    QTest::mouseMove(surface(), QPoint(340, 240));
    QTest::mouseMove(surface(), QPoint(400, 300));
    QTRY_VERIFY(grab().pixel(315, 215) != plain);
    QTest::mouseRelease(surface(), Qt::LeftButton, Qt::ShiftModifier, QPoint(400, 300));
    QCOMPARE(area.size(), 1);
    QCOMPARE(area.first().first().value<QList<CalloutId>>(), (QList<CalloutId>{1, 2}));
    QCOMPARE(m_pane->viewport().centre(), centre);
    QVERIFY(!find(MapHit::Kind::Cluster)); // picked ones stand alone
    m_pane->fitSelected();
    QVERIFY(m_pane->viewport().zoom() > 13);
}

void TestMapHand::menusActOnWhatIsSelected()
{
    m_pane->apply(added({entryAt(1, -33.93, 18.45), entryAt(2, -33.95, 18.48)}));
    QSignalSpy menu(m_pane.get(), &MapPane::contextMenuWanted);
    const auto ask = [this](QContextMenuEvent::Reason reason, const QPoint &at) {
        QContextMenuEvent event(reason, at, surface()->mapToGlobal(at));
        QCoreApplication::sendEvent(surface(), &event);
    };
    ask(QContextMenuEvent::Mouse, {20, 480}); // nobody there
    ask(QContextMenuEvent::Keyboard, {0, 0}); // nobody selected
    QCOMPARE(menu.size(), 0);
    const QPoint place = m_pane->markerPosition(2)->toPoint();
    ask(QContextMenuEvent::Mouse, place);
    QCOMPARE(menu.size(), 1);
    QCOMPARE(menu.first().first().value<CalloutId>(), CalloutId(2));
    QCOMPARE(menu.first().at(1).toPoint(), surface()->mapToGlobal(place));
    QCOMPARE(m_pane->selected(), CalloutId(2));
    ask(QContextMenuEvent::Keyboard, {0, 0});
    QCOMPARE(menu.size(), 2);
    QCOMPARE(menu.last().first().value<CalloutId>(), CalloutId(2));
}

void TestMapHand::arrowLeadsToANewOne()
{
    m_pane->setViewLocked(true);
    m_pane->apply(added({entryAt(1, -33.93, 18.45)}));
    QVERIFY(!find(MapHit::Kind::Arrow));
    m_pane->apply(added({entryAt(2, -33.93, 19.9, QString(), CalloutStatus::Created)}));
    const MapHit arrow = find(MapHit::Kind::Arrow);
    QCOMPARE(arrow.callout, CalloutId(2));
    QVERIFY(arrow.at.x() > 600);
    QTRY_VERIFY(countAround(grab(), arrow.at, 16, QColor(0xFF0000)) > 40);
    click(arrow.at);
    QCOMPARE(*m_pane->markerPosition(2), QPointF(350, 250));
    QVERIFY(m_pane->isViewLocked());
}

void TestMapHand::hoverTellsWhatIsThere()
{
    BoardEntry entry = entryAt(1, -33.93, 18.45);
    entry.callout.responder = {u"Unit 7"_s, {}, LatLon{-33.95, 18.48}, std::chrono::minutes(3)};
    m_pane->apply(added({entry}));
    m_pane->setSites({{417, u"Site 0417"_s, {-33.90, 18.40}}});
    QSignalSpy hovered(m_pane.get(), &MapPane::hovered);
    QTRY_VERIFY(
        countAround(grab(), *m_pane->markerPosition(1), 9, glyphColour(DisplayState::Dispatched))
        > 300);
    const auto kindAt = [&](const LatLon &place) {
        const QPointF at = m_pane->viewport().toScreen(toMercator(place));
        QTest::mouseMove(surface(), at.toPoint());
        return hovered.last().first().value<MapHit>();
    };
    QCOMPARE(kindAt({-33.93, 18.45}).kind, MapHit::Kind::Callout);
    QCOMPARE(kindAt({-33.95, 18.48}).kind, MapHit::Kind::Responder);
    QCOMPARE(kindAt({-33.95, 18.48}).callout, CalloutId(1));
    QCOMPARE(kindAt({-33.90, 18.40}).site, 417);
    QCOMPARE(kindAt({-33.96, 18.40}).kind, MapHit::Kind::None);
}

void TestMapHand::toolComesFirst()
{
    struct Tool final : MapTool {
        bool click(const LatLon &at) override
        {
            clicked = at;
            return true;
        }
        bool move(const LatLon &) override { return true; }
        bool key(int key) override { return key == Qt::Key_Escape; }
        void paint(QPainter &painter, const MapViewport &view) override
        {
            painter.fillRect(QRectF(view.toScreen(toMercator(clicked)), QSizeF(9, 9)),
                             QColor(0x12AB34));
        }
        LatLon clicked;
    } tool;
    m_pane->apply(added({entryAt(1, -33.93, 18.45)}));
    QSignalSpy selected(m_pane.get(), &MapPane::calloutSelected);
    m_pane->setTool(&tool);
    QCOMPARE(surface()->cursor().shape(), Qt::CrossCursor);
    click(*m_pane->markerPosition(1));
    QCOMPARE(selected.size(), 0);
    QVERIFY(distanceMetres(tool.clicked, {-33.93, 18.45}) < 40);
    QTRY_VERIFY(countAround(grab(), *m_pane->markerPosition(1), 12, QColor(0x12AB34)) > 40);
    m_pane->setTool(nullptr);
    click(*m_pane->markerPosition(1));
    QCOMPARE(selected.size(), 1);
}

void TestMapHand::listsWhatHasNoPosition()
{
    QList<BoardEntry> all{entryAt(1, 0, 0), entryAt(2, 0, 0), entryAt(3, -33.93, 18.45)};
    all[0].callout.position.reset();
    all[1].callout.position.reset();
    m_pane->apply(added(all));
    QSignalSpy selected(m_pane.get(), &MapPane::calloutSelected);
    QTest::mouseClick(m_pane->findChild<QPushButton *>(u"map.withoutPosition"_s), Qt::LeftButton);
    auto *rows = m_pane->findChild<QListWidget *>(u"map.calloutList.rows"_s);
    QVERIFY(rows);
    QCOMPARE(rows->count(), 2);
    QTest::mouseClick(rows->viewport(), Qt::LeftButton, {},
                      rows->visualItemRect(rows->item(1)).center());
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected.first().first().value<CalloutId>(), CalloutId(2));
}

QTEST_MAIN(TestMapHand)
#include "tst_maphand.moc"
