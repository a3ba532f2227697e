// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/httppanicapi.h"

#include "panicapi/apicall.h"
#include "panicapi/codec/calloutcodec.h"
#include "panicapi/codec/lookupcodec.h"
#include "panicapi/codec/requestcodec.h"

#include <QElapsedTimer>

namespace console {

using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;
using Verb = HttpRequest::Verb;

namespace {

std::optional<ApiError> errorOfRoot(const std::expected<QUrl, UrlProblem> &root)
{
    if (root)
        return std::nullopt;
    if (root.error() == UrlProblem::PlainHttp) {
        return ApiError{
            Kind::Tls,
            0,
            u"plain HTTP is used for this machine only; the address must begin with https"_s,
            {}};
    }
    return ApiError{Kind::Offline, 0, u"the API address cannot be used"_s, {}};
}

template <typename T> void setTransfer(T &, const Transfer &) { }
void setTransfer(Snapshot &snapshot, const Transfer &transfer)
{
    snapshot.transfer = transfer;
}
void setTransfer(CalloutRead &read, const Transfer &transfer)
{
    read.transfer = transfer;
}

ApiRequest reading(const QString &path)
{
    return {Verb::Get, path, {}, {}};
}

ApiRequest command(const QString &path, std::function<QByteArray(MaybeDialect)> encode)
{
    return {Verb::Post, path, std::move(encode), {}};
}

bool isEmpty(const HttpAnswer &answer)
{
    return answer.body.trimmed().isEmpty();
}

} // namespace

HttpPanicApi::HttpPanicApi(const QUrl &apiRoot, Credentials credentials, const Clock &clock,
                           HttpPanicApiOptions options, QObject *parent)
    : QObject(parent), m_clock(clock), m_options(std::move(options))
{
    const auto root = checkApiRoot(apiRoot.toString(QUrl::FullyEncoded));
    m_root = root.value_or(QUrl());
    m_rootError = errorOfRoot(root);
    QUrl tokenUrl = m_root;
    tokenUrl.setPath(m_root.path() + m_options.paths.token);
    m_tokens = std::make_unique<TokenSource>(m_network, m_clock, m_options.limits, tokenUrl,
                                             std::move(credentials));
    if (isLoopbackHost(m_root.host()))
        m_network.setProxy(QNetworkProxy::NoProxy);
    m_decoders.setMaxThreadCount(2);
}

HttpPanicApi::~HttpPanicApi()
{
    // Every outcome begins as Cancelled, so to settle is all that is left to do.
    const QList<quint64> pending = m_calls.keys();
    for (const quint64 call : pending) {
        m_calls.value(call)->abandon();
        settle(call);
    }
    m_decoders.clear();
    m_decoders.waitForDone();
}

template <typename T>
void HttpPanicApi::launch(ApiRequest request, QObject *context, ApiCallback<T> done,
                          Decoder<T> decode)
{
    if (!context)
        context = this;
    auto outcome =
        std::make_shared<ApiResult<T>>(std::unexpected(ApiError{Kind::Cancelled, 0, {}, {}}));
    auto *call = new ApiCall(m_network, m_clock, m_options.limits, *m_tokens, m_root,
                             std::move(request), this);
    const quint64 id = ++m_lastCall;
    m_calls.insert(id, call);
    connect(
        call, &ApiCall::settled, context,
        [outcome, done = std::move(done)] { done(std::move(*outcome)); }, Qt::QueuedConnection);
    if (context != this)
        connect(context, &QObject::destroyed, call, [this, id] { drop(id); });
    if (m_rootError) {
        *outcome = std::unexpected(*m_rootError);
        settle(id);
        return;
    }
    call->start([this, id, outcome, decode = std::move(decode)](HttpResult result) {
        if (result) {
            decodeLater<T>(id, outcome, decode, std::move(*result));
            return;
        }
        *outcome = std::unexpected(std::move(result.error()));
        settle(id);
    });
}

template <typename T>
void HttpPanicApi::decodeLater(quint64 call, std::shared_ptr<ApiResult<T>> outcome,
                               Decoder<T> decode, HttpAnswer answer)
{
    m_decoders.start([this, call, outcome = std::move(outcome), decode = std::move(decode),
                      answer = std::move(answer)] {
        QElapsedTimer timer;
        timer.start();
        auto decoded = decode(answer);
        Transfer transfer = answer.transfer;
        transfer.decode = Millis(timer.elapsed());
        // The destructor waits for this thread, so `this` is there; what is posted dies with it.
        QMetaObject::invokeMethod(
            this,
            [this, call, outcome, transfer, status = answer.status,
             decoded = std::move(decoded)]() mutable {
                if (!m_calls.contains(call))
                    return;
                if (decoded) {
                    m_tokens->observeDialect(decoded->dialect);
                    setTransfer(decoded->value, transfer);
                    *outcome = std::move(decoded->value);
                } else {
                    *outcome = std::unexpected(
                        ApiError{Kind::Malformed, status, decoded.error().detail, {}});
                }
                settle(call);
            },
            Qt::QueuedConnection);
    });
}

void HttpPanicApi::settle(quint64 id)
{
    if (ApiCall *call = m_calls.take(id)) {
        Q_EMIT call->settled();
        call->deleteLater();
    }
}

void HttpPanicApi::drop(quint64 id)
{
    if (ApiCall *call = m_calls.take(id)) {
        call->abandon();
        call->deleteLater();
    }
}

void HttpPanicApi::activeCallouts(QObject *context, ApiCallback<Snapshot> done)
{
    launch<Snapshot>(reading(m_options.paths.activeCallouts), context, std::move(done),
                     [](const HttpAnswer &answer) { return decodeActiveList(answer.body); });
}

void HttpPanicApi::customerCallouts(CustomerId id, QObject *context, ApiCallback<Snapshot> done)
{
    launch<Snapshot>(reading(pathWithId(m_options.paths.customerCallouts, id)), context,
                     std::move(done),
                     [](const HttpAnswer &answer) { return decodeActiveList(answer.body); });
}

void HttpPanicApi::callout(CalloutId id, QObject *context, ApiCallback<CalloutRead> done)
{
    launch<CalloutRead>(
        reading(pathWithId(m_options.paths.callout, id)), context, std::move(done),
        [id](const HttpAnswer &answer) -> DecodeResult<CalloutRead> {
            auto decoded = decodeCallout(answer.body);
            if (!decoded)
                return std::unexpected(decoded.error());
            if (decoded->value.id != id)
                return std::unexpected(DecodeError{u"the answer is about another callout"_s});
            return Decoded<CalloutRead>{{std::move(decoded->value), {}}, decoded->dialect};
        });
}

void HttpPanicApi::events(CalloutId id, QObject *context, ApiCallback<QList<CalloutEvent>> done)
{
    launch<QList<CalloutEvent>>(
        reading(pathWithId(m_options.paths.events, id)), context, std::move(done),
        [id](const HttpAnswer &answer) { return decodeEvents(answer.body, id); });
}

void HttpPanicApi::customer(CustomerId id, QObject *context, ApiCallback<Customer> done)
{
    launch<Customer>(reading(pathWithId(m_options.paths.customer, id)), context, std::move(done),
                     [id](const HttpAnswer &answer) { return decodeCustomer(answer.body, id); });
}

void HttpPanicApi::responseTypes(QObject *context, ApiCallback<QList<ResponseType>> done)
{
    launch<QList<ResponseType>>(
        reading(m_options.paths.responseTypes), context, std::move(done),
        [](const HttpAnswer &answer) { return decodeResponseTypes(answer.body); });
}

void HttpPanicApi::exceptionReasons(CalloutId id, QObject *context,
                                    ApiCallback<QList<ExceptionReason>> done)
{
    launch<QList<ExceptionReason>>(
        reading(pathWithId(m_options.paths.exceptionReasons, id)), context, std::move(done),
        [](const HttpAnswer &answer) { return decodeExceptionReasons(answer.body); });
}

void HttpPanicApi::ratingItems(QObject *context, ApiCallback<QList<RatingItem>> done)
{
    launch<QList<RatingItem>>(
        reading(m_options.paths.ratingItems), context, std::move(done),
        [](const HttpAnswer &answer) { return decodeRatingItems(answer.body); });
}

void HttpPanicApi::raise(const RaiseRequest &request, QObject *context, ApiCallback<Callout> done)
{
    launch<Callout>(
        command(pathWithId(m_options.paths.customerCallouts, request.customerId),
                [request](MaybeDialect dialect) { return encodeRaise(request, dialect); }),
        context, std::move(done),
        [](const HttpAnswer &answer) { return decodeCallout(answer.body); });
}

void HttpPanicApi::sendEvent(CalloutId id, const QString &text, QObject *context,
                             ApiCallback<CalloutEvent> done)
{
    const CalloutEvent sent{0, id, 0, text, {}, {}};
    launch<CalloutEvent>(command(pathWithId(m_options.paths.events, id),
                                 [text, source = m_options.source](MaybeDialect dialect) {
                                     return encodeEvent(text, source, dialect);
                                 }),
                         context, std::move(done), [sent](const HttpAnswer &answer) {
                             return decodeSentEvent(answer.body, sent);
                         });
}

void HttpPanicApi::attachReason(CalloutId id, qint64 reasonId, const QString &note,
                                QObject *context, ApiCallback<ExceptionReason> done)
{
    launch<ExceptionReason>(
        command(pathWithId(m_options.paths.exceptionReasons, id),
                [reasonId, note](MaybeDialect) { return encodeReason(reasonId, note); }),
        context, std::move(done), [reasonId](const HttpAnswer &answer) {
            return decodeAttachedReason(answer.body, {reasonId, {}});
        });
}

void HttpPanicApi::cancelVerified(CalloutId id, const SafeCode &code, QObject *context,
                                  ApiCallback<Callout> done)
{
    ApiRequest request =
        command(pathWithId(m_options.paths.cancel, id),
                [body = encodeVerifiedCancel(code)](MaybeDialect) { return body; });
    request.secrets = {code.forRequest()};
    cancel(id, std::move(request), context, std::move(done));
}

void HttpPanicApi::cancelUnconditionally(CalloutId id, QObject *context, ApiCallback<Callout> done)
{
    cancel(id,
           command(pathWithId(m_options.paths.cancel, id),
                   [](MaybeDialect) { return encodeUnconditionalCancel(); }),
           context, std::move(done));
}

void HttpPanicApi::cancel(CalloutId id, ApiRequest request, QObject *context,
                          ApiCallback<Callout> done)
{
    launch<Callout>(std::move(request), context, std::move(done),
                    [id](const HttpAnswer &answer) -> DecodeResult<Callout> {
                        auto decoded = decodeCallout(answer.body);
                        if (decoded || !isEmpty(answer))
                            return decoded;
                        Decoded<Callout> bare;
                        bare.value.id = id;
                        return bare;
                    });
}

void HttpPanicApi::rate(const RatingRequest &request, QObject *context, ApiCallback<qint64> done)
{
    launch<qint64>(
        command(m_options.paths.ratings,
                [request](MaybeDialect dialect) { return encodeRating(request, dialect); }),
        context, std::move(done),
        [](const HttpAnswer &answer) { return decodeCreatedId(answer.body); });
}

void HttpPanicApi::rateItem(qint64 ratingId, const RatingRequest::Item &item, QObject *context,
                            ApiCallback<qint64> done)
{
    launch<qint64>(command(m_options.paths.ratingItems,
                           [ratingId, item](MaybeDialect dialect) {
                               return encodeRatingItem(ratingId, item, dialect);
                           }),
                   context, std::move(done),
                   [](const HttpAnswer &answer) { return decodeCreatedId(answer.body); });
}

void HttpPanicApi::updateLocation(const LocationUpdate &update, QObject *context,
                                  ApiCallback<LocationResult> done)
{
    sendLocation(m_options.paths.location, update, context, std::move(done));
}

void HttpPanicApi::updateLocationAndReturn(const LocationUpdate &update, QObject *context,
                                           ApiCallback<LocationResult> done)
{
    sendLocation(m_options.paths.locationAndReturn, update, context, std::move(done));
}

void HttpPanicApi::sendLocation(const QString &path, const LocationUpdate &update, QObject *context,
                                ApiCallback<LocationResult> done)
{
    launch<LocationResult>(
        command(pathWithId(path, update.calloutId),
                [update](MaybeDialect) { return encodeLocation(update); }),
        context, std::move(done), [](const HttpAnswer &answer) -> DecodeResult<LocationResult> {
            constexpr int calloutIsClosed = 285; // contract 0.3, rule 7
            auto decoded = decodeLocationAnswer(answer.body);
            if (!decoded)
                return std::unexpected(decoded.error());
            Decoded<LocationResult> result;
            result.dialect = decoded->dialect;
            result.value.callout = std::move(decoded->value);
            result.value.closed = answer.status == calloutIsClosed
                                  || (result.value.callout && result.value.callout->isClosed());
            return result;
        });
}

} // namespace console
