// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/panicapi/golden.h"

#include <QJsonArray>

namespace console::test {

using namespace Qt::StringLiterals;

namespace {

void put(QJsonObject &object, QLatin1StringView name, const QString &text)
{
    if (!text.isEmpty())
        object[name] = text;
}

void put(QJsonObject &object, QLatin1StringView name, qint64 number)
{
    if (number != 0)
        object[name] = number;
}

void put(QJsonObject &object, QLatin1StringView name, const std::optional<UtcTime> &time)
{
    if (time)
        object[name] = toDateTime(*time).toString(Qt::ISODateWithMs);
}

QJsonArray pointAsJson(const LatLon &point)
{
    return {point.latitude, point.longitude};
}

QJsonObject positionAsJson(const Position &position)
{
    QJsonObject object{{"point"_L1, pointAsJson(position.point)}};
    if (position.accuracyMetres)
        object["accuracyMetres"_L1] = *position.accuracyMetres;
    put(object, "fixTime"_L1, position.fixTime);
    return object;
}

QJsonObject responderAsJson(const Responder &responder)
{
    QJsonObject object;
    put(object, "unit"_L1, responder.unit);
    put(object, "supplier"_L1, responder.supplier);
    if (responder.point)
        object["point"_L1] = pointAsJson(*responder.point);
    if (responder.eta)
        object["etaSeconds"_L1] = qint64(responder.eta->count());
    return object;
}

QString statusName(CalloutStatus status)
{
    switch (status) {
    case CalloutStatus::Unknown: return u"Unknown"_s;
    case CalloutStatus::Created: return u"Created"_s;
    case CalloutStatus::ResponderDispatched: return u"ResponderDispatched"_s;
    case CalloutStatus::ResponderCancelled: return u"ResponderCancelled"_s;
    case CalloutStatus::ResponderArrived: return u"ResponderArrived"_s;
    case CalloutStatus::ResponderCompleted: return u"ResponderCompleted"_s;
    case CalloutStatus::Closed: return u"Closed"_s;
    }
    return {};
}

QString classificationName(Classification classification)
{
    switch (classification) {
    case Classification::NotGiven: return {};
    case Classification::Real: return u"Real"_s;
    case Classification::Test: return u"Test"_s;
    }
    return {};
}

QJsonObject asJson(const Callout &callout)
{
    QJsonObject object{{"status"_L1, statusName(callout.status)}};
    put(object, "id"_L1, callout.id);
    put(object, "customerId"_L1, callout.customerId);
    put(object, "fixedLocationId"_L1, callout.fixedLocationId.value_or(0));
    put(object, "statusText"_L1, callout.statusText);
    if (callout.position)
        object["position"_L1] = positionAsJson(*callout.position);
    put(object, "address"_L1, callout.address);
    put(object, "responseTypeId"_L1, callout.responseTypeId);
    put(object, "responseTypeName"_L1, callout.responseTypeName);
    put(object, "emergency"_L1, callout.emergency);
    put(object, "classificationId"_L1, callout.classificationId);
    put(object, "classification"_L1, classificationName(callout.classification));
    if (callout.internalTest)
        object["internalTest"_L1] = true;
    put(object, "trackingUrl"_L1, callout.trackingUrl.toString());
    if (!callout.responder.isEmpty())
        object["responder"_L1] = responderAsJson(callout.responder);
    put(object, "createdAt"_L1, callout.createdAt);
    put(object, "updatedAt"_L1, callout.updatedAt);
    put(object, "dispatchedAt"_L1, callout.dispatchedAt);
    put(object, "arrivedAt"_L1, callout.arrivedAt);
    put(object, "completedAt"_L1, callout.completedAt);
    put(object, "closedAt"_L1, callout.closedAt);
    return object;
}

QJsonObject asJson(const CalloutEvent &event)
{
    QJsonObject object;
    put(object, "id"_L1, event.id);
    put(object, "calloutId"_L1, event.calloutId);
    put(object, "typeId"_L1, event.typeId);
    put(object, "text"_L1, event.text);
    put(object, "source"_L1, event.source);
    put(object, "createdAt"_L1, event.createdAt);
    return object;
}

QJsonObject asJson(const Customer &customer)
{
    QJsonObject object;
    put(object, "id"_L1, customer.id);
    put(object, "name"_L1, customer.name);
    put(object, "surname"_L1, customer.surname);
    put(object, "mobile"_L1, customer.mobile.revealed());
    put(object, "email"_L1, customer.email);
    put(object, "externalReference"_L1, customer.externalReference);
    put(object, "vehicle"_L1, customer.vehicle);
    return object;
}

QJsonObject asJson(const ExceptionReason &reason)
{
    return {{"id"_L1, reason.id}, {"reason"_L1, reason.reason}};
}

QJsonObject asJson(const RatingItem &item)
{
    return {{"id"_L1, item.id}, {"key"_L1, item.key}, {"description"_L1, item.description}};
}

QJsonObject asJson(const ResponseType &type)
{
    return {{"id"_L1, type.id}, {"value"_L1, type.value}, {"description"_L1, type.description}};
}

template <typename T> QJsonArray asJson(const QList<T> &list)
{
    QJsonArray array;
    for (const T &item : list)
        array.append(asJson(item));
    return array;
}

QJsonObject countsAsJson(const QMap<QString, int> &counts)
{
    QJsonObject object;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        object[it.key()] = it.value();
    return object;
}

QJsonObject asJson(const Snapshot &snapshot)
{
    QJsonObject object{{"callouts"_L1, asJson(snapshot.callouts)},
                       {"complete"_L1, snapshot.complete}};
    put(object, "skipped"_L1, snapshot.skipped);
    put(object, "duplicates"_L1, snapshot.duplicates);
    if (!snapshot.unknownStatuses.isEmpty())
        object["unknownStatuses"_L1] = countsAsJson(snapshot.unknownStatuses);
    if (!snapshot.unknownFields.isEmpty())
        object["unknownFields"_L1] = countsAsJson(snapshot.unknownFields);
    return object;
}

QJsonObject asJson(const TokenAnswer &answer)
{
    QJsonObject object{{"token"_L1, QString::fromLatin1(answer.token)}};
    if (answer.lifetime)
        object["lifetimeSeconds"_L1] = qint64(answer.lifetime->count());
    if (answer.expiresAt)
        object["expiresAt"_L1] = qint64(answer.expiresAt->time_since_epoch().count());
    return object;
}

template <typename T> QJsonObject outcome(const DecodeResult<T> &result)
{
    if (!result)
        return {{"error"_L1, result.error().detail}};
    QJsonObject object{{"value"_L1, asJson(result->value)}};
    if (result->dialect)
        object["dialect"_L1] = *result->dialect == Dialect::Flat ? u"flat"_s : u"nested"_s;
    return object;
}

} // namespace

QJsonObject decodedAsJson(const QString &kind, QByteArrayView input)
{
    if (kind == "list"_L1)
        return outcome(decodeActiveList(input));
    if (kind == "callout"_L1)
        return outcome(decodeCallout(input));
    if (kind == "events"_L1)
        return outcome(decodeEvents(input, 992011));
    if (kind == "customer"_L1)
        return outcome(decodeCustomer(input, 178921));
    if (kind == "reasons"_L1)
        return outcome(decodeExceptionReasons(input));
    if (kind == "ratingitems"_L1)
        return outcome(decodeRatingItems(input));
    if (kind == "responsetypes"_L1)
        return outcome(decodeResponseTypes(input));
    if (kind == "token"_L1)
        return outcome(decodeToken(input));
    return {};
}

} // namespace console::test
