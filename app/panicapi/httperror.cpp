// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/httperror.h"

#include "panicapi/codec/textrules.h"
#include "panicapi/codec/tokencodec.h"
#include "panicapi/redaction.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace console {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;

namespace {

Kind kindOfStatus(int status)
{
    switch (status) {
    case 401: return Kind::Unauthorised;
    case 403: return Kind::Forbidden;
    case 404: return Kind::NotFound;
    case 409: return Kind::Conflict;
    case 429: return Kind::RateLimited;
    default: break;
    }
    if (status >= 400 && status < 500)
        return Kind::Rejected;
    if (status >= 500 && status < 600)
        return Kind::ServerFault;
    return Kind::Malformed;
}

Kind kindOfNetworkError(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::SslHandshakeFailedError: return Kind::Tls;
    case QNetworkReply::TimeoutError: return Kind::Timeout;
    case QNetworkReply::OperationCanceledError: return Kind::Cancelled;
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::UnknownContentError: return Kind::Malformed;
    default: return Kind::Offline;
    }
}

} // namespace

std::optional<UtcTime> utcFromHttpDate(QByteArrayView text)
{
    QDateTime time = QLocale::c().toDateTime(QString::fromLatin1(text.trimmed()),
                                             u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    if (!time.isValid())
        return std::nullopt;
    time.setTimeZone(QTimeZone::UTC);
    return toUtcTime(time);
}

std::optional<std::chrono::seconds> retryAfterFrom(QByteArrayView text, UtcTime now)
{
    bool ok = false;
    std::chrono::seconds wait(text.trimmed().toLongLong(&ok));
    if (!ok) {
        const auto date = utcFromHttpDate(text);
        if (!date)
            return std::nullopt;
        wait = std::chrono::ceil<std::chrono::seconds>(*date - now);
    }
    return std::clamp<std::chrono::seconds>(wait, 0s, 24h);
}

bool isSuccess(int status)
{
    return status >= 200 && status < 300;
}

ApiError errorFromStatus(int status, QByteArrayView body, const QStringList &secrets)
{
    ApiError error{kindOfStatus(status), status, {}, {}};
    if (status >= 300 && status < 400)
        error.detail = u"redirected to an address that must not be followed"_s;
    else
        error.detail = redacted(decodeErrorDetail(body), secrets).left(textlimit::line);
    return error;
}

ApiError errorFromNetwork(QNetworkReply::NetworkError error, const QString &text,
                          const QStringList &tlsReasons)
{
    const Kind kind = tlsReasons.isEmpty() ? kindOfNetworkError(error) : Kind::Tls;
    QString detail = tlsReasons.isEmpty() ? text : tlsReasons.join("; "_L1);
    if (error == QNetworkReply::ContentReSendError) // Qt has no words for this one
        detail = u"the connection was closed before the answer"_s;
    return ApiError{kind, 0, cleanLine(detail, textlimit::line), {}};
}

bool mayFollowRedirect(const QUrl &from, const QUrl &to)
{
    if (!to.isValid() || !to.userInfo().isEmpty()
        || from.host().compare(to.host(), Qt::CaseInsensitive) != 0)
        return false;
    if (from.scheme() == to.scheme()) {
        const int standard = to.scheme() == "https"_L1 ? 443 : 80;
        return from.port(standard) == to.port(standard);
    }
    return from.scheme() == "http"_L1 && to.scheme() == "https"_L1;
}

} // namespace console
