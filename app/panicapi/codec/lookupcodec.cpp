// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/codec/lookupcodec.h"

#include "panicapi/codec/listreader.h"
#include "panicapi/codec/textrules.h"
#include "panicapi/codec/timetext.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <limits>

namespace console {

using namespace Qt::StringLiterals;

namespace {

std::optional<int> smallIdentifier(const QJsonValue &value)
{
    const auto id = json::identifier(value);
    return id && *id <= std::numeric_limits<int>::max() ? std::optional(int(*id)) : std::nullopt;
}

/// Contract 6.8, "reader order".
QString eventText(const QJsonObject &object)
{
    QJsonValue text = json::member(object, {"event"_L1});
    if (text.isObject())
        text = json::member(text.toObject(), {"message"_L1, "comment"_L1, "event"_L1});
    if (!text.isString())
        text = json::member(object, {"message"_L1});
    return cleanParagraph(text.toString(), textlimit::message);
}

QString eventSource(const QJsonObject &object)
{
    if (const QJsonValue event = json::member(object, {"event"_L1}); event.isObject()) {
        QString source = json::line(json::member(event.toObject(), {"source"_L1}), textlimit::word);
        if (!source.isEmpty())
            return source;
    }
    return json::line(json::member(object, {"createdBy"_L1, "source"_L1}), textlimit::word);
}

/// The names of contract 12.2 and the type numbers of its section 15, point 19.
bool isKnownEventName(QStringView name)
{
    static constexpr std::array names{"NEW_CALLOUT"_L1,
                                      "NEW_CALLOUT_FOR_INSTANCE"_L1,
                                      "RESPONDER_MANUALLY_DISPATCHED"_L1,
                                      "RESPONDER_ACKNOWLEDGED_CALLOUT"_L1,
                                      "RESPONDER_ACKNOWLEDGED_CALLOUT_WITH_ETA"_L1,
                                      "RESPONDER_ARRIVED_ON_SCENE"_L1,
                                      "RESPONDER_COMPLETED"_L1,
                                      "CALLOUT_OWNED"_L1,
                                      "CALLOUT_EVENTS_CHANGED"_L1,
                                      "CALLOUT_SOFT_CANCELLED_BY_CUSTOMER"_L1,
                                      "CALLOUT_NO_LONGER_REQUIRES_RESPONSE"_L1,
                                      "CALLOUT_CLOSED"_L1,
                                      "SUBSCRIPTION_CREATED"_L1,
                                      "SUBSCRIPTION_UPDATED"_L1,
                                      "SUBSCRIPTION_CANCELLED"_L1,
                                      "SUBSCRIPTION_CANCELLED_FAILED"_L1,
                                      "CREATED_CUSTOMER"_L1};
    return std::ranges::any_of(names, [name](QLatin1StringView one) { return name == one; });
}

constexpr int chatType = 1;
constexpr int lifecycleType = 2;

void countEventType(Drift &drift, const CalloutEvent &event)
{
    if (event.typeId != 0 && event.typeId != chatType && event.typeId != lifecycleType)
        drift::count(drift.unknownEventTypes, u"type %1"_s.arg(event.typeId));
    const QStringView name = QStringView(event.text).trimmed();
    // What people write is no event type, however loud.
    if (event.typeId != chatType && event.isLifecycle() && !isKnownEventName(name))
        drift::count(drift.unknownEventTypes, name.toString());
}

void countEventFields(Drift &drift, const QJsonObject &object)
{
    drift::countUnknown(drift, object,
                        {"id"_L1, "calloutId"_L1, "message"_L1, "calloutEventTypeId"_L1, "event"_L1,
                         "createdBy"_L1, "source"_L1, "integrationUserId"_L1, "createdAt"_L1,
                         "updatedAt"_L1, "calloutEventType"_L1, "calloutEventTags"_L1,
                         "integrationUser"_L1});
    drift::countUnknown(drift, json::member(object, {"event"_L1}),
                        {"message"_L1, "comment"_L1, "event"_L1, "source"_L1, "supplierId"_L1},
                        "event."_L1);
}

std::optional<CalloutEvent> readEvent(const QJsonObject &object, CalloutId calloutId, Drift &drift)
{
    const auto id = json::identifier(json::member(object, {"id"_L1}));
    if (!id)
        return std::nullopt;
    CalloutEvent event;
    event.id = *id;
    event.calloutId = json::identifier(json::member(object, {"calloutId"_L1})).value_or(calloutId);
    event.typeId = smallIdentifier(json::member(object, {"calloutEventTypeId"_L1})).value_or(0);
    if (event.typeId == 0) {
        const QJsonObject type = json::member(object, {"calloutEventType"_L1}).toObject();
        event.typeId = smallIdentifier(json::member(type, {"id"_L1})).value_or(0);
    }
    event.text = eventText(object);
    event.source = eventSource(object);
    event.createdAt = utcFromIso(json::member(object, {"createdAt"_L1}).toString());
    countEventFields(drift, object);
    countEventType(drift, event);
    return event;
}

std::optional<Dialect> eventDialect(const QJsonObject &object)
{
    if (!json::member(object, {"event"_L1}).isUndefined())
        return Dialect::Nested;
    if (!json::member(object, {"message"_L1}).isUndefined())
        return Dialect::Flat;
    return std::nullopt;
}

std::optional<ExceptionReason> readReason(const QJsonObject &object, Drift &drift)
{
    drift::countUnknown(drift, object,
                        {"id"_L1, "exceptionReasonId"_L1, "reason"_L1, "exceptionReason"_L1,
                         "description"_L1, "notes"_L1, "calloutId"_L1, "message"_L1, "createdAt"_L1,
                         "updatedAt"_L1});
    const auto id = json::identifier(json::member(object, {"id"_L1, "exceptionReasonId"_L1}));
    QString text =
        json::lineIn(json::member(object, {"reason"_L1, "exceptionReason"_L1, "description"_L1}),
                     {"reason"_L1, "description"_L1}, textlimit::line);
    if (!id || text.isEmpty())
        return std::nullopt;
    return ExceptionReason{*id, std::move(text)};
}

bool isEmptyBody(QByteArrayView body)
{
    return body.trimmed().isEmpty();
}

} // namespace

DecodeResult<QList<CalloutEvent>> decodeEvents(QByteArrayView body, CalloutId calloutId)
{
    Decoded<QList<CalloutEvent>> result;
    auto list = readList<CalloutEvent>(body, {"calloutEvents"_L1, "events"_L1, "data"_L1},
                                       result.drift, [&](const QJsonObject &object, Drift &drift) {
                                           if (!result.dialect)
                                               result.dialect = eventDialect(object);
                                           return readEvent(object, calloutId, drift);
                                       });
    if (!list)
        return std::unexpected(list.error());
    std::stable_sort(list->begin(), list->end(),
                     [](const CalloutEvent &a, const CalloutEvent &b) { return a.id < b.id; });
    result.value = std::move(*list);
    return result;
}

DecodeResult<CalloutEvent> decodeSentEvent(QByteArrayView body, const CalloutEvent &sent)
{
    if (isEmptyBody(body))
        return Decoded<CalloutEvent>{sent, std::nullopt};
    const auto answer = json::parseObject(body);
    if (!answer)
        return std::unexpected(answer.error());
    const QJsonObject object = json::unwrap(*answer, {"calloutEvent"_L1});
    Drift drift;
    if (object != *answer)
        drift::countUnknown(drift, *answer,
                            {"calloutEvent"_L1, "calloutEventTags"_L1, "message"_L1});
    auto event = readEvent(object, sent.calloutId, drift);
    if (!event)
        return std::unexpected(DecodeError{u"the answer holds no event"_s});
    if (event->text.isEmpty())
        event->text = sent.text;
    return Decoded<CalloutEvent>{std::move(*event), eventDialect(object), std::move(drift)};
}

DecodeResult<QList<ResponseType>> decodeResponseTypes(QByteArrayView body)
{
    Drift drift;
    auto types = readList<ResponseType>(
        body, {"responseTypes"_L1, "data"_L1}, drift,
        [](const QJsonObject &object, Drift &unknown) -> std::optional<ResponseType> {
            drift::countUnknown(unknown, object,
                                {"id"_L1, "value"_L1, "name"_L1, "description"_L1,
                                 "enabledLocations"_L1, "createdAt"_L1, "updatedAt"_L1});
            const auto id = smallIdentifier(json::member(object, {"id"_L1}));
            if (!id)
                return std::nullopt;
            ResponseType type{*id, {}, {}};
            type.value = json::line(json::member(object, {"value"_L1, "name"_L1}), textlimit::word);
            type.description =
                json::line(json::member(object, {"description"_L1}), textlimit::word);
            if (type.description.isEmpty())
                type.description = type.value;
            return type;
        });
    return decoded(std::move(types), std::move(drift));
}

DecodeResult<QList<ExceptionReason>> decodeExceptionReasons(QByteArrayView body)
{
    Drift drift;
    auto reasons = readList<ExceptionReason>(body, {"exceptionReasons"_L1, "reasons"_L1, "data"_L1},
                                             drift, readReason);
    return decoded(std::move(reasons), std::move(drift));
}

DecodeResult<ExceptionReason> decodeAttachedReason(QByteArrayView body,
                                                   const ExceptionReason &attached)
{
    if (isEmptyBody(body))
        return Decoded<ExceptionReason>{attached, std::nullopt};
    const auto answer = json::parseObject(body);
    if (!answer)
        return std::unexpected(answer.error());
    Drift drift;
    const bool enveloped = json::member(*answer, {"createdExceptionReason"_L1}).isObject();
    if (enveloped)
        drift::countUnknown(drift, *answer, {"message"_L1, "createdExceptionReason"_L1});
    const auto reason = readReason(json::unwrap(*answer, {"createdExceptionReason"_L1}), drift);
    return Decoded<ExceptionReason>{reason.value_or(attached),
                                    enveloped ? std::optional(Dialect::Nested) : std::nullopt,
                                    std::move(drift)};
}

DecodeResult<QList<RatingItem>> decodeRatingItems(QByteArrayView body)
{
    Drift drift;
    auto items = readList<RatingItem>(
        body, {"ratingItems"_L1, "items"_L1, "data"_L1}, drift,
        [](const QJsonObject &object, Drift &unknown) -> std::optional<RatingItem> {
            drift::countUnknown(unknown, object,
                                {"id"_L1, "ratingItemId"_L1, "ratingItem"_L1,
                                 "ratingItemDescription"_L1, "description"_L1, "sentiment"_L1,
                                 "createdAt"_L1, "updatedAt"_L1});
            const auto id = json::identifier(json::member(object, {"id"_L1, "ratingItemId"_L1}));
            if (!id)
                return std::nullopt;
            RatingItem item{*id, {}, {}};
            item.key = json::line(json::member(object, {"ratingItem"_L1}), textlimit::word);
            item.description =
                json::line(json::member(object, {"ratingItemDescription"_L1, "description"_L1}),
                           textlimit::line);
            if (item.description.isEmpty())
                item.description = item.key;
            return item;
        });
    return decoded(std::move(items), std::move(drift));
}

DecodeResult<qint64> decodeCreatedId(QByteArrayView body)
{
    if (isEmptyBody(body))
        return Decoded<qint64>{0, std::nullopt};
    const auto answer = json::parseObject(body);
    if (!answer)
        return std::unexpected(answer.error());
    const json::Names envelopes{"calloutRatingPostResult"_L1, "calloutRatingItemResults"_L1};
    const bool enveloped = json::member(*answer, envelopes).isObject();
    const QJsonObject object = json::unwrap(*answer, envelopes);
    Drift drift;
    drift::countUnknown(drift, object,
                        {"id"_L1, "calloutId"_L1, "rating"_L1, "comment"_L1, "additionalDetails"_L1,
                         "customerAllowedToBeContacted"_L1, "ratingId"_L1, "calloutRatingId"_L1,
                         "ratingItemId"_L1, "ratingItem"_L1, "ratingItemDescription"_L1, "score"_L1,
                         "sentiment"_L1, "message"_L1, "createdAt"_L1, "updatedAt"_L1});
    if (enveloped)
        drift::countUnknown(
            drift, *answer,
            {"message"_L1, "calloutRatingPostResult"_L1, "calloutRatingItemResults"_L1});
    return Decoded<qint64>{json::identifier(json::member(object, {"id"_L1})).value_or(0),
                           enveloped ? Dialect::Nested : Dialect::Flat, std::move(drift)};
}

} // namespace console
