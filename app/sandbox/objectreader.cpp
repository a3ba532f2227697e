// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/objectreader.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace sandbox {

ObjectReader::ObjectReader(const QJsonObject &object, const QString &pointer,
                           QList<Mistake> &mistakes)
    : m_object(object), m_pointer(pointer), m_mistakes(mistakes)
{
}

void ObjectReader::wrong(const QString &member, const QString &text)
{
    m_mistakes.append({member.isEmpty() ? m_pointer : pointerTo(member), text});
}

QJsonValue ObjectReader::value(const QString &name)
{
    m_known.insert(name);
    return m_object.value(name);
}

std::optional<double> ObjectReader::number(const QString &name, double low, double high)
{
    const QJsonValue found = value(name);
    if (found.isUndefined())
        return std::nullopt;
    const double number = found.toDouble();
    if (!found.isDouble() || !(number >= low && number <= high)) {
        wrong(name, u"%1 must be a number from %2 to %3."_s.arg(name).arg(low).arg(high));
        return std::nullopt;
    }
    return number;
}

std::optional<qint64> ObjectReader::whole(const QString &name, qint64 low, qint64 high)
{
    const QJsonValue found = value(name);
    if (found.isUndefined())
        return std::nullopt;
    const double number = found.toDouble();
    if (!found.isDouble() || std::floor(number) != number
        || !(number >= double(low) && number <= double(high))) {
        wrong(name, u"%1 must be a whole number from %2 to %3."_s.arg(name).arg(low).arg(high));
        return std::nullopt;
    }
    return qint64(number);
}

std::optional<QString> ObjectReader::text(const QString &name)
{
    const QJsonValue found = value(name);
    if (found.isUndefined())
        return std::nullopt;
    if (!found.isString() || found.toString().trimmed().isEmpty()) {
        wrong(name, u"%1 must be a text that is not empty."_s.arg(name));
        return std::nullopt;
    }
    if (found.toString().size() > 2000) {
        wrong(name, u"%1 is too long: at most 2000 characters."_s.arg(name));
        return std::nullopt;
    }
    return found.toString();
}

std::optional<QString> ObjectReader::word(const QString &name, const QStringList &choices)
{
    const QJsonValue found = value(name);
    if (found.isUndefined())
        return std::nullopt;
    if (!choices.contains(found.toString())) {
        wrong(name, u"%1 must be one of %2."_s.arg(name, choices.join(u", "_s)));
        return std::nullopt;
    }
    return found.toString();
}

std::optional<QJsonObject> ObjectReader::object(const QString &name)
{
    const QJsonValue found = value(name);
    if (found.isUndefined())
        return std::nullopt;
    if (!found.isObject()) {
        wrong(name, u"%1 must be an object."_s.arg(name));
        return std::nullopt;
    }
    return found.toObject();
}

QJsonArray ObjectReader::array(const QString &name)
{
    const QJsonValue found = value(name);
    if (!found.isUndefined() && !found.isArray())
        wrong(name, u"%1 must be a list."_s.arg(name));
    return found.toArray();
}

void ObjectReader::require(const QString &name)
{
    if (!has(name))
        wrong({}, u"%1 is missing."_s.arg(name));
}

void ObjectReader::refuseOthers()
{
    QStringList known(m_known.cbegin(), m_known.cend());
    known.sort();
    const QStringList members = m_object.keys();
    for (const QString &member : members) {
        if (!m_known.contains(member)) {
            wrong(member, u"\"%1\" is not known here; known are %2."_s.arg(member.left(60),
                                                                           known.join(u", "_s)));
        }
    }
}

} // namespace sandbox
