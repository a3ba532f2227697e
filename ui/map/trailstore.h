// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where callouts and their responders have been in the last hour, within fixed limits: so many
// trails, so many points each. Heading and speed come from it; AURA sends neither.
#pragma once

#include "domain/boardentry.h"

#include <QHash>
#include <QPointF>

#include <array>
#include <optional>
#include <vector>

namespace console {

class TrailStore final {
public:
    static constexpr qsizetype kMostTrails = 200;
    static constexpr size_t kMostPoints = 120;
    static constexpr std::chrono::minutes kKept{60};

    struct Point {
        QPointF mercator;
        LatLon place;
        MonoTime received{};
        std::optional<UtcTime> measured;
    };
    struct Motion {
        double metresPerSecond = 0;
        double headingDegrees = 0; ///< clockwise from north
    };

    void apply(const BoardChanges &changes, const QString &me, CalloutId selected);

    /// The oldest first, the place of now last. Null with fewer than two.
    [[nodiscard]] const std::vector<Point> *trail(CalloutId id) const;
    [[nodiscard]] const std::vector<Point> *responderTrail(CalloutId id) const;
    /// Null when it is not known (three fixes at least), and when it stands still.
    [[nodiscard]] std::optional<Motion> motion(CalloutId id) const;
    [[nodiscard]] qsizetype count() const { return m_trails.size(); }

private:
    struct Trail {
        std::vector<Point> points;
        quint8 rank = 0; ///< 3 selected, 2 mine, 1 needs attention, 0 others
        double accuracy = 0;
    };
    /// Responders' trails stand beside those of their callouts.
    using Key = qint64;
    [[nodiscard]] static Key keyOf(CalloutId id, bool responder) { return id * 2 + responder; }

    void note(Key key, const Point &point, double accuracy, quint8 rank);
    bool makeRoom(quint8 rank);
    void forget(Key key);
    static void append(Trail &trail, const Point &point);
    static void thin(std::vector<Point> &points);
    [[nodiscard]] const std::vector<Point> *pointsOf(Key key) const;

    QHash<Key, Trail> m_trails;
    std::array<qsizetype, 4> m_ranks{}; ///< how many trails of each
};

} // namespace console
