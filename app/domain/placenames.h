// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Names for positions and positions for names, found without a network. basemap implements it;
// models and panes use it.
#pragma once

#include "domain/callout.h"

#include <QList>

namespace console {

/// Where a point lies, told from a place that people know.
struct PlaceFix {
    QString name;
    double distanceMetres = 0; ///< from the place to the point
    double bearingDegrees = 0; ///< from the place to the point, clockwise from north
};

struct FoundPlace {
    QString name;
    QString region; ///< a larger place nearby, to tell two of one name apart; may be empty
    LatLon point;
    quint32 population = 0; ///< 0 = not known
};

/// All functions are quick enough for the GUI thread.
class PlaceNames {
public:
    virtual ~PlaceNames() = default;
    /// The nearest populated place within 25 km, for example "Woodstock"; empty when there is none.
    /// Takes microseconds.
    [[nodiscard]] virtual QString nearest(const LatLon &point) const = 0;
    /// The nearest populated place within 200 km, for a point far from any or out at sea.
    [[nodiscard]] virtual std::optional<PlaceFix> nearestWithDistance(const LatLon &) const
    {
        return std::nullopt;
    }
    /// Places of which the name, or a word of it, begins with `text`, whatever its case and
    /// accents. The whole name first, then those within 300 km of `near`, then the larger ones.
    /// Takes milliseconds. At most `limit`.
    [[nodiscard]] virtual QList<FoundPlace> search(const QString &, int,
                                                   const std::optional<LatLon> &) const
    {
        return {};
    }
};

} // namespace console
