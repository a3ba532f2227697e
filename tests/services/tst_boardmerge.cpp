// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the board keeps when one answer tells less than another, and what it restores after a
// restart.
#include "boarddesk.h"

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestBoardMerge final : public QObject, private BoardDesk {
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void listDoesNotBlankWhatAReadBrought_data();
    void listDoesNotBlankWhatAReadBrought();
    void responderIsKeptPartByPart();
    void anotherResponderTakesNothingOver();
    void etaEndsWithTheArrival();
    void withdrawalEndsTheResponder();
    void repeatedPlaceOfTheListDoesNotUndoARead();
    void movedPlaceOfTheListIsNews();
    void stageTimesAreKept();
    void ownershipIsRestored();
    void verifiedCancelIsRestoredHeldBack();
    void onlyTheSameCalloutIsRestored();
    void restoredBeforeTheFirstList();
    void logIsRead_data();
    void logIsRead();

private:
    static Callout rich(const QString &status)
    {
        Callout callout = makeCallout(1, status);
        callout.address = u"1 River Rd"_s;
        callout.responder = {u"Unit 7"_s, u"Sandbox Response"_s, LatLon{-33.93, 18.42}, 240s};
        callout.emergency = u"Security"_s;
        callout.responseTypeName = u"SECURITY"_s;
        callout.trackingUrl = QUrl(u"https://track.example/c/1"_s);
        callout.classification = Classification::Real;
        callout.updatedAt = UtcTime{1'752'480'010s};
        callout.dispatchedAt = UtcTime{1'752'479'990s};
        return callout;
    }
    void read(const Callout &callout)
    {
        m_clock.mono += 1s;
        m_board->applyRead(readOf(callout, m_clock.mono));
        m_clock.mono += 1s;
    }
    static LogEntry line(qint64 sequence, LogEntry::Kind kind, const QString &text,
                         const QString &outcome = u"recorded"_s)
    {
        LogEntry entry;
        entry.sequence = sequence;
        entry.kind = kind;
        entry.calloutId = 1;
        entry.text = text;
        entry.outcome = outcome;
        entry.operatorName = u"Op 01"_s;
        entry.at = UtcTime{1'752'480'000s} + sequence * 1s;
        return entry;
    }
    [[nodiscard]] PastOwnership taken(CalloutId id, Millis ago) const
    {
        PastOwnership past;
        past.id = id;
        past.owner = u"Op 07"_s;
        past.takenAt = m_clock.utc - ago;
        return past;
    }
};

void TestBoardMerge::listDoesNotBlankWhatAReadBrought_data()
{
    QTest::addColumn<QString>("status");
    for (const auto &status : {u"created"_s, u"Responder Dispatched"_s, u"Responder Cancelled"_s,
                               u"Waiting for keyholder"_s})
        QTest::newRow(qPrintable(status)) << status;
}

void TestBoardMerge::listDoesNotBlankWhatAReadBrought()
{
    QFETCH(QString, status);
    poll({makeCallout(1, status)});
    read(rich(status));
    const Callout before = entry(1).callout;
    QCOMPARE(before, rich(status));
    m_watch->clear();
    for (int i = 0; i < 3; ++i) {
        poll({makeCallout(1, status)});
        m_clock.mono += 2s;
    }
    QCOMPARE(entry(1).callout, before);
    QVERIFY(m_watch->changes.isEmpty()); // no flicker either
}

void TestBoardMerge::responderIsKeptPartByPart()
{
    poll({makeCallout(1, u"Responder Dispatched"_s)});
    read(rich(u"Responder Dispatched"_s));
    Callout news = makeCallout(1, u"Responder Dispatched"_s);
    news.responder.eta = 180s;
    read(news);
    const Responder &responder = entry(1).callout.responder;
    QCOMPARE(responder.unit, u"Unit 7"_s);
    QCOMPARE(responder.supplier, u"Sandbox Response"_s);
    QVERIFY(responder.point.has_value());
    QCOMPARE(*responder.eta, 180s);
}

void TestBoardMerge::anotherResponderTakesNothingOver()
{
    poll({makeCallout(1, u"Responder Dispatched"_s)});
    read(rich(u"Responder Dispatched"_s));
    Callout news = makeCallout(1, u"Responder Dispatched"_s);
    news.responder.unit = u"Unit 9"_s;
    read(news);
    const Responder &responder = entry(1).callout.responder;
    QCOMPARE(responder.unit, u"Unit 9"_s);
    QVERIFY(!responder.eta && !responder.point && responder.supplier.isEmpty());
}

void TestBoardMerge::etaEndsWithTheArrival()
{
    poll({makeCallout(1, u"Responder Dispatched"_s)});
    read(rich(u"Responder Dispatched"_s));
    poll({makeCallout(1, u"Responder Arrived"_s)});
    QVERIFY(!entry(1).callout.responder.eta);
    QCOMPARE(entry(1).callout.responder.unit, u"Unit 7"_s);
}

void TestBoardMerge::withdrawalEndsTheResponder()
{
    poll({makeCallout(1, u"Responder Dispatched"_s)});
    read(rich(u"Responder Dispatched"_s));
    poll({makeCallout(1, u"Responder Cancelled"_s)});
    QVERIFY(entry(1).callout.responder.isEmpty());
    QCOMPARE(entry(1).callout.address, u"1 River Rd"_s);
}

void TestBoardMerge::repeatedPlaceOfTheListDoesNotUndoARead()
{
    poll({makeCallout(1)});
    Callout moved = makeCallout(1);
    moved.position = Position{{-33.5, 18.5}, 12.0, UtcTime{1'752'480'001s}};
    read(moved);
    for (int i = 0; i < 3; ++i) {
        m_clock.mono += 2s;
        poll({makeCallout(1)}); // still where it was raised
        QCOMPARE(*entry(1).callout.position, *moved.position);
    }
}

void TestBoardMerge::movedPlaceOfTheListIsNews()
{
    poll({makeCallout(1)});
    Callout moved = makeCallout(1);
    moved.position = Position{{-33.5, 18.5}, 12.0, {}};
    read(moved);
    Callout further = makeCallout(1);
    further.position = Position{{-33.6, 18.6}, {}, {}};
    poll({further});
    QCOMPARE(entry(1).callout.position->point, further.position->point);
    QVERIFY(!entry(1).callout.position->accuracyMetres); // of another place
    QCOMPARE(entry(1).fixChanged, m_clock.mono);
}

void TestBoardMerge::stageTimesAreKept()
{
    poll({makeCallout(1)});
    Callout told = rich(u"Responder Completed"_s);
    told.arrivedAt = UtcTime{1'752'480'100s};
    told.completedAt = UtcTime{1'752'480'200s};
    read(told);
    poll({makeCallout(1, u"Responder Completed"_s)});
    QCOMPARE(entry(1).callout.dispatchedAt, told.dispatchedAt);
    QCOMPARE(entry(1).callout.arrivedAt, told.arrivedAt);
    QCOMPARE(entry(1).callout.completedAt, told.completedAt);
    QCOMPARE(entry(1).callout.updatedAt, told.updatedAt);
}

void TestBoardMerge::ownershipIsRestored()
{
    poll({makeCallout(1), makeCallout(2)});
    m_watch->clear();
    m_board->restoreOwnership({taken(1, 10s), taken(77, 10s)});
    QCOMPARE(entry(1).owner, u"Op 07"_s);
    QCOMPARE(*entry(1).takenAtUtc, m_clock.utc - 10s);
    QCOMPARE(*entry(1).takenAt, m_clock.mono - 10s);
    QVERIFY(entry(2).isUnacknowledged());
    QVERIFY(!m_board->contains(77));
    QCOMPARE(m_watch->fieldsOf(1), BoardFields(BoardField::Owner));
}

void TestBoardMerge::verifiedCancelIsRestoredHeldBack()
{
    poll({rich(u"Responder Dispatched"_s)});
    PastOwnership past = taken(1, 5min);
    past.takenAt = m_clock.utc - 10s;
    past.cancelledAt = m_clock.utc - 8s;
    past.isCancelVerified = true;
    m_board->restoreOwnership({past});
    QVERIFY(entry(1).outcomeFrozen);
    QCOMPARE(entry(1).cancelMark, CancelMark::Requested);
    QCOMPARE(entry(1).callout.address, u"1 River Rd"_s);
    QVERIFY(!m_board->mayCancelVerified(1));
    m_clock.mono += 2s;
    poll({makeCallout(1, u"closed"_s)});
    QCOMPARE(entry(1).callout.status, CalloutStatus::ResponderDispatched); // nothing shows
    QCOMPARE(entry(1).presence, Presence::Listed);
    pass(10min);
    QVERIFY(!entry(1).outcomeFrozen);
    QCOMPARE(entry(1).presence, Presence::Ended);
    QVERIFY(entry(1).privateNote);
}

void TestBoardMerge::onlyTheSameCalloutIsRestored()
{
    Callout young = makeCallout(1);
    young.createdAt = m_clock.utc;
    Callout undated = makeCallout(2);
    undated.createdAt.reset();
    poll({young, undated, makeCallout(3), makeCallout(4, u"closed"_s)});
    m_board->take(3, u"Op 02"_s);
    m_board->restoreOwnership({taken(1, 1min), taken(2, 1min), taken(3, 10s), taken(4, 10s)});
    QVERIFY(entry(1).isUnacknowledged()); // made after somebody took the number
    QVERIFY(entry(2).isUnacknowledged()); // not known
    QCOMPARE(entry(3).owner, u"Op 02"_s); // taken since
    QVERIFY(entry(4).isUnacknowledged());
}

void TestBoardMerge::restoredBeforeTheFirstList()
{
    m_board->restoreOwnership({taken(1, 10s), taken(2, 10s)});
    poll({makeCallout(1)}, false);
    QCOMPARE(entry(1).owner, u"Op 07"_s);
    m_clock.mono += 1s;
    poll({makeCallout(1)}); // complete: 2 is gone
    m_clock.mono += 1s;
    poll({makeCallout(1), makeCallout(2)});
    QVERIFY(entry(2).isUnacknowledged());
}

void TestBoardMerge::logIsRead_data()
{
    using K = LogEntry::Kind;
    QTest::addColumn<QList<LogEntry>>("lines");
    QTest::addColumn<bool>("isTaken");
    QTest::addColumn<int>("cancel"); // 0 none, 1 unconditional, 2 verified, 3 and contact ended
    const LogEntry take = line(1, K::Operator, u"Callout 1 taken"_s);
    const LogEntry verified = line(2, K::Intent, u"Cancel callout 1 with safe code"_s);
    const LogEntry ended = line(4, K::Operator, u"Callout 1: contact with the customer ended"_s);
    QTest::newRow("nothing") << QList<LogEntry>{} << false << 0;
    QTest::newRow("taken") << QList{take} << true << 0;
    QTest::newRow("released") << QList{take, line(2, K::Operator, u"Callout 1 released"_s)} << false
                              << 0;
    QTest::newRow("cleared") << QList{line(2, K::Operator, u"Callout 1 cleared"_s), take} << false
                             << 0; // by sequence, not by place
    QTest::newRow("cancel sent") << QList{
        take, verified,
        line(3, K::Result, u"Cancel request sent (with safe code)"_s,
             u"sent"_s)} << true << 2;
    QTest::newRow("cut off before the result") << QList{take, verified} << true << 2;
    QTest::newRow("not delivered")
        << QList{take, verified,
                 line(3, K::Result, u"Cancel request not delivered (with safe code)"_s,
                      u"failed"_s)}
        << true << 0;
    QTest::newRow("contact ended") << QList{take, verified, ended} << true << 3;
    QTest::newRow("unconditional")
        << QList{take, line(2, K::Intent, u"Cancel callout 1 without safe code"_s),
                 line(3, K::Result,
                      u"Cancel request sent (without safe code): AURA does not show it yet"_s,
                      u"unconfirmed"_s)}
        << true << 1;
    QTest::newRow("came back")
        << QList{take, line(2, K::Callout,
                            u"Callout 1 is active again after it had ended; nobody has taken it"_s,
                            u"back"_s)}
        << false << 0;
    QTest::newRow("back on the list")
        << QList{take, line(2, K::Callout, u"Callout 1 is back on AURA's list"_s, u"back"_s)}
        << true << 0;
    QTest::newRow("number used again")
        << QList{take, line(2, K::Callout,
                            u"Callout 1 is another one now: its number was used again"_s, u"new"_s)}
        << false << 0;
}

void TestBoardMerge::logIsRead()
{
    QFETCH(QList<LogEntry>, lines);
    QFETCH(bool, isTaken);
    QFETCH(int, cancel);
    const QList<PastOwnership> past = pastOwnership(lines);
    QCOMPARE(past.size(), isTaken ? 1 : 0);
    if (!isTaken)
        return;
    QCOMPARE(past[0].owner, u"Op 01"_s);
    QCOMPARE(past[0].cancelledAt.has_value(), cancel > 0);
    if (cancel > 0)
        QCOMPARE(past[0].isCancelVerified, cancel >= 2);
    QCOMPARE(past[0].isContactEnded, cancel == 3);
}

QTEST_GUILESS_MAIN(TestBoardMerge)
#include "tst_boardmerge.moc"
