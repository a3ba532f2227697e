// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One call of the API from its token to its answer, under one deadline, with the one repeat that a
// refused token allows.
#pragma once

#include "panicapi/codec/wire.h"
#include "panicapi/tokensource.h"

namespace console {

/// What a call is to send. The body is made once the token, and with it the dialect, is known.
struct ApiRequest {
    HttpRequest::Verb verb = HttpRequest::Verb::Get;
    QString path; ///< below the API root
    std::function<QByteArray(std::optional<Dialect>)> encode;
    QStringList secrets;
};

class ApiCall final : public QObject {
    Q_OBJECT

public:
    ApiCall(QNetworkAccessManager &network, const Clock &clock, const HttpLimits &limits,
            TokenSource &tokens, QUrl root, ApiRequest request, QObject *parent);

    /// `done` runs at most once, never after abandon() or destruction; possibly before start()
    /// returns.
    void start(std::function<void(HttpResult)> done);
    /// Gives the request up.
    void abandon();

Q_SIGNALS:
    /// The caller's callback hangs on this, queued: so it runs on its context's thread, never
    /// within the call, and not at all once the context is gone.
    void settled();

private:
    void requestToken();
    void send(const QByteArray &token);
    void onAnswer(const QByteArray &token, HttpResult result);
    void finish(HttpResult result);

    QNetworkAccessManager &m_network;
    const Clock &m_clock;
    const HttpLimits &m_limits;
    TokenSource &m_tokens;
    QUrl m_root;
    ApiRequest m_request;
    std::function<void(HttpResult)> m_done;
    HttpExchange *m_exchange = nullptr; ///< child
    QTimer m_deadline;
    bool m_repeated = false;
};

} // namespace console
