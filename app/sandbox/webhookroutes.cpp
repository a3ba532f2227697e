// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/routes.h"
#include "sandbox/webhooks.h"

#include <QHostAddress>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sandbox::routes {

namespace {

constexpr qsizetype maximumUrl = 2000;
constexpr qsizetype maximumName = 100;
constexpr qsizetype maximumHeaders = 50;
constexpr qsizetype maximumValue = 4000;

bool isLoopback(const QString &host)
{
    return host == u"localhost"_s || QHostAddress(host).isLoopback();
}

// Contract 12.1 wants HTTPS. To this machine itself it may be plain: a liberty of the sandbox.
QUrl receiver(const Fields &fields)
{
    const QUrl url(fields.text(u"url"_s, maximumUrl), QUrl::StrictMode);
    const bool plain = url.scheme() == u"http"_s;
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"https"_s && !plain))
        throw Refusal{400, u"url must be an https address."_s};
    if (plain && !isLoopback(url.host()))
        throw Refusal{400, u"url must be https, except for an address of this machine."_s};
    if (!url.userInfo().isEmpty())
        throw Refusal{400, u"url must not hold a name or password; use headers."_s};
    return url;
}

QStringList events(const Fields &fields)
{
    const QStringList names = fields.texts(u"events"_s, maximumName);
    for (const QString &name : names) {
        if (!Webhooks::knownEvents().contains(name))
            throw Refusal{400, u"events: %1 is not known."_s.arg(name)};
    }
    return names;
}

// A line break in a header would smuggle in another one.
QList<std::pair<QByteArray, QByteArray>> headers(const QJsonObject &given)
{
    static const QRegularExpression token(u"^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$"_s);
    static const QRegularExpression value(u"^[\\x20-\\x7e\\t]*$"_s);
    static const QStringList ours{u"host"_s, u"content-length"_s, u"content-type"_s,
                                  u"transfer-encoding"_s, u"connection"_s};
    QList<std::pair<QByteArray, QByteArray>> all;
    if (given.size() > maximumHeaders)
        throw Refusal{400, u"headers: at most %1."_s.arg(maximumHeaders)};
    for (auto one = given.begin(); one != given.end(); ++one) {
        const QString name = one.key();
        if (!token.match(name).hasMatch() || ours.contains(name.toLower()))
            throw Refusal{400, u"headers: there is a name that cannot be used."_s};
        const QString text = one.value().toString();
        if (!one.value().isString() || text.size() > maximumValue || !value.match(text).hasMatch())
            throw Refusal{400, u"headers: the value of %1 cannot be used."_s.arg(name)};
        all.append({name.toLatin1(), text.toLatin1()});
    }
    return all;
}

Reply registerWebhook(Webhooks &webhooks, const Request &request)
{
    const Fields &fields = request.fields;
    WebhookRegistration registration;
    registration.url = receiver(fields);
    registration.events = events(fields);
    const QString method = fields.optionalText(u"method"_s, maximumName);
    if (!method.isEmpty() && method != u"webhook"_s)
        throw Refusal{400, u"method must be webhook."_s};
    QJsonObject given;
    if (const std::optional<Fields> map = fields.optionalObject(u"headers"_s))
        given = map->body();
    registration.headers = headers(given);
    webhooks.setRegistration(registration);
    const QJsonObject config{{u"url"_s, registration.url.toString()},
                             {u"events"_s, QJsonArray::fromStringList(registration.events)},
                             {u"method"_s, u"webhook"_s},
                             {u"headers"_s, given}};
    return Reply::json(
        QJsonObject{{u"message"_s, u"Webhook registered."_s},
                    {u"notifier"_s, QJsonObject{{u"config"_s, QJsonArray{config}}}}});
}

} // namespace

// Contract 12.1.
void addWebhooks(Router &router, Webhooks &webhooks)
{
    router.add(Method::Post, u"notifiers/webhooks"_s,
               [&webhooks](const Request &request) { return registerWebhook(webhooks, request); });
}

} // namespace sandbox::routes
