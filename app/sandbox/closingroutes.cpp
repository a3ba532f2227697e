// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/mappicture.h"
#include "sandbox/routes.h"
#include "sandbox/wire.h"

using namespace Qt::StringLiterals;

namespace sandbox::routes {

namespace {

// AURA does not have everything at hand the moment it closes a callout.
qint64 preparationMs(const Callout &callout)
{
    return 6000 + (callout.id % 5) * 2000; // of the story
}

Callout requirePapers(const World &world, const Callout &callout, const QString &what, qint64 nowMs)
{
    if (!callout.isClosed())
        throw Refusal{404,
                      u"Callout %1 is not closed: it has no %2 yet."_s.arg(callout.id).arg(what)};
    const double sinceMs = double(nowMs - *callout.closedMs) * world.clock.speed();
    if (sinceMs < double(preparationMs(callout)))
        throw Refusal{404, u"The %2 of callout %1 is not ready yet."_s.arg(callout.id).arg(what)};
    return callout;
}

QString outcome(const Callout &callout)
{
    if (callout.completedMs)
        return u"Resolved"_s;
    if (callout.standDown == StandDown::SoftCancelled)
        return u"Cancelled by customer"_s;
    if (callout.standDown == StandDown::NoLongerRequired)
        return u"Response no longer required"_s;
    return callout.arrivedMs ? u"Closed on scene"_s : u"Closed without response"_s;
}

// What the responder reported, else why nobody went.
QString notes(const World &world, const Callout &callout)
{
    QString last;
    for (const Event &event : world.events.of(callout.id)) {
        if (event.type == EventType::Chat && event.source == u"responder"_s)
            last = event.message;
    }
    return last.isEmpty() ? u"No responder reported."_s : last;
}

QJsonValue secondsBetween(qint64 from, const std::optional<qint64> &to)
{
    return to ? QJsonValue((*to - from + 500) / 1000) : QJsonValue(QJsonValue::Null);
}

// Contract 6.12, and two members more: a client shows what it does not know.
Reply report(const World &world, const Request &request)
{
    const Callout callout =
        requirePapers(world, requireCallout(world, request), u"report"_s, request.nowMs);
    const std::optional<Responder> responder = world.callouts.responderOf(callout.id);
    return Reply::json(QJsonObject{
        {u"calloutId"_s, callout.id},
        {u"status"_s, callout.status},
        {u"createdAt"_s, wire::timestamp(callout.createdMs)},
        {u"dispatchedAt"_s, wire::timestamp(callout.dispatchedMs)},
        {u"arrivedAt"_s, wire::timestamp(callout.arrivedMs)},
        {u"completedAt"_s, wire::timestamp(callout.completedMs)},
        {u"closedAt"_s, wire::timestamp(callout.closedMs)},
        {u"responseTimeSeconds"_s, secondsBetween(callout.createdMs, callout.arrivedMs)},
        {u"resolutionTimeSeconds"_s, secondsBetween(callout.createdMs, callout.closedMs)},
        {u"outcome"_s, outcome(callout)},
        {u"responderUnit"_s, responder && callout.arrivedMs ? QJsonValue(responder->unit)
                                                            : QJsonValue(QJsonValue::Null)},
        {u"notes"_s, notes(world, callout)}});
}

QByteArray picture(const World &world, const Callout &callout)
{
    return mapPicture(callout, world.callouts.responderOf(callout.id));
}

// Contract 6.13. Every second callout has the picture by address only.
Reply map(const World &world, const Request &request)
{
    const Callout callout =
        requirePapers(world, requireCallout(world, request), u"map"_s, request.nowMs);
    const bool inside = callout.id % 2 == 0;
    return Reply::json(QJsonObject{
        {u"url"_s, u"%1/callouts/%2/maps/picture.png"_s.arg(world.apiRoot).arg(callout.id)},
        {u"image"_s, inside ? QJsonValue(QString::fromLatin1(picture(world, callout).toBase64()))
                            : QJsonValue(QJsonValue::Null)}});
}

} // namespace

// What there is to a callout that is over: contract 6.12, 6.13 and 6.18.
void addClosing(Router &router, World &world)
{
    router.add(Method::Get, u"callouts/{id}/resolutionReport"_s,
               [&world](const Request &request) { return report(world, request); });
    router.add(Method::Get, u"callouts/{id}/maps"_s,
               [&world](const Request &request) { return map(world, request); });
    router.add(
        Method::Get, u"callouts/{id}/maps/picture.png"_s,
        [&world](const Request &request) {
            const Callout callout =
                requirePapers(world, requireCallout(world, request.id()), u"map"_s, request.nowMs);
            Reply reply = Reply::bytes(picture(world, callout));
            reply.contentType = "image/png";
            return reply;
        },
        Router::Access::Open);
    router.add(Method::Post, u"callouts/{id}/dismiss"_s, [&world](const Request &request) {
        const Callout callout = requireCallout(world, request);
        if (!callout.isClosed()) {
            throw Refusal{400, u"Callout %1 is active: it cannot be dismissed."_s.arg(callout.id)};
        }
        world.callouts.dismiss(callout.id, request.nowMs);
        return Reply::message(200, u"Request completed successfully."_s);
    });
}

} // namespace sandbox::routes
