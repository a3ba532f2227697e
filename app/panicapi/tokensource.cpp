// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/tokensource.h"

#include "panicapi/codec/requestcodec.h"

#include <algorithm>

namespace console {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;

namespace {

/// A call must not take the refusal of the sign-in for an answer about its own callout or customer.
ApiError asSignInError(Endpoint endpoint, ApiError error)
{
    if (error.kind == Kind::NotFound && endpoint == Endpoint::CalloutToken) {
        error.kind = Kind::Unauthorised;
        if (error.detail.isEmpty())
            error.detail = u"the customer of this sign-in is not known"_s;
    } else if (error.kind == Kind::NotFound) {
        error.kind = Kind::Rejected;
        error.detail = u"there is no sign-in at this address"_s;
    } else if (error.kind == Kind::Conflict) {
        error.kind = Kind::Rejected;
    }
    return error;
}

} // namespace

TokenSource::TokenSource(const Wire &wire, Options options, Credentials credentials)
    : m_wire(wire),
      m_options(std::move(options)),
      m_credentials(std::move(credentials)),
      m_token(m_credentials.token.trimmed().toUtf8())
{
    if (m_options.dialect != DialectChoice::Detect) {
        m_dialect = m_options.dialect == DialectChoice::Flat ? Dialect::Flat : Dialect::Nested;
    }
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(m_wire.limits.deadline);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        const ApiError error{Kind::Timeout, 0, {}, {}};
        HttpExchange *exchange = std::exchange(m_exchange, nullptr);
        exchange->giveUp(error);
        delete exchange;
        settle(std::unexpected(error));
    });
}

void TokenSource::request(QObject *context, Callback done)
{
    if (!canRenew() && !isUsableToken(m_token)) {
        done(std::unexpected(
            ApiError{Kind::Unauthorised, 0, u"the token holds characters no token has"_s, {}}));
    } else if (isFresh()) {
        done(m_token);
    } else if (!m_credentials.isComplete()) {
        done(std::unexpected(ApiError{Kind::Unauthorised, 0, u"no credentials are set"_s, {}}));
    } else {
        m_waiters.append({context, std::move(done)});
        fetch();
    }
}

void TokenSource::invalidate(quint64 generation)
{
    if (canRenew() && generation == m_generation)
        m_token.clear();
}

QStringList TokenSource::secrets() const
{
    return {m_credentials.clientSecret, QString::fromUtf8(m_token),
            QString::fromUtf8(m_serverToken)};
}

void TokenSource::observeDialect(std::optional<Dialect> dialect)
{
    if (m_options.dialect == DialectChoice::Detect && !canRenew() && dialect)
        m_dialect = dialect;
}

bool TokenSource::isFresh() const
{
    return !m_token.isEmpty() && (!m_renewAt || m_wire.clock.monoNow() < *m_renewAt);
}

void TokenSource::fetch()
{
    if (m_exchange)
        return;
    HttpRequest request;
    request.endpoint = Endpoint::Token;
    request.url = m_options.tokenUrl;
    request.body = encodeTokenRequest(m_credentials);
    m_deadline.start();
    send(std::move(request));
}

void TokenSource::fetchScoped(const QByteArray &serverToken)
{
    m_serverToken = serverToken;
    HttpRequest request;
    request.endpoint = Endpoint::CalloutToken;
    request.url = m_options.calloutTokenUrl;
    request.token = serverToken;
    request.body = encodeCalloutTokenRequest(m_options.scope);
    send(std::move(request));
}

void TokenSource::send(HttpRequest request)
{
    request.verb = HttpRequest::Verb::Post;
    request.secrets = secrets();
    const Endpoint endpoint = request.endpoint;
    m_exchange = new HttpExchange(
        m_wire, std::move(request),
        [this, endpoint](HttpResult result) { onAnswer(endpoint, std::move(result)); }, this);
}

void TokenSource::onAnswer(Endpoint endpoint, HttpResult result)
{
    std::exchange(m_exchange, nullptr)->deleteLater();
    if (!result) {
        settle(std::unexpected(asSignInError(endpoint, std::move(result.error()))));
        return;
    }
    const auto decoded = decodeToken(result->body);
    Exchange record = HttpExchange::recordOf(endpoint, *result);
    if (!decoded) {
        record.error = ApiError{Kind::Malformed, result->status, decoded.error().detail, {}};
        m_wire.report(record);
        settle(std::unexpected(*record.error));
        return;
    }
    record.drift = decoded->drift;
    m_wire.report(record);
    if (m_options.dialect == DialectChoice::Detect)
        m_dialect = decoded->dialect;
    if (isScoped() && endpoint == Endpoint::Token) {
        fetchScoped(decoded->value.token);
        return;
    }
    accept(*result, decoded->value);
    settle(m_token);
}

void TokenSource::accept(const HttpAnswer &answer, const TokenAnswer &token)
{
    m_token = token.token;
    ++m_generation;
    m_renewAt.reset();
    Millis lifetime{0};
    // The server's own clock judges its absolute times; ours may be minutes off.
    if (token.lifetime)
        lifetime = *token.lifetime;
    else if (token.expiresAt)
        lifetime = *token.expiresAt - answer.transfer.serverDate.value_or(m_wire.clock.utcNow());
    // A lifetime that is over on arrival cannot be meant; then the server's 401 decides.
    if (lifetime > 0ms)
        m_renewAt = answer.transfer.sent + lifetime - std::min<Millis>(60s, lifetime / 10);
}

void TokenSource::settle(const std::expected<QByteArray, ApiError> &result)
{
    m_deadline.stop();
    m_serverToken.clear();
    for (const Waiter &waiter : std::exchange(m_waiters, {})) {
        if (waiter.context)
            waiter.done(result);
    }
}

} // namespace console
