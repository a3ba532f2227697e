// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/panicapi/golden.h"

#include <QJsonArray>

#include <functional>

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

QJsonObject asJson(const CalloutPtr &callout)
{
    return asJson(*callout);
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
    static const std::array names{"bloodType"_L1,   "allergies"_L1,       "conditions"_L1,
                                  "medications"_L1, "otherMedical"_L1,    "medicalAid"_L1,
                                  "nextOfKin"_L1,   "nextOfKinNumber"_L1, "doctorNumber"_L1};
    for (const auto &[fact, text] : customer.facts.asKeyValueRange())
        put(object, names.at(std::size_t(fact)), text);
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

QJsonObject asJson(const SubscriptionType &type)
{
    return {{"id"_L1, type.id}, {"name"_L1, type.name}};
}

QJsonObject asJson(const Subscription &subscription)
{
    QJsonObject object{{"id"_L1, subscription.id}};
    put(object, "customerId"_L1, subscription.customerId);
    put(object, "typeId"_L1, subscription.typeId);
    put(object, "validFrom"_L1, subscription.validFrom);
    put(object, "validTo"_L1, subscription.validTo);
    put(object, "cancelledAt"_L1, subscription.cancelledAt);
    put(object, "statusText"_L1, subscription.statusText);
    QJsonArray dependants;
    for (const CustomerId id : subscription.dependants)
        dependants.append(id);
    if (!dependants.isEmpty())
        object["dependants"_L1] = dependants;
    return object;
}

QJsonObject asJson(const FixedLocation &site)
{
    QJsonObject object{{"id"_L1, site.id}};
    put(object, "customerId"_L1, site.customerId);
    put(object, "externalReference"_L1, site.externalReference);
    put(object, "name"_L1, site.name);
    put(object, "identifier"_L1, site.identifier);
    put(object, "address"_L1, site.address);
    put(object, "additionalInformation"_L1, site.additionalInformation);
    put(object, "what3words"_L1, site.what3words);
    put(object, "typeName"_L1, site.typeName);
    if (site.point)
        object["point"_L1] = pointAsJson(*site.point);
    if (site.medicalCoverage)
        object["medicalCoverage"_L1] = *site.medicalCoverage;
    if (site.securityCoverage)
        object["securityCoverage"_L1] = *site.securityCoverage;
    put(object, "coverageCheckedAt"_L1, site.coverageCheckedAt);
    return object;
}

QJsonObject asJson(const ResolutionReport &report)
{
    QJsonObject object{{"calloutId"_L1, report.calloutId}};
    put(object, "statusText"_L1, report.statusText);
    put(object, "outcome"_L1, report.outcome);
    put(object, "createdAt"_L1, report.createdAt);
    put(object, "dispatchedAt"_L1, report.dispatchedAt);
    put(object, "arrivedAt"_L1, report.arrivedAt);
    put(object, "completedAt"_L1, report.completedAt);
    put(object, "closedAt"_L1, report.closedAt);
    if (report.responseTime)
        object["responseSeconds"_L1] = qint64(report.responseTime->count());
    if (report.resolutionTime)
        object["resolutionSeconds"_L1] = qint64(report.resolutionTime->count());
    QJsonArray others;
    for (const ResolutionReport::Line &line : report.others)
        others.append(line.name + ": "_L1 + line.value);
    if (!others.isEmpty())
        object["others"_L1] = others;
    put(object, "documentType"_L1, report.documentType);
    return object;
}

QJsonObject asJson(const CalloutMap &map)
{
    QJsonObject object{{"calloutId"_L1, map.calloutId}};
    put(object, "url"_L1, map.url.toString());
    put(object, "imageBytes"_L1, qint64(map.image.size()));
    return object;
}

QJsonArray ringAsJson(const QList<LatLon> &ring)
{
    QJsonArray array;
    for (const LatLon &point : ring)
        array.append(pointAsJson(point));
    return array;
}

QJsonObject asJson(const Coverage::Polygon &polygon)
{
    QJsonObject object{{"outer"_L1, ringAsJson(polygon.outer)}};
    put(object, "name"_L1, polygon.name);
    QJsonArray holes;
    for (const QList<LatLon> &hole : polygon.holes)
        holes.append(ringAsJson(hole));
    if (!holes.isEmpty())
        object["holes"_L1] = holes;
    return object;
}

QJsonValue asJson(qint64 number)
{
    return number;
}

QJsonValue asJson(const QString &text)
{
    return text;
}

QJsonValue asJson(const std::optional<Callout> &callout)
{
    return callout ? QJsonValue(asJson(*callout)) : QJsonValue();
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

QJsonObject asJson(const Coverage &coverage)
{
    QJsonObject object{{"polygons"_L1, asJson(coverage.polygons)}};
    put(object, "skipped"_L1, coverage.skipped);
    return object;
}

QJsonObject asJson(const Drift &drift)
{
    QJsonObject object;
    if (!drift.unknownStatuses.isEmpty())
        object["statuses"_L1] = countsAsJson(drift.unknownStatuses);
    if (!drift.unknownFields.isEmpty())
        object["fields"_L1] = countsAsJson(drift.unknownFields);
    if (!drift.unknownEventTypes.isEmpty())
        object["eventTypes"_L1] = countsAsJson(drift.unknownEventTypes);
    put(object, "skipped"_L1, drift.skipped);
    put(object, "duplicates"_L1, drift.duplicates);
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
    if (!result) {
        return result.error().nothingThere ? QJsonObject{{"notYet"_L1, result.error().detail}}
                                           : QJsonObject{{"error"_L1, result.error().detail}};
    }
    QJsonObject object{{"value"_L1, asJson(result->value)}};
    if (result->dialect)
        object["dialect"_L1] = *result->dialect == Dialect::Flat ? u"flat"_s : u"nested"_s;
    if (!result->drift.isEmpty())
        object["drift"_L1] = asJson(result->drift);
    return object;
}

} // namespace

QJsonObject decodedAsJson(const QString &kind, QByteArrayView input, QByteArrayView contentType)
{
    constexpr CalloutId callout = 992011;
    constexpr CustomerId customer = 178921;
    using Decode = std::function<QJsonObject()>;
    const QHash<QString, Decode> decoders{
        {u"list"_s, [&] { return outcome(decodeActiveList(input)); }},
        {u"callout"_s, [&] { return outcome(decodeCallout(input)); }},
        {u"location"_s, [&] { return outcome(decodeLocationAnswer(input)); }},
        {u"events"_s, [&] { return outcome(decodeEvents(input, callout)); }},
        {u"sentevent"_s,
         [&] { return outcome(decodeSentEvent(input, {0, callout, 0, u"as sent"_s, {}, {}})); }},
        {u"customer"_s, [&] { return outcome(decodeCustomer(input, customer)); }},
        {u"reasons"_s, [&] { return outcome(decodeExceptionReasons(input)); }},
        {u"attachedreason"_s, [&] { return outcome(decodeAttachedReason(input, {102, {}})); }},
        {u"ratingitems"_s, [&] { return outcome(decodeRatingItems(input)); }},
        {u"createdid"_s, [&] { return outcome(decodeCreatedId(input)); }},
        {u"responsetypes"_s, [&] { return outcome(decodeResponseTypes(input)); }},
        {u"subscriptions"_s, [&] { return outcome(decodeSubscriptions(input, customer)); }},
        {u"subscription"_s, [&] { return outcome(decodeSubscription(input)); }},
        {u"subscriptiontypes"_s, [&] { return outcome(decodeSubscriptionTypes(input)); }},
        {u"fixedlocations"_s, [&] { return outcome(decodeFixedLocations(input)); }},
        {u"fixedlocation"_s, [&] { return outcome(decodeFixedLocation(input)); }},
        {u"report"_s, [&] { return outcome(decodeResolutionReport(input, contentType, callout)); }},
        {u"map"_s,
         [&] {
             const QUrl root(u"https://panic.example/panic-api/v2"_s);
             return outcome(decodeCalloutMap(input, callout, root));
         }},
        {u"coverage"_s, [&] { return outcome(decodeCoverage(input, 1)); }},
        {u"message"_s, [&] { return outcome(decodeMessage(input)); }},
        {u"token"_s, [&] { return outcome(decodeToken(input)); }},
    };
    const auto decode = decoders.constFind(kind);
    return decode == decoders.constEnd() ? QJsonObject() : (*decode)();
}

} // namespace console::test
