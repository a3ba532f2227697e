// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The board's rows by id, in the order of the last list, and by when something falls due: so that a
// list that repeats a hundred thousand callouts, and the tick of every second, touch no more of
// them than they must.
#pragma once

#include "services/boardrow.h"

#include <unordered_map>
#include <vector>

namespace console {

class BoardRows final {
public:
    using Map = std::unordered_map<CalloutId, BoardRow>;

    [[nodiscard]] BoardRow *find(CalloutId id);
    [[nodiscard]] const BoardRow *find(CalloutId id) const;
    [[nodiscard]] bool contains(CalloutId id) const { return m_rows.contains(id); }
    [[nodiscard]] std::size_t size() const { return m_rows.size(); }
    [[nodiscard]] auto begin() { return m_rows.begin(); }
    [[nodiscard]] auto end() { return m_rows.end(); }
    [[nodiscard]] auto begin() const { return m_rows.begin(); }
    [[nodiscard]] auto end() const { return m_rows.end(); }

    /// A new one, due at once; `id` is not there yet.
    BoardRow &add(CalloutId id);
    void erase(CalloutId id);
    /// Forgets all of them. Many are given back to the system on another thread.
    void clear();

    /// A list of so many begins; its elements are then looked up in their order.
    void beginList(qsizetype count);
    /// As find(callout.id), without looking far when the last list had it in the same place. Null
    /// when there is none; add() it then.
    [[nodiscard]] BoardRow *next(const CalloutPtr &callout);

    /// When to judge the row again; earlier than now: at the next opportunity.
    void setDue(const BoardRow &row, MonoTime due) { m_slots[row.slot].due = due; }
    void setAllDue();
    /// Up to `most` rows whose time has come, taking turns.
    [[nodiscard]] std::vector<BoardRow *> due(MonoTime now, std::size_t most);

private:
    struct Slot {
        MonoTime due;
        BoardRow *row;
    };

    Map m_rows; ///< its elements never move
    std::vector<Slot> m_slots;
    std::vector<BoardRow *> m_order; ///< of the last list
    std::vector<BoardRow *> m_lastOrder; ///< of the one before, while a list is read
    std::size_t m_cursor = 0; ///< in m_lastOrder
    std::size_t m_turn = 0; ///< the slot that due() looks at first
};

} // namespace console
