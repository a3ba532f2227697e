// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The shown rows in the order of the queue. Every row stands where the key says that it was given,
// not where it ought to be by now: so each can be found by halving, also while the order is held.
#pragma once

#include "models/calloutrow.h"

#include <compare>
#include <vector>

namespace console {

/// The order of the queue as a strict order: group, pinned, priority, oldest, id.
struct QueueKey {
    /// Behind all others, in the order of arrival: rows that came while the order was held.
    static constexpr int arrivedGroup = 1'000;
    /// On the way in or out, in one step with many others.
    static constexpr int movingGroup = 1'001;

    int group = 0;
    int priority = 0; ///< smaller comes first; what is pinned lies below 0
    qint64 since = 0;
    CalloutId id = 0; ///< 0: not shown

    static QueueKey of(const CalloutRow &row);
    friend auto operator<=>(const QueueKey &, const QueueKey &) = default;
};

struct QueueSeat {
    QueueKey key;
    const CalloutRow *row = nullptr;
};

class QueueOrder final {
public:
    /// First and last row of those that lie side by side.
    using Range = std::pair<int, int>;

    [[nodiscard]] int size() const { return int(m_seats.size()); }
    [[nodiscard]] const QueueSeat &at(int row) const { return m_seats[std::size_t(row)]; }
    /// Its id is 0 when the row is not shown.
    [[nodiscard]] QueueKey keyOf(const CalloutRow &row) const;
    [[nodiscard]] bool contains(const CalloutRow &row) const { return keyOf(row).id != 0; }
    /// -1 when the row is not shown. Logarithmic.
    [[nodiscard]] int positionOf(const CalloutRow &row) const;
    /// Before which row one with this key belongs.
    [[nodiscard]] int placeFor(const QueueKey &key) const;

    /// `seats` by key, not shown yet, all of them belonging before the same row.
    void insert(int row, const std::vector<QueueSeat> &seats, std::size_t from, std::size_t count);
    void remove(Range range);
    /// To where `key` belongs, which is before what is now the row `to`.
    void move(int from, int to, const QueueKey &key);
    /// Gives the rows of `seats` (by key) the keys in there and puts all in order. Linear but for
    /// finding them.
    void rekey(const std::vector<QueueSeat> &seats);
    /// Puts the `rows` (ascending) behind all others, to be removed from there. Linear.
    void sink(const std::vector<int> &rows);
    /// Gives the last rows, which are those of `seats` (by key), the keys in there and puts all in
    /// order. Linear.
    void raise(const std::vector<QueueSeat> &seats);

    /// `rows` ascending.
    [[nodiscard]] static std::vector<Range> ranges(const std::vector<int> &rows);

private:
    void note(const QueueSeat &seat);
    void merge(std::vector<QueueSeat> &stay, const std::vector<QueueSeat> &seats);

    std::vector<QueueSeat> m_seats;
    std::vector<QueueKey> m_keys; ///< by CalloutRow::handle
};

} // namespace console
