// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/callout.h"

#include <cmath>
#include <numbers>

namespace console {

using namespace Qt::StringLiterals;

CalloutStatus statusFromText(QStringView text)
{
    const QStringView word = text.trimmed();
    const auto is = [word](QLatin1StringView other) {
        return word.compare(other, Qt::CaseInsensitive) == 0;
    };
    if (is("created"_L1))
        return CalloutStatus::Created;
    if (is("responder dispatched"_L1))
        return CalloutStatus::ResponderDispatched;
    if (is("responder cancelled"_L1))
        return CalloutStatus::ResponderCancelled;
    if (is("responder arrived"_L1))
        return CalloutStatus::ResponderArrived;
    if (is("responder completed"_L1))
        return CalloutStatus::ResponderCompleted;
    if (is("closed"_L1))
        return CalloutStatus::Closed;
    return CalloutStatus::Unknown;
}

std::optional<LatLon> makeLatLon(double latitude, double longitude)
{
    if (!std::isfinite(latitude) || !std::isfinite(longitude) || std::abs(latitude) > 90
        || std::abs(longitude) > 180)
        return std::nullopt;
    return LatLon{latitude, longitude};
}

double distanceMetres(const LatLon &a, const LatLon &b)
{
    constexpr double earthRadius = 6'371'008.8;
    constexpr double radians = std::numbers::pi / 180;
    const double dLat = (b.latitude - a.latitude) * radians;
    const double dLon = (b.longitude - a.longitude) * radians;
    const double h = std::pow(std::sin(dLat / 2), 2)
                     + std::cos(a.latitude * radians) * std::cos(b.latitude * radians)
                           * std::pow(std::sin(dLon / 2), 2);
    return 2 * earthRadius * std::asin(std::min(1.0, std::sqrt(h)));
}

} // namespace console
