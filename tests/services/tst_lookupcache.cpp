// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/lookupcache.h"

#include "services/errors.h"

#include "fakepanicapi.h"

#include <QtTest/QtTest>

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestLookupCache final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_clock = {};
        m_time = std::make_unique<FakeScheduler>(m_clock);
        m_api = std::make_unique<FakePanicApi>(m_clock);
        m_cache = std::make_unique<LookupCache>(*m_api, *m_time);
    }
    void cleanup() { m_cache.reset(); }

    void fetchedOnceAndKept();
    void failureIsTriedAgain();
    void troubleIsRetriedByItself();
    void refusalIsNotRetried();
    void reasonsAreNotAskedForWithoutEnd();
    void reasonsAreKeptPerCallout();
    void reasonListsAreBounded();
    void resetForgets();

private:
    FakeClock m_clock;
    std::unique_ptr<FakeScheduler> m_time;
    std::unique_ptr<FakePanicApi> m_api;
    std::unique_ptr<LookupCache> m_cache;
};

void TestLookupCache::fetchedOnceAndKept()
{
    QSignalSpy spy(m_cache.get(), &LookupCache::responseTypesRead);
    m_cache->wantResponseTypes();
    m_cache->wantResponseTypes();
    QCOMPARE(m_api->typeLists.all.size(), 1);
    m_api->typeLists.take().answer(QList<ResponseType>{{1, u"SECURITY"_s, u"Security"_s}});
    runQueued();
    QCOMPARE(spy.size(), 1);
    QCOMPARE(m_cache->responseTypeName(1), u"Security"_s);
    QCOMPARE(m_cache->responseTypeName(2), QString());
    m_cache->wantResponseTypes();
    QCOMPARE(spy.size(), 1); // later, as always
    runQueued();
    QCOMPARE(spy.size(), 2);
    QCOMPARE(m_api->typeLists.all.size(), 1);
}

void TestLookupCache::failureIsTriedAgain()
{
    QSignalSpy spy(m_cache.get(), &LookupCache::failed);
    m_cache->wantRatingItems();
    m_api->itemLists.take().fail(ApiError::Kind::Offline);
    runQueued();
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy[0][0].value<LookupCache::What>(), LookupCache::What::RatingItems);
    m_cache->wantRatingItems();
    m_api->itemLists.take().answer(QList<RatingItem>{{12, u"RESPONSE_TIME"_s, u"Response time"_s}});
    runQueued();
    QCOMPARE(m_cache->ratingItems().size(), 1);
}

void TestLookupCache::troubleIsRetriedByItself()
{
    m_cache->setRandom([] { return 0.5; });
    QSignalSpy failed(m_cache.get(), &LookupCache::failed);
    QSignalSpy read(m_cache.get(), &LookupCache::responseTypesRead);
    m_api->typeLists.automatic = [](qint64) {
        return std::unexpected(errorOf(ApiError::Kind::Offline));
    };
    m_cache->wantResponseTypes();
    m_time->advance(7s); // at once, after 1, 2 and 4 s
    QCOMPARE(m_api->typeLists.all.size(), 4);
    QCOMPARE(failed.size(), 1); // said once
    m_cache->wantResponseTypes(); // somebody opens the dialog: at once
    m_time->settle();
    QCOMPARE(m_api->typeLists.all.size(), 5);
    QCOMPARE(failed.size(), 2);
    m_time->advance(1s); // and the pauses begin anew, one row of them
    QCOMPARE(m_api->typeLists.all.size(), 6);
    m_time->advance(1h);
    QVERIFY(m_api->typeLists.all.size() > 120);
    m_api->typeLists.automatic = [](qint64) {
        return QList<ResponseType>{{1, u"SECURITY"_s, u"Security"_s}};
    };
    m_time->advance(30s);
    QCOMPARE(read.size(), 1);
    const qsizetype before = m_api->typeLists.all.size();
    m_time->advance(1h);
    QCOMPARE(m_api->typeLists.all.size(), before);
}

void TestLookupCache::refusalIsNotRetried()
{
    m_api->itemLists.automatic = [](qint64) {
        return std::unexpected(errorOf(ApiError::Kind::Forbidden));
    };
    m_cache->wantRatingItems();
    m_time->advance(1h);
    QCOMPARE(m_api->itemLists.all.size(), 1);
}

void TestLookupCache::reasonsAreNotAskedForWithoutEnd()
{
    m_api->reasonLists.automatic = [](qint64) {
        return std::unexpected(errorOf(ApiError::Kind::ServerFault));
    };
    m_cache->wantExceptionReasons(1);
    m_time->advance(2h);
    QCOMPARE(m_api->reasonLists.all.size(), LookupCache::mostReasonAttempts);
    m_cache->reset();
}

void TestLookupCache::reasonsAreKeptPerCallout()
{
    m_cache->wantExceptionReasons(1);
    m_cache->wantExceptionReasons(2);
    QCOMPARE(m_api->reasonLists.all.size(), 2);
    m_api->reasonLists.take().answer(QList<ExceptionReason>{{101, u"Away"_s}});
    m_api->reasonLists.take().fail(ApiError::Kind::ServerFault);
    runQueued();
    QCOMPARE(m_cache->exceptionReasons(1).size(), 1);
    QCOMPARE(m_cache->exceptionReasons(2).size(), 0);
    m_cache->wantExceptionReasons(2);
    QCOMPARE(m_api->reasonLists.all.size(), 3);
}

void TestLookupCache::reasonListsAreBounded()
{
    m_api->reasonLists.automatic = [](qint64 id) {
        return QList<ExceptionReason>{{id, u"Away"_s}};
    };
    for (CalloutId id = 1; id <= LookupCache::mostReasonLists + 1; ++id)
        m_cache->wantExceptionReasons(id);
    runQueued();
    QVERIFY(m_cache->exceptionReasons(1).isEmpty());
    QCOMPARE(m_cache->exceptionReasons(2).size(), 1);
    m_cache->wantExceptionReasons(1); // simply read again
    runQueued();
    QCOMPARE(m_cache->exceptionReasons(1).size(), 1);
}

void TestLookupCache::resetForgets()
{
    QSignalSpy spy(m_cache.get(), &LookupCache::responseTypesRead);
    m_cache->wantResponseTypes();
    m_cache->reset();
    m_api->typeLists.take().answer(QList<ResponseType>{{1, u"SECURITY"_s, u"Security"_s}});
    runQueued();
    QCOMPARE(spy.size(), 0);
    QVERIFY(m_cache->responseTypes().isEmpty());
    m_cache->wantResponseTypes();
    QCOMPARE(m_api->typeLists.all.size(), 2);
}

QTEST_GUILESS_MAIN(TestLookupCache)
#include "tst_lookupcache.moc"
