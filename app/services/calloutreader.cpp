// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/calloutreader.h"

#include "services/calloutboard.h"
#include "services/errors.h"

#include <algorithm>
#include <tuple>

namespace console {

using namespace std::chrono_literals;

namespace {

constexpr Millis pauseAfterTrouble = 5s;
constexpr Millis longestPause = 60s;

/// Trouble that the next request would meet as well, whatever it asks for.
bool concernsAll(ApiError::Kind kind)
{
    return isLinkTrouble(kind) && kind != ApiError::Kind::ServerFault
           && kind != ApiError::Kind::Forbidden;
}

} // namespace

CalloutReader::CalloutReader(PanicApi &api, CalloutBoard &board, const Clock &clock,
                             Scheduler &scheduler, QObject *parent)
    : QObject(parent),
      m_api(api),
      m_board(board),
      m_clock(clock),
      m_scheduler(scheduler),
      m_requests(std::make_unique<QObject>())
{
}

CalloutReader::~CalloutReader() = default;

void CalloutReader::select(CalloutId id)
{
    if (id == m_selected)
        return;
    // What only the former selection needed is no longer waited for.
    std::erase_if(m_queue, [](const auto &job) {
        return job.second.need == Need::Selected && job.first.first != What::Customer;
    });
    m_selected = id;
    const quint64 number = ++m_watchNumber;
    if (id == 0)
        return;
    readSelected();
    watchSelected(number);
}

void CalloutReader::readSelected()
{
    enqueue(What::Callout, m_selected, Need::Selected);
    enqueue(What::Events, m_selected, Need::Selected);
    if (const auto entry = m_board.find(m_selected))
        wantCustomer(entry->callout.customerId);
}

void CalloutReader::watchSelected(quint64 number)
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

void CalloutReader::read(CalloutId id)
{
    enqueue(What::Callout, id, Need::Missing);
}

void CalloutReader::readNow(CalloutId id)
{
    enqueue(What::Callout, id, Need::Command);
    enqueue(What::Events, id, Need::Command);
}

void CalloutReader::readEvents(CalloutId id)
{
    enqueue(What::Events, id, Need::Selected);
}

std::optional<Customer> CalloutReader::customer(CustomerId id) const
{
    const Customer *known = m_customers.object(id);
    return known ? std::optional(*known) : std::nullopt;
}

void CalloutReader::wantCustomer(CustomerId id)
{
    if (id > 0 && !m_customers.contains(id))
        enqueue(What::Customer, id, Need::Selected);
}

void CalloutReader::reset()
{
    m_requests = std::make_unique<QObject>();
    m_queue.clear();
    m_onTheirWay.clear();
    m_customers.clear();
    m_selected = 0;
    ++m_watchNumber;
    m_pausedUntil = MonoTime::min();
}

void CalloutReader::enqueue(What what, qint64 id, Need need)
{
    if (id <= 0)
        return;
    const auto [job, isNew] = m_queue.try_emplace({what, id}, Wanted{need, ++m_number});
    if (!isNew)
        job->second.need = std::min(job->second.need, need);
    pumpAfter(0ms);
}

void CalloutReader::pumpAfter(Millis delay)
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

void CalloutReader::pump()
{
    const MonoTime now = m_clock.monoNow();
    while (!m_sent.empty() && now - m_sent.front() >= 1s)
        m_sent.pop_front();
    while (const std::optional<Key> key = nextInQueue(now)) {
        if (int(m_sent.size()) >= mostPerSecond) {
            pumpAfter(m_sent.front() + 1s - now);
            return;
        }
        m_queue.erase(*key);
        m_sent.push_back(now);
        send(*key, now);
    }
    if (!m_queue.empty() && now < m_pausedUntil)
        pumpAfter(m_pausedUntil - now);
}

/// The most needed, then the one that has waited longest. What is on its way is not asked for
/// twice.
std::optional<CalloutReader::Key> CalloutReader::nextInQueue(MonoTime now) const
{
    const std::pair<const Key, Wanted> *best = nullptr;
    for (const auto &job : m_queue) {
        if (m_onTheirWay.contains(job.first)
            || (now < m_pausedUntil && job.second.need != Need::Command))
            continue;
        if (!best
            || std::tie(job.second.need, job.second.order)
                   < std::tie(best->second.need, best->second.order))
            best = &job;
    }
    return best ? std::optional(best->first) : std::nullopt;
}

void CalloutReader::send(const Key &key, MonoTime now)
{
    const quint64 number = ++m_number;
    const qint64 id = key.second;
    m_onTheirWay[key] = {number, now};
    switch (key.first) {
    case What::Callout:
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

void CalloutReader::giveUp(const Key &key, quint64 number)
{
    const auto error = std::unexpected(errorOf(ApiError::Kind::Timeout));
    switch (key.first) {
    case What::Callout: calloutAnswered(key.second, number, error); break;
    case What::Events: eventsAnswered(key.second, number, error); break;
    case What::Customer: customerAnswered(key.second, number, error); break;
    }
}

std::optional<MonoTime> CalloutReader::arrived(const Key &key, quint64 number,
                                               const ApiError *error)
{
    const auto request = m_onTheirWay.find(key);
    if (request == m_onTheirWay.end() || request->second.number != number)
        return std::nullopt;
    const MonoTime sent = request->second.sent;
    m_onTheirWay.erase(request);
    const MonoTime now = m_clock.monoNow();
    if (!error)
        m_pausedUntil = MonoTime::min();
    else if (concernsAll(error->kind))
        m_pausedUntil =
            now
            + std::clamp<Millis>(error->retryAfter.value_or(0s), pauseAfterTrouble, longestPause);
    if (!m_queue.empty())
        pumpAfter(0ms);
    return sent;
}

void CalloutReader::calloutAnswered(CalloutId id, quint64 number,
                                    const ApiResult<CalloutRead> &result)
{
    const auto sent = arrived({What::Callout, id}, number, result ? nullptr : &result.error());
    if (!sent)
        return;
    CalloutAnswer answer{id, *sent, result};
    if (result && result->callout.id != id)
        answer.result = std::unexpected(errorOf(ApiError::Kind::Malformed));
    if (answer.result) {
        Transfer &transfer = answer.result->transfer;
        if (transfer.received == MonoTime{}) {
            transfer.sent = *sent;
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

void CalloutReader::eventsAnswered(CalloutId id, quint64 number,
                                   ApiResult<QList<CalloutEvent>> result)
{
    const auto sent = arrived({What::Events, id}, number, result ? nullptr : &result.error());
    if (!sent)
        return;
    if (result)
        std::ranges::stable_sort(*result, {}, &CalloutEvent::id);
    emit eventsRead({id, *sent, std::move(result)});
}

void CalloutReader::customerAnswered(CustomerId id, quint64 number,
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
