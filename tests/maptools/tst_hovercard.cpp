// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The hover card: what it says of each thing, and that it is never in the way.
#include "toolfixture.h"
#include "ui/maptools/hovercard.h"

#include <QtTest/QtTest>
#include <QtWidgets/QtWidgets>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

class TestHoverCard final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void tellsOfACallout();
    void tellsWhatIsNotKnown();
    void countsAClusterByState();
    void tellsOfRespondersAndSites();
    void waitsBeforeItShows();
    void isNeverUnderThePointer();
    void takesNeitherKeyboardNorClicks();
    void goesWithEscape();
    void goesWhenNothingIsThere();
    void followsTheClock();

private:
    [[nodiscard]] MapHit callout(CalloutId id, QPointF at = {300, 200}) const
    {
        MapHit hit;
        hit.kind = MapHit::Kind::Callout;
        hit.callout = id;
        hit.at = at;
        return hit;
    }
    [[nodiscard]] QString text(const char *part) const
    {
        return m_card->findChild<QLabel *>(u"map.hoverCard."_s + QLatin1StringView(part))->text();
    }

    Theme m_theme;
    StillClock m_clock;
    FewPlaces m_places;
    std::unique_ptr<ServerClock> m_serverClock;
    QMap<CalloutId, BoardEntry> m_entries;
    std::unique_ptr<QWidget> m_window;
    QPushButton *m_map = nullptr;
    HoverCard *m_card = nullptr;
};

void TestHoverCard::init()
{
    m_clock = {};
    m_serverClock = std::make_unique<ServerClock>(m_clock);
    m_serverClock->observe(m_clock.utc, m_clock.mono, m_clock.mono);
    m_entries.clear();
    m_entries[992014] = entryAt(992014, {-33.91, 18.46}, m_clock);
    m_window = std::make_unique<QWidget>();
    m_map = new QPushButton(m_window.get()); // something that takes clicks and the keyboard
    m_map->setGeometry(0, 0, 640, 440);
    m_card = new HoverCard(m_theme, [this] { return m_clock.mono; }, *m_serverClock, m_map);
    m_card->setOperatorName(u"Op 07"_s);
    HoverCard::Source source;
    source.entry = [this](CalloutId id) {
        return m_entries.contains(id) ? std::optional(m_entries.value(id)) : std::nullopt;
    };
    source.members = [this](const MapHit &) { return m_entries.keys() << 1; };
    source.clock = [](const BoardEntry &) { return u"04:12"_s; };
    source.siteName = [](qint64) { return u"Depot 4"_s; };
    m_card->setSource(source);
    m_card->setPlaces(&m_places);
    m_window->resize(640, 440);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_map->setFocus();
}

void TestHoverCard::cleanup()
{
    m_window.reset();
}

void TestHoverCard::tellsOfACallout()
{
    m_card->showFor(callout(992014));
    QVERIFY(m_card->isVisible());
    QCOMPARE(text("title"), u"992\u00A0014"_s);
    QCOMPARE(text("state"), u"Dispatched  04:12"_s);
    const QStringList lines = text("lines").split(u'\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines.at(0).endsWith("NE of Woodstock"_L1));
    QCOMPARE(lines.at(1), u"Taken by you"_s);
    QVERIFY2(lines.at(2).startsWith(u"±9"_s) && lines.at(2).endsWith(u"fix 4 s old"_s),
             qPrintable(lines.at(2)));
    m_entries[992014].owner = u"Op 03"_s;
    m_entries[992014].beforeJump = Position{{-33.8, 18.4}, {}, {}};
    m_card->showFor(callout(992014));
    QVERIFY(text("lines").contains("Taken by Op 03"_L1));
    QVERIFY(text("lines").contains("The position jumped"_L1));
}

void TestHoverCard::tellsWhatIsNotKnown()
{
    BoardEntry &entry = m_entries[992014];
    entry.owner.clear();
    entry.takenAt.reset();
    entry.callout.position = Position{{-33.91, 18.46}, {}, {}};
    m_card->showFor(callout(992014));
    QVERIFY(text("lines").contains("Not taken"_L1));
    QVERIFY(text("lines").endsWith("unchanged for 4 s"_L1));
    entry.callout.position.reset();
    entry.callout.address = u"12 Main Road"_s;
    m_card->showFor(callout(992014));
    QCOMPARE(text("lines"), u"12 Main Road\nNot taken"_s);
    entry.callout.address = QString(4'000, u'M') + u"\nsecond"_s; // long, and of two lines
    m_card->showFor(callout(992014));
    QCOMPARE(text("lines").count(u'\n'), 1);
    QVERIFY(m_card->width() < 420);
    m_card->showFor(callout(5));
    QVERIFY(!m_card->isVisible()); // gone meanwhile
}

void TestHoverCard::countsAClusterByState()
{
    for (CalloutId id = 1'000; id < 1'007; ++id)
        m_entries[id] = entryAt(id, {-33.9, 18.4}, m_clock);
    m_entries[1'000].callout.status = CalloutStatus::ResponderArrived;
    m_entries[1'001].callout.status = CalloutStatus::ResponderCancelled;
    m_entries[1'002].callout.status = CalloutStatus::Unknown;
    m_entries[1'002].callout.statusText = u"Something else"_s;
    MapHit hit;
    hit.kind = MapHit::Kind::Cluster;
    hit.cluster = 7;
    hit.count = 9;
    hit.at = {300, 200};
    m_card->showFor(hit);
    QCOMPARE(text("title"), u"8 callouts"_s); // those that are there
    QCOMPARE(text("lines"), u"1 Withdrawn\n5 Dispatched\n1 On scene\n1 Status not known"_s);
    m_card->setSource({.entry = [](CalloutId) { return std::nullopt; }});
    m_card->showFor(hit);
    QVERIFY(!m_card->isVisible());
}

void TestHoverCard::tellsOfRespondersAndSites()
{
    BoardEntry &entry = m_entries[992014];
    entry.callout.responder = {u"Unit 7"_s, u"Supplier"_s, LatLon{-33.9, 18.4}, 130s};
    MapHit hit = callout(992014);
    hit.kind = MapHit::Kind::Responder;
    m_card->showFor(hit);
    QCOMPARE(text("title"), u"Unit 7"_s);
    QCOMPARE(text("state"), u"ETA 02:10"_s);
    QCOMPARE(text("lines"), u"On the way to 992\u00A0014\nSupplier"_s);
    hit = {};
    hit.kind = MapHit::Kind::Site;
    hit.site = 4;
    hit.at = {100, 100};
    m_card->showFor(hit);
    QCOMPARE(text("title"), u"Depot 4"_s);
    QVERIFY(!m_card->findChild<QLabel *>(u"map.hoverCard.state"_s)->isVisible());
}

void TestHoverCard::waitsBeforeItShows()
{
    m_entries[2] = entryAt(2, {-33.9, 18.4}, m_clock);
    m_card->hover(callout(992014), {300, 200});
    QVERIFY(!m_card->isVisible());
    QTRY_VERIFY(m_card->isVisible());
    m_card->hover(callout(2, {340, 200}), {340, 200});
    QVERIFY(m_card->isVisible()); // from one to the next at once
    QCOMPARE(text("title"), u"2"_s);
    m_card->hover({}, {10, 10});
    m_card->hover(callout(992014), {300, 200});
    m_card->hover({}, {10, 10}); // only crossed
    QVERIFY(!m_card->isVisible());
    QVERIFY(!m_card->findChild<QTimer *>()->isActive());
}

void TestHoverCard::isNeverUnderThePointer()
{
    for (const QPointF &at : {QPointF(300, 200), QPointF(0, 0), QPointF(639, 0), QPointF(0, 439),
                              QPointF(639, 439), QPointF(320, 439), QPointF(620, 220)}) {
        for (const QPointF &off :
             {QPointF(0, 0), QPointF(12, 0), QPointF(-12, 8), QPointF(0, 12)}) {
            m_card->showFor(callout(992014, at));
            m_card->hover(callout(992014, at), at + off);
            QVERIFY(!m_card->geometry().contains((at + off).toPoint()));
            QVERIFY(m_map->rect().contains(m_card->geometry()));
        }
    }
}

void TestHoverCard::takesNeitherKeyboardNorClicks()
{
    QSignalSpy clicked(m_map, &QPushButton::clicked);
    m_card->showFor(callout(992014));
    QVERIFY(m_map->hasFocus());
    QTest::mouseClick(m_window->windowHandle(), Qt::LeftButton, {}, m_card->geometry().center());
    QCOMPARE(clicked.count(), 1);
}

void TestHoverCard::goesWithEscape()
{
    QSignalSpy escaped(new QShortcut(Qt::Key_Escape, m_window.get()), &QShortcut::activated);
    m_card->showFor(callout(992014));
    QTest::keyClick(m_map, Qt::Key_A);
    QVERIFY(m_card->isVisible());
    QTest::keyClick(m_map, Qt::Key_Escape);
    QVERIFY(!m_card->isVisible());
    QCOMPARE(escaped.count(), 1); // and what else Escape does goes on
    const auto *wait = m_card->findChild<QTimer *>();
    m_card->hover(callout(992014), {301, 200}); // still there: not wanted
    QVERIFY(!m_card->isVisible() && !wait->isActive());
    m_card->hover({}, {10, 10});
    m_card->hover(callout(992014), {301, 200});
    QVERIFY(wait->isActive());
}

void TestHoverCard::goesWhenNothingIsThere()
{
    m_card->showFor(callout(992014));
    m_card->hover({}, {10, 10});
    QVERIFY(!m_card->isVisible());
    m_card->showFor(callout(992014));
    m_entries.clear();
    m_card->tick();
    QVERIFY(!m_card->isVisible());
}

void TestHoverCard::followsTheClock()
{
    m_card->showFor(callout(992014));
    m_clock.mono += 10s;
    m_clock.utc += 10s;
    m_card->tick();
    QVERIFY(text("lines").endsWith("fix 14 s old"_L1));
}

QTEST_MAIN(TestHoverCard)
#include "tst_hovercard.moc"
