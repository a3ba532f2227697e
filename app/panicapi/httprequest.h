// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One request and one answer as the parts of this layer hand them to each other.
#pragma once

#include "domain/apierror.h"
#include "domain/exchange.h"
#include "domain/panicapi.h"

#include <QByteArray>
#include <QStringList>
#include <QUrl>

#include <expected>
#include <functional>

class QNetworkAccessManager;

namespace console {

struct HttpLimits {
    Millis deadline{10'000}; ///< for a whole call: token, request, one repeat
    Millis connectTimeout{5'000}; ///< from the first packet until the request is on its way
    qint64 bodyLimit = 64 * 1024 * 1024; ///< bytes, decompressed: 100,000 callouts are 21 MB
};

/// What every request needs and none owns.
struct Wire {
    QNetworkAccessManager &network;
    const Clock &clock;
    HttpLimits limits;
    /// Called with every attempt that has ended.
    std::function<void(const Exchange &)> report;
};

struct HttpRequest {
    enum class Verb : quint8 { Get, Post, Put, Delete };
    Endpoint endpoint = Endpoint::Token; ///< for the record alone
    Verb verb = Verb::Get;
    QUrl url;
    QByteArray accept = QByteArrayLiteral("application/json");
    QByteArray token; ///< empty = no Authorization header
    QByteArray body;
    /// False for commands: those leave this machine once, whatever becomes of the connection.
    bool repeatable = true;
    /// What must not appear in an error's detail, should the server echo it.
    QStringList secrets;
    /// A 401 says that this sign-in is not for this endpoint: told as Forbidden.
    bool outsideScope = false;
};

struct HttpAnswer {
    int status = 0; ///< 2xx, or the contract's 285
    QByteArray contentType; ///< the header as it came
    QByteArray body;
    Transfer transfer;
};

using HttpResult = std::expected<HttpAnswer, ApiError>;

} // namespace console
