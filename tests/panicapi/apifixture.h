// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A client and a server for one test, and a way to wait for one outcome.
#pragma once

#include "panicapi/httppanicapi.h"
#include "tests/support/loopbackserver.h"
#include "tests/support/manualclock.h"

#include <QEventLoop>
#include <QTimer>
#include <QtTest>

namespace console::test {

inline const QByteArray rootPath = "/panic-api/v2"; // NOLINT(cert-err58-cpp)

inline QByteArray path(const char *below)
{
    return rootPath + below;
}

inline Reply flatToken(const QByteArray &token, int lifetime = 3600)
{
    return Reply::json(200, R"({"access_token":")" + token
                                + R"(","token_type":"Bearer","expires_in":)"
                                + QByteArray::number(lifetime) + "}");
}

inline Credentials clientCredentials()
{
    return {QStringLiteral("desk"), QStringLiteral("hush-hush"), {}};
}

inline Credentials pastedToken()
{
    return {{}, {}, QStringLiteral("pasted-token")};
}

/// What a callback brought, and how often.
template <typename T> struct Outcome {
    int calls = 0;
    std::optional<ApiResult<T>> result;
    QEventLoop *loop = nullptr; ///< of arrives()

    [[nodiscard]] ApiCallback<T> callback()
    {
        return [this](ApiResult<T> given) {
            ++calls;
            result = std::move(given);
            if (loop)
                loop->quit();
        };
    }
    /// Waits for the callback, without the pauses of QTRY_VERIFY.
    [[nodiscard]] bool arrives()
    {
        if (calls == 0) {
            QEventLoop waiting;
            loop = &waiting;
            QTimer::singleShot(5000, &waiting, &QEventLoop::quit);
            waiting.exec();
            loop = nullptr;
        }
        return calls > 0;
    }
    [[nodiscard]] bool done() const { return calls > 0; }
    [[nodiscard]] bool ok() const { return result && result->has_value(); }
    [[nodiscard]] ApiError error() const
    {
        return result && !result->has_value() ? result->error() : ApiError{};
    }
};

/// Server first, client second: the client goes first.
struct Bench {
    explicit Bench(Credentials credentials = pastedToken(), HttpPanicApiOptions options = {})
        : api(std::make_unique<HttpPanicApi>(server.url(QString::fromLatin1(rootPath)),
                                             std::move(credentials), clock, std::move(options)))
    {
        server.reply("POST", path("/oauth/token"), flatToken("token-1"));
    }

    LoopbackServer server;
    ManualClock clock;
    QObject context;
    std::unique_ptr<HttpPanicApi> api;
};

inline QByteArray calloutJson(qint64 id, const QByteArray &status = "created")
{
    return R"({"id":)" + QByteArray::number(id) + R"(,"customerId":178921,"status":")" + status
           + R"(","latitude":-33.9,"longitude":18.4,"responseTypeId":1,"calloutClassificationId":1,)"
             R"("createdAt":"2024-01-15T09:30:00Z"})";
}

} // namespace console::test
