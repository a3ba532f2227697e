// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandboxclient.h"

#include "sandbox/sandboxserver.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QSignalSpy>

#include <memory>

using namespace Qt::StringLiterals;

QJsonObject Answer::object() const
{
    return QJsonDocument::fromJson(body).object();
}

QJsonArray Answer::array() const
{
    return QJsonDocument::fromJson(body).array();
}

QString Answer::message() const
{
    return object().value(u"message"_s).toString();
}

SandboxClient::SandboxClient(const QUrl &apiRoot) : m_apiRoot(apiRoot)
{
    m_network.setTransferTimeout(20000);
}

Answer SandboxClient::call(const QByteArray &verb, const QString &path, const QByteArray &body)
{
    QNetworkRequest request(QUrl(m_apiRoot.toString() + u'/' + path));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token);
    const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, verb, body));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    Answer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.body = reply->readAll();
    answer.allow = reply->rawHeader("Allow");
    answer.contentType = reply->rawHeader("Content-Type");
    return answer;
}

Answer SandboxClient::get(const QString &path)
{
    return call("GET", path, {});
}

Answer SandboxClient::post(const QString &path, const QJsonObject &body)
{
    return call("POST", path, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

Answer SandboxClient::put(const QString &path, const QJsonObject &body)
{
    return call("PUT", path, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

Answer SandboxClient::del(const QString &path)
{
    return call("DELETE", path, {});
}

bool SandboxClient::signIn()
{
    const Answer answer = post(u"oauth/token"_s, {{u"clientId"_s, u"sandbox"_s},
                                                  {u"clientSecret"_s, u"sandbox-secret"_s}});
    const QJsonObject object = answer.object();
    m_token = object.value(u"access_token"_s)
                  .toString(object.value(u"accessToken"_s).toString())
                  .toLatin1();
    return answer.status == 200 && !m_token.isEmpty();
}

QList<qint64> SandboxClient::activeIds()
{
    QList<qint64> ids;
    const QJsonArray list = get(u"callouts/activeCallouts"_s).array();
    for (const QJsonValue &callout : list)
        ids.append(callout[u"id"_s].toInteger());
    return ids;
}

QUrl startSandbox(sandbox::EmbeddedSandbox &sandbox)
{
    QSignalSpy started(&sandbox, &sandbox::EmbeddedSandbox::started);
    QSignalSpy failed(&sandbox, &sandbox::EmbeddedSandbox::failed);
    sandbox.start();
    if (started.isEmpty())
        started.wait(20000);
    if (!failed.isEmpty())
        qWarning("%s", qPrintable(failed.constFirst().constFirst().toString()));
    return started.isEmpty() ? QUrl() : started.constFirst().constFirst().toUrl();
}

sandbox::Options quietOptions()
{
    sandbox::Options options;
    options.scenario = u"empty"_s;
    options.speed = 1000.0;
    return options;
}
