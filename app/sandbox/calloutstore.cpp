// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/calloutstore.h"

#include "sandbox/database.h"
#include "sandbox/flatdialect.h"
#include "sandbox/nesteddialect.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

const QString columns =
    u"id, customer_id, fixed_location_id, status, latitude, longitude, accuracy, "
    "response_type_id, classification_id, internal_test, created_ms, closed_ms, stand_down, "
    "motion, client_moves, origin_latitude, origin_longitude, updated_ms, dispatched_ms, "
    "arrived_ms, completed_ms"_s;

// SQLite's own clock: the rows that change most often are spared one more value each.
const QString stampNow =
    u"updated_ms = CAST((julianday('now') - 2440587.5) * 86400000.0 AS INTEGER), "_s;

Callout read(const QSqlQuery &query)
{
    Callout callout;
    callout.id = query.value(0).toLongLong();
    callout.customerId = query.value(1).toLongLong();
    if (!query.isNull(2))
        callout.fixedLocationId = query.value(2).toLongLong();
    callout.status = query.value(3).toString();
    if (!query.isNull(4) && !query.isNull(5))
        callout.position = GeoPoint{query.value(4).toDouble(), query.value(5).toDouble()};
    callout.accuracyMetres = query.value(6).toDouble();
    callout.responseTypeId = query.value(7).toLongLong();
    callout.classificationId = query.value(8).toLongLong();
    callout.internalTest = query.value(9).toBool();
    callout.createdMs = query.value(10).toLongLong();
    if (!query.isNull(11))
        callout.closedMs = query.value(11).toLongLong();
    callout.standDown = StandDown(query.value(12).toInt());
    callout.motion = Motion(query.value(13).toInt());
    callout.clientMoves = query.value(14).toBool();
    if (!query.isNull(15) && !query.isNull(16))
        callout.origin = GeoPoint{query.value(15).toDouble(), query.value(16).toDouble()};
    const auto time = [&query](int column) {
        return query.isNull(column) ? std::nullopt
                                    : std::optional(query.value(column).toLongLong());
    };
    callout.updatedMs = time(17);
    callout.dispatchedMs = time(18);
    callout.arrivedMs = time(19);
    callout.completedMs = time(20);
    return callout;
}

std::optional<Callout> readOne(QSqlQuery &query)
{
    if (!query.next())
        return std::nullopt;
    const Callout callout = read(query);
    query.finish();
    return callout;
}

} // namespace

CalloutStore::CalloutStore(Database &database, Dialect dialect)
    : m_database(database), m_dialect(dialect)
{
    reload();
}

void CalloutStore::setDialect(Dialect dialect)
{
    if (m_dialect == dialect)
        return;
    m_dialect = dialect;
    reload();
}

void CalloutStore::reload()
{
    m_active.clear();
    QSqlQuery &query = m_database.run(u"SELECT "_s + columns
                                      + u" FROM callouts WHERE closed_ms IS NULL ORDER BY id"_s);
    while (query.next()) {
        const Callout callout = read(query);
        m_active.set(callout.id, listElement(callout));
    }
    query.finish();
}

// One statement changes the row and reads it back.
void CalloutStore::change(const QString &assignments, std::initializer_list<QVariant> values)
{
    const std::optional<Callout> callout =
        readOne(m_database.run(u"UPDATE callouts SET "_s + stampNow + assignments
                                   + u" WHERE id = ? RETURNING "_s + columns,
                               values));
    if (callout)
        list(*callout);
}

void CalloutStore::list(const Callout &callout)
{
    if (callout.isClosed())
        m_active.remove(callout.id);
    else
        m_active.set(callout.id, listElement(callout));
}

QByteArray CalloutStore::listElement(const Callout &callout) const
{
    const QJsonObject object =
        m_dialect == Dialect::Nested ? nested::listed(callout) : flat::callout(callout);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<Callout> CalloutStore::byId(qint64 id) const
{
    static const QString sql = u"SELECT "_s + columns + u" FROM callouts WHERE id = ?"_s;
    return readOne(m_database.run(sql, {id}));
}

std::optional<Callout> CalloutStore::activeOf(qint64 customerId) const
{
    static const QString sql =
        u"SELECT "_s + columns + u" FROM callouts WHERE customer_id = ? AND closed_ms IS NULL"_s;
    return readOne(m_database.run(sql, {customerId}));
}

Callout CalloutStore::create(const Callout &callout)
{
    const auto coordinate = [&callout](double GeoPoint::*member) {
        return callout.position ? QVariant((*callout.position).*member) : QVariant();
    };
    const qint64 id = m_database.insert(
        u"INSERT INTO callouts(customer_id, fixed_location_id, status, latitude, longitude, "
        "origin_latitude, origin_longitude, accuracy, response_type_id, classification_id, "
        "internal_test, created_ms, motion) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {callout.customerId,
         callout.fixedLocationId ? QVariant(*callout.fixedLocationId) : QVariant(), callout.status,
         coordinate(&GeoPoint::latitude), coordinate(&GeoPoint::longitude),
         coordinate(&GeoPoint::latitude), coordinate(&GeoPoint::longitude), callout.accuracyMetres,
         callout.responseTypeId, callout.classificationId, callout.internalTest, callout.createdMs,
         int(callout.motion)});
    Callout stored = callout;
    stored.id = id;
    stored.origin = stored.position;
    list(stored);
    return stored;
}

void CalloutStore::setStatus(qint64 id, const QString &status)
{
    change(u"status = ?"_s, {status, id});
}

void CalloutStore::setPosition(qint64 id, GeoPoint position, double accuracyMetres)
{
    change(u"latitude = ?, longitude = ?, accuracy = ?"_s,
           {position.latitude, position.longitude, accuracyMetres, id});
}

void CalloutStore::setMovedByClient(qint64 id)
{
    change(u"client_moves = 1"_s, {id});
}

void CalloutStore::setMotion(qint64 id, Motion motion)
{
    change(u"motion = ?"_s, {int(motion), id});
}

void CalloutStore::setStageTime(qint64 id, ResponseStage stage, qint64 atMs)
{
    switch (stage) {
    case ResponseStage::Dispatched: change(u"dispatched_ms = ?"_s, {atMs, id}); break;
    case ResponseStage::Arrived: change(u"arrived_ms = ?"_s, {atMs, id}); break;
    case ResponseStage::Completed: change(u"completed_ms = ?"_s, {atMs, id}); break;
    }
}

void CalloutStore::standDown(qint64 id, StandDown how, const QString &status)
{
    change(u"stand_down = ?, status = ?"_s, {int(how), status, id});
}

void CalloutStore::close(qint64 id, qint64 atMs)
{
    change(u"closed_ms = ?, status = ?"_s, {atMs, QString::fromLatin1(status::closed), id});
}

void CalloutStore::dismiss(qint64 id, qint64 atMs)
{
    change(u"dismissed_ms = ?"_s, {atMs, id});
}

std::optional<Responder> CalloutStore::responderOf(qint64 calloutId) const
{
    QSqlQuery &query =
        m_database.run(u"SELECT unit, start_latitude, start_longitude, latitude, longitude, "
                       "departed_story_ms, arrives_story_ms FROM responders "
                       "WHERE callout_id = ?"_s,
                       {calloutId});
    if (!query.next())
        return std::nullopt;
    const Responder responder{calloutId,
                              query.value(0).toString(),
                              {query.value(1).toDouble(), query.value(2).toDouble()},
                              {query.value(3).toDouble(), query.value(4).toDouble()},
                              query.value(5).toLongLong(),
                              query.value(6).toLongLong()};
    query.finish();
    return responder;
}

void CalloutStore::setResponder(const Responder &responder)
{
    m_database.run(u"INSERT OR REPLACE INTO responders(callout_id, unit, start_latitude, "
                   "start_longitude, latitude, longitude, departed_story_ms, arrives_story_ms) "
                   "VALUES(?, ?, ?, ?, ?, ?, ?, ?)"_s,
                   {responder.calloutId, responder.unit, responder.start.latitude,
                    responder.start.longitude, responder.position.latitude,
                    responder.position.longitude, responder.departedStoryMs,
                    responder.arrivesStoryMs});
}

void CalloutStore::moveResponder(qint64 calloutId, GeoPoint position)
{
    m_database.run(u"UPDATE responders SET latitude = ?, longitude = ? WHERE callout_id = ?"_s,
                   {position.latitude, position.longitude, calloutId});
}

} // namespace sandbox
