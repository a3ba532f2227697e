// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Duress must look like success: after a verified cancel three boards are driven side by side, for
// a right code, a wrong one and a strict server, and everything that leaves them has to be the
// same.
#include "boardwatch.h"
#include "fakepanicapi.h"

#include <QtTest/QtTest>

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QString describe(const BoardEntry &entry)
{
    const Callout &c = entry.callout;
    const auto utc = [](const std::optional<UtcTime> &time) {
        return time ? QString::number(time->time_since_epoch().count()) : u"-"_s;
    };
    return u"%1 %2 %3 pos %4 fix %5 pres %6 end %7/%8 lost %9"_s.arg(c.id)
               .arg(int(c.status))
               .arg(c.statusText)
               .arg(c.position ? c.position->point.latitude : 0.0)
               .arg(entry.fixChanged.time_since_epoch().count())
               .arg(int(entry.presence))
               .arg(int(entry.endKind))
               .arg(entry.endedAt.time_since_epoch().count())
               .arg(entry.lostContact)
           + u" mark %1 frozen %2 note %3 read %4 stage %5 closed %6 updated %7 unit %8 times %9"_s
                 .arg(int(entry.cancelMark))
                 .arg(entry.outcomeFrozen)
                 .arg(entry.privateNote)
                 .arg(entry.lastRead.time_since_epoch().count())
                 .arg(entry.stageSince.time_since_epoch().count())
                 .arg(utc(c.closedAt), utc(c.updatedAt), c.responder.unit,
                      utc(c.dispatchedAt) + utc(c.arrivedAt) + utc(c.completedAt));
}

enum class Code { Right, Wrong, Duress };

class Desk final {
public:
    explicit Desk(Code code) : m_code(code)
    {
        QObject::connect(&board, &CalloutBoard::changed, &m_context, [this](const BoardChanges &c) {
            for (const BoardUpdate &update : c.updated)
                seen.append(u"%1 update %2: "_s.arg(now()).arg(update.fields.toInt())
                            + describe(update.entry));
            for (const BoardEntry &entry : c.added)
                seen.append(u"%1 added: "_s.arg(now()) + describe(entry));
            for (const CalloutId id : c.removed)
                seen.append(u"%1 removed %2"_s.arg(now()).arg(id));
        });
        QObject::connect(
            &board, &CalloutBoard::happened, &m_context, [this](const LogEntry &entry) {
                seen.append(u"%1 log: "_s.arg(now()) + entry.text + u' ' + entry.outcome);
            });
        QObject::connect(&board, &CalloutBoard::readMoved, &m_context,
                         [this] { seen.append(u"%1 read"_s.arg(now())); });
        QObject::connect(&board, &CalloutBoard::outcomeReleased, &m_context,
                         [this] { seen.append(u"%1 released"_s.arg(now())); });
    }

    /// What AURA tells `second` seconds after the cancel, the way this code makes it.
    void second(int second)
    {
        m_clock.mono += 1s;
        m_clock.utc += 1s;
        board.tick();
        if (second % 2 == 0)
            board.applySnapshot(snapshotOf(list(second), m_clock.mono, second % 14 != 0));
        if (second == 1 || second == 3 || second == 11)
            readItself(second);
        if (second % 9 == 0 && isGone(second))
            readItself(second); // what the reader does for a missing one
        const BoardCounts counts = board.counts();
        seen.append(u"%1 counts %2 %3 %4: "_s.arg(now())
                        .arg(counts.active)
                        .arg(counts.notTaken)
                        .arg(board.nextToTake())
                    + describe(*board.find(1)));
    }

    void start()
    {
        board.applySnapshot(snapshotOf(list(0), m_clock.mono));
        board.take(1, u"Op"_s);
        board.beginCancel(1, true);
        board.setCancelMark(1, CancelMark::Requested);
        board.setVerifiedOutcome(1, m_code == Code::Right ? CancelOutcome::Confirmed
                                                          : CancelOutcome::NotStoodDown);
    }

    FakeClock m_clock;
    ServerClock serverClock{m_clock};
    CalloutBoard board{m_clock, serverClock};
    QStringList seen;

private:
    [[nodiscard]] qint64 now() const { return m_clock.mono.time_since_epoch().count(); }
    [[nodiscard]] bool isGone(int second) const { return m_code == Code::Right && second > 8; }

    [[nodiscard]] Callout mine(int second) const
    {
        Callout callout = makeCallout(1, u"Responder Dispatched"_s);
        callout.responder.unit = u"Unit 7"_s;
        callout.dispatchedAt = UtcTime{std::chrono::seconds{1'752'479'950}};
        if (m_code == Code::Right && second > 4) {
            callout.status = CalloutStatus::ResponderCancelled;
            callout.statusText = u"Responder Cancelled"_s;
            callout.responder = {};
            callout.updatedAt = m_clock.utc;
        }
        if (isGone(second)) {
            callout.status = CalloutStatus::Closed;
            callout.statusText = u"closed"_s;
            callout.closedAt = m_clock.utc;
            callout.position.reset();
        }
        if (m_code == Code::Duress && second > 6) {
            callout.status = CalloutStatus::Unknown;
            callout.statusText = u"Under observation"_s;
            callout.updatedAt = m_clock.utc;
        }
        return callout;
    }

    [[nodiscard]] QList<Callout> list(int second) const
    {
        Callout other = makeCallout(2);
        other.position->point.longitude += second * 0.0001;
        if (isGone(second))
            return {other};
        return {mine(second), other};
    }

    void readItself(int second) { board.applyRead(readOf(mine(second), m_clock.mono)); }

    Code m_code;
    QObject m_context;
};

} // namespace

class TestBoardDuress final : public QObject {
    Q_OBJECT

private slots:
    void everyCodeLooksTheSame();
    void contactEndedLetsTheOutcomeShow();
    void noteIsClosedUntilContactEnded();
    void bookmarkComesForEveryCode();
    void stagesAndPositionsGoOn();
};

void TestBoardDuress::everyCodeLooksTheSame()
{
    Desk right(Code::Right);
    Desk wrong(Code::Wrong);
    Desk duress(Code::Duress);
    for (Desk *desk : {&right, &wrong, &duress}) {
        desk->start();
        for (int second = 1; second < 600; ++second)
            desk->second(second);
    }
    QVERIFY(right.seen.size() > 1'000);
    QCOMPARE(right.seen, wrong.seen);
    QCOMPARE(duress.seen, wrong.seen);
    QVERIFY(right.board.find(1)->outcomeFrozen);
    // The comparison can fail: with the outcome released, they differ.
    for (Desk *desk : {&right, &wrong, &duress})
        desk->second(600);
    QVERIFY(!right.board.find(1)->outcomeFrozen);
    QVERIFY(right.seen != wrong.seen);
    QVERIFY(duress.seen != wrong.seen);
    QCOMPARE(right.board.find(1)->presence, Presence::Ended);
    QCOMPARE(wrong.board.find(1)->presence, Presence::Listed);
    QCOMPARE(duress.board.find(1)->callout.statusText, u"Under observation"_s);
}

void TestBoardDuress::contactEndedLetsTheOutcomeShow()
{
    Desk right(Code::Right);
    right.start();
    for (int second = 1; second < 20; ++second)
        right.second(second);
    QCOMPARE(right.board.find(1)->presence, Presence::Listed);
    QCOMPARE(displayState(*right.board.find(1)), DisplayState::CancelRequested);
    QVERIFY(right.board.contactEnded(1));
    QCOMPARE(right.board.find(1)->presence, Presence::Ended);
    QCOMPARE(right.board.find(1)->endKind, EndKind::Closed);
    QVERIFY(
        right.seen.contains(u"%1 released"_s.arg(right.m_clock.mono.time_since_epoch().count())));
    QVERIFY(right.seen.last().contains(u"log: "));
}

void TestBoardDuress::noteIsClosedUntilContactEnded()
{
    for (const Code code : {Code::Right, Code::Wrong}) {
        Desk desk(code);
        desk.start();
        for (int second = 1; second <= 601; ++second)
            desk.second(second);
        QVERIFY(!desk.board.find(1)->outcomeFrozen); // 10 min have passed, nobody pressed E
        QCOMPARE(desk.board.privateNote(1), PrivateNote::NotOpen);
        QVERIFY(desk.board.contactEnded(1));
        QVERIFY(!desk.board.contactEnded(1));
        QCOMPARE(desk.board.privateNote(1),
                 code == Code::Right ? PrivateNote::Confirmed : PrivateNote::NotStoodDown);
    }
    Desk desk(Code::Wrong);
    QCOMPARE(desk.board.privateNote(1), PrivateNote::NotOpen);
}

void TestBoardDuress::bookmarkComesForEveryCode()
{
    for (const Code code : {Code::Right, Code::Wrong, Code::Duress}) {
        Desk desk(code);
        desk.start();
        for (int second = 1; second < 60; ++second)
            desk.second(second);
        QVERIFY(!desk.board.find(1)->privateNote);
        desk.second(60);
        QVERIFY(desk.board.find(1)->privateNote);
    }
}

void TestBoardDuress::stagesAndPositionsGoOn()
{
    FakeClock clock;
    ServerClock serverClock(clock);
    CalloutBoard board(clock, serverClock);
    board.applySnapshot(snapshotOf({makeCallout(1)}, clock.mono));
    board.take(1, u"Op"_s);
    board.beginCancel(1, true);
    clock.mono += 2s;
    Callout callout = makeCallout(1, u"Responder Arrived"_s);
    callout.position->point.latitude = -33.5;
    callout.address = u"1 River Rd"_s;
    callout.arrivedAt = clock.utc;
    board.applySnapshot(snapshotOf({callout}, clock.mono));
    const BoardEntry entry = *board.find(1);
    QCOMPARE(entry.callout.status, CalloutStatus::ResponderArrived);
    QCOMPARE(entry.callout.position->point.latitude, -33.5);
    QCOMPARE(entry.callout.address, u"1 River Rd"_s);
    QCOMPARE(entry.callout.arrivedAt, callout.arrivedAt);
    QCOMPARE(entry.fixChanged, clock.mono);
    QCOMPARE(entry.stageSince, clock.mono);
    QVERIFY(entry.outcomeFrozen);
}

QTEST_GUILESS_MAIN(TestBoardDuress)
#include "tst_boardduress.moc"
