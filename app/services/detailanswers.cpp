// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The second half of DetailScheduler: requests on their way and their answers.
#include "services/calloutboard.h"
#include "services/detailscheduler.h"
#include "services/errors.h"

#include <algorithm>

namespace console {

namespace {

/// Trouble that the next request would meet as well, whatever it asks for.
bool concernsAll(ApiError::Kind kind)
{
    return isLinkTrouble(kind) && kind != ApiError::Kind::ServerFault
           && kind != ApiError::Kind::Forbidden;
}

} // namespace

void DetailScheduler::send(const Key &key, const Trip &trip)
{
    const quint64 number = trip.number;
    const qint64 id = key.second;
    switch (key.first) {
    case What::Callout:
        m_rotation.noteRead(id, trip.sent);
        m_api.callout(id, m_requests.get(),
                      [this, id, number](const ApiResult<CalloutRead> &result) {
                          calloutAnswered(id, number, result);
                      });
        break;
    case What::Events:
        m_api.events(id, m_requests.get(),
                     [this, id, number](const ApiResult<QList<CalloutEvent>> &result) {
                         eventsAnswered(id, number, result);
                     });
        break;
    case What::Customer:
        m_api.customer(id, m_requests.get(), [this, id, number](const ApiResult<Customer> &result) {
            customerAnswered(id, number, result);
        });
        break;
    }
    m_scheduler.after(deadline, m_requests.get(), [this, key, number] { giveUp(key, number); });
}

void DetailScheduler::giveUp(const Key &key, quint64 number)
{
    const auto error = std::unexpected(errorOf(ApiError::Kind::Timeout));
    switch (key.first) {
    case What::Callout: calloutAnswered(key.second, number, error); break;
    case What::Events: eventsAnswered(key.second, number, error); break;
    case What::Customer: customerAnswered(key.second, number, error); break;
    }
}

std::optional<DetailScheduler::Trip> DetailScheduler::arrived(const Key &key, quint64 number,
                                                              const ApiError *error)
{
    const auto trip = m_queue.finish(key, number, m_clock.monoNow());
    if (!trip)
        return std::nullopt;
    if (!error) {
        m_queue.noteSuccess(key);
        m_circuit.succeeded(false);
    } else {
        if (concernsAll(error->kind))
            m_circuit.failed(*error);
        retryLater(key, *trip, *error);
    }
    pump();
    return trip;
}

/// Reads are tried again by themselves, with growing pauses, as long as somebody needs them.
void DetailScheduler::retryLater(const Key &key, const Trip &trip, const ApiError &error)
{
    if (!isWorthRetrying(error.kind)) {
        m_queue.noteSuccess(key); // an answer, if not a good one
        return;
    }
    const MonoTime now = m_clock.monoNow();
    const int failures = m_queue.failures(key) + 1;
    m_queue.noteFailure(key, now + retryPause(error, failures, m_random()));
    if (isStillWanted(key, trip.need))
        m_queue.want(key, trip.need, now);
}

bool DetailScheduler::isStillWanted(const Key &key, Need need) const
{
    if (key.first == What::Customer)
        return m_queue.failures(key) < mostCustomerAttempts;
    if (need == Need::Selected)
        return key.second == m_selected;
    const auto entry = m_board.find(key.second);
    return need == Need::Missing && entry && entry->presence == Presence::Missing;
}

void DetailScheduler::calloutAnswered(CalloutId id, quint64 number,
                                      const ApiResult<CalloutRead> &result)
{
    const auto trip = arrived({What::Callout, id}, number, result ? nullptr : &result.error());
    if (!trip)
        return;
    CalloutAnswer answer{id, trip->sent, result};
    if (result && result->callout.id != id)
        answer.result = std::unexpected(errorOf(ApiError::Kind::Malformed));
    if (answer.result) {
        Transfer &transfer = answer.result->transfer;
        if (transfer.received == MonoTime{}) {
            transfer.sent = trip->sent;
            transfer.received = m_clock.monoNow();
        }
        m_board.applyRead(*answer.result);
        if (id == m_selected)
            wantCustomer(answer.result->callout.customerId);
    } else {
        m_board.applyReadFailure(id, answer.result.error());
    }
    emit calloutRead(answer);
}

void DetailScheduler::eventsAnswered(CalloutId id, quint64 number,
                                     ApiResult<QList<CalloutEvent>> result)
{
    const auto trip = arrived({What::Events, id}, number, result ? nullptr : &result.error());
    if (!trip)
        return;
    if (result)
        std::ranges::stable_sort(*result, {}, &CalloutEvent::id);
    emit eventsRead({id, trip->sent, std::move(result)});
}

void DetailScheduler::customerAnswered(CustomerId id, quint64 number,
                                       const ApiResult<Customer> &result)
{
    if (!arrived({What::Customer, id}, number, result ? nullptr : &result.error()))
        return;
    if (!result) {
        emit customerFailed(id, result.error());
        return;
    }
    m_customers.insert(id, new Customer(*result));
    emit customerRead(*result);
}

} // namespace console
