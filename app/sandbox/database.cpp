// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/database.h"

#include <QSqlError>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace sandbox {

Database::Database(const QString &file)
    : m_connection(u"sandbox-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    try {
        open(file);
        createSchema();
    } catch (...) {
        m_statements.clear();
        m_database = {};
        QSqlDatabase::removeDatabase(m_connection);
        throw;
    }
}

Database::~Database()
{
    m_statements.clear();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_connection);
}

void Database::open(const QString &file)
{
    if (!QSqlDatabase::isDriverAvailable(u"QSQLITE"_s))
        throw DatabaseError(u"Qt's SQLite driver is not installed."_s);
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    m_database.setDatabaseName(file.isEmpty() ? u":memory:"_s : file);
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=200"_s);
    if (!m_database.open()) {
        throw DatabaseError(u"The data file %1 cannot be opened: %2."_s.arg(
            file, m_database.lastError().databaseText()));
    }
    try {
        // Exclusive before the first read of the WAL: two sandboxes must not tell one story.
        execute(u"PRAGMA locking_mode = EXCLUSIVE"_s);
        execute(u"PRAGMA journal_mode = WAL"_s);
        execute(u"PRAGMA synchronous = NORMAL"_s); // outlives the death of the process
        execute(u"PRAGMA foreign_keys = ON"_s);
        execute(u"BEGIN EXCLUSIVE"_s);
        execute(u"COMMIT"_s);
    } catch (const DatabaseError &error) {
        throw DatabaseError(
            u"The data file %1 cannot be used, or another sandbox has it open: %2"_s.arg(
                file, QString::fromUtf8(error.what())));
    }
}

void Database::execute(const QString &sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        throw DatabaseError(query.lastError().text());
}

QSqlQuery &Database::run(const QString &sql, std::initializer_list<QVariant> values)
{
    std::shared_ptr<QSqlQuery> &query = m_statements[sql];
    if (!query) {
        auto fresh = std::make_shared<QSqlQuery>(m_database);
        fresh->setForwardOnly(true);
        if (!fresh->prepare(sql))
            throw DatabaseError(fresh->lastError().text());
        query = std::move(fresh);
    }
    query->finish();
    int position = 0;
    for (const QVariant &bound : values)
        query->bindValue(position++, bound);
    if (!query->exec())
        throw DatabaseError(query->lastError().text());
    return *query;
}

qint64 Database::insert(const QString &sql, std::initializer_list<QVariant> values)
{
    return run(sql, values).lastInsertId().toLongLong();
}

QVariant Database::value(const QString &sql, std::initializer_list<QVariant> values)
{
    QSqlQuery &query = run(sql, values);
    const QVariant result = query.next() ? query.value(0) : QVariant();
    query.finish();
    return result;
}

QVariant Database::meta(const QString &key)
{
    return value(u"SELECT value FROM meta WHERE key = ?"_s, {key});
}

void Database::setMeta(const QString &key, const QVariant &value)
{
    run(u"INSERT INTO meta(key, value) VALUES(?, ?) "
        "ON CONFLICT(key) DO UPDATE SET value = excluded.value"_s,
        {key, value});
}

Database::Transaction::Transaction(Database &database) : m_database(database)
{
    m_database.run(u"BEGIN IMMEDIATE"_s);
}

Database::Transaction::~Transaction()
{
    if (!m_open)
        return;
    try {
        m_database.run(u"ROLLBACK"_s);
    } catch (const DatabaseError &error) {
        qWarning("sandbox: rollback failed: %s", error.what());
    }
}

void Database::Transaction::commit()
{
    m_database.run(u"COMMIT"_s);
    m_open = false;
}

} // namespace sandbox
