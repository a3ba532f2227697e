// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/httppanicapi.h"

#include "panicapi/apitransport.h"
#include "panicapi/codec/activelist.h"
#include "panicapi/codec/calloutcodec.h"
#include "panicapi/codec/customercodec.h"
#include "panicapi/codec/directorycodec.h"
#include "panicapi/codec/documentcodec.h"
#include "panicapi/codec/lookupcodec.h"
#include "panicapi/codec/requestcodec.h"

namespace console {

using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;
using Verb = HttpRequest::Verb;

namespace {

bool isEmpty(const HttpAnswer &answer)
{
    return answer.body.trimmed().isEmpty();
}

} // namespace

HttpPanicApi::HttpPanicApi(const QUrl &apiRoot, Credentials credentials, const Clock &clock,
                           HttpPanicApiOptions options, QObject *parent)
    : QObject(parent),
      m_transport(std::make_unique<ApiTransport>(apiRoot, std::move(credentials), clock,
                                                 std::move(options))),
      m_activeList(std::make_shared<ActiveListDecoder>())
{
    connect(m_transport.get(), &ApiTransport::exchanged, this, &HttpPanicApi::exchanged);
}

HttpPanicApi::~HttpPanicApi() = default;

ApiRequest HttpPanicApi::reading(Endpoint endpoint, qint64 id) const
{
    ApiRequest request;
    request.endpoint = endpoint;
    request.path = m_transport->options().paths.of(endpoint, id);
    return request;
}

ApiRequest HttpPanicApi::command(Endpoint endpoint, qint64 id,
                                 std::function<QByteArray(MaybeDialect)> encode) const
{
    ApiRequest request = reading(endpoint, id);
    request.verb = Verb::Post;
    request.encode = std::move(encode);
    return request;
}

void HttpPanicApi::activeCallouts(QObject *context, ApiCallback<Snapshot> done)
{
    const CustomerId scope = m_transport->options().scopeCustomerId;
    readActive(scope != 0 ? reading(Endpoint::CustomerCallouts, scope)
                          : reading(Endpoint::ActiveCallouts),
               context, std::move(done));
}

void HttpPanicApi::readActive(ApiRequest request, QObject *context, ApiCallback<Snapshot> done)
{
    m_transport->launch<Snapshot>(std::move(request), orSelf(context), std::move(done),
                                  [decoder = m_activeList](const HttpAnswer &answer) {
                                      return decoder->decode(answer.body);
                                  });
}

void HttpPanicApi::customerCallouts(CustomerId id, QObject *context, ApiCallback<Snapshot> done)
{
    m_transport->launch<Snapshot>(
        reading(Endpoint::CustomerCallouts, id), orSelf(context), std::move(done),
        [](const HttpAnswer &answer) { return decodeActiveList(answer.body); });
}

void HttpPanicApi::callout(CalloutId id, QObject *context, ApiCallback<CalloutRead> done)
{
    m_transport->launch<CalloutRead>(
        reading(Endpoint::Callout, id), orSelf(context), std::move(done),
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
    m_transport->launch<QList<CalloutEvent>>(
        reading(Endpoint::Events, id), orSelf(context), std::move(done),
        [id](const HttpAnswer &answer) { return decodeEvents(answer.body, id); });
}

void HttpPanicApi::customer(CustomerId id, QObject *context, ApiCallback<Customer> done)
{
    m_transport->launch<Customer>(
        reading(Endpoint::Customer, id), orSelf(context), std::move(done),
        [id](const HttpAnswer &answer) { return decodeCustomer(answer.body, id); });
}

void HttpPanicApi::responseTypes(QObject *context, ApiCallback<QList<ResponseType>> done)
{
    m_transport->launch<QList<ResponseType>>(
        reading(Endpoint::ResponseTypes), orSelf(context), std::move(done),
        [](const HttpAnswer &answer) { return decodeResponseTypes(answer.body); });
}

void HttpPanicApi::exceptionReasons(CalloutId id, QObject *context,
                                    ApiCallback<QList<ExceptionReason>> done)
{
    m_transport->launch<QList<ExceptionReason>>(
        reading(Endpoint::ExceptionReasons, id), orSelf(context), std::move(done),
        [](const HttpAnswer &answer) { return decodeExceptionReasons(answer.body); });
}

void HttpPanicApi::ratingItems(QObject *context, ApiCallback<QList<RatingItem>> done)
{
    m_transport->launch<QList<RatingItem>>(
        reading(Endpoint::RatingItems), orSelf(context), std::move(done),
        [](const HttpAnswer &answer) { return decodeRatingItems(answer.body); });
}

void HttpPanicApi::raise(const RaiseRequest &request, QObject *context, ApiCallback<Callout> done)
{
    const auto encode = [request](MaybeDialect dialect) { return encodeRaise(request, dialect); };
    ApiRequest raising = command(Endpoint::Raise, request.customerId, encode);
    if (const auto *site = std::get_if<RaiseRequest::ReferencedSite>(&request.place)) {
        raising = command(Endpoint::RaiseAtSite, 0, encode);
        raising.path = m_transport->options().paths.ofSite(site->externalReference);
        if (raising.path.isEmpty()) {
            raising.refusal =
                ApiError{Kind::Rejected, 0, u"this external reference cannot be used"_s, {}};
        }
    } else if (m_transport->options().legacyRaise) {
        raising = command(Endpoint::RaiseLegacy, 0, [request](MaybeDialect dialect) {
            return encodeLegacyRaise(request, dialect);
        });
    }
    m_transport->launch<Callout>(
        std::move(raising), orSelf(context), std::move(done),
        [](const HttpAnswer &answer) { return decodeCallout(answer.body); });
}

void HttpPanicApi::sendEvent(CalloutId id, const QString &text, QObject *context,
                             ApiCallback<CalloutEvent> done)
{
    const CalloutEvent sent{0, id, 0, text, {}, {}};
    m_transport->launch<CalloutEvent>(
        command(Endpoint::SendEvent, id,
                [text, source = m_transport->options().source](MaybeDialect dialect) {
                    return encodeEvent(text, source, dialect);
                }),
        orSelf(context), std::move(done),
        [sent](const HttpAnswer &answer) { return decodeSentEvent(answer.body, sent); });
}

void HttpPanicApi::attachReason(CalloutId id, qint64 reasonId, const QString &note,
                                QObject *context, ApiCallback<ExceptionReason> done)
{
    m_transport->launch<ExceptionReason>(
        command(Endpoint::AttachReason, id,
                [reasonId, note](MaybeDialect) { return encodeReason(reasonId, note); }),
        orSelf(context), std::move(done), [reasonId](const HttpAnswer &answer) {
            return decodeAttachedReason(answer.body, {reasonId, {}});
        });
}

void HttpPanicApi::cancelVerified(CalloutId id, const SafeCode &code, QObject *context,
                                  ApiCallback<Callout> done)
{
    ApiRequest request = command(
        Endpoint::Cancel, id, [body = encodeVerifiedCancel(code)](MaybeDialect) { return body; });
    request.secrets = {code.forRequest()};
    cancel(id, std::move(request), orSelf(context), std::move(done));
}

void HttpPanicApi::cancelUnconditionally(CalloutId id, QObject *context, ApiCallback<Callout> done)
{
    cancel(id,
           command(Endpoint::Cancel, id, [](MaybeDialect) { return encodeUnconditionalCancel(); }),
           context, std::move(done));
}

void HttpPanicApi::cancel(CalloutId id, ApiRequest request, QObject *context,
                          ApiCallback<Callout> done)
{
    m_transport->launch<Callout>(std::move(request), orSelf(context), std::move(done),
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
    m_transport->launch<qint64>(
        command(Endpoint::Rate, 0,
                [request](MaybeDialect dialect) { return encodeRating(request, dialect); }),
        orSelf(context), std::move(done),
        [](const HttpAnswer &answer) { return decodeCreatedId(answer.body); });
}

void HttpPanicApi::rateItem(qint64 ratingId, const RatingRequest::Item &item, QObject *context,
                            ApiCallback<qint64> done)
{
    m_transport->launch<qint64>(command(Endpoint::RateItem, 0,
                                        [ratingId, item](MaybeDialect dialect) {
                                            return encodeRatingItem(ratingId, item, dialect);
                                        }),
                                orSelf(context), std::move(done), [](const HttpAnswer &answer) {
                                    return decodeCreatedId(answer.body);
                                });
}

void HttpPanicApi::updateLocation(const LocationUpdate &update, QObject *context,
                                  ApiCallback<LocationResult> done)
{
    sendLocation(Endpoint::Location, update, orSelf(context), std::move(done));
}

void HttpPanicApi::updateLocationAndReturn(const LocationUpdate &update, QObject *context,
                                           ApiCallback<LocationResult> done)
{
    sendLocation(Endpoint::LocationAndReturn, update, orSelf(context), std::move(done));
}

void HttpPanicApi::sendLocation(Endpoint endpoint, const LocationUpdate &update, QObject *context,
                                ApiCallback<LocationResult> done)
{
    m_transport->launch<LocationResult>(
        command(endpoint, update.calloutId,
                [update](MaybeDialect) { return encodeLocation(update); }),
        orSelf(context), std::move(done),
        [](const HttpAnswer &answer) -> DecodeResult<LocationResult> {
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

void HttpPanicApi::resolutionReport(CalloutId id, QObject *context,
                                    ApiCallback<ResolutionReport> done)
{
    ApiRequest request = reading(Endpoint::ResolutionReport, id);
    request.accept = "application/json, */*;q=0.5"_ba;
    m_transport->launch<ResolutionReport>(
        std::move(request), orSelf(context), std::move(done), [id](const HttpAnswer &answer) {
            return decodeResolutionReport(answer.body, answer.contentType, id);
        });
}

void HttpPanicApi::calloutMap(CalloutId id, QObject *context, ApiCallback<CalloutMap> done)
{
    auto outcome = ApiTransport::pending<CalloutMap>();
    ApiRequest request = reading(Endpoint::CalloutMap, id);
    request.accept = "application/json, image/png, image/jpeg"_ba;
    auto stage = ApiTransport::stage<CalloutMap>(
        std::move(request), outcome, [id, root = m_transport->root()](const HttpAnswer &answer) {
            return decodeCalloutMap(answer.body, id, root);
        });
    stage.next = [this, outcome]() -> std::optional<ApiTransport::Stage> {
        const CalloutMap &map = **outcome;
        if (!map.image.isEmpty() || !m_transport->isOwnOrigin(map.url))
            return std::nullopt;
        return pictureOf(outcome);
    };
    m_transport->run(std::move(stage), orSelf(context),
                     ApiTransport::delivery<CalloutMap>(outcome, std::move(done)));
}

ApiTransport::Stage HttpPanicApi::pictureOf(std::shared_ptr<ApiResult<CalloutMap>> outcome) const
{
    ApiRequest request;
    request.endpoint = Endpoint::Picture;
    request.accept = "image/png, image/jpeg"_ba;
    request.address = (*outcome)->url;
    auto picture = ApiTransport::pending<QByteArray>();
    auto stage =
        ApiTransport::stage<QByteArray>(std::move(request), picture, [](const HttpAnswer &answer) {
            return decodePicture(answer.body);
        });
    stage.next = [outcome, picture]() -> std::optional<ApiTransport::Stage> {
        (*outcome)->image = std::move(**picture);
        return std::nullopt;
    };
    // What may pass is worth another try. Whatever else is wrong, the address is all there is.
    stage.fail = [outcome](const ApiError &error) {
        const bool mayPass = error.kind == Kind::Offline || error.kind == Kind::Timeout
                             || error.kind == Kind::ServerFault || error.kind == Kind::RateLimited;
        if (mayPass)
            *outcome = std::unexpected(error);
    };
    return stage;
}

void HttpPanicApi::dismiss(CalloutId id, QObject *context, ApiCallback<QString> done)
{
    m_transport->launch<QString>(
        command(Endpoint::Dismiss, id, [](MaybeDialect) { return "{}"_ba; }), orSelf(context),
        std::move(done), [](const HttpAnswer &answer) { return decodeMessage(answer.body); });
}

} // namespace console
