// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/apihealth.h"

#include <algorithm>

namespace console {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Millis rateWindow = 60s;

/// `sum` with `more` added; names beyond the limit are counted together.
void addCounts(QMap<QString, int> &sum, const QMap<QString, int> &more)
{
    for (auto name = more.cbegin(); name != more.cend(); ++name) {
        const bool hasRoom = sum.contains(name.key()) || sum.size() < ApiHealth::mostNames;
        sum[hasRoom ? name.key() : u"(more)"_s] += name.value();
    }
}

Millis percentile(std::vector<Millis> latencies, std::size_t percent)
{
    if (latencies.empty())
        return 0ms;
    // The nearest rank: the smallest value that so many per cent do not exceed.
    const std::size_t rank = (latencies.size() * percent + 99) / 100;
    const auto place = latencies.begin() + qsizetype(std::max<std::size_t>(rank, 1) - 1);
    std::ranges::nth_element(latencies, place);
    return *place;
}

/// AURA writes report and map some time after the closing: until then "not found" is the right
/// answer (contract 10), not a trouble.
bool isNotYet(const Exchange &exchange)
{
    return exchange.error && exchange.error->kind == ApiError::Kind::NotFound
           && (exchange.endpoint == Endpoint::ResolutionReport
               || exchange.endpoint == Endpoint::CalloutMap);
}

} // namespace

ApiHealth::ApiHealth(const Clock &clock, ServerClock &serverClock, Scheduler &scheduler,
                     const RequestBudget &budget, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_serverClock(serverClock),
      m_scheduler(scheduler),
      m_budget(budget),
      m_since(clock.utcNow())
{
}

ApiHealth::~ApiHealth() = default;

void ApiHealth::note(const Exchange &exchange)
{
    if (exchange.endpoint >= Endpoint::Count)
        return;
    if (exchange.serverDate)
        m_serverClock.observe(*exchange.serverDate, exchange.sent, exchange.received);
    Row &row = m_rows[std::size_t(exchange.endpoint)];
    ++row.requests;
    if (exchange.error && !isNotYet(exchange)) {
        ++row.failures;
        row.lastError = exchange.error;
        row.lastErrorAt = m_serverClock.at(exchange.received);
    }
    if (exchange.httpStatus != 0) { // a silence has no latency
        if (row.latencies.size() < latenciesKept)
            row.latencies.push_back(exchange.latency());
        else
            row.latencies[std::exchange(row.oldest, (row.oldest + 1) % latenciesKept)] =
                exchange.latency();
    }
    addCounts(m_drift.unknownStatuses, exchange.drift.unknownStatuses);
    addCounts(m_drift.unknownFields, exchange.drift.unknownFields);
    addCounts(m_drift.unknownEventTypes, exchange.drift.unknownEventTypes);
    m_drift.skipped += exchange.drift.skipped;
    m_drift.duplicates += exchange.drift.duplicates;
    m_sent.insert(std::ranges::upper_bound(m_sent, exchange.sent), exchange.sent);
    while (!m_sent.empty() && m_clock.monoNow() - m_sent.front() > rateWindow)
        m_sent.pop_front();
    announce();
}

void ApiHealth::setCircuit(CircuitState state)
{
    if (m_circuit == state)
        return;
    m_circuit = state;
    announce();
}

HealthReport ApiHealth::report() const
{
    HealthReport report;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows[i];
        if (row.requests == 0)
            continue;
        report.rows.append({Endpoint(i), row.requests, row.failures, percentile(row.latencies, 50),
                            percentile(row.latencies, 95), row.lastError, row.lastErrorAt});
    }
    report.drift = m_drift;
    report.requestsPerMinute =
        double(m_sent.end() - std::ranges::lower_bound(m_sent, m_clock.monoNow() - rateWindow));
    report.budgetPerSecond = m_budget.rate();
    report.budgetBurst = m_budget.burst();
    report.waiting = m_budget.waiting();
    report.circuit = m_circuit;
    if (m_serverClock.isKnown())
        report.clockOffset = m_serverClock.offset();
    report.clockUncertainty = m_serverClock.uncertainty();
    report.since = m_since;
    return report;
}

void ApiHealth::reset()
{
    m_rows = {};
    m_drift = {};
    m_sent.clear();
    m_circuit = CircuitState::Closed;
    m_since = m_clock.utcNow();
    announce();
}

void ApiHealth::announce()
{
    if (std::exchange(m_isDue, true))
        return;
    const MonoTime now = m_clock.monoNow();
    const bool isRested = m_announced == MonoTime::min() || now - m_announced >= changedAtMost;
    m_scheduler.after(isRested ? 0ms : m_announced + changedAtMost - now, this, [this] {
        m_isDue = false;
        m_announced = m_clock.monoNow();
        emit changed();
    });
}

} // namespace console
