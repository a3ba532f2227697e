// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// From what the network said to an ApiError: the one place where kinds are decided.
#pragma once

#include "panicapi/httprequest.h"

#include <QByteArrayView>
#include <QNetworkReply>

namespace console {

/// "Sun, 06 Nov 1994 08:49:37 GMT"; null for anything else.
[[nodiscard]] std::optional<UtcTime> utcFromHttpDate(QByteArrayView text);

/// `Retry-After`: seconds, or a date seen from `now`. At least 0, at most a day; null when
/// unreadable.
[[nodiscard]] std::optional<std::chrono::seconds> retryAfterFrom(QByteArrayView text, UtcTime now);

/// True for 2xx, 285 included.
[[nodiscard]] bool isSuccess(int status);

/// For any status that is no success. Redirects that are not followed, and numbers outside HTTP,
/// are Malformed.
[[nodiscard]] ApiError errorFromStatus(int status, QByteArrayView body, const QStringList &secrets);

/// For a request that ended without a complete answer. `tlsReasons` are the certificate's defects.
[[nodiscard]] ApiError errorFromNetwork(QNetworkReply::NetworkError error, const QString &text,
                                        const QStringList &tlsReasons);

/// A bearer token and commands may follow a redirect only to the same host, by the same or a more
/// secure way.
[[nodiscard]] bool mayFollowRedirect(const QUrl &from, const QUrl &to);

} // namespace console
