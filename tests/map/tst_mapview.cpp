// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the map looks and what lies on it: fitting, going back, the lock, layers, attribution.
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

class TestMapView final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void fitsWhatIsAskedFor();
    void layersSwitch();
    void attributionIsNeverCut();
    void backGoesBack();
    void lockedViewStaysThroughAThousandChanges();

private:
    [[nodiscard]] QQuickWidget *surface() const { return m_pane->findChild<QQuickWidget *>(); }
    [[nodiscard]] QImage grab() const
    {
        return m_pane->grab().toImage().convertToFormat(QImage::Format_RGB32);
    }

    std::unique_ptr<MapPane> m_pane;
};

void TestMapView::init()
{
    m_pane = std::make_unique<MapPane>();
    m_pane->setStyle(loudStyle());
    m_pane->setOperatorName(u"Op 07"_s);
    m_pane->resize(700, 500);
    m_pane->show();
    m_pane->lookAt({-33.93, 18.45}, 12);
}

void TestMapView::cleanup()
{
    m_pane.reset();
}

void TestMapView::fitsWhatIsAskedFor()
{
    m_pane->setViewLocked(true);
    m_pane->apply(added(
        {entryAt(1, -33.93, 18.45), entryAt(2, -33.5, 18.9), entryAt(3, -26.2, 28.0, u"Op 03"_s)}));
    const QRectF screen(0, 0, 700, 500);
    m_pane->fitMine();
    QVERIFY(screen.contains(*m_pane->markerPosition(1)));
    QVERIFY(screen.contains(*m_pane->markerPosition(2)));
    QVERIFY(!screen.contains(*m_pane->markerPosition(3)));
    m_pane->setSelected(3);
    m_pane->fitSelected();
    QVERIFY(screen.contains(*m_pane->markerPosition(3)));
    QVERIFY(!screen.contains(*m_pane->markerPosition(1)));
    m_pane->fitAll();
    QVERIFY(screen.contains(*m_pane->markerPosition(1)));
    QVERIFY(screen.contains(*m_pane->markerPosition(3)));
    m_pane->setSelected(0);
    const double zoom = m_pane->viewport().zoom();
    m_pane->fitSelected(); // nothing is
    QCOMPARE(m_pane->viewport().zoom(), zoom);
}

void TestMapView::layersSwitch()
{
    m_pane->setCoverage({{u"North"_s, {{-33.90, 18.40}, {-33.90, 18.50}, {-33.96, 18.45}}}});
    m_pane->setSites({{417, u"Site 0417"_s, {-33.94, 18.44}}});
    const QPointF site = m_pane->viewport().toScreen(toMercator({-33.94, 18.44}));
    QTRY_VERIFY(countAround(grab(), site, 6, QColor(0x604020)) > 20);
    const QImage without = grab();
    MapLayers layers = m_pane->layers();
    QVERIFY(!layers.coverage);
    layers.coverage = true;
    layers.sites = false;
    m_pane->setLayers(layers);
    QTRY_COMPARE(countAround(grab(), site, 6, QColor(0x604020)), 0);
    const QPoint inside = m_pane->viewport().toScreen(toMercator({-33.925, 18.452})).toPoint();
    QVERIFY(grab().pixel(inside) != without.pixel(inside));
}

void TestMapView::attributionIsNeverCut()
{
    auto *foot = m_pane->findChild<QLabel *>(u"map.foot"_s);
    const QString words = u"Tiles and data by the contributors of an example map"_s;
    m_pane->setAttribution(words);
    m_pane->setZoomLimits(4, 16);
    m_pane->setBeyondDataNotice(u"Enlarged beyond the source"_s);
    QVERIFY(!foot->text().contains(u"Enlarged"_s));
    for (const int width : {700, 420}) {
        m_pane->resize(width, 500);
        m_pane->lookAt({-33.93, 18.45}, 17);
        const QString said = foot->text().simplified(); // on however many lines
        QVERIFY(said.contains(words));
        QVERIFY(said.contains(u"Enlarged beyond the source"_s));
        QTRY_VERIFY(foot->width() >= foot->sizeHint().width());
        QVERIFY(foot->geometry().right() < width);
    }
}

void TestMapView::backGoesBack()
{
    const QPointF first = m_pane->viewport().centre();
    m_pane->lookAt({-26.2, 28.0}, 14);
    QTest::mousePress(surface(), Qt::LeftButton, {}, QPoint(300, 200));
    QTest::mouseMove(surface(), QPoint(330, 220));
    QTest::mouseMove(surface(), QPoint(400, 260));
    QTest::mouseRelease(surface(), Qt::LeftButton, {}, QPoint(400, 260));
    auto *button = m_pane->findChild<QPushButton *>(u"map.back"_s);
    QVERIFY(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton); // the whole drag is one step
    QVERIFY((m_pane->viewport().centre() - toMercator({-26.2, 28.0})).manhattanLength() < 1e-9);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(m_pane->viewport().centre(), first);
    QCOMPARE(m_pane->viewport().zoom(), 12.0);
}

void TestMapView::lockedViewStaysThroughAThousandChanges()
{
    QTest::mousePress(surface(), Qt::LeftButton, {}, QPoint(300, 200));
    QTest::mouseMove(surface(), QPoint(330, 220));
    QTest::mouseMove(surface(), QPoint(340, 230));
    QTest::mouseRelease(surface(), Qt::LeftButton, {}, QPoint(340, 230));
    const QPointF centre = m_pane->viewport().centre();
    for (int i = 0; i < 1000; ++i) {
        m_pane->apply(added(
            {entryAt(1 + i % 90, -34 + i * 0.01, 18 + i * 0.01, i % 3 ? u"Op 07"_s : QString())}));
        if (i % 7 == 0)
            m_pane->setSelected(1 + i % 90);
        if (i % 11 == 0)
            m_pane->apply({{}, {}, {1 + i % 90}});
    }
    QCOMPARE(m_pane->viewport().centre(), centre);
    QCOMPARE(m_pane->viewport().zoom(), 12.0);
}

QTEST_MAIN(TestMapView)
#include "tst_mapview.moc"
