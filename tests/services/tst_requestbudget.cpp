// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/requestbudget.h"

#include "services/budgeteddirectoryapi.h"
#include "services/budgetedpanicapi.h"

#include "fakedirectoryapi.h"
#include "fakepanicapi.h"

#include <QtTest/QtTest>

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Class = RequestBudget::Class;

class TestRequestBudget final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_budget.reset();
        m_clock = {};
        m_time = std::make_unique<FakeScheduler>(m_clock);
        m_budget = std::make_unique<RequestBudget>(m_clock, *m_time);
        m_gone.clear();
    }

    void neverBeforeAcquireReturns();
    void burstAndThenTheRate();
    void restFillsTheBurstAgain();
    void limitsAreKept();
    void rateChangesAtOnce();
    void commandsThenListsThenDetail();
    void floodOfCommandsStarvesNobody();
    void floodOfListsStarvesNoDetail();
    void floodOfDetailHoldsUpNoCommand();
    void deadContextCostsNothing();
    void mayAcquireAndEndWhileGoing();
    void forwardsReadsInTheirClass();
    void forwardsChangesAsCommands();
    void droppedWhileWaiting();
    void endsExactlyOnce();

private:
    struct Gone {
        Class what;
        MonoTime asked;
        MonoTime at;
    };
    void ask(Class what)
    {
        m_budget->acquire(what, this, [this, what, asked = m_clock.mono] {
            m_gone.append({what, asked, m_clock.mono});
        });
    }
    /// Keeps asking for more of `flood` than the budget allows, with a request of each of `others`
    /// every two seconds.
    void flood(Class flood, const QList<Class> &others, Millis time)
    {
        for (Millis passed = 0ms; passed < time; passed += 100ms) {
            ask(flood); // ten a second: twice what may go
            if (passed % 2s == 0ms) {
                for (const Class other : others)
                    ask(other);
            }
            m_time->advance(100ms);
        }
    }
    [[nodiscard]] Millis longestWait(Class what) const
    {
        Millis longest{0};
        for (const Gone &gone : m_gone) {
            if (gone.what == what)
                longest = std::max(longest, gone.at - gone.asked);
        }
        return longest;
    }
    /// Whether just so many wait, all of that class, and none after a while.
    bool passes(Class what, int calls)
    {
        const bool isRight = m_budget->waiting(what) == calls && m_budget->waiting() == calls;
        m_time->settle();
        return isRight && m_budget->waiting() == 0;
    }
    [[nodiscard]] qsizetype count(Class what) const
    {
        return std::ranges::count(m_gone, what, &Gone::what);
    }

    FakeClock m_clock;
    std::unique_ptr<FakeScheduler> m_time;
    std::unique_ptr<RequestBudget> m_budget;
    QList<Gone> m_gone;
};

void TestRequestBudget::neverBeforeAcquireReturns()
{
    ask(Class::Command);
    QCOMPARE(m_gone.size(), 0);
    QCOMPARE(m_budget->waiting(), 1);
    QCOMPARE(m_budget->waiting(Class::Command), 1);
    m_time->settle();
    QCOMPARE(m_gone.size(), 1);
    QCOMPARE(m_budget->waiting(), 0);
}

void TestRequestBudget::burstAndThenTheRate()
{
    for (int i = 0; i < 40; ++i)
        ask(Class::Detail);
    m_time->settle();
    QCOMPARE(m_gone.size(), RequestBudget::defaultBurst);
    m_time->advance(199ms);
    QCOMPARE(m_gone.size(), 10);
    m_time->advance(1ms);
    QCOMPARE(m_gone.size(), 11);
    m_time->advance(2s);
    QCOMPARE(m_gone.size(), 21);
    m_time->advance(1min);
    QCOMPARE(m_gone.size(), 40);
}

void TestRequestBudget::restFillsTheBurstAgain()
{
    for (int i = 0; i < 10; ++i)
        ask(Class::Detail);
    m_time->advance(1s);
    for (int i = 0; i < 10; ++i)
        ask(Class::Detail);
    m_time->settle();
    QCOMPARE(m_gone.size(), 15); // five of ten have come back
    m_time->advance(1h);
    for (int i = 0; i < 30; ++i)
        ask(Class::Detail);
    m_time->settle();
    QCOMPARE(m_gone.size(), 30); // and never more than ten
}

void TestRequestBudget::limitsAreKept()
{
    m_budget->setRate(0.01);
    QCOMPARE(m_budget->rate(), 1.0);
    m_budget->setRate(1'000);
    QCOMPARE(m_budget->rate(), 50.0);
    m_budget->setBurst(0);
    QCOMPARE(m_budget->burst(), 1);
    m_budget->setBurst(5'000);
    QCOMPARE(m_budget->burst(), 100);
}

void TestRequestBudget::rateChangesAtOnce()
{
    m_budget->setRate(1);
    m_budget->setBurst(1);
    ask(Class::Detail);
    ask(Class::Detail);
    m_time->settle();
    QCOMPARE(m_gone.size(), 1);
    m_budget->setBurst(5);
    m_time->settle();
    QCOMPARE(m_gone.size(), 2);
}

void TestRequestBudget::commandsThenListsThenDetail()
{
    m_budget->setBurst(1);
    ask(Class::Detail);
    ask(Class::List);
    ask(Class::Command);
    ask(Class::Command);
    m_time->advance(1s);
    QCOMPARE(m_gone.size(), 4);
    QCOMPARE(m_gone[0].what, Class::Command);
    QCOMPARE(m_gone[1].what, Class::Command);
    QCOMPARE(m_gone[2].what, Class::List);
    QCOMPARE(m_gone[3].what, Class::Detail);
}

void TestRequestBudget::floodOfCommandsStarvesNobody()
{
    flood(Class::Command, {Class::List}, 10min);
    QVERIFY(count(Class::List) >= 298);
    QVERIFY2(longestWait(Class::List) <= RequestBudget::listBound + 1s,
             qPrintable(QString::number(longestWait(Class::List) / 1ms)));
    init();
    flood(Class::Command, {Class::List, Class::Detail}, 10min);
    QVERIFY(longestWait(Class::List) <= RequestBudget::listBound + 2s);
    QVERIFY2(longestWait(Class::Detail) <= RequestBudget::detailBound + 2s,
             qPrintable(QString::number(longestWait(Class::Detail) / 1ms)));
    QVERIFY(count(Class::Command) >= 600 * 5 * 3 / 5); // and commands still have the most
}

void TestRequestBudget::floodOfListsStarvesNoDetail()
{
    flood(Class::List, {Class::Command, Class::Detail}, 10min);
    QVERIFY(longestWait(Class::Command) <= 200ms * FairShare<3>::turnsPerShare);
    QVERIFY(longestWait(Class::Detail) <= RequestBudget::detailBound + 1s);
    QVERIFY(count(Class::Detail) >= 296);
}

void TestRequestBudget::floodOfDetailHoldsUpNoCommand()
{
    flood(Class::Detail, {Class::Command, Class::List}, 10min);
    // At worst one overdue detail goes before it, and the list's own share.
    QVERIFY(longestWait(Class::Command) <= 400ms);
    QVERIFY(longestWait(Class::List) <= 800ms);
}

void TestRequestBudget::deadContextCostsNothing()
{
    m_budget->setBurst(1);
    auto context = std::make_unique<QObject>();
    bool hasGone = false;
    for (int i = 0; i < 1'000; ++i)
        m_budget->acquire(Class::Command, context.get(), [&hasGone] { hasGone = true; });
    QCOMPARE(m_budget->waiting(), 1'000);
    context.reset();
    QCOMPARE(m_budget->waiting(), 0);
    ask(Class::Detail);
    m_time->settle();
    QVERIFY(!hasGone);
    QCOMPARE(m_gone.size(), 1);
}

void TestRequestBudget::mayAcquireAndEndWhileGoing()
{
    m_budget->acquire(Class::Detail, this, [this] {
        ask(Class::Command);
        QCOMPARE(m_gone.size(), 0);
    });
    m_time->settle();
    QCOMPARE(m_gone.size(), 1);
    m_budget->acquire(Class::Detail, this, [this] { m_budget.reset(); });
    ask(Class::Detail);
    m_time->advance(1min);
    QCOMPARE(m_gone.size(), 1);
    QVERIFY(!m_budget);
}

void TestRequestBudget::forwardsReadsInTheirClass()
{
    FakePanicApi panic(m_clock);
    FakeDirectoryApi directory(m_clock);
    BudgetedPanicApi api(panic, *m_budget);
    BudgetedDirectoryApi people(directory, *m_budget);
    m_budget->setBurst(100);
    m_time->settle();
    const auto none = [](const auto &) { };
    api.activeCallouts(this, none);
    api.customerCallouts(1, this, none);
    QVERIFY(passes(Class::List, 2));
    QCOMPARE(panic.lists.all.size(), 2);
    api.callout(1, this, none);
    api.events(1, this, none);
    api.customer(1, this, none);
    api.responseTypes(this, none);
    api.exceptionReasons(1, this, none);
    api.ratingItems(this, none);
    api.resolutionReport(1, this, none);
    api.calloutMap(1, this, none);
    people.subscriptions(1, this, none);
    people.subscription(1, this, none);
    people.subscriptionTypes(this, none);
    people.fixedLocations(this, none);
    people.fixedLocation(1, this, none);
    people.coverage(1, this, none);
    QVERIFY(passes(Class::Detail, 14));
    QCOMPARE(directory.coverages.all.size(), 1);
}

void TestRequestBudget::forwardsChangesAsCommands()
{
    FakePanicApi panic(m_clock);
    FakeDirectoryApi directory(m_clock);
    BudgetedPanicApi api(panic, *m_budget);
    BudgetedDirectoryApi people(directory, *m_budget);
    m_budget->setBurst(100);
    m_time->settle();
    const auto none = [](const auto &) { };
    api.raise({}, this, none);
    api.sendEvent(1, u"Hello"_s, this, none);
    api.attachReason(1, 2, {}, this, none);
    api.cancelVerified(1, *SafeCode::fromText(u"0000"), this, none);
    api.cancelUnconditionally(1, this, none);
    api.rate({}, this, none);
    api.rateItem(1, {}, this, none);
    api.updateLocation({}, this, none);
    api.updateLocationAndReturn({}, this, none);
    api.dismiss(1, this, none);
    people.createCustomer({}, this, none);
    people.updateCustomer({}, this, none);
    people.deleteCustomer(1, this, none);
    people.createSubscription({}, this, none);
    people.updateSubscription({}, this, none);
    people.cancelSubscription(1, this, none);
    people.createFixedLocation({}, this, none);
    people.updateFixedLocation({}, this, none);
    people.deleteFixedLocation(1, this, none);
    QVERIFY(passes(Class::Command, 19));
    QVERIFY(panic.hadCode);
    QCOMPARE(panic.messages.all[0].text, u"Hello"_s);
    QCOMPARE(directory.deletedSites.all.size(), 1);
}

void TestRequestBudget::droppedWhileWaiting()
{
    FakePanicApi panic(m_clock);
    BudgetedPanicApi api(panic, *m_budget);
    m_budget->setBurst(1);
    auto context = std::make_unique<QObject>();
    int answers = 0;
    ask(Class::Command);
    api.callout(1, context.get(), [&answers](const auto &) { ++answers; });
    m_time->settle();
    context.reset();
    m_time->advance(1min);
    QCOMPARE(panic.callouts.all.size(), 0);
    QCOMPARE(answers, 0);
}

void TestRequestBudget::endsExactlyOnce()
{
    FakePanicApi panic(m_clock);
    BudgetedPanicApi api(panic, *m_budget);
    panic.callouts.automatic = [this](qint64 id) { return readOf(makeCallout(id), m_clock.mono); };
    int answers = 0;
    for (CalloutId id = 1; id <= 50; ++id)
        api.callout(id, this, [&answers](const auto &) { ++answers; });
    QCOMPARE(answers, 0);
    m_time->advance(1min);
    QCOMPARE(answers, 50);
}

QTEST_GUILESS_MAIN(TestRequestBudget)
#include "tst_requestbudget.moc"
