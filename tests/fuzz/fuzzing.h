// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What every decoded value must keep to, whatever the bytes were.
#pragma once

#include "domain/directory.h"
#include "panicapi/codec/wire.h"

#include <QByteArrayView>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace console::fuzzing {

/// Ends the run, and so keeps the input, when `holds` is false.
inline void require(bool holds)
{
    if (!holds)
        std::abort();
}

inline void requireText(const QString &text, qsizetype limit)
{
    require(text.size() <= limit);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text.at(i).unicode();
        require(c == u'\n' || c >= 0x20);
        require(!(c >= 0x202a && c <= 0x202e) && !(c >= 0x2066 && c <= 0x2069));
        if (text.at(i).isHighSurrogate())
            require(i + 1 < text.size() && text.at(i + 1).isLowSurrogate());
    }
}

inline void requirePoint(const LatLon &point)
{
    require(std::isfinite(point.latitude) && std::abs(point.latitude) <= 90);
    require(std::isfinite(point.longitude) && std::abs(point.longitude) <= 180);
}

inline void requirePoint(const std::optional<LatLon> &point)
{
    if (point)
        requirePoint(*point);
}

inline void requireCounts(const QMap<QString, int> &counts)
{
    require(counts.size() <= 100);
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        requireText(it.key(), 64);
        require(it.value() > 0);
    }
}

inline void requireDrift(const Drift &drift)
{
    requireCounts(drift.unknownStatuses);
    requireCounts(drift.unknownFields);
    requireCounts(drift.unknownEventTypes);
    require(drift.skipped >= 0 && drift.duplicates >= 0);
}

/// An error has a reason and quotes nothing long; a success keeps `check`.
template <typename T, typename Check> void examine(const DecodeResult<T> &result, Check check)
{
    if (!result) {
        require(!result.error().detail.isEmpty() && result.error().detail.size() < 500);
        return;
    }
    requireDrift(result->drift);
    check(result->value);
}

inline qsizetype digitsIn(QStringView text)
{
    return std::ranges::count_if(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// However a number is written, its last four digits are gone.
inline void requireMasked(const MaskedNumber &number)
{
    const QString shown = number.revealed();
    require(shown.isEmpty() || digitsIn(shown.right(5)) <= 1); // "3 ••••"
}

} // namespace console::fuzzing
