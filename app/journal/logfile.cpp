// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/logfile.h"

#include "journal/logschema.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr auto driverName = "QSQLITE"_L1;
constexpr qsizetype headerSize = 100;
constexpr int sqliteCorrupt = 11;
constexpr int sqliteNotADatabase = 26;

std::unexpected<LogOpenError> refuse(LogProblem problem, const QString &sentence)
{
    return std::unexpected(LogOpenError{problem, sentence});
}

QString newConnectionName()
{
    return "console-journal-"_L1 + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QString nativePath(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

bool meansDamage(const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt() & 0xff; // without SQLite's extension
    return code == sqliteCorrupt || code == sqliteNotADatabase;
}

std::expected<std::unique_ptr<QLockFile>, LogOpenError> takeLock(const QString &path)
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return refuse(LogProblem::Unwritable,
                      u"The folder for the operator log cannot be made: %1"_s.arg(
                          nativePath(QFileInfo(path).absolutePath())));
    auto lock = std::make_unique<QLockFile>(path + ".lock"_L1);
    // Never stale by age: a console runs for weeks. The lock of a process that is gone still counts
    // for nothing, so a crash does not lock anybody out.
    lock->setStaleLockTime(std::chrono::milliseconds::zero());
    if (lock->tryLock(std::chrono::milliseconds::zero()))
        return lock;
    if (lock->error() != QLockFile::LockFailedError)
        return refuse(LogProblem::Unwritable,
                      u"The operator log cannot be written: no file can be made beside %1"_s.arg(
                          nativePath(path)));
    qint64 pid = 0;
    QString host;
    QString program;
    const bool known = lock->getLockInfo(&pid, &host, &program);
    return refuse(
        LogProblem::InUse,
        u"The operator log %1 is in use by another console%2. Close that one, or start this one "
        u"with another --config-dir."_s.arg(
            nativePath(path),
            known ? u" (process %1 on %2)"_s.arg(QString::number(pid), host) : QString()));
}

/// Made under another name and renamed when complete: a file of this name is a whole log, so an
/// empty one has been emptied, and says so.
std::expected<void, LogOpenError> makeFile(const QString &path)
{
    const QString draft = path + ".new"_L1;
    QFile::remove(draft);
    const QString connection = newConnectionName();
    QString error;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(driverName, connection);
        database.setDatabaseName(draft);
        const auto run = [&](const QString &statement) {
            QSqlQuery query(database);
            if (!query.exec(statement))
                error = query.lastError().databaseText();
            return error.isEmpty();
        };
        bool ok = database.open();
        if (!ok)
            error = database.lastError().databaseText();
        ok = ok && run(u"PRAGMA application_id = %1"_s.arg(logschema::applicationId))
             && run(u"PRAGMA user_version = %1"_s.arg(logschema::version))
             && run(u"PRAGMA journal_mode = WAL"_s) && run(u"BEGIN IMMEDIATE"_s);
        for (const auto table : logschema::tables)
            ok = ok && run(table);
        const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        const qint64 created = QDateTime::currentMSecsSinceEpoch();
        const QByteArray hash = logchain::firstHash(id.toUtf8(), created);
        ok =
            ok && run(u"INSERT INTO identity VALUES (1, '%1', %2)"_s.arg(id).arg(created))
            && run(u"INSERT INTO head VALUES (1, 0, x'%1')"_s.arg(QLatin1StringView(hash.toHex())));
        for (const auto &trigger : logschema::triggers)
            ok = ok && run(trigger.sql);
        ok = ok && run(u"COMMIT"_s);
        database.close();
    }
    QSqlDatabase::removeDatabase(connection);
    if (error.isEmpty() && !QFile::rename(draft, path))
        error = u"it could not be renamed"_s;
    if (error.isEmpty())
        return {};
    QFile::remove(draft);
    return refuse(LogProblem::Unwritable,
                  u"The operator log %1 cannot be made: %2"_s.arg(nativePath(path), error));
}

/// Judged from the first bytes alone: a file that is not ours is not even opened by SQLite, which
/// might change it.
std::expected<void, LogOpenError> checkHeader(const QString &path, bool forWriting)
{
    QFile file(path);
    if (!file.open(forWriting ? QIODevice::ReadWrite | QIODevice::ExistingOnly
                              : QIODevice::ReadOnly))
        return refuse(
            LogProblem::Unwritable,
            u"The operator log %1 cannot be %2: %3"_s.arg(
                nativePath(path), forWriting ? u"written"_s : u"read"_s, file.errorString()));
    const QByteArray header = file.read(headerSize);
    if (header.isEmpty())
        return refuse(
            LogProblem::Damaged,
            u"The operator log %1 is empty: it was cut short or emptied. Move it away to start a "
            u"new one."_s.arg(nativePath(path)));
    if (header.size() < headerSize || !header.startsWith("SQLite format 3"))
        return refuse(
            LogProblem::Foreign,
            u"%1 is not an operator log. Move it away to start a new one."_s.arg(nativePath(path)));
    const auto application = qFromBigEndian<quint32>(header.constData() + 68);
    const auto version = qFromBigEndian<quint32>(header.constData() + 60);
    if (application != logschema::applicationId || version == 0)
        return refuse(
            LogProblem::Foreign,
            u"%1 is a database of another program, not an operator log. Move it away to start a "
            u"new one."_s.arg(nativePath(path)));
    if (version > logschema::version)
        return refuse(
            LogProblem::Newer,
            u"The operator log %1 was written by a newer version of this program (format %2; "
            u"this one knows %3). Update the program."_s.arg(nativePath(path))
                .arg(version)
                .arg(logschema::version));
    return {};
}

} // namespace

LogFile::LogFile(QString path, QString connection)
    : m_path(std::move(path)), m_connection(std::move(connection))
{
}

LogFile::~LogFile()
{
    m_database.close(); // the last one to close folds the write-ahead log into the file
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
}

std::expected<std::unique_ptr<LogFile>, LogOpenError> LogFile::open(const QString &path, Mode mode,
                                                                    Millis busyTimeout)
{
    std::unique_ptr<QLockFile> lock;
    if (mode == Mode::Write) {
        auto taken = takeLock(path);
        if (!taken)
            return std::unexpected(taken.error());
        lock = std::move(*taken);
        if (!QFileInfo::exists(path)) {
            if (const auto made = makeFile(path); !made)
                return std::unexpected(made.error());
        }
    }
    if (const auto checked = checkHeader(path, mode == Mode::Write); !checked)
        return std::unexpected(checked.error());

    std::unique_ptr<LogFile> log(new LogFile(path, newConnectionName()));
    log->m_lock = std::move(lock);
    log->m_database = QSqlDatabase::addDatabase(driverName, log->m_connection);
    log->m_database.setDatabaseName(path);
    log->m_database.setConnectOptions(
        u"QSQLITE_BUSY_TIMEOUT=%1%2"_s.arg(busyTimeout.count())
            .arg(mode == Mode::Read ? ";QSQLITE_OPEN_READONLY"_L1 : ""_L1));
    if (!log->m_database.open())
        return refuse(LogProblem::Unwritable,
                      u"The operator log %1 cannot be opened: %2"_s.arg(
                          nativePath(path), log->m_database.lastError().databaseText()));
    if (mode == Mode::Write) {
        if (const auto prepared = log->prepareForWriting(); !prepared)
            return std::unexpected(prepared.error());
    }
    return log;
}

std::expected<void, LogOpenError> LogFile::prepareForWriting()
{
    // FULL, not NORMAL: in WAL mode NORMAL does not flush at a commit, so a power cut could lose
    // the intent of a cancel that had been sent. Group commits make the flush cheap enough for
    // every kind of entry.
    if (exec(u"PRAGMA synchronous = FULL"_s) && loadHead() && restoreTriggers())
        return {};
    return refuse(m_damaged ? LogProblem::Damaged : LogProblem::Unwritable,
                  m_damaged ? u"The operator log %1 is damaged (%2). Keep it for examination: move "
                              u"it away to start "
                              u"a new one."_s.arg(nativePath(m_path), m_error)
                            : u"The operator log %1 cannot be written: %2"_s.arg(nativePath(m_path),
                                                                                 m_error));
}

bool LogFile::restoreTriggers()
{
    for (const auto &trigger : logschema::triggers) {
        QSqlQuery query(m_database);
        if (!query.exec(
                u"SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = '%1'"_s.arg(
                    trigger.name)))
            return fail(query.lastError());
        if (query.next() && query.value(0).toString() == trigger.sql)
            continue;
        query.finish();
        if (!exec(u"DROP TRIGGER IF EXISTS %1"_s.arg(trigger.name)) || !exec(trigger.sql))
            return false;
    }
    return true;
}

bool LogFile::loadHead()
{
    m_headKnown = false;
    m_headHash.clear();
    QSqlQuery query(m_database);
    if (!query.exec(
            u"SELECT sequence, hash, (SELECT MAX(sequence) FROM entry) FROM head WHERE one = 1"_s))
        return fail(query.lastError());
    if (!query.next()) {
        if (query.lastError().isValid())
            return fail(query.lastError());
        m_error = u"the record of its last entry is missing"_s;
        m_damaged = true;
        return false;
    }
    // Were entries cut off, the new ones go on after the lost numbers: the gap stays visible for
    // ever.
    m_lastSequence = qMax(query.value(0).toLongLong(), query.value(2).toLongLong());
    m_headHash = query.value(1).toByteArray();
    m_headKnown = true;
    return true;
}

std::expected<void, LogError> LogFile::append(std::span<LogEntry> entries)
{
    if ((m_headKnown || loadHead()) && exec(u"BEGIN IMMEDIATE"_s)) {
        if (insertAll(entries, m_lastSequence, m_headHash) && exec(u"COMMIT"_s)) {
            m_lastSequence = entries.back().sequence;
            return {};
        }
        const QString reason = m_error;
        (void)exec(u"ROLLBACK"_s); // SQLite may have done so itself
        m_error = reason;
    }
    m_headKnown = false; // whatever happened, what is on disk counts
    return std::unexpected(LogError{m_error});
}

bool LogFile::insertAll(std::span<LogEntry> entries, qint64 sequence, QByteArray hash)
{
    // Bound as bytes and cast, so that what is stored is exactly what was hashed.
    QSqlQuery insert(m_database);
    if (!insert.prepare(
            u"INSERT INTO entry (sequence, at_ms, kind, callout_id, text, outcome, operator, "
            "hash) VALUES (?, ?, CAST(? AS TEXT), ?, CAST(? AS TEXT), CAST(? AS TEXT), "
            "CAST(? AS TEXT), ?)"_s))
        return fail(insert.lastError());
    for (LogEntry &entry : entries) {
        entry.sequence = ++sequence;
        const logchain::Row row = logchain::toRow(entry);
        hash = logchain::nextHash(hash, row);
        insert.bindValue(0, row.sequence);
        insert.bindValue(1, row.atMs);
        insert.bindValue(2, row.kind);
        insert.bindValue(3, row.calloutId);
        insert.bindValue(4, row.text);
        insert.bindValue(5, row.outcome);
        insert.bindValue(6, row.operatorName);
        insert.bindValue(7, hash);
        if (!insert.exec())
            return fail(insert.lastError());
    }
    QSqlQuery head(m_database);
    if (!head.prepare(u"UPDATE head SET sequence = ?, hash = ? WHERE one = 1"_s))
        return fail(head.lastError());
    head.bindValue(0, sequence);
    head.bindValue(1, hash);
    if (!head.exec())
        return fail(head.lastError());
    if (head.numRowsAffected() != 1) {
        m_error = u"the record of the last entry is missing"_s;
        return false;
    }
    m_headHash = hash;
    return true;
}

bool LogFile::exec(const QString &statement)
{
    QSqlQuery query(m_database);
    return query.exec(statement) || fail(query.lastError());
}

bool LogFile::fail(const QSqlError &error)
{
    m_error = error.databaseText();
    m_damaged = m_damaged || meansDamage(error);
    return false;
}

} // namespace console
