// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/codec/directorycodec.h"

#include "panicapi/codec/customercodec.h"
#include "panicapi/codec/listreader.h"
#include "panicapi/codec/lookupcodec.h"
#include "panicapi/codec/textrules.h"
#include "panicapi/codec/timetext.h"
#include "panicapi/codec/tokencodec.h"
#include "panicapi/redaction.h"

namespace console {

using namespace Qt::StringLiterals;

namespace {

std::optional<UtcTime> timeIn(const QJsonValue &value)
{
    return utcFromIso(value.toString());
}

/// A validity may be given as a day: it then begins, or ends, with that day.
std::optional<UtcTime> dayIn(const QJsonValue &value, QLatin1StringView timeOfDay)
{
    const QString text = value.toString().trimmed();
    constexpr qsizetype isoDay = 10;
    return utcFromIso(text.size() == isoDay ? text + timeOfDay : text);
}

QList<CustomerId> customersIn(const QJsonValue &value)
{
    QList<CustomerId> ids;
    const QJsonArray array = value.toArray();
    for (const QJsonValue one : array) {
        const QJsonValue id =
            one.isObject() ? json::member(one.toObject(), {"customerId"_L1, "id"_L1}) : one;
        if (const auto number = json::identifier(id); number && !ids.contains(*number))
            ids.append(*number);
    }
    return ids;
}

std::optional<Subscription> readSubscription(const QJsonObject &object, Drift &drift)
{
    drift::countUnknown(drift, object,
                        {"id"_L1, "subscriptionId"_L1, "customerId"_L1, "subscriptionTypeId"_L1,
                         "subscriptionType"_L1, "validFrom"_L1, "validTo"_L1, "cancelledDate"_L1,
                         "status"_L1, "dependantCustomerIds"_L1, "dependents"_L1, "createdAt"_L1,
                         "updatedAt"_L1, "message"_L1});
    const auto id = json::identifier(json::member(object, {"id"_L1, "subscriptionId"_L1}));
    if (!id)
        return std::nullopt;
    Subscription one;
    one.id = *id;
    one.customerId = json::identifier(json::member(object, {"customerId"_L1})).value_or(0);
    one.typeId = json::identifier(json::member(object, {"subscriptionTypeId"_L1})).value_or(0);
    if (one.typeId == 0) {
        const QJsonObject type = json::member(object, {"subscriptionType"_L1}).toObject();
        one.typeId = json::identifier(json::member(type, {"id"_L1})).value_or(0);
    }
    one.validFrom = dayIn(json::member(object, {"validFrom"_L1}), "T00:00:00Z"_L1);
    one.validTo = dayIn(json::member(object, {"validTo"_L1}), "T23:59:59Z"_L1);
    one.cancelledAt = dayIn(json::member(object, {"CancelledDate"_L1}), "T00:00:00Z"_L1);
    one.statusText = json::line(json::member(object, {"status"_L1}), textlimit::word);
    one.dependants =
        customersIn(json::member(object, {"dependantCustomerIds"_L1, "dependents"_L1}));
    return one;
}

/// The first of `names` that gives a text.
QString firstText(const QJsonObject &object, json::Names names, qsizetype limit)
{
    for (const QLatin1StringView name : names) {
        QString text =
            json::lineIn(json::member(object, {name}), {"description"_L1, "value"_L1}, limit);
        if (!text.isEmpty())
            return text;
    }
    return {};
}

void countSiteFields(Drift &drift, const QJsonObject &object)
{
    drift::countUnknown(drift, object,
                        {"id"_L1,
                         "customerId"_L1,
                         "customerSourceId"_L1,
                         "externalReferenceId"_L1,
                         "name"_L1,
                         "locationIdentifier"_L1,
                         "latitude"_L1,
                         "longitude"_L1,
                         "locationDescription"_L1,
                         "locationAdditionalInformation"_L1,
                         "formattedAddress"_L1,
                         "address"_L1,
                         "w3w"_L1,
                         "calloutLocationTypeId"_L1,
                         "calloutLocationTypeValue"_L1,
                         "calloutLocationTypeDescription"_L1,
                         "duressCode"_L1,
                         "medicalCoverage"_L1,
                         "securityCoverage"_L1,
                         "inCoverageLastCheckedAt"_L1,
                         "createdAt"_L1,
                         "updatedAt"_L1,
                         "calloutLocationType"_L1,
                         "calloutLocationType.id"_L1,
                         "calloutLocationType.value"_L1,
                         "calloutLocationType.description"_L1,
                         "calloutLocationType.addressType"_L1,
                         "calloutLocationType.createdAt"_L1,
                         "calloutLocationType.updatedAt"_L1,
                         "message"_L1});
}

std::optional<FixedLocation> readSite(const QJsonObject &object, Drift &drift)
{
    countSiteFields(drift, object);
    const auto id = json::identifier(json::member(object, {"id"_L1}));
    if (!id)
        return std::nullopt;
    FixedLocation site;
    site.id = *id;
    site.customerId = json::identifier(json::member(object, {"customerId"_L1})).value_or(0);
    site.externalReference = firstText(object, {"externalReferenceId"_L1}, textlimit::line);
    site.identifier = firstText(object, {"locationIdentifier"_L1}, textlimit::line);
    site.name = firstText(object, {"name"_L1, "locationDescription"_L1, "locationIdentifier"_L1},
                          textlimit::line);
    site.address = firstText(object, {"formattedAddress"_L1, "address"_L1}, textlimit::line);
    site.additionalInformation = cleanParagraph(
        json::member(object, {"locationAdditionalInformation"_L1}).toString(), textlimit::message);
    site.what3words = firstText(object, {"w3w"_L1}, textlimit::word);
    site.typeName = firstText(object,
                              {"calloutLocationTypeDescription"_L1,
                               "calloutLocationType.description"_L1, "calloutLocationTypeValue"_L1,
                               "calloutLocationType.value"_L1, "calloutLocationType"_L1},
                              textlimit::word);
    const auto latitude = json::number(json::member(object, {"latitude"_L1}));
    const auto longitude = json::number(json::member(object, {"longitude"_L1}));
    if (latitude && longitude)
        site.point = makeLatLon(*latitude, *longitude);
    site.medicalCoverage = json::boolean(json::member(object, {"medicalCoverage"_L1}));
    site.securityCoverage = json::boolean(json::member(object, {"securityCoverage"_L1}));
    site.coverageCheckedAt = timeIn(json::member(object, {"inCoverageLastCheckedAt"_L1}));
    return site;
}

std::optional<Dialect> siteDialect(const QJsonObject &object)
{
    if (!json::member(object, {"locationIdentifier"_L1}).isUndefined())
        return Dialect::Nested;
    if (!json::member(object, {"name"_L1}).isUndefined())
        return Dialect::Flat;
    return std::nullopt;
}

/// True for success without the object: nothing, or a message alone.
bool isBareSuccess(QByteArrayView body, json::Names envelopes)
{
    if (body.trimmed().isEmpty())
        return true;
    const auto answer = json::parseObject(body);
    return answer && json::member(*answer, envelopes).isUndefined()
           && json::member(*answer, {"id"_L1}).isUndefined();
}

} // namespace

DecodeResult<Customer> decodeWrittenCustomer(QByteArrayView body, const CustomerDraft &draft)
{
    auto decoded = decodeCustomer(body, draft.id);
    if (decoded || !isBareSuccess(body, {"customer"_L1}))
        return decoded;
    Customer customer;
    customer.id = draft.id;
    customer.name = cleanLine(draft.name, textlimit::word);
    customer.surname = cleanLine(draft.surname, textlimit::word);
    customer.mobile = MaskedNumber::fromFull(draft.mobile);
    customer.email = cleanLine(draft.email, textlimit::word);
    customer.externalReference = cleanLine(draft.externalReference, textlimit::word);
    return Decoded<Customer>{std::move(customer)};
}

DecodeResult<QList<Subscription>> decodeSubscriptions(QByteArrayView body, CustomerId customer)
{
    Drift drift;
    auto list =
        readList<Subscription>(body, {"subscriptions"_L1, "data"_L1}, drift, readSubscription);
    if (list) {
        for (Subscription &one : *list) {
            if (one.customerId == 0)
                one.customerId = customer;
        }
    }
    return decoded(std::move(list), std::move(drift));
}

DecodeResult<Subscription> decodeSubscription(QByteArrayView body)
{
    const auto answer = json::parseObject(body);
    if (!answer)
        return std::unexpected(answer.error());
    const bool enveloped = json::member(*answer, {"subscription"_L1}).isObject();
    Decoded<Subscription> result;
    auto one = readSubscription(json::unwrap(*answer, {"subscription"_L1}), result.drift);
    if (!one)
        return std::unexpected(DecodeError{u"the answer holds no subscription"_s});
    if (enveloped) {
        drift::countUnknown(result.drift, *answer,
                            {"message"_L1, "subscription"_L1, "dependents"_L1});
        if (one->dependants.isEmpty())
            one->dependants = customersIn(json::member(*answer, {"dependents"_L1}));
    }
    result.value = std::move(*one);
    result.dialect = enveloped ? Dialect::Nested : Dialect::Flat;
    return result;
}

DecodeResult<Subscription> decodeWrittenSubscription(QByteArrayView body, const Subscription &sent)
{
    auto decoded = decodeSubscription(body);
    if (decoded || !isBareSuccess(body, {"subscription"_L1}))
        return decoded;
    return Decoded<Subscription>{sent};
}

DecodeResult<QList<SubscriptionType>> decodeSubscriptionTypes(QByteArrayView body)
{
    Drift drift;
    auto list = readList<SubscriptionType>(
        body, {"subscriptionTypes"_L1, "types"_L1, "data"_L1}, drift,
        [](const QJsonObject &object, Drift &unknown) -> std::optional<SubscriptionType> {
            drift::countUnknown(unknown, object,
                                {"id"_L1, "subscriptionTypeId"_L1, "name"_L1, "value"_L1,
                                 "description"_L1, "createdAt"_L1, "updatedAt"_L1});
            const auto id =
                json::identifier(json::member(object, {"id"_L1, "subscriptionTypeId"_L1}));
            if (!id)
                return std::nullopt;
            return SubscriptionType{
                *id, firstText(object, {"name"_L1, "value"_L1, "description"_L1}, textlimit::word)};
        });
    return decoded(std::move(list), std::move(drift));
}

DecodeResult<QList<FixedLocation>> decodeFixedLocations(QByteArrayView body)
{
    Decoded<QList<FixedLocation>> result;
    auto list = readList<FixedLocation>(
        body, {"predefinedLocations"_L1, "fixedLocations"_L1, "locations"_L1, "data"_L1},
        result.drift, [&result](const QJsonObject &object, Drift &drift) {
            if (!result.dialect)
                result.dialect = siteDialect(object);
            return readSite(object, drift);
        });
    if (!list)
        return std::unexpected(list.error());
    result.value = std::move(*list);
    return result;
}

DecodeResult<FixedLocation> decodeFixedLocation(QByteArrayView body)
{
    const auto answer = json::parseObject(body);
    if (!answer)
        return std::unexpected(answer.error());
    const QJsonObject object =
        json::unwrap(*answer, {"predefinedLocation"_L1, "fixedLocation"_L1, "location"_L1});
    Decoded<FixedLocation> result;
    auto site = readSite(object, result.drift);
    if (!site)
        return std::unexpected(DecodeError{u"the answer holds no fixed location"_s});
    if (object != *answer) {
        drift::countUnknown(
            result.drift, *answer,
            {"message"_L1, "predefinedLocation"_L1, "fixedLocation"_L1, "location"_L1});
    }
    result.value = std::move(*site);
    result.dialect = siteDialect(object);
    return result;
}

DecodeResult<FixedLocation> decodeWrittenFixedLocation(QByteArrayView body,
                                                       const FixedLocation &sent)
{
    auto decoded = decodeFixedLocation(body);
    if (decoded
        || !isBareSuccess(body, {"predefinedLocation"_L1, "fixedLocation"_L1, "location"_L1}))
        return decoded;
    return Decoded<FixedLocation>{sent};
}

DecodeResult<QString> decodeMessage(QByteArrayView body)
{
    Decoded<QString> result;
    result.value = redacted(decodeErrorDetail(body), {});
    if (const auto answer = json::parseObject(body))
        drift::countUnknown(result.drift, *answer, {"message"_L1, "error"_L1});
    return result;
}

} // namespace console
