// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/eventstore.h"

#include "sandbox/database.h"

using namespace Qt::StringLiterals;

namespace sandbox {

EventStore::EventStore(Database &database) : m_database(database) { }

Event EventStore::add(qint64 calloutId, EventType type, const QString &message,
                      const QString &source, qint64 atMs)
{
    const qint64 id =
        m_database.insert(u"INSERT INTO events(callout_id, type, message, source, created_ms) "
                          "VALUES(?, ?, ?, ?, ?)"_s,
                          {calloutId, int(type), message, source, atMs});
    const Event event{id, calloutId, type, message, source, atMs};
    onAdded(event);
    return event;
}

void EventStore::addLifecycle(qint64 calloutId, const QString &name, qint64 atMs)
{
    add(calloutId, EventType::Lifecycle, name, u"system"_s, atMs);
}

QList<Event> EventStore::of(qint64 calloutId) const
{
    QList<Event> events;
    QSqlQuery &query = m_database.run(u"SELECT id, type, message, source, created_ms FROM events "
                                      "WHERE callout_id = ? ORDER BY id"_s,
                                      {calloutId});
    while (query.next()) {
        events.append({query.value(0).toLongLong(), calloutId, EventType(query.value(1).toInt()),
                       query.value(2).toString(), query.value(3).toString(),
                       query.value(4).toLongLong()});
    }
    query.finish();
    return events;
}

qint64 EventStore::attachReason(qint64 calloutId, std::optional<qint64> reasonId,
                                const QString &notes, qint64 atMs)
{
    return m_database.insert(
        u"INSERT INTO callout_reasons(callout_id, reason_id, notes, created_ms) "
        "VALUES(?, ?, ?, ?)"_s,
        {calloutId, reasonId ? QVariant(*reasonId) : QVariant(), notes, atMs});
}

qint64 EventStore::rate(qint64 calloutId, int rating, const QString &comment, bool mayContact,
                        qint64 atMs)
{
    m_database.run(u"INSERT INTO ratings(callout_id, rating, comment, may_contact, created_ms) "
                   "VALUES(?, ?, ?, ?, ?) ON CONFLICT(callout_id) DO UPDATE SET "
                   "rating = excluded.rating, comment = excluded.comment, "
                   "may_contact = excluded.may_contact"_s,
                   {calloutId, rating, comment, mayContact, atMs});
    return m_database.value(u"SELECT id FROM ratings WHERE callout_id = ?"_s, {calloutId})
        .toLongLong();
}

bool EventStore::ratingExists(qint64 ratingId) const
{
    return m_database.value(u"SELECT 1 FROM ratings WHERE id = ?"_s, {ratingId}).isValid();
}

qint64 EventStore::score(qint64 ratingId, qint64 itemId, int score, const QString &sentiment)
{
    m_database.run(u"INSERT INTO rating_scores(rating_id, item_id, score, sentiment) "
                   "VALUES(?, ?, ?, ?) ON CONFLICT(rating_id, item_id) DO UPDATE SET "
                   "score = excluded.score, sentiment = excluded.sentiment"_s,
                   {ratingId, itemId, score, sentiment});
    return m_database
        .value(u"SELECT id FROM rating_scores WHERE rating_id = ? AND item_id = ?"_s,
               {ratingId, itemId})
        .toLongLong();
}

} // namespace sandbox
