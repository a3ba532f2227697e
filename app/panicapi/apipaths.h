// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the operations live below the API root. Those that the contract only assumes (section 15)
// can so be corrected without touching anything else. "{id}" stands for the number the call is
// about.
#pragma once

#include <QString>

namespace console {

struct ApiPaths {
    QString token = QStringLiteral("/oauth/token");
    QString activeCallouts = QStringLiteral("/callouts/activeCallouts");
    QString customerCallouts =
        QStringLiteral("/customers/{id}/callouts"); ///< read: assumed; raise: documented
    QString callout = QStringLiteral("/callouts/{id}");
    QString events = QStringLiteral("/callouts/{id}/events");
    QString exceptionReasons = QStringLiteral("/callouts/{id}/exceptionReasons");
    QString cancel = QStringLiteral("/callouts/{id}/cancel");
    QString location = QStringLiteral("/callouts/{id}/location");
    QString locationAndReturn =
        QStringLiteral("/callouts/{id}/updateLocationAndReturnCallout"); ///< assumed
    QString customer = QStringLiteral("/customers/{id}");
    QString responseTypes = QStringLiteral("/responseTypes"); ///< assumed
    QString ratings = QStringLiteral("/ratings");
    QString ratingItems = QStringLiteral("/rating-items"); ///< read: assumed; send: documented
};

/// `path` with `id` in its place.
[[nodiscard]] QString pathWithId(const QString &path, qint64 id);

} // namespace console
