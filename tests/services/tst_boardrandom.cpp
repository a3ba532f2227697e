// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The board against a much simpler model of itself, under random behaviour of server, network,
// clocks and operator: nothing is lost without being cleared, nothing is called ended that was not
// told so, and nobody's callout is taken from them without a reason.
#include "boardmodel.h"
#include "boardwatch.h"
#include "fakes.h"
#include "samples.h"

#include "services/alarmbook.h"

#include <QtTest/QtTest>

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr quint32 defaultSequences = 100'000;
constexpr quint32 rowOf = 10'000; // sequences
constexpr int steps = 30;
constexpr CalloutId ids = 4;

class World final {
public:
    World(quint32 seed, BoardTally &tally) : m_random(seed), m_tally(tally), m_model(tally)
    {
        QObject::connect(&m_board, &CalloutBoard::changed, &m_alarms, &AlarmBook::apply);
        QObject::connect(&m_alarms, &AlarmBook::rungFor, &m_alarms,
                         [this](AlarmClass what, CalloutId id) { rung(what, id); });
    }

    QString run()
    {
        for (int step = 0; step < steps; ++step) {
            m_watch.clear();
            m_model.mustBeWanted.clear();
            m_clock.mono += Millis(m_random.bounded(1, 6'000));
            turnClocks();
            act();
            if (const QString wrong = check(); !wrong.isEmpty())
                return u"step %1: %2"_s.arg(step).arg(wrong);
        }
        if (m_watch.mirror.size() != m_model.all.size())
            return u"the changes lead to another board"_s;
        return {};
    }

private:
    struct Site {
        int generation = 0; ///< of the number: another customer each
        QString status = u"created"_s;
        bool exists = true;
        bool isListed = true;
    };
    struct Reading {
        CalloutId id = 0;
        std::optional<Callout> callout; ///< null: no such callout
        MonoTime sent{};
    };

    void rung(AlarmClass what, CalloutId id)
    {
        if (what == AlarmClass::New)
            m_ringing.insert(id);
        else if (m_board.find(id)->outcomeFrozen)
            m_watch.complaints.append(u"callout %1 rings by its outcome"_s.arg(id));
    }

    void turnClocks()
    {
        if (m_random.bounded(8) == 0)
            m_clock.utc += Millis(m_random.bounded(-200'000'000, 200'000'000));
        if (m_random.bounded(4) == 0)
            m_serverClock.observe(m_clock.utc, m_clock.mono - 10ms, m_clock.mono);
    }

    void act()
    {
        switch (m_random.bounded(16)) {
        case 0:
        case 1:
        case 2: changeServer(); break;
        case 3: m_lists.append(makeList()); break; // on its way, maybe overtaken
        case 4: deliverList(); break;
        case 5:
        case 6:
        case 7: deliver(makeList()); break;
        case 8: m_readings.append(read(anyId())); break;
        case 9: deliverReading(); break;
        case 10: deliver(read(anyId())); break;
        case 11: failReading(); break;
        case 12: raise(); break;
        case 13:
        case 14: operate(); break;
        default: tick(); break;
        }
    }

    void tick()
    {
        m_board.tick();
        m_alarms.tick();
        for (const CalloutId id : std::as_const(m_watch.wanted))
            m_model.all[id].asked = m_clock.mono;
        m_model.tick(m_clock.mono);
    }

    CalloutId anyId() { return m_random.bounded(1, int(ids) + 1); }

    void changeServer()
    {
        static const QStringList words{u"created"_s, u"Responder Dispatched"_s,
                                       u"CLOSED"_s,  u"Something new"_s,
                                       QString(),    u"closed "_s};
        Site &site = m_sites[anyId()];
        switch (m_random.bounded(8)) {
        case 0: ++site.generation; break;
        case 1: site.exists = !site.exists; break;
        case 2:
        case 3: site.isListed = !site.isListed; break;
        default: site.status = words.at(m_random.bounded(words.size())); break;
        }
    }

    Callout ofServer(CalloutId id)
    {
        const Site &site = m_sites[id];
        Callout callout = makeCallout(id, site.status);
        callout.customerId += site.generation * 100;
        return callout;
    }

    Snapshot makeList()
    {
        QList<Callout> callouts;
        const int mood = m_random.bounded(12);
        const bool complete = mood > 2;
        for (CalloutId id = 1; id <= ids && mood != 3; ++id) { // 3: an empty list, well-formed
            if (m_sites[id].isListed && m_sites[id].exists && (complete || m_random.bounded(2)))
                callouts.append(ofServer(id));
        }
        if (!callouts.isEmpty() && m_random.bounded(5) == 0) { // a duplicate, maybe an older state
            callouts.append(callouts.first());
            if (m_random.bounded(2)) {
                callouts.last().statusText = u"created"_s;
                callouts.last().status = CalloutStatus::Created;
            }
        }
        std::ranges::shuffle(callouts, m_random);
        return snapshotOf(callouts, m_clock.mono, complete);
    }

    void deliver(Snapshot snapshot)
    {
        snapshot.transfer.received = m_clock.mono;
        m_board.applySnapshot(snapshot);
        m_model.list(snapshot, m_clock.mono);
    }

    void deliverList()
    {
        if (!m_lists.isEmpty())
            deliver(m_lists.takeAt(m_random.bounded(m_lists.size())));
    }

    Reading read(CalloutId id)
    {
        Reading reading{id, {}, m_clock.mono};
        if (m_sites[id].exists)
            reading.callout = ofServer(id);
        return reading;
    }

    void deliver(const Reading &reading)
    {
        if (!reading.callout) {
            ApiError error;
            error.kind = ApiError::Kind::NotFound;
            m_board.applyReadFailure(reading.id, error);
            m_model.notFound(reading.id);
            return;
        }
        m_board.applyRead({*reading.callout, transferAt(reading.sent, m_clock.mono)});
        m_model.tell(*reading.callout, reading.sent, m_clock.mono, m_clock.mono, false);
    }

    void deliverReading()
    {
        if (!m_readings.isEmpty())
            deliver(m_readings.takeAt(m_random.bounded(m_readings.size())));
    }

    void failReading()
    {
        using Kind = ApiError::Kind;
        static const QList<Kind> kinds{Kind::Offline, Kind::Timeout, Kind::Forbidden,
                                       Kind::ServerFault, Kind::Malformed};
        ApiError error;
        error.kind = kinds.at(m_random.bounded(kinds.size()));
        const CalloutId id = anyId();
        m_board.applyReadFailure(id, error);
        m_model.unreadable(id, m_clock.mono);
    }

    void raise()
    {
        const Callout callout = ofServer(anyId());
        if (callout.isClosed())
            return;
        m_board.applyRaised(callout, m_clock.mono);
        m_model.tell(callout, m_clock.mono, m_clock.mono, m_clock.mono, true);
    }

    void operate()
    {
        const CalloutId id = anyId();
        const auto one = m_model.all.find(id);
        const bool isThere = one != m_model.all.end();
        bool expected = false;
        bool happened = false;
        switch (m_random.bounded(14)) {
        case 0:
        case 1:
            happened = m_board.take(id, u"Op"_s);
            expected = isThere && !one->cleared && one->owner.isEmpty();
            if (expected)
                one->owner = u"Op"_s;
            break;
        case 2:
            happened = m_board.release(id);
            expected = isThere && !one->cleared && !one->owner.isEmpty();
            if (expected)
                one->owner.clear();
            break;
        case 3:
        case 4:
        case 5:
            happened = m_board.clear(id);
            expected = isThere && !one->cleared && one->shown == Presence::Ended;
            if (expected) {
                one->cleared = true;
                ++m_tally.of[BoardTally::Cleared];
            }
            break;
        case 6: m_board.beginCancel(id, m_random.bounded(3) != 0); break;
        case 7: m_board.setCancelMark(id, CancelMark::NotDelivered); break;
        case 8: m_board.contactEnded(id); break;
        case 9: m_board.setUnconditionalOutcome(id, CancelOutcome::Refused); break;
        case 10: m_board.applyCustomerCancel(id); break;
        default: putMark(id); return;
        }
        if (happened != expected)
            m_watch.complaints.append(u"operator's command on callout %1"_s.arg(id));
    }

    /// Marks change what is annunciated and how it is listed, and nothing else.
    void putMark(CalloutId id)
    {
        const std::optional<BoardEntry> before = m_board.find(id);
        const Attentions seen = before ? before->attention : Attentions();
        const bool isEnded = before && before->presence == Presence::Ended;
        switch (m_random.bounded(5)) {
        case 0:
            if (m_board.mark(id, mark::Acknowledge{seen}) == !seen)
                m_watch.complaints.append(u"acknowledging callout %1"_s.arg(id));
            break;
        case 1: m_board.mark(id, mark::Reset{}); break;
        case 2: m_board.mark(id, mark::Wake{}); break;
        case 3: m_board.mark(id, mark::Pin{m_random.bounded(2) == 0}); break;
        default:
            if (m_board.mark(id, mark::Snooze{Millis(m_random.bounded(1, 40'000)), u"x"_s})
                && (isEnded || before->cleared))
                m_watch.complaints.append(u"callout %1 is snoozed"_s.arg(id));
        }
        ++m_tally.of[BoardTally::Marked];
    }

    QString checkMarks(const BoardEntry &entry)
    {
        if (const QString wrong = wrongMarks(entry, m_tally); !wrong.isEmpty())
            return wrong;
        if (displayState(entry) != DisplayState::New)
            m_ringing.remove(entry.id());
        else if (!m_ringing.contains(entry.id()))
            return u"is new and does not ring"_s;
        return {};
    }

    QString check()
    {
        if (m_alarms.picture().untaken != m_board.counts().notTaken)
            return u"another number of callouts is annunciated than is new"_s;
        if (!m_watch.complaints.isEmpty())
            return m_watch.complaints.first();
        for (const BoardChanges &changes : std::as_const(m_watch.changes)) {
            if (!changes.removed.isEmpty())
                return u"callout %1 is removed"_s.arg(changes.removed.first());
        }
        for (const CalloutId id : std::as_const(m_model.mustBeWanted)) {
            if (!m_watch.wanted.contains(id))
                return u"callout %1 is not read by its number"_s.arg(id);
        }
        for (auto one = m_model.all.begin(); one != m_model.all.end(); ++one) {
            if (const QString wrong = check(one.key(), *one); !wrong.isEmpty())
                return u"callout %1 %2"_s.arg(one.key()).arg(wrong);
        }
        const BoardCounts counts = m_board.counts();
        const int all =
            counts.active + counts.closedToday + counts.older + counts.tests + counts.snoozed;
        return all == m_model.all.size() ? QString() : u"there are others, or too few"_s;
    }

    QString check(CalloutId id, ExpectedCallout &one)
    {
        const std::optional<BoardEntry> entry = m_board.find(id);
        if (!entry || !m_watch.mirror.contains(id))
            return u"is lost"_s;
        if (entry->outcomeFrozen)
            ++m_tally.of[BoardTally::Held];
        else
            one.shown = one.presence;
        if (entry->cleared != one.cleared)
            return u"is wrongly cleared or not"_s;
        if (entry->owner != one.owner || entry->isTaken() == one.owner.isEmpty())
            return u"is wrongly taken or not"_s;
        if (entry->presence != one.shown)
            return u"has presence %1"_s.arg(int(entry->presence));
        if (one.cleared != (queueTab(*entry) == QueueTab::ClosedToday))
            return u"is in the wrong place"_s;
        if (const QString wrong = checkMarks(*entry); !wrong.isEmpty())
            return wrong;
        if (entry->outcomeFrozen)
            return {};
        if (entry->callout.customerId != one.customerId)
            return u"is another one"_s;
        if (entry->endKind != one.end)
            return u"has ended by %1"_s.arg(int(entry->endKind));
        if (entry->callout.statusText != one.status)
            return u"has status \"%1\""_s.arg(entry->callout.statusText);
        return {};
    }

    QRandomGenerator m_random;
    BoardTally &m_tally;
    BoardModel m_model;
    FakeClock m_clock;
    ServerClock m_serverClock{m_clock};
    CalloutBoard m_board{m_clock, m_serverClock};
    BoardWatch m_watch{m_board};
    FakeLog m_log;
    AlarmBook m_alarms{m_clock, m_log};
    QSet<CalloutId> m_ringing; ///< rung for as new, and new since
    std::array<Site, ids + 1> m_sites;
    QList<Snapshot> m_lists; ///< asked for, not yet here
    QList<Reading> m_readings;
};

} // namespace

class TestBoardRandom final : public QObject {
    Q_OBJECT

private slots:
    /// BOARD_SEED and BOARD_SEQUENCES repeat one that failed, or run more. In rows, because Qt Test
    /// gives up a function after five minutes: much, until a sanitizer runs on a busy machine.
    void nothingIsEverLost_data()
    {
        QTest::addColumn<quint32>("first");
        QTest::addColumn<quint32>("count");
        const int given = qEnvironmentVariableIntValue("BOARD_SEQUENCES");
        const quint32 sequences = given > 0 ? quint32(given) : defaultSequences;
        const quint32 first = quint32(std::max(1, qEnvironmentVariableIntValue("BOARD_SEED")));
        for (quint32 done = 0; done < sequences; done += rowOf) {
            const quint32 count = std::min(rowOf, sequences - done);
            QTest::addRow("%u from seed %u", count, first + done) << first + done << count;
        }
    }

    void nothingIsEverLost()
    {
        QFETCH(quint32, first);
        QFETCH(quint32, count);
        BoardTally tally;
        for (quint32 seed = first; seed < first + count; ++seed) {
            const QString wrong = World(seed, tally).run();
            QVERIFY2(wrong.isEmpty(),
                     qPrintable(u"BOARD_SEED=%1 BOARD_SEQUENCES=1, %2"_s.arg(seed).arg(wrong)));
        }
        for (const int times : tally.of)
            QVERIFY(count < 1'000 || times > int(count / 100));
    }
};

QTEST_GUILESS_MAIN(TestBoardRandom)
#include "tst_boardrandom.moc"
