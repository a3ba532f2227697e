// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/codec/requestcodec.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace console {

using namespace Qt::StringLiterals;

namespace {

QByteArray bytes(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

bool isNested(MaybeDialect dialect)
{
    return dialect == Dialect::Nested;
}

void putPosition(QJsonObject &body, const Position &position, MaybeDialect dialect)
{
    QJsonObject place{{"latitude"_L1, position.point.latitude},
                      {"longitude"_L1, position.point.longitude}};
    if (!isNested(dialect)) {
        body["latitude"_L1] = place["latitude"_L1];
        body["longitude"_L1] = place["longitude"_L1];
        return;
    }
    if (position.accuracyMetres)
        place["accuracy"_L1] = *position.accuracyMetres;
    body["location"_L1] = place;
}

/// A referenced site is named by the path, so the body says nothing of the place.
QJsonObject raiseBody(const RaiseRequest &request, MaybeDialect dialect)
{
    QJsonObject body{{"responseTypeId"_L1, request.responseTypeId}};
    if (const auto *site = std::get_if<RaiseRequest::FixedSite>(&request.place))
        body["predefinedLocationId"_L1] = site->fixedLocationId;
    else if (const auto *position = std::get_if<Position>(&request.place))
        putPosition(body, *position, dialect);
    if (request.classificationId != 0)
        body["calloutClassificationId"_L1] = request.classificationId;
    if (request.internalTest)
        body["internalTest"_L1] = true;
    return body;
}

} // namespace

QByteArray encodeTokenRequest(const Credentials &credentials)
{
    return bytes(
        {{"clientId"_L1, credentials.clientId}, {"clientSecret"_L1, credentials.clientSecret}});
}

QByteArray encodeCalloutTokenRequest(CustomerId customer)
{
    return bytes({{"customerId"_L1, customer}});
}

QByteArray encodeRaise(const RaiseRequest &request, MaybeDialect dialect)
{
    return bytes(raiseBody(request, dialect));
}

QByteArray encodeLegacyRaise(const RaiseRequest &request, MaybeDialect dialect)
{
    QJsonObject body = raiseBody(request, dialect);
    if (request.customerId != 0)
        body["customerId"_L1] = request.customerId;
    return bytes(body);
}

QByteArray encodeEvent(const QString &text, const QString &source, MaybeDialect dialect)
{
    QJsonObject body;
    if (dialect != Dialect::Flat) {
        body["source"_L1] = source;
        body["event"_L1] = text;
    }
    if (dialect != Dialect::Nested)
        body["message"_L1] = text;
    return bytes(body);
}

QByteArray encodeReason(qint64 reasonId, const QString &note)
{
    QJsonObject body{{"exceptionReasonId"_L1, reasonId}};
    if (!note.isEmpty())
        body["notes"_L1] = note;
    return bytes(body);
}

QByteArray encodeVerifiedCancel(const SafeCode &code)
{
    return bytes({{"safeCode"_L1, code.forRequest()}});
}

QByteArray encodeUnconditionalCancel()
{
    return "{}"_ba;
}

QByteArray encodeRating(const RatingRequest &request, MaybeDialect dialect)
{
    QJsonObject body{{"calloutId"_L1, request.calloutId}, {"rating"_L1, request.rating}};
    if (isNested(dialect))
        body["customerAllowedToBeContacted"_L1] = request.customerMayBeContacted;
    if (!request.details.isEmpty())
        body[isNested(dialect) ? "additionalDetails"_L1 : "comment"_L1] = request.details;
    return bytes(body);
}

QByteArray encodeRatingItem(qint64 ratingId, const RatingRequest::Item &item, MaybeDialect dialect)
{
    if (!isNested(dialect)) {
        return bytes({{"ratingId"_L1, ratingId},
                      {"ratingItemId"_L1, item.itemId},
                      {"score"_L1, item.positive ? 5 : 1}});
    }
    QJsonObject body{{"calloutRatingId"_L1, ratingId},
                     {"ratingItemDescription"_L1, item.description},
                     {"sentiment"_L1, item.positive ? u"positive"_s : u"negative"_s}};
    if (item.itemId > 0)
        body["ratingItemId"_L1] = item.itemId;
    if (!item.key.isEmpty())
        body["ratingItem"_L1] = item.key;
    return bytes(body);
}

QByteArray encodeLocation(const LocationUpdate &update)
{
    QJsonObject body{{"latitude"_L1, update.point.latitude},
                     {"longitude"_L1, update.point.longitude}};
    if (update.accuracyMetres)
        body["accuracy"_L1] = *update.accuracyMetres;
    return bytes(body);
}

} // namespace console
