// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/boardrows.h"

#include <QThreadPool>

#include <algorithm>
#include <memory>
#include <utility>

namespace console {

namespace {

constexpr std::size_t manyRows = 5'000; // some milliseconds to free
constexpr std::size_t lookAhead = 3; // what was taken off the list in between

} // namespace

BoardRow *BoardRows::find(CalloutId id)
{
    const auto found = m_rows.find(id);
    return found == m_rows.end() ? nullptr : &found->second;
}

const BoardRow *BoardRows::find(CalloutId id) const
{
    const auto found = m_rows.find(id);
    return found == m_rows.end() ? nullptr : &found->second;
}

BoardRow &BoardRows::add(CalloutId id)
{
    BoardRow &row = m_rows[id];
    row.slot = m_slots.size();
    m_slots.push_back({MonoTime::min(), &row});
    m_order.push_back(&row);
    return row;
}

void BoardRows::erase(CalloutId id)
{
    const auto found = m_rows.find(id);
    if (found == m_rows.end())
        return;
    const std::size_t slot = found->second.slot;
    m_slots[slot] = m_slots.back();
    m_slots[slot].row->slot = slot;
    m_slots.pop_back();
    m_order.clear();
    m_lastOrder.clear();
    m_rows.erase(found);
}

void BoardRows::clear()
{
    m_slots.clear();
    m_order.clear();
    m_lastOrder.clear();
    auto rows = std::make_shared<Map>(std::exchange(m_rows, {}));
    if (rows->size() >= manyRows)
        QThreadPool::globalInstance()->start([rows = std::move(rows)]() mutable { rows.reset(); });
}

void BoardRows::beginList(qsizetype count)
{
    std::swap(m_lastOrder, m_order);
    m_order.clear();
    m_order.reserve(std::size_t(count));
    m_rows.reserve(std::max(m_rows.size(), std::size_t(count)));
    m_cursor = 0;
}

BoardRow *BoardRows::next(const CalloutPtr &callout)
{
    const std::size_t end = std::min(m_cursor + lookAhead, m_lastOrder.size());
    for (std::size_t at = m_cursor; at < end; ++at) {
        if (m_lastOrder[at]->listed == callout) {
            m_cursor = at + 1;
            m_order.push_back(m_lastOrder[at]);
            return m_lastOrder[at];
        }
    }
    BoardRow *known = find(callout->id);
    if (!known)
        return nullptr;
    if (m_cursor < m_lastOrder.size() && m_lastOrder[m_cursor] == known)
        ++m_cursor;
    m_order.push_back(known);
    return known;
}

void BoardRows::setAllDue()
{
    for (Slot &slot : m_slots)
        slot.due = MonoTime::min();
}

std::vector<BoardRow *> BoardRows::due(MonoTime now, std::size_t most)
{
    std::vector<BoardRow *> rows;
    const std::size_t count = m_slots.size();
    std::size_t at = m_turn < count ? m_turn : 0;
    for (std::size_t looked = 0; looked < count && rows.size() < most; ++looked) {
        if (m_slots[at].due <= now)
            rows.push_back(m_slots[at].row);
        at = at + 1 == count ? 0 : at + 1;
    }
    m_turn = at;
    return rows;
}

} // namespace console
