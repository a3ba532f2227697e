// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geodesy/geotext.h"

#include "geodesy/anglepair.h"
#include "geodesy/geolink.h"
#include "geodesy/mgrs.h"
#include "geodesy/pluscode.h"

#include <QRegularExpression>

#include <cmath>

namespace console {

using namespace Qt::StringLiterals;

namespace {

constexpr int tenthsInDegree = 36'000; // of a second
constexpr double metresPerDegree = 111'195;

QString sexagesimal(double degrees, QChar positive, QChar negative)
{
    const qint64 tenths = std::llround(std::abs(degrees) * tenthsInDegree);
    return u"%1°%2'%3.%4\"%5"_s.arg(tenths / tenthsInDegree)
        .arg(tenths / 600 % 60, 2, 10, QChar(u'0'))
        .arg(tenths / 10 % 60, 2, 10, QChar(u'0'))
        .arg(tenths % 10)
        .arg(degrees < 0 && tenths > 0 ? negative : positive);
}

std::expected<GeoReading, GeoProblem> readPlusCode(QStringView code,
                                                   const std::optional<LatLon> &near)
{
    if (!isPlusCode(code))
        return std::unexpected(GeoProblem::NoSuchPlusCode);
    const bool isShort = code.indexOf(u'+') < 8;
    if (isShort && !near)
        return std::unexpected(GeoProblem::ShortPlusCode);
    const auto area = plusCodeArea(isShort ? fullPlusCode(code, *near) : code.toString());
    if (!area)
        return std::unexpected(GeoProblem::NoSuchPlusCode);
    return GeoReading{area->centre(), area->height * metresPerDegree};
}

/// Letters and digits of the codes before and after a plus sign, and nothing else.
bool looksLikePlusCode(QStringView text)
{
    static const QRegularExpression form(u"^[2-9CFGHJMPQRVWX0]{2,8}\\+[2-9CFGHJMPQRVWX]{0,7}$"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    return form.matchView(text).hasMatch();
}

} // namespace

QString coordinateText(const LatLon &point, CoordinateFormat format)
{
    switch (format) {
    case CoordinateFormat::Decimal: break;
    case CoordinateFormat::DegreesMinutesSeconds:
        return sexagesimal(point.latitude, u'N', u'S') + u' '
               + sexagesimal(point.longitude, u'E', u'W');
    case CoordinateFormat::PlusCode: return plusCode(point.latitude, point.longitude);
    case CoordinateFormat::Mgrs: return mgrsText(point);
    }
    return QString::number(point.latitude, 'f', 5) + u", "_s
           + QString::number(point.longitude, 'f', 5);
}

std::expected<GeoReading, GeoProblem> readCoordinates(QStringView text,
                                                      const std::optional<LatLon> &near)
{
    const QStringView trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return std::unexpected(GeoProblem::Empty);
    if (looksLikeGeoLink(trimmed)) {
        const auto held = coordinatesOfLink(trimmed);
        // What a link holds is text of its own, but never another link.
        if (!held || looksLikeGeoLink(*held))
            return std::unexpected(GeoProblem::LinkWithoutPosition);
        const auto reading = readCoordinates(*held, near);
        return reading || reading.error() == GeoProblem::OutOfRange
                   ? reading
                   : std::unexpected(GeoProblem::LinkWithoutPosition);
    }
    if (looksLikePlusCode(trimmed))
        return readPlusCode(trimmed, near);
    if (looksLikeMgrs(trimmed)) {
        const auto square = readMgrs(trimmed);
        if (!square)
            return std::unexpected(GeoProblem::NoSuchMgrs);
        return GeoReading{square->centre, square->sideMetres};
    }
    const auto pair = readAnglePair(trimmed);
    if (!pair)
        return std::unexpected(pair.error());
    return GeoReading{*pair};
}

std::optional<NamedPlusCode> readNamedPlusCode(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    const auto isEnd = [](QChar c) { return c.isSpace() || c == u','; };
    const auto end = std::ranges::find_if(trimmed, isEnd);
    const QStringView code = trimmed.first(end - trimmed.begin());
    QStringView place = trimmed.sliced(code.size());
    while (!place.isEmpty() && isEnd(place.front()))
        place = place.sliced(1);
    if (place.isEmpty() || !looksLikePlusCode(code) || !isPlusCode(code))
        return std::nullopt;
    return NamedPlusCode{code.toString(), place.toString()};
}

} // namespace console
