// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/markergrid.h"

#include <algorithm>
#include <cmath>

namespace console {

namespace {

constexpr double kUnits = double(qint64(1) << 40); // of a sum, across the world
/// Half a cluster's picture: its middle keeps so far from the edge of its square.
constexpr double kInner = 20;
/// Few callouts that do not cover each other need no cluster.
constexpr quint32 kMostApart = 4;
constexpr double kApart = 34;

qint64 units(double value)
{
    return qint64(std::llround(value * kUnits));
}

double fraction(double value)
{
    return value - std::floor(value);
}

} // namespace

DisplayState MarkerGrid::Cluster::worst() const
{
    // Those that never join a cluster are missing here; these are left, the worst first.
    for (const auto state :
         {DisplayState::UnknownStatus, DisplayState::Taken, DisplayState::Dispatched,
          DisplayState::OnScene, DisplayState::CancelRequested, DisplayState::Completed}) {
        if (states[size_t(state)] > 0)
            return state;
    }
    return DisplayState::Test;
}

void MarkerGrid::reset(double zoom, size_t expected)
{
    m_step = stepOf(zoom);
    m_world = std::exp2(double(m_step) / 4) * 256;
    m_nodes.clear();
    m_nodes.reserve(expected);
    m_cells.clear();
    m_freeCells.clear();
    m_cellOf.clear();
}

quint64 MarkerGrid::keyOf(const QPointF &mercator) const
{
    const auto x = quint64(fraction(mercator.x()) * m_world / kCell);
    const auto y = quint64(std::clamp(mercator.y(), 0.0, 1.0) * m_world / kCell);
    return quint64(m_step) << 48 | x << 24 | y;
}

void MarkerGrid::add(quint32 index, const Item &item)
{
    if (m_nodes.size() <= index)
        m_nodes.resize(index + 1);
    const quint64 key = keyOf(item.mercator);
    auto found = m_cellOf.constFind(key);
    if (found == m_cellOf.cend()) {
        quint32 fresh = quint32(m_cells.size());
        if (m_freeCells.empty()) {
            m_cells.emplace_back();
        } else {
            fresh = m_freeCells.back();
            m_freeCells.pop_back();
        }
        m_cells[fresh] = Cell{};
        m_cells[fresh].key = key;
        found = m_cellOf.insert(key, fresh);
    }
    const quint32 at = *found;
    Cell &cell = m_cells[at];
    quint32 &first = item.alone ? cell.alone : cell.together;
    m_nodes[index] = {item, first, kNone, at};
    if (first != kNone)
        m_nodes[first].previous = index;
    first = index;
    if (!item.alone) {
        ++cell.count;
        ++cell.states[size_t(item.state)];
        cell.sumX += units(fraction(item.mercator.x()));
        cell.sumY += units(item.mercator.y());
    }
}

void MarkerGrid::remove(quint32 index)
{
    Node &node = m_nodes[index];
    Cell &cell = m_cells[node.cell];
    if (node.previous != kNone)
        m_nodes[node.previous].next = node.next;
    else
        (node.item.alone ? cell.alone : cell.together) = node.next;
    if (node.next != kNone)
        m_nodes[node.next].previous = node.previous;
    if (!node.item.alone) {
        --cell.count;
        --cell.states[size_t(node.item.state)];
        cell.sumX -= units(fraction(node.item.mercator.x()));
        cell.sumY -= units(node.item.mercator.y());
    }
    if (cell.together == kNone && cell.alone == kNone) {
        m_cellOf.remove(cell.key);
        m_freeCells.push_back(node.cell);
    }
    node.cell = kNone;
}

void MarkerGrid::update(quint32 index, const Item &item)
{
    const Item &known = m_nodes[index].item;
    if (known.mercator == item.mercator && known.state == item.state && known.alone == item.alone)
        return;
    remove(index);
    add(index, item);
}

void MarkerGrid::rename(quint32 from, quint32 to)
{
    const Item item = m_nodes[from].item;
    remove(from);
    add(to, item);
}

void MarkerGrid::visit(const QRectF &box, const Visitor &visitor) const
{
    const double right = std::min(box.right(), box.left() + 1);
    visitPart(QRectF(QPointF(box.left(), box.top()), QPointF(std::min(right, 1.0), box.bottom())),
              visitor);
    if (right > 1) {
        // Not the square that the first part has begun with.
        const double end =
            std::min(right - 1, std::floor(box.left() * m_world / kCell) * kCell / m_world - 1e-12);
        if (end > 0)
            visitPart(QRectF(QPointF(0, box.top()), QPointF(end, box.bottom())), visitor);
    }
}

void MarkerGrid::visitPart(const QRectF &box, const Visitor &visitor) const
{
    const double squares = m_world / kCell;
    const auto index = [squares](double value) {
        return quint64(std::clamp(value, 0.0, std::nextafter(1.0, 0.0)) * squares);
    };
    const quint64 left = index(box.left());
    const quint64 right = index(box.right());
    const quint64 bottom = index(box.bottom());
    for (quint64 y = index(box.top()); y <= bottom; ++y) {
        for (quint64 x = left; x <= right; ++x) {
            const auto found = m_cellOf.constFind(quint64(m_step) << 48 | x << 24 | y);
            if (found != m_cellOf.cend())
                visitCell(m_cells[*found], visitor);
        }
    }
}

void MarkerGrid::visitCell(const Cell &cell, const Visitor &visitor) const
{
    if (cell.count > 1 && !standApart(cell)) {
        visitor.cluster(clusterOf(cell));
    } else {
        for (quint32 i = cell.together; i != kNone; i = m_nodes[i].next)
            visitor.single(i);
    }
    for (quint32 i = cell.alone; i != kNone; i = m_nodes[i].next)
        visitor.single(i);
}

bool MarkerGrid::standApart(const Cell &cell) const
{
    if (cell.count > kMostApart)
        return false;
    const double least = kApart / m_world;
    for (quint32 i = cell.together; i != kNone; i = m_nodes[i].next) {
        for (quint32 j = m_nodes[i].next; j != kNone; j = m_nodes[j].next) {
            const QPointF away = m_nodes[i].item.mercator - m_nodes[j].item.mercator;
            if (QPointF::dotProduct(away, away) < least * least)
                return false;
        }
    }
    return true;
}

MarkerGrid::Cluster MarkerGrid::clusterOf(const Cell &cell) const
{
    const auto inside = [this](double middle, quint64 square) {
        const double left = double(square) * kCell;
        return std::clamp(middle * m_world, left + kInner, left + kCell - kInner) / m_world;
    };
    const double n = double(cell.count) * kUnits;
    return {cell.key, cell.count,
            QPointF(inside(double(cell.sumX) / n, cell.key >> 24 & 0xFFFFFF),
                    inside(double(cell.sumY) / n, cell.key & 0xFFFFFF)),
            cell.states};
}

std::optional<MarkerGrid::Cluster> MarkerGrid::cluster(quint64 key) const
{
    const auto found = m_cellOf.constFind(key);
    if (found == m_cellOf.cend() || m_cells[*found].count < 2)
        return std::nullopt;
    return clusterOf(m_cells[*found]);
}

std::vector<quint32> MarkerGrid::members(quint64 key) const
{
    std::vector<quint32> all;
    const auto found = m_cellOf.constFind(key);
    if (found == m_cellOf.cend())
        return all;
    for (quint32 i = m_cells[*found].together; i != kNone; i = m_nodes[i].next)
        all.push_back(i);
    return all;
}

} // namespace console
