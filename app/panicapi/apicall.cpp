// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/apicall.h"

namespace console {

using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

ApiCall::ApiCall(QNetworkAccessManager &network, const Clock &clock, const HttpLimits &limits,
                 TokenSource &tokens, QUrl root, ApiRequest request, QObject *parent)
    : QObject(parent),
      m_network(network),
      m_clock(clock),
      m_limits(limits),
      m_tokens(tokens),
      m_root(std::move(root)),
      m_request(std::move(request))
{
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(m_limits.deadline);
    connect(&m_deadline, &QTimer::timeout, this,
            [this] { finish(std::unexpected(ApiError{Kind::Timeout, 0, {}, {}})); });
}

void ApiCall::start(std::function<void(HttpResult)> done)
{
    m_done = std::move(done);
    m_deadline.start();
    requestToken();
}

void ApiCall::abandon()
{
    m_done = nullptr;
    m_deadline.stop();
    delete std::exchange(m_exchange, nullptr);
}

void ApiCall::requestToken()
{
    m_tokens.request(this, [this](const std::expected<QByteArray, ApiError> &token) {
        if (!m_done) // the deadline passed, or the caller gave up
            return;
        if (token)
            send(*token);
        else
            finish(std::unexpected(token.error()));
    });
}

void ApiCall::send(const QByteArray &token)
{
    HttpRequest request;
    request.verb = m_request.verb;
    request.url = m_root;
    request.url.setPath(m_root.path() + m_request.path);
    request.token = token;
    request.repeatable = m_request.verb == HttpRequest::Verb::Get;
    request.secrets = m_request.secrets + m_tokens.secrets();
    if (m_request.encode)
        request.body = m_request.encode(m_tokens.dialect());
    m_exchange = new HttpExchange(
        m_network, m_clock, m_limits, std::move(request),
        [this, token](HttpResult result) { onAnswer(token, std::move(result)); }, this);
}

void ApiCall::onAnswer(const QByteArray &token, HttpResult result)
{
    std::exchange(m_exchange, nullptr)->deleteLater();
    const bool refused = !result && result.error().kind == Kind::Unauthorised;
    if (refused && m_tokens.canRenew() && !m_repeated) {
        m_repeated = true;
        m_tokens.invalidate(token);
        requestToken();
        return;
    }
    finish(std::move(result));
}

void ApiCall::finish(HttpResult result)
{
    const auto done = std::exchange(m_done, nullptr);
    abandon();
    if (done)
        done(std::move(result));
}

} // namespace console
