// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/answers.h"
#include "sandbox/routes.h"

using namespace Qt::StringLiterals;

namespace sandbox::routes {

namespace {

constexpr qint64 realClassification = 1;
constexpr qint64 testClassification = 2;

// Where the two dialects of a raise differ; contract 6.2.
void readPosition(const World &world, const Fields &fields, Callout &callout)
{
    if (world.dialect() == Dialect::Flat) {
        refuseForeign(Dialect::Flat, fields, {u"location"_s}, u"latitude and longitude"_s);
        callout.position = fields.optionalPosition();
        return;
    }
    refuseForeign(Dialect::Nested, fields, {u"latitude"_s, u"longitude"_s},
                  u"location {latitude, longitude, accuracy}"_s);
    if (const std::optional<Fields> location = fields.optionalObject(u"location"_s)) {
        callout.position = location->position();
        callout.accuracyMetres =
            location->optionalNumber(u"accuracy"_s, 0.0, 1e6).value_or(callout.accuracyMetres);
    }
}

void readPlace(const World &world, const Fields &fields, Callout &callout)
{
    const bool flat = world.dialect() == Dialect::Flat;
    const QString where = flat ? u"latitude and longitude"_s : u"location"_s;
    readPosition(world, fields, callout);
    callout.fixedLocationId = fields.optionalInteger(u"predefinedLocationId"_s);
    if (callout.position && callout.fixedLocationId)
        throw Refusal{400, u"predefinedLocationId and %1 exclude each other."_s.arg(where)};
    if (callout.position) {
        callout.motion = Motion::Standing;
        return;
    }
    if (!callout.fixedLocationId)
        throw Refusal{400, u"%1, or predefinedLocationId, is required."_s.arg(where)};
    const auto site = world.directory.fixedLocation(*callout.fixedLocationId);
    if (!site) {
        throw Refusal{400,
                      u"predefinedLocationId %1 is not known."_s.arg(*callout.fixedLocationId)};
    }
    if (site->hasPosition)
        callout.position = site->position;
}

Reply raiseFor(World &world, const Request &request, qint64 customerId)
{
    Callout callout;
    callout.customerId = requireCustomer(world, customerId).id;
    readPlace(world, request.fields, callout);
    readKind(request, callout, true);
    // Contract 4: only a callout at the customer's own position asks for a subscription.
    if (!callout.fixedLocationId && !world.subscriptions.covers(customerId, request.nowMs)) {
        throw Refusal{403, u"Customer %1 has no active subscription%2."_s.arg(customerId)
                               .arg(world.subscriptions.reasonForNone(customerId, request.nowMs))};
    }
    return raise(world, callout, request.nowMs, [&world](const Callout &raised, bool isNew) {
        return answers::raised(world, raised, isNew);
    });
}

// Contract 6.3: without customerId it is the customer of a callout token.
qint64 legacyCustomer(const Request &request)
{
    const auto given = request.fields.optionalInteger(u"customerId"_s);
    if (!given && request.scope)
        return *request.scope;
    const qint64 customerId = request.fields.integer(u"customerId"_s);
    requireScope(request, customerId);
    return customerId;
}

Reply closedReply(const World &world, const Callout &callout, qint64 nowMs)
{
    return Reply::json(
        answers::readWithMessage(world, callout,
                                 u"The callout is closed; its position is not updated."_s, nowMs),
        285);
}

// Contract 6.6 and 6.7; nothing comes back when the callout was closed.
std::optional<Callout> moved(World &world, const Request &request)
{
    const Callout callout = requireCallout(world, request);
    const GeoPoint position = request.fields.position();
    const double accuracy =
        request.fields.optionalNumber(u"accuracy"_s, 0.0, 1e6).value_or(callout.accuracyMetres);
    if (callout.isClosed())
        return std::nullopt;
    world.callouts.setMovedByClient(callout.id);
    world.callouts.setPosition(callout.id, position, accuracy);
    return requireCallout(world, callout.id);
}

void addMoving(Router &router, World &world)
{
    router.add(
        Method::Post, u"callouts/{id}/location"_s,
        [&world](const Request &request) {
            if (!moved(world, request))
                return closedReply(world, requireCallout(world, request.id()), request.nowMs);
            return Reply::message(200, u"Request completed successfully."_s);
        },
        Router::Access::CalloutFlow);
    router.add(
        Method::Post, u"callouts/{id}/updateLocationAndReturnCallout"_s,
        [&world](const Request &request) {
            const std::optional<Callout> callout = moved(world, request);
            if (!callout)
                return closedReply(world, requireCallout(world, request.id()), request.nowMs);
            return Reply::json(
                answers::readWithMessage(world, *callout, u"Successful."_s, request.nowMs));
        },
        Router::Access::CalloutFlow);
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
    if (!customer || customer->deleted)
        throw Refusal{404, u"There is no customer %1."_s.arg(id)};
    return *customer;
}

void requireScope(const Request &request, qint64 customerId)
{
    if (request.scope && *request.scope != customerId)
        throw Refusal{401, u"This callout token is for another customer's callouts."_s};
}

Callout requireCallout(const World &world, const Request &request)
{
    const Callout callout = requireCallout(world, request.id());
    requireScope(request, callout.customerId);
    return callout;
}

Customer requireCustomer(const World &world, const Request &request)
{
    requireScope(request, request.id());
    return requireCustomer(world, request.id());
}

void readKind(const Request &request, Callout &callout, bool typeIsRequired)
{
    const Fields &fields = request.fields;
    callout.responseTypeId = typeIsRequired
                                 ? fields.integer(u"responseTypeId"_s)
                                 : fields.optionalInteger(u"responseTypeId"_s).value_or(1);
    const ResponseType *type = findById(Directory::responseTypes(), callout.responseTypeId);
    if (!type)
        throw Refusal{400, u"responseTypeId %1 is not known."_s.arg(callout.responseTypeId)};
    if (callout.fixedLocationId ? !type->fixedLocation : !type->personalSafety) {
        throw Refusal{400, u"responseTypeId %1 is not offered at fixed locations."_s.arg(
                               callout.responseTypeId)};
    }
    callout.classificationId =
        fields.optionalInteger(u"calloutClassificationId"_s).value_or(realClassification);
    if (callout.classificationId != realClassification
        && callout.classificationId != testClassification)
        throw Refusal{400, u"calloutClassificationId must be 1 (REAL) or 2 (TEST)."_s};
    callout.internalTest = fields.optionalFlag(u"internalTest"_s);
}

Reply raise(World &world, Callout callout, qint64 nowMs,
            const std::function<QJsonObject(const Callout &, bool isNew)> &answer)
{
    if (const std::optional<Callout> active = world.callouts.activeOf(callout.customerId))
        return Reply::json(answer(*active, false), 200);
    callout.status = QString::fromLatin1(status::created);
    callout.createdMs = nowMs;
    callout = world.callouts.create(callout);
    world.events.addLifecycle(callout.id, u"NEW_CALLOUT"_s, nowMs);
    world.raisedByClient(callout);
    return Reply::json(answer(callout, true), 201);
}

void addCallouts(Router &router, World &world)
{
    constexpr auto flow = Router::Access::CalloutFlow;
    router.add(
        Method::Post, u"customers/{id}/callouts"_s,
        [&world](const Request &request) {
            return raiseFor(world, request, requireCustomer(world, request).id);
        },
        flow);
    router.add(
        Method::Post, u"callouts"_s,
        [&world](const Request &request) {
            return raiseFor(world, request, legacyCustomer(request));
        },
        flow);
    router.add(Method::Get, u"callouts/activeCallouts"_s,
               [&world](const Request &) { return Reply::bytes(world.callouts.activeJson()); });
    router.add(
        Method::Get, u"customers/{id}/callouts"_s,
        [&world](const Request &request) {
            const Customer customer = requireCustomer(world, request);
            QJsonArray list;
            if (const std::optional<Callout> active = world.callouts.activeOf(customer.id))
                list.append(answers::listed(world, *active));
            return Reply::json(list);
        },
        flow);
    router.add(
        Method::Get, u"callouts/{id}"_s,
        [&world](const Request &request) {
            const Callout callout = requireCallout(world, request);
            return Reply::json(answers::read(world, callout, request.nowMs));
        },
        flow);
    addMoving(router, world);
}

} // namespace sandbox::routes
