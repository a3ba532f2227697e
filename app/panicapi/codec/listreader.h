// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lists of anything but callouts, read element by element. For the codec's own .cpp files only.
#pragma once

#include "panicapi/codec/driftcount.h"
#include "panicapi/codec/jsonreader.h"

#include <QList>

namespace console {

/// Reads each object of a list; `read(object, drift)` gives a null for what it cannot use, which is
/// counted as skipped. A list in which nothing can be read is an error. `names`: of the member that
/// holds the list when it is enveloped.
template <typename T, typename Read>
std::expected<QList<T>, DecodeError> readList(QByteArrayView body, json::Names names, Drift &drift,
                                              Read read)
{
    const auto answer = json::parse(body);
    if (!answer)
        return std::unexpected(answer.error());
    const auto list = json::listIn(*answer, names);
    if (!list)
        return std::unexpected(list.error());
    if (answer->isObject()) {
        QJsonObject envelope = answer->toObject();
        for (const QLatin1StringView name : names)
            envelope.remove(name);
        drift::countUnknown(drift, envelope, {QLatin1StringView("message")});
    }
    QList<T> result;
    result.reserve(list->size());
    for (const QJsonValue element : *list) {
        auto item = element.isObject() ? read(element.toObject(), drift) : std::nullopt;
        if (item)
            result.append(std::move(*item));
        else
            ++drift.skipped;
    }
    if (result.isEmpty() && !list->isEmpty()) {
        return std::unexpected(
            DecodeError{QStringLiteral("none of the list's elements can be read")});
    }
    return result;
}

template <typename T> DecodeResult<T> decoded(std::expected<T, DecodeError> value, Drift drift)
{
    if (!value)
        return std::unexpected(value.error());
    return Decoded<T>{std::move(*value), std::nullopt, std::move(drift)};
}

} // namespace console
