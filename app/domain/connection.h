// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where and as whom the console signs in. Secrets travel in Credentials alone and are never stored
// with the profile.
#pragma once

#include <QString>
#include <QUrl>

#include <expected>

namespace console {

struct ConnectionProfile {
    QString name; ///< unique, for people
    QUrl apiRoot; ///< checked by checkApiRoot(); without a trailing slash
    QString clientId; ///< empty when a pasted token is used
    bool usesToken = false;
    bool sandbox = false; ///< the window then shows the hatched SANDBOX strip

    friend bool operator==(const ConnectionProfile &, const ConnectionProfile &) = default;
};

/// Either a client id with its secret, or a token. In memory or the OS keychain only.
struct Credentials {
    QString clientId;
    QString clientSecret;
    QString token; ///< wins when not empty

    [[nodiscard]] bool isComplete() const
    {
        return !token.isEmpty() || (!clientId.isEmpty() && !clientSecret.isEmpty());
    }
};

enum class UrlProblem : quint8 {
    Empty,
    NotAUrl, ///< not absolute, or no host
    NotHttp, ///< neither https nor http
    PlainHttp, ///< http to anything but loopback
    HasUserInfo, ///< a name or password in the address
    HasQuery, ///< a query or fragment
};

/// The API root, prefix included ("https://host/panic-api/v2", or "https://host"): absolute, https
/// unless the host is loopback (127.0.0.0/8, ::1, localhost). The result has no trailing slash.
[[nodiscard]] std::expected<QUrl, UrlProblem> checkApiRoot(const QString &text);
[[nodiscard]] bool isLoopbackHost(const QString &host);

} // namespace console
