// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/nesteddialect.h"

#include "sandbox/flatdialect.h"
#include "sandbox/roster.h"
#include "sandbox/wire.h"
#include "sandbox/world.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sandbox::nested {

using namespace wire;

namespace {

constexpr qint64 supplierId = 31;

QJsonValue categoryOf(const Callout &callout)
{
    static constexpr const char *security[] = {"Suspicious person", "Panic button", "Robbery",
                                               "Being followed"};
    static constexpr const char *medical[] = {"Chest pain", "Fall", "Collapse", "Injury"};
    static constexpr const char *roadside[] = {"Flat tyre", "Vehicle breakdown", "Collision",
                                               "Out of fuel"};
    const auto which = size_t(callout.id % 4);
    if (callout.responseTypeId == 2)
        return QString::fromUtf8(medical[which]);
    if (callout.responseTypeId == 3)
        return QString::fromUtf8(roadside[which]);
    return callout.fixedLocationId ? u"Intruder alarm"_s : QString::fromUtf8(security[which]);
}

QJsonObject classification(const Callout &callout)
{
    return {{u"id"_s, callout.classificationId},
            {u"value"_s, callout.classificationId == 2 ? u"TEST"_s : u"REAL"_s}};
}

QJsonValue location(const World &world, const Callout &callout)
{
    if (!callout.position)
        return QJsonValue::Null;
    QString address = roster::addressNear(*callout.position);
    if (callout.fixedLocationId) {
        if (const auto site = world.directory.fixedLocation(*callout.fixedLocationId, true))
            address = site->address;
    }
    return QJsonObject{{u"latitude"_s, degreesText(callout.position->latitude)},
                       {u"longitude"_s, degreesText(callout.position->longitude)},
                       {u"accuracy"_s, callout.accuracyMetres},
                       {u"formattedAddress"_s, orNull(address)},
                       {u"updatedAt"_s, timestamp(callout.updatedMs.value_or(callout.createdMs))}};
}

// Who is on the way or was there; nobody once withdrawn.
std::optional<Responder> responderOf(const World &world, const Callout &callout)
{
    const bool gone = callout.status == QLatin1StringView(status::withdrawn)
                      || (callout.isClosed() && !callout.arrivedMs);
    if (gone || !callout.dispatchedMs)
        return std::nullopt;
    return world.callouts.responderOf(callout.id);
}

QJsonObject responder(const Responder &responder)
{
    const QString number = responder.unit.section(u' ', -1);
    return {{u"id"_s, 5000 + number.toInt()},
            {u"name"_s, responder.unit},
            {u"latitude"_s, degreesText(responder.position.latitude)},
            {u"longitude"_s, degreesText(responder.position.longitude)}};
}

QJsonValue eta(const World &world, const Callout &callout, const Responder &responder, qint64 nowMs)
{
    if (callout.status != QLatin1StringView(status::dispatched))
        return QJsonValue::Null;
    const qint64 left = world.clock.wallAt(responder.arrivesStoryMs) - nowMs;
    return std::max<qint64>(0, (left + 500) / 1000);
}

QJsonObject incident(const World &world, const Callout &callout, qint64 nowMs)
{
    const ResponseType *type = findById(Directory::responseTypes(), callout.responseTypeId);
    const QString kind = QString::fromUtf8(type ? type->description : "");
    const std::optional<Responder> unit = responderOf(world, callout);
    QJsonObject object;
    object.insert(u"id"_s, 1);
    object.insert(u"predefinedLocationId"_s,
                  callout.fixedLocationId ? QJsonValue(QString::number(*callout.fixedLocationId))
                                          : QJsonValue(QJsonValue::Null));
    object.insert(u"responseType"_s,
                  QJsonObject{{u"id"_s, callout.responseTypeId},
                              {u"value"_s, QString::fromUtf8(type ? type->value : "")},
                              {u"description"_s, kind}});
    object.insert(u"typeOfEmergency"_s, QJsonObject{{u"description"_s, kind}});
    // Some real payloads spell this one in lower case.
    object.insert(callout.id % 5 == 0 ? u"incidentcategory"_s : u"incidentCategory"_s,
                  QJsonObject{{u"description"_s, categoryOf(callout)}});
    object.insert(u"calloutCurrentLocation"_s, location(world, callout));
    object.insert(u"responder"_s,
                  unit ? QJsonValue(responder(*unit)) : QJsonValue(QJsonValue::Null));
    object.insert(u"supplier"_s, unit ? QJsonValue(QJsonObject{{u"id"_s, supplierId},
                                                               {u"name"_s, u"Sandbox Response"_s}})
                                      : QJsonValue(QJsonValue::Null));
    object.insert(u"etaSeconds"_s, unit ? eta(world, callout, *unit, nowMs) : QJsonValue::Null);
    const bool withdrawn = callout.status == QLatin1StringView(status::withdrawn);
    object.insert(u"dispatchedAt"_s, timestamp(withdrawn ? std::nullopt : callout.dispatchedMs));
    object.insert(u"arrivedAt"_s, timestamp(callout.arrivedMs));
    object.insert(u"completedAt"_s, timestamp(callout.completedMs));
    return object;
}

} // namespace

QJsonObject listed(const Callout &callout)
{
    QJsonObject object = flat::callout(callout);
    object.insert(u"url"_s, trackingUrl(callout.id));
    return object;
}

QJsonObject callout(const World &world, const Callout &callout, qint64 nowMs)
{
    return {{u"id"_s, callout.id},
            {u"customerId"_s, callout.customerId},
            {u"status"_s, callout.status},
            {u"url"_s, trackingUrl(callout.id)},
            {u"calloutClassification"_s, classification(callout)},
            {u"internalTest"_s, callout.internalTest},
            {u"createdAt"_s, timestamp(callout.createdMs)},
            {u"updatedAt"_s, timestamp(callout.updatedMs.value_or(callout.createdMs))},
            {u"closedAt"_s, timestamp(callout.closedMs)},
            {u"incidentInformation"_s, QJsonArray{incident(world, callout, nowMs)}}};
}

QJsonArray tags(const QString &message)
{
    static const QRegularExpression mention(u"@([A-Za-z][A-Za-z0-9_]*)"_s);
    QJsonArray found;
    auto matches = mention.globalMatch(message);
    while (matches.hasNext())
        found.append(QJsonObject{{u"tag"_s, matches.next().captured(1)}});
    return found;
}

QJsonObject event(const Event &event, bool inList)
{
    const bool chat = event.type == EventType::Chat;
    QJsonObject said{{u"message"_s, event.message}};
    if (chat) {
        said.insert(u"source"_s, event.source);
        said.insert(u"supplierId"_s, event.source == u"responder"_s ? QJsonValue(supplierId)
                                                                    : QJsonValue(QJsonValue::Null));
    }
    QJsonObject object{
        {u"id"_s, event.id},
        {u"calloutId"_s, event.calloutId},
        {u"calloutEventTypeId"_s, int(event.type)},
        {u"event"_s, said},
        {u"createdBy"_s, event.source},
        {u"integrationUserId"_s, QJsonValue::Null},
        {u"createdAt"_s, timestamp(event.createdMs)},
        {u"updatedAt"_s, timestamp(event.createdMs)},
        {u"calloutEventType"_s, QJsonObject{{u"id"_s, int(event.type)},
                                            {u"value"_s, chat ? u"COMMENT"_s : u"LIFECYCLE"_s}}},
        {u"calloutEventTags"_s, chat ? tags(event.message) : QJsonArray()}};
    if (inList)
        object.insert(u"integrationUser"_s, QJsonValue::Null);
    return object;
}

QJsonObject customer(const Customer &customer)
{
    QJsonObject object = customer.profile;
    object.insert(u"id"_s, customer.id);
    object.insert(u"customerSourceId"_s, customerSourceId);
    object.insert(u"name"_s, customer.firstName);
    object.insert(u"surname"_s, customer.lastName);
    object.insert(u"mobile"_s, customer.mobile);
    object.insert(u"email"_s, orNull(customer.email));
    object.insert(u"externalReferenceId"_s, orNull(customer.externalReferenceId));
    return object;
}

QJsonObject subscription(const Subscription &subscription)
{
    return {{u"id"_s, subscription.id},
            {u"customerId"_s, subscription.customerId},
            {u"subscriptionTypeId"_s, subscription.typeId},
            {u"validFrom"_s, timestamp(subscription.validFromMs)},
            {u"validTo"_s, timestamp(subscription.validToMs)},
            {u"CancelledDate"_s, timestamp(subscription.cancelledMs)}};
}

QJsonObject fixedLocation(const FixedLocation &location)
{
    const LocationType *type =
        location.typeId ? findById(Directory::locationTypes(), *location.typeId) : nullptr;
    const auto word = [type](const char *LocationType::*member) {
        return type ? QJsonValue(QString::fromUtf8(type->*member)) : QJsonValue(QJsonValue::Null);
    };
    const QJsonValue typeSince = type ? QJsonValue(u"2023-06-01T00:00:00Z"_s) : QJsonValue::Null;
    QJsonObject object{
        {u"id"_s, location.id},
        {u"customerId"_s,
         location.customerId == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(location.customerId)},
        {u"customerSourceId"_s, customerSourceId},
        {u"externalReferenceId"_s, location.externalReferenceId},
        {u"locationIdentifier"_s,
         location.identifier.isEmpty() ? location.externalReferenceId : location.identifier},
        {u"locationDescription"_s, orNull(location.name)},
        {u"locationAdditionalInformation"_s, orNull(location.additionalInformation)},
        {u"formattedAddress"_s, orNull(location.address)},
        {u"w3w"_s, orNull(location.what3words)},
        {u"calloutLocationTypeId"_s, orNull(location.typeId)},
        {u"calloutLocationTypeValue"_s, word(&LocationType::value)},
        {u"calloutLocationTypeDescription"_s, word(&LocationType::description)},
        {u"duressCode"_s, QJsonValue::Null},
        {u"medicalCoverage"_s, orNull(location.medicalCoverage)},
        {u"securityCoverage"_s, orNull(location.securityCoverage)},
        {u"inCoverageLastCheckedAt"_s, location.hasPosition
                                           ? QJsonValue(timestamp(location.updatedMs))
                                           : QJsonValue(QJsonValue::Null)},
        {u"createdAt"_s, timestamp(location.createdMs)},
        {u"updatedAt"_s, timestamp(location.updatedMs)},
        // Literal names with a dot in them, as the API serialises them.
        {u"calloutLocationType.id"_s, orNull(location.typeId)},
        {u"calloutLocationType.value"_s, word(&LocationType::value)},
        {u"calloutLocationType.description"_s, word(&LocationType::description)},
        {u"calloutLocationType.addressType"_s, word(&LocationType::addressType)},
        {u"calloutLocationType.createdAt"_s, typeSince},
        {u"calloutLocationType.updatedAt"_s, typeSince}};
    if (location.hasPosition) {
        object.insert(u"latitude"_s, degreesText(location.position.latitude));
        object.insert(u"longitude"_s, degreesText(location.position.longitude));
    }
    return object;
}

} // namespace sandbox::nested
