// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/sqlitedeskmemory.h"

#include <QFile>
#include <QJsonDocument>
#include <QPointer>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace console {

SqliteDeskMemory::SqliteDeskMemory(QString path, QObject *parent)
    : QObject(parent),
      m_path(std::move(path)),
      m_connection(u"deskmemory-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    m_worker.setMaxThreadCount(1);
    m_worker.setExpiryTimeout(-1); // an SQL connection belongs to its thread
}

SqliteDeskMemory::~SqliteDeskMemory()
{
    m_worker.start([this] { QSqlDatabase::removeDatabase(m_connection); });
    m_worker.waitForDone();
}

void SqliteDeskMemory::remember(const QString &kind, const QString &key, const QJsonObject &value)
{
    run([this, kind, key,
         json = QJsonDocument(value).toJson(QJsonDocument::Compact)](QSqlDatabase &database) {
        QSqlQuery query(database);
        query.prepare(u"INSERT OR REPLACE INTO memory (kind, key, value) VALUES (?, ?, ?)"_s);
        query.addBindValue(kind);
        query.addBindValue(key);
        query.addBindValue(QString::fromUtf8(json));
        if (!query.exec())
            fail(query.lastError().text());
    });
}

void SqliteDeskMemory::forget(const QString &kind, const QString &key)
{
    run([this, kind, key](QSqlDatabase &database) {
        QSqlQuery query(database);
        query.prepare(u"DELETE FROM memory WHERE kind = ? AND key = ?"_s);
        query.addBindValue(kind);
        query.addBindValue(key);
        if (!query.exec())
            fail(query.lastError().text());
    });
}

void SqliteDeskMemory::recall(const QString &kind, QObject *context,
                              std::function<void(const Values &)> done)
{
    m_worker.start([this, kind, context = QPointer(context), done = std::move(done)] {
        Values values;
        if (open()) {
            QSqlQuery query(QSqlDatabase::database(m_connection, false));
            query.prepare(u"SELECT key, value FROM memory WHERE kind = ?"_s);
            query.addBindValue(kind);
            if (!query.exec())
                fail(query.lastError().text());
            while (query.next()) {
                const auto json = QJsonDocument::fromJson(query.value(1).toString().toUtf8());
                if (json.isObject())
                    values.insert(query.value(0).toString(), json.object());
            }
        }
        // By way of this object: the context may go while its thread is busy.
        QMetaObject::invokeMethod(this, [context, done, values] {
            if (context)
                done(values);
        });
    });
}

void SqliteDeskMemory::run(std::function<void(QSqlDatabase &)> task)
{
    m_worker.start([this, task = std::move(task)] {
        if (!open())
            return;
        QSqlDatabase database = QSqlDatabase::database(m_connection, false);
        task(database);
    });
}

bool SqliteDeskMemory::open()
{
    if (m_tried)
        return !m_broken;
    m_tried = true;
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    database.setDatabaseName(m_path);
    if (!database.open()) {
        fail(database.lastError().text());
        return false;
    }
    QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner);
    QSqlQuery query(database);
    for (const auto &statement :
         {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = NORMAL"_s,
          u"CREATE TABLE IF NOT EXISTS memory (kind TEXT NOT NULL, key TEXT NOT NULL, "
          "value TEXT NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID"_s}) {
        if (!query.exec(statement)) {
            fail(query.lastError().text());
            return false;
        }
    }
    return true;
}

void SqliteDeskMemory::fail(const QString &detail)
{
    if (m_broken)
        return;
    m_broken = true;
    QMetaObject::invokeMethod(this, [this, detail] {
        emit failed(u"What this desk keeps over a restart (drafts, notes, snoozes) cannot be "
                    "written: %1. Check the disk and %2."_s.arg(detail, m_path));
    });
}

} // namespace console
