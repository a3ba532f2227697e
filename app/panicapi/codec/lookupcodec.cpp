// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/codec/lookupcodec.h"

#include "panicapi/codec/jsonreader.h"
#include "panicapi/codec/textrules.h"
#include "panicapi/codec/timetext.h"

#include <QStringList>

#include <algorithm>
#include <limits>

namespace console {

using namespace Qt::StringLiterals;

namespace {

/// Reads each object of a list; `read` gives a null for what it cannot use.
template <typename T, typename Read>
std::expected<QList<T>, DecodeError> readList(QByteArrayView body, json::Names names, Read read)
{
    const auto answer = json::parse(body);
    if (!answer)
        return std::unexpected(answer.error());
    const auto list = json::listIn(*answer, names);
    if (!list)
        return std::unexpected(list.error());
    QList<T> result;
    result.reserve(list->size());
    for (const QJsonValue element : *list) {
        if (!element.isObject())
            continue;
        if (auto item = read(element.toObject()))
            result.append(std::move(*item));
    }
    if (result.isEmpty() && !list->isEmpty())
        return std::unexpected(DecodeError{u"none of the list's elements can be read"_s});
    return result;
}

template <typename T> DecodeResult<T> plain(std::expected<T, DecodeError> value)
{
    if (!value)
        return std::unexpected(value.error());
    return Decoded<T>{std::move(*value), std::nullopt};
}

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

std::optional<CalloutEvent> readEvent(const QJsonObject &object, CalloutId calloutId)
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

std::optional<ExceptionReason> readReason(const QJsonObject &object)
{
    const auto id = json::identifier(json::member(object, {"id"_L1, "exceptionReasonId"_L1}));
    QString text =
        json::lineIn(json::member(object, {"reason"_L1, "exceptionReason"_L1, "description"_L1}),
                     {"reason"_L1, "description"_L1}, textlimit::line);
    if (!id || text.isEmpty())
        return std::nullopt;
    return ExceptionReason{*id, std::move(text)};
}

QString vehicleIn(const QJsonObject &object)
{
    QStringList parts;
    for (const auto name :
         {"vehicleColour"_L1, "vehicleMake"_L1, "vehicleModel"_L1, "vehicleLicensePlate"_L1}) {
        const QString part = json::line(json::member(object, {name}), textlimit::word);
        if (!part.isEmpty())
            parts.append(part);
    }
    return parts.join(u' ');
}

bool isEmptyBody(QByteArrayView body)
{
    return body.trimmed().isEmpty();
}

} // namespace

DecodeResult<QList<CalloutEvent>> decodeEvents(QByteArrayView body, CalloutId calloutId)
{
    std::optional<Dialect> dialect;
    auto list = readList<CalloutEvent>(body, {"calloutEvents"_L1, "events"_L1, "data"_L1},
                                       [&](const QJsonObject &object) {
                                           if (!dialect)
                                               dialect = eventDialect(object);
                                           return readEvent(object, calloutId);
                                       });
    if (!list)
        return std::unexpected(list.error());
    std::stable_sort(list->begin(), list->end(),
                     [](const CalloutEvent &a, const CalloutEvent &b) { return a.id < b.id; });
    return Decoded<QList<CalloutEvent>>{std::move(*list), dialect};
}

DecodeResult<CalloutEvent> decodeSentEvent(QByteArrayView body, const CalloutEvent &sent)
{
    if (isEmptyBody(body))
        return Decoded<CalloutEvent>{sent, std::nullopt};
    const auto answer = json::parseObject(body);
    if (!answer)
        return std::unexpected(answer.error());
    const QJsonObject object = json::unwrap(*answer, {"calloutEvent"_L1});
    auto event = readEvent(object, sent.calloutId);
    if (!event)
        return std::unexpected(DecodeError{u"the answer holds no event"_s});
    if (event->text.isEmpty())
        event->text = sent.text;
    return Decoded<CalloutEvent>{std::move(*event), eventDialect(object)};
}

DecodeResult<Customer> decodeCustomer(QByteArrayView body, CustomerId id)
{
    const auto answer = json::parseObject(body);
    if (!answer)
        return std::unexpected(answer.error());
    const bool enveloped = json::member(*answer, {"customer"_L1}).isObject();
    const QJsonObject object = json::unwrap(*answer, {"customer"_L1});
    const auto text = [&object](json::Names names) {
        return json::line(json::member(object, names), textlimit::word);
    };
    Customer customer;
    const auto ownId = json::identifier(json::member(object, {"id"_L1, "customerId"_L1}));
    customer.id = ownId.value_or(id);
    customer.name = text({"name"_L1, "firstName"_L1});
    customer.surname = text({"surname"_L1, "lastName"_L1});
    customer.mobile = MaskedNumber::fromFull(text({"mobile"_L1, "mobileNumber"_L1}));
    customer.email = text({"email"_L1});
    customer.externalReference = text({"externalReferenceId"_L1});
    customer.vehicle = vehicleIn(object);
    if (!ownId && customer.name.isEmpty() && customer.surname.isEmpty()
        && customer.mobile.isEmpty())
        return std::unexpected(DecodeError{u"the answer holds no customer"_s});
    return Decoded<Customer>{std::move(customer), enveloped ? Dialect::Nested : Dialect::Flat};
}

DecodeResult<QList<ResponseType>> decodeResponseTypes(QByteArrayView body)
{
    return plain(readList<ResponseType>(
        body, {"responseTypes"_L1, "data"_L1},
        [](const QJsonObject &object) -> std::optional<ResponseType> {
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
        }));
}

DecodeResult<QList<ExceptionReason>> decodeExceptionReasons(QByteArrayView body)
{
    return plain(readList<ExceptionReason>(body, {"exceptionReasons"_L1, "reasons"_L1, "data"_L1},
                                           readReason));
}

DecodeResult<ExceptionReason> decodeAttachedReason(QByteArrayView body,
                                                   const ExceptionReason &attached)
{
    if (isEmptyBody(body))
        return Decoded<ExceptionReason>{attached, std::nullopt};
    const auto answer = json::parseObject(body);
    if (!answer)
        return std::unexpected(answer.error());
    const bool enveloped = json::member(*answer, {"createdExceptionReason"_L1}).isObject();
    const auto reason = readReason(json::unwrap(*answer, {"createdExceptionReason"_L1}));
    return Decoded<ExceptionReason>{reason.value_or(attached),
                                    enveloped ? std::optional(Dialect::Nested) : std::nullopt};
}

DecodeResult<QList<RatingItem>> decodeRatingItems(QByteArrayView body)
{
    return plain(readList<RatingItem>(
        body, {"ratingItems"_L1, "items"_L1, "data"_L1},
        [](const QJsonObject &object) -> std::optional<RatingItem> {
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
        }));
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
    return Decoded<qint64>{json::identifier(json::member(object, {"id"_L1})).value_or(0),
                           enveloped ? Dialect::Nested : Dialect::Flat};
}

} // namespace console
