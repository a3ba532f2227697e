// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/world.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace sandbox {

World::World(const QString &dataFile, Dialect dialect)
    : database(dataFile),
      directory(database),
      subscriptions(database),
      callouts(database, dialect),
      events(database),
      agenda(database),
      clock(0, 0, 1.0)
{
    events.onAdded = [this](const Event &event) { noteEvent(event); };
}

void World::transact(const std::function<void()> &work)
{
    m_notices.clear();
    try {
        Database::Transaction transaction(database);
        work();
        transaction.commit();
    } catch (const DatabaseError &) {
        m_notices.clear();
        callouts.reload();
        throw;
    } catch (...) { // refused: nothing has happened
        m_notices.clear();
        throw;
    }
    if (!m_notices.isEmpty())
        notified(std::exchange(m_notices, {}));
}

// The stages' times follow from their events, whoever makes them: story, trainer or client.
void World::noteEvent(const Event &event)
{
    if (event.type == EventType::Chat) {
        note({u"CALLOUT_EVENTS_CHANGED"_s, Notice::About::Callout, event.calloutId});
        return;
    }
    note({event.message, Notice::About::Callout, event.calloutId});
    if (event.message == u"RESPONDER_ACKNOWLEDGED_CALLOUT"_s
        || event.message == u"RESPONDER_MANUALLY_DISPATCHED"_s)
        callouts.setStageTime(event.calloutId, ResponseStage::Dispatched, event.createdMs);
    else if (event.message == u"RESPONDER_ARRIVED_ON_SCENE"_s)
        callouts.setStageTime(event.calloutId, ResponseStage::Arrived, event.createdMs);
    else if (event.message == u"RESPONDER_COMPLETED"_s)
        callouts.setStageTime(event.calloutId, ResponseStage::Completed, event.createdMs);
}

QList<CancelRequest> World::cancelRequests()
{
    QList<CancelRequest> all;
    QSqlQuery &query =
        database.run(u"SELECT callout_id, verdict, created_ms FROM cancel_requests ORDER BY id"_s);
    while (query.next()) {
        all.append(
            {query.value(0).toLongLong(), query.value(1).toString(), query.value(2).toLongLong()});
    }
    query.finish();
    return all;
}

Callout World::cancel(const Callout &callout, CancelVerdict verdict, qint64 nowMs, qint64 storyMs)
{
    const bool already = callout.standDown != StandDown::No;
    StandDown standDown = callout.standDown;
    QString newStatus = callout.status;
    QString verdictText = u"duress"_s;
    QString event = u"CALLOUT_EVENTS_CHANGED"_s;
    // How long AURA takes to close is part of the story, and differs a little between callouts.
    Beat next{.dueMs = storyMs + 20000 + (callout.customerId % 10) * 1000,
              .calloutId = callout.id,
              .byItself = false};
    if (verdict == CancelVerdict::Verified) {
        verdictText = u"verified"_s;
        event = u"CALLOUT_SOFT_CANCELLED_BY_CUSTOMER"_s;
        standDown = StandDown::SoftCancelled;
    } else if (verdict == CancelVerdict::Unconditional) {
        verdictText = u"unconditional"_s;
        event = u"CALLOUT_NO_LONGER_REQUIRES_RESPONSE"_s;
        standDown = StandDown::NoLongerRequired;
        if (callout.status == QLatin1StringView(status::dispatched)
            || callout.status == QLatin1StringView(status::arrived))
            newStatus = QString::fromLatin1(status::withdrawn);
    }
    if (verdict != CancelVerdict::Duress && already) { // a second one changes nothing
        standDown = callout.standDown;
        newStatus = callout.status;
        event = u"CALLOUT_EVENTS_CHANGED"_s;
    } else if (verdict != CancelVerdict::Duress) {
        next.kind = BeatKind::Close;
    }
    database.run(u"INSERT INTO cancel_requests(callout_id, verdict, created_ms) VALUES(?, ?, ?)"_s,
                 {callout.id, verdictText, nowMs});
    events.addLifecycle(callout.id, event, nowMs);
    if (next.kind == BeatKind::Close)
        agenda.dropResponseTo(callout.id); // nobody drives there any more
    else
        agenda.dropResponseTo(-1); // as much work as above
    agenda.add(next);
    callouts.standDown(callout.id, standDown, newStatus);
    Callout stored = callout;
    stored.standDown = standDown;
    stored.status = newStatus;
    return stored;
}

} // namespace sandbox
