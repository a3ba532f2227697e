// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logsupport.h"

#include "journal/logchain.h"

#include <QTemporaryDir>

using namespace console;
using namespace console::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int entryCount = 50;

} // namespace

class TestLogChain final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void canonicalBytesAreFixed();
    void fieldsCannotRunIntoEachOther();
    void anUntouchedLogIsIntact();
    void tamperingIsFound_data();
    void tamperingIsFound();
    void everyBitOfAnEntryCounts();
    void aCutOffEndStaysVisible();

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(u"operator-log.sqlite"_s); }
    QTemporaryDir m_originalDir{quickFolder()};
    QString m_original; ///< made once; each test gets a copy
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestLogChain::initTestCase()
{
    m_original = m_originalDir.filePath(u"original.sqlite"_s);
    Fixture f(m_original);
    for (int i = 1; i <= entryCount; ++i)
        f.append(entryOf(u"Entry number %1."_s.arg(i), LogEntry::Kind::Operator, i));
    QVERIFY(f.waitWritten(std::size_t(entryCount)));
}

void TestLogChain::init()
{
    m_dir = std::make_unique<QTemporaryDir>(quickFolder());
}

void TestLogChain::canonicalBytesAreFixed()
{
    // Logs of years depend on these bytes: a change needs a new format.
    logchain::Row row;
    row.sequence = 1;
    row.atMs = 2;
    row.calloutId = 3;
    row.kind = "link"_ba;
    row.text = "lost"_ba;
    QCOMPARE(logchain::canonicalBytes(row).toHex(),
             QByteArray("01000000000000000100000000000000020000000000000003"
                        "00000000000000046c696e6b00000000000000046c6f7374"
                        "00000000000000000000000000000000"));
    QCOMPARE(logchain::nextHash(logchain::firstHash("id", 9), row).toHex(),
             QByteArray("fe14f66e3506a32a2bab448262f915ac25e6051735ac6b66d9490e644185a54a"));
}

void TestLogChain::fieldsCannotRunIntoEachOther()
{
    logchain::Row one;
    one.text = "ab"_ba;
    one.outcome = "c"_ba;
    logchain::Row two;
    two.text = "a"_ba;
    two.outcome = "bc"_ba;
    QVERIFY(logchain::canonicalBytes(one) != logchain::canonicalBytes(two));
}

void TestLogChain::anUntouchedLogIsIntact()
{
    QVERIFY(QFile::copy(m_original, path()));
    Fixture f(path());
    QVERIFY(f.waitVerified());
    QCOMPARE(f.verified.front(), (QVariantList{qint64(entryCount), true, qint64(0)}));
}

void TestLogChain::tamperingIsFound_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<qint64>("firstBad");
    const auto change = [](const char *name, const QString &set, qint64 firstBad) {
        QTest::newRow(name) << u"UPDATE entry SET %1 WHERE sequence = 20"_s.arg(set) << firstBad;
    };
    change("text", u"text = replace(text, 'number', 'numbes')"_s, 20);
    change("outcome", u"outcome = 'recordee'"_s, 20);
    change("operator", u"operator = 'Op 02'"_s, 20);
    change("kind", u"kind = 'result'"_s, 20);
    change("unknown kind", u"kind = 'operatos'"_s, 20);
    change("time", u"at_ms = at_ms + 1"_s, 20);
    change("callout", u"callout_id = 21"_s, 20);
    change("hash", u"hash = zeroblob(32)"_s, 20);
    change("number", u"sequence = 1000"_s, 20);
    change("text moved to outcome", u"text = '', outcome = text || outcome"_s, 20);
    QTest::newRow("deleted") << u"DELETE FROM entry WHERE sequence = 20"_s << qint64(20);
    QTest::newRow("first deleted") << u"DELETE FROM entry WHERE sequence = 1"_s << qint64(1);
    QTest::newRow("last deleted") << u"DELETE FROM entry WHERE sequence = 50"_s << qint64(50);
    QTest::newRow("end cut off") << u"DELETE FROM entry WHERE sequence > 30"_s << qint64(31);
    QTest::newRow("all deleted") << u"DELETE FROM entry"_s << qint64(1);
    QTest::newRow("deleted and renumbered")
        << u"DELETE FROM entry WHERE sequence = 20; UPDATE entry SET sequence = sequence - 1 WHERE "
           u"sequence > "
           "20"_s
        << qint64(20);
    QTest::newRow("order swapped") << u"UPDATE entry SET sequence = -1 WHERE sequence = 20; UPDATE "
                                      u"entry SET sequence = 20 WHERE sequence "
                                      "= 21; UPDATE entry SET sequence = 21 WHERE sequence = -1"_s
                                   << qint64(20);
    QTest::newRow("one added in front") << u"INSERT INTO entry SELECT 0, at_ms, kind, callout_id, "
                                           u"text, outcome, operator, hash FROM entry "
                                           "WHERE sequence = 1"_s
                                        << qint64(1);
    QTest::newRow("one added at the end")
        << u"INSERT INTO entry SELECT 51, at_ms, kind, callout_id, text, outcome, operator, hash "
           u"FROM entry "
           "WHERE sequence = 50"_s
        << qint64(51);
    QTest::newRow("identity") << u"UPDATE identity SET id = id || 'x'"_s << qint64(1);
    QTest::newRow("identity removed") << u"DELETE FROM identity"_s << qint64(1);
    QTest::newRow("head's hash") << u"UPDATE head SET hash = zeroblob(32)"_s << qint64(50);
    QTest::newRow("head's number") << u"UPDATE head SET sequence = 49"_s << qint64(49);
}

void TestLogChain::tamperingIsFound()
{
    QFETCH(const QString, statement);
    QVERIFY(QFile::copy(m_original, path()));
    {
        PlainSql sql(path());
        sql.dropTriggers();
        for (const QString &part : statement.split(u';'))
            QCOMPARE(sql.run(part), QString());
    }
    Fixture f(path());
    QVERIFY(f.waitVerified());
    QCOMPARE(f.verified.front().at(1).toBool(), false);
    QTEST(f.verified.front().at(2).toLongLong(), "firstBad");
    // It is reported, and the log goes on: a flipped byte must not stop every cancel.
    f.append(entryOf(u"The operator log does not verify"_s, LogEntry::Kind::Session));
    QVERIFY(f.waitWritten(1));
    // The triggers are back.
    QVERIFY(!PlainSql(path()).run(u"DELETE FROM entry"_s).isEmpty());
}

void TestLogChain::everyBitOfAnEntryCounts()
{
    QVERIFY(QFile::copy(m_original, path()));
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray whole = file.readAll();
    const QByteArray text = "Entry number 33."_ba;
    const qsizetype at = whole.indexOf(text);
    QVERIFY(at > 0);
    // One bit in each byte of the text, of what stands after it (outcome, operator) and of the
    // hash.
    constexpr qsizetype tail = 8 + 5 + 32;
    for (qsizetype i = 0; i < text.size() + tail; i += 3) {
        const auto flipped = char(whole[at + i] ^ (1 << (i % 8)));
        QVERIFY(file.seek(at + i) && file.putChar(flipped) && file.flush());
        {
            Fixture f(path());
            QVERIFY(f.waitVerified());
            QVERIFY2(!f.verified.front().at(1).toBool(), qPrintable(u"bit in byte %1"_s.arg(i)));
            QCOMPARE(f.verified.front().at(2).toLongLong(), 33);
        }
        QVERIFY(file.seek(at + i) && file.putChar(whole[at + i]) && file.flush());
    }
    Fixture f(path());
    QVERIFY(f.waitVerified());
    QVERIFY(f.verified.front().at(1).toBool());
}

void TestLogChain::aCutOffEndStaysVisible()
{
    QVERIFY(QFile::copy(m_original, path()));
    {
        PlainSql sql(path());
        sql.dropTriggers();
        QCOMPARE(sql.run(u"DELETE FROM entry WHERE sequence > 45"_s), QString());
    }
    {
        Fixture f(path());
        f.append(entryOf(u"Going on"_s));
        QVERIFY(f.waitWritten(1));
        QCOMPARE(f.written.front().sequence, entryCount + 1);
    }
    Fixture f(path());
    QVERIFY(f.waitVerified());
    QCOMPARE(f.verified.front(), (QVariantList{qint64(46), false, qint64(46)}));
}

QTEST_GUILESS_MAIN(TestLogChain)
#include "tst_logchain.moc"
