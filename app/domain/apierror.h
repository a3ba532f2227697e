// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an operation of the Panic API can end in besides a value. The kind decides what the program
// does; the sentence for the operator is made in ui/errortext.
#pragma once

#include <QString>

#include <chrono>
#include <expected>
#include <functional>
#include <optional>

namespace console {

struct ApiError {
    enum class Kind : quint8 {
        Offline, ///< no connection: refused, unreachable, name not found, closed early
        Timeout, ///< our own deadline passed; not known whether the request arrived
        Tls, ///< the certificate or the encrypted connection was not acceptable
        Unauthorised, ///< 401
        Forbidden, ///< 403
        NotFound, ///< 404
        Conflict, ///< 409
        Rejected, ///< 400 and other 4xx: the server names what is wrong in `detail`
        RateLimited, ///< 429
        ServerFault, ///< 5xx
        Malformed, ///< an answer that is not what the contract describes
        TooLarge, ///< an answer above the size limit
        Cancelled, ///< given up by this program
        NotRecorded, ///< the operator log could not record the intent, so nothing was sent
    };

    Kind kind = Kind::Offline;
    int httpStatus = 0; ///< 0 when there was no HTTP answer
    /// The server's `message`, or the network's own text; for people, plain text, may be empty.
    /// Never contains a token, a code or a body.
    QString detail;
    std::optional<std::chrono::seconds> retryAfter; ///< from `Retry-After`, when given

    friend bool operator==(const ApiError &, const ApiError &) = default;
};

/// True for what says that the link is bad, not that the request was.
[[nodiscard]] bool isLinkTrouble(ApiError::Kind kind);
/// A stable English word for logs and metrics, for example "Timeout".
[[nodiscard]] QLatin1StringView kindName(ApiError::Kind kind);

template <typename T> using ApiResult = std::expected<T, ApiError>;

/// Runs exactly once, never before the call that took it has returned, never after its context
/// object is gone, on the context's thread.
template <typename T> using ApiCallback = std::function<void(ApiResult<T>)>;

} // namespace console
