// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/fields.h"

#include "sandbox/reply.h"

#include <QDateTime>
#include <QJsonArray>

#include <cmath>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

[[noreturn]] void refuse(const QString &message)
{
    throw Refusal{400, message};
}

constexpr double largestWhole = 9007199254740991.0; // beyond it JSON numbers lose digits

} // namespace

bool Fields::has(const QString &name) const
{
    const QJsonValue value = m_body.value(name);
    return !value.isUndefined() && !value.isNull();
}

std::optional<qint64> Fields::optionalInteger(const QString &name) const
{
    if (!has(name))
        return std::nullopt;
    const QJsonValue value = m_body.value(name);
    const double number = value.toDouble();
    if (!value.isDouble() || std::floor(number) != number || std::abs(number) > largestWhole)
        refuse(u"%1 must be a whole number."_s.arg(full(name)));
    return qint64(number);
}

qint64 Fields::integer(const QString &name) const
{
    const std::optional<qint64> value = optionalInteger(name);
    if (!value)
        refuse(u"%1 is required."_s.arg(full(name)));
    return *value;
}

int Fields::integerBetween(const QString &name, int low, int high) const
{
    const qint64 value = integer(name);
    if (value < low || value > high)
        refuse(u"%1 must be a whole number from %2 to %3."_s.arg(full(name)).arg(low).arg(high));
    return int(value);
}

std::optional<double> Fields::optionalNumber(const QString &name, double low, double high) const
{
    if (!has(name))
        return std::nullopt;
    const QJsonValue value = m_body.value(name);
    const double number = value.toDouble();
    if (!value.isDouble() || !(number >= low && number <= high))
        refuse(u"%1 must be a number from %2 to %3."_s.arg(full(name)).arg(low).arg(high));
    return number;
}

bool Fields::optionalFlag(const QString &name) const
{
    if (!has(name))
        return false;
    if (!m_body.value(name).isBool())
        refuse(u"%1 must be true or false."_s.arg(full(name)));
    return m_body.value(name).toBool();
}

QString Fields::optionalText(const QString &name, qsizetype maximum) const
{
    if (!has(name))
        return {};
    if (!m_body.value(name).isString())
        refuse(u"%1 must be text."_s.arg(full(name)));
    const QString text = m_body.value(name).toString();
    if (text.size() > maximum)
        refuse(u"%1 is too long: at most %2 characters."_s.arg(full(name)).arg(maximum));
    return text;
}

QString Fields::text(const QString &name, qsizetype maximum) const
{
    if (!has(name))
        refuse(u"%1 is required."_s.arg(full(name)));
    const QString text = optionalText(name, maximum);
    if (text.trimmed().isEmpty())
        refuse(u"%1 must not be empty."_s.arg(full(name)));
    return text;
}

std::optional<GeoPoint> Fields::optionalPosition() const
{
    const std::optional<double> latitude = optionalNumber(u"latitude"_s, -90.0, 90.0);
    const std::optional<double> longitude = optionalNumber(u"longitude"_s, -180.0, 180.0);
    if (latitude.has_value() != longitude.has_value()) {
        refuse(u"%1 is required: latitude and longitude go together."_s.arg(
            full(latitude ? u"longitude"_s : u"latitude"_s)));
    }
    if (!latitude)
        return std::nullopt;
    return GeoPoint{*latitude, *longitude};
}

std::optional<double> Fields::optionalTextNumber(const QString &name, double limit) const
{
    if (!has(name))
        return std::nullopt;
    const QJsonValue value = m_body.value(name);
    bool ok = false;
    const double number = value.toString().trimmed().toDouble(&ok);
    if (!value.isString() || !ok || !(std::abs(number) <= limit)) {
        refuse(
            u"%1 must be a text with a number from -%2 to %2 in it."_s.arg(full(name)).arg(limit));
    }
    return number;
}

std::optional<GeoPoint> Fields::optionalTextPosition() const
{
    const std::optional<double> latitude = optionalTextNumber(u"latitude"_s, 90.0);
    const std::optional<double> longitude = optionalTextNumber(u"longitude"_s, 180.0);
    if (latitude.has_value() != longitude.has_value()) {
        refuse(u"%1 is required: latitude and longitude go together."_s.arg(
            full(latitude ? u"longitude"_s : u"latitude"_s)));
    }
    if (!latitude)
        return std::nullopt;
    return GeoPoint{*latitude, *longitude};
}

std::optional<qint64> Fields::optionalTime(const QString &name) const
{
    if (!has(name))
        return std::nullopt;
    const QJsonValue value = m_body.value(name);
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime)
        refuse(u"%1 must be a time such as 2024-01-15T09:30:00Z."_s.arg(full(name)));
    return time.toMSecsSinceEpoch();
}

std::optional<Fields> Fields::optionalObject(const QString &name) const
{
    if (!has(name))
        return std::nullopt;
    if (!m_body.value(name).isObject())
        refuse(u"%1 must be an object."_s.arg(full(name)));
    return Fields(m_body.value(name).toObject(), full(name) + u'.');
}

std::optional<QList<qint64>> Fields::optionalIntegers(const QString &name) const
{
    if (!has(name))
        return std::nullopt;
    if (!m_body.value(name).isArray())
        refuse(u"%1 must be a list of whole numbers."_s.arg(full(name)));
    QList<qint64> numbers;
    const QJsonArray array = m_body.value(name).toArray();
    for (const QJsonValue &value : array)
        numbers.append(Fields(QJsonObject{{name, value}}, m_prefix).integer(name));
    return numbers;
}

QStringList Fields::texts(const QString &name, qsizetype maximum) const
{
    const QJsonArray array = m_body.value(name).toArray();
    if (array.isEmpty())
        refuse(u"%1 must be a list with at least one text."_s.arg(full(name)));
    QStringList all;
    for (const QJsonValue &value : array)
        all.append(Fields(QJsonObject{{name, value}}, m_prefix).text(name, maximum));
    return all;
}

GeoPoint Fields::position() const
{
    const std::optional<GeoPoint> position = optionalPosition();
    if (!position)
        refuse(u"%1 is required."_s.arg(full(u"latitude"_s)));
    return *position;
}

} // namespace sandbox
