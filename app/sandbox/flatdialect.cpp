// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/flatdialect.h"

#include "sandbox/wire.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sandbox::flat {

using namespace wire;

QJsonObject callout(const Callout &callout)
{
    QJsonObject object;
    object.insert(u"id"_s, callout.id);
    object.insert(u"customerId"_s, callout.customerId);
    object.insert(u"predefinedLocationId"_s, orNull(callout.fixedLocationId));
    object.insert(u"status"_s, callout.status);
    object.insert(u"latitude"_s, callout.position ? QJsonValue(degrees(callout.position->latitude))
                                                  : QJsonValue(QJsonValue::Null));
    object.insert(u"longitude"_s, callout.position
                                      ? QJsonValue(degrees(callout.position->longitude))
                                      : QJsonValue(QJsonValue::Null));
    object.insert(u"responseTypeId"_s, callout.responseTypeId);
    object.insert(u"calloutClassificationId"_s, callout.classificationId);
    object.insert(u"createdAt"_s, timestamp(callout.createdMs));
    return object;
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

QJsonObject subscription(const Subscription &subscription, qint64 nowMs)
{
    QString word = u"active"_s;
    if (subscription.cancelledMs)
        word = u"cancelled"_s;
    else if (nowMs < subscription.validFromMs)
        word = u"pending"_s;
    else if (nowMs > subscription.validToMs)
        word = u"expired"_s;
    QJsonArray dependants;
    for (const qint64 id : subscription.dependants)
        dependants.append(id);
    return {{u"id"_s, subscription.id},
            {u"customerId"_s, subscription.customerId},
            {u"subscriptionTypeId"_s, subscription.typeId},
            {u"validFrom"_s, timestamp(subscription.validFromMs)},
            {u"validTo"_s, timestamp(subscription.validToMs)},
            {u"CancelledDate"_s, timestamp(subscription.cancelledMs)},
            {u"status"_s, word},
            {u"dependantCustomerIds"_s, dependants}};
}

QJsonObject fixedLocation(const FixedLocation &location)
{
    QJsonObject object{{u"id"_s, location.id},
                       {u"name"_s, location.name},
                       {u"externalReferenceId"_s, location.externalReferenceId},
                       {u"customerId"_s, location.customerId == 0
                                             ? QJsonValue(QJsonValue::Null)
                                             : QJsonValue(location.customerId)}};
    if (location.hasPosition) {
        object.insert(u"latitude"_s, degrees(location.position.latitude));
        object.insert(u"longitude"_s, degrees(location.position.longitude));
    }
    return object;
}

} // namespace sandbox::flat
