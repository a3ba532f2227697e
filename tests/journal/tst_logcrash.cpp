// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logsupport.h"

#include <QProcess>
#include <QTemporaryDir>

using namespace console;
using namespace console::test;
using namespace Qt::StringLiterals;

class TestLogCrash final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void killLosesNothingConfirmed();
    void aFullDiskIsAnError();
    void aFolderWithoutPermission();
    void aFileWithoutPermission();
    void theLockOfADeadProcessCountsForNothing();

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(u"operator-log.sqlite"_s); }
    [[nodiscard]] QStringList runToTheEnd(const QString &mode, const QString &file);
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestLogCrash::init()
{
    m_dir = std::make_unique<QTemporaryDir>(quickFolder());
}

QStringList TestLogCrash::runToTheEnd(const QString &mode, const QString &file)
{
    QProcess helper;
    helper.start(QStringLiteral(JOURNAL_HELPER), {mode, file});
    if (!helper.waitForFinished(15'000) || helper.exitStatus() != QProcess::NormalExit)
        return {};
    return QString::fromUtf8(helper.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
}

void TestLogCrash::killLosesNothingConfirmed()
{
    // Killed twice, in mid-append both times; the second run goes on where the first one ended.
    QHash<qint64, qint64> confirmed; // sequence -> callout id
    for (const int enough : {300, 900}) {
        QProcess helper;
        helper.start(QStringLiteral(JOURNAL_HELPER), {u"append"_s, path()});
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                helper.waitForReadyRead(10);
                while (helper.canReadLine()) {
                    const QList<QByteArray> words = helper.readLine().trimmed().split(' ');
                    if (words.size() == 3 && words[0] == "confirmed")
                        confirmed.insert(words[1].toLongLong(), words[2].toLongLong());
                }
                return confirmed.size() >= enough;
            }(),
            10'000);
        QCOMPARE(helper.state(), QProcess::Running);
        helper.kill(); // SIGKILL
        QVERIFY(helper.waitForFinished());
        QCOMPARE(helper.exitStatus(), QProcess::CrashExit);
        while (helper.canReadLine()) {
            const QList<QByteArray> words = helper.readLine().trimmed().split(' ');
            if (words.size() == 3)
                confirmed.insert(words[1].toLongLong(), words[2].toLongLong());
        }
    }
    Fixture f(path());
    QVERIFY(f.waitVerified());
    QVERIFY(f.verified.front().at(1).toBool());
    QVERIFY(f.verified.front().at(0).toLongLong() >= confirmed.size());
    std::vector<LogEntry> all;
    f.log.recent(1'000'000, &f.context,
                 [&](auto result) { all = result.value_or(std::vector<LogEntry>()); });
    QTRY_VERIFY(!all.empty());
    for (auto it = confirmed.cbegin(); it != confirmed.cend(); ++it) {
        QVERIFY(it.key() >= 1 && std::size_t(it.key()) <= all.size());
        QCOMPARE(all[std::size_t(it.key() - 1)].calloutId, it.value());
    }
}

void TestLogCrash::aFullDiskIsAnError()
{
#ifndef Q_OS_UNIX
    QSKIP("the limit that stands for a full disk is a Unix one");
#endif
    const QStringList lines = runToTheEnd(u"full-disk"_s, path());
    const qsizetype confirmed = lines.filter(u"confirmed "_s).size();
    QVERIFY2(confirmed > 10, qPrintable(lines.join(u'\n')));
    QVERIFY2(!lines.filter(u"error "_s).isEmpty(), qPrintable(lines.join(u'\n')));
    QVERIFY2(!lines.filter(u"failed 0 The operator log could not be written"_s).isEmpty(),
             qPrintable(lines.join(u'\n')));
    // What was confirmed is there, and with room again it goes on.
    Fixture f(path());
    QVERIFY(f.waitVerified());
    QVERIFY(f.verified.front().at(1).toBool());
    QVERIFY(f.verified.front().at(0).toLongLong() >= confirmed);
    f.append(entryOf(u"Room again"_s));
    QVERIFY(f.waitWritten(1));
}

void TestLogCrash::aFolderWithoutPermission()
{
#ifndef Q_OS_UNIX
    QSKIP("Unix permissions");
#endif
    using File = QFileDevice;
    QVERIFY(QFile::setPermissions(m_dir->path(), File::ReadOwner | File::ExeOwner | File::ReadOther
                                                     | File::ExeOther));
    const QStringList lines = runToTheEnd(u"as-nobody"_s, path());
    QFile::setPermissions(m_dir->path(), File::ReadOwner | File::WriteOwner | File::ExeOwner);
    QVERIFY2(!lines.filter(u"failed %1 "_s.arg(int(LogProblem::Unwritable))).isEmpty(),
             qPrintable(lines.join(u'\n')));
    QVERIFY(!lines.filter(u"error "_s).isEmpty());
    QVERIFY(lines.filter(u"confirmed"_s).isEmpty());
}

void TestLogCrash::aFileWithoutPermission()
{
#ifndef Q_OS_UNIX
    QSKIP("Unix permissions");
#endif
    {
        Fixture f(path());
        f.append(entryOf(u"One"_s));
        QVERIFY(f.waitWritten(1));
    }
    using File = QFileDevice;
    const auto open = File::ReadOwner | File::WriteOwner | File::ExeOwner | File::ReadOther
                      | File::WriteOther | File::ExeOther;
    QVERIFY(QFile::setPermissions(m_dir->path(), open));
    QVERIFY(QFile::setPermissions(path(), File::ReadOwner | File::ReadOther));
    const QStringList lines = runToTheEnd(u"as-nobody"_s, path());
    QVERIFY2(!lines.filter(u"failed %1 "_s.arg(int(LogProblem::Unwritable))).isEmpty(),
             qPrintable(lines.join(u'\n')));
    QVERIFY(lines.filter(u"confirmed"_s).isEmpty());
}

void TestLogCrash::theLockOfADeadProcessCountsForNothing()
{
    QProcess helper;
    helper.start(QStringLiteral(JOURNAL_HELPER), {u"append"_s, path()});
    QTRY_VERIFY_WITH_TIMEOUT(helper.canReadLine(), 10'000);
    {
        Fixture f(path());
        QTRY_COMPARE(f.log.problem(), LogProblem::InUse);
        QVERIFY2(f.log.sentence().contains(QString::number(helper.processId())),
                 qPrintable(f.log.sentence()));
    }
    helper.kill();
    QVERIFY(helper.waitForFinished());
    QVERIFY(QFile::exists(path() + ".lock"_L1));
    Fixture f(path());
    QTRY_COMPARE(f.log.state(), SqliteOperatorLog::State::Ready);
}

QTEST_GUILESS_MAIN(TestLogCrash)
#include "tst_logcrash.moc"
