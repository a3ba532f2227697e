// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/wire.h"

#include <QDateTime>
#include <QTimeZone>

#include <cmath>

using namespace Qt::StringLiterals;

namespace sandbox::wire {

QString timestamp(qint64 unixMs)
{
    return QDateTime::fromMSecsSinceEpoch(unixMs, QTimeZone::UTC).toString(Qt::ISODate);
}

QJsonValue timestamp(std::optional<qint64> unixMs)
{
    return unixMs ? QJsonValue(timestamp(*unixMs)) : QJsonValue(QJsonValue::Null);
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue orNull(std::optional<qint64> number)
{
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}

QJsonValue orNull(std::optional<bool> flag)
{
    return flag ? QJsonValue(*flag) : QJsonValue(QJsonValue::Null);
}

double degrees(double value)
{
    return std::round(value * 1e6) / 1e6;
}

QString degreesText(double value)
{
    return QString::number(degrees(value), 'g', 10);
}

QString trackingUrl(qint64 calloutId)
{
    return u"https://track.example/c/%1"_s.arg(calloutId);
}

} // namespace sandbox::wire
