// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/routes.h"
#include "sandbox/wire.h"

using namespace Qt::StringLiterals;

namespace sandbox::routes {

namespace {

constexpr qsizetype maximumComment = 2000;
constexpr qsizetype maximumWord = 200;

QJsonObject entry(const RatingItem &item)
{
    return {{u"id"_s, item.id},
            {u"ratingItem"_s, QString::fromUtf8(item.key)},
            {u"ratingItemDescription"_s, QString::fromUtf8(item.description)},
            {u"sentiment"_s, QString::fromUtf8(item.sentiment)}};
}

// Contract 6.17.
Reply rate(World &world, const Request &request)
{
    const Fields &fields = request.fields;
    const bool flat = world.dialect() == Dialect::Flat;
    if (flat) {
        refuseForeign(Dialect::Flat, fields,
                      {u"additionalDetails"_s, u"customerAllowedToBeContacted"_s}, u"comment"_s);
    } else {
        refuseForeign(Dialect::Nested, fields, {u"comment"_s}, u"additionalDetails"_s);
    }
    const qint64 calloutId = fields.integer(u"calloutId"_s);
    const int rating = fields.integerBetween(u"rating"_s, 1, 5);
    const QString said =
        fields.optionalText(flat ? u"comment"_s : u"additionalDetails"_s, maximumComment);
    const bool mayContact = fields.optionalFlag(u"customerAllowedToBeContacted"_s);
    const Callout callout = requireCallout(world, calloutId);
    if (!callout.isClosed()) {
        throw Refusal{400, u"calloutId %1 is not closed yet: it cannot be rated."_s.arg(calloutId)};
    }
    const qint64 id = world.events.rate(calloutId, rating, said, mayContact, request.nowMs);
    QJsonObject result{{u"id"_s, id}, {u"calloutId"_s, calloutId}, {u"rating"_s, rating}};
    if (flat)
        return Reply::json(result, 201);
    result.insert(u"additionalDetails"_s, wire::orNull(said));
    result.insert(u"customerAllowedToBeContacted"_s, mayContact);
    result.insert(u"createdAt"_s, wire::timestamp(request.nowMs));
    return Reply::json(QJsonObject{{u"calloutRatingPostResult"_s, result}}, 201);
}

// Contract 6.16, G2.
Reply scoreFlat(World &world, const Request &request)
{
    refuseForeign(Dialect::Flat, request.fields, {u"calloutRatingId"_s, u"ratingItemDescription"_s},
                  u"ratingId, ratingItemId and score"_s);
    const qint64 ratingId = request.fields.integer(u"ratingId"_s);
    const qint64 itemId = request.fields.integer(u"ratingItemId"_s);
    const int score = request.fields.integerBetween(u"score"_s, 1, 5);
    if (!world.events.ratingExists(ratingId))
        throw Refusal{400, u"ratingId %1 is not known."_s.arg(ratingId)};
    if (!findById(Directory::ratingItems(), itemId))
        throw Refusal{400, u"ratingItemId %1 is not known."_s.arg(itemId)};
    return Reply::json(QJsonObject{{u"id"_s, world.events.score(ratingId, itemId, score)},
                                   {u"ratingId"_s, ratingId},
                                   {u"ratingItemId"_s, itemId},
                                   {u"score"_s, score}},
                       201);
}

// The catalogue's entry that all given members agree on.
const RatingItem &itemOf(const Fields &fields)
{
    const QString description = fields.text(u"ratingItemDescription"_s, maximumWord);
    const auto id = fields.optionalInteger(u"ratingItemId"_s);
    const QString key = fields.optionalText(u"ratingItem"_s, maximumWord);
    for (const RatingItem &item : Directory::ratingItems()) {
        if (description != QString::fromUtf8(item.description))
            continue;
        if (id && *id != item.id)
            throw Refusal{400, u"ratingItemId %1 is not that of the description."_s.arg(*id)};
        if (!key.isEmpty() && key != QString::fromUtf8(item.key))
            throw Refusal{400, u"ratingItem is not that of the description."_s};
        return item;
    }
    throw Refusal{400, u"ratingItemDescription is not in the catalogue."_s};
}

// Contract 6.16, G3: a sentiment instead of a score.
Reply scoreNested(World &world, const Request &request)
{
    const Fields &fields = request.fields;
    refuseForeign(Dialect::Nested, fields, {u"ratingId"_s, u"score"_s},
                  u"calloutRatingId, ratingItemDescription and sentiment"_s);
    const qint64 ratingId = fields.integer(u"calloutRatingId"_s);
    const RatingItem &item = itemOf(fields);
    QString sentiment = fields.optionalText(u"sentiment"_s, maximumWord);
    if (sentiment.isEmpty())
        sentiment = QString::fromUtf8(item.sentiment);
    if (sentiment != u"positive"_s && sentiment != u"negative"_s && sentiment != u"neutral"_s)
        throw Refusal{400, u"sentiment must be positive, neutral or negative."_s};
    if (!world.events.ratingExists(ratingId))
        throw Refusal{400, u"calloutRatingId %1 is not known."_s.arg(ratingId)};
    QJsonObject result = entry(item);
    result.insert(u"ratingItemId"_s, item.id);
    result.insert(u"calloutRatingId"_s, ratingId);
    result.insert(u"sentiment"_s, sentiment);
    result.insert(u"id"_s, world.events.score(ratingId, item.id, 0, sentiment));
    return Reply::json(QJsonObject{{u"calloutRatingItemResults"_s, result}}, 201);
}

} // namespace

// Contract 6.15 to 6.17.
void addRatings(Router &router, World &world)
{
    router.add(Method::Get, u"rating-items"_s, [](const Request &) {
        QJsonArray list;
        for (const RatingItem &item : Directory::ratingItems())
            list.append(entry(item));
        return Reply::json(list);
    });
    router.add(Method::Post, u"ratings"_s,
               [&world](const Request &request) { return rate(world, request); });
    router.add(Method::Post, u"rating-items"_s, [&world](const Request &request) {
        return world.dialect() == Dialect::Flat ? scoreFlat(world, request)
                                                : scoreNested(world, request);
    });
}

} // namespace sandbox::routes
