// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is annunciated when, with the board in front of it as in the program.
#include "alarmbench.h"

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestAlarmBook final : public QObject, private AlarmBench {
    Q_OBJECT

private slots:
    void init() { openBook(); }
    void cleanup() { close(); }

    void ladder();
    void ladderOfSettings();
    void oldestLeads();
    void takenIsSilent();
    void repeatsDoNotRing();
    void silenceAndTheNewer();
    void classes();
    void lookedAfterEndsQuietly();
    void snoozedComesBack();
    void releasedRingsAgain();
    void linkLostOnce();
    void messagesOnce();
};

void TestAlarmBook::ladder()
{
    QCOMPARE(picture(), AlarmPicture{});
    QSignalSpy escalated(m_book.get(), &AlarmBook::escalated);
    poll({makeCallout(1)});
    struct Step {
        Millis after;
        Escalation level;
        AlarmClass tone;
        Millis every;
        int loudness;
    };
    using enum Escalation;
    Millis waited = 0s;
    for (const Step &step :
         {Step{0s, Tone, AlarmClass::New, 0s, 60}, Step{14s, Tone, AlarmClass::New, 0s, 60},
          Step{15s, Repeat, AlarmClass::New, 5s, 60}, Step{20s, Louder, AlarmClass::New, 5s, 80},
          Step{30s, Escalation::Late, AlarmClass::Late, 3s, 100},
          Step{60s, Supervisor, AlarmClass::Late, 3s, 100},
          Step{90s, Breach, AlarmClass::Late, 3s, 100}}) {
        wait(step.after - waited);
        waited = step.after;
        QCOMPARE(picture().level, step.level);
        QCOMPARE(picture().tone, step.tone);
        QCOMPARE(picture().every, step.every);
        QCOMPARE(picture().loudness, step.loudness);
        QCOMPARE(picture().oldest, 1);
        QCOMPARE(picture().untaken, 1);
    }
    QCOMPARE(escalated.size(), 6);
    QCOMPARE(m_rung.count(Rung(AlarmClass::New, 1)), 1);
    QCOMPARE(picture().ring, 1U);
    m_book->setFigures({.ladder = {1s, 2s, 3s, 200s, 300s}}); // while running
    QCOMPARE(picture().level, Escalation::Late);
}

void TestAlarmBook::ladderOfSettings()
{
    using Ladder = std::array<Millis, 5>;
    QCOMPARE(AlarmFigures::ladderOf(u"15;20;30;60;90"_s), Ladder({15s, 20s, 30s, 60s, 90s}));
    for (const QString &wrong : {QString(), u"15;20;30;60"_s, u"15;20;30;60;60"_s,
                                 u"0;20;30;60;90"_s, u"a;20;30;60;90"_s, u"1;2;3;4;5;6"_s})
        QVERIFY2(!AlarmFigures::ladderOf(wrong), qPrintable(wrong));
}

void TestAlarmBook::oldestLeads()
{
    poll({makeCallout(5)});
    wait(22s);
    poll({makeCallout(5), makeCallout(3)});
    QCOMPARE(picture().oldest, 5);
    QCOMPARE(picture().level, Escalation::Louder);
    QCOMPARE(picture().untaken, 2);
    m_board->take(5, u"Op"_s);
    QCOMPARE(picture().oldest, 3);
    QCOMPARE(picture().level, Escalation::Tone); // its own time
    QCOMPARE(picture().oldestSince, m_clock.mono);
}

void TestAlarmBook::takenIsSilent()
{
    poll({makeCallout(1)});
    m_board->take(1, u"Op"_s);
    QCOMPARE(picture().tone, AlarmClass::None);
    QCOMPARE(picture().level, Escalation::None);
    QCOMPARE(picture().untaken, 0);
    QCOMPARE(picture().oldest, 0);
}

void TestAlarmBook::repeatsDoNotRing()
{
    poll({makeCallout(1)});
    for (int i = 0; i < 5; ++i) {
        wait(2s);
        Callout moved = makeCallout(1, i % 2 ? u"Responder Dispatched"_s : u"created"_s);
        moved.position->point.latitude += i * 0.001;
        poll({moved});
        m_board->applyRead(readOf(moved, m_clock.mono));
    }
    wait(2s);
    poll({}); // missing for once
    wait(2s);
    poll({makeCallout(1)});
    QCOMPARE(m_rung.size(), 1);
    QCOMPARE(picture().ring, 1U);
    // Ended and back again is a new one.
    wait(2s);
    poll({makeCallout(1, u"closed"_s)});
    QCOMPARE(m_rung.last(), Rung(AlarmClass::Ended, 1));
    wait(2s);
    poll({makeCallout(1)});
    QCOMPARE(m_rung.last(), Rung(AlarmClass::New, 1));
    // And so is another callout under its number.
    wait(2s);
    Callout other = makeCallout(1);
    other.customerId = 4;
    m_rung.clear();
    poll({other});
    QCOMPARE(m_rung, QList<Rung>({{AlarmClass::New, 1}}));
    QCOMPARE(picture().oldestSince, m_clock.mono);
}

void TestAlarmBook::silenceAndTheNewer()
{
    poll({makeCallout(1)});
    wait(10s);
    m_book->silence();
    QCOMPARE(picture().tone, AlarmClass::None);
    QCOMPARE(picture().silencedUntil, m_clock.mono + 30s);
    QCOMPARE(logged(u"silenced"_s), 1);
    wait(12s);
    QCOMPARE(picture().level, Escalation::Louder); // the ladder goes on
    QCOMPARE(picture().tone, AlarmClass::None);
    wait(18s);
    QCOMPARE(picture().tone, AlarmClass::Late);
    QVERIFY(!picture().silencedUntil);
    m_book->silence();
    wait(2s);
    const quint64 ring = picture().ring;
    poll({makeCallout(1), makeCallout(2)});
    QVERIFY(!picture().silencedUntil);
    QCOMPARE(picture().tone, AlarmClass::Late);
    QVERIFY(picture().ring != ring);
    m_book->silence();
    m_board->take(1, u"Op"_s);
    QVERIFY(picture().silencedUntil); // fewer is no reason to sound
    QCOMPARE(picture().tone, AlarmClass::None);
}

void TestAlarmBook::classes()
{
    poll({makeCallout(1), makeCallout(2)});
    m_board->take(1, u"Op"_s);
    m_board->take(2, u"Op"_s);
    m_rung.clear();
    wait(2s);
    poll({makeCallout(1, u"Responder Cancelled"_s), makeCallout(2)});
    QCOMPARE(m_rung, QList<Rung>({{AlarmClass::Withdrawn, 1}}));
    QCOMPARE(picture().tone, AlarmClass::Withdrawn);
    QCOMPARE(picture().every, 0ms);
    m_book->ring(AlarmClass::Message, 2); // lower: it does not cut the other off
    QCOMPARE(picture().tone, AlarmClass::Withdrawn);
    wait(4s);
    QCOMPARE(picture().tone, AlarmClass::None);
    m_board->applyCustomerCancel(2);
    QCOMPARE(m_rung.last(), Rung(AlarmClass::Withdrawn, 2));
    for (int i = 0; i < 32; ++i) {
        wait(2s);
        poll({makeCallout(1, u"Responder Cancelled"_s), makeCallout(2)});
    }
    QVERIFY(m_rung.contains(Rung(AlarmClass::Technical, 1)));
    QCOMPARE(m_rung.count(Rung(AlarmClass::Technical, 1)), 1);
    m_board->beginCancel(2, false);
    m_rung.clear();
    m_board->setUnconditionalOutcome(2, CancelOutcome::Refused);
    QCOMPARE(m_rung, QList<Rung>({{AlarmClass::Withdrawn, 2}}));
    // While a callout waits, nothing lower sounds; it is told all the same.
    poll({makeCallout(1, u"Responder Cancelled"_s), makeCallout(2), makeCallout(3)});
    const quint64 ring = picture().ring;
    m_book->ring(AlarmClass::Technical);
    QCOMPARE(picture().tone, AlarmClass::New);
    QCOMPARE(picture().ring, ring);
    QCOMPARE(m_rung.last(), Rung(AlarmClass::Technical, 0));
}

void TestAlarmBook::lookedAfterEndsQuietly()
{
    poll({makeCallout(1), makeCallout(2)});
    m_board->take(1, u"Op"_s);
    m_rung.clear();
    wait(2s);
    poll({makeCallout(1, u"closed"_s), makeCallout(2, u"closed"_s)});
    QCOMPARE(m_rung, QList<Rung>({{AlarmClass::Ended, 2}})); // nobody had looked at it
}

void TestAlarmBook::snoozedComesBack()
{
    poll({makeCallout(1)});
    wait(5s);
    QVERIFY(m_board->mark(1, mark::Snooze{60s, u"Known"_s}));
    QCOMPARE(picture().untaken, 0);
    QCOMPARE(picture().tone, AlarmClass::None);
    wait(59s);
    m_rung.clear();
    wait(1s);
    QVERIFY(m_rung.contains(Rung(AlarmClass::New, 1)));
    QCOMPARE(picture().tone, AlarmClass::New);
    QCOMPARE(picture().level, Escalation::Tone);
}

void TestAlarmBook::releasedRingsAgain()
{
    poll({makeCallout(1)});
    m_board->take(1, u"Op"_s);
    wait(40s);
    m_board->release(1);
    QCOMPARE(m_rung.size(), 2);
    QCOMPARE(picture().level, Escalation::Tone);
}

void TestAlarmBook::linkLostOnce()
{
    LinkState link;
    for (const auto kind : {LinkState::Kind::Linked, LinkState::Kind::Faltering,
                            LinkState::Kind::Lost, LinkState::Kind::Lost}) {
        link.kind = kind;
        m_book->setLink(link);
    }
    QCOMPARE(m_rung, QList<Rung>({{AlarmClass::Technical, 0}}));
    QCOMPARE(picture().tone, AlarmClass::Technical);
}

void TestAlarmBook::messagesOnce()
{
    m_book->ring(AlarmClass::Message, 1);
    QCOMPARE(picture().tone, AlarmClass::Message);
    QCOMPARE(picture().ring, 1U);
    m_book->ring(AlarmClass::Message, 1);
    QCOMPARE(picture().ring, 2U);
    wait(4s);
    QCOMPARE(picture().tone, AlarmClass::None);
    m_book->silence();
    m_book->ring(AlarmClass::Message, 1);
    QCOMPARE(picture().tone, AlarmClass::None);
}

QTEST_GUILESS_MAIN(TestAlarmBook)
#include "tst_alarmbook.moc"
