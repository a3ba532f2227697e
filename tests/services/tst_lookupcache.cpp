// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/lookupcache.h"

#include "fakepanicapi.h"

#include <QtTest/QtTest>

using namespace console;
using namespace Qt::StringLiterals;

class TestLookupCache final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_api = std::make_unique<FakePanicApi>(m_clock);
        m_cache = std::make_unique<LookupCache>(*m_api);
    }
    void cleanup() { m_cache.reset(); }

    void fetchedOnceAndKept();
    void failureIsTriedAgain();
    void reasonsAreKeptPerCallout();
    void reasonListsAreBounded();
    void resetForgets();

private:
    FakeClock m_clock;
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
