// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What lies under a point of the map, as a value: for the hover card, the keyboard walk and the
// mouse alike.
#pragma once

#include "domain/callout.h"

#include <QList>
#include <QPointF>

namespace console {

struct MapHit {
    enum class Kind : quint8 {
        None,
        Callout,
        Cluster,
        Responder,
        Site,
        Arrow, ///< at the border: new callouts out of view in that direction
    };

    Kind kind = Kind::None;
    CalloutId callout = 0; ///< Callout; Responder: whom it is on the way to
    quint64 cluster = 0; ///< Cluster: stable while zoom and members stay
    qint64 site = 0; ///< Site
    int count = 0; ///< Cluster, Arrow: how many callouts
    QPointF at; ///< middle of it, in the map's pixels

    [[nodiscard]] explicit operator bool() const { return kind != Kind::None; }
    /// The same thing, wherever it is painted now.
    [[nodiscard]] bool isSame(const MapHit &other) const
    {
        return kind == other.kind && callout == other.callout && cluster == other.cluster
               && site == other.site;
    }
};

} // namespace console
