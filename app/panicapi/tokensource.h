// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One bearer token for all calls: fetched once however many wait for it, kept in memory, renewed
// before it runs out. A pasted token is used as it is. Also knows which dialect the server speaks,
// because the token's spelling tells (contract 0.3).
#pragma once

#include "panicapi/codec/tokencodec.h"
#include "panicapi/httpexchange.h"

#include "domain/connection.h"

#include <QList>
#include <QPointer>

namespace console {

class TokenSource final : public QObject {
    Q_OBJECT

public:
    using Callback = std::function<void(std::expected<QByteArray, ApiError>)>;

    TokenSource(QNetworkAccessManager &network, const Clock &clock, const HttpLimits &limits,
                QUrl tokenUrl, Credentials credentials);

    /// Calls back once: at once when a token is at hand, else when the exchange has ended. Never
    /// once `context` is gone.
    void request(QObject *context, Callback done);
    /// Forgets `token` if it is still the current one: the server refused it.
    void invalidate(const QByteArray &token);
    /// False for a pasted token: there is nothing to renew it with.
    [[nodiscard]] bool canRenew() const { return m_credentials.token.isEmpty(); }
    /// What no error's detail may show.
    [[nodiscard]] QStringList secrets() const;

    [[nodiscard]] std::optional<Dialect> dialect() const { return m_dialect; }
    /// What an answer proved about the dialect; counts only while no token exchange has told.
    void observeDialect(std::optional<Dialect> dialect);

private:
    struct Waiter {
        QPointer<QObject> context;
        Callback done;
    };

    [[nodiscard]] bool isFresh() const;
    void fetch();
    void onAnswer(HttpResult result);
    void accept(const HttpAnswer &answer, const Decoded<TokenAnswer> &decoded);
    void settle(const std::expected<QByteArray, ApiError> &result);

    QNetworkAccessManager &m_network;
    const Clock &m_clock;
    const HttpLimits &m_limits;
    QUrl m_tokenUrl;
    Credentials m_credentials;
    QList<Waiter> m_waiters;
    HttpExchange *m_exchange = nullptr; ///< child; not null while fetching
    QTimer m_deadline;
    QByteArray m_token;
    std::optional<MonoTime> m_renewAt; ///< null: until the server refuses it
    std::optional<Dialect> m_dialect;
};

} // namespace console
