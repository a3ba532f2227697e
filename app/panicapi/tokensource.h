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
#include <QSet>

namespace console {

class TokenSource final : public QObject {
    Q_OBJECT

public:
    using Callback = std::function<void(std::expected<QByteArray, ApiError>)>;

    struct Options {
        QUrl tokenUrl;
        QUrl calloutTokenUrl; ///< used when there is a scope
        CustomerId scope = 0; ///< not 0: this customer's callouts only (contract 2.2)
        DialectChoice dialect = DialectChoice::Detect;
    };

    /// `wire` must outlive the object.
    TokenSource(const Wire &wire, Options options, Credentials credentials);

    /// Calls back once: at once when a token is at hand, else when the exchange has ended. Never
    /// once `context` is gone. Of the exchange's refusals only those kinds come through that
    /// cannot be taken for the caller's own answer: what is not found or in conflict here is
    /// Rejected, an unknown customer of the scope Unauthorised.
    void request(QObject *context, Callback done);
    /// Counts the tokens that were fetched; by it, not by its text, one is told from the next:
    /// a server may well issue the same text twice.
    [[nodiscard]] quint64 generation() const { return m_generation; }
    /// The server refused the token of `generation`; forgets it if no newer one has been fetched.
    void invalidate(quint64 generation);
    /// False for a pasted token: there is nothing to renew it with.
    [[nodiscard]] bool canRenew() const { return m_credentials.token.isEmpty(); }
    [[nodiscard]] bool isScoped() const { return m_options.scope != 0; }
    /// Endpoints that a fresh scoped token was refused at: no reason to sign in anew each time.
    [[nodiscard]] bool isKnownOutside(Endpoint endpoint) const
    {
        return m_outside.contains(endpoint);
    }
    void noteOutside(Endpoint endpoint) { m_outside.insert(endpoint); }
    /// What no error's detail may show.
    [[nodiscard]] QStringList secrets() const;

    /// What is to be sent: as chosen, else as detected.
    [[nodiscard]] std::optional<Dialect> dialect() const { return m_dialect; }
    /// What an answer proved about the dialect; counts only while neither a choice nor a token
    /// exchange has told.
    void observeDialect(std::optional<Dialect> dialect);

private:
    struct Waiter {
        QPointer<QObject> context;
        Callback done;
    };

    [[nodiscard]] bool isFresh() const;
    void fetch();
    void fetchScoped(const QByteArray &serverToken);
    void send(HttpRequest request);
    void onAnswer(Endpoint endpoint, HttpResult result);
    void accept(const HttpAnswer &answer, const TokenAnswer &token);
    void settle(const std::expected<QByteArray, ApiError> &result);

    const Wire &m_wire;
    Options m_options;
    Credentials m_credentials;
    QList<Waiter> m_waiters;
    HttpExchange *m_exchange = nullptr; ///< child; not null while fetching
    QTimer m_deadline; ///< of one fetch, both exchanges of a scoped one
    QByteArray m_serverToken; ///< between the two exchanges only
    QByteArray m_token;
    quint64 m_generation = 0;
    std::optional<MonoTime> m_renewAt; ///< null: until the server refuses it
    std::optional<Dialect> m_dialect;
    QSet<Endpoint> m_outside;
};

} // namespace console
