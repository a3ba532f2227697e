// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/detailrotation.h"

#include <algorithm>

namespace console {

DetailRotation::Lane DetailRotation::laneOf(const Member &member)
{
    if (member.isNew)
        return member.isRead ? Lane::Unacknowledged : Lane::Unread;
    return member.isSoftCancelled ? Lane::SoftCancelled : Lane::Others;
}

void DetailRotation::place(const BoardEntry &entry, MonoTime now)
{
    const CalloutId id = entry.id();
    // By what is shown: what is held back must not change what is asked.
    if (entry.cleared || entry.presence != Presence::Listed) {
        remove(id);
        return;
    }
    const auto [place, isFresh] = m_members.try_emplace(id);
    Member &member = place->second;
    if (isFresh)
        member.due = now;
    else
        m_lanes[std::size_t(member.lane)].erase({member.due, id});
    member.isNew = displayState(entry) == DisplayState::New;
    member.isSoftCancelled =
        entry.cancelVerified
        && (entry.cancelMark == CancelMark::Sending || entry.cancelMark == CancelMark::Requested);
    member.lane = laneOf(member);
    m_lanes[std::size_t(member.lane)].insert({member.due, id});
}

void DetailRotation::remove(CalloutId id)
{
    const auto member = m_members.find(id);
    if (member == m_members.end())
        return;
    m_lanes[std::size_t(member->second.lane)].erase({member->second.due, id});
    m_members.erase(member);
}

void DetailRotation::noteRead(CalloutId id, MonoTime at)
{
    const auto found = m_members.find(id);
    if (found == m_members.end())
        return;
    Member &member = found->second;
    m_lanes[std::size_t(member.lane)].erase({member.due, id});
    member.isRead = true;
    member.due = at + rest;
    member.lane = laneOf(member);
    m_lanes[std::size_t(member.lane)].insert({member.due, id});
}

void DetailRotation::clear()
{
    m_members.clear();
    for (auto &lane : m_lanes)
        lane.clear();
}

std::optional<std::pair<MonoTime, CalloutId>> DetailRotation::first(Lane lane) const
{
    const auto &waiting = m_lanes[std::size_t(lane)];
    return waiting.empty() ? std::nullopt : std::optional(*waiting.begin());
}

std::optional<MonoTime> DetailRotation::nextDue() const
{
    std::optional<MonoTime> earliest;
    for (const auto &lane : m_lanes) {
        if (!lane.empty() && (!earliest || lane.begin()->first < *earliest))
            earliest = lane.begin()->first;
    }
    return earliest;
}

} // namespace console
