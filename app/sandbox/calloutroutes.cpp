// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/flatdialect.h"
#include "sandbox/routes.h"

using namespace Qt::StringLiterals;

namespace sandbox::routes {

namespace {

constexpr qint64 realClassification = 1;
constexpr qint64 testClassification = 2;

// Members of a raise that do not depend on the customer; contract 6.2.
Callout draft(const World &world, const Request &request)
{
    const Fields &fields = request.fields;
    Callout callout;
    callout.responseTypeId = fields.integer(u"responseTypeId"_s);
    const ResponseType *type = findById(Directory::responseTypes(), callout.responseTypeId);
    if (!type)
        throw Refusal{400, u"responseTypeId %1 is not known."_s.arg(callout.responseTypeId)};
    callout.classificationId =
        fields.optionalInteger(u"calloutClassificationId"_s).value_or(realClassification);
    if (callout.classificationId != realClassification
        && callout.classificationId != testClassification)
        throw Refusal{400, u"calloutClassificationId must be 1 (REAL) or 2 (TEST)."_s};
    callout.internalTest = fields.optionalFlag(u"internalTest"_s);
    const std::optional<GeoPoint> position = fields.optionalPosition();
    callout.fixedLocationId = fields.optionalInteger(u"predefinedLocationId"_s);
    if (position && callout.fixedLocationId) {
        throw Refusal{400, u"predefinedLocationId and latitude/longitude exclude each other."_s};
    }
    if (position) {
        callout.position = position;
        callout.motion = Motion::Standing;
    } else if (callout.fixedLocationId) {
        const auto site = world.directory.fixedLocation(*callout.fixedLocationId);
        if (!site) {
            throw Refusal{400,
                          u"predefinedLocationId %1 is not known."_s.arg(*callout.fixedLocationId)};
        }
        callout.position = site->position;
    } else {
        throw Refusal{400, u"latitude and longitude, or predefinedLocationId, are required."_s};
    }
    if (callout.fixedLocationId ? !type->fixedLocation : !type->personalSafety) {
        throw Refusal{400, u"responseTypeId %1 is not offered at fixed locations."_s.arg(
                               callout.responseTypeId)};
    }
    callout.status = QString::fromLatin1(status::created);
    callout.createdMs = request.nowMs;
    return callout;
}

Reply raise(World &world, const Request &request, qint64 customerId)
{
    const Customer customer = requireCustomer(world, customerId);
    Callout callout = draft(world, request);
    callout.customerId = customerId;
    // Contract 4: only a callout at the customer's own position asks for a subscription.
    if (!callout.fixedLocationId && !customer.subscribed) {
        throw Refusal{403, u"Customer %1 has no active subscription."_s.arg(customerId)};
    }
    if (const std::optional<Callout> active = world.callouts.activeOf(customerId))
        return Reply::json(flat::callout(*active), 200);
    callout = world.callouts.create(callout);
    world.events.addLifecycle(callout.id, u"NEW_CALLOUT"_s, request.nowMs);
    world.raisedByClient(callout);
    return Reply::json(flat::callout(callout), 201);
}

Reply closedReply(const Callout &callout)
{
    return Reply::json(
        QJsonObject{{u"message"_s, u"The callout is closed; its position is not updated."_s},
                    {u"callout"_s, flat::callout(callout)}},
        285);
}

// Contract 6.6 and 6.7; nothing comes back when the callout was closed.
std::optional<Callout> moved(World &world, const Request &request)
{
    const Callout callout = requireCallout(world, request.id());
    const GeoPoint position = request.fields.position();
    const double accuracy =
        request.fields.optionalNumber(u"accuracy"_s, 0.0, 1e6).value_or(callout.accuracyMetres);
    if (callout.isClosed())
        return std::nullopt;
    world.callouts.setMovedByClient(callout.id);
    world.callouts.setPosition(callout.id, position, accuracy);
    return requireCallout(world, callout.id);
}

} // namespace

Callout requireCallout(const World &world, qint64 id)
{
    const std::optional<Callout> callout = world.callouts.byId(id);
    if (!callout)
        throw Refusal{404, u"There is no callout %1."_s.arg(id)};
    return *callout;
}

Customer requireCustomer(const World &world, qint64 id)
{
    const std::optional<Customer> customer = world.directory.customer(id);
    if (!customer)
        throw Refusal{404, u"There is no customer %1."_s.arg(id)};
    return *customer;
}

void addCallouts(Router &router, World &world)
{
    router.add(Method::Post, u"customers/{id}/callouts"_s,
               [&world](const Request &request) { return raise(world, request, request.id()); });
    router.add(Method::Post, u"callouts"_s, [&world](const Request &request) {
        return raise(world, request, request.fields.integer(u"customerId"_s));
    });
    router.add(Method::Get, u"callouts/activeCallouts"_s,
               [&world](const Request &) { return Reply::bytes(world.callouts.activeJson()); });
    router.add(Method::Get, u"customers/{id}/callouts"_s, [&world](const Request &request) {
        const Customer customer = requireCustomer(world, request.id());
        QJsonArray list;
        if (const std::optional<Callout> active = world.callouts.activeOf(customer.id))
            list.append(flat::callout(*active));
        return Reply::json(list);
    });
    router.add(Method::Get, u"callouts/{id}"_s, [&world](const Request &request) {
        return Reply::json(flat::callout(requireCallout(world, request.id())));
    });
    router.add(Method::Post, u"callouts/{id}/location"_s, [&world](const Request &request) {
        if (!moved(world, request))
            return closedReply(requireCallout(world, request.id()));
        return Reply::message(200, u"Request completed successfully."_s);
    });
    router.add(Method::Post, u"callouts/{id}/updateLocationAndReturnCallout"_s,
               [&world](const Request &request) {
                   const std::optional<Callout> callout = moved(world, request);
                   if (!callout)
                       return closedReply(requireCallout(world, request.id()));
                   return Reply::json(QJsonObject{{u"message"_s, u"Successful."_s},
                                                  {u"callout"_s, flat::callout(*callout)}});
               });
}

} // namespace sandbox::routes
