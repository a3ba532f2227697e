// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/httpserver.h"

#include "sandbox/guardedtcpserver.h"
#include "sandbox/world.h"

#include <QDateTime>
#include <QHttpHeaders>
#include <QHttpServerResponder>
#include <QLocale>
#include <QMetaEnum>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

QByteArray httpDate(qint64 unixMs)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(unixMs, QTimeZone::UTC);
    return QLocale::c().toString(time, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
}

QJsonObject parsed(const QByteArray &body)
{
    if (body.trimmed().isEmpty())
        return {};
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError) {
        throw Refusal{
            400, u"The request body is not valid JSON: %1 at byte %2."_s.arg(error.errorString())
                     .arg(error.offset)};
    }
    if (!document.isObject())
        throw Refusal{400, u"The request body must be a JSON object."_s};
    return document.object();
}

// Nothing when the path is elsewhere. Encoded, so that a %2F inside a segment stays inside it.
std::optional<QString> pathBelow(const char *prefix, const QHttpServerRequest &request)
{
    const QString path = request.url().path(QUrl::FullyEncoded);
    const QString root = QString::fromLatin1(prefix) + u'/';
    return path.startsWith(root) ? std::optional(path.sliced(root.size())) : std::nullopt;
}

// A page in a browser must not drive the sandbox, not even one that has given its own name the
// address of this machine.
void refuseBrowsers(const QHttpServerRequest &request)
{
    if (!request.remoteAddress().isLoopback())
        throw Refusal{403, u"The control surface is for this machine only."_s};
    if (request.headers().contains(QHttpHeaders::WellKnownHeader::Origin))
        throw Refusal{403, u"The control surface is not for web pages."_s};
    const QByteArray host =
        request.headers().combinedValue(QHttpHeaders::WellKnownHeader::Host).toLower();
    const QByteArray name =
        host.first(host.endsWith(']') || !host.contains(':') ? host.size() : host.lastIndexOf(':'));
    if (name != "127.0.0.1" && name != "localhost" && name != "[::1]" && !name.isEmpty())
        throw Refusal{403, u"The control surface is for 127.0.0.1 only."_s};
}

} // namespace

HttpServer::HttpServer(World &world, Tokens &tokens, FaultBook &faults, QObject *parent)
    : QAbstractHttpServer(parent), m_world(world), m_tokens(tokens), m_faults(faults)
{
}

std::optional<qint64> HttpServer::checkBearer(const QHttpServerRequest &request,
                                              Router::Access access, qint64 nowMs) const
{
    const QByteArray value =
        request.headers().combinedValue(QHttpHeaders::WellKnownHeader::Authorization).trimmed();
    if (value.size() < 7 || qstrnicmp(value.constData(), "bearer ", 7) != 0)
        throw Refusal{401, u"A bearer token is required."_s};
    const std::expected<Tokens::Grant, QString> grant =
        m_tokens.check(value.sliced(7).trimmed(), nowMs);
    if (!grant)
        throw Refusal{401, grant.error()};
    if (grant->customerId && access != Router::Access::CalloutFlow) {
        throw Refusal{401, u"A callout token is for its customer's callouts only; this needs the "
                           "token of the customer source."_s};
    }
    return grant->customerId;
}

Reply HttpServer::answerRoute(const QHttpServerRequest &request) const
{
    const QString path = request.url().path(QUrl::FullyEncoded);
    if (const auto below = pathBelow(controlPrefix, request)) {
        refuseBrowsers(request);
        return answerMatch(request, m_control.find(request.method(), *below));
    }
    const auto below = pathBelow(prefix, request);
    if (!below)
        throw Refusal{404, u"There is nothing at %1."_s.arg(path)};
    return answerMatch(request, m_router.find(request.method(), *below));
}

Reply HttpServer::answerMatch(const QHttpServerRequest &request, const Router::Match &match) const
{
    const QString path = request.url().path(QUrl::FullyEncoded);
    if (!match.handler && match.allow.isEmpty())
        throw Refusal{404, u"There is nothing at %1."_s.arg(path)};
    if (!match.handler) {
        Reply reply = Reply::message(405, u"This method is not allowed at %1."_s.arg(path));
        reply.allow = match.allow;
        return reply;
    }
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    std::optional<qint64> scope;
    if (match.access != Router::Access::Open)
        scope = checkBearer(request, match.access, nowMs);
    const QByteArray body = request.body();
    if (body.size() > maximumBodyBytes) {
        throw Refusal{413, u"The request body is too large: at most %1 B."_s.arg(maximumBodyBytes)};
    }
    Request arrived;
    arrived.ids = match.ids;
    arrived.words = match.words;
    arrived.scope = scope;
    arrived.nowMs = nowMs;
    if (request.method() == Method::Get)
        return (*match.handler)(arrived);
    arrived.text = body;
    arrived.body = parsed(body);
    arrived.fields = Fields(arrived.body);
    Reply reply;
    m_world.transact([&] { reply = (*match.handler)(arrived); });
    return reply;
}

Reply HttpServer::answer(const QHttpServerRequest &request) const
{
    try {
        return answerRoute(request);
    } catch (const Refusal &refusal) {
        return Reply::message(refusal.status, refusal.message);
    } catch (const DatabaseError &error) {
        qWarning("sandbox: %s", error.what());
        return Reply::message(500, u"The sandbox cannot use its database."_s);
    }
}

bool HttpServer::handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder)
{
    Strike strike;
    if (!m_faults.isEmpty()) {
        if (const auto path = pathBelow(prefix, request)) {
            const auto method = QMetaEnum::fromType<Method>().valueToKey(int(request.method()));
            strike = m_faults.strike(QString::fromLatin1(method).toUpper(), *path,
                                     QDateTime::currentMSecsSinceEpoch());
        }
    }
    if (strike.blackHole)
        return true; // taken, and never answered
    Reply reply = strike.answer ? *strike.answer : answer(request);
    if (!strike.edits.isEmpty() && reply.status < 300)
        m_faults.edit(strike, reply.body);
    FaultySocket *socket = strike.delivery.isPlain() || !m_listener
                               ? nullptr
                               : m_listener->connectionOf(request.remotePort());
    if (socket)
        socket->beginAnswer(strike.delivery);
    send(request, responder, reply, strike);
    if (socket)
        socket->endAnswer();
    return true;
}

void HttpServer::send(const QHttpServerRequest &request, QHttpServerResponder &responder,
                      const Reply &reply, const Strike &strike) const
{
    QHttpHeaders headers;
    headers.append(QHttpHeaders::WellKnownHeader::ContentType, reply.contentType);
    headers.append(QHttpHeaders::WellKnownHeader::Date,
                   httpDate(QDateTime::currentMSecsSinceEpoch() + strike.skewSeconds * 1000));
    headers.append(QHttpHeaders::WellKnownHeader::CacheControl, "no-store");
    if (reply.status == 401)
        headers.append(QHttpHeaders::WellKnownHeader::WWWAuthenticate, "Bearer");
    if (strike.retryAfterSeconds) {
        headers.append(QHttpHeaders::WellKnownHeader::RetryAfter,
                       QByteArray::number(*strike.retryAfterSeconds));
    }
    if (!reply.allow.isEmpty())
        headers.append(QHttpHeaders::WellKnownHeader::Allow, reply.allow);
    const auto status = QHttpServerResponder::StatusCode(reply.status);
    // The answer to HEAD must not have a body.
    const bool head = request.method() == Method::Head;
    responder.write(head ? QByteArray() : reply.body, headers, status);
}

void HttpServer::missingHandler(const QHttpServerRequest &, QHttpServerResponder &)
{
    // handleRequest answers everything.
}

} // namespace sandbox
