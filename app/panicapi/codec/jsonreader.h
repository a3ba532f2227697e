// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The JSON parser as the codec sees it. For the codec's own .cpp files only: no header that leaves
// panicapi/codec shows a parser's type, so that the parser can be exchanged here.
#pragma once

#include "panicapi/codec/wire.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QLatin1StringView>

#include <initializer_list>
#include <optional>

namespace console::json {

using Names = std::initializer_list<QLatin1StringView>;

/// Parses a whole answer. Bytes that are not UTF-8 become replacement characters: one bad letter in
/// a name must not cost the board. Errors: empty, not JSON, cut off, nested too deeply.
[[nodiscard]] std::expected<QJsonValue, DecodeError> parse(QByteArrayView body);
/// The same, and the answer must be an object.
[[nodiscard]] std::expected<QJsonObject, DecodeError> parseObject(QByteArrayView body);

/// The member of the first name that is there and not null, exact spelling before any other case;
/// Undefined when there is none.
[[nodiscard]] QJsonValue member(const QJsonObject &object, Names names);

/// The list in an answer: the array itself, or the member with one of `names`, or the first member
/// that is an array and does not speak of errors. Anything else is an error, never an empty list.
[[nodiscard]] std::expected<QJsonArray, DecodeError> listIn(const QJsonValue &answer, Names names);

/// The object in an answer: the first member of `names` that is an object, else the answer itself.
[[nodiscard]] QJsonObject unwrap(const QJsonObject &answer, Names names);

/// A whole number, or a string that holds one.
[[nodiscard]] std::optional<qint64> integer(const QJsonValue &value);
/// integer() when it is above zero, as every id of the API is.
[[nodiscard]] std::optional<qint64> identifier(const QJsonValue &value);
/// A finite number, or a string that holds one.
[[nodiscard]] std::optional<double> number(const QJsonValue &value);
/// true, false, 0, 1, or a string that holds one of them.
[[nodiscard]] std::optional<bool> boolean(const QJsonValue &value);
/// A string or number as one line of text; empty for anything else.
[[nodiscard]] QString line(const QJsonValue &value, qsizetype limit);
/// line() of a string, or of the first of `names` inside an object: the API uses both.
[[nodiscard]] QString lineIn(const QJsonValue &value, Names names, qsizetype limit);

} // namespace console::json
