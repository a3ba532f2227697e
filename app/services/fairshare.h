// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who is next among lanes of falling importance, so that the first come first and yet nobody waits
// for ever: while lower lanes are overdue, every fourth turn is theirs, in rotation.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

namespace console {

template <std::size_t lanes> class FairShare final {
public:
    static constexpr int turnsPerShare = 4;

    /// The lane to serve, null when none is ready. A lane is ready when it has something to do,
    /// overdue when that has waited too long; overdue lanes are ready.
    std::optional<std::size_t> next(const std::array<bool, lanes> &ready,
                                    const std::array<bool, lanes> &overdue)
    {
        std::size_t first = 0;
        while (first < lanes && !ready[first])
            ++first;
        if (first == lanes)
            return std::nullopt;
        for (std::size_t step = 1; step <= lanes; ++step) {
            const std::size_t lane = (m_lastShare + step) % lanes;
            if (lane <= first || !overdue[lane])
                continue;
            if (++m_turns < turnsPerShare)
                return first;
            m_turns = 0;
            m_lastShare = lane;
            return lane;
        }
        m_turns = 0;
        return first;
    }

private:
    std::size_t m_lastShare = 0;
    int m_turns = 0; ///< since the last share, while somebody is overdue
};

} // namespace console
