// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/answers.h"
#include "sandbox/nesteddialect.h"
#include "sandbox/routes.h"
#include "sandbox/wire.h"

using namespace Qt::StringLiterals;

namespace sandbox::routes {

namespace {

constexpr qsizetype maximumMessage = 4000;
constexpr qsizetype maximumSource = 100;
constexpr qsizetype maximumNotes = 2000;

// Contract 6.9. A client that does not know the dialect sends all three members, so what belongs to
// the other one is ignored here.
Reply send(World &world, const Request &request)
{
    const Callout callout = requireCallout(world, request);
    const bool isNested = world.dialect() == Dialect::Nested;
    const QString message =
        request.fields.text(isNested ? u"event"_s : u"message"_s, maximumMessage);
    QString source = isNested ? request.fields.text(u"source"_s, maximumSource)
                              : request.fields.optionalText(u"source"_s, maximumSource);
    if (source.trimmed().isEmpty())
        source = u"customer"_s;
    const Event event =
        world.events.add(callout.id, EventType::Chat, message, source, request.nowMs);
    if (!isNested)
        return Reply::json(answers::event(world, event), 201);
    return Reply::json(QJsonObject{{u"calloutEvent"_s, nested::event(event, false)},
                                   {u"calloutEventTags"_s, nested::tags(message)}},
                       201);
}

// Contract 6.11.
Reply attachReason(World &world, const Request &request)
{
    const Callout callout = requireCallout(world, request);
    const bool isNested = world.dialect() == Dialect::Nested;
    const auto reasonId = request.fields.optionalInteger(u"exceptionReasonId"_s);
    const QString notes = request.fields.optionalText(u"notes"_s, maximumNotes);
    QString reason = notes;
    if (reasonId) {
        const auto *known = findById(Directory::cancellationReasons(), *reasonId);
        if (!known)
            throw Refusal{400, u"exceptionReasonId %1 is not known."_s.arg(*reasonId)};
        reason = QString::fromUtf8(known->reason);
    } else if (isNested) {
        throw Refusal{400, u"exceptionReasonId is required."_s};
    } else if (notes.trimmed().isEmpty()) {
        throw Refusal{400, u"exceptionReasonId or notes is required."_s};
    }
    const qint64 id = world.events.attachReason(callout.id, reasonId, notes, request.nowMs);
    if (!isNested)
        return Reply::json(QJsonObject{{u"id"_s, id}, {u"reason"_s, reason}}, 201);
    const QJsonObject created{{u"id"_s, id},
                              {u"calloutId"_s, callout.id},
                              {u"exceptionReasonId"_s, *reasonId},
                              {u"reason"_s, reason},
                              {u"notes"_s, wire::orNull(notes)},
                              {u"createdAt"_s, wire::timestamp(request.nowMs)}};
    return Reply::json(
        QJsonObject{{u"message"_s, u"Reason attached."_s}, {u"createdExceptionReason"_s, created}},
        201);
}

} // namespace

// Contract 6.8 to 6.11.
void addConversation(Router &router, World &world)
{
    router.add(
        Method::Get, u"callouts/{id}/events"_s,
        [&world](const Request &request) {
            const Callout callout = requireCallout(world, request);
            QJsonArray list;
            for (const Event &event : world.events.of(callout.id))
                list.append(answers::event(world, event));
            return Reply::json(list);
        },
        Router::Access::CalloutFlow);
    router.add(
        Method::Post, u"callouts/{id}/events"_s,
        [&world](const Request &request) { return send(world, request); },
        Router::Access::CalloutFlow);
    router.add(Method::Get, u"callouts/{id}/exceptionReasons"_s, [&world](const Request &request) {
        (void)requireCallout(world, request);
        QJsonArray list;
        for (const CancellationReason &reason : Directory::cancellationReasons()) {
            list.append(
                QJsonObject{{u"id"_s, reason.id}, {u"reason"_s, QString::fromUtf8(reason.reason)}});
        }
        return Reply::json(list);
    });
    router.add(Method::Post, u"callouts/{id}/exceptionReasons"_s,
               [&world](const Request &request) { return attachReason(world, request); });
}

} // namespace sandbox::routes
