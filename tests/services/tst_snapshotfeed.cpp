// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakes.h"
#include "samples.h"
#include "services/calloutboard.h"
#include "services/snapshotfeed.h"

#include <QPointer>
#include <QtTest/QtTest>

#include <algorithm>
#include <deque>
#include <numeric>

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// One turn of the event loop at a time.
class TurnScheduler final : public Scheduler {
public:
    void after(Millis, QObject *context, std::function<void()> run) override
    {
        m_turns.push_back({context, std::move(run)});
    }
    bool turn()
    {
        if (m_turns.empty())
            return false;
        const auto [context, run] = std::move(m_turns.front());
        m_turns.pop_front();
        if (context)
            run();
        return true;
    }

private:
    std::deque<std::pair<QPointer<QObject>, std::function<void()>>> m_turns;
};

} // namespace

class TestSnapshotFeed final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void fewChangesAreThereAtOnce();
    void hundredThousandArrive();
    void newestOpenOnesComeFirst();
    void missingIsJudgedOnTheWholeList();
    void commandResultInBetweenIsNotUndone();
    void newerListTakesOver();
    void newerListWithGapsDoesNot();
    void olderListIsIgnored();
    void signingOutDropsTheRest();

private:
    /// Of 1 to `count`.
    [[nodiscard]] Snapshot city(int count, bool complete = true)
    {
        QList<Callout> callouts;
        callouts.reserve(count);
        for (int id = 1; id <= count; ++id)
            callouts.append(makeCallout(id));
        return snapshotOf(callouts, m_clock.mono, complete);
    }
    void runAll()
    {
        while (m_scheduler.turn()) { }
    }

    FakeClock m_clock;
    TurnScheduler m_scheduler;
    std::unique_ptr<ServerClock> m_serverClock;
    std::unique_ptr<CalloutBoard> m_board;
    std::unique_ptr<SnapshotFeed> m_feed;
    QList<qsizetype> m_added; ///< of each change
    int m_fed = 0;
};

void TestSnapshotFeed::init()
{
    m_clock = {};
    m_scheduler = {};
    m_added.clear();
    m_fed = 0;
    m_serverClock = std::make_unique<ServerClock>(m_clock);
    m_board = std::make_unique<CalloutBoard>(m_clock, *m_serverClock);
    m_feed = std::make_unique<SnapshotFeed>(*m_board, m_scheduler);
    connect(m_board.get(), &CalloutBoard::changed, this,
            [this](const BoardChanges &changes) { m_added.append(changes.added.size()); });
    connect(m_feed.get(), &SnapshotFeed::fed, this, [this] { ++m_fed; });
}

void TestSnapshotFeed::fewChangesAreThereAtOnce()
{
    m_feed->feed(city(1'500));
    QCOMPARE(m_added, QList<qsizetype>{1'500});
    QCOMPARE(m_fed, 1);
    QVERIFY(!m_feed->isFeeding());
    QVERIFY(!m_scheduler.turn());
    // However long the list: what counts is how much of it is new.
    Snapshot more = city(3'000);
    more.fresh = 1'500;
    m_clock.mono += 2s;
    m_feed->feed(more);
    QCOMPARE(m_added, (QList<qsizetype>{1'500, 1'500}));
    QVERIFY(!m_feed->isFeeding());
}

void TestSnapshotFeed::hundredThousandArrive()
{
    constexpr int all = 100'000;
    m_feed->feed(city(all));
    QVERIFY(m_feed->isFeeding());
    QVERIFY(m_board->boardReadAt() != m_clock.mono);
    int turns = 1;
    while (m_scheduler.turn())
        ++turns;
    QVERIFY(turns > all / SnapshotFeed::mostAtOnce);
    QVERIFY(*std::ranges::max_element(m_added) <= SnapshotFeed::mostAtOnce);
    QCOMPARE(std::accumulate(m_added.begin(), m_added.end(), qsizetype(0)), all);
    QCOMPARE(m_fed, 1);
    QVERIFY(!m_feed->isFeeding());
    QCOMPARE(m_board->counts().active, all);
    QCOMPARE(m_board->boardReadAt(), m_clock.mono);
}

void TestSnapshotFeed::newestOpenOnesComeFirst()
{
    Snapshot snapshot = city(5'000);
    for (qsizetype i = 0; i < snapshot.callouts.size(); ++i) {
        Callout callout = *snapshot.callouts.at(i);
        callout.createdAt = m_clock.utc - std::chrono::minutes{i * 7 % 5'000};
        if (i % 10 == 0) {
            callout.statusText = u"closed"_s;
            callout.status = CalloutStatus::Closed;
        }
        snapshot.callouts[i] = std::make_shared<const Callout>(callout);
    }
    m_feed->feed(snapshot);
    QCOMPARE(m_added, QList<qsizetype>{SnapshotFeed::firstPortion});
    const auto there = m_board->entries();
    for (const BoardEntry &entry : there) {
        QVERIFY(!entry.callout.isClosed());
        QVERIFY(*entry.callout.createdAt > m_clock.utc - std::chrono::minutes{500});
    }
    runAll();
    QCOMPARE(m_board->entries().size(), 5'000);
}

void TestSnapshotFeed::missingIsJudgedOnTheWholeList()
{
    m_board->applySnapshot(snapshotOf({makeCallout(90'001), makeCallout(3)}, m_clock.mono));
    m_clock.mono += 2s;
    m_feed->feed(city(4'000));
    QSignalSpy wanted(m_board.get(), &CalloutBoard::readWanted);
    while (m_feed->isFeeding()) {
        QCOMPARE(m_board->find(90'001)->presence, Presence::Listed);
        QCOMPARE(m_board->find(3)->presence, Presence::Listed);
        QCOMPARE(wanted.size(), 0);
        QVERIFY(m_scheduler.turn());
    }
    QCOMPARE(m_board->find(90'001)->presence, Presence::Missing);
    QCOMPARE(m_board->find(3)->presence, Presence::Listed);
    QCOMPARE(wanted.size(), 1);
}

void TestSnapshotFeed::commandResultInBetweenIsNotUndone()
{
    m_board->applySnapshot(snapshotOf({makeCallout(1), makeCallout(2)}, m_clock.mono));
    m_clock.mono += 2s;
    Snapshot snapshot = city(4'000);
    m_clock.mono += 100ms;
    m_feed->feed(snapshot);
    QVERIFY(m_feed->isFeeding());
    m_clock.mono += 100ms;
    m_board->applyRead(readOf(makeCallout(1, u"closed"_s), m_clock.mono));
    QCOMPARE(m_board->find(1)->presence, Presence::Ended);
    runAll();
    QCOMPARE(m_board->find(1)->presence, Presence::Ended);
    QCOMPARE(m_board->find(2)->presence, Presence::Listed);
    QCOMPARE(m_board->entries().size(), 4'000);
}

void TestSnapshotFeed::newerListTakesOver()
{
    Snapshot older = city(4'000);
    Snapshot newer = older;
    newer.callouts.resize(3'000);
    newer.fresh = 0; // as far as the client knows, nothing has changed but what has gone
    newer.transfer = transferAt(m_clock.mono + 2s, m_clock.mono + 2s);
    m_feed->feed(older);
    m_clock.mono += 2s;
    m_feed->feed(newer);
    runAll();
    QVERIFY(*std::ranges::max_element(m_added) <= SnapshotFeed::mostAtOnce);
    QCOMPARE(m_fed, 1);
    const auto there = m_board->entries();
    QVERIFY(there.size() >= 3'000 && there.size() <= 3'000 + SnapshotFeed::firstPortion);
    for (const BoardEntry &entry : there)
        QCOMPARE(entry.presence, entry.id() <= 3'000 ? Presence::Listed : Presence::Missing);
}

void TestSnapshotFeed::newerListWithGapsDoesNot()
{
    const Snapshot older = city(4'000);
    m_feed->feed(older);
    m_clock.mono += 2s;
    m_feed->feed(snapshotOf({makeCallout(1)}, m_clock.mono, false));
    QCOMPARE(m_board->entries().size(), 4'000);
    QCOMPARE(m_fed, 2);
    runAll();
    QCOMPARE(m_fed, 2);
}

void TestSnapshotFeed::olderListIsIgnored()
{
    const Snapshot late = snapshotOf({makeCallout(77'777)}, m_clock.mono);
    m_clock.mono += 2s;
    m_feed->feed(city(4'000));
    m_feed->feed(late);
    runAll();
    QVERIFY(!m_board->contains(77'777));
    QCOMPARE(m_board->entries().size(), 4'000);
}

void TestSnapshotFeed::signingOutDropsTheRest()
{
    m_feed->feed(city(4'000));
    m_feed->drop();
    m_board->reset();
    runAll();
    QVERIFY(!m_feed->isFeeding());
    QCOMPARE(m_board->entries().size(), 0);
    QCOMPARE(m_fed, 0);
    m_clock.mono += 2s;
    Snapshot again = city(4'000);
    again.fresh = 0; // the client had read them; the board has lost them
    m_feed->feed(again);
    runAll();
    QCOMPARE(m_board->entries().size(), 4'000);
    QVERIFY(*std::ranges::max_element(m_added) <= SnapshotFeed::mostAtOnce);
}

QTEST_GUILESS_MAIN(TestSnapshotFeed)
#include "tst_snapshotfeed.moc"
