// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "basemap/tilediskcache.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr std::chrono::hours kUseNoted{1}; ///< a use is written down once in so long

qint64 toNumber(UtcTime time)
{
    return time.time_since_epoch().count();
}

UtcTime fromNumber(const QVariant &value)
{
    return UtcTime(Millis(value.toLongLong()));
}

} // namespace

TileDiskCache::TileDiskCache(const QString &folder, qint64 limitBytes, const Clock &clock)
    : m_connection(u"tiles-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces)),
      m_limit(limitBytes),
      m_clock(clock)
{
    if (folder.isEmpty() || !QDir().mkpath(folder))
        return;
    const QString file = QDir(folder).filePath(u"tiles.sqlite"_s);
    m_usable = open(file);
    if (!m_usable) {
        close();
        for (const QLatin1StringView end : {""_L1, "-wal"_L1, "-shm"_L1})
            QFile::remove(file + end);
        m_usable = open(file);
    }
    evict(); // the limit may have been lowered
}

TileDiskCache::~TileDiskCache()
{
    close();
}

void TileDiskCache::close()
{
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

bool TileDiskCache::open(const QString &file)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    database.setDatabaseName(file);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=200"_s);
    if (!database.open())
        return false;
    QSqlQuery query(database);
    // A cache may lose its last tiles in a power cut, but no write may make a tile wait.
    for (const QString &statement :
         {u"PRAGMA journal_mode=WAL"_s, u"PRAGMA synchronous=OFF"_s,
          u"CREATE TABLE IF NOT EXISTS tiles (key BLOB PRIMARY KEY, size INTEGER, used INTEGER, "
          "fetched INTEGER, fresh INTEGER, type BLOB, etag BLOB, modified BLOB, bytes BLOB)"_s,
          u"CREATE INDEX IF NOT EXISTS byUse ON tiles (used, size)"_s}) {
        if (!query.exec(statement))
            return false;
    }
    if (!query.exec(u"SELECT coalesce(sum(size), 0) FROM tiles"_s) || !query.next())
        return false;
    m_size = query.value(0).toLongLong();
    return true;
}

QByteArray TileDiskCache::keyOf(const QString &url)
{
    return QCryptographicHash::hash(url.toUtf8(), QCryptographicHash::Sha256);
}

std::optional<CachedTile> TileDiskCache::find(const QString &url)
{
    if (!m_usable)
        return std::nullopt;
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.prepare(u"SELECT bytes, type, etag, modified, fetched, fresh, used FROM tiles WHERE "
                  "key = ?"_s);
    query.addBindValue(keyOf(url));
    if (!query.exec() || !query.next())
        return std::nullopt;
    const CachedTile tile{query.value(0).toByteArray(), query.value(1).toByteArray(),
                          query.value(2).toByteArray(), query.value(3).toByteArray(),
                          fromNumber(query.value(4)),   fromNumber(query.value(5))};
    const UtcTime now = m_clock.utcNow();
    if (now - fromNumber(query.value(6)) >= kUseNoted) {
        query.prepare(u"UPDATE tiles SET used = ? WHERE key = ?"_s);
        query.addBindValue(toNumber(now));
        query.addBindValue(keyOf(url));
        query.exec();
    }
    return tile;
}

void TileDiskCache::store(const QString &url, const CachedTile &tile)
{
    if (!m_usable || tile.bytes.size() > m_limit)
        return;
    const QByteArray key = keyOf(url);
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.prepare(u"SELECT size FROM tiles WHERE key = ?"_s);
    query.addBindValue(key);
    const qint64 before = query.exec() && query.next() ? query.value(0).toLongLong() : 0;
    query.prepare(u"INSERT OR REPLACE INTO tiles (key, size, used, fetched, fresh, type, etag, "
                  "modified, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    for (const QVariant &value :
         {QVariant(key), QVariant(tile.bytes.size()), QVariant(toNumber(m_clock.utcNow())),
          QVariant(toNumber(tile.fetched)), QVariant(toNumber(tile.freshUntil)),
          QVariant(tile.type), QVariant(tile.etag), QVariant(tile.modified), QVariant(tile.bytes)})
        query.addBindValue(value);
    if (!query.exec())
        return; // a full disk: what is there stays
    m_size += tile.bytes.size() - before;
    evict();
}

void TileDiskCache::renew(const QString &url, UtcTime fetched, UtcTime freshUntil)
{
    if (!m_usable)
        return;
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.prepare(u"UPDATE tiles SET fetched = ?, fresh = ? WHERE key = ?"_s);
    query.addBindValue(toNumber(fetched));
    query.addBindValue(toNumber(freshUntil));
    query.addBindValue(keyOf(url));
    query.exec();
}

void TileDiskCache::evict()
{
    if (!m_usable || m_size <= m_limit)
        return;
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT rowid, size FROM tiles ORDER BY used, rowid"_s))
        return;
    // A little more than needed, so that not every new tile has to look for another.
    qint64 left = m_size;
    QVariantList gone;
    while (left > m_limit - m_limit / 20 && query.next()) {
        gone << query.value(0);
        left -= query.value(1).toLongLong();
    }
    query.finish();
    QSqlDatabase database = QSqlDatabase::database(m_connection, false);
    database.transaction();
    query.prepare(u"DELETE FROM tiles WHERE rowid = ?"_s);
    query.addBindValue(gone);
    if (query.execBatch() && database.commit())
        m_size = left;
    else
        database.rollback();
}

} // namespace console
