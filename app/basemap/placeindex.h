// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds the name of the nearest town or suburb in microseconds, so that rows and panes may ask for
// it while they are painted; and towns by what somebody types of their names.
#pragma once

#include "basemap/basemapdata.h"
#include "domain/placenames.h"

#include <atomic>

namespace console {

/// Any thread may call any function at any time.
class PlaceIndex final : public PlaceNames {
public:
    PlaceIndex();
    ~PlaceIndex() override;

    /// Builds the index (tens of milliseconds) and puts it in place; until then every name is
    /// empty.
    void setData(const BasemapDataPtr &data);
    [[nodiscard]] bool isLoaded() const;

    [[nodiscard]] QString nearest(const LatLon &point) const override;
    [[nodiscard]] std::optional<PlaceFix> nearestWithDistance(const LatLon &point) const override;
    [[nodiscard]] QList<FoundPlace> search(const QString &text, int limit,
                                           const std::optional<LatLon> &near) const override;

private:
    struct Grid;
    std::atomic<std::shared_ptr<const Grid>> m_grid;
};

} // namespace console
