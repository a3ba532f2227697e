// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A desk's worth of what the tools on the map ask: places, callouts, a clock that stands still. All
// callouts and people are invented.
#pragma once

#include "domain/boardentry.h"
#include "domain/placenames.h"
#include "ui/map/mapstyle.h"
#include "ui/theme/theme.h"

namespace console::test {

using namespace std::chrono_literals;

class StillClock final : public Clock {
public:
    UtcTime utc = UtcTime(Millis(1'784'032'327'000)); // 2026-07-14 12:32:07 UTC
    MonoTime mono = MonoTime(Millis(10'000'000));

    [[nodiscard]] UtcTime utcNow() const override { return utc; }
    [[nodiscard]] MonoTime monoNow() const override { return mono; }
};

inline constexpr LatLon woodstock{-33.9280, 18.4480};
inline constexpr LatLon capeTown{-33.9258, 18.4232};

/// Knows Cape Town and two of the name Woodstock.
class FewPlaces final : public PlaceNames {
public:
    [[nodiscard]] QString nearest(const LatLon &) const override
    {
        return QStringLiteral("Woodstock");
    }
    [[nodiscard]] std::optional<PlaceFix> nearestWithDistance(const LatLon &point) const override
    {
        return PlaceFix{QStringLiteral("Woodstock"), distanceMetres(woodstock, point), 45};
    }
    [[nodiscard]] QList<FoundPlace> search(const QString &text, int limit,
                                           const std::optional<LatLon> &) const override
    {
        QList<FoundPlace> found;
        for (const FoundPlace &place :
             {FoundPlace{QStringLiteral("Cape Town"), {}, capeTown, 3'400'000},
              FoundPlace{QStringLiteral("Woodstock"), QStringLiteral("Cape Town"), woodstock,
                         9'000},
              FoundPlace{QStringLiteral("Woodstock"), {}, {51.8472, -1.3541}, 3'100}}) {
            if (place.name.startsWith(text, Qt::CaseInsensitive) && found.size() < limit)
                found.append(place);
        }
        return found;
    }
};

inline BoardEntry entryAt(CalloutId id, const LatLon &point, const StillClock &clock,
                          const QString &owner = QStringLiteral("Op 07"))
{
    BoardEntry entry;
    entry.callout.id = id;
    entry.callout.status = CalloutStatus::ResponderDispatched;
    entry.callout.position = Position{point, 9, clock.utc - 4s};
    entry.fixChanged = clock.mono - 4s;
    entry.owner = owner;
    if (!owner.isEmpty())
        entry.takenAt = clock.mono - 60s;
    return entry;
}

inline MapStyle styleOf(const Theme &theme)
{
    using namespace Qt::StringLiterals;
    MapStyle style;
    style.halo = theme.color("mapHalo"_L1);
    style.accentSymbol = theme.color("accentSymbol"_L1);
    style.labelGround = theme.color("mapHalo"_L1);
    style.labelBorder = theme.color("lineSubtle"_L1);
    style.text = theme.color("text"_L1);
    style.labelFont = theme.font("chrome"_L1);
    return style;
}

} // namespace console::test
