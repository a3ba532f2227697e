// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The world as the built-in basemap knows it: land, borders and places, read once and never
// changed, so that painting threads and the GUI thread can share it.
//
// File: "CCBM" 0x01, then what qUncompress takes. Unpacked: scale x, y and offset x, y
// (little-endian doubles, degrees); polygons; border lines; places. Every number is an LEB128
// varint, signed ones zigzag; points are differences of quantised degrees. scripts/make-basemap
// writes it.
#pragma once

#include "domain/callout.h"

#include <QByteArray>
#include <QList>
#include <QRectF>
#include <QString>

#include <expected>
#include <memory>
#include <span>
#include <vector>

namespace console {

enum class PlaceKind : quint8 { Place, Suburb, Capital, Water, Peak };

struct Place {
    QString name;
    LatLon point;
    QPointF mercator;
    quint32 population = 0; ///< 0 = not known
    PlaceKind kind = PlaceKind::Place;
};

class BasemapData;
using BasemapDataPtr = std::shared_ptr<const BasemapData>;
using BasemapResult = std::expected<BasemapDataPtr, QString>; ///< the error is a sentence for a log

class BasemapData final {
public:
    /// Points stand in mercator coordinates (basemap/mercator.h); a polygon's first point is its
    /// last.
    struct Ring {
        QRectF box;
        size_t first = 0;
        size_t count = 0;
    };
    struct Polygon {
        QRectF box;
        std::vector<Ring> rings; ///< odd-even
    };

    /// Where the data lie in the program itself.
    [[nodiscard]] static QString builtInPath();
    /// Takes some 50 ms: not for the GUI thread. A file that is not what it should be is an error.
    [[nodiscard]] static BasemapResult fromFile(const QString &path);
    [[nodiscard]] static BasemapResult fromBytes(const QByteArray &bytes);

    [[nodiscard]] const std::vector<Polygon> &land() const { return m_land; }
    [[nodiscard]] const std::vector<Ring> &borders() const { return m_borders; }
    [[nodiscard]] std::span<const QPointF> points(const Ring &ring) const
    {
        return {m_points.data() + ring.first, ring.count};
    }
    /// What matters most comes first.
    [[nodiscard]] const QList<Place> &places() const { return m_places; }

private:
    friend class BasemapReader;
    std::vector<QPointF> m_points;
    std::vector<Polygon> m_land;
    std::vector<Ring> m_borders;
    QList<Place> m_places;
};

} // namespace console
