// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/control.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr qsizetype longestMessage = 4000;

QString timestamp(qint64 unixMs)
{
    return QDateTime::fromMSecsSinceEpoch(unixMs, QTimeZone::UTC).toString(Qt::ISODate);
}

QString joined(const QList<Mistake> &mistakes)
{
    QStringList sentences;
    for (const Mistake &mistake : mistakes)
        sentences.append(u"%1: %2"_s.arg(mistake.pointer, mistake.text));
    return sentences.join(u'\n');
}

// Members that nobody knows are misspelt ones.
void refuseOthers(const Request &request, const QStringList &known)
{
    const QStringList members = request.body.keys();
    for (const QString &member : members) {
        if (!known.contains(member)) {
            throw Refusal{400, known.isEmpty()
                                   ? u"\"%1\" is not known here; the body is empty."_s.arg(member)
                                   : u"\"%1\" is not known here; known are %2."_s.arg(
                                         member.left(60), known.join(u", "_s))};
        }
    }
}

} // namespace

Control::Control(World &world, Scenario &scenario, FaultBook &faults)
    : m_world(world), m_scenario(scenario), m_faults(faults), m_trainer(world, scenario)
{
}

void Control::addRoutes(Router &router)
{
    const auto add = [&](Method method, const QString &path,
                         Reply (Control::*work)(const Request &)) {
        router.add(
            method, path, [this, work](const Request &request) { return (this->*work)(request); },
            Router::Access::Open);
    };
    router.add(
        Method::Get, u"status"_s, [this](const Request &request) { return status(request.nowMs); },
        Router::Access::Open);
    router.add(
        Method::Get, u"duress"_s, [this](const Request &) { return cancels(); },
        Router::Access::Open);
    add(Method::Post, u"callouts"_s, &Control::raise);
    add(Method::Post, u"callouts/{id}/advance"_s, &Control::advance);
    add(Method::Post, u"callouts/{id}/events"_s, &Control::addEvent);
    add(Method::Put, u"dialect"_s, &Control::setDialect);
    add(Method::Put, u"scenario"_s, &Control::setScenario);
    add(Method::Put, u"speed"_s, &Control::setSpeed);
    add(Method::Put, u"safe-code"_s, &Control::setSafeCode);
    add(Method::Put, u"faults"_s, &Control::setFaults);
    add(Method::Delete, u"faults"_s, &Control::endFaults);
}

Reply Control::status(qint64 nowMs)
{
    const QList<CancelRequest> cancels = m_world.cancelRequests();
    const auto markers = std::ranges::count(cancels, u"duress"_s, &CancelRequest::verdict);
    return Reply::json(QJsonObject{
        {u"product"_s, u"callout-sandbox"_s},
        {u"version"_s, QStringLiteral(SANDBOX_VERSION)},
        {u"scenario"_s, m_scenario.name()},
        {u"scenarios"_s, QJsonArray::fromStringList(playNames())},
        {u"speed"_s, m_world.clock.speed()},
        {u"dialect"_s, nameOf(m_world.dialect())},
        {u"seed"_s, qint64(m_scenario.seed())},
        {u"active"_s, qint64(m_world.callouts.activeCount())},
        {u"duressMarkers"_s, qint64(markers)},
        {u"strictSafeCode"_s, m_world.strictSafeCode},
        {u"storySeconds"_s, m_scenario.storySeconds(nowMs)},
        {u"faults"_s, m_faults.described(nowMs)},
    });
}

Reply Control::raise(const Request &request)
{
    refuseOthers(request, {u"customerId"_s, u"responseTypeId"_s});
    const Callout callout =
        m_trainer.raise(request.fields.optionalInteger(u"customerId"_s),
                        request.fields.optionalInteger(u"responseTypeId"_s), request.nowMs);
    return Reply::json(QJsonObject{{u"id"_s, callout.id}, {u"customerId"_s, callout.customerId}},
                       201);
}

Reply Control::advance(const Request &request)
{
    refuseOthers(request, {u"stage"_s});
    std::optional<QString> stage;
    if (request.fields.has(u"stage"_s))
        stage = request.fields.text(u"stage"_s, 20);
    const Callout callout = m_trainer.advance(request.id(), stage, request.nowMs);
    return Reply::json(QJsonObject{{u"id"_s, callout.id},
                                   {u"status"_s, callout.status},
                                   {u"stage"_s, nameOf(stageOf(m_world, callout))}});
}

Reply Control::addEvent(const Request &request)
{
    refuseOthers(request, {u"message"_s, u"source"_s});
    const std::optional<Callout> callout = m_world.callouts.byId(request.id());
    if (!callout)
        throw Refusal{404, u"There is no callout %1."_s.arg(request.id())};
    if (callout->isClosed())
        throw Refusal{409, u"Callout %1 is closed already."_s.arg(callout->id)};
    const QString message = request.fields.text(u"message"_s, longestMessage);
    const QString source =
        request.fields.has(u"source"_s) ? request.fields.text(u"source"_s, 20) : u"control"_s;
    if (!QStringList({u"control"_s, u"customer"_s, u"responder"_s}).contains(source))
        throw Refusal{400, u"source must be one of control, customer, responder."_s};
    const Event event =
        m_world.events.add(callout->id, EventType::Chat, message, source, request.nowMs);
    return Reply::json(QJsonObject{{u"id"_s, event.id}}, 201);
}

Reply Control::cancels()
{
    QJsonArray all;
    const QList<CancelRequest> requests = m_world.cancelRequests();
    for (const CancelRequest &request : requests) {
        all.append(QJsonObject{{u"calloutId"_s, request.calloutId},
                               {u"verdict"_s, request.verdict},
                               {u"createdAt"_s, timestamp(request.createdMs)}});
    }
    return Reply::json(all);
}

Reply Control::setDialect(const Request &request)
{
    refuseOthers(request, {u"dialect"_s});
    const std::optional<Dialect> dialect = dialectNamed(request.fields.text(u"dialect"_s, 20));
    if (!dialect)
        throw Refusal{400, u"dialect must be flat or nested."_s};
    m_world.setDialect(*dialect);
    return status(request.nowMs);
}

Reply Control::setScenario(const Request &request)
{
    refuseOthers(request, {u"name"_s, u"definition"_s});
    const bool own = request.fields.has(u"definition"_s);
    if (own == request.fields.has(u"name"_s))
        throw Refusal{400, u"Either name or definition is required."_s};
    if (own) {
        const auto definition = OwnScenario::read(request.text, u"/definition"_s);
        if (!definition)
            throw Refusal{400, definition.error().join(u'\n')};
        const QJsonObject object = request.body.value(u"definition"_s).toObject();
        m_scenario.change(definition->name, QJsonDocument(object).toJson(QJsonDocument::Compact),
                          request.nowMs);
        return status(request.nowMs);
    }
    const QString name = request.fields.text(u"name"_s, 60);
    if (!playNames().contains(name))
        throw Refusal{400, u"name must be one of %1."_s.arg(playNames().join(u", "_s))};
    m_scenario.change(name, {}, request.nowMs);
    return status(request.nowMs);
}

Reply Control::setSpeed(const Request &request)
{
    refuseOthers(request, {u"speed"_s});
    const std::optional<double> speed = request.fields.optionalNumber(u"speed"_s, 0.0, 1000.0);
    if (!speed || !(*speed > 0.0))
        throw Refusal{400, u"speed must be a number above 0 and at most 1000."_s};
    m_scenario.setSpeed(*speed, request.nowMs);
    return status(request.nowMs);
}

Reply Control::setSafeCode(const Request &request)
{
    refuseOthers(request, {u"strict"_s});
    if (!request.fields.has(u"strict"_s))
        throw Refusal{400, u"strict is required."_s};
    m_world.strictSafeCode = request.fields.optionalFlag(u"strict"_s);
    return status(request.nowMs);
}

Reply Control::setFaults(const Request &request)
{
    refuseOthers(request, {u"faults"_s});
    if (!request.body.value(u"faults"_s).isArray())
        throw Refusal{400, u"faults must be a list."_s};
    QList<Fault> faults;
    QJsonArray kept;
    QList<Mistake> mistakes;
    const QJsonArray given = request.body.value(u"faults"_s).toArray();
    for (qsizetype at = 0; at < given.size(); ++at) {
        const QString pointer = u"/faults/%1"_s.arg(at);
        if (!given.at(at).isObject()) {
            mistakes.append({pointer, u"A fault must be an object."_s});
            continue;
        }
        const std::optional<Fault> fault = Fault::read(given.at(at).toObject(), pointer, mistakes);
        if (!fault)
            continue;
        // The scenario's own, sent back as they were read: they go on as the scenario says.
        if (given.at(at)[u"origin"_s].toString() == u"scenario"_s)
            kept.append(fault->given);
        else
            faults.append(*fault);
    }
    if (!mistakes.isEmpty())
        throw Refusal{400, joined(mistakes)};
    m_faults.replace(faults, kept, request.nowMs);
    return status(request.nowMs);
}

Reply Control::endFaults(const Request &request)
{
    m_faults.replace({}, {}, request.nowMs);
    return status(request.nowMs);
}

} // namespace sandbox
