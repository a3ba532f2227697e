// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The HTTP side of the API: prefix, routes, bearer tokens, limits, and one shape for every refusal.

#pragma once

#include "sandbox/router.h"
#include "sandbox/tokens.h"

#include <QAbstractHttpServer>

namespace sandbox {

struct World;

class HttpServer final : public QAbstractHttpServer {
    Q_OBJECT

public:
    static constexpr auto prefix = "/panic-api/v2";
    static constexpr qsizetype maximumBodyBytes = 1024 * 1024;

    HttpServer(World &world, Tokens &tokens, QObject *parent = nullptr);

    [[nodiscard]] Router &router() { return m_router; }

protected:
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder) override;
    void missingHandler(const QHttpServerRequest &request,
                        QHttpServerResponder &responder) override;

private:
    [[nodiscard]] Reply answer(const QHttpServerRequest &request) const;
    [[nodiscard]] Reply answerRoute(const QHttpServerRequest &request) const;
    void checkBearer(const QHttpServerRequest &request, qint64 nowMs) const;

    World &m_world;
    Tokens &m_tokens;
    Router m_router;
};

} // namespace sandbox
