// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/queueorder.h"

#include <algorithm>

namespace console {

namespace {

constexpr int pinnedRank = -10; // before all priorities, and among themselves by theirs

bool earlier(const QueueSeat &left, const QueueSeat &right)
{
    return left.key < right.key;
}

} // namespace

QueueKey QueueKey::of(const CalloutRow &row)
{
    const int rank = row.entry.priority + (row.entry.pinned ? pinnedRank : 0);
    return {row.group, rank, row.sortKey, row.entry.id()};
}

QueueKey QueueOrder::keyOf(const CalloutRow &row) const
{
    const auto handle = std::size_t(row.handle);
    return handle < m_keys.size() ? m_keys[handle] : QueueKey{};
}

int QueueOrder::positionOf(const CalloutRow &row) const
{
    const QueueKey key = keyOf(row);
    return key.id == 0 ? -1 : placeFor(key);
}

int QueueOrder::placeFor(const QueueKey &key) const
{
    const auto at =
        std::lower_bound(m_seats.begin(), m_seats.end(), QueueSeat{key, nullptr}, earlier);
    return int(at - m_seats.begin());
}

void QueueOrder::note(const QueueSeat &seat)
{
    const auto handle = std::size_t(seat.row->handle);
    if (handle >= m_keys.size())
        m_keys.resize(std::max(handle + 1, 2 * m_keys.size()));
    m_keys[handle] = seat.key;
}

void QueueOrder::insert(int row, const std::vector<QueueSeat> &seats, std::size_t from,
                        std::size_t count)
{
    const auto first = seats.begin() + std::ptrdiff_t(from);
    const auto end = first + std::ptrdiff_t(count);
    m_seats.insert(m_seats.begin() + row, first, end);
    std::for_each(first, end, [this](const QueueSeat &seat) { note(seat); });
}

void QueueOrder::remove(Range range)
{
    for (int row = range.first; row <= range.second; ++row)
        note({QueueKey{}, at(row).row});
    m_seats.erase(m_seats.begin() + range.first, m_seats.begin() + range.second + 1);
}

void QueueOrder::move(int from, int to, const QueueKey &key)
{
    const auto begin = m_seats.begin();
    begin[from].key = key;
    note(begin[from]);
    if (to > from)
        std::rotate(begin + from, begin + from + 1, begin + to);
    else
        std::rotate(begin + to, begin + from, begin + from + 1);
}

void QueueOrder::rekey(const std::vector<QueueSeat> &seats)
{
    std::vector<bool> leaving(m_seats.size());
    for (const QueueSeat &seat : seats)
        leaving[std::size_t(positionOf(*seat.row))] = true;
    std::vector<QueueSeat> stay;
    stay.reserve(m_seats.size());
    for (std::size_t i = 0; i < m_seats.size(); ++i) {
        if (!leaving[i])
            stay.push_back(m_seats[i]);
    }
    merge(stay, seats);
}

void QueueOrder::sink(const std::vector<int> &rows)
{
    std::vector<QueueSeat> stay;
    std::vector<QueueSeat> leave;
    stay.reserve(m_seats.size());
    leave.reserve(rows.size());
    std::size_t next = 0;
    for (std::size_t i = 0; i < m_seats.size(); ++i) {
        if (next == rows.size() || rows[next] != int(i)) {
            stay.push_back(m_seats[i]);
            continue;
        }
        QueueSeat seat = m_seats[i];
        seat.key = {QueueKey::movingGroup, 0, qint64(next++), seat.key.id};
        leave.push_back(seat);
    }
    merge(stay, leave);
}

void QueueOrder::raise(const std::vector<QueueSeat> &seats)
{
    std::vector<QueueSeat> stay(m_seats.begin(), m_seats.end() - std::ptrdiff_t(seats.size()));
    merge(stay, seats);
}

void QueueOrder::merge(std::vector<QueueSeat> &stay, const std::vector<QueueSeat> &seats)
{
    std::merge(stay.begin(), stay.end(), seats.begin(), seats.end(), m_seats.begin(), earlier);
    for (const QueueSeat &seat : seats)
        note(seat);
}

std::vector<QueueOrder::Range> QueueOrder::ranges(const std::vector<int> &rows)
{
    std::vector<Range> result;
    for (const int row : rows) {
        if (!result.empty() && result.back().second + 1 == row)
            result.back().second = row;
        else
            result.emplace_back(row, row);
    }
    return result;
}

} // namespace console
