// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/answers.h"
#include "sandbox/nesteddialect.h"
#include "sandbox/routes.h"
#include "sandbox/wire.h"

using namespace Qt::StringLiterals;

namespace sandbox::routes {

namespace {

constexpr qsizetype maximumWord = 200;
constexpr qsizetype maximumText = 2000;

FixedLocation requireLocation(const World &world, const Request &request)
{
    const std::optional<FixedLocation> location = world.directory.fixedLocation(request.id());
    if (!location)
        throw Refusal{404, u"There is no fixed location %1."_s.arg(request.id())};
    return *location;
}

// What is not given stays as it is.
void optionalWord(const Fields &fields, const QString &name, QString &target,
                  qsizetype maximum = maximumWord)
{
    if (fields.has(name))
        target = fields.optionalText(name, maximum);
}

void neededWord(const Fields &fields, const QString &name, QString &target, bool isNew)
{
    if (isNew || fields.has(name))
        target = fields.text(name, maximumWord);
}

void setPosition(FixedLocation &location, const std::optional<GeoPoint> &point, bool isNew)
{
    if (point)
        location.position = *point;
    if (point || isNew)
        location.hasPosition = point.has_value();
}

// Contract 8.1, G2.
void readFlat(const Fields &fields, FixedLocation &location, bool isNew)
{
    refuseForeign(Dialect::Flat, fields,
                  {u"locationIdentifier"_s, u"locationDescription"_s, u"formattedAddress"_s},
                  u"name, externalReferenceId, latitude and longitude as numbers, address"_s);
    neededWord(fields, u"name"_s, location.name, isNew);
    optionalWord(fields, u"address"_s, location.address);
    setPosition(location, fields.optionalPosition(), isNew);
}

// Contract 8.1, G3: coordinates are texts.
void readNested(const Fields &fields, FixedLocation &location, bool isNew)
{
    refuseForeign(Dialect::Nested, fields, {u"name"_s, u"address"_s},
                  u"locationIdentifier, latitude and longitude as texts, formattedAddress"_s);
    neededWord(fields, u"locationIdentifier"_s, location.identifier, isNew);
    const std::optional<GeoPoint> point = fields.optionalTextPosition();
    if (isNew && !point)
        throw Refusal{400, u"latitude is required."_s};
    setPosition(location, point, isNew);
    optionalWord(fields, u"locationDescription"_s, location.name);
    optionalWord(fields, u"locationAdditionalInformation"_s, location.additionalInformation,
                 maximumText);
    optionalWord(fields, u"formattedAddress"_s, location.address);
    optionalWord(fields, u"w3w"_s, location.what3words);
    if (const auto typeId = fields.optionalInteger(u"calloutLocationTypeId"_s)) {
        if (!findById(Directory::locationTypes(), *typeId))
            throw Refusal{400, u"calloutLocationTypeId %1 is not known."_s.arg(*typeId)};
        location.typeId = typeId;
    }
    if (location.name.isEmpty())
        location.name = location.identifier;
}

void read(const World &world, const Fields &fields, FixedLocation &location, bool isNew)
{
    neededWord(fields, u"externalReferenceId"_s, location.externalReferenceId, isNew);
    if (world.dialect() == Dialect::Flat)
        readFlat(fields, location, isNew);
    else
        readNested(fields, location, isNew);
    if (const auto customerId = fields.optionalInteger(u"customerId"_s)) {
        const std::optional<Customer> customer = world.directory.customer(*customerId);
        if (!customer || customer->deleted)
            throw Refusal{400, u"customerId %1 is not known."_s.arg(*customerId)};
        location.customerId = *customerId;
    }
    const auto other = world.directory.fixedLocation(location.externalReferenceId);
    if (other && other->id != location.id)
        throw Refusal{400, u"externalReferenceId is that of fixed location %1."_s.arg(other->id)};
}

Reply create(World &world, const Request &request)
{
    FixedLocation location;
    location.createdMs = request.nowMs;
    location.updatedMs = request.nowMs;
    read(world, request.fields, location, true);
    return Reply::json(answers::fixedLocation(world, world.directory.create(location)), 201);
}

Reply change(World &world, const Request &request)
{
    FixedLocation location = requireLocation(world, request);
    read(world, request.fields, location, false);
    location.updatedMs = request.nowMs;
    world.directory.update(location);
    return Reply::json(answers::fixedLocation(world, requireLocation(world, request)));
}

// Contract 8.2: an unknown reference is a 400, not a 404.
Reply raiseAt(World &world, const Request &request)
{
    const QString reference = request.words.constFirst();
    const auto location = world.directory.fixedLocation(reference);
    if (!location)
        throw Refusal{400, u"externalReferenceId %1 is not known."_s.arg(reference.left(200))};
    const bool isNested = world.dialect() == Dialect::Nested;
    const QString installer = request.fields.optionalText(u"installerIdentifier"_s, maximumWord);
    Callout callout;
    callout.fixedLocationId = location->id;
    if (location->hasPosition)
        callout.position = location->position;
    readKind(request, callout, !isNested);
    callout.customerId = world.directory.contactOf(*location);
    const std::optional<Customer> customer = world.directory.customer(callout.customerId);
    if (!customer || customer->deleted) {
        throw Refusal{400, u"externalReferenceId %1: its customer has been deleted."_s.arg(
                               reference.left(200))};
    }
    return raise(world, callout, request.nowMs, [&](const Callout &raised, bool isNew) {
        QJsonObject answer = answers::raised(world, raised, isNew);
        if (isNested) {
            answer.insert(u"installerIdentifier"_s, wire::orNull(installer));
            answer.insert(u"externalReferenceId"_s, location->externalReferenceId);
        }
        return answer;
    });
}

} // namespace

// Contract 8.
void addFixedLocations(Router &router, World &world)
{
    router.add(Method::Get, u"predefinedLocations"_s, [&world](const Request &) {
        QJsonArray list;
        for (const FixedLocation &location : world.directory.fixedLocations())
            list.append(answers::fixedLocation(world, location));
        return Reply::json(list);
    });
    router.add(Method::Post, u"predefinedLocations"_s,
               [&world](const Request &request) { return create(world, request); });
    router.add(Method::Get, u"predefinedLocations/{id}"_s, [&world](const Request &request) {
        return Reply::json(answers::fixedLocation(world, requireLocation(world, request)));
    });
    router.add(Method::Put, u"predefinedLocations/{id}"_s,
               [&world](const Request &request) { return change(world, request); });
    router.add(Method::Delete, u"predefinedLocations/{id}"_s, [&world](const Request &request) {
        world.directory.deleteFixedLocation(requireLocation(world, request).id, request.nowMs);
        return Reply::message(200, u"Request completed successfully."_s);
    });
    router.add(Method::Post, u"predefinedLocations/externalRef/{word}/callouts"_s,
               [&world](const Request &request) { return raiseAt(world, request); });
}

} // namespace sandbox::routes
