// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where help was called for stays what it is; a jump asks, and who answers decides.
#include "boarddesk.h"
#include "commanddesk.h"
#include "services/positionrules.h"

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr LatLon home{-33.93, 18.46};
constexpr UtcTime noon{1'752'480'000s};

/// `metres` north of home.
Position north(double metres, std::optional<double> accuracy = 10,
               std::optional<UtcTime> fix = std::nullopt)
{
    return {{home.latitude + metres / 111'195, home.longitude}, accuracy, fix};
}

/// One callout's places, followed by hand.
struct Track {
    BoardEntry entry;
    PlaceCourse course;
    MonoTime now{1h};

    void go(const Position &position, Millis after = 2s)
    {
        now += after;
        followPosition(entry, course, position, now);
    }
    [[nodiscard]] bool asks() const { return entry.beforeJump.has_value(); }
};

} // namespace

class TestPositionRules final : public QObject, private BoardDesk {
    Q_OBJECT

private slots:
    void reachGrowsWithAccuracyAndTime();
    void theFirstIsTheIncidentPosition();
    void walkingAsksNothing();
    void aJumpAsksUntilDecided();
    void timeAloneDecidesNothing();
    void comingBackDecides();
    void keptPlacesAreNotAskedAboutAgain();
    void aThirdPlaceIsAskedAbout();
    void theNewOneCountsWhenAnOperatorSaysSo();
    void aFixWithoutATimeCountsAMinuteAtMost();
    void boardTellsOfAJump();
    void boardStartsAnewWithAnotherCallout();
    void heldBackOutcomesShowPlaces();
    void answersAreLogged();
};

void TestPositionRules::reachGrowsWithAccuracyAndTime()
{
    const auto reach = [](const Position &a, const Position &b, Millis apart) {
        return reachMetres(a, MonoTime{1h}, b, MonoTime{1h} + apart);
    };
    QCOMPARE(reach(north(0, 10), north(0, 25), 0s), 35.0);
    QCOMPARE(reach(north(0, 10), north(0, 25), 4s), 235.0);
    QCOMPARE(reach(north(0, std::nullopt), north(0, std::nullopt), 0s), 100.0);
    // Fix times win over receipts, whichever way round they are.
    QCOMPARE(reach(north(0, 0, noon), north(0, 0, noon + 10s), 2s), 500.0);
    QCOMPARE(reach(north(0, 0, noon + 10s), north(0, 0, noon), 2s), 500.0);
    QCOMPARE(reach(north(0, 0, noon), north(0, 0), 2s), 100.0);
}

void TestPositionRules::theFirstIsTheIncidentPosition()
{
    Track track;
    followPosition(track.entry, track.course, std::nullopt, track.now);
    QVERIFY(!track.entry.incidentPosition);
    track.go(north(0));
    QCOMPARE(track.entry.incidentPosition, north(0));
    for (int i = 1; i < 200; ++i)
        track.go(north(i * 20));
    QVERIFY(!track.asks());
    QCOMPARE(track.entry.incidentPosition, north(0));
}

void TestPositionRules::walkingAsksNothing()
{
    Track track;
    track.go(north(0));
    track.go(north(119.9)); // 20 m of accuracy and 100 m in 2 s
    QVERIFY(!track.asks());
    track.go(north(240.1));
    QVERIFY(track.asks());
    QCOMPARE(*track.entry.beforeJump, north(119.9));
}

void TestPositionRules::aJumpAsksUntilDecided()
{
    Track track;
    track.go(north(0));
    track.go(north(4'200));
    QVERIFY(track.asks());
    track.go(north(4'250));
    track.go(north(4'300));
    QCOMPARE(*track.entry.beforeJump, north(0));
    QCOMPARE(track.entry.incidentPosition, north(0));
}

void TestPositionRules::timeAloneDecidesNothing()
{
    // In ten minutes a car could have driven there; it was there after two seconds.
    Track track;
    track.go(north(0, 10, noon));
    for (int i = 1; i < 300; ++i)
        track.go(north(4'200 + i, 10, noon + i * 2s));
    QVERIFY(track.asks());
    QVERIFY(settleJump(track.entry, track.course, false));
    for (int i = 300; i < 600; ++i)
        track.go(north(4'200 + i, 10, noon + i * 2s));
    QVERIFY(!track.asks());
    track.go(north(100, 10, noon + 1'300s)); // back, and that is where it is trusted
    track.go(north(4'800, 10, noon + 1'302s));
    QVERIFY(track.asks());
    QCOMPARE(track.entry.beforeJump->point, north(100).point);
}

void TestPositionRules::comingBackDecides()
{
    Track track;
    track.go(north(0));
    track.go(north(4'200));
    QVERIFY(track.asks());
    track.go(north(30));
    QVERIFY(!track.asks());
    track.go(north(60));
    QVERIFY(!track.asks());
}

void TestPositionRules::keptPlacesAreNotAskedAboutAgain()
{
    Track track;
    QVERIFY(!settleJump(track.entry, track.course, false));
    track.go(north(0));
    track.go(north(4'200));
    QVERIFY(settleJump(track.entry, track.course, false));
    QVERIFY(!track.asks());
    QVERIFY(!settleJump(track.entry, track.course, false)); // no question, no answer
    for (int i = 0; i < 20; ++i)
        track.go(north(4'200 + i * 30));
    QVERIFY(!track.asks());
    QCOMPARE(track.entry.incidentPosition, north(0));
}

void TestPositionRules::aThirdPlaceIsAskedAbout()
{
    Track track;
    track.go(north(0));
    track.go(north(4'200));
    QVERIFY(settleJump(track.entry, track.course, false));
    track.go(north(20'000));
    QVERIFY(track.asks());
    QCOMPARE(*track.entry.beforeJump, north(0));
}

void TestPositionRules::theNewOneCountsWhenAnOperatorSaysSo()
{
    Track track;
    track.go(north(0));
    track.go(north(4'200));
    track.go(north(4'230));
    QVERIFY(settleJump(track.entry, track.course, true));
    QVERIFY(!track.asks());
    QCOMPARE(track.entry.incidentPosition, north(4'230));
    track.go(north(4'260));
    QVERIFY(!track.asks());
    track.go(north(0));
    QVERIFY(track.asks());
}

void TestPositionRules::aFixWithoutATimeCountsAMinuteAtMost()
{
    Track track;
    track.go(north(0, 0));
    track.go(north(3'001, 0), 30min);
    QVERIFY(track.asks());
    Track tunnel;
    tunnel.go(north(0, 0, noon));
    tunnel.go(north(30'000, 0, noon + 11min), 11min);
    QVERIFY(!tunnel.asks());
}

void TestPositionRules::boardTellsOfAJump()
{
    open();
    Callout callout = makeCallout(1);
    poll({callout});
    const Position first = *entry(1).callout.position;
    QCOMPARE(entry(1).incidentPosition, first);
    m_watch->clear();
    pass(2s);
    callout.position->point.latitude += 0.2;
    poll({callout});
    QCOMPARE(m_watch->fieldsOf(1), BoardFields(BoardField::Position));
    QCOMPARE(entry(1).beforeJump, first);
    QCOMPARE(entry(1).incidentPosition, first);
    QCOMPARE(entry(1).callout.position, callout.position); // both are known, none replaced
    m_watch->clear();
    QVERIFY(m_board->settleJump(1, true));
    QCOMPARE(m_watch->fieldsOf(1), BoardFields(BoardField::Position));
    QCOMPARE(entry(1).incidentPosition, callout.position);
    QVERIFY(!m_board->settleJump(1, true));
    QVERIFY(!m_board->settleJump(2, true));
    close();
}

void TestPositionRules::boardStartsAnewWithAnotherCallout()
{
    open();
    Callout callout = makeCallout(1);
    poll({callout});
    pass(2s);
    callout.position->point.latitude += 0.2;
    poll({callout});
    QVERIFY(entry(1).beforeJump);
    callout.customerId += 1;
    callout.position->point.latitude += 0.2;
    pass(2s);
    poll({callout});
    QVERIFY(!entry(1).beforeJump);
    QCOMPARE(entry(1).incidentPosition, callout.position);
    Callout placeless = makeCallout(2);
    placeless.position.reset();
    poll({callout, placeless});
    QVERIFY(!entry(2).incidentPosition);
    const Callout placed = makeCallout(2);
    poll({callout, placed});
    QCOMPARE(entry(2).incidentPosition, placed.position);
    close();
}

/// While an outcome is held back positions go on, and so does the question: neither tells it.
void TestPositionRules::heldBackOutcomesShowPlaces()
{
    open();
    Callout callout = makeCallout(1);
    poll({callout});
    m_board->beginCancel(1, true);
    m_board->setCancelMark(1, CancelMark::Requested);
    pass(2s);
    callout.position->point.latitude += 0.2;
    poll({callout});
    QVERIFY(entry(1).outcomeFrozen);
    QVERIFY(entry(1).beforeJump);
    QVERIFY(m_board->settleJump(1, false));
    QVERIFY(entry(1).outcomeFrozen);
    QVERIFY(!entry(1).beforeJump);
    close();
}

void TestPositionRules::answersAreLogged()
{
    class Desk final : private CommandDesk {
    public:
        void run()
        {
            open();
            Callout callout = makeCallout(1);
            m_clock.mono += 2s;
            callout.position->point.latitude += 0.2;
            poll({callout, makeCallout(2)});
            QVERIFY(!m_commands->settleJump(2, true)); // that one did not jump
            const auto operatorLines = [this] { return m_log->of(LogEntry::Kind::Operator); };
            QCOMPARE(operatorLines().size(), 0);
            QVERIFY(m_commands->settleJump(1, false));
            QVERIFY(!m_commands->settleJump(1, false));
            QCOMPARE(operatorLines().size(), 1);
            const LogEntry line = operatorLines().last();
            QCOMPARE(line.text, u"Callout 1: the position before its jump is kept"_s);
            QCOMPARE(line.calloutId, 1);
            QCOMPARE(line.operatorName, u"Op 01"_s);
            close();
        }
    };
    Desk().run();
}

QTEST_GUILESS_MAIN(TestPositionRules)
#include "tst_positionrules.moc"
