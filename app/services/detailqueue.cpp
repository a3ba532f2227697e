// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/detailqueue.h"

#include <algorithm>

namespace console {

void DetailQueue::want(const Key &key, Need need, MonoTime now)
{
    Job &job = m_jobs[key];
    if (job.wanted && *job.wanted <= need)
        return;
    if (job.wanted) {
        unplace(key, job);
    } else {
        job.order = ++m_number;
        job.since = now;
    }
    job.wanted = need;
    place(key, job, now);
}

/// In line, or parked; while on its way in neither.
void DetailQueue::place(const Key &key, const Job &job, MonoTime now)
{
    if (!job.wanted || job.trip)
        return;
    if (job.notBefore > now && *job.wanted != Need::Command)
        m_parked.insert({job.notBefore, key});
    else
        line(*job.wanted).insert({job.order, key});
}

void DetailQueue::unplace(const Key &key, const Job &job)
{
    m_parked.erase({job.notBefore, key});
    line(*job.wanted).erase(job.order);
}

void DetailQueue::dropSelected()
{
    for (auto &[key, job] : m_jobs) {
        if (job.wanted != Need::Selected || key.first == What::Customer)
            continue;
        unplace(key, job);
        job.wanted.reset();
    }
    std::erase_if(m_jobs, [](const auto &item) {
        return !item.second.wanted && !item.second.trip && item.second.failures == 0;
    });
}

std::optional<std::pair<DetailQueue::Key, DetailQueue::Trip>> DetailQueue::take(Need need,
                                                                                MonoTime now)
{
    Line &waiting = line(need);
    if (waiting.empty())
        return std::nullopt;
    const Key key = waiting.begin()->second;
    waiting.erase(waiting.begin());
    Job &job = m_jobs[key];
    job.wanted.reset();
    return std::pair(key, startTrip(job, need, now));
}

std::optional<DetailQueue::Trip> DetailQueue::start(const Key &key, MonoTime now)
{
    Job &job = m_jobs[key];
    if (job.trip)
        return std::nullopt;
    if (job.wanted) {
        unplace(key, job);
        job.wanted.reset();
    }
    return startTrip(job, Need::Missing, now);
}

DetailQueue::Trip DetailQueue::startTrip(Job &job, Need need, MonoTime now)
{
    job.trip = Trip{++m_number, now, need};
    return *job.trip;
}

std::optional<DetailQueue::Trip> DetailQueue::finish(const Key &key, quint64 number, MonoTime now)
{
    const auto job = m_jobs.find(key);
    if (job == m_jobs.end() || !job->second.trip || job->second.trip->number != number)
        return std::nullopt;
    const Trip trip = *std::exchange(job->second.trip, std::nullopt);
    place(key, job->second, now); // wanted again meanwhile
    return trip;
}

int DetailQueue::failures(const Key &key) const
{
    const auto job = m_jobs.find(key);
    return job == m_jobs.end() ? 0 : job->second.failures;
}

void DetailQueue::noteFailure(const Key &key, MonoTime notBefore)
{
    Job &job = m_jobs[key];
    ++job.failures;
    const bool isPlaced = job.wanted && !job.trip;
    if (isPlaced)
        unplace(key, job);
    job.notBefore = notBefore;
    if (isPlaced)
        place(key, job, MonoTime::min());
}

void DetailQueue::noteSuccess(const Key &key)
{
    const auto job = m_jobs.find(key);
    if (job == m_jobs.end())
        return;
    const bool isPlaced = job->second.wanted && !job->second.trip;
    if (isPlaced)
        unplace(key, job->second);
    job->second.failures = 0;
    job->second.notBefore = MonoTime::min();
    if (isPlaced)
        place(key, job->second, MonoTime::max());
    else if (!job->second.wanted && !job->second.trip)
        m_jobs.erase(job);
}

void DetailQueue::release(MonoTime now)
{
    while (!m_parked.empty() && m_parked.begin()->first <= now) {
        const Key key = m_parked.begin()->second;
        m_parked.erase(m_parked.begin());
        place(key, m_jobs[key], now);
    }
}

std::optional<MonoTime> DetailQueue::waitingSince(Need need) const
{
    const Line &waiting = line(need);
    return waiting.empty() ? std::nullopt : std::optional(m_jobs.at(waiting.begin()->second).since);
}

std::optional<MonoTime> DetailQueue::nextRelease() const
{
    return m_parked.empty() ? std::nullopt : std::optional(m_parked.begin()->first);
}

void DetailQueue::clear()
{
    m_jobs.clear();
    m_parked.clear();
    std::ranges::for_each(m_lines, &Line::clear);
}

} // namespace console
