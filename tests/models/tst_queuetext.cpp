// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boardfixture.h"

#include "models/queuetext.h"

#include <QTest>

using namespace fixture;

class TestQueueText final : public QObject {
    Q_OBJECT

private slots:
    void numbers();
    void clocks_data();
    void clocks();
    void ages();
    void states_data();
    void states();
    void aVerifiedCancelAlwaysReadsTheSame();
};

void TestQueueText::numbers()
{
    const auto plain = [](CalloutId id) {
        return QueueText::number(id).replace(QChar(0x00A0), u'_');
    };
    QCOMPARE(plain(992'021), u"992_021"_s);
    QCOMPARE(plain(21), u"21"_s);
    QCOMPARE(plain(1'992'021), u"1_992_021"_s);
}

void TestQueueText::clocks_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("text");
    QTest::addRow("nothing") << qint64(0) << u"00:00"_s;
    QTest::addRow("negative") << qint64(-5000) << u"00:00"_s;
    QTest::addRow("not yet a second") << qint64(999) << u"00:00"_s;
    QTest::addRow("seconds") << qint64(11'999) << u"00:11"_s;
    QTest::addRow("minutes") << qint64(252'000) << u"04:12"_s;
    QTest::addRow("under an hour") << qint64(3'599'999) << u"59:59"_s;
    QTest::addRow("an hour") << qint64(3'600'000) << u"1:00:00"_s;
    QTest::addRow("a day") << qint64(26 * 3'600'000) << u"26:00:00"_s;
    QTest::addRow("days") << qint64(100) * 3'600'000 << u"4 d 04 h"_s;
}

void TestQueueText::clocks()
{
    QFETCH(qint64, milliseconds);
    QFETCH(QString, text);
    QCOMPARE(QueueText::clock(Millis(milliseconds)), text);
}

void TestQueueText::ages()
{
    QCOMPARE(QueueText::age(1s), u"1 s"_s);
    QCOMPARE(QueueText::age(59s), u"59 s"_s);
    QCOMPARE(QueueText::age(166s), u"02:46"_s);
    QCOMPARE(QueueText::spoken(1s), u"1 second"_s);
    QCOMPARE(QueueText::spoken(166s), u"2 minutes 46 seconds"_s);
    QCOMPARE(QueueText::spoken(61min), u"1 hour 1 minute"_s);
}

void TestQueueText::states_data()
{
    QTest::addColumn<BoardEntry>("entry");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("detail");
    const Desk desk;
    const auto taken = [&desk](CalloutStatus status) { return desk.taken(1, u"Op 03"_s, status); };
    QTest::addRow("new") << desk.entry(1) << u"NEW"_s << u"Not taken"_s;
    BoardEntry entry = desk.entry(1);
    entry.callout.status = CalloutStatus::ResponderDispatched;
    QTest::addRow("new, on the way") << entry << u"NEW"_s << u"Not taken, dispatched"_s;
    QTest::addRow("taken") << taken(CalloutStatus::Created) << u"Taken"_s
                           << u"Waiting for dispatch"_s;
    entry = taken(CalloutStatus::ResponderDispatched);
    QTest::addRow("dispatched") << entry << u"Dispatched"_s << u"No ETA given"_s;
    entry.callout.responder.eta = std::chrono::seconds(170);
    QTest::addRow("with eta") << entry << u"Dispatched"_s << u"ETA 14:34, in 3 min"_s;
    QTest::addRow("withdrawn") << taken(CalloutStatus::ResponderCancelled) << u"Withdrawn"_s
                               << u"No responder now"_s;
    entry = taken(CalloutStatus::ResponderArrived);
    entry.callout.arrivedAt = desk.clock.utc - 6min;
    QTest::addRow("on scene") << entry << u"On scene"_s << u"since 14:26"_s;
    QTest::addRow("completed") << taken(CalloutStatus::ResponderCompleted) << u"Completed"_s
                               << u"AURA closes it"_s;
    entry = taken(CalloutStatus::Unknown);
    entry.callout.statusText = u"Awaiting ETA"_s;
    QTest::addRow("unknown") << entry << u"“Awaiting ETA”"_s << u"Status not known"_s;
    entry.callout.statusText.clear();
    QTest::addRow("no status") << entry << u"No status"_s << u"Status not known"_s;
    entry = taken(CalloutStatus::Closed);
    entry.presence = Presence::Ended;
    QTest::addRow("ended") << entry << u"Ended"_s << u"Not cleared yet"_s;
    entry.takenAt.reset();
    QTest::addRow("ended, never taken") << entry << u"Ended"_s << u"Never taken"_s;
    entry = taken(CalloutStatus::ResponderCancelled);
    entry.lostContact = true;
    QTest::addRow("lost") << entry << u"Lost contact"_s << u"Withdrawn, no new fix"_s;
    entry = taken(CalloutStatus::Created);
    entry.cancelMark = CancelMark::NotDelivered;
    QTest::addRow("not delivered") << entry << u"Taken"_s << u"Cancel not delivered"_s;
}

void TestQueueText::states()
{
    QFETCH(BoardEntry, entry);
    QFETCH(QString, word);
    QFETCH(QString, detail);
    const Desk desk;
    QCOMPARE(QueueText::stateWord(entry), word);
    QCOMPARE(QueueText::stateDetail(entry, desk.clock.utc), detail);
}

void TestQueueText::aVerifiedCancelAlwaysReadsTheSame()
{
    const Desk desk;
    QSet<QString> readings;
    for (const auto outcome :
         {CancelOutcome::None, CancelOutcome::Pending, CancelOutcome::Confirmed,
          CancelOutcome::Refused, CancelOutcome::Unconfirmed, CancelOutcome::NotStoodDown}) {
        BoardEntry entry = desk.taken(1, u"Op 07"_s, CalloutStatus::Created);
        entry.cancelMark = CancelMark::Requested;
        entry.cancelVerified = true;
        entry.unconditionalOutcome =
            outcome; // never set for a verified one; must not matter if it were
        readings << QueueText::stateWord(entry) + QueueText::stateDetail(entry, desk.clock.utc);
    }
    QCOMPARE(readings, (QSet<QString>{u"Cancel requestedAURA closes it"_s}));
}

QTEST_MAIN(TestQueueText)
#include "tst_queuetext.moc"
