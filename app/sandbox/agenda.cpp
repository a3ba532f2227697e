// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/agenda.h"

#include "sandbox/database.h"

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

Beat read(const QSqlQuery &query)
{
    Beat beat;
    beat.dueMs = query.value(0).toLongLong();
    beat.kind = BeatKind(query.value(1).toInt());
    beat.byItself = query.value(2).toBool();
    beat.calloutId = query.value(3).toLongLong();
    beat.number = query.value(4).toLongLong();
    beat.text = query.value(5).toString();
    beat.source = query.value(6).toString();
    return beat;
}

} // namespace

Agenda::Agenda(Database &database) : m_database(database) { }

void Agenda::add(const Beat &beat)
{
    m_database.run(u"INSERT INTO agenda(due_story_ms, kind, by_itself, callout_id, number, text, "
                   "source) VALUES(?, ?, ?, ?, ?, ?, ?)"_s,
                   {beat.dueMs, int(beat.kind), beat.byItself, beat.calloutId, beat.number,
                    beat.text, beat.source});
}

std::optional<Beat> Agenda::takeDue(qint64 storyMs, bool alsoByItself)
{
    QSqlQuery &query =
        m_database.run(u"DELETE FROM agenda WHERE id = (SELECT id FROM agenda WHERE "
                       "due_story_ms <= ? AND by_itself <= ? ORDER BY due_story_ms, id LIMIT 1) "
                       "RETURNING due_story_ms, kind, by_itself, callout_id, number, text, "
                       "source"_s,
                       {storyMs, alsoByItself});
    if (!query.next()) {
        query.finish();
        return std::nullopt;
    }
    const Beat beat = read(query);
    query.finish();
    return beat;
}

void Agenda::dropAllOf(qint64 calloutId)
{
    m_database.run(u"DELETE FROM agenda WHERE callout_id = ?"_s, {calloutId});
}

void Agenda::dropResponseTo(qint64 calloutId)
{
    m_database.run(u"DELETE FROM agenda WHERE callout_id = ? AND kind <> ?"_s,
                   {calloutId, int(BeatKind::Move)});
}

void Agenda::clear()
{
    m_database.run(u"DELETE FROM agenda WHERE kind <> ?"_s, {int(BeatKind::MoveLoad)});
}

QList<Beat> Agenda::all(BeatKind kind) const
{
    QList<Beat> beats;
    QSqlQuery &query =
        m_database.run(u"SELECT due_story_ms, kind, by_itself, callout_id, number, text, source "
                       "FROM agenda WHERE kind = ? ORDER BY due_story_ms, id"_s,
                       {int(kind)});
    while (query.next())
        beats.append(read(query));
    query.finish();
    return beats;
}

bool Agenda::contains(BeatKind kind) const
{
    return m_database.value(u"SELECT 1 FROM agenda WHERE kind = ? LIMIT 1"_s, {int(kind)})
        .isValid();
}

} // namespace sandbox
