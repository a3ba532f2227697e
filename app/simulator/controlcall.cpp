// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/controlcall.h"

#include "simulator/controlcodec.h"

namespace console {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;

namespace {
constexpr auto deadline = 10s;
constexpr qint64 bodyLimit = 4 * 1024 * 1024;
} // namespace

ControlCall::ControlCall(QObject *parent)
    : QObject(parent), m_result(std::unexpected(ApiError{Kind::Cancelled, 0, {}, {}}))
{
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(deadline);
    connect(&m_deadline, &QTimer::timeout, this,
            [this] { fail(ApiError{Kind::Timeout, 0, {}, {}}); });
}

ControlCall::~ControlCall()
{
    dropReply();
}

void ControlCall::follow(QNetworkReply *reply)
{
    m_reply = reply;
    connect(m_reply, &QNetworkReply::readyRead, this, &ControlCall::onReadyRead);
    connect(m_reply, &QNetworkReply::finished, this, &ControlCall::onFinished);
    m_deadline.start();
}

void ControlCall::fail(ApiError error)
{
    finish(std::unexpected(std::move(error)));
}

void ControlCall::onReadyRead()
{
    m_body += m_reply->readAll();
    if (m_body.size() > bodyLimit)
        fail(ApiError{Kind::TooLarge, 0, {}, {}});
}

void ControlCall::onFinished()
{
    onReadyRead();
    if (m_ended)
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0 || (status < 300 && m_reply->error() != QNetworkReply::NoError))
        fail(ApiError{Kind::Offline, 0, m_reply->errorString(), {}});
    else
        finish(controlAnswer(status, m_body));
}

void ControlCall::finish(Result result)
{
    if (std::exchange(m_ended, true))
        return;
    m_deadline.stop();
    dropReply();
    m_result = std::move(result);
    Q_EMIT settled();
    deleteLater();
}

void ControlCall::dropReply()
{
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    if (!reply)
        return;
    reply->disconnect(this);
    reply->abort();
    reply->deleteLater();
}

} // namespace console
