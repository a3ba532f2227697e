// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/httpsandboxcontrol.h"

#include "domain/connection.h"
#include "simulator/controlcall.h"
#include "simulator/controlcodec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkProxy>
#include <QNetworkRequest>

namespace console {

using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

namespace {

QUrl surfaceOf(const QUrl &apiRoot)
{
    const bool isHttp = apiRoot.scheme() == "http"_L1 || apiRoot.scheme() == "https"_L1;
    if (!apiRoot.isValid() || !isHttp || !isLoopbackHost(apiRoot.host()))
        return {};
    QUrl surface;
    surface.setScheme(apiRoot.scheme());
    surface.setHost(apiRoot.host());
    surface.setPort(apiRoot.port());
    surface.setPath(u"/sandbox"_s);
    return surface;
}

} // namespace

HttpSandboxControl::HttpSandboxControl(const QUrl &apiRoot, QObject *parent)
    : QObject(parent), m_surface(surfaceOf(apiRoot))
{
    m_network.setProxy(QNetworkProxy::NoProxy);
}

HttpSandboxControl::~HttpSandboxControl()
{
    const auto calls = findChildren<ControlCall *>(Qt::FindDirectChildrenOnly);
    for (ControlCall *call : calls)
        call->fail(ApiError{Kind::Cancelled, 0, {}, {}});
}

template <typename T>
void HttpSandboxControl::ask(Verb verb, const QString &path, const QJsonObject &body,
                             QObject *context, ApiCallback<T> done,
                             ApiResult<T> (*decode)(const QJsonValue &))
{
    if (!context)
        context = this;
    auto *call = new ControlCall(this);
    auto answer = std::make_shared<ControlCall::Result>(
        std::unexpected(ApiError{Kind::Cancelled, 0, {}, {}}));
    // Taken on this thread, delivered on the context's: the call may be gone by then.
    connect(call, &ControlCall::settled, this, [call, answer] { *answer = call->result(); });
    connect(
        call, &ControlCall::settled, context,
        [answer, decode, done = std::move(done)] {
            if (*answer)
                done(decode(**answer));
            else
                done(std::unexpected(answer->error()));
        },
        Qt::QueuedConnection);
    if (context != this)
        connect(context, &QObject::destroyed, call, &QObject::deleteLater);
    if (m_surface.isEmpty()) {
        call->fail(ApiError{
            Kind::Forbidden, 0, u"only a sandbox on this machine can be controlled"_s, {}});
        return;
    }
    call->follow(send(verb, path, body));
}

QNetworkReply *HttpSandboxControl::send(Verb verb, const QString &path, const QJsonObject &body)
{
    QUrl url = m_surface;
    url.setPath(m_surface.path() + path);
    QNetworkRequest request(url);
    request.setRawHeader("Accept"_ba, "application/json"_ba);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    const QByteArray bytes = QJsonDocument(body).toJson(QJsonDocument::Compact);
    switch (verb) {
    case Verb::Get: break;
    case Verb::Post: return m_network.post(request, bytes);
    case Verb::Put: return m_network.put(request, bytes);
    }
    return m_network.get(request);
}

void HttpSandboxControl::status(QObject *context, ApiCallback<SandboxStatus> done)
{
    ask(Verb::Get, u"/status"_s, {}, context, std::move(done), &decodeSandboxStatus);
}

void HttpSandboxControl::advance(CalloutId id, const QString &stage, QObject *context,
                                 ApiCallback<QString> done)
{
    QJsonObject body;
    if (!stage.isEmpty())
        body["stage"_L1] = stage;
    ask(Verb::Post, u"/callouts/%1/advance"_s.arg(id), body, context, std::move(done), &decodeStep);
}

void HttpSandboxControl::raiseAtRandom(QObject *context, ApiCallback<CalloutId> done)
{
    ask(Verb::Post, u"/callouts"_s, {}, context, std::move(done), &decodeRaised);
}

void HttpSandboxControl::duressMarkers(QObject *context, ApiCallback<QList<DuressMarker>> done)
{
    ask(Verb::Get, u"/duress"_s, {}, context, std::move(done), &decodeDuressMarkers);
}

void HttpSandboxControl::setDialect(const QString &dialect, QObject *context,
                                    ApiCallback<SandboxStatus> done)
{
    ask(Verb::Put, u"/dialect"_s, {{"dialect"_L1, dialect}}, context, std::move(done),
        &decodeSandboxStatus);
}

void HttpSandboxControl::setScenario(const QString &name, QObject *context,
                                     ApiCallback<SandboxStatus> done)
{
    ask(Verb::Put, u"/scenario"_s, {{"name"_L1, name}}, context, std::move(done),
        &decodeSandboxStatus);
}

void HttpSandboxControl::setSpeed(double factor, QObject *context, ApiCallback<SandboxStatus> done)
{
    ask(Verb::Put, u"/speed"_s, {{"speed"_L1, factor}}, context, std::move(done),
        &decodeSandboxStatus);
}

void HttpSandboxControl::setFaults(const QList<QJsonObject> &faults, QObject *context,
                                   ApiCallback<SandboxStatus> done)
{
    QJsonArray list;
    for (const QJsonObject &fault : faults)
        list.append(fault);
    ask(Verb::Put, u"/faults"_s, {{"faults"_L1, list}}, context, std::move(done),
        &decodeSandboxStatus);
}

} // namespace console
