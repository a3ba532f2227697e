// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the tests of the operator log share: a clock to set, a log with its answers collected, plain
// SQL.
#pragma once

#include "journal/sqliteoperatorlog.h"

#include <QDir>
#include <QFileInfo>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>
#include <QTimer>
#include <QUuid>

namespace console::test {

class FixedClock final : public Clock {
public:
    [[nodiscard]] UtcTime utcNow() const override { return UtcTime(Millis(m_now.load())); }
    [[nodiscard]] MonoTime monoNow() const override { return MonoTime(Millis(m_now.load())); }
    void advance(qint64 ms) { m_now += ms; }

private:
    std::atomic<qint64> m_now = 1'750'000'000'123;
};

/// For QTemporaryDir: in memory where the system has such a folder. Every commit is flushed, and on
/// a disk that is busy with something else one flush can take longer than a test may wait.
inline QString quickFolder()
{
    const QFileInfo memory(QStringLiteral("/dev/shm"));
    const QString folder =
        memory.isDir() && memory.isWritable() ? memory.filePath() : QDir::tempPath();
    return folder + QStringLiteral("/console-journal-XXXXXX");
}

inline LogEntry entryOf(const QString &text, LogEntry::Kind kind = LogEntry::Kind::Callout,
                        CalloutId callout = 4711)
{
    LogEntry entry;
    entry.kind = kind;
    entry.calloutId = callout;
    entry.text = text;
    entry.outcome = QStringLiteral("recorded");
    entry.operatorName = QStringLiteral("Op 01");
    return entry;
}

/// As QTRY_VERIFY, but woken by events instead of polling: the tests of this folder wait often.
template <typename Condition>
[[nodiscard]] bool waitFor(Condition condition, int timeoutMs = 30'000)
{
    QTimer alarm;
    alarm.setSingleShot(true);
    alarm.start(timeoutMs);
    while (!condition() && alarm.isActive())
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    return condition();
}

/// A log and everything it has answered.
struct Fixture {
    explicit Fixture(const QString &path)
        : log(path, clock),
          verified(&log, &SqliteOperatorLog::verified),
          failed(&log, &SqliteOperatorLog::failed),
          appended(&log, &SqliteOperatorLog::appended)
    {
    }

    void append(const LogEntry &entry)
    {
        log.append(entry, &context, [this](std::expected<LogEntry, LogError> result) {
            if (result)
                written.push_back(*result);
            else
                errors.push_back(result.error().detail);
        });
    }
    [[nodiscard]] bool waitVerified()
    {
        return waitFor([this] { return !verified.isEmpty(); });
    }
    [[nodiscard]] bool waitWritten(std::size_t count)
    {
        return waitFor([this, count] { return written.size() >= count; })
               && written.size() == count;
    }

    FixedClock clock;
    QObject context;
    SqliteOperatorLog log;
    QSignalSpy verified;
    QSignalSpy failed;
    QSignalSpy appended;
    std::vector<LogEntry> written;
    std::vector<QString> errors;
};

/// Another program at the same file.
class PlainSql final {
public:
    explicit PlainSql(const QString &path)
    {
        m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
        m_database.setDatabaseName(path);
        m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=500"));
        m_database.open();
    }
    ~PlainSql()
    {
        m_database.close();
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(m_name);
    }
    Q_DISABLE_COPY_MOVE(PlainSql)
    /// The database's complaint; empty when it worked.
    QString run(const QString &statement)
    {
        QSqlQuery query(m_database);
        return query.exec(statement) ? QString() : query.lastError().databaseText();
    }
    QVariant value(const QString &statement)
    {
        QSqlQuery query(m_database);
        return query.exec(statement) && query.next() ? query.value(0) : QVariant();
    }
    void dropTriggers()
    {
        QStringList names;
        QSqlQuery query(QStringLiteral("SELECT name FROM sqlite_schema WHERE type = 'trigger'"),
                        m_database);
        while (query.next())
            names.append(query.value(0).toString());
        query.finish(); // or the tables stay locked
        for (const QString &name : std::as_const(names))
            run(QStringLiteral("DROP TRIGGER %1").arg(name));
    }

private:
    QString m_name = QUuid::createUuid().toString();
    QSqlDatabase m_database;
};

} // namespace console::test
