// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "basemap/polygonclip.h"

#include <cmath>

namespace console::basemap {

namespace {

/// Keeps what `inside` accepts; `cross` gives the point where an edge meets the line.
template <typename Inside, typename Cross>
std::vector<QPointF> clipSide(std::span<const QPointF> ring, Inside inside, Cross cross)
{
    std::vector<QPointF> kept;
    if (ring.empty())
        return kept;
    kept.reserve(ring.size() / 2 + 8);
    QPointF previous = ring.back();
    bool previousInside = inside(previous);
    for (const QPointF &point : ring) {
        const bool pointInside = inside(point);
        if (pointInside != previousInside)
            kept.push_back(cross(previous, point));
        if (pointInside)
            kept.push_back(point);
        previous = point;
        previousInside = pointInside;
    }
    return kept;
}

QPointF atX(const QPointF &a, const QPointF &b, double x)
{
    return {x, a.y() + (b.y() - a.y()) * (x - a.x()) / (b.x() - a.x())};
}

QPointF atY(const QPointF &a, const QPointF &b, double y)
{
    return {a.x() + (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y()), y};
}

} // namespace

std::vector<QPointF> clipRing(std::span<const QPointF> ring, const QRectF &box)
{
    const double left = box.left();
    const double right = box.right();
    const double top = box.top();
    const double bottom = box.bottom();
    std::vector<QPointF> cut = clipSide(
        ring, [left](const QPointF &p) { return p.x() >= left; },
        [left](const QPointF &a, const QPointF &b) { return atX(a, b, left); });
    cut = clipSide(
        cut, [right](const QPointF &p) { return p.x() <= right; },
        [right](const QPointF &a, const QPointF &b) { return atX(a, b, right); });
    cut = clipSide(
        cut, [top](const QPointF &p) { return p.y() >= top; },
        [top](const QPointF &a, const QPointF &b) { return atY(a, b, top); });
    return clipSide(
        cut, [bottom](const QPointF &p) { return p.y() <= bottom; },
        [bottom](const QPointF &a, const QPointF &b) { return atY(a, b, bottom); });
}

std::vector<QPointF> roundCorners(const std::vector<QPointF> &ring)
{
    if (ring.size() < 3)
        return ring;
    std::vector<QPointF> rounded;
    rounded.reserve(ring.size() * 2);
    for (size_t i = 0; i < ring.size(); ++i) {
        const QPointF &a = ring[i];
        const QPointF &b = ring[i + 1 == ring.size() ? 0 : i + 1];
        if (a == b)
            continue; // the closing point
        rounded.push_back(a * 0.75 + b * 0.25);
        rounded.push_back(a * 0.25 + b * 0.75);
    }
    return rounded;
}

std::vector<std::vector<QPointF>> unwrapped(std::span<const QPointF> ring)
{
    std::vector<QPointF> whole;
    whole.reserve(ring.size());
    double turn = 0;
    bool jumps = false;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        if (i > 0) {
            const double step = ring[i].x() - ring[i - 1].x();
            if (std::abs(step) > 0.5) {
                turn -= std::copysign(1.0, step);
                jumps = true;
            }
        }
        whole.push_back(ring[i] + QPointF(turn, 0));
    }
    if (!jumps || std::abs(whole.back().x() - whole.front().x()) > 0.5)
        return {{ring.begin(), ring.end()}};
    std::vector<std::vector<QPointF>> copies;
    for (const double shift : {-1.0, 0.0, 1.0}) {
        std::vector<QPointF> copy = whole;
        for (QPointF &point : copy)
            point.rx() += shift;
        copies.push_back(std::move(copy));
    }
    return copies;
}

} // namespace console::basemap
