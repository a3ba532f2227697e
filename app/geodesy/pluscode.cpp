// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geodesy/pluscode.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace console {

using namespace Qt::StringLiterals;

namespace {

constexpr QStringView alphabet = u"23456789CFGHJMPQRVWX";
constexpr QChar separator = u'+';
constexpr QChar padding = u'0';
constexpr int separatorAt = 8;
constexpr int pairDigits = 10;
constexpr int mostDigits = 15;
constexpr int base = 20;
constexpr int gridRows = 5;
constexpr int gridColumns = 4;
constexpr qint64 gridLatitude = 3'125; // gridRows to the 5th: five grid digits
constexpr qint64 gridLongitude = 1'024;
constexpr qint64 perDegree = 8'000; // the last pair's step
constexpr qint64 unitsLatitude = perDegree * gridLatitude; // in a degree
constexpr qint64 unitsLongitude = perDegree * gridLongitude;
constexpr std::array<double, 5> pairStep{20, 1, 0.05, 0.0025, 0.000125};
constexpr double safely = 0.3; // of a step: the specification's margin for shortening

int valueOf(QChar c)
{
    return int(alphabet.indexOf(c.toUpper()));
}

/// Degrees in the smallest units, without the noise of the last bit.
qint64 unitsOf(double degrees, qint64 units)
{
    return qint64(std::floor(std::round(degrees * double(units) * 1e6) / 1e6));
}

bool isPaddedRightly(QStringView text, qsizetype plus)
{
    const qsizetype first = text.indexOf(padding);
    if (first < 0)
        return true;
    return first > 0 && first % 2 == 0 && plus == separatorAt && text.size() == plus + 1
           && std::all_of(text.begin() + first, text.begin() + plus,
                          [](QChar c) { return c == padding; });
}

} // namespace

LatLon PlusCodeArea::centre() const
{
    return {std::min(south + height / 2, 90.0), std::min(west + width / 2, 180.0)};
}

QString plusCode(double latitude, double longitude, int digits)
{
    digits = std::clamp(digits, 2, mostDigits);
    if (digits < pairDigits)
        digits -= digits % 2;
    qint64 lat = unitsOf(latitude, unitsLatitude) + 90 * unitsLatitude;
    lat = std::clamp<qint64>(lat, 0, 180 * unitsLatitude - 1);
    const qint64 around = 360 * unitsLongitude;
    qint64 lon = (unitsOf(longitude, unitsLongitude) + 180 * unitsLongitude) % around;
    lon = (lon + around) % around;

    QString code(mostDigits, padding);
    for (int at = mostDigits - 1; at >= pairDigits; --at) {
        code[at] = alphabet.at(lat % gridRows * gridColumns + lon % gridColumns);
        lat /= gridRows;
        lon /= gridColumns;
    }
    for (int at = pairDigits - 2; at >= 0; at -= 2) {
        code[at] = alphabet.at(lat % base);
        code[at + 1] = alphabet.at(lon % base);
        lat /= base;
        lon /= base;
    }
    code.truncate(digits);
    return code.leftJustified(separatorAt, padding).insert(separatorAt, separator);
}

bool isPlusCode(QStringView text)
{
    const qsizetype plus = text.indexOf(separator);
    if (plus < 0 || plus > separatorAt || plus % 2 != 0 || text.size() == plus + 2
        || text.size() < 3 || text.size() > mostDigits + 1 || !isPaddedRightly(text, plus))
        return false;
    return std::all_of(text.begin(), text.end(), [&text, plus](const QChar &c) {
        const bool isPlus = &c == text.begin() + plus;
        return isPlus || c == padding || valueOf(c) >= 0;
    });
}

bool isFullPlusCode(QStringView text)
{
    return isPlusCode(text) && text.indexOf(separator) == separatorAt && valueOf(text.at(0)) < 9
           && valueOf(text.at(1)) < 18;
}

std::optional<PlusCodeArea> plusCodeArea(QStringView code)
{
    if (!isFullPlusCode(code))
        return std::nullopt;
    qint64 lat = -90 * unitsLatitude;
    qint64 lon = -180 * unitsLongitude;
    qint64 height = base * base * unitsLatitude; // of the whole, before the first digit
    qint64 width = base * base * unitsLongitude;
    int at = 0;
    for (const QChar c : code) {
        const int value = valueOf(c);
        if (value < 0)
            continue; // separator or padding
        if (at >= pairDigits) {
            height /= gridRows;
            width /= gridColumns;
            lat += value / gridColumns * height;
            lon += value % gridColumns * width;
        } else if (at % 2 == 0) {
            height /= base;
            lat += value * height;
        } else {
            width /= base;
            lon += value * width;
        }
        ++at;
    }
    return PlusCodeArea{double(lat) / unitsLatitude, double(lon) / unitsLongitude,
                        double(height) / unitsLatitude, double(width) / unitsLongitude};
}

QString shortPlusCode(const QString &code, const LatLon &near)
{
    const auto area = plusCodeArea(code);
    if (!area || code.contains(padding))
        return code;
    const LatLon middle = area->centre();
    const double apart =
        std::max(std::abs(middle.latitude - near.latitude),
                 std::abs(std::remainder(middle.longitude - near.longitude, 360.0)));
    for (int pairs = 3; pairs >= 1; --pairs) {
        const QString rest = code.mid((pairs + 1) * 2).toUpper();
        if (apart < pairStep.at(size_t(pairs)) * safely && isPlusCode(rest))
            return rest;
    }
    return code;
}

QString fullPlusCode(QStringView code, const LatLon &near)
{
    const qsizetype missing = separatorAt - code.indexOf(separator);
    if (missing <= 0 || !isPlusCode(code))
        return code.toString().toUpper();
    const double step = pairStep.at(size_t(missing / 2 - 1));
    const auto area =
        plusCodeArea(plusCode(near.latitude, near.longitude).left(missing) + code.toString());
    if (!area)
        return {};
    double latitude = area->south + area->height / 2;
    double longitude = area->west + area->width / 2;
    if (near.latitude + step / 2 < latitude && latitude - step >= -90)
        latitude -= step;
    else if (near.latitude - step / 2 > latitude && latitude + step <= 90)
        latitude += step;
    if (near.longitude + step / 2 < longitude)
        longitude -= step;
    else if (near.longitude - step / 2 > longitude)
        longitude += step;
    return plusCode(latitude, longitude, int(code.size() - 1 + missing));
}

} // namespace console
