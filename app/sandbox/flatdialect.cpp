// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/flatdialect.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QTimeZone>

#include <cmath>

using namespace Qt::StringLiterals;

namespace sandbox::flat {

namespace {

constexpr int customerSourceId = 12;

// A millionth of a degree is a decimetre.
double rounded(double degrees)
{
    return std::round(degrees * 1e6) / 1e6;
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

} // namespace

QString timestamp(qint64 unixMs)
{
    return QDateTime::fromMSecsSinceEpoch(unixMs, QTimeZone::UTC).toString(Qt::ISODate);
}

QJsonObject callout(const Callout &callout)
{
    QJsonObject object;
    object.insert(u"id"_s, callout.id);
    object.insert(u"customerId"_s, callout.customerId);
    object.insert(u"predefinedLocationId"_s, callout.fixedLocationId
                                                 ? QJsonValue(*callout.fixedLocationId)
                                                 : QJsonValue(QJsonValue::Null));
    object.insert(u"status"_s, callout.status);
    object.insert(u"latitude"_s, callout.position ? QJsonValue(rounded(callout.position->latitude))
                                                  : QJsonValue(QJsonValue::Null));
    object.insert(u"longitude"_s, callout.position
                                      ? QJsonValue(rounded(callout.position->longitude))
                                      : QJsonValue(QJsonValue::Null));
    object.insert(u"responseTypeId"_s, callout.responseTypeId);
    object.insert(u"calloutClassificationId"_s, callout.classificationId);
    object.insert(u"createdAt"_s, timestamp(callout.createdMs));
    return object;
}

QByteArray calloutJson(const Callout &value)
{
    return QJsonDocument(callout(value)).toJson(QJsonDocument::Compact);
}

QJsonObject event(const Event &event)
{
    return {{u"id"_s, event.id},
            {u"calloutId"_s, event.calloutId},
            {u"message"_s, event.message},
            {u"createdAt"_s, timestamp(event.createdMs)}};
}

QJsonObject customer(const Customer &customer)
{
    return {{u"id"_s, customer.id},
            {u"firstName"_s, customer.firstName},
            {u"lastName"_s, customer.lastName},
            {u"mobileNumber"_s, customer.mobile},
            {u"email"_s, orNull(customer.email)},
            {u"externalReferenceId"_s, orNull(customer.externalReferenceId)},
            {u"customerSourceId"_s, customerSourceId}};
}

} // namespace sandbox::flat
