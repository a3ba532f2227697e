// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/reportreader.h"

#include "services/calloutboard.h"
#include "services/errors.h"

#include "fakepanicapi.h"

#include <QtTest/QtTest>

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using State = ClosingPapers::State;
using Kind = ApiError::Kind;

class TestReportReader final : public QObject {
    Q_OBJECT

private slots:
    void init();

    void closingFetchesBoth();
    void notYetIsAskedEverLessOften();
    void givesUpAfterAnHour();
    void refusalStopsAndSaysSo_data();
    void refusalStopsAndSaysSo();
    void linkTroubleIsRetriedGently();
    void heldBackClosingIsNotAskedAbout();
    void endedOneIsFetchedWhenSelected();
    void comingBackPutsThemAway();
    void aFloodOfClosingsGoesTwoByTwo();
    void newestTwoHundredAreKept();
    void resetForgets();

private:
    void close(CalloutId id)
    {
        m_board->applySnapshot(snapshotOf({makeCallout(id)}, m_clock.mono, false));
        m_clock.mono += 1s;
        m_board->applySnapshot(snapshotOf({makeCallout(id, u"closed"_s)}, m_clock.mono, false));
        m_time->settle();
    }
    static ResolutionReport report(CalloutId id)
    {
        ResolutionReport report;
        report.calloutId = id;
        report.outcome = u"Resolved"_s;
        return report;
    }

    FakeClock m_clock;
    std::unique_ptr<FakeScheduler> m_time;
    std::unique_ptr<FakePanicApi> m_api;
    std::unique_ptr<ServerClock> m_serverClock;
    std::unique_ptr<CalloutBoard> m_board;
    std::unique_ptr<ReportReader> m_reader;
};

void TestReportReader::init()
{
    m_reader.reset();
    m_board.reset();
    m_clock = {};
    m_time = std::make_unique<FakeScheduler>(m_clock);
    m_api = std::make_unique<FakePanicApi>(m_clock);
    m_serverClock = std::make_unique<ServerClock>(m_clock);
    m_board = std::make_unique<CalloutBoard>(m_clock, *m_serverClock);
    m_reader = std::make_unique<ReportReader>(*m_api, *m_board, m_clock, *m_serverClock, *m_time);
    m_reader->setRandom([] { return 0.5; });
}

void TestReportReader::closingFetchesBoth()
{
    QSignalSpy spy(m_reader.get(), &ReportReader::changed);
    QCOMPARE(m_reader->papers(1).report.state, State::NotAsked);
    close(1);
    QCOMPARE(m_api->reports.all.size(), 1);
    QCOMPARE(m_api->maps.all.size(), 1);
    QCOMPARE(m_reader->papers(1).report.state, State::Asked);
    m_api->reports.take().answer(report(1));
    m_api->maps.take().answer(CalloutMap{1, {}, "picture"});
    m_time->settle();
    QCOMPARE(m_reader->papers(1).report.state, State::Here);
    QCOMPARE(m_reader->papers(1).reportValue.outcome, u"Resolved"_s);
    QCOMPARE(m_reader->papers(1).mapValue.image, "picture");
    QCOMPARE(spy.last()[0].value<CalloutId>(), 1);
    m_reader->want(1);
    m_time->advance(2h);
    QCOMPARE(m_api->reports.all.size(), 1); // once is enough
}

void TestReportReader::notYetIsAskedEverLessOften()
{
    m_api->maps.automatic = [](qint64 id) { return CalloutMap{id, {}, {}}; };
    m_api->reports.automatic = [](qint64) { return std::unexpected(errorOf(Kind::NotFound)); };
    close(1);
    QCOMPARE(m_reader->papers(1).report.state, State::NotYet);
    QCOMPARE(*m_reader->papers(1).report.nextTry, m_clock.mono + 5s);
    QCOMPARE(m_reader->papers(1).map.state, State::Here);
    QVERIFY(m_reader->papers(1).map.readAt);
    QVERIFY(!m_reader->papers(1).map.nextTry);
    const MonoTime start = m_api->reports.all[0].at;
    m_time->advance(16min);
    QList<Millis> pauses;
    for (qsizetype i = 1; i < m_api->reports.all.size(); ++i)
        pauses.append(m_api->reports.all[i].at - m_api->reports.all[i - 1].at);
    QCOMPARE(pauses, (QList<Millis>{5s, 15s, 30s, 60s, 5min, 5min}));
    QCOMPARE(m_reader->papers(1).report.state, State::NotYet);
    m_api->reports.automatic = [](qint64 id) { return report(id); };
    m_time->advance(5min);
    QCOMPARE(m_reader->papers(1).report.state, State::Here);
    QVERIFY(!m_reader->papers(1).report.error);
    QVERIFY(m_clock.mono > start);
}

void TestReportReader::givesUpAfterAnHour()
{
    m_api->reports.automatic = [](qint64) { return std::unexpected(errorOf(Kind::NotFound)); };
    close(1);
    const MonoTime start = m_api->reports.all[0].at;
    m_time->advance(5h);
    QVERIFY(m_api->reports.all.last().at - start <= ReportReader::notYetFor);
    QVERIFY(m_api->reports.all.last().at - start >= 50min);
    QCOMPARE(m_reader->papers(1).report.state, State::Failed);
    QCOMPARE(m_reader->papers(1).report.error->kind, Kind::NotFound);
    QVERIFY(!m_reader->papers(1).report.nextTry);
    const qsizetype before = m_api->reports.all.size();
    m_reader->want(1); // somebody looks
    m_time->settle();
    QCOMPARE(m_api->reports.all.size(), before + 1);
}

void TestReportReader::refusalStopsAndSaysSo_data()
{
    QTest::addColumn<int>("kind");
    for (const Kind kind : {Kind::Forbidden, Kind::Unauthorised, Kind::Malformed, Kind::TooLarge})
        QTest::newRow(kindName(kind).data()) << int(kind);
}

void TestReportReader::refusalStopsAndSaysSo()
{
    QFETCH(int, kind);
    close(1);
    m_api->reports.take().fail(Kind(kind));
    m_time->advance(2h);
    QCOMPARE(m_api->reports.all.size(), 1);
    QCOMPARE(m_reader->papers(1).report.state, State::Failed);
    QCOMPARE(int(m_reader->papers(1).report.error->kind), kind);
    QCOMPARE(m_reader->papers(1).map.state, State::Asked); // each for itself
}

void TestReportReader::linkTroubleIsRetriedGently()
{
    m_api->reports.automatic = [](qint64) { return std::unexpected(errorOf(Kind::Offline)); };
    close(1);
    m_time->advance(3s);
    QCOMPARE(m_api->reports.all.size(), 3); // at once, after 1 s, after 2 s
    QCOMPARE(m_reader->papers(1).report.state, State::Asked);
    QCOMPARE(m_reader->papers(1).report.error->kind, Kind::Offline);
    m_time->advance(1h);
    QCOMPARE(m_api->reports.all.size(), ReportReader::mostFailures);
    QCOMPARE(m_reader->papers(1).report.state, State::Failed);
}

void TestReportReader::heldBackClosingIsNotAskedAbout()
{
    m_board->applySnapshot(snapshotOf({makeCallout(1)}, m_clock.mono));
    m_board->take(1, u"Op"_s);
    m_board->beginCancel(1, true);
    m_board->setCancelMark(1, CancelMark::Requested);
    m_clock.mono += 1s;
    m_board->applySnapshot(snapshotOf({makeCallout(1, u"closed"_s)}, m_clock.mono));
    m_time->advance(5min);
    QCOMPARE(m_api->reports.all.size(), 0);
    m_reader->want(1);
    m_time->settle();
    QCOMPARE(m_api->reports.all.size(), 0);
    m_board->contactEnded(1);
    m_time->settle();
    QCOMPARE(m_api->reports.all.size(), 1);
}

void TestReportReader::endedOneIsFetchedWhenSelected()
{
    m_board->applySnapshot(snapshotOf({makeCallout(1)}, m_clock.mono));
    m_reader->want(1);
    m_reader->want(99);
    m_time->settle();
    QCOMPARE(m_api->reports.all.size(), 0); // active, or unknown
    m_clock.mono += 1s;
    m_board->applySnapshot(snapshotOf({}, m_clock.mono));
    m_board->applyReadFailure(1, errorOf(Kind::NotFound));
    m_time->settle();
    QCOMPARE(m_api->reports.all.size(), 0); // AURA does not know it
    m_reader->want(1);
    m_time->settle();
    QCOMPARE(m_api->reports.all.size(), 1); // but if somebody asks
}

void TestReportReader::comingBackPutsThemAway()
{
    close(1);
    m_clock.mono += 1s;
    m_board->applySnapshot(snapshotOf({makeCallout(1)}, m_clock.mono));
    m_api->reports.take().answer(report(1)); // of the first closing
    m_time->settle();
    QCOMPARE(m_reader->papers(1).report.state, State::NotAsked);
    m_clock.mono += 1s;
    m_board->applySnapshot(snapshotOf({makeCallout(1, u"closed"_s)}, m_clock.mono));
    m_time->settle();
    QCOMPARE(m_api->reports.all.size(), 2);
    QCOMPARE(m_reader->papers(1).report.state, State::Asked);
}

void TestReportReader::aFloodOfClosingsGoesTwoByTwo()
{
    QList<Callout> open;
    QList<Callout> closed;
    for (CalloutId id = 1; id <= 150; ++id) {
        open.append(makeCallout(id));
        closed.append(makeCallout(id, u"closed"_s));
    }
    m_board->applySnapshot(snapshotOf(open, m_clock.mono));
    m_clock.mono += 1s;
    m_board->applySnapshot(snapshotOf(closed, m_clock.mono));
    m_time->settle();
    QCOMPARE(m_api->reports.all.size() + m_api->maps.all.size(), ReportReader::mostAtOnce);
    m_api->reports.automatic = [](qint64 id) { return report(id); };
    m_api->maps.automatic = [](qint64 id) { return CalloutMap{id, {}, {}}; };
    m_api->reports.take().answer(report(m_api->reports.all[0].id));
    m_api->maps.take().answer(CalloutMap{});
    m_time->settle();
    for (int i = 0; i < 400 && m_api->reports.all.size() < 150; ++i)
        runQueued();
    QCOMPARE(m_api->reports.all.size(), 150);
}

void TestReportReader::newestTwoHundredAreKept()
{
    m_api->reports.automatic = [](qint64 id) { return report(id); };
    m_api->maps.automatic = [](qint64 id) { return CalloutMap{id, {}, {}}; };
    for (CalloutId id = 1; id <= ReportReader::mostKept + 5; ++id)
        close(id);
    QCOMPARE(m_reader->papers(5).report.state, State::NotAsked);
    QCOMPARE(m_reader->papers(6).report.state, State::Here);
    m_reader->want(5); // simply read again
    m_time->settle();
    QCOMPARE(m_reader->papers(5).report.state, State::Here);
}

void TestReportReader::resetForgets()
{
    close(1);
    m_reader->reset();
    m_api->reports.take().answer(report(1));
    m_time->advance(1h);
    QCOMPARE(m_reader->papers(1).report.state, State::NotAsked);
    QCOMPARE(m_api->reports.all.size(), 1);
}

QTEST_GUILESS_MAIN(TestReportReader)
#include "tst_reportreader.moc"
