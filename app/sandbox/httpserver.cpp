// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/httpserver.h"

#include "sandbox/world.h"

#include <QDateTime>
#include <QHttpHeaders>
#include <QHttpServerResponder>
#include <QLocale>
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

} // namespace

HttpServer::HttpServer(World &world, Tokens &tokens, QObject *parent)
    : QAbstractHttpServer(parent), m_world(world), m_tokens(tokens)
{
}

void HttpServer::checkBearer(const QHttpServerRequest &request, qint64 nowMs) const
{
    const QByteArray value =
        request.headers().combinedValue(QHttpHeaders::WellKnownHeader::Authorization).trimmed();
    if (value.size() < 7 || qstrnicmp(value.constData(), "bearer ", 7) != 0)
        throw Refusal{401, u"A bearer token is required."_s};
    if (!m_tokens.accepts(value.sliced(7).trimmed(), nowMs))
        throw Refusal{401, u"The bearer token is not valid or has expired."_s};
}

Reply HttpServer::answerRoute(const QHttpServerRequest &request) const
{
    const QString path = request.url().path();
    const QString root = QString::fromLatin1(prefix) + u'/';
    if (!path.startsWith(root))
        throw Refusal{404, u"There is nothing at %1."_s.arg(path)};
    const Router::Match match = m_router.find(request.method(), path.sliced(root.size()));
    if (!match.handler && match.allow.isEmpty())
        throw Refusal{404, u"There is nothing at %1."_s.arg(path)};
    if (!match.handler) {
        Reply reply = Reply::message(405, u"This method is not allowed at %1."_s.arg(path));
        reply.allow = match.allow;
        return reply;
    }
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    if (match.access == Router::Access::Bearer)
        checkBearer(request, nowMs);
    const QByteArray body = request.body();
    if (body.size() > maximumBodyBytes) {
        throw Refusal{413, u"The request body is too large: at most %1 B."_s.arg(maximumBodyBytes)};
    }
    Request arrived;
    arrived.ids = match.ids;
    arrived.nowMs = nowMs;
    if (request.method() == Method::Get)
        return (*match.handler)(arrived);
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
    const Reply reply = answer(request);
    QHttpHeaders headers;
    headers.append(QHttpHeaders::WellKnownHeader::ContentType, "application/json");
    headers.append(QHttpHeaders::WellKnownHeader::Date,
                   httpDate(QDateTime::currentMSecsSinceEpoch()));
    headers.append(QHttpHeaders::WellKnownHeader::CacheControl, "no-store");
    if (reply.status == 401)
        headers.append(QHttpHeaders::WellKnownHeader::WWWAuthenticate, "Bearer");
    if (!reply.allow.isEmpty())
        headers.append(QHttpHeaders::WellKnownHeader::Allow, reply.allow);
    const auto status = QHttpServerResponder::StatusCode(reply.status);
    // The answer to HEAD must not have a body.
    const bool head = request.method() == Method::Head;
    responder.write(head ? QByteArray() : reply.body, headers, status);
    return true;
}

void HttpServer::missingHandler(const QHttpServerRequest &, QHttpServerResponder &)
{
    // handleRequest answers everything.
}

} // namespace sandbox
