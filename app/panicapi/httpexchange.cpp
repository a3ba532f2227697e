// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/httpexchange.h"

#include "panicapi/httperror.h"
#include "panicapi/oneshotbody.h"

#include <QLoggingCategory>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QSslError>

#include <algorithm>

namespace console {

using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;
using Verb = HttpRequest::Verb;

// Method, path, status, time and size. Never a header, a body, a query or what the server said.
Q_LOGGING_CATEGORY(logPanicApi, "console.panicapi", QtInfoMsg)

namespace {
constexpr int mostRedirects = 3;
constexpr qint64 errorBodyLimit = 64 * 1024; // an error needs a sentence, not a page
constexpr qint64 pieceSize = 256 * 1024;

QByteArray verbName(HttpRequest::Verb verb)
{
    switch (verb) {
    case HttpRequest::Verb::Get: return "GET"_ba;
    case HttpRequest::Verb::Post: return "POST"_ba;
    case HttpRequest::Verb::Put: return "PUT"_ba;
    case HttpRequest::Verb::Delete: return "DELETE"_ba;
    }
    return {};
}

} // namespace

HttpExchange::HttpExchange(const Wire &wire, HttpRequest request,
                           std::function<void(HttpResult)> done, QObject *parent)
    : QObject(parent), m_wire(wire), m_request(std::move(request)), m_done(std::move(done))
{
    m_connectTimer.setSingleShot(true);
    m_connectTimer.setInterval(m_wire.limits.connectTimeout);
    connect(&m_connectTimer, &QTimer::timeout, this, [this] {
        fail({Kind::Offline,
              0,
              u"no connection within %1 s"_s.arg(double(m_wire.limits.connectTimeout.count())
                                                 / 1000),
              {}});
    });
    m_sent = m_wire.clock.monoNow();
    send(m_request.url);
}

HttpExchange::~HttpExchange()
{
    dropReply();
}

void HttpExchange::send(const QUrl &url)
{
    m_request.url = url;
    m_body.clear();
    const QNetworkRequest request = prepared(url);
    if (m_request.verb == Verb::Get)
        m_reply = m_wire.network.get(request);
    else
        upload(request);
    watchReply();
}

QNetworkRequest HttpExchange::prepared(const QUrl &url) const
{
    QNetworkRequest request(url);
    request.setRawHeader("Accept"_ba, m_request.accept);
    request.setHeader(QNetworkRequest::UserAgentHeader, u"CalloutConsole/" CONSOLE_VERSION ""_s);
    if (!m_request.token.isEmpty())
        request.setRawHeader("Authorization"_ba, "Bearer "_ba + m_request.token);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    for (const auto attribute :
         {QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::CookieSaveControlAttribute,
          QNetworkRequest::AuthenticationReuseAttribute})
        request.setAttribute(attribute, QNetworkRequest::Manual);
    // Qt's own check knows only ratios; the limit below counts what was really unpacked.
    request.setDecompressedSafetyCheckThreshold(-1);
    return request;
}

void HttpExchange::upload(const QNetworkRequest &base)
{
    QNetworkRequest request(base);
    if (m_request.verb != Verb::Delete)
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    const QByteArray name = verbName(m_request.verb);
    if (m_request.repeatable) {
        m_reply = m_wire.network.post(request, m_request.body);
        return;
    }
    request.setHeader(QNetworkRequest::ContentLengthHeader, m_request.body.size());
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    auto *body = new OneShotBody(m_request.body);
    m_reply = m_request.verb == Verb::Post ? m_wire.network.post(request, body)
                                           : m_wire.network.sendCustomRequest(request, name, body);
    body->setParent(m_reply);
}

void HttpExchange::watchReply()
{
    connect(m_reply, &QNetworkReply::socketStartedConnecting, &m_connectTimer,
            qOverload<>(&QTimer::start));
    connect(m_reply, &QNetworkReply::requestSent, &m_connectTimer, &QTimer::stop);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpExchange::onHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpExchange::onReadyRead);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors) {
            if (const QString text = error.errorString(); !m_tlsReasons.contains(text))
                m_tlsReasons.append(text);
        }
    });
    connect(m_reply, &QNetworkReply::finished, this, &HttpExchange::onFinished);
}

void HttpExchange::onHeaders()
{
    m_connectTimer.stop();
    const qint64 announced = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (isSuccess(status()) && announced > m_wire.limits.bodyLimit)
        fail({Kind::TooLarge, status(), {}, {}});
}

void HttpExchange::onReadyRead()
{
    const bool success = isSuccess(status());
    const qint64 limit =
        success ? m_wire.limits.bodyLimit : std::min(errorBodyLimit, m_wire.limits.bodyLimit);
    while (true) {
        // One byte more than allowed is enough to know; a packed flood is never unpacked whole.
        const qint64 wanted = std::min(pieceSize, limit + 1 - m_body.size());
        const QByteArray piece = m_reply->read(wanted);
        if (piece.isEmpty())
            return;
        m_body += piece;
        if (m_body.size() <= limit)
            continue;
        if (success)
            fail({Kind::TooLarge, status(), {}, {}});
        else
            fail(errorFromStatus(status(), m_body, m_request.secrets));
        return;
    }
}

void HttpExchange::onFinished()
{
    m_connectTimer.stop();
    const MonoTime received = m_wire.clock.monoNow();
    const int code = status();
    if (m_reply->error() != QNetworkReply::OperationCanceledError)
        onReadyRead();
    if (!m_reply) // the rest was too much
        return;
    // Of an error or a redirect the status is enough; its body may be cut.
    const bool cut = code < 300 && m_reply->error() != QNetworkReply::NoError;
    if (code == 0 || cut) {
        ApiError error = errorFromNetwork(m_reply->error(), m_reply->errorString(), m_tlsReasons);
        if (error.kind == Kind::Malformed)
            error.httpStatus = code;
        fail(std::move(error));
        return;
    }
    if (followsRedirect(code))
        return;
    if (!isSuccess(code)) {
        ApiError error = errorFromStatus(code, m_body, m_request.secrets);
        if (m_reply->hasRawHeader("Retry-After")) {
            error.retryAfter = retryAfterFrom(m_reply->rawHeader("Retry-After"),
                                              serverDate().value_or(m_wire.clock.utcNow()));
        }
        if (code == 401 && m_request.outsideScope) {
            error.kind = Kind::Forbidden;
            error.detail = u"this sign-in is for one customer's callouts only"_s;
        }
        fail(std::move(error));
        return;
    }
    HttpAnswer answer;
    answer.status = code;
    answer.contentType = m_reply->rawHeader("Content-Type");
    answer.body = std::exchange(m_body, {});
    answer.transfer.bytes = answer.body.size();
    answer.transfer.sent = m_sent;
    answer.transfer.received = received;
    answer.transfer.serverDate = serverDate();
    finish(std::move(answer));
}

bool HttpExchange::followsRedirect(int code)
{
    const bool keepsMethod = code == 307 || code == 308;
    const bool forReading = code == 301 || code == 302 || code == 303;
    // A command that comes back as a reading would look like a success.
    if (!keepsMethod && !(forReading && m_request.verb == Verb::Get))
        return false;
    const QByteArray location = m_reply->rawHeader("Location");
    if (location.isEmpty())
        return false;
    const QUrl target = m_request.url.resolved(QUrl::fromEncoded(location, QUrl::StrictMode));
    if (!mayFollowRedirect(m_request.url, target) || ++m_redirects > mostRedirects)
        return false;
    dropReply();
    send(target);
    return true;
}

int HttpExchange::status() const
{
    return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

std::optional<UtcTime> HttpExchange::serverDate() const
{
    return utcFromHttpDate(m_reply->rawHeader("Date"));
}

void HttpExchange::giveUp(const ApiError &error)
{
    m_done = nullptr;
    report(error);
    log(std::unexpected(error));
    dropReply();
}

Exchange HttpExchange::recordOf(Endpoint endpoint, const HttpAnswer &answer)
{
    Exchange record;
    record.endpoint = endpoint;
    record.sent = answer.transfer.sent;
    record.received = answer.transfer.received;
    record.httpStatus = answer.status;
    record.bytes = answer.transfer.bytes;
    record.serverDate = answer.transfer.serverDate;
    return record;
}

void HttpExchange::report(const ApiError &error) const
{
    Exchange record;
    record.endpoint = m_request.endpoint;
    record.sent = m_sent;
    record.received = m_wire.clock.monoNow();
    record.bytes = m_body.size();
    if (m_reply) {
        record.httpStatus = status();
        record.serverDate = serverDate();
    }
    record.error = error;
    m_wire.report(record);
}

void HttpExchange::fail(ApiError error)
{
    report(error);
    dropReply();
    finish(std::unexpected(std::move(error)));
}

void HttpExchange::finish(HttpResult result)
{
    log(result);
    dropReply();
    if (const auto done = std::exchange(m_done, nullptr))
        done(std::move(result)); // may destroy this
}

void HttpExchange::log(const HttpResult &result) const
{
    const QByteArray method = verbName(m_request.verb);
    // These two paths are made of words of the site's or the server's own.
    const bool hasWords =
        m_request.endpoint == Endpoint::RaiseAtSite || m_request.endpoint == Endpoint::Picture;
    const QString path =
        hasWords ? QString(endpointTitle(m_request.endpoint)) : m_request.url.path();
    const qint64 elapsed = (m_wire.clock.monoNow() - m_sent).count();
    if (result) {
        qCDebug(logPanicApi, "%s %s %d, %lld ms, %lld bytes", method.constData(),
                qUtf8Printable(path), result->status, elapsed, qint64(result->transfer.bytes));
    } else {
        qCInfo(logPanicApi, "%s %s %d %s, %lld ms", method.constData(), qUtf8Printable(path),
               result.error().httpStatus, kindName(result.error().kind).data(), elapsed);
    }
}

void HttpExchange::dropReply()
{
    m_connectTimer.stop();
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    if (!reply)
        return;
    reply->disconnect(this);
    reply->disconnect(&m_connectTimer);
    reply->abort(); // emits finished before it returns
    reply->deleteLater();
}

} // namespace console
