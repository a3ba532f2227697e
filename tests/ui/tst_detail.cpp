// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desk.h"
#include "ui/detail/detailpane.h"
#include "ui/detail/fieldgrid.h"
#include "ui/detail/stages.h"
#include "ui/detail/stagetrack.h"
#include "ui/theme/foldsection.h"

#include <QtTest/QtTest>
#include <QtWidgets/QtWidgets>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

/// What the detail pane says about a callout, and that saying it each second moves nothing.
class TestDetail final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void stagesOfADispatchedCallout();
    void stagesWithoutTimes();
    void stagesOverTarget();
    void withdrawnIsNotDispatched();
    void headerWords();
    void lateAfterThirtySeconds();
    void ageTurnsViolet();
    void whatIsMissingSaysSo();
    void nothingSelected();
    void incidentPointStaysShown();
    void addressFromTheMapService();
    void numberStaysMasked();
    void sectionsFold();
    void tickLaysNothingOut();
    void markupIsText();

private:
    [[nodiscard]] const FieldGrid *grid(const QString &name) const;
    void showEntry(const BoardEntry &entry);

    StillClock m_clock;
    std::unique_ptr<ServerClock> m_server;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QAction> m_action;
    std::unique_ptr<DetailPane> m_pane;
};

void TestDetail::init()
{
    m_pane.reset();
    m_clock = {};
    m_server = std::make_unique<ServerClock>(m_clock);
    m_theme = std::make_unique<Theme>();
    m_action = std::make_unique<QAction>(u"Act"_s);
    m_pane = std::make_unique<DetailPane>(*m_theme, *m_server,
                                          DetailPane::Actions{.buttons = {m_action.get()},
                                                              .more = {m_action.get()},
                                                              .copyCoordinates = m_action.get(),
                                                              .revealMobile = m_action.get()});
    m_pane->setOperatorName(me);
    m_pane->resize(520, 900);
    m_pane->show();
    m_pane->tick(m_clock.mono);
}

const FieldGrid *TestDetail::grid(const QString &name) const
{
    return m_pane->findChild<FieldGrid *>(u"detail."_s + name + u".fields"_s);
}

void TestDetail::showEntry(const BoardEntry &entry)
{
    const CalloutRow row(entry, RowContext{.places = nullptr, .types = {}, .operatorName = me});
    m_pane->setCallout(&row, m_clock.mono - 1s);
}

void TestDetail::stagesOfADispatchedCallout()
{
    BoardEntry entry =
        taken(makeEntry(m_clock, 992014, 252s, CalloutStatus::ResponderDispatched), me, 9s);
    entry.callout.dispatchedAt = *entry.callout.createdAt + 87s;
    entry.callout.responder.eta = 173s;
    const auto stages = Stages::of(entry, *m_server, m_clock.mono - 1s, m_clock.mono, false);
    QCOMPARE(stages.size(), 6);
    using enum Stage::Mark;
    QCOMPARE(stages[0], (Stage{u"Created"_s, u"14:27:55"_s, u"seen +1 s"_s, Done, false}));
    QCOMPARE(stages[1], (Stage{u"Taken"_s, u"14:28:04"_s, u"after 00:09"_s, Done, false}));
    QCOMPARE(stages[2], (Stage{u"Dispatched"_s, u"14:29:22"_s, u"after 01:27"_s, Current, false}));
    QCOMPARE(stages[3], (Stage{u"On scene"_s, u"ETA 14:34"_s, u"in 3 min"_s, Ahead, false}));
    QCOMPARE(stages[4], (Stage{u"Completed"_s, QString(QChar(0x2014)), QString(), Ahead, false}));
    QCOMPARE(stages[5], (Stage{u"Closed"_s, QString(QChar(0x2014)), u"by AURA"_s, Ahead, false}));
    QCOMPARE(Stages::of(entry, *m_server, m_clock.mono, m_clock.mono, true)[3].note,
             u"last known"_s);
    QCOMPARE(Stages::of(entry, *m_server, m_clock.mono - 300s, m_clock.mono, false)[3].note,
             u"due"_s);
    QCOMPARE(Stages::spoken(stages), u"Created 14:27:55, Taken 14:28:04, Dispatched 14:29:22"_s);
}

void TestDetail::stagesWithoutTimes()
{
    // The flat dialect tells a status and no times.
    BoardEntry entry = taken(makeEntry(m_clock, 1, 300s, CalloutStatus::ResponderArrived), me, 9s);
    entry.stageSince = m_clock.mono - 60s;
    const auto stages = Stages::of(entry, *m_server, m_clock.mono, m_clock.mono, false);
    QCOMPARE(stages[2].time, u"Not given"_s);
    QCOMPARE(stages[2].mark, Stage::Mark::Done);
    QCOMPARE(stages[3].time, u"14:31:07"_s);
    QCOMPARE(stages[3].note, u"seen here"_s);
    QCOMPARE(stages[3].mark, Stage::Mark::Current);
}

void TestDetail::stagesOverTarget()
{
    BoardEntry entry = makeEntry(m_clock, 1, 300s);
    auto stages = Stages::of(entry, *m_server, m_clock.mono, m_clock.mono, false);
    QCOMPARE(stages[0].mark, Stage::Mark::Current);
    QCOMPARE(stages[1].note, u"target 00:15"_s);
    QCOMPARE(stages[2].note, u"target 01:30"_s);
    entry = taken(entry, me, 16s);
    entry.callout.status = CalloutStatus::ResponderDispatched;
    entry.callout.dispatchedAt = *entry.callout.createdAt + 90s;
    stages = Stages::of(entry, *m_server, m_clock.mono, m_clock.mono, false);
    QVERIFY(stages[1].overTarget);
    QVERIFY(!stages[2].overTarget);
}

void TestDetail::withdrawnIsNotDispatched()
{
    BoardEntry entry =
        taken(makeEntry(m_clock, 1, 300s, CalloutStatus::ResponderCancelled), me, 9s);
    entry.callout.dispatchedAt = *entry.callout.createdAt + 60s;
    const auto stages = Stages::of(entry, *m_server, m_clock.mono, m_clock.mono, false);
    QCOMPARE(stages[1].mark, Stage::Mark::Current);
    QCOMPARE(stages[2].mark, Stage::Mark::Ahead);
}

void TestDetail::headerWords()
{
    showEntry(taken(makeEntry(m_clock, 992014, 252s, CalloutStatus::ResponderDispatched), me, 9s));
    const auto &words = m_pane->headerWords();
    QCOMPARE(words.number, u"992\u00A0014"_s);
    QCOMPARE(words.state, u"Dispatched"_s);
    QCOMPARE(words.elapsed, u"04:12"_s);
    QCOMPARE(words.kind, u"Security · Panic button · Real"_s);
    QCOMPARE(words.taken, u"Taken by you (Op 07) after 00:09"_s);
    QCOMPARE(words.since, u"since created 14:27:55"_s);
    QCOMPARE(words.age, u"Data 1 s"_s);
    QCOMPARE(words.staleness, 0);
    showEntry(taken(makeEntry(m_clock, 992014, 252s), u"Op 03"_s, 12s));
    QCOMPARE(m_pane->headerWords().taken, u"Taken by Op 03 after 00:12"_s);
}

void TestDetail::lateAfterThirtySeconds()
{
    showEntry(makeEntry(m_clock, 5, 29s));
    QCOMPARE(m_pane->headerWords().state, u"NEW"_s);
    QCOMPARE(m_pane->headerWords().stateInk, "alarmText"_ba);
    m_clock.advance(1s);
    m_pane->tick(m_clock.mono);
    QCOMPARE(m_pane->headerWords().state, u"LATE"_s);
    QCOMPARE(m_pane->headerWords().elapsed, u"00:30"_s);
}

void TestDetail::ageTurnsViolet()
{
    showEntry(makeEntry(m_clock, 5, 10s)); // read a second ago, expected every two
    m_clock.advance(3s);
    m_pane->tick(m_clock.mono);
    QCOMPARE(m_pane->headerWords().staleness, 1);
    m_clock.advance(2s);
    m_pane->tick(m_clock.mono);
    QCOMPARE(m_pane->headerWords().staleness, 2);
    m_pane->setReadAt(m_clock.mono);
    m_pane->tick(m_clock.mono);
    QCOMPARE(m_pane->headerWords().staleness, 0);
}

void TestDetail::whatIsMissingSaysSo()
{
    BoardEntry entry;
    entry.callout.id = 7;
    entry.firstSeen = m_clock.mono - 20s;
    showEntry(entry);
    for (const auto *fields :
         {grid(u"responder"_s), grid(u"location"_s), grid(u"customer"_s), grid(u"all"_s)}) {
        QVERIFY(fields);
        for (const auto *label : fields->findChildren<QLabel *>())
            QVERIFY2(!label->text().isEmpty(), qPrintable(label->objectName()));
    }
    QCOMPARE(grid(u"responder"_s)->value("eta"_L1), u"Not given"_s);
    QCOMPARE(grid(u"location"_s)->value("coordinates"_L1), u"Not given"_s);
    QCOMPARE(grid(u"all"_s)->value("status"_L1), u"Not given"_s);
    QCOMPARE(m_pane->headerWords().since, u"since first seen 14:31:47"_s);
}

void TestDetail::nothingSelected()
{
    auto *empty = m_pane->findChild<QLabel *>(u"detailEmpty"_s);
    QVERIFY(empty->isVisible());
    QCOMPARE(empty->text(), u"No callout selected."_s);
    showEntry(makeEntry(m_clock, 5, 10s));
    QVERIFY(!empty->isVisible());
    QCOMPARE(m_pane->calloutId(), 5);
    m_pane->setCallout(nullptr, {});
    QVERIFY(empty->isVisible());
    QCOMPARE(m_pane->calloutId(), 0);
}

void TestDetail::incidentPointStaysShown()
{
    BoardEntry entry = makeEntry(m_clock, 5, 10s);
    entry.incidentPosition = entry.callout.position;
    showEntry(entry);
    const auto *fields = m_pane->findChild<FieldGrid *>(u"detail.location.fields"_s);
    QCOMPARE(fields->value("incident"_L1), u"the same place"_s);
    entry.callout.position->point.latitude += 0.01;
    showEntry(entry);
    QVERIFY2(fields->value("incident"_L1).endsWith(u"now 1.1 km from there"_s),
             qPrintable(fields->value("incident"_L1)));
}

void TestDetail::addressFromTheMapService()
{
    BoardEntry entry = makeEntry(m_clock, 5, 10s);
    entry.callout.address.clear();
    showEntry(entry);
    const LatLon point = entry.callout.position->point;
    const auto *fields = m_pane->findChild<FieldGrid *>(u"detail.location.fields"_s);
    m_pane->setServiceAddress(6, point, u"9 Main Road"_s); // of another callout
    m_pane->setServiceAddress(5, {1, 2}, u"9 Main Road"_s); // of where it was
    QCOMPARE(fields->value("address"_L1), u"Not given"_s);
    m_pane->setServiceAddress(5, point, u"9 Main Road"_s);
    QCOMPARE(fields->value("address"_L1), u"9 Main Road (from the map service)"_s);
    BoardEntry moved = entry;
    moved.callout.position->point.latitude += 0.01;
    showEntry(moved);
    QCOMPARE(fields->value("address"_L1), u"Not given"_s); // nobody asked about there yet
    entry.callout.address = u"12 Long Street"_s; // AURA's own counts
    showEntry(entry);
    QCOMPARE(fields->value("address"_L1), u"12 Long Street"_s);
}

void TestDetail::numberStaysMasked()
{
    BoardEntry entry = makeEntry(m_clock, 5, 10s);
    entry.callout.customerId = 17;
    showEntry(entry);
    Customer customer;
    customer.id = 17;
    customer.name = u"Thandeka"_s;
    customer.surname = u"Mokoena"_s;
    customer.mobile = MaskedNumber::fromFull(u"+27820001234");
    m_pane->setCustomer(customer);
    const auto mobile = [this] { return grid(u"customer"_s)->value("mobile"_L1); };
    QCOMPARE(mobile(), customer.mobile.masked());
    QCOMPARE(grid(u"customer"_s)->value("name"_L1), customer.shortName());
    m_pane->revealMobile(99); // another callout's
    QCOMPARE(mobile(), customer.mobile.masked());
    m_pane->revealMobile(5);
    QCOMPARE(mobile(), customer.mobile.revealed());
    QVERIFY(!mobile().contains(u"1234"_s));
    m_clock.advance(29s);
    m_pane->tick(m_clock.mono);
    QCOMPARE(mobile(), customer.mobile.revealed());
    m_clock.advance(1s);
    m_pane->tick(m_clock.mono);
    QCOMPARE(mobile(), customer.mobile.masked());
    // And another callout never inherits it.
    m_pane->revealMobile(5);
    entry.callout.id = 6;
    showEntry(entry);
    QCOMPARE(mobile(), customer.mobile.masked());
}

void TestDetail::sectionsFold()
{
    showEntry(makeEntry(m_clock, 5, 10s));
    auto *section = m_pane->findChild<FoldSection *>(u"detail.location"_s);
    auto *fields = m_pane->findChild<FieldGrid *>(u"detail.location.fields"_s);
    QVERIFY(fields->isVisible());
    section->header()->setFocus();
    QTest::keyClick(section->header(), Qt::Key_Space);
    QVERIFY(section->isFolded());
    QVERIFY(!fields->isVisible());
    QVERIFY(section->header()->summary().startsWith(u"live, ±9 m"_s));
    section->setFolded(false);
    QVERIFY(fields->isVisible());
}

void TestDetail::tickLaysNothingOut()
{
    BoardEntry entry = makeEntry(m_clock, 5, 10s);
    entry.callout.responder.eta = 300s;
    showEntry(entry);
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    for (int pass = 0; pass < 3; ++pass) // wrapped labels settle in a second pass
        QCoreApplication::processEvents();
    struct Listener final : QObject {
        int requests = 0;
        bool eventFilter(QObject *, QEvent *event) override
        {
            requests += event->type() == QEvent::LayoutRequest;
            return false;
        }
    } listener;
    for (auto *widget : m_pane->findChildren<QWidget *>())
        widget->installEventFilter(&listener);
    for (int second = 0; second < 130; ++second) {
        m_clock.advance(1s);
        m_pane->tick(m_clock.mono);
    }
    QCoreApplication::processEvents();
    QCOMPARE(listener.requests, 0);
    QCOMPARE(m_pane->headerWords().elapsed, u"02:20"_s);
}

void TestDetail::markupIsText()
{
    BoardEntry entry = makeEntry(m_clock, 5, 10s);
    entry.callout.address = u"<b>Main</b> Road"_s;
    showEntry(entry);
    const auto *label = m_pane->findChild<QLabel *>(u"detail.location.fields.address"_s);
    QCOMPARE(label->text(), u"<b>Main</b> Road"_s);
    QCOMPARE(label->textFormat(), Qt::PlainText);
}

QTEST_MAIN(TestDetail)
#include "tst_detail.moc"
