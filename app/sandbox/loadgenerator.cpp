// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/loadgenerator.h"

#include "sandbox/towns.h"
#include "sandbox/world.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

enum Purpose : quint32 { Filling = 30, Moving = 31 };

constexpr qint64 stepMs = 1000;
constexpr double fullDetailSpeed = 20.0; // above it steps are longer, not more

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
    if (!m_callouts.isEmpty() && !m_world.agenda.contains(BeatKind::MoveLoad))
        planMove(m_world.clock.storyAt(nowMs), 0);
}

void LoadGenerator::adopt(qint64 calloutId, qint64 storyMs)
{
    if (m_callouts.isEmpty() && !m_world.agenda.contains(BeatKind::MoveLoad))
        planMove(storyMs, 0);
    m_callouts.append(calloutId);
}

void LoadGenerator::planMove(qint64 storyMs, qint64 number)
{
    const double pace = std::max(1.0, m_world.clock.speed() / fullDetailSpeed);
    m_world.agenda.add({.dueMs = storyMs + qint64(double(stepMs) * pace),
                        .kind = BeatKind::MoveLoad,
                        .number = number,
                        .byItself = false});
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

    Callout callout;
    callout.customerId = customerId;
    callout.position = pointInSomeTown(random);
    callout.status = QString::fromLatin1(statuses[random.integer(0, int(std::size(statuses)) - 1)]);
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
    for (qsizetype moved = 0; moved < moving && !m_callouts.isEmpty(); ++moved) {
        const int at = random.integer(0, int(m_callouts.size()) - 1);
        const qint64 id = m_callouts.at(at);
        const double heading = random.between(0.0, 6.2832);
        const double metres = random.between(3.0, 40.0);
        const std::optional<Callout> callout = m_world.callouts.byId(id);
        if (!callout || callout->isClosed()) {
            m_callouts.removeAt(at);
            continue;
        }
        if (callout->clientMoves || !callout->position)
            continue;
        m_world.callouts.setPosition(id, ahead(*callout->position, heading, metres),
                                     callout->accuracyMetres);
    }
    planMove(beat.dueMs, beat.number + 1);
}

} // namespace sandbox
