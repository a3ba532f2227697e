// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whose turn it is to be read in the background, so that the detail of every active callout comes
// round: per lane in the order in which they fall due. Every step costs the logarithm of what is
// there.
#pragma once

#include "domain/boardentry.h"

#include <array>
#include <set>
#include <unordered_map>

namespace console {

class DetailRotation final {
public:
    /// Falling importance. Unread: nobody has taken it, and it was never read by itself.
    enum class Lane : quint8 { Unread, Unacknowledged, SoftCancelled, Others };
    static constexpr std::size_t lanes = 4;
    static constexpr Millis rest{15'000}; ///< one callout is not read more often than this

    /// Puts it where its entry belongs; what is not on AURA's list has no turn.
    void place(const BoardEntry &entry, MonoTime now);
    void remove(CalloutId id);
    void noteRead(CalloutId id, MonoTime at);
    void clear();

    /// The first in `lane`, and since when it is due (a moment to come when it is not).
    [[nodiscard]] std::optional<std::pair<MonoTime, CalloutId>> first(Lane lane) const;
    [[nodiscard]] std::optional<MonoTime> nextDue() const;
    [[nodiscard]] std::size_t size() const { return m_members.size(); }

private:
    struct Member {
        Lane lane = Lane::Others;
        MonoTime due{};
        bool isRead = false;
        bool isNew = true; ///< as shown
        bool isSoftCancelled = false;
    };

    [[nodiscard]] static Lane laneOf(const Member &member);

    std::unordered_map<CalloutId, Member> m_members;
    std::array<std::set<std::pair<MonoTime, CalloutId>>, lanes> m_lanes;
};

} // namespace console
