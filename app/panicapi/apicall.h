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
    Endpoint endpoint = Endpoint::Callout;
    HttpRequest::Verb verb = HttpRequest::Verb::Get;
    QString path; ///< below the API root, percent-encoded where that matters
    std::function<QByteArray(std::optional<Dialect>)> encode;
    QStringList secrets;
    QByteArray accept; ///< empty = JSON
    QUrl address; ///< instead of `path`: an address on the API root's own origin
    /// Why it cannot be sent at all.
    std::optional<ApiError> refusal;
};

/// True for what a sign-in for one customer's callouts may call (contract 15, point 29).
[[nodiscard]] bool isInCalloutFlow(Endpoint endpoint);

class ApiCall final : public QObject {
    Q_OBJECT

public:
    /// `root` without a trailing slash; the references must outlive the object.
    ApiCall(const Wire &wire, TokenSource &tokens, const QUrl &root, QObject *parent);

    /// `done` runs at most once, never after abandon() or destruction; possibly before start()
    /// returns. Once it has run, another request may be started.
    void start(ApiRequest request, std::function<void(HttpResult)> done);
    /// Gives the request up.
    void abandon();

Q_SIGNALS:
    /// The caller's callback hangs on this, queued: so it runs on its context's thread, never
    /// within the call, and not at all once the context is gone.
    void settled();

private:
    void requestToken();
    void send(const QByteArray &token);
    [[nodiscard]] QUrl address() const;
    void onDeadline();
    void onAnswer(HttpResult result);
    void finish(HttpResult result);

    const Wire &m_wire;
    TokenSource &m_tokens;
    const QUrl &m_root;
    ApiRequest m_request;
    std::function<void(HttpResult)> m_done;
    HttpExchange *m_exchange = nullptr; ///< child
    QTimer m_deadline;
    quint64 m_tokenGeneration = 0; ///< of the token that was sent
    bool m_repeated = false;
};

} // namespace console
