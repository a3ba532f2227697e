// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/loadgenerator.h"

#include "sandbox/world.h"

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

enum Purpose : quint32 { Filling = 30, Moving = 31 };

constexpr qint64 firstCustomer = 500001;
constexpr qint64 stepMs = 1000;

struct Town {
    double latitude;
    double longitude;
    double radiusMetres;
};

// Inland, so that nobody calls from the sea.
constexpr Town towns[] = {
    {-33.926, 18.600, 6000},  {-33.734, 18.962, 4000},  {-33.934, 18.860, 4000},
    {-33.646, 19.448, 5000},  {-33.460, 18.727, 6000},  {-33.802, 19.885, 4000},
    {-33.369, 19.311, 3000},  {-33.592, 22.201, 5000},  {-32.357, 22.583, 4000},
    {-34.022, 20.441, 3000},  {-32.902, 18.757, 3000},  {-34.230, 19.428, 3000},
    {-26.150, 28.050, 22000}, {-25.760, 28.230, 20000}, {-26.260, 27.880, 14000},
    {-26.200, 28.300, 14000}, {-26.670, 27.930, 8000},  {-25.990, 28.130, 10000},
};

constexpr const char *statuses[] = {status::created, status::dispatched, status::dispatched,
                                    status::arrived, status::completed};

} // namespace

LoadGenerator::LoadGenerator(World &world, const Story &story) : m_world(world), m_story(story)
{
    QSqlQuery &query = m_world.database.run(
        u"SELECT id FROM callouts WHERE customer_id >= ? AND closed_ms IS NULL ORDER BY id"_s,
        {firstCustomer});
    while (query.next())
        m_callouts.append(query.value(0).toLongLong());
    query.finish();
}

void LoadGenerator::fill(int count, qint64 nowMs)
{
    for (int index = 0; index < count; ++index)
        add(index, nowMs);
    if (!m_callouts.isEmpty() && !m_world.agenda.contains(BeatKind::MoveLoad)) {
        m_world.agenda.add({.dueMs = m_world.clock.storyAt(nowMs) + stepMs,
                            .kind = BeatKind::MoveLoad,
                            .byItself = false});
    }
}

void LoadGenerator::add(int index, qint64 nowMs)
{
    const qint64 customerId = firstCustomer + index;
    if (m_world.callouts.activeOf(customerId))
        return;
    Random random = m_story.stream(Filling, quint64(index));
    Customer customer;
    customer.id = customerId;
    customer.firstName = u"Load"_s;
    customer.lastName = u"Customer %1"_s.arg(index + 1);
    // No South African number begins with two noughts.
    customer.mobile = u"+27001%1"_s.arg(index, 6, 10, QChar(u'0'));
    customer.subscribed = true;
    m_world.directory.add(customer);

    const Town &town = towns[random.integer(0, int(std::size(towns)) - 1)];
    Callout callout;
    callout.customerId = customerId;
    callout.status = QString::fromLatin1(statuses[random.integer(0, int(std::size(statuses)) - 1)]);
    callout.position = offsetBy({town.latitude, town.longitude},
                                random.between(-town.radiusMetres, town.radiusMetres),
                                random.between(-town.radiusMetres, town.radiusMetres));
    callout.accuracyMetres = random.integer(4, 60);
    callout.responseTypeId = random.integer(1, 3);
    callout.createdMs = nowMs - random.seconds(5, 2400);
    callout = m_world.callouts.create(callout);
    m_world.events.addLifecycle(callout.id, u"NEW_CALLOUT"_s, callout.createdMs);
    m_callouts.append(callout.id);
}

void LoadGenerator::moveSome(const Beat &beat)
{
    Random random = m_story.stream(Moving, quint64(beat.number));
    const qsizetype moving = (m_callouts.size() + 99) / 100;
    for (qsizetype moved = 0; moved < moving; ++moved) {
        const qint64 id = m_callouts.at(random.integer(0, int(m_callouts.size()) - 1));
        const double heading = random.between(0.0, 6.2832);
        const double metres = random.between(3.0, 40.0);
        const std::optional<Callout> callout = m_world.callouts.byId(id);
        if (!callout || callout->isClosed() || callout->clientMoves || !callout->position)
            continue;
        m_world.callouts.setPosition(id, ahead(*callout->position, heading, metres),
                                     callout->accuracyMetres);
    }
    m_world.agenda.add({.dueMs = beat.dueMs + stepMs,
                        .kind = BeatKind::MoveLoad,
                        .number = beat.number + 1,
                        .byItself = false});
}

} // namespace sandbox
