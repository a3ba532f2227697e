// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/routes.h"

using namespace Qt::StringLiterals;

namespace sandbox::routes {

namespace {
constexpr qsizetype maximumComment = 2000;
} // namespace

// Contract 6.15 to 6.17.
void addRatings(Router &router, World &world)
{
    router.add(Method::Get, u"rating-items"_s, [](const Request &) {
        QJsonArray list;
        for (const RatingItem &item : Directory::ratingItems()) {
            list.append(
                QJsonObject{{u"id"_s, item.id},
                            {u"ratingItem"_s, QString::fromUtf8(item.key)},
                            {u"ratingItemDescription"_s, QString::fromUtf8(item.description)},
                            {u"sentiment"_s, QString::fromUtf8(item.sentiment)}});
        }
        return Reply::json(list);
    });
    router.add(Method::Post, u"ratings"_s, [&world](const Request &request) {
        const qint64 calloutId = request.fields.integer(u"calloutId"_s);
        const int rating = request.fields.integerBetween(u"rating"_s, 1, 5);
        const QString comment = request.fields.optionalText(u"comment"_s, maximumComment);
        const Callout callout = requireCallout(world, calloutId);
        if (!callout.isClosed()) {
            throw Refusal{400,
                          u"calloutId %1 is not closed yet: it cannot be rated."_s.arg(calloutId)};
        }
        const qint64 id = world.events.rate(calloutId, rating, comment, request.nowMs);
        return Reply::json(
            QJsonObject{{u"id"_s, id}, {u"calloutId"_s, calloutId}, {u"rating"_s, rating}}, 201);
    });
    router.add(Method::Post, u"rating-items"_s, [&world](const Request &request) {
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
    });
}

} // namespace sandbox::routes
