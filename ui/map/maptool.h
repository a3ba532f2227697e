// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Something that uses the map for a while: measuring, picking a place. It sees the mouse and the
// keys before the map does, and paints on top of everything. One at a time (MapPane::setTool).
#pragma once

#include "domain/callout.h"

#include <Qt>

class QPainter;

namespace console {

class MapViewport;

class MapTool {
public:
    virtual ~MapTool() = default;

    /// True when the tool has used it; otherwise the map goes on with it. Dragging and the wheel
    /// stay the map's.
    virtual bool click(const LatLon &at) = 0;
    virtual bool move(const LatLon &at) = 0;
    /// `key` is a Qt::Key.
    virtual bool key(int key) = 0;
    virtual void paint(QPainter &painter, const MapViewport &view) = 0;
    [[nodiscard]] virtual Qt::CursorShape cursor() const { return Qt::CrossCursor; }
};

} // namespace console
