// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/detailscheduler.h"

#include "services/calloutboard.h"
#include "services/errors.h"

#include "fakepanicapi.h"

#include <QtTest/QtTest>

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestDetailScheduler final : public QObject {
    Q_OBJECT

private slots:
    void init();

    void selectedIsReadAtOnceAndEveryFiveSeconds();
    void customerIsReadOnce();
    void customerFailureIsTriedAgain();
    void missingOnesAreRead();
    void neverMoreThanTheBudget();
    void commandsComeFirst();
    void nothingIsAskedTwiceAtOnce();
    void hungRequestIsGivenUp();
    void waitsWhileTheCircuitIsOpen();
    void answerAboutAnotherIsNotTaken();
    void resetForgets();

private:
    Callout listed(CalloutId id)
    {
        Callout callout = makeCallout(id);
        m_board->applySnapshot(snapshotOf({callout}, m_clock.mono, false));
        return callout;
    }
    [[nodiscard]] qsizetype requests() const
    {
        return m_api->callouts.all.size() + m_api->eventLists.all.size()
               + m_api->customers.all.size();
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

void TestDetailScheduler::init()
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

void TestDetailScheduler::selectedIsReadAtOnceAndEveryFiveSeconds()
{
    QSignalSpy events(m_reader.get(), &DetailScheduler::eventsRead);
    m_api->callouts.automatic = [this](qint64 id) { return readOf(makeCallout(id), m_clock.mono); };
    m_api->eventLists.automatic = [](qint64) { return QList<CalloutEvent>{}; };
    listed(1);
    m_reader->select(1);
    QCOMPARE(requests(), 0); // never before the call has returned
    m_time->settle();
    QCOMPARE(m_api->callouts.all.size(), 1);
    QCOMPARE(events.size(), 1);
    m_time->advance(4'999ms);
    QCOMPARE(m_api->callouts.all.size(), 1);
    m_time->advance(1ms);
    QCOMPARE(m_api->callouts.all.size(), 2);
    QCOMPARE(m_api->eventLists.all.size(), 2);
    m_reader->select(0);
    m_time->advance(1min);
    QCOMPARE(m_api->callouts.all.size(), 2);
}

void TestDetailScheduler::customerIsReadOnce()
{
    QSignalSpy read(m_reader.get(), &DetailScheduler::customerRead);
    m_api->customers.automatic = [](qint64 id) {
        Customer customer;
        customer.id = id;
        customer.name = u"Thandeka"_s;
        return customer;
    };
    listed(1);
    m_reader->select(1);
    m_time->advance(30s);
    QCOMPARE(m_api->customers.all.size(), 1);
    QCOMPARE(m_api->customers.all[0].id, 1'001);
    QCOMPARE(read.size(), 1);
    QCOMPARE(m_reader->customer(1'001)->name, u"Thandeka"_s);
    QVERIFY(!m_reader->customer(5));
    m_reader->wantCustomer(0);
    m_time->settle();
    QCOMPARE(m_api->customers.all.size(), 1);
}

void TestDetailScheduler::customerFailureIsTriedAgain()
{
    QSignalSpy failed(m_reader.get(), &DetailScheduler::customerFailed);
    m_reader->wantCustomer(7);
    m_time->settle();
    m_api->customers.take().fail(ApiError::Kind::NotFound);
    m_time->settle();
    QCOMPARE(failed.size(), 1);
    m_reader->wantCustomer(7);
    m_time->settle();
    QCOMPARE(m_api->customers.all.size(), 2);
}

void TestDetailScheduler::missingOnesAreRead()
{
    listed(1);
    m_clock.mono += 2s;
    m_board->applySnapshot(snapshotOf({}, m_clock.mono));
    m_time->settle();
    QCOMPARE(m_api->callouts.all.size(), 1);
    m_api->callouts.take().answer(readOf(makeCallout(1, u"closed"_s), m_clock.mono));
    m_time->settle();
    QCOMPARE(m_board->find(1)->endKind, EndKind::Closed);
    listed(2);
    m_clock.mono += 2s;
    m_board->applySnapshot(snapshotOf({}, m_clock.mono));
    m_time->settle();
    m_api->callouts.take().fail(ApiError::Kind::NotFound);
    m_time->settle();
    QCOMPARE(m_board->find(2)->endKind, EndKind::NotFound);
}

void TestDetailScheduler::neverMoreThanTheBudget()
{
    m_budget->setBurst(1);
    m_api->callouts.automatic = [this](qint64 id) { return readOf(makeCallout(id), m_clock.mono); };
    m_api->eventLists.automatic = [](qint64) { return QList<CalloutEvent>{}; };
    for (CalloutId id = 1; id <= 30; ++id)
        m_reader->read(id);
    m_reader->select(31);
    m_reader->readNow(32);
    m_time->advance(20s);
    QVERIFY(requests() >= 34);
    QList<MonoTime> sent;
    for (const auto &call : m_api->callouts.all)
        sent.append(call.at);
    for (const auto &call : m_api->eventLists.all)
        sent.append(call.at);
    std::ranges::sort(sent);
    for (qsizetype i = 1; i < sent.size(); ++i)
        QVERIFY(sent[i] - sent[i - 1] >= 200ms);
}

void TestDetailScheduler::commandsComeFirst()
{
    m_budget->setBurst(4);
    for (CalloutId id = 1; id <= 8; ++id)
        m_reader->read(id);
    m_reader->select(50);
    m_reader->readNow(60); // all in one go: decided when the turns come
    m_time->settle();
    QCOMPARE(requests(), 4);
    const auto wasAsked = [this](CalloutId id) {
        return std::ranges::count(m_api->callouts.all, id,
                                  [](const auto &call) { return call.id; });
    };
    QCOMPARE(wasAsked(60), 1);
    QCOMPARE(wasAsked(50), 1);
    QCOMPARE(m_api->eventLists.all.size(), 2);
}

void TestDetailScheduler::nothingIsAskedTwiceAtOnce()
{
    m_reader->read(1);
    m_time->settle();
    m_reader->read(1);
    m_reader->read(1);
    m_time->advance(3s);
    QCOMPARE(m_api->callouts.all.size(), 1);
    m_api->callouts.take().answer(readOf(makeCallout(1), m_clock.mono));
    m_time->settle();
    QCOMPARE(m_api->callouts.all.size(), 2); // wanted again meanwhile: once
    m_api->callouts.take().answer(readOf(makeCallout(1), m_clock.mono));
    m_time->advance(3s);
    QCOMPARE(m_api->callouts.all.size(), 2);
}

void TestDetailScheduler::hungRequestIsGivenUp()
{
    QList<ApiError::Kind> kinds;
    connect(m_reader.get(), &DetailScheduler::calloutRead, this,
            [&kinds](const CalloutAnswer &answer) {
                if (!answer.result)
                    kinds.append(answer.result.error().kind);
            });
    m_reader->read(1);
    m_time->settle();
    m_time->advance(DetailScheduler::deadline);
    QCOMPARE(kinds, QList{ApiError::Kind::Timeout});
    m_api->callouts.take().answer(readOf(makeCallout(1), m_clock.mono)); // late
    m_time->settle();
    QCOMPARE(kinds.size(), 1);
    m_time->advance(6s);
    m_reader->read(1);
    m_time->settle();
    QCOMPARE(m_api->callouts.all.size(), 2);
}

void TestDetailScheduler::waitsWhileTheCircuitIsOpen()
{
    m_reader->read(1);
    m_time->settle();
    ApiError error;
    error.kind = ApiError::Kind::RateLimited;
    error.retryAfter = 20s;
    m_api->callouts.take().answer(std::unexpected(error));
    m_time->settle();
    QCOMPARE(m_circuit->state(), CircuitState::Open);
    m_reader->read(2);
    m_time->advance(30s);
    QCOMPARE(m_api->callouts.all.size(), 1);
    m_reader->readNow(3); // after a command it is tried all the same
    m_time->settle();
    QCOMPARE(m_api->callouts.all.size(), 2);
    m_circuit->probe();
    m_time->settle();
    QCOMPARE(m_api->callouts.all.size(), 2);
    m_circuit->succeeded(true);
    m_time->settle();
    QVERIFY(m_api->callouts.all.size() >= 3);
}

void TestDetailScheduler::answerAboutAnotherIsNotTaken()
{
    listed(1);
    listed(2);
    m_reader->read(1);
    m_time->settle();
    m_api->callouts.take().answer(readOf(makeCallout(2, u"closed"_s), m_clock.mono + 1s));
    m_time->settle();
    QCOMPARE(m_board->find(2)->presence, Presence::Listed);
}

void TestDetailScheduler::resetForgets()
{
    QSignalSpy read(m_reader.get(), &DetailScheduler::calloutRead);
    m_reader->select(1);
    m_time->settle();
    m_reader->reset();
    m_api->callouts.take().answer(readOf(makeCallout(1), m_clock.mono));
    m_time->advance(1min);
    QCOMPARE(read.size(), 0);
    QCOMPARE(m_api->callouts.all.size(), 1);
    QCOMPARE(m_reader->selected(), 0);
}

QTEST_GUILESS_MAIN(TestDetailScheduler)
#include "tst_detailscheduler.moc"
