// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whom DetailScheduler reads next, how often, and what it costs with thousands.
#include "services/detailscheduler.h"

#include "services/calloutboard.h"
#include "services/errors.h"

#include "fakepanicapi.h"

#include <QtTest/QtTest>

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestDetailTurns final : public QObject {
    Q_OBJECT

private slots:
    void init();

    void mostNeededGoesFirst();
    void decidedWhenTheTurnComes();
    void backgroundKeepsItsLimits();
    void nothingInTheBackgroundWhileTheLinkIsBad();
    void everyoneComesRound_data();
    void everyoneComesRound();
    void aTurnCostsTheSameWithThousands();
    void missingAreNotStarvedByTheUntaken();
    void whatIsShownDecides();
    void failedReadsAreTriedAgain();
    void retryAfterHoldsForOneReadAlone();
    void waitInTheQueueIsNoSilence();

private:
    void link(LinkState::Kind kind)
    {
        LinkState state;
        state.kind = kind;
        m_reader->setLink(state);
    }
    /// `count` callouts on the board, all of them answered when read by id.
    void manyListed(int count)
    {
        m_api->callouts.automatic = [this](qint64 id) {
            return readOf(makeCallout(id), m_clock.mono);
        };
        m_api->eventLists.automatic = [](qint64) { return QList<CalloutEvent>{}; };
        m_api->customers.automatic = [](qint64 id) {
            Customer customer;
            customer.id = id;
            return customer;
        };
        QList<Callout> callouts;
        for (CalloutId id = 1; id <= count; ++id)
            callouts.append(makeCallout(id));
        m_board->applySnapshot(snapshotOf(callouts, m_clock.mono));
    }
    [[nodiscard]] QList<CalloutId> asked() const
    {
        QList<CalloutId> ids;
        for (const auto &call : m_api->callouts.all)
            ids.append(call.id);
        return ids;
    }
    Callout listed(CalloutId id)
    {
        Callout callout = makeCallout(id);
        m_board->applySnapshot(snapshotOf({callout}, m_clock.mono, false));
        return callout;
    }
    FakeClock m_clock;
    std::unique_ptr<FakeScheduler> m_time;
    std::unique_ptr<FakePanicApi> m_api;
    std::unique_ptr<ServerClock> m_serverClock;
    std::unique_ptr<CalloutBoard> m_board;
    std::unique_ptr<RequestBudget> m_budget;
    std::unique_ptr<Circuit> m_circuit;
    std::unique_ptr<DetailScheduler> m_reader;
};

void TestDetailTurns::init()
{
    m_reader.reset();
    m_budget.reset();
    m_board.reset();
    m_clock = {};
    m_time = std::make_unique<FakeScheduler>(m_clock);
    m_api = std::make_unique<FakePanicApi>(m_clock);
    m_serverClock = std::make_unique<ServerClock>(m_clock);
    m_board = std::make_unique<CalloutBoard>(m_clock, *m_serverClock);
    m_budget = std::make_unique<RequestBudget>(m_clock, *m_time);
    m_circuit = std::make_unique<Circuit>(m_clock);
    m_reader = std::make_unique<DetailScheduler>(*m_api, *m_budget, *m_circuit, *m_board, m_clock,
                                                 *m_time);
    m_reader->setRandom([] { return 0.5; });
    connect(m_board.get(), &CalloutBoard::readWanted, m_reader.get(), &DetailScheduler::read);
}

void TestDetailTurns::mostNeededGoesFirst()
{
    m_budget->setRate(1);
    m_budget->setBurst(1);
    manyListed(6);
    for (const CalloutId id : {1, 2, 3, 4, 5})
        m_board->take(id, u"Op"_s); // 6 is taken by nobody
    m_board->beginCancel(3, true);
    m_board->setCancelMark(3, CancelMark::Requested);
    QList<Callout> fewer; // 5 is missing
    for (const CalloutId id : {1, 2, 3, 4, 6})
        fewer.append(makeCallout(id));
    m_clock.mono += 1ms;
    m_board->applySnapshot(snapshotOf(fewer, m_clock.mono));
    link(LinkState::Kind::Linked);
    m_reader->select(4);
    m_reader->readNow(2);
    m_time->advance(1s + 3'900ms); // five turns: 2, its events, 4, its events, its customer
    QCOMPARE(asked(), (QList<CalloutId>{2, 4}));
    m_time->advance(5s);
    const QList<CalloutId> order = asked().sliced(2);
    // 6 is untaken, 3 soft-cancelled, 5 missing. The selection comes round every five seconds.
    QVERIFY(order.indexOf(6) >= 0);
    QVERIFY(order.indexOf(6) < order.indexOf(3));
    m_time->advance(30s);
    const QList<CalloutId> all = asked();
    for (CalloutId id = 1; id <= 6; ++id)
        QVERIFY2(all.contains(id), qPrintable(QString::number(id)));
    QVERIFY(all.indexOf(3) < all.indexOf(1));
}

void TestDetailTurns::decidedWhenTheTurnComes()
{
    m_budget->setRate(1);
    m_budget->setBurst(1);
    for (CalloutId id = 11; id <= 14; ++id)
        m_reader->read(id);
    m_time->settle(); // 11 has gone, one turn is asked for
    m_reader->select(50);
    m_time->advance(1s);
    QCOMPARE(asked(), (QList<CalloutId>{11, 50}));
    m_reader->select(0);
    m_time->advance(1s);
    QCOMPARE(asked(), (QList<CalloutId>{11, 50, 12}));
    QCOMPARE(m_budget->waiting(), 1); // never more than one at a time
}

void TestDetailTurns::backgroundKeepsItsLimits()
{
    manyListed(10);
    link(LinkState::Kind::Linked);
    m_time->advance(5min);
    const auto &all = m_api->callouts.all;
    QHash<CalloutId, MonoTime> last;
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (i > 0)
            QVERIFY(all[i].at - all[i - 1].at >= DetailScheduler::betweenTurns);
        if (last.contains(all[i].id))
            QVERIFY(all[i].at - last.value(all[i].id) >= DetailRotation::rest);
        last.insert(all[i].id, all[i].at);
    }
    QCOMPARE(last.size(), 10);
    QVERIFY(all.size() >= 10 * 19); // about every 15 s each
}

void TestDetailTurns::nothingInTheBackgroundWhileTheLinkIsBad()
{
    manyListed(10);
    m_time->advance(1min);
    QCOMPARE(m_api->callouts.all.size(), 0); // not linked yet
    for (const auto kind : {LinkState::Kind::Faltering, LinkState::Kind::Lost}) {
        link(kind);
        m_time->advance(1min);
        QCOMPARE(m_api->callouts.all.size(), 0);
    }
    link(LinkState::Kind::Linked);
    m_time->advance(2s);
    QVERIFY(m_api->callouts.all.size() >= 4);
    m_circuit->failed(errorOf(ApiError::Kind::RateLimited));
    const qsizetype before = m_api->callouts.all.size();
    m_time->advance(1min);
    QCOMPARE(m_api->callouts.all.size(), before);
}

void TestDetailTurns::everyoneComesRound_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("taken");
    QTest::newRow("500, none taken") << 500 << 0;
    QTest::newRow("500, half of them taken") << 500 << 250;
    QTest::newRow("10,000, all taken") << 10'000 << 10'000;
}

void TestDetailTurns::everyoneComesRound()
{
    QFETCH(int, count);
    QFETCH(int, taken);
    manyListed(count);
    for (CalloutId id = 1; id <= taken; ++id)
        m_board->take(id, u"Op"_s);
    link(LinkState::Kind::Linked);
    // Two a second. What waits its turn again takes a share from what was never read (three of
    // four turns), and the taken ones have at least an eighth.
    const Millis time = taken == count ? Millis(500ms) * count
                        : taken == 0   ? Millis(500ms) * count * 4 / 3
                                       : Millis(500ms) * taken * 8;
    m_time->advance(time + 2s);
    QHash<CalloutId, int> times;
    for (const CalloutId id : asked())
        ++times[id];
    QCOMPARE(times.size(), count);
    if (taken == count) {
        for (const int often : std::as_const(times))
            QVERIFY(often <= 2);
    }
}

void TestDetailTurns::aTurnCostsTheSameWithThousands()
{
    const auto cheapest = [this](int count) {
        init();
        manyListed(count);
        m_board->take(1, u"Op"_s);
        link(LinkState::Kind::Linked);
        qint64 least = std::numeric_limits<qint64>::max();
        for (int part = 0; part < 15; ++part) {
            QElapsedTimer timer;
            timer.start();
            m_time->advance(50s); // a hundred turns
            least = std::min(least, timer.nsecsElapsed());
        }
        return double(least) / 100 / 1'000;
    };
    const double few = cheapest(500);
    const double many = cheapest(10'000);
    qInfo("one turn: %.1f us with 500, %.1f us with 10,000", few, many);
    QVERIFY(many < 6 * few + 20);
}

void TestDetailTurns::missingAreNotStarvedByTheUntaken()
{
    m_budget->setRate(2); // all of it goes to the background
    manyListed(500);
    link(LinkState::Kind::Linked);
    m_time->advance(20s);
    m_api->callouts.all.clear();
    m_reader->read(900);
    m_time->advance(DetailScheduler::overdueAfter + 5 * DetailScheduler::betweenTurns * 4);
    QVERIFY(asked().contains(900));
}

void TestDetailTurns::whatIsShownDecides()
{
    // A verified cancel whose callout has closed behind the frozen picture is read on exactly like
    // one that has not: who watches the requests learns nothing either.
    const auto readsAfter = [this](const QString &status) {
        init();
        manyListed(1);
        m_api->callouts.automatic = [this, status](qint64 id) {
            return readOf(makeCallout(id, status), m_clock.mono);
        };
        m_board->take(1, u"Op"_s);
        m_board->beginCancel(1, true);
        m_board->setCancelMark(1, CancelMark::Requested);
        link(LinkState::Kind::Linked);
        QList<MonoTime> at;
        m_time->advance(2min);
        for (const auto &call : m_api->callouts.all)
            at.append(call.at);
        return at;
    };
    QCOMPARE(readsAfter(u"closed"_s), readsAfter(u"created"_s));
    QCOMPARE(m_api->callouts.all.size(), 9);
}

void TestDetailTurns::failedReadsAreTriedAgain()
{
    m_reader->wantCustomer(7);
    m_time->settle();
    m_api->customers.take().fail(ApiError::Kind::ServerFault);
    m_time->advance(999ms);
    QCOMPARE(m_api->customers.all.size(), 1);
    m_time->advance(1ms);
    QCOMPARE(m_api->customers.all.size(), 2);
    m_api->customers.take().fail(ApiError::Kind::ServerFault);
    m_time->advance(1'999ms);
    QCOMPARE(m_api->customers.all.size(), 2);
    m_time->advance(1ms);
    QCOMPARE(m_api->customers.all.size(), 3);
    m_api->customers.automatic = [](qint64) {
        return std::unexpected(errorOf(ApiError::Kind::ServerFault));
    };
    m_api->customers.take().fail(ApiError::Kind::ServerFault);
    m_time->advance(1h);
    QCOMPARE(m_api->customers.all.size(), DetailScheduler::mostCustomerAttempts);
    m_reader->wantCustomer(7); // asked for anew
    m_time->advance(1min);
    QCOMPARE(m_api->customers.all.size(), DetailScheduler::mostCustomerAttempts + 1);
}

void TestDetailTurns::retryAfterHoldsForOneReadAlone()
{
    listed(1);
    m_clock.mono += 2s;
    m_board->applySnapshot(snapshotOf({}, m_clock.mono));
    m_time->settle();
    ApiError busy = errorOf(ApiError::Kind::ServerFault);
    busy.retryAfter = 40s;
    m_api->callouts.take().answer(std::unexpected(busy));
    m_time->settle();
    QVERIFY(m_circuit->isClosed());
    m_reader->read(2);
    m_time->advance(39s);
    QCOMPARE(asked(), (QList<CalloutId>{1, 2}));
    m_time->advance(1s);
    QCOMPARE(asked(), (QList<CalloutId>{1, 2, 1}));
}

void TestDetailTurns::waitInTheQueueIsNoSilence()
{
    m_budget->setRate(1);
    m_budget->setBurst(1);
    QList<ApiError::Kind> kinds;
    connect(m_reader.get(), &DetailScheduler::calloutRead, this,
            [&kinds](const CalloutAnswer &answer) {
                if (!answer.result)
                    kinds.append(answer.result.error().kind);
            });
    for (int i = 0; i < 40; ++i) // others are before it for long
        m_budget->acquire(RequestBudget::Class::Command, this, [] { });
    m_reader->readNow(1);
    m_time->advance(30s);
    QCOMPARE(m_api->callouts.all.size(), 0);
    QVERIFY(kinds.isEmpty());
    m_time->advance(12s);
    QCOMPARE(m_api->callouts.all.size(), 1);
    m_api->callouts.take().answer(readOf(makeCallout(1), m_clock.mono));
    m_time->advance(30s);
    QVERIFY(kinds.isEmpty());
}

QTEST_GUILESS_MAIN(TestDetailTurns)
#include "tst_detailturns.moc"
