// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/maptools/geowords.h"

#include "domain/geodirection.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr double besideMetres = 1'000; // a suburb is about as wide

} // namespace

QString GeoWords::distance(double metres)
{
    if (metres < 999.5)
        return tr("%1 m").arg(std::lround(metres));
    const double km = metres / 1000;
    return tr("%1 km").arg(QString::number(km, 'f', km < 99.95 ? 1 : 0));
}

QString GeoWords::bearing(double degrees)
{
    const int whole = int(std::lround(degrees)) % 360;
    return u"%1°"_s.arg(whole, 3, 10, QChar(u'0'));
}

QString GeoWords::compass(double degrees)
{
    switch (compassPoint(degrees)) {
    case CompassPoint::North: return tr("N", "compass point");
    case CompassPoint::NorthEast: return tr("NE", "compass point");
    case CompassPoint::East: return tr("E", "compass point");
    case CompassPoint::SouthEast: return tr("SE", "compass point");
    case CompassPoint::South: return tr("S", "compass point");
    case CompassPoint::SouthWest: return tr("SW", "compass point");
    case CompassPoint::West: return tr("W", "compass point");
    case CompassPoint::NorthWest: return tr("NW", "compass point");
    }
    return {};
}

QString GeoWords::fromPlace(const PlaceFix &fix)
{
    if (fix.distanceMetres < besideMetres)
        return fix.name;
    return tr("%1 %2 of %3", "2.3 km NE of Woodstock")
        .arg(distance(fix.distanceMetres), compass(fix.bearingDegrees), fix.name);
}

QString GeoWords::place(const FoundPlace &place)
{
    return place.region.isEmpty() ? place.name : tr("%1, near %2").arg(place.name, place.region);
}

QString GeoWords::format(CoordinateFormat format)
{
    switch (format) {
    case CoordinateFormat::Decimal: return tr("Decimal degrees");
    case CoordinateFormat::DegreesMinutesSeconds: return tr("Degrees, minutes, seconds");
    case CoordinateFormat::PlusCode: return tr("Plus Code");
    case CoordinateFormat::Mgrs: return tr("MGRS");
    }
    return {};
}

QString GeoWords::sentence(GeoProblem problem)
{
    switch (problem) {
    case GeoProblem::Empty:
        return tr("Type coordinates, a Plus Code, the name of a place or a callout's number.");
    case GeoProblem::NotCoordinates:
        return tr("Not a place, position or callout that this console knows. "
                  "Example: −33.91052, 18.40833");
    case GeoProblem::TwoReadings:
        return tr("This could be one number or two. Write it with decimal points: "
                  "−33.91052, 18.40833");
    case GeoProblem::OutOfRange:
        return tr("Latitude goes from −90 to 90 and comes first; longitude goes from −180 to 180.");
    case GeoProblem::ShortPlusCode:
        return tr("This Plus Code is short. Write the town behind it: 3F6C+VV Cape Town");
    case GeoProblem::NoSuchPlusCode: return tr("There is no such Plus Code. Example: 4FRW3F6C+VV");
    case GeoProblem::NoSuchMgrs:
        return tr("There is no such MGRS square. Example: 34H BH 66284 41749");
    case GeoProblem::LinkWithoutPosition:
        return tr("This link does not hold a position. Open it in a browser and copy the "
                  "coordinates from there.");
    }
    return {};
}

} // namespace console
