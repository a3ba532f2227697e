// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A client without manners: sends what it is told, so that every refusal of the sandbox is seen.
#pragma once

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>
#include <QUrl>

namespace console::test {

class RawClient final {
public:
    explicit RawClient(QUrl root) : m_root(std::move(root))
    {
        m_network.setProxy(QNetworkProxy::NoProxy);
    }

    void setToken(const QByteArray &token) { m_token = token; }

    struct Answer {
        int status = 0; ///< 0 = none came within 5 s
        QByteArray body;
    };
    [[nodiscard]] Answer send(const QByteArray &method, const QString &path,
                              const QByteArray &body = {})
    {
        QUrl url = m_root;
        url.setPath(m_root.path() + path);
        QNetworkRequest request(url);
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        if (!m_token.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + m_token);
        QNetworkReply *reply = m_network.sendCustomRequest(request, method, body);
        QEventLoop waiting;
        QObject::connect(reply, &QNetworkReply::finished, &waiting, &QEventLoop::quit);
        QTimer::singleShot(5000, &waiting, &QEventLoop::quit);
        waiting.exec();
        const Answer answer{reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                            reply->readAll()};
        reply->deleteLater();
        return answer;
    }

private:
    QUrl m_root;
    QByteArray m_token;
    QNetworkAccessManager m_network;
};

} // namespace console::test
