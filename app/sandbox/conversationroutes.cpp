// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/flatdialect.h"
#include "sandbox/routes.h"

using namespace Qt::StringLiterals;

namespace sandbox::routes {

namespace {
constexpr qsizetype maximumMessage = 4000;
constexpr qsizetype maximumNotes = 2000;
} // namespace

// Contract 6.8 to 6.11.
void addConversation(Router &router, World &world)
{
    router.add(Method::Get, u"callouts/{id}/events"_s, [&world](const Request &request) {
        const Callout callout = requireCallout(world, request.id());
        QJsonArray list;
        for (const Event &event : world.events.of(callout.id))
            list.append(flat::event(event));
        return Reply::json(list);
    });
    router.add(Method::Post, u"callouts/{id}/events"_s, [&world](const Request &request) {
        const Callout callout = requireCallout(world, request.id());
        const QString message = request.fields.text(u"message"_s, maximumMessage);
        const Event event =
            world.events.add(callout.id, EventType::Chat, message, u"customer"_s, request.nowMs);
        return Reply::json(flat::event(event), 201);
    });
    router.add(Method::Get, u"callouts/{id}/exceptionReasons"_s, [&world](const Request &request) {
        (void)requireCallout(world, request.id());
        QJsonArray list;
        for (const CancellationReason &reason : Directory::cancellationReasons()) {
            list.append(
                QJsonObject{{u"id"_s, reason.id}, {u"reason"_s, QString::fromUtf8(reason.reason)}});
        }
        return Reply::json(list);
    });
    router.add(Method::Post, u"callouts/{id}/exceptionReasons"_s, [&world](const Request &request) {
        const Callout callout = requireCallout(world, request.id());
        const auto reasonId = request.fields.optionalInteger(u"exceptionReasonId"_s);
        const QString notes = request.fields.optionalText(u"notes"_s, maximumNotes);
        QString reason = notes;
        if (reasonId) {
            const auto *known = findById(Directory::cancellationReasons(), *reasonId);
            if (!known)
                throw Refusal{400, u"exceptionReasonId %1 is not known."_s.arg(*reasonId)};
            reason = QString::fromUtf8(known->reason);
        } else if (notes.trimmed().isEmpty()) {
            throw Refusal{400, u"exceptionReasonId or notes is required."_s};
        }
        const qint64 id = world.events.attachReason(callout.id, reasonId, notes, request.nowMs);
        return Reply::json(QJsonObject{{u"id"_s, id}, {u"reason"_s, reason}}, 201);
    });
}

} // namespace sandbox::routes
