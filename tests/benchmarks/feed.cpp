// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "feed.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QMimeDatabase>
#include <QTcpServer>
#include <QTimer>

namespace bench {

using namespace Qt::StringLiterals;

namespace {

QHttpServerResponse json(const QByteArray &body)
{
    return QHttpServerResponse("application/json"_ba, body);
}

} // namespace

Feed::Feed(int count, qint64 nowSeconds, const QString &webRoot, QObject *parent)
    : QObject(parent), m_crowd(count, nowSeconds), m_next(m_crowd.list())
{
    addApi();
    if (!webRoot.isEmpty())
        addPage(webRoot);
}

quint16 Feed::listen()
{
    auto socket = std::make_unique<QTcpServer>();
    if (!socket->listen(QHostAddress::LocalHost) || !m_http.bind(socket.get()))
        return 0;
    return socket.release()->serverPort(); // the server's child now
}

void Feed::addApi()
{
    const QString root = u"/panic-api/v2"_s;
    m_http.route(root + u"/oauth/token"_s, QHttpServerRequest::Method::Post, [] {
        return json(R"({"access_token":"benchmark","token_type":"Bearer","expires_in":36000})"_ba);
    });
    m_http.route(root + u"/callouts/activeCallouts"_s, [this] {
        ++m_polls;
        if (!m_pending) {
            m_pending = true;
            QTimer::singleShot(100, this, &Feed::prepare);
        }
        return json(m_next);
    });
    m_http.route(root + u"/callouts/<arg>/events"_s, [](qint64) { return json("[]"_ba); });
    m_http.route(root + u"/callouts/<arg>"_s, [this](qint64 id) {
        const QByteArray one = m_crowd.one(id);
        return one.isEmpty() ? QHttpServerResponse(QHttpServerResponse::StatusCode::NotFound)
                             : json(one);
    });
    m_http.route(root + u"/customers/<arg>"_s, [](qint64 id) {
        return json("{\"id\":" + QByteArray::number(id)
                    + R"(,"firstName":"Load","lastName":"Customer"})"_ba);
    });
    m_http.setMissingHandler(this, [](const QHttpServerRequest &, QHttpServerResponder &responder) {
        responder.write(QHttpServerResponder::StatusCode::NotFound);
    });
}

void Feed::prepare()
{
    m_crowd.step();
    m_next = m_crowd.list();
    m_pending = false;
}

void Feed::addPage(const QString &webRoot)
{
    m_http.route(u"/bench/report"_s, QHttpServerRequest::Method::Post,
                 [this](const QHttpServerRequest &request) {
                     emit reported(QJsonDocument::fromJson(request.body()).object());
                     return QHttpServerResponse(QHttpServerResponse::StatusCode::NoContent);
                 });
    m_http.route(u"/web/<arg>"_s, [webRoot](const QUrl &path) {
        const QString name = QDir::cleanPath(path.path());
        QFile file(webRoot + u'/' + name);
        if (name.startsWith(".."_L1) || !file.open(QIODevice::ReadOnly))
            return QHttpServerResponse(QHttpServerResponse::StatusCode::NotFound);
        const QByteArray type =
            QMimeDatabase().mimeTypeForFile(name, QMimeDatabase::MatchExtension).name().toLatin1();
        return QHttpServerResponse(type, file.readAll());
    });
}

} // namespace bench
