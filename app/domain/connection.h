// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where and as whom the console signs in. Secrets travel in Credentials alone and are never stored
// with the profile.
#pragma once

#include <QMap>
#include <QString>
#include <QUrl>

#include <expected>
#include <span>

namespace console {

/// In which of the two wire dialects requests are written; answers are read in both (contract 0.3).
enum class DialectChoice : quint8 {
    Detect, ///< as the token's spelling or the first telling answer shows
    Flat,
    Nested,
};

/// A path below the API root that the contract only assumes (its section 15), so that a site can
/// correct it without a new program.
struct AssumedPath {
    QLatin1StringView
        key; ///< in ConnectionProfile::paths and in the settings, for example "dismiss"
    QLatin1StringView title; ///< the contract's name of the operation, English
    QLatin1StringView path; ///< "{id}" stands for the number
};
[[nodiscard]] std::span<const AssumedPath> assumedPaths();
/// The sentence that says what is wrong with such a path, in English; empty when it can be used:
/// begins with a slash, no query, no "..", "{id}" exactly where the default has one.
[[nodiscard]] QString problemOfPath(const AssumedPath &assumed, const QString &path);

struct ConnectionProfile {
    QString name; ///< unique, for people
    QUrl apiRoot; ///< checked by checkApiRoot(); without a trailing slash
    QString clientId; ///< empty when a pasted token is used
    bool usesToken = false;
    bool sandbox = false; ///< the window then shows the hatched SANDBOX strip
    DialectChoice dialect = DialectChoice::Detect;
    /// Not 0: sign in for this customer's callouts only (contract 2.2). With client id and secret a
    /// callout token is fetched; a pasted token is taken for one. The board then shows this
    /// customer's callouts (contract 6.1).
    qint64 scopeCustomerId = 0;
    bool legacyRaise = false; ///< raise by the deprecated route (contract 6.3)
    QMap<QString, QString> paths; ///< assumedPaths() that this site has corrected, by key

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
