// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The HTTP side of API and control surface: prefixes, routes, bearer tokens, limits, one shape for
// every refusal, and the faults that are set.

#pragma once

#include "sandbox/faultbook.h"
#include "sandbox/router.h"
#include "sandbox/tokens.h"

#include <QAbstractHttpServer>

#include <optional>

namespace sandbox {

class GuardedTcpServer;
struct World;

class HttpServer final : public QAbstractHttpServer {
    Q_OBJECT

public:
    static constexpr auto prefix = "/panic-api/v2";
    static constexpr auto controlPrefix = "/sandbox";
    static constexpr qsizetype maximumBodyBytes = 1024 * 1024;

    HttpServer(World &world, Tokens &tokens, FaultBook &faults, QObject *parent = nullptr);

    [[nodiscard]] Router &router() { return m_router; }
    [[nodiscard]] Router &control() { return m_control; }
    // Whose connections faults happen on; outlives this.
    void setListener(GuardedTcpServer *listener) { m_listener = listener; }

protected:
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder) override;
    void missingHandler(const QHttpServerRequest &request,
                        QHttpServerResponder &responder) override;

private:
    [[nodiscard]] Reply answer(const QHttpServerRequest &request) const;
    [[nodiscard]] Reply answerRoute(const QHttpServerRequest &request) const;
    [[nodiscard]] Reply answerMatch(const QHttpServerRequest &request,
                                    const Router::Match &match) const;
    void send(const QHttpServerRequest &request, QHttpServerResponder &responder,
              const Reply &reply, const Strike &strike) const;
    // The customer whose callout flow the token is for; none: it may do everything.
    [[nodiscard]] std::optional<qint64> checkBearer(const QHttpServerRequest &request,
                                                    Router::Access access, qint64 nowMs) const;

    World &m_world;
    Tokens &m_tokens;
    FaultBook &m_faults;
    Router m_router;
    Router m_control;
    GuardedTcpServer *m_listener = nullptr;
};

} // namespace sandbox
