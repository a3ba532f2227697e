// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/codec/jsonreader.h"

#include "panicapi/codec/textrules.h"

#include <QJsonDocument>

#include <cmath>

namespace console::json {

using namespace Qt::StringLiterals;

namespace {

QJsonValue memberNamed(const QJsonObject &object, QLatin1StringView name)
{
    if (const auto found = object.constFind(name); found != object.constEnd())
        return found.value();
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        if (it.key().compare(name, Qt::CaseInsensitive) == 0)
            return it.value();
    }
    return QJsonValue(QJsonValue::Undefined);
}

bool isGiven(const QJsonValue &value)
{
    return !value.isUndefined() && !value.isNull();
}

bool speaksOfErrors(const QString &name)
{
    return name.contains("error"_L1, Qt::CaseInsensitive)
           || name.contains("warning"_L1, Qt::CaseInsensitive);
}

} // namespace

std::expected<QJsonValue, DecodeError> parse(QByteArrayView body)
{
    if (body.trimmed().isEmpty())
        return std::unexpected(DecodeError{u"the answer is empty"_s});
    QJsonParseError error;
    QJsonDocument document =
        QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), body.size()), &error);
    if (error.error == QJsonParseError::IllegalUTF8String)
        document = QJsonDocument::fromJson(QString::fromUtf8(body).toUtf8(), &error);
    if (error.error != QJsonParseError::NoError) {
        return std::unexpected(DecodeError{
            u"the answer is not JSON: %1 (byte %2)"_s.arg(error.errorString()).arg(error.offset)});
    }
    if (document.isArray())
        return document.array();
    return document.object();
}

std::expected<QJsonObject, DecodeError> parseObject(QByteArrayView body)
{
    const auto parsed = parse(body);
    if (!parsed)
        return std::unexpected(parsed.error());
    if (!parsed->isObject())
        return std::unexpected(DecodeError{u"the answer is not an object"_s});
    return parsed->toObject();
}

QJsonValue member(const QJsonObject &object, Names names)
{
    for (const QLatin1StringView name : names) {
        QJsonValue value = memberNamed(object, name);
        if (isGiven(value))
            return value;
    }
    return QJsonValue(QJsonValue::Undefined);
}

std::expected<QJsonArray, DecodeError> listIn(const QJsonValue &answer, Names names)
{
    if (answer.isArray())
        return answer.toArray();
    const QJsonObject object = answer.toObject();
    for (const QLatin1StringView name : names) {
        if (const QJsonValue value = memberNamed(object, name); value.isArray())
            return value.toArray();
    }
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        if (it.value().isArray() && !speaksOfErrors(it.key()))
            return it.value().toArray();
    }
    return std::unexpected(DecodeError{u"the answer holds no list"_s});
}

QJsonObject unwrap(const QJsonObject &answer, Names names)
{
    for (const QLatin1StringView name : names) {
        if (const QJsonValue value = memberNamed(answer, name); value.isObject())
            return value.toObject();
    }
    return answer;
}

std::optional<qint64> integer(const QJsonValue &value)
{
    if (value.isDouble()) {
        const qint64 whole = value.toInteger(0);
        // The default comes back for fractions and for what does not fit.
        if (whole == 0 && value.toInteger(1) == 1)
            return std::nullopt;
        return whole;
    }
    if (value.isString()) {
        bool ok = false;
        const qint64 whole = value.toString().trimmed().toLongLong(&ok);
        if (ok)
            return whole;
    }
    return std::nullopt;
}

std::optional<qint64> identifier(const QJsonValue &value)
{
    const auto id = integer(value);
    return id && *id > 0 ? id : std::nullopt;
}

std::optional<double> number(const QJsonValue &value)
{
    double result = 0;
    if (value.isDouble()) {
        result = value.toDouble();
    } else if (value.isString()) {
        bool ok = false;
        result = value.toString().trimmed().toDouble(&ok);
        if (!ok)
            return std::nullopt;
    } else {
        return std::nullopt;
    }
    return std::isfinite(result) ? std::optional(result) : std::nullopt;
}

std::optional<bool> boolean(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool();
    const QString text = line(value, textlimit::word);
    if (text == "1"_L1 || text.compare("true"_L1, Qt::CaseInsensitive) == 0)
        return true;
    if (text == "0"_L1 || text.compare("false"_L1, Qt::CaseInsensitive) == 0)
        return false;
    return std::nullopt;
}

QString line(const QJsonValue &value, qsizetype limit)
{
    if (value.isString())
        return cleanLine(value.toString(), limit);
    if (const auto whole = integer(value))
        return QString::number(*whole);
    if (value.isDouble())
        return QString::number(value.toDouble());
    return {};
}

QString lineIn(const QJsonValue &value, Names names, qsizetype limit)
{
    if (!value.isObject())
        return line(value, limit);
    const QJsonObject object = value.toObject();
    for (const QLatin1StringView name : names) {
        QString text = line(memberNamed(object, name), limit);
        if (!text.isEmpty())
            return text;
    }
    return {};
}

} // namespace console::json
