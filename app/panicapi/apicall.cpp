// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/apicall.h"

namespace console {

using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

bool isInCalloutFlow(Endpoint endpoint)
{
    switch (endpoint) {
    case Endpoint::CustomerCallouts:
    case Endpoint::Raise:
    case Endpoint::Callout:
    case Endpoint::LocationAndReturn:
    case Endpoint::Location:
    case Endpoint::Events:
    case Endpoint::SendEvent:
    case Endpoint::Cancel: return true;
    default: return false;
    }
}

ApiCall::ApiCall(const Wire &wire, TokenSource &tokens, const QUrl &root, QObject *parent)
    : QObject(parent), m_wire(wire), m_tokens(tokens), m_root(root)
{
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(m_wire.limits.deadline);
    connect(&m_deadline, &QTimer::timeout, this, &ApiCall::onDeadline);
}

void ApiCall::start(ApiRequest request, std::function<void(HttpResult)> done)
{
    m_request = std::move(request);
    m_done = std::move(done);
    m_repeated = false;
    m_deadline.start();
    requestToken();
}

void ApiCall::abandon()
{
    m_done = nullptr;
    m_deadline.stop();
    delete std::exchange(m_exchange, nullptr);
}

void ApiCall::onDeadline()
{
    const ApiError error{Kind::Timeout, 0, {}, {}};
    if (m_exchange)
        m_exchange->giveUp(error);
    finish(std::unexpected(error));
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
    request.endpoint = m_request.endpoint;
    request.verb = m_request.verb;
    request.url = address();
    if (!m_request.accept.isEmpty())
        request.accept = m_request.accept;
    request.token = token;
    m_tokenGeneration = m_tokens.generation();
    request.repeatable = m_request.verb == HttpRequest::Verb::Get;
    request.secrets = m_request.secrets + m_tokens.secrets();
    if (m_request.encode)
        request.body = m_request.encode(m_tokens.dialect());
    // A scoped token that was renewed and is refused again was never meant for this.
    request.outsideScope =
        m_tokens.isScoped() && !isInCalloutFlow(m_request.endpoint)
        && (m_repeated || !m_tokens.canRenew() || m_tokens.isKnownOutside(m_request.endpoint));
    m_exchange = new HttpExchange(
        m_wire, std::move(request), [this](HttpResult result) { onAnswer(std::move(result)); },
        this);
}

QUrl ApiCall::address() const
{
    if (!m_request.address.isEmpty())
        return m_request.address;
    QUrl url = m_root;
    url.setPath(m_root.path(QUrl::FullyEncoded) + m_request.path, QUrl::TolerantMode);
    return url;
}

void ApiCall::onAnswer(HttpResult result)
{
    std::exchange(m_exchange, nullptr)->deleteLater();
    if (!result && result.error().httpStatus == 401 && result.error().kind == Kind::Forbidden)
        m_tokens.noteOutside(m_request.endpoint);
    const bool refused = !result && result.error().kind == Kind::Unauthorised;
    if (refused && m_tokens.canRenew() && !m_repeated) {
        m_repeated = true;
        m_tokens.invalidate(m_tokenGeneration);
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
