// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// "Go to": what each kind of input leads to, and the bar that takes it, by its keys.
#include "toolfixture.h"
#include "ui/maptools/geowords.h"
#include "ui/maptools/gotobar.h"

#include <QtTest/QtTest>
#include <QtWidgets/QtWidgets>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

class TestGoTo final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void findsCoordinates();
    void zoomFollowsWhatIsMeant();
    void findsCallouts();
    void findsPlaces();
    void readsShortCodesFromTheirPlace();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void goesByKeys();
    void choosesByArrows();
    void opensACallout();
    void escapeGivesTheKeyboardBack();
    void keepsItsKeysFromTheWindow();
    void fitsANarrowMap();
    void distances();
    void directions();

private:
    [[nodiscard]] QLineEdit *edit() const { return m_bar->findChild<QLineEdit *>(); }
    [[nodiscard]] QLabel *sentence() const
    {
        return m_bar->findChild<QLabel *>(u"map.goTo.sentence"_s);
    }

    Theme m_theme;
    FewPlaces m_places;
    std::unique_ptr<QWidget> m_window;
    QWidget *m_map = nullptr;
    QPushButton *m_other = nullptr;
    GoToBar *m_bar = nullptr;
};

void TestGoTo::init()
{
    m_window = std::make_unique<QWidget>();
    m_other = new QPushButton(u"Other"_s, m_window.get());
    m_map = new QWidget(m_window.get());
    m_map->setGeometry(0, 40, 640, 440);
    m_bar = new GoToBar(m_theme, m_map);
    m_bar->search().setPlaces(&m_places);
    m_bar->search().setNear([] { return std::optional(capeTown); });
    m_bar->search().setCallouts([] { return QList<CalloutId>{992014, 992021, 880001}; });
    m_window->resize(640, 480);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_other->setFocus();
}

void TestGoTo::cleanup()
{
    m_window.reset();
}

void TestGoTo::findsCoordinates()
{
    for (const QString &text :
         {u"-33.9378, 18.4722"_s, u"33°56'16.1\"S 18°28'19.9\"E"_s, u"4FRW3F6C+VV"_s, u"3f6c+vv"_s,
          u"geo:-33.9378,18.4722"_s, u"https://www.openstreetmap.org/#map=17/-33.9378/18.4722"_s}) {
        const GoToAnswer answer = m_bar->search().answer(text);
        QCOMPARE(answer.targets.size(), 1);
        QVERIFY(answer.sentence.isEmpty());
        QVERIFY(distanceMetres(answer.targets.first().point, {-33.9378, 18.4722}) < 12);
        QVERIFY(answer.targets.first().callout == 0);
    }
}

void TestGoTo::zoomFollowsWhatIsMeant()
{
    const auto zoomOf = [this](const QString &text) {
        return m_bar->search().answer(text).targets.value(0).zoom;
    };
    const double exact = zoomOf(u"-33.9378, 18.4722"_s);
    QCOMPARE(exact, 16.0);
    QCOMPARE(zoomOf(u"4FRW3F6C+VV"_s), exact);
    const double block = zoomOf(u"4FRW3F00+"_s); // 5 km
    const double degree = zoomOf(u"4FRW0000+"_s); // 110 km
    QVERIFY(exact > block && block > degree && degree >= 3);
    QVERIFY(zoomOf(u"Woodstock"_s) > zoomOf(u"Cape Town"_s));
}

void TestGoTo::findsCallouts()
{
    const GoToAnswer some = m_bar->search().answer(u"992"_s);
    QCOMPARE(some.targets.size(), 2);
    QCOMPARE(some.targets.first().callout, 992021); // the newer one
    const GoToAnswer one = m_bar->search().answer(u"992 014"_s);
    QCOMPARE(one.targets.size(), 1);
    QCOMPARE(one.targets.first().callout, 992014);
    QCOMPARE(m_bar->search().answer(u"#880001"_s).targets.value(0).callout, 880001);
    QVERIFY(m_bar->search().answer(u"123"_s).targets.isEmpty());
}

void TestGoTo::findsPlaces()
{
    const GoToAnswer answer = m_bar->search().answer(u"wood"_s);
    QCOMPARE(answer.targets.size(), 2);
    QCOMPARE(answer.targets.first().text, u"Woodstock, near Cape Town"_s);
    QCOMPARE(answer.targets.first().point, woodstock);
}

void TestGoTo::readsShortCodesFromTheirPlace()
{
    m_bar->search().setNear([] { return std::optional(LatLon{51.5, -0.1}); });
    const GoToAnswer answer = m_bar->search().answer(u"3F6C+VV Cape Town"_s);
    QCOMPARE(answer.targets.size(), 1);
    QVERIFY(distanceMetres(answer.targets.first().point, {-33.9378, 18.4722}) < 12);
    m_bar->search().setNear({});
    QCOMPARE(m_bar->search().answer(u"3F6C+VV Nowhere"_s).sentence,
             GeoWords::sentence(GeoProblem::ShortPlusCode));
}

void TestGoTo::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("part");
    QTest::newRow("nothing") << QString() << u"Type coordinates"_s;
    QTest::newRow("nonsense") << u"qqqq zzzz"_s << u"Not a place, position or callout"_s;
    QTest::newRow("range") << u"95.5, 18.2"_s << u"Latitude goes from −90 to 90"_s;
    QTest::newRow("comma") << u"-33,18"_s << u"decimal points"_s;
    QTest::newRow("link") << u"https://maps.app.goo.gl/AbCdEf"_s << u"does not hold a position"_s;
    QTest::newRow("code") << u"4FRW3F6C+V"_s << u"no such Plus Code"_s;
    QTest::newRow("grid") << u"61H BH 12345 12345"_s << u"no such MGRS square"_s;
}

void TestGoTo::saysWhatIsWrong()
{
    QFETCH(QString, text);
    QFETCH(QString, part);
    QSignalSpy went(m_bar, &GoToBar::goTo);
    QSignalSpy announced(m_bar, &GoToBar::announced);
    m_bar->open();
    edit()->setText(text);
    QVERIFY(sentence()->text().startsWith("Type coordinates"_L1)); // not before Enter
    QTest::keyClick(edit(), Qt::Key_Return);
    QVERIFY2(sentence()->text().contains(part), qPrintable(sentence()->text()));
    QVERIFY(sentence()->isVisible() && m_bar->isVisible());
    QCOMPARE(announced.count(), 1);
    QCOMPARE(went.count(), 0);
    QTest::keyClicks(edit(), u"1"_s);
    QVERIFY(!sentence()->isVisible() || sentence()->text().startsWith("Type coordinates"_L1));
}

void TestGoTo::goesByKeys()
{
    QSignalSpy went(m_bar, &GoToBar::goTo);
    m_bar->open();
    QVERIFY(edit()->hasFocus());
    QTest::keyClicks(edit(), u"-33.9378, 18.4722"_s);
    QTest::keyClick(edit(), Qt::Key_Enter);
    QCOMPARE(went.count(), 1);
    QCOMPARE(went.first().at(0).value<LatLon>(), (LatLon{-33.9378, 18.4722}));
    QCOMPARE(went.first().at(1).toDouble(), 16.0);
    QCOMPARE(went.first().at(2).toString(), u"-33.93780, 18.47220"_s);
    QVERIFY(!m_bar->isVisible());
    QVERIFY(m_other->hasFocus());
    m_bar->open(); // what was typed is there to be typed over
    QCOMPARE(edit()->selectedText(), u"-33.9378, 18.4722"_s);
}

void TestGoTo::choosesByArrows()
{
    QSignalSpy went(m_bar, &GoToBar::goTo);
    m_bar->open();
    QTest::keyClicks(edit(), u"wood"_s);
    auto *list = m_bar->findChild<QListWidget *>();
    QVERIFY(list->isVisible());
    QCOMPARE(list->currentRow(), 0);
    QTest::keyClick(edit(), Qt::Key_Up); // round to the last
    QCOMPARE(list->currentRow(), 1);
    QTest::keyClick(edit(), Qt::Key_Down);
    QCOMPARE(list->currentRow(), 0);
    QTest::keyClick(edit(), Qt::Key_Down);
    QTest::keyClick(edit(), Qt::Key_Return);
    QCOMPARE(went.count(), 1);
    QVERIFY(went.first().at(0).value<LatLon>().latitude > 50);
    m_bar->open();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualItemRect(list->item(0)).center());
    QCOMPARE(went.count(), 2);
    QCOMPARE(went.last().at(0).value<LatLon>(), woodstock);
}

void TestGoTo::opensACallout()
{
    QSignalSpy wanted(m_bar, &GoToBar::calloutWanted);
    QSignalSpy went(m_bar, &GoToBar::goTo);
    m_bar->open();
    QTest::keyClicks(edit(), u"992014"_s);
    QTest::keyClick(edit(), Qt::Key_Return);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().at(0).toLongLong(), 992014);
    QCOMPARE(went.count(), 0);
}

void TestGoTo::escapeGivesTheKeyboardBack()
{
    m_bar->open();
    m_bar->open(); // twice does not forget whose the keyboard was
    QTest::keyClick(edit(), Qt::Key_Escape);
    QVERIFY(!m_bar->isVisible());
    QVERIFY(m_other->hasFocus());
    m_bar->close();
    QVERIFY(m_other->hasFocus());
}

void TestGoTo::keepsItsKeysFromTheWindow()
{
    QSignalSpy escaped(new QShortcut(Qt::Key_Escape, m_window.get()), &QShortcut::activated);
    QSignalSpy entered(new QShortcut(Qt::Key_Return, m_window.get()), &QShortcut::activated);
    m_bar->open();
    QTest::keyClick(edit(), Qt::Key_Return);
    QTest::keyClick(edit(), Qt::Key_Escape);
    QCOMPARE(escaped.count() + entered.count(), 0);
    QVERIFY(!m_bar->isVisible());
    QTest::keyClick(m_other, Qt::Key_Escape);
    QCOMPARE(escaped.count(), 1);
}

void TestGoTo::fitsANarrowMap()
{
    m_bar->open();
    for (const int width : {640, 388, 300}) {
        m_map->resize(width, 400);
        QTRY_VERIFY(m_map->rect().contains(m_bar->geometry()));
        QVERIFY(m_bar->width() > width / 2);
    }
}

void TestGoTo::distances()
{
    QCOMPARE(GeoWords::distance(0), u"0 m"_s);
    QCOMPARE(GeoWords::distance(64.4), u"64 m"_s);
    QCOMPARE(GeoWords::distance(999.4), u"999 m"_s);
    QCOMPARE(GeoWords::distance(999.6), u"1.0 km"_s);
    QCOMPARE(GeoWords::distance(4'200), u"4.2 km"_s);
    QCOMPARE(GeoWords::distance(99'949), u"99.9 km"_s);
    QCOMPARE(GeoWords::distance(99'951), u"100 km"_s);
}

void TestGoTo::directions()
{
    QCOMPARE(GeoWords::bearing(0), u"000°"_s);
    QCOMPARE(GeoWords::bearing(43.4), u"043°"_s);
    QCOMPARE(GeoWords::bearing(359.6), u"000°"_s);
    QCOMPARE(GeoWords::compass(44), u"NE"_s);
    QCOMPARE(GeoWords::compass(350), u"N"_s);
    QCOMPARE(GeoWords::fromPlace({u"Woodstock"_s, 400, 45}), u"Woodstock"_s);
    QCOMPARE(GeoWords::fromPlace({u"Woodstock"_s, 2'300, 45}), u"2.3 km NE of Woodstock"_s);
    QCOMPARE(GeoWords::fromPlace({u"Sutherland"_s, 48'000, 181}), u"48.0 km S of Sutherland"_s);
}

QTEST_MAIN(TestGoTo)
#include "tst_goto.moc"
