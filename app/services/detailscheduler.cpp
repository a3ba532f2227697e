// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/detailscheduler.h"

#include "services/calloutboard.h"

#include <algorithm>

namespace console {

using namespace std::chrono_literals;

DetailScheduler::DetailScheduler(PanicApi &api, RequestBudget &budget, Circuit &circuit,
                                 CalloutBoard &board, const Clock &clock, Scheduler &scheduler,
                                 QObject *parent)
    : QObject(parent),
      m_api(api),
      m_budget(budget),
      m_circuit(circuit),
      m_board(board),
      m_clock(clock),
      m_scheduler(scheduler),
      m_random(defaultRandom()),
      m_requests(std::make_unique<QObject>())
{
    connect(&board, &CalloutBoard::changed, this, &DetailScheduler::follow);
    connect(&circuit, &Circuit::changed, this, &DetailScheduler::pump);
}

DetailScheduler::~DetailScheduler() = default;

void DetailScheduler::follow(const BoardChanges &changes)
{
    const MonoTime now = m_clock.monoNow();
    for (const BoardEntry &entry : changes.added)
        m_rotation.place(entry, now);
    for (const BoardUpdate &update : changes.updated)
        m_rotation.place(update.entry, now);
    for (const CalloutId id : changes.removed)
        m_rotation.remove(id);
    pump();
}

void DetailScheduler::select(CalloutId id)
{
    if (id == m_selected)
        return;
    m_queue.dropSelected();
    m_selected = id;
    const quint64 number = ++m_watchNumber;
    if (id == 0)
        return;
    readSelected();
    watchSelected(number);
}

void DetailScheduler::readSelected()
{
    enqueue(What::Callout, m_selected, Need::Selected);
    enqueue(What::Events, m_selected, Need::Selected);
    if (const auto entry = m_board.find(m_selected))
        wantCustomer(entry->callout.customerId);
}

void DetailScheduler::watchSelected(quint64 number)
{
    const auto entry = m_board.find(m_selected);
    const bool ended = entry && entry->presence == Presence::Ended;
    m_scheduler.after(ended ? endedInterval : selectedInterval, this, [this, number] {
        if (number != m_watchNumber)
            return;
        readSelected();
        watchSelected(number);
    });
}

void DetailScheduler::read(CalloutId id)
{
    enqueue(What::Callout, id, Need::Missing);
}

void DetailScheduler::readNow(CalloutId id)
{
    enqueue(What::Callout, id, Need::Command);
    enqueue(What::Events, id, Need::Command);
}

void DetailScheduler::readEvents(CalloutId id)
{
    enqueue(What::Events, id, Need::Selected);
}

void DetailScheduler::setLink(const LinkState &link)
{
    m_link = link.kind;
    pump();
}

std::optional<Customer> DetailScheduler::customer(CustomerId id) const
{
    const Customer *known = m_customers.object(id);
    return known ? std::optional(*known) : std::nullopt;
}

void DetailScheduler::wantCustomer(CustomerId id)
{
    if (id > 0 && !m_customers.contains(id))
        enqueue(What::Customer, id, Need::Selected);
}

void DetailScheduler::reset()
{
    m_requests = std::make_unique<QObject>();
    m_isAsking = {};
    m_queue.clear();
    m_rotation.clear();
    m_customers.clear();
    m_selected = 0;
    ++m_watchNumber;
}

void DetailScheduler::enqueue(What what, qint64 id, Need need)
{
    if (id <= 0)
        return;
    m_queue.want({what, id}, need, m_clock.monoNow());
    pump();
}

void DetailScheduler::pumpAfter(Millis delay)
{
    const MonoTime due = m_clock.monoNow() + delay;
    if (m_pumpDue && *m_pumpDue <= due)
        return;
    m_pumpDue = due;
    m_scheduler.after(delay, this, [this, due] {
        if (m_pumpDue == due) {
            m_pumpDue.reset();
            pump();
        }
    });
}

void DetailScheduler::pump()
{
    const MonoTime now = m_clock.monoNow();
    m_queue.release(now);
    if (m_queue.isReady(Need::Command))
        askForTurn(RequestBudget::Class::Command);
    if (hasDetail(now))
        askForTurn(RequestBudget::Class::Detail);
    else if (const auto moment = nextMoment(now))
        pumpAfter(std::max<Millis>(*moment - now, 0ms));
}

void DetailScheduler::askForTurn(RequestBudget::Class what)
{
    if (std::exchange(m_isAsking[std::size_t(what)], true))
        return;
    m_budget.acquire(what, m_requests.get(), [this, what] { spendTurn(what); });
}

void DetailScheduler::spendTurn(RequestBudget::Class what)
{
    m_isAsking[std::size_t(what)] = false;
    const MonoTime now = m_clock.monoNow();
    m_queue.release(now);
    if (const auto job = m_queue.take(Need::Command, now)) {
        send(job->first, job->second);
        pump();
        return;
    }
    std::array<bool, turns> ready{};
    std::array<bool, turns> overdue{};
    for (std::size_t i = 0; i < turns; ++i) {
        const auto since = waitingSince(Turn(i), now);
        ready[i] = since.has_value();
        overdue[i] = since && now - *since > overdueAfter;
    }
    if (const auto turn = m_share.next(ready, overdue)) {
        switch (Turn(*turn)) {
        case Turn::Selected:
        case Turn::Missing: {
            const Need need = Turn(*turn) == Turn::Selected ? Need::Selected : Need::Missing;
            if (const auto job = m_queue.take(need, now))
                send(job->first, job->second);
            break;
        }
        case Turn::Unread: readInTurn(Lane::Unread, now); break;
        case Turn::Unacknowledged: readInTurn(Lane::Unacknowledged, now); break;
        case Turn::SoftCancelled: readInTurn(Lane::SoftCancelled, now); break;
        case Turn::Others: readInTurn(Lane::Others, now); break;
        }
    }
    pump();
}

/// Null when there is nothing to do in this turn, or it may not be done now.
std::optional<MonoTime> DetailScheduler::waitingSince(Turn turn, MonoTime now) const
{
    if (!m_circuit.isClosed())
        return std::nullopt;
    const auto inLane = [this, now](Lane lane) -> std::optional<MonoTime> {
        const auto first = m_rotation.first(lane);
        if (m_link != LinkState::Kind::Linked || now < m_nextInTurn || !first || first->first > now)
            return std::nullopt;
        return first->first;
    };
    switch (turn) {
    case Turn::Selected: return m_queue.waitingSince(Need::Selected);
    case Turn::Unread: return inLane(Lane::Unread);
    case Turn::Unacknowledged: return inLane(Lane::Unacknowledged);
    case Turn::SoftCancelled: return inLane(Lane::SoftCancelled);
    case Turn::Missing: return m_queue.waitingSince(Need::Missing);
    case Turn::Others: return inLane(Lane::Others);
    }
    return std::nullopt;
}

bool DetailScheduler::hasDetail(MonoTime now) const
{
    for (std::size_t i = 0; i < turns; ++i) {
        if (waitingSince(Turn(i), now))
            return true;
    }
    return false;
}

/// When something falls due of itself. What waits for the link or the circuit is told by those.
std::optional<MonoTime> DetailScheduler::nextMoment(MonoTime now) const
{
    std::optional<MonoTime> moment = m_queue.nextRelease();
    if (m_circuit.isClosed() && m_link == LinkState::Kind::Linked) {
        if (auto due = m_rotation.nextDue()) {
            due = std::max({*due, m_nextInTurn, now});
            moment = moment ? std::min(*moment, *due) : *due;
        }
    }
    return moment;
}

void DetailScheduler::readInTurn(Lane lane, MonoTime now)
{
    const auto first = m_rotation.first(lane);
    if (!first)
        return;
    const Key key{What::Callout, first->second};
    m_rotation.noteRead(first->second, now);
    m_nextInTurn = now + betweenTurns;
    if (const auto trip = m_queue.start(key, now))
        send(key, *trip);
}

} // namespace console
