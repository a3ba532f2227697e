// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/tokensource.h"

#include "panicapi/codec/requestcodec.h"

#include <algorithm>

namespace console {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;

TokenSource::TokenSource(QNetworkAccessManager &network, const Clock &clock,
                         const HttpLimits &limits, QUrl tokenUrl, Credentials credentials)
    : m_network(network),
      m_clock(clock),
      m_limits(limits),
      m_tokenUrl(std::move(tokenUrl)),
      m_credentials(std::move(credentials)),
      m_token(m_credentials.token.trimmed().toUtf8())
{
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(m_limits.deadline);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        delete std::exchange(m_exchange, nullptr);
        settle(std::unexpected(ApiError{Kind::Timeout, 0, {}, {}}));
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

void TokenSource::invalidate(const QByteArray &token)
{
    if (canRenew() && token == m_token)
        m_token.clear();
}

QStringList TokenSource::secrets() const
{
    return {m_credentials.clientSecret, QString::fromUtf8(m_token)};
}

void TokenSource::observeDialect(std::optional<Dialect> dialect)
{
    if (!canRenew() && dialect)
        m_dialect = dialect;
}

bool TokenSource::isFresh() const
{
    return !m_token.isEmpty() && (!m_renewAt || m_clock.monoNow() < *m_renewAt);
}

void TokenSource::fetch()
{
    if (m_exchange)
        return;
    HttpRequest request;
    request.verb = HttpRequest::Verb::Post;
    request.url = m_tokenUrl;
    request.body = encodeTokenRequest(m_credentials);
    request.secrets = secrets();
    m_deadline.start();
    m_exchange = new HttpExchange(
        m_network, m_clock, m_limits, std::move(request),
        [this](HttpResult result) { onAnswer(std::move(result)); }, this);
}

void TokenSource::onAnswer(HttpResult result)
{
    m_deadline.stop();
    std::exchange(m_exchange, nullptr)->deleteLater();
    if (!result) {
        settle(std::unexpected(std::move(result.error())));
        return;
    }
    const auto decoded = decodeToken(result->body);
    if (!decoded) {
        settle(
            std::unexpected(ApiError{Kind::Malformed, result->status, decoded.error().detail, {}}));
        return;
    }
    accept(*result, *decoded);
    settle(m_token);
}

void TokenSource::accept(const HttpAnswer &answer, const Decoded<TokenAnswer> &decoded)
{
    m_token = decoded.value.token;
    m_dialect = decoded.dialect;
    m_renewAt.reset();
    Millis lifetime{0};
    if (decoded.value.lifetime)
        lifetime = *decoded.value.lifetime;
    else if (decoded.value.expiresAt)
        lifetime = *decoded.value.expiresAt - answer.transfer.serverDate.value_or(m_clock.utcNow());
    // A lifetime that is over on arrival cannot be meant; then the server's 401 decides.
    if (lifetime > 0ms)
        m_renewAt = answer.transfer.received + lifetime - std::min<Millis>(60s, lifetime / 10);
}

void TokenSource::settle(const std::expected<QByteArray, ApiError> &result)
{
    for (const Waiter &waiter : std::exchange(m_waiters, {})) {
        if (waiter.context)
            waiter.done(result);
    }
}

} // namespace console
