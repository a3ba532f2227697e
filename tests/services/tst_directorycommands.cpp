// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/directorycommands.h"

#include "services/errors.h"

#include "fakedirectoryapi.h"

#include <QtTest/QtTest>

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

class TestDirectoryCommands final : public QObject {
    Q_OBJECT

private slots:
    void init();

    void intentComesFirst();
    void eachIsSentAndLogged();
    void nothingWithoutTheLog();
    void slowLogIsNoLog();
    void failureEndsOnceAndIsNotRepeated_data();
    void failureEndsOnceAndIsNotRepeated();
    void lostLinkSendsNothing();
    void creationTellsTheNewNumber();

private:
    static CustomerDraft draft()
    {
        CustomerDraft draft;
        draft.name = u"Thandeka"_s;
        draft.surname = u"Mokoena"_s;
        draft.mobile = u"+27825550142"_s;
        return draft;
    }

    FakeClock m_clock;
    std::unique_ptr<FakeScheduler> m_time;
    std::unique_ptr<FakeDirectoryApi> m_api;
    std::unique_ptr<FakeLog> m_log;
    std::unique_ptr<DirectoryCommands> m_commands;
    QList<DirectoryResult> m_results;
};

void TestDirectoryCommands::init()
{
    m_commands.reset();
    m_clock = {};
    m_time = std::make_unique<FakeScheduler>(m_clock);
    m_api = std::make_unique<FakeDirectoryApi>(m_clock);
    m_log = std::make_unique<FakeLog>();
    m_commands = std::make_unique<DirectoryCommands>(*m_api, *m_log, *m_time);
    m_commands->setOperatorName(u"Op 01"_s);
    m_results.clear();
    connect(m_commands.get(), &DirectoryCommands::finished, this,
            [this](const DirectoryResult &result) { m_results.append(result); });
}

void TestDirectoryCommands::intentComesFirst()
{
    const CommandId id = m_commands->createCustomer(draft());
    QVERIFY(id > 0);
    QCOMPARE(m_api->createdCustomers.all.size(), 0); // not before the log has it
    QCOMPARE(m_log->of(LogEntry::Kind::Intent).size(), 1);
    m_time->settle();
    QCOMPARE(m_api->createdCustomers.all.size(), 1);
    m_api->createdCustomers.take().answer(Customer{});
    m_time->settle();
    QCOMPARE(m_results.size(), 1);
    QCOMPARE(m_results[0].id, id);
    QVERIFY(m_results[0].result.has_value());
    QCOMPARE(m_log->of(LogEntry::Kind::Result).size(), 1);
    QCOMPARE(m_log->of(LogEntry::Kind::Result)[0].operatorName, u"Op 01"_s);
}

void TestDirectoryCommands::eachIsSentAndLogged()
{
    CustomerDraft changed = draft();
    changed.id = 12;
    Subscription subscription;
    subscription.id = 8;
    subscription.customerId = 12;
    FixedLocation site;
    site.id = 99;
    const auto message = [](qint64) { return u"Done"_s; };
    m_api->createdCustomers.automatic = [](qint64) { return Customer{}; };
    m_api->updatedCustomers.automatic = [](qint64) { return Customer{}; };
    m_api->deletedCustomers.automatic = message;
    m_api->createdSubscriptions.automatic = [](qint64) { return Subscription{}; };
    m_api->updatedSubscriptions.automatic = [](qint64) { return Subscription{}; };
    m_api->cancelledSubscriptions.automatic = message;
    m_api->createdSites.automatic = [](qint64) { return FixedLocation{}; };
    m_api->updatedSites.automatic = [](qint64) { return FixedLocation{}; };
    m_api->deletedSites.automatic = message;
    m_commands->createCustomer(draft());
    m_commands->updateCustomer(changed);
    m_commands->deleteCustomer(12);
    m_commands->createSubscription(subscription);
    m_commands->updateSubscription(subscription);
    m_commands->cancelSubscription(8, 12);
    m_commands->createSite(site);
    m_commands->updateSite(site);
    m_commands->deleteSite(99);
    m_time->settle();
    QCOMPARE(m_results.size(), 9);
    for (qsizetype i = 0; i < 9; ++i) {
        QCOMPARE(int(m_results[i].kind), int(i));
        QVERIFY(m_results[i].result.has_value());
    }
    QCOMPARE(m_results[5].customerId, 12);
    QCOMPARE(std::get<QString>(*m_results[2].result), u"Done"_s);
    QCOMPARE(m_log->of(LogEntry::Kind::Intent).size(), 9);
    QCOMPARE(m_log->of(LogEntry::Kind::Result).size(), 9);
    for (const LogEntry &entry : m_log->entries) {
        for (const auto secret : {u"Thandeka", u"Mokoena", u"0142", u"82555"})
            QVERIFY2(!entry.text.contains(secret), qPrintable(entry.text));
    }
}

void TestDirectoryCommands::nothingWithoutTheLog()
{
    m_log->isFailing = true;
    m_commands->deleteCustomer(12);
    QCOMPARE(m_results.size(), 0);
    m_time->settle();
    QCOMPARE(m_results.size(), 1);
    QCOMPARE(m_results[0].result.error().kind, Kind::NotRecorded);
    QCOMPARE(m_api->deletedCustomers.all.size(), 0);
}

void TestDirectoryCommands::slowLogIsNoLog()
{
    m_log->isHolding = true;
    m_commands->deleteSite(99);
    m_time->advance(DirectoryCommands::logDeadline - 1ms);
    QCOMPARE(m_results.size(), 0);
    m_time->advance(1min);
    QCOMPARE(m_results.size(), 1);
    QCOMPARE(m_results[0].result.error().kind, Kind::NotRecorded);
    QCOMPARE(m_api->deletedSites.all.size(), 0);
}

void TestDirectoryCommands::failureEndsOnceAndIsNotRepeated_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("isUnclear");
    QTest::newRow("conflict") << int(Kind::Conflict) << false;
    QTest::newRow("rejected") << int(Kind::Rejected) << false;
    QTest::newRow("limited") << int(Kind::RateLimited) << false;
    QTest::newRow("timeout") << int(Kind::Timeout) << true;
    QTest::newRow("server") << int(Kind::ServerFault) << true;
}

void TestDirectoryCommands::failureEndsOnceAndIsNotRepeated()
{
    QFETCH(int, kind);
    QFETCH(bool, isUnclear);
    m_commands->createCustomer(draft());
    m_time->settle();
    m_api->createdCustomers.take().fail(Kind(kind));
    m_time->advance(1h);
    QCOMPARE(m_results.size(), 1);
    QCOMPARE(int(m_results[0].result.error().kind), kind);
    QCOMPARE(m_results[0].isUnclear, isUnclear);
    QCOMPARE(m_api->createdCustomers.all.size(), 1);
    QCOMPARE(m_log->of(LogEntry::Kind::Result)[0].outcome,
             isUnclear ? u"unconfirmed"_s : u"failed"_s);
}

void TestDirectoryCommands::lostLinkSendsNothing()
{
    LinkState link;
    link.kind = LinkState::Kind::Lost;
    m_commands->setLink(link);
    m_commands->deleteCustomer(12);
    QCOMPARE(m_results.size(), 0);
    m_time->settle();
    QCOMPARE(m_results.size(), 1);
    QCOMPARE(m_results[0].result.error().kind, Kind::Offline);
    QCOMPARE(m_api->deletedCustomers.all.size(), 0);
    QCOMPARE(m_log->of(LogEntry::Kind::Intent).size(), 0);
    QCOMPARE(m_log->of(LogEntry::Kind::Result)[0].outcome, u"refused"_s);
}

void TestDirectoryCommands::creationTellsTheNewNumber()
{
    m_commands->createCustomer(draft());
    m_time->settle();
    Customer customer;
    customer.id = 4711;
    m_api->createdCustomers.take().answer(customer);
    m_time->settle();
    QCOMPARE(m_results[0].subject, 4711);
    QCOMPARE(m_results[0].customerId, 4711);
    QVERIFY(m_log->of(LogEntry::Kind::Result)[0].text.contains(u"number 4711"));
}

QTEST_GUILESS_MAIN(TestDirectoryCommands)
#include "tst_directorycommands.moc"
