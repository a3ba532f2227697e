// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What somebody can mean by what they type into "Go to": a callout, coordinates in any form, a
// place. No widget in it, so that each rule is tested by itself.
#pragma once

#include "domain/placenames.h"

#include <QCoreApplication>

#include <functional>

namespace console {

struct GoToTarget {
    QString text; ///< "Woodstock, near Cape Town"
    QString detail; ///< "Place", "Callout, Taken", "Plus Code"
    CalloutId callout = 0; ///< set: the callout itself, which may have no position
    LatLon point;
    double zoom = 0; ///< at which what was meant about fills the map
};

struct GoToAnswer {
    QList<GoToTarget> targets; ///< what is meant most probably comes first
    QString sentence; ///< why there are none; empty otherwise
};

class GoToSearch final {
    Q_DECLARE_TR_FUNCTIONS(console::GoToSearch)

public:
    static constexpr int mostTargets = 8;

    /// `near`: where the map looks. Short Plus Codes are read from there, and names nearby go
    /// first.
    using Near = std::function<std::optional<LatLon>()>;
    using Callouts = std::function<QList<CalloutId>()>;

    void setPlaces(const PlaceNames *places) { m_places = places; }
    void setNear(Near near) { m_near = std::move(near); }
    void setCallouts(Callouts callouts) { m_callouts = std::move(callouts); }

    [[nodiscard]] GoToAnswer answer(const QString &text) const;

private:
    [[nodiscard]] QList<GoToTarget> callouts(const QString &text) const;
    [[nodiscard]] QList<FoundPlace> places(const QString &text, int limit,
                                           const std::optional<LatLon> &near) const;

    const PlaceNames *m_places = nullptr;
    Near m_near;
    Callouts m_callouts;
};

} // namespace console
