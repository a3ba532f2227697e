// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geodesy/mgrs.h"

#include <QRegularExpression>

#include <GeographicLib/MGRS.hpp>
#include <GeographicLib/UTMUPS.hpp>

#include <cmath>

namespace console {

using namespace Qt::StringLiterals;

namespace {

constexpr int toTheMetre = 5;

/// Zone and band, or the band of a pole alone; square; digits.
QRegularExpressionMatch parts(QStringView text)
{
    static const QRegularExpression form(
        u"^\\s*(\\d{1,2}\\s?[C-HJ-NP-X]|[ABYZ])\\s*([A-HJ-NP-Z]{2})\\s*(\\d+)(?:\\s+(\\d+))?\\s*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return form.matchView(text);
}

} // namespace

QString mgrsText(const LatLon &point)
{
    int zone = 0;
    bool isNorth = false;
    double easting = 0;
    double northing = 0;
    std::string text;
    GeographicLib::UTMUPS::Forward(point.latitude, point.longitude, zone, isNorth, easting,
                                   northing);
    GeographicLib::MGRS::Forward(zone, isNorth, easting, northing, point.latitude, toTheMetre,
                                 text);
    QString grouped = QString::fromStdString(text);
    grouped.insert(grouped.size() - toTheMetre, u' ');
    grouped.insert(grouped.size() - 2 * toTheMetre - 1, u' ');
    grouped.insert(grouped.size() - 2 * toTheMetre - 4, u' ');
    return grouped;
}

bool looksLikeMgrs(QStringView text)
{
    return parts(text).hasMatch();
}

std::optional<MgrsSquare> readMgrs(QStringView text)
{
    const auto match = parts(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString digits = match.captured(3) + match.captured(4);
    const bool isEven = digits.size() % 2 == 0;
    if (!isEven || (!match.captured(4).isEmpty() && match.captured(3).size() * 2 != digits.size()))
        return std::nullopt;
    const QString plain = (match.captured(1).remove(u' ') + match.captured(2) + digits).toUpper();
    try { // the library's way of saying that there is no such square
        int zone = 0;
        bool isNorth = false;
        double easting = 0;
        double northing = 0;
        int precision = 0;
        GeographicLib::MGRS::Reverse(plain.toStdString(), zone, isNorth, easting, northing,
                                     precision);
        MgrsSquare square;
        GeographicLib::UTMUPS::Reverse(zone, isNorth, easting, northing, square.centre.latitude,
                                       square.centre.longitude);
        square.sideMetres = std::pow(10, toTheMetre - precision);
        return square;
    } catch (const GeographicLib::GeographicErr &) {
        return std::nullopt;
    }
}

} // namespace console
