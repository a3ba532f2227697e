// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Cuts coast lines to what a tile shows, and rounds the corners that the quantised data have.
#pragma once

#include <QPointF>
#include <QRectF>

#include <span>
#include <vector>

namespace console::basemap {

/// Sutherland-Hodgman: the part of the ring inside `box`; edges along the box may be added.
[[nodiscard]] std::vector<QPointF> clipRing(std::span<const QPointF> ring, const QRectF &box);

/// A ring that steps over the 180th meridian (x jumps by more than half of the unit square) carried
/// on beyond the edge instead, and as often as needed to be seen on both sides. Any other ring,
/// one around a pole included, is given back as it is.
[[nodiscard]] std::vector<std::vector<QPointF>> unwrapped(std::span<const QPointF> ring);

/// One round of Chaikin's corner cutting on a closed ring. Stays within the ring's own hull.
[[nodiscard]] std::vector<QPointF> roundCorners(const std::vector<QPointF> &ring);

} // namespace console::basemap
