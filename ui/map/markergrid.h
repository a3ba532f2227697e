// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which callouts stand in which square of the map at one zoom, and which squares are clusters. The
// squares are anchored in the world, not on the screen: panning changes no cluster. One callout's
// move touches two squares.
#pragma once

#include "domain/boardentry.h"

#include <QHash>
#include <QPointF>
#include <QRectF>

#include <array>
#include <functional>
#include <optional>
#include <vector>

namespace console {

class MarkerGrid final {
public:
    static constexpr double kCell = 64; ///< side of a square in pixels
    static constexpr size_t kStates = 12;

    struct Item {
        QPointF mercator;
        DisplayState state = DisplayState::UnknownStatus;
        bool alone = false; ///< never in a cluster
    };

    struct Cluster {
        quint64 key = 0; ///< of zoom and square: the same as long as it is the same cluster
        quint32 count = 0;
        QPointF mercator; ///< middle of its members, kept inside the square
        std::array<quint32, kStates> states{}; ///< how many of each DisplayState

        [[nodiscard]] DisplayState worst() const;
    };

    /// In quarters, as the map's zooms are.
    [[nodiscard]] static int stepOf(double zoom) { return int(zoom * 4 + 0.5); }
    [[nodiscard]] int step() const { return m_step; }
    /// Forgets everything.
    void reset(double zoom, size_t expected);

    void add(quint32 index, const Item &item);
    void remove(quint32 index);
    void update(quint32 index, const Item &item);
    /// The item `from` is called `to` from now on; `to` is not in use.
    void rename(quint32 from, quint32 to);

    struct Visitor {
        std::function<void(quint32 index)> single;
        std::function<void(const Cluster &)> cluster;
    };
    /// Everything in the squares that touch the box; 0 <= x of its left edge < 1, the right edge
    /// may lie beyond 1 (the world goes round).
    void visit(const QRectF &mercatorBox, const Visitor &visitor) const;
    /// Null when there is no such cluster (any more).
    [[nodiscard]] std::optional<Cluster> cluster(quint64 key) const;
    [[nodiscard]] std::vector<quint32> members(quint64 key) const;
    [[nodiscard]] size_t squares() const { return m_cellOf.size(); }

private:
    static constexpr quint32 kNone = 0xFFFFFFFF;
    struct Node {
        Item item;
        quint32 next = kNone;
        quint32 previous = kNone;
        quint32 cell = kNone;
    };
    struct Cell {
        quint64 key = 0;
        quint32 together = kNone; ///< first of those that may be in a cluster
        quint32 alone = kNone; ///< first of those that never are
        quint32 count = 0; ///< of `together`
        qint64 sumX = 0; ///< exact, so that coming and going leaves nothing behind
        qint64 sumY = 0;
        std::array<quint32, kStates> states{};
    };

    [[nodiscard]] quint64 keyOf(const QPointF &mercator) const;
    void visitCell(const Cell &cell, const Visitor &visitor) const;
    void visitPart(const QRectF &box, const Visitor &visitor) const;
    [[nodiscard]] bool standApart(const Cell &cell) const;
    [[nodiscard]] Cluster clusterOf(const Cell &cell) const;

    int m_step = -1;
    double m_world = 0; ///< pixels across the world
    std::vector<Node> m_nodes;
    std::vector<Cell> m_cells;
    std::vector<quint32> m_freeCells;
    QHash<quint64, quint32> m_cellOf;
};

} // namespace console
