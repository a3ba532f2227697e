// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Paints every callout that is in view, from the plainest to the most urgent, and knows what is
// where for the mouse. No Qt Quick in here: it can be measured and tested with a QImage.
#pragma once

#include "ui/map/mapviewport.h"
#include "ui/map/markerlabels.h"
#include "ui/map/markersprites.h"
#include "ui/map/markerstore.h"

#include <array>
#include <functional>
#include <vector>

class QPainter;

namespace console {

class MarkerPainter final {
public:
    /// Words of a clock for one entry: how long it waits (new), or the age of its fix (lost
    /// contact).
    using ClockText = std::function<QString(const BoardEntry &)>;

    struct Scene {
        const MarkerStore *store = nullptr;
        MapViewport viewport;
        CalloutId selected = 0;
        bool linkLost = false;
        ClockText clockText;
        /// Puts "NEW" or "fix" before the clock: translated by who shows it.
        std::function<QString(const MapMarker &, const QString &clock)> clockWords;
    };

    void setStyle(const MapStyle &style, qreal dpr);
    void paint(QPainter &painter, const Scene &scene);
    /// True when something painted last shows a running clock.
    [[nodiscard]] bool showsClock() const { return m_showsClock; }
    /// The topmost callout under the point (disc or label); 0 when there is none.
    [[nodiscard]] CalloutId hit(const Scene &scene, const QPointF &point) const;

private:
    struct Seen {
        size_t index = 0;
        QPointF at;
    };
    struct LabelAt {
        CalloutId id = 0;
        QRectF rect;
    };

    void collect(const Scene &scene);
    void paintAccuracy(QPainter &painter, const Scene &scene) const;
    void paintMarkers(QPainter &painter, const Scene &scene);
    void paintLabels(QPainter &painter, const Scene &scene);
    void paintLabel(QPainter &painter, const Scene &scene, const Seen &seen, bool force);

    /// Layers from the back to the front: others, mine, needs a decision, new, selected.
    static constexpr size_t kLayers = 5;
    std::array<std::vector<Seen>, kLayers> m_layers;
    std::vector<LabelAt> m_labelsAt;
    TakenArea m_taken;
    MapStyle m_style;
    MarkerSprites m_sprites;
    MarkerLabels m_labels;
    bool m_showsClock = false;
};

} // namespace console
