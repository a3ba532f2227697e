// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Calls the sandbox's handlers without a server in between, at a moment that the test chooses.

#pragma once

#include "sandbox/roster.h"
#include "sandbox/routes.h"

#include <QJsonArray>
#include <QJsonDocument>

struct Called final {
    int status = 0;
    QByteArray body;
    QByteArray contentType;

    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QJsonArray array() const { return QJsonDocument::fromJson(body).array(); }
    [[nodiscard]] QString message() const
    {
        return object().value(QStringLiteral("message")).toString();
    }
};

class RouteCaller final {
public:
    static constexpr qint64 start = 1'800'000'000'000; // January 2027

    explicit RouteCaller(sandbox::Dialect dialect = sandbox::Dialect::Flat)
        : world(QString(), dialect)
    {
        using namespace sandbox;
        routes::addCallouts(router, world);
        routes::addCancel(router, world);
        routes::addClosing(router, world);
        routes::addConversation(router, world);
        routes::addCustomers(router, world);
        routes::addFixedLocations(router, world);
        routes::addLookups(router, world);
        routes::addRatings(router, world);
        routes::addSubscriptions(router, world);
        for (const Customer &customer : roster::customers())
            world.directory.add(customer);
        for (const FixedLocation &location : roster::fixedLocations())
            world.directory.add(location);
        world.clock = StoryClock(0, start, 1.0);
    }

    Called get(const QString &path) { return call(sandbox::Method::Get, path); }
    Called del(const QString &path) { return call(sandbox::Method::Delete, path); }
    Called post(const QString &path, const QJsonObject &body = {})
    {
        return call(sandbox::Method::Post, path, body);
    }
    Called put(const QString &path, const QJsonObject &body)
    {
        return call(sandbox::Method::Put, path, body);
    }

    sandbox::World world;
    sandbox::Router router;
    qint64 nowMs = start;

private:
    Called call(sandbox::Method method, const QString &path, const QJsonObject &body = {})
    {
        const sandbox::Router::Match match = router.find(method, path);
        if (!match.handler)
            return {match.allow.isEmpty() ? 404 : 405, {}, {}};
        sandbox::Request request;
        request.ids = match.ids;
        request.words = match.words;
        request.body = body;
        request.fields = sandbox::Fields(body);
        request.nowMs = nowMs;
        sandbox::Reply reply;
        try {
            world.transact([&] { reply = (*match.handler)(request); });
        } catch (const sandbox::Refusal &refusal) {
            reply = sandbox::Reply::message(refusal.status, refusal.message);
        }
        return {reply.status, reply.body, reply.contentType};
    }
};
