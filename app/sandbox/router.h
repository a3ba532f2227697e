// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds the handler of a request. Not QHttpServer's own router: an unknown path, a wrong method and
// a missing token each need an answer of their own.

#pragma once

#include "sandbox/fields.h"
#include "sandbox/reply.h"

#include <QHttpServerRequest>
#include <QList>
#include <QStringList>

#include <functional>
#include <optional>

namespace sandbox {

struct Request final {
    QList<qint64> ids; // what stood for {id} in the path, in order
    QStringList words; // what stood for {word}, decoded
    std::optional<qint64> scope; // the token's customer; none: it may do everything
    Fields fields{QJsonObject{}};
    QJsonObject body;
    QByteArray text; // the body as it came
    qint64 nowMs = 0;

    [[nodiscard]] qint64 id() const { return ids.constFirst(); }
};

using Handler = std::function<Reply(const Request &)>;
using Method = QHttpServerRequest::Method;

class Router final {
public:
    // CalloutFlow: a callout token may go there too; the handler sees to it that it is for its own
    // customer (requireCallout, requireCustomer).
    enum class Access { Bearer, CalloutFlow, Open };

    // Path below the API prefix, "callouts/{id}/events". {id} is a number, {word} anything.
    void add(Method method, const QString &path, Handler handler, Access access = Access::Bearer);

    struct Match final {
        const Handler *handler = nullptr; // none: look at allow
        Access access = Access::Bearer;
        QList<qint64> ids;
        QStringList words;
        QByteArray allow; // methods of this path; empty: no such path
    };
    // The path as it came, percent-encoded.
    [[nodiscard]] Match find(Method method, const QString &path) const;

private:
    struct Route final {
        Method method;
        QStringList segments;
        Handler handler;
        Access access;
    };
    [[nodiscard]] static bool fits(const Route &route, const QStringList &segments, Match &match);

    QList<Route> m_routes;
};

} // namespace sandbox
