// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/directoryreader.h"

#include "services/errors.h"

#include "fakedirectoryapi.h"

#include <QtTest/QtTest>

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

class TestDirectoryReader final : public QObject {
    Q_OBJECT

private slots:
    void init();

    void coverageIsReadOnceAndEverySixHours();
    void failureKeepsWhatIsKnown();
    void failureIsRetriedAndThenGivenUp();
    void subscriptionsAreAtMostTwoASecond();
    void subscriptionStateByServerTime();
    void subscriptionsAreBounded();
    void sitesAreRefreshed();
    void sitesAreTriedWithoutEnd();
    void sitesAreFound_data();
    void sitesAreFound();
    void typesAreReadOnce();
    void wantedTwiceIsAskedOnce();
    void resetForgets();

private:
    static Coverage square(int id)
    {
        Coverage coverage;
        coverage.responseTypeId = id;
        coverage.polygons = {{u"City"_s, {{-34, 18}, {-34, 19}, {-33, 19}, {-33, 18}}, {}}};
        return coverage;
    }
    static FixedLocation site(qint64 id, const QString &reference, const QString &name,
                              const QString &address = {})
    {
        FixedLocation site;
        site.id = id;
        site.externalReference = reference;
        site.name = name;
        site.address = address;
        return site;
    }

    FakeClock m_clock;
    std::unique_ptr<FakeScheduler> m_time;
    std::unique_ptr<FakeDirectoryApi> m_api;
    std::unique_ptr<ServerClock> m_serverClock;
    std::unique_ptr<DirectoryReader> m_reader;
};

void TestDirectoryReader::init()
{
    m_reader.reset();
    m_clock = {};
    m_time = std::make_unique<FakeScheduler>(m_clock);
    m_api = std::make_unique<FakeDirectoryApi>(m_clock);
    m_serverClock = std::make_unique<ServerClock>(m_clock);
    m_reader = std::make_unique<DirectoryReader>(*m_api, m_clock, *m_serverClock, *m_time);
    m_reader->setRandom([] { return 0.5; });
}

void TestDirectoryReader::coverageIsReadOnceAndEverySixHours()
{
    QSignalSpy spy(m_reader.get(), &DirectoryReader::coverageChanged);
    m_api->coverages.automatic = [](qint64 id) { return square(int(id)); };
    const LatLon inside{-33.5, 18.5};
    QCOMPARE(m_reader->coverageAt(1, inside), CoverageAnswer::Unknown);
    m_reader->wantCoverage(1);
    QCOMPARE(spy.size(), 0);
    m_time->settle();
    QCOMPARE(spy.size(), 1);
    QCOMPARE(m_reader->coverageAt(1, inside), CoverageAnswer::Inside);
    QCOMPARE(m_reader->coverageAt(1, {0, 0}), CoverageAnswer::Outside);
    QCOMPARE(m_reader->coverageAt(2, inside), CoverageAnswer::Unknown);
    m_reader->wantCoverage(1); // known: answered all the same
    m_time->settle();
    QCOMPARE(spy.size(), 2);
    QCOMPARE(m_api->coverages.all.size(), 1);
    m_time->advance(6h);
    QCOMPARE(m_api->coverages.all.size(), 2);
    m_time->advance(12h);
    QCOMPARE(m_api->coverages.all.size(), 4);
}

void TestDirectoryReader::failureKeepsWhatIsKnown()
{
    m_reader->wantCoverage(1);
    m_api->coverages.take().answer(square(1));
    m_time->advance(6h);
    m_api->coverages.take().fail(Kind::Forbidden);
    m_time->settle();
    QCOMPARE(m_reader->coverage(1).error->kind, Kind::Forbidden);
    QCOMPARE(m_reader->coverageAt(1, {-33.5, 18.5}), CoverageAnswer::Inside);
    m_time->advance(6h); // tried again when it is due
    m_api->coverages.take().answer(square(1));
    m_time->settle();
    QVERIFY(!m_reader->coverage(1).error);
}

void TestDirectoryReader::failureIsRetriedAndThenGivenUp()
{
    m_api->coverages.automatic = [](qint64) { return std::unexpected(errorOf(Kind::ServerFault)); };
    m_reader->wantCoverage(1);
    m_time->advance(3s);
    QCOMPARE(m_api->coverages.all.size(), 3);
    m_time->advance(1h);
    QCOMPARE(m_api->coverages.all.size(), DirectoryReader::mostAttempts);
    QVERIFY(!m_reader->coverage(1).isReading);
    m_reader->wantCoverage(1);
    m_time->settle();
    QCOMPARE(m_api->coverages.all.size(), DirectoryReader::mostAttempts + 1);
}

void TestDirectoryReader::subscriptionsAreAtMostTwoASecond()
{
    m_api->subscriptionLists.automatic = [](qint64) { return QList<Subscription>{}; };
    for (CustomerId id = 1; id <= 60; ++id)
        m_reader->wantSubscriptions(id);
    m_time->advance(1min);
    const auto &all = m_api->subscriptionLists.all;
    QCOMPARE(all.size(), 60);
    for (qsizetype i = 1; i < all.size(); ++i)
        QVERIFY(all[i].at - all[i - 1].at >= 500ms);
    QVERIFY(all.last().at - all.first().at <= 30s);
}

void TestDirectoryReader::subscriptionStateByServerTime()
{
    m_serverClock->observe(m_clock.utc + 2h, m_clock.mono, m_clock.mono);
    QCOMPARE(m_reader->subscriptionState(7), SubscriptionState::Unknown);
    Subscription subscription;
    subscription.id = 1;
    subscription.customerId = 7;
    subscription.validFrom = m_clock.utc + 1h; // by the local clock not yet
    subscription.validTo = m_clock.utc + 3h;
    m_api->subscriptionLists.automatic = [subscription](qint64) { return QList{subscription}; };
    m_reader->wantSubscriptions(7);
    m_time->settle();
    QCOMPARE(m_reader->subscriptionState(7), SubscriptionState::Active);
    m_time->advance(2h);
    QCOMPARE(m_reader->subscriptionState(7), SubscriptionState::Lapsed);
    QCOMPARE(m_api->subscriptionLists.all.size(), 1);
    m_reader->refreshSubscriptions(7);
    m_time->settle();
    QCOMPARE(m_api->subscriptionLists.all.size(), 2);
}

void TestDirectoryReader::subscriptionsAreBounded()
{
    m_api->subscriptionLists.automatic = [](qint64) { return QList<Subscription>{{}}; };
    for (CustomerId id = 1; id <= DirectoryReader::mostSubscriptions + 1; ++id)
        m_reader->wantSubscriptions(id);
    m_time->advance(10min);
    QVERIFY(!m_reader->subscriptions(1).value);
    QVERIFY(m_reader->subscriptions(2).value);
}

void TestDirectoryReader::sitesAreRefreshed()
{
    m_api->siteLists.automatic = [](qint64) { return QList{site(1, u"A"_s, u"Gate"_s)}; };
    m_time->advance(1h);
    QCOMPARE(m_api->siteLists.all.size(), 0); // nobody wants them
    m_reader->wantSites();
    m_time->advance(14min);
    QCOMPARE(m_api->siteLists.all.size(), 1);
    m_time->advance(1min);
    QCOMPARE(m_api->siteLists.all.size(), 2);
    m_time->advance(1min);
    m_reader->refreshSites();
    m_time->settle();
    QCOMPARE(m_api->siteLists.all.size(), 3);
    m_time->advance(14min + 59s); // counted anew
    QCOMPARE(m_api->siteLists.all.size(), 3);
    m_time->advance(1s);
    QCOMPARE(m_api->siteLists.all.size(), 4);
    QCOMPARE(*m_reader->sites().readAt, m_clock.utc);
}

void TestDirectoryReader::sitesAreTriedWithoutEnd()
{
    m_api->siteLists.automatic = [](qint64) { return std::unexpected(errorOf(Kind::Offline)); };
    m_reader->wantSites();
    m_time->advance(1h);
    QVERIFY(m_api->siteLists.all.size() > 100);
    const auto &all = m_api->siteLists.all;
    QVERIFY(all.last().at - all[all.size() - 2].at <= 30s);
    QCOMPARE(m_reader->sites().error->kind, Kind::Offline);
}

void TestDirectoryReader::sitesAreFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<qint64>>("ids");
    QTest::newRow("all, by name") << u""_s << QList<qint64>{3, 2, 1, 4};
    QTest::newRow("reference") << u"cpt-00"_s << QList<qint64>{2, 1};
    QTest::newRow("middle of a reference") << u"001"_s << QList<qint64>{1};
    QTest::newRow("name") << u"harbour"_s << QList<qint64>{2, 3}; // the one that begins so first
    QTest::newRow("two words in any order") << u"main old"_s << QList<qint64>{3};
    QTest::newRow("address") << u"river"_s << QList<qint64>{1};
    QTest::newRow("capitals and accents") << u"ÉCOLE"_s << QList<qint64>{4};
    QTest::newRow("nothing") << u"zzz"_s << QList<qint64>{};
    QTest::newRow("signs alone") << u"?"_s << QList<qint64>{};
}

void TestDirectoryReader::sitesAreFound()
{
    QFETCH(QString, text);
    QFETCH(QList<qint64>, ids);
    m_reader->wantSites();
    m_api->siteLists.take().answer(QList{site(1, u"CPT-001"_s, u"Warehouse"_s, u"1 River Rd"_s),
                                         site(2, u"CPT-002"_s, u"Harbour gate"_s),
                                         site(3, u"JNB-7"_s, u"Corner of Old Harbour and Main"_s),
                                         site(4, u""_s, u"école du Cap"_s)});
    m_time->settle();
    QList<qint64> found;
    for (const FixedLocation &one : m_reader->findSites(text))
        found.append(one.id);
    QCOMPARE(found, ids);
    QCOMPARE(m_reader->findSites(u""_s, 2).size(), 2);
}

void TestDirectoryReader::typesAreReadOnce()
{
    QSignalSpy spy(m_reader.get(), &DirectoryReader::subscriptionTypesChanged);
    m_api->subscriptionTypeLists.automatic = [](qint64) {
        return QList<SubscriptionType>{{4, u"Monthly"_s}};
    };
    m_reader->wantSubscriptionTypes();
    m_reader->wantSubscriptionTypes();
    m_time->settle();
    m_reader->wantSubscriptionTypes();
    m_time->settle();
    QCOMPARE(m_api->subscriptionTypeLists.all.size(), 1);
    QCOMPARE(spy.size(), 2);
    QCOMPARE(m_reader->subscriptionTypes().value->first().name, u"Monthly"_s);
}

void TestDirectoryReader::wantedTwiceIsAskedOnce()
{
    m_reader->wantCoverage(1);
    m_reader->wantCoverage(1);
    m_reader->wantSites();
    m_reader->refreshSites();
    m_reader->wantSubscriptions(5);
    m_reader->refreshSubscriptions(5);
    m_reader->wantCoverage(0); // no such type
    m_time->advance(5s);
    QCOMPARE(m_api->coverages.all.size(), 1);
    QCOMPARE(m_api->siteLists.all.size(), 1);
    QCOMPARE(m_api->subscriptionLists.all.size(), 1);
}

void TestDirectoryReader::resetForgets()
{
    m_reader->wantSites();
    m_reader->wantSubscriptions(5);
    m_reader->wantSubscriptions(6);
    m_reader->reset();
    m_api->siteLists.take().answer(QList{site(1, u"A"_s, u"Gate"_s)});
    m_time->advance(1h);
    QVERIFY(!m_reader->sites().value);
    QCOMPARE(m_api->siteLists.all.size(), 1);
    QCOMPARE(m_api->subscriptionLists.all.size(), 1);
    m_reader->wantSubscriptions(6);
    m_time->settle();
    QCOMPARE(m_api->subscriptionLists.all.size(), 2);
}

QTEST_GUILESS_MAIN(TestDirectoryReader)
#include "tst_directoryreader.moc"
