// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Names for positions, found without a network. basemap implements it; models and panes use it.
#pragma once

#include "domain/callout.h"

namespace console {

class PlaceNames {
public:
    virtual ~PlaceNames() = default;
    /// The nearest populated place within 25 km, for example "Woodstock"; empty when there is none.
    /// Quick enough for the GUI thread (microseconds).
    [[nodiscard]] virtual QString nearest(const LatLon &point) const = 0;
};

} // namespace console
