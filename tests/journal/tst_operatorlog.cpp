// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logsupport.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>

using namespace console;
using namespace console::test;
using namespace Qt::StringLiterals;
using State = SqliteOperatorLog::State;

class TestOperatorLog final : public QObject {
    Q_OBJECT

private slots:
    void entriesComeBackAsTheyWere();
    void theAnswerComesLaterAndOnce();
    void aContextThatIsGoneIsNotCalled();
    void appendBeforeTheFileIsOpen();
    void destructorWritesWhatWaits();
    void recentGivesTheLastOnesOldestFirst();
    void sequenceGoesOnAfterReopening();
    void oddTextsSurvive();
    void throughput();
    void otherProgramsCannotChangeEntries();
    void aSecondConsoleIsRefused();
    void aLockedFileNeverBlocksTheCaller();
    void refusedFiles_data();
    void refusedFiles();
    void aFolderThatCannotBeMade();

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(u"operator-log.sqlite"_s); }
    std::unique_ptr<QTemporaryDir> m_dir;

private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(quickFolder()); }
};

void TestOperatorLog::entriesComeBackAsTheyWere()
{
    Fixture f(path());
    const std::array kinds{LogEntry::Kind::Session, LogEntry::Kind::Link,
                           LogEntry::Kind::Callout, LogEntry::Kind::Operator,
                           LogEntry::Kind::Intent,  LogEntry::Kind::Result};
    for (std::size_t i = 0; i < 60; ++i) {
        f.append(entryOf(u"Entry %1"_s.arg(i), kinds[i % kinds.size()], CalloutId(i)));
        f.clock.advance(7);
    }
    QVERIFY(f.waitWritten(60));
    QCOMPARE(f.log.state(), State::Ready);
    QCOMPARE(f.appended.size(), 60);
    for (std::size_t i = 0; i < 60; ++i) {
        const LogEntry &entry = f.written[i];
        QCOMPARE(entry.sequence, qint64(i + 1));
        QCOMPARE(entry.at.time_since_epoch().count(), 1'750'000'000'123 + qint64(i) * 7);
        QCOMPARE(entry.text, u"Entry %1"_s.arg(i));
        QCOMPARE(entry.kind, kinds[i % kinds.size()]);
        QCOMPARE(entry.calloutId, CalloutId(i));
        QCOMPARE(entry.outcome, u"recorded"_s);
        QCOMPARE(entry.operatorName, u"Op 01"_s);
    }
    PlainSql sql(path());
    QCOMPARE(sql.value(u"SELECT group_concat(sequence || kind) FROM entry WHERE sequence < 4"_s)
                 .toString(),
             u"1session,2link,3callout"_s);
    QCOMPARE(sql.value(u"PRAGMA journal_mode"_s).toString(), u"wal"_s);
}

void TestOperatorLog::theAnswerComesLaterAndOnce()
{
    Fixture f(path());
    QTRY_COMPARE(f.log.state(), State::Ready);
    int calls = 0;
    f.log.append(entryOf(u"One"_s), &f.context, [&](auto) { ++calls; });
    QCOMPARE(calls, 0);
    f.append(entryOf(u"Two"_s));
    QVERIFY(f.waitWritten(1));
    QCOMPARE(calls, 1);
}

void TestOperatorLog::aContextThatIsGoneIsNotCalled()
{
    Fixture f(path());
    bool called = false;
    auto shortLived = std::make_unique<QObject>();
    f.log.append(entryOf(u"One"_s), shortLived.get(), [&](auto) { called = true; });
    shortLived.reset();
    f.log.append(entryOf(u"Two"_s));
    f.append(entryOf(u"Three"_s));
    QVERIFY(f.waitWritten(1));
    QCOMPARE(f.written.front().sequence, 3);
    QVERIFY(!called);
}

void TestOperatorLog::appendBeforeTheFileIsOpen()
{
    Fixture f(m_dir->filePath(u"made/on/the/way/log.sqlite"_s));
    QCOMPARE(f.log.state(), State::Opening);
    f.append(entryOf(u"Early"_s, LogEntry::Kind::Session));
    QVERIFY(f.waitWritten(1));
    QCOMPARE(f.log.state(), State::Ready);
}

void TestOperatorLog::destructorWritesWhatWaits()
{
    {
        Fixture f(path());
        for (int i = 0; i < 1000; ++i)
            f.log.append(entryOf(u"Entry %1"_s.arg(i)));
    }
    PlainSql sql(path());
    QCOMPARE(sql.value(u"SELECT COUNT(*) FROM entry"_s).toInt(), 1000);
    QVERIFY2(!QFile::exists(path() + "-wal"_L1) || QFileInfo(path() + "-wal"_L1).size() == 0,
             "closing must fold the write-ahead log into the file");
}

void TestOperatorLog::recentGivesTheLastOnesOldestFirst()
{
    Fixture f(path());
    std::vector<LogEntry> got;
    bool called = false;
    f.log.recent(5, &f.context, [&](auto result) { // before the file is open: nothing there yet
        called = true;
        QVERIFY(result);
        QVERIFY(result->empty());
    });
    QVERIFY(!called);
    QTRY_VERIFY(called);
    for (int i = 1; i <= 40; ++i)
        f.append(entryOf(u"Entry %1"_s.arg(i)));
    QVERIFY(f.waitWritten(40));
    f.log.recent(5, &f.context,
                 [&](auto result) { got = result.value_or(std::vector<LogEntry>()); });
    QTRY_COMPARE(got.size(), 5U);
    QCOMPARE(got.front().sequence, 36);
    QCOMPARE(got.back().text, u"Entry 40"_s);
}

void TestOperatorLog::sequenceGoesOnAfterReopening()
{
    for (int round = 0; round < 3; ++round) {
        Fixture f(path());
        f.append(entryOf(u"Round %1"_s.arg(round), LogEntry::Kind::Session));
        QVERIFY(f.waitWritten(1));
        QCOMPARE(f.written.front().sequence, round + 1);
    }
    Fixture f(path());
    QVERIFY(f.waitVerified());
    QCOMPARE(f.verified.front(), (QVariantList{qint64(3), true, qint64(0)}));
}

void TestOperatorLog::oddTextsSurvive()
{
    const QString odd = QString(QChar(0xFEFF))
                        + u"O'Brien; DROP TABLE entry; \u00ebn \U0001F6A8\n\t"_s + QChar(0xFFFF);
    {
        Fixture f(path());
        f.append(entryOf(odd));
        f.append(entryOf(u"before"_s + QChar(QChar::Null) + u"after"_s));
        f.append(entryOf(QString(QChar(0xD800)) + u"lone surrogate"_s));
        LogEntry empty;
        f.append(empty);
        QVERIFY(f.waitWritten(4));
    }
    Fixture f(path());
    QVERIFY(f.waitVerified());
    QCOMPARE(f.verified.front(), (QVariantList{qint64(4), true, qint64(0)}));
    std::vector<LogEntry> got;
    f.log.recent(9, &f.context,
                 [&](auto result) { got = result.value_or(std::vector<LogEntry>()); });
    QTRY_COMPARE(got.size(), 4U);
    QCOMPARE(got[0].text, odd);
    QCOMPARE(got[1].text, u"beforeafter"_s);
}

void TestOperatorLog::throughput()
{
    const QTemporaryDir disk; // not in memory: the flushes count
    Fixture f(disk.filePath(u"operator-log.sqlite"_s));
    QTRY_COMPARE(f.log.state(), State::Ready);
    constexpr int count = 5000;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < count; ++i)
        f.append(entryOf(u"Callout %1: status changed to Responder Arrived"_s.arg(i)));
    const qint64 callMs = timer.elapsed();
    QTRY_COMPARE_WITH_TIMEOUT(f.written.size(), std::size_t(count), 50'000);
    const qint64 allMs = qMax<qint64>(1, timer.elapsed());
    qInfo("%d appends: calls took %lld ms, on disk after %lld ms = %lld appends/s", count, callMs,
          allMs, count * 1000 / allMs);
    f.verified.clear();
    timer.start();
    f.log.verify();
    QTRY_COMPARE_WITH_TIMEOUT(f.verified.size(), 1, 20'000);
    qInfo("verified %d entries in %lld ms", count, timer.elapsed());
    QCOMPARE(f.verified.front(), (QVariantList{qint64(count), true, qint64(0)}));
}

void TestOperatorLog::otherProgramsCannotChangeEntries()
{
    Fixture f(path());
    for (int i = 0; i < 3; ++i)
        f.append(entryOf(u"Entry"_s));
    QVERIFY(f.waitWritten(3));
    PlainSql sql(path());
    const QString refusal = u"the operator log is append-only"_s;
    QVERIFY(sql.run(u"UPDATE entry SET text = 'x' WHERE sequence = 2"_s).contains(refusal));
    QVERIFY(sql.run(u"DELETE FROM entry WHERE sequence = 2"_s).contains(refusal));
    QVERIFY(sql.run(u"INSERT OR REPLACE INTO entry SELECT 2, at_ms, kind, callout_id, 'x', "
                    u"outcome, operator, "
                    "hash FROM entry WHERE sequence = 2"_s)
                .contains(refusal));
    QVERIFY(sql.run(u"DELETE FROM head"_s).contains(refusal));
    QVERIFY(sql.run(u"UPDATE head SET sequence = 1"_s).contains(refusal));
    QVERIFY(sql.run(u"UPDATE identity SET id = 'x'"_s).contains(refusal));
    QVERIFY(sql.run(u"DELETE FROM identity"_s).contains(refusal));
}

void TestOperatorLog::aSecondConsoleIsRefused()
{
    auto first = std::make_unique<Fixture>(path());
    QTRY_COMPARE(first->log.state(), State::Ready);
    Fixture second(path());
    second.append(entryOf(u"Mine"_s));
    QTRY_COMPARE(second.errors.size(), 1U);
    QCOMPARE(second.log.state(), State::Refused);
    QCOMPARE(second.log.problem(), LogProblem::InUse);
    QVERIFY2(second.log.sentence().contains(u"in use by another console (process %1"_s.arg(
                 QCoreApplication::applicationPid())),
             qPrintable(second.log.sentence()));
    QCOMPARE(second.failed.size(), 1);

    first->append(entryOf(u"Still mine"_s));
    QVERIFY(first->waitWritten(1));
    first.reset();
    second.log.reopen();
    second.append(entryOf(u"Now mine"_s));
    QVERIFY(second.waitWritten(1));
    QCOMPARE(second.written.front().sequence, 2);
    QCOMPARE(second.log.state(), State::Ready);
    QVERIFY(second.log.sentence().isEmpty());
}

void TestOperatorLog::aLockedFileNeverBlocksTheCaller()
{
    Fixture f(path());
    QVERIFY(f.waitVerified());
    PlainSql other(path());
    QCOMPARE(other.run(u"BEGIN IMMEDIATE"_s), QString());

    // The window's thread goes on while the writer waits for the lock.
    QTimer ticker;
    QElapsedTimer sinceTick;
    qint64 longestGap = 0;
    sinceTick.start();
    connect(&ticker, &QTimer::timeout, this,
            [&] { longestGap = qMax(longestGap, sinceTick.restart()); });
    ticker.start(5);
    QElapsedTimer call;
    call.start();
    f.append(entryOf(u"Cancel of callout 4711 is about to be sent"_s, LogEntry::Kind::Intent));
    QVERIFY2(call.elapsed() < 500, "append() must return at once");
    QTRY_COMPARE_WITH_TIMEOUT(f.errors.size(), 1U, 8000);
    QVERIFY2(longestGap < 250, qPrintable(u"event loop stood still for %1 ms"_s.arg(longestGap)));
    QVERIFY2(f.errors.front().contains(u"locked"_s), qPrintable(f.errors.front()));
    QCOMPARE(f.log.state(), State::WriteFailed);
    QCOMPARE(f.failed.size(), 1);

    // Let go in time, and the entry is written after all; the failed one has taken no number.
    f.append(entryOf(u"Once more"_s, LogEntry::Kind::Intent));
    QTimer::singleShot(100, &f.context, [&] { other.run(u"ROLLBACK"_s); });
    QVERIFY(f.waitWritten(1));
    QCOMPARE(f.written.front().sequence, 1);
    QCOMPARE(f.log.state(), State::Ready);
}

void TestOperatorLog::refusedFiles_data()
{
    QTest::addColumn<QString>("make");
    QTest::addColumn<LogProblem>("problem");
    QTest::addColumn<QString>("words");
    QTest::newRow("not a database")
        << u"text"_s << LogProblem::Foreign << u"is not an operator log"_s;
    QTest::newRow("emptied") << u"empty"_s << LogProblem::Damaged << u"is empty"_s;
    QTest::newRow("another program's database")
        << u"foreign"_s << LogProblem::Foreign << u"database of another program"_s;
    QTest::newRow("newer") << u"newer"_s << LogProblem::Newer
                           << u"newer version of this program (format 2"_s;
    QTest::newRow("pages overwritten") << u"garbled"_s << LogProblem::Damaged << u"is damaged"_s;
    QTest::newRow("cut short") << u"cut"_s << LogProblem::Damaged << u"is damaged"_s;
    QTest::newRow("no head") << u"headless"_s << LogProblem::Damaged
                             << u"record of its last entry is missing"_s;
}

void TestOperatorLog::refusedFiles()
{
    QFETCH(const QString, make);
    if (make == "foreign"_L1) {
        QCOMPARE(PlainSql(path()).run(u"CREATE TABLE entry (a)"_s), QString());
    } else if (make != "text"_L1 && make != "empty"_L1) {
        Fixture f(path());
        for (int i = 0; i < 300; ++i)
            f.append(entryOf(u"Entry %1"_s.arg(i)));
        QVERIFY(f.waitWritten(300));
    }
    if (make == "newer"_L1)
        QCOMPARE(PlainSql(path()).run(u"PRAGMA user_version = 2"_s), QString());
    if (make == "headless"_L1) {
        PlainSql sql(path());
        sql.dropTriggers();
        QCOMPARE(sql.run(u"DELETE FROM head"_s), QString());
    }
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    if (make == "text"_L1)
        file.write(QByteArray(5000, 'x'));
    if (make == "garbled"_L1 && file.seek(4096))
        file.write(QByteArray(int(file.size()) - 4096, 'x'));
    if (make == "cut"_L1)
        QVERIFY(file.resize(file.size() / 2));
    file.seek(0);
    const QByteArray before = file.readAll();
    file.close();

    Fixture f(path());
    QTRY_COMPARE(f.log.state(), State::Refused);
    f.append(entryOf(u"Cancel"_s, LogEntry::Kind::Intent));
    QTRY_COMPARE(f.errors.size(), 1U);
    QCOMPARE(f.written.size(), 0U);
    QTEST(f.log.problem(), "problem");
    QFETCH(const QString, words);
    QVERIFY2(f.log.sentence().contains(words), qPrintable(f.log.sentence()));
    QVERIFY(f.log.sentence().contains(path()));
    QCOMPARE(f.errors.front(), f.log.sentence());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY2(file.readAll() == before, "a refused file must be left as it is");
}

void TestOperatorLog::aFolderThatCannotBeMade()
{
    QFile inTheWay(m_dir->filePath(u"file"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    inTheWay.close();
    Fixture f(m_dir->filePath(u"file/below/log.sqlite"_s));
    f.append(entryOf(u"Cancel"_s, LogEntry::Kind::Intent));
    QTRY_COMPARE(f.errors.size(), 1U);
    QCOMPARE(f.log.problem(), LogProblem::Unwritable);
    QVERIFY2(f.log.sentence().contains(u"cannot be made"_s), qPrintable(f.log.sentence()));
    bool told = false;
    f.log.recent(5, &f.context, [&](auto result) { told = !result; });
    QTRY_VERIFY(told);
}

QTEST_GUILESS_MAIN(TestOperatorLog)
#include "tst_operatorlog.moc"
