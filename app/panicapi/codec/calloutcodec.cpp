// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/codec/calloutcodec.h"

#include "panicapi/codec/calloutfields.h"
#include "panicapi/codec/calloutrules.h"
#include "panicapi/codec/driftcount.h"
#include "panicapi/codec/textrules.h"
#include "panicapi/codec/timetext.h"

#include <QHash>

#include <algorithm>

namespace console {

using namespace Qt::StringLiterals;
using namespace json::field;

namespace {

constexpr auto incidentPrefix = "incidentInformation."_L1;
std::optional<UtcTime> timeIn(const QJsonValue &value)
{
    return value.isString() ? utcFromIso(value.toString()) : std::nullopt;
}

int smallId(const QJsonValue &value)
{
    return asSmallId(json::identifier(value).value_or(0));
}

std::optional<LatLon> pointIn(const QJsonValue &latitude, const QJsonValue &longitude)
{
    const auto lat = json::number(latitude);
    const auto lon = json::number(longitude);
    return lat && lon ? makeLatLon(*lat, *lon) : std::nullopt;
}

std::optional<double> radiusIn(const QJsonValue &value)
{
    const auto metres = json::number(value);
    return metres && *metres >= 0 ? metres : std::nullopt;
}

std::optional<Position> positionIn(const QJsonValue &value)
{
    if (!value.isObject())
        return std::nullopt;
    const QJsonObject object = value.toObject();
    const auto point =
        pointIn(json::member(object, {"latitude"_L1}), json::member(object, {"longitude"_L1}));
    if (!point)
        return std::nullopt;
    return Position{*point, radiusIn(json::member(object, {"accuracy"_L1})),
                    timeIn(json::member(object, {"updatedAt"_L1}))};
}

QString addressIn(const QJsonValue &place)
{
    return place.isObject() ? json::lineIn(place, {"formattedAddress"_L1}, textlimit::line)
                            : QString();
}

/// The id and the word belong together: once one place has given either, no other is asked.
void readClassification(Callout &callout, const QJsonValue &id, const QJsonValue &object)
{
    if (callout.classificationId != 0 || callout.classification != Classification::NotGiven)
        return;
    callout.classificationId = smallId(id);
    if (callout.classificationId == 0 && object.isObject())
        callout.classificationId = smallId(json::member(object.toObject(), {"id"_L1}));
    const QString word = json::lineIn(object, {"value"_L1, "description"_L1}, textlimit::word);
    if (word.compare("REAL"_L1, Qt::CaseInsensitive) == 0)
        callout.classification = Classification::Real;
    else if (word.compare("TEST"_L1, Qt::CaseInsensitive) == 0)
        callout.classification = Classification::Test;
    else
        callout.classification = classificationOf(callout.classificationId);
}

void readResponseType(Callout &callout, const QJsonValue &value)
{
    if (callout.responseTypeId == 0 && value.isObject())
        callout.responseTypeId = smallId(json::member(value.toObject(), {"id"_L1}));
    if (callout.responseTypeName.isEmpty())
        callout.responseTypeName =
            json::lineIn(value, {"value"_L1, "description"_L1}, textlimit::word);
}

/// "Security / Intruder alarm": AURA splits it in two and fills either.
QString emergencyIn(const QJsonValue &type, const QJsonValue &category)
{
    const auto text = [](const QJsonValue &value) {
        return json::lineIn(value, {"description"_L1, "value"_L1}, textlimit::word);
    };
    const QString first = text(type);
    const QString second = text(category);
    if (first.isEmpty() || first.compare(second, Qt::CaseInsensitive) == 0)
        return second;
    return second.isEmpty() ? first : first + " / "_L1 + second;
}

Responder responderIn(const std::array<QJsonValue, IncidentFieldCount> &in)
{
    Responder responder;
    responder.unit = json::lineIn(in[InResponder], {"name"_L1, "callSign"_L1}, textlimit::word);
    responder.supplier = json::lineIn(in[InSupplier], {"name"_L1}, textlimit::word);
    if (in[InResponder].isObject()) {
        const QJsonObject object = in[InResponder].toObject();
        responder.point =
            pointIn(json::member(object, {"latitude"_L1}), json::member(object, {"longitude"_L1}));
    }
    constexpr double week = 7 * 24 * 3600;
    if (const auto eta = json::number(in[InEta]); eta && *eta >= 0 && *eta <= week)
        responder.eta = std::chrono::seconds(qint64(*eta));
    return responder;
}

template <typename T> void fill(std::optional<T> &target, const std::optional<T> &value)
{
    if (!target)
        target = value;
}

void countIncidentFields(Drift &drift, const std::array<QJsonValue, IncidentFieldCount> &in)
{
    const auto words = {"id"_L1, "value"_L1, "description"_L1};
    drift::countUnknown(drift, in[InResponder],
                        {"id"_L1, "name"_L1, "callSign"_L1, "latitude"_L1, "longitude"_L1},
                        "incidentInformation.responder."_L1);
    drift::countUnknown(drift, in[InSupplier], {"id"_L1, "name"_L1},
                        "incidentInformation.supplier."_L1);
    drift::countUnknown(
        drift, in[InCurrentLocation],
        {"latitude"_L1, "longitude"_L1, "accuracy"_L1, "formattedAddress"_L1, "updatedAt"_L1},
        "incidentInformation.calloutCurrentLocation."_L1);
    drift::countUnknown(drift, in[InResponseType],
                        {"id"_L1, "value"_L1, "description"_L1, "enabledLocations"_L1},
                        "incidentInformation.responseType."_L1);
    drift::countUnknown(drift, in[InClassification], words,
                        "incidentInformation.calloutClassification."_L1);
    drift::countUnknown(drift, in[InEmergency], words, "incidentInformation.typeOfEmergency."_L1);
    drift::countUnknown(drift, in[InCategory], words, "incidentInformation.incidentCategory."_L1);
}

/// `newest` is the last of the list: it alone says who is coming and how far along that is, because
/// an older one may tell of a responder who was withdrawn. The rest may come from an earlier one.
void readIncident(Callout &callout, const QJsonObject &object, bool newest, Drift &drift)
{
    auto in = json::undefinedFields<IncidentFieldCount>();
    drift::countFields(drift, json::incidentNames().sort(object, in), incidentPrefix);
    countIncidentFields(drift, in);
    fill(callout.fixedLocationId, json::identifier(in[InFixedLocation]));
    readResponseType(callout, in[InResponseType]);
    readClassification(callout, {}, in[InClassification]);
    if (callout.emergency.isEmpty())
        callout.emergency = emergencyIn(in[InEmergency], in[InCategory]);
    fill(callout.position, positionIn(in[InCurrentLocation]));
    if (callout.address.isEmpty())
        callout.address = addressIn(in[InCurrentLocation]);
    if (!newest)
        return;
    callout.responder = responderIn(in);
    fill(callout.dispatchedAt, timeIn(in[InDispatchedAt]));
    fill(callout.arrivedAt, timeIn(in[InArrivedAt]));
    fill(callout.completedAt, timeIn(in[InCompletedAt]));
}

/// The flag stands on the callout or inside its incidents; nearer the callout wins.
bool internalTestIn(const QJsonValue &own, const QJsonArray &incidents)
{
    if (const auto flag = json::boolean(own))
        return *flag;
    return std::any_of(incidents.begin(), incidents.end(), [](const QJsonValue &incident) {
        return json::boolean(json::member(incident.toObject(), {"internalTest"_L1}))
            .value_or(false);
    });
}

void readOwnFields(Callout &callout, const std::array<QJsonValue, CalloutFieldCount> &in)
{
    callout.customerId = json::identifier(in[CustomerIdField]).value_or(0);
    callout.fixedLocationId = json::identifier(in[FixedLocation]);
    callout.statusText = json::lineIn(in[Status], {"value"_L1, "description"_L1}, textlimit::word);
    callout.status = statusFromText(callout.statusText);
    if (const auto point = pointIn(in[Latitude], in[Longitude]))
        callout.position = Position{*point, radiusIn(in[Accuracy]), std::nullopt};
    fill(callout.position, positionIn(in[CurrentLocation]));
    fill(callout.position, positionIn(in[Location]));
    callout.address = json::line(in[Address], textlimit::line);
    if (callout.address.isEmpty())
        callout.address = addressIn(in[CurrentLocation]);
    if (callout.address.isEmpty())
        callout.address = addressIn(in[Location]);
    callout.responseTypeId = smallId(in[ResponseTypeId]);
    readResponseType(callout, in[ResponseTypeField]);
    readClassification(callout, in[ClassificationId], in[ClassificationField]);
    callout.trackingUrl = trackingUrlFrom(in[Url].toString());
    callout.createdAt = timeIn(in[CreatedAt]);
    callout.updatedAt = timeIn(in[UpdatedAt]);
    callout.dispatchedAt = timeIn(in[DispatchedAt]);
    callout.arrivedAt = timeIn(in[ArrivedAt]);
    callout.completedAt = timeIn(in[CompletedAt]);
    callout.closedAt = timeIn(in[ClosedAt]);
}

CalloutPtr shared(Callout callout)
{
    return std::make_shared<const Callout>(std::move(callout));
}

struct OneCallout {
    Callout callout;
    bool nested = false;
};

/// A list, or one incident that nobody put into a list.
QJsonArray incidentsIn(const QJsonValue &value)
{
    return value.isObject() ? QJsonArray{value} : value.toArray();
}

std::optional<OneCallout> readCallout(const QJsonValue &value, Drift &drift)
{
    if (!value.isObject())
        return std::nullopt;
    auto in = json::undefinedFields<CalloutFieldCount>();
    const QStringList unknown = json::calloutNames().sort(value.toObject(), in);
    const auto id = json::identifier(in[Id]);
    if (!id)
        return std::nullopt;
    drift::countFields(drift, unknown);
    OneCallout one;
    one.callout.id = *id;
    one.nested = in[Incidents].isArray() || in[Incidents].isObject();
    readOwnFields(one.callout, in);
    if (one.callout.status == CalloutStatus::Unknown)
        drift::count(drift.unknownStatuses, one.callout.statusText);
    const QJsonArray incidents = incidentsIn(in[Incidents]);
    bool newest = true;
    for (qsizetype i = incidents.size() - 1; i >= 0; --i) {
        if (!incidents.at(i).isObject())
            continue;
        readIncident(one.callout, incidents.at(i).toObject(), newest, drift);
        newest = false;
    }
    one.callout.internalTest = internalTestIn(in[InternalTest], incidents);
    return one;
}

/// Contract 0.3, rule 1.
QJsonValue unwrapped(const QJsonValue &value)
{
    return value.isObject() ? QJsonValue(json::unwrap(value.toObject(), {"callout"_L1})) : value;
}

} // namespace

QUrl trackingUrlFrom(const QString &text)
{
    const QString address = text.trimmed();
    if (address.isEmpty() || address.size() > textlimit::url)
        return {};
    const QUrl url(address, QUrl::StrictMode);
    const bool usable = url.isValid() && url.scheme() == "https"_L1 && !url.host().isEmpty()
                        && url.userInfo().isEmpty();
    return usable ? url : QUrl();
}

std::expected<ListElement, DecodeError> decodeElement(QByteArrayView element, bool enveloped)
{
    // As deep as where it comes from, so that the limit of the depth is the same.
    const QByteArray list = enveloped ? "{\"\":["_ba + element.toByteArray() + "]}"_ba
                                      : "["_ba + element.toByteArray() + "]"_ba;
    const auto answer = json::parse(list);
    if (!answer)
        return std::unexpected(answer.error());
    const auto elements = json::listIn(*answer, {});
    if (!elements || elements->size() != 1)
        return std::unexpected(DecodeError{u"not one element"_s});
    ListElement result;
    auto one = readCallout(unwrapped(elements->at(0)), result.drift);
    if (!one)
        return result;
    result.callout = std::move(one->callout);
    result.nested = one->nested;
    return result;
}

DecodeResult<Snapshot> decodeActiveList(QByteArrayView body)
{
    const auto answer = json::parse(body);
    if (!answer)
        return std::unexpected(answer.error());
    const auto list = json::listIn(*answer, {"callouts"_L1, "activeCallouts"_L1, "data"_L1});
    if (!list)
        return std::unexpected(list.error());
    Decoded<Snapshot> result;
    Snapshot &snapshot = result.value;
    Drift &drift = result.drift;
    drift::countUnknown(drift, *answer,
                        {"message"_L1, "callouts"_L1, "activeCallouts"_L1, "data"_L1}, {});
    snapshot.callouts.reserve(list->size());
    QHash<CalloutId, qsizetype> places;
    places.reserve(list->size());
    for (const QJsonValue element : *list) {
        auto one = readCallout(unwrapped(element), drift);
        if (!one) {
            ++drift.skipped;
            continue;
        }
        if (one->nested)
            result.dialect = Dialect::Nested;
        if (const auto place = places.constFind(one->callout.id); place != places.constEnd()) {
            ++drift.duplicates;
            snapshot.callouts[*place] = shared(std::move(one->callout));
        } else {
            places.insert(one->callout.id, snapshot.callouts.size());
            snapshot.callouts.append(shared(std::move(one->callout)));
        }
    }
    snapshot.skipped = drift.skipped;
    snapshot.duplicates = drift.duplicates;
    snapshot.unknownStatuses = drift.unknownStatuses;
    snapshot.unknownFields = drift.unknownFields;
    snapshot.complete = snapshot.skipped == 0;
    return result;
}

DecodeResult<Callout> decodeCallout(QByteArrayView body)
{
    const auto answer = json::parseObject(body);
    if (!answer)
        return std::unexpected(answer.error());
    Drift drift;
    auto one = readCallout(unwrapped(*answer), drift);
    if (!one)
        return std::unexpected(DecodeError{u"the answer holds no callout"_s});
    const bool enveloped = json::member(*answer, {"callout"_L1}).isObject();
    if (enveloped) {
        drift::countUnknown(
            drift, *answer,
            {"message"_L1, "callout"_L1, "externalReferenceId"_L1, "installerIdentifier"_L1});
    }
    return Decoded<Callout>{std::move(one->callout),
                            one->nested || enveloped ? Dialect::Nested : Dialect::Flat,
                            std::move(drift)};
}

DecodeResult<std::optional<Callout>> decodeLocationAnswer(QByteArrayView body)
{
    auto one = decodeCallout(body);
    if (one)
        return Decoded<std::optional<Callout>>{one->value, one->dialect, std::move(one->drift)};
    Decoded<std::optional<Callout>> none;
    if (const auto answer = json::parseObject(body))
        drift::countUnknown(none.drift, *answer, {"message"_L1, "callout"_L1});
    return none;
}

} // namespace console
