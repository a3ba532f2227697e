// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The Panic API over HTTP: the only place that knows the wire.
#pragma once

#include "domain/connection.h"
#include "domain/panicapi.h"
#include "panicapi/apipaths.h"
#include "panicapi/httprequest.h"

#include <QHash>
#include <QNetworkAccessManager>
#include <QObject>
#include <QThreadPool>

#include <memory>

namespace console {

class ApiCall;
struct ApiRequest;
class TokenSource;
template <typename T> struct Decoded;
struct DecodeError;

struct HttpPanicApiOptions {
    HttpLimits limits;
    QString source =
        QStringLiteral("customer"); ///< who an operator's chat speaks as (contract 6.9)
    ApiPaths paths;
};

/// To be used from its own thread; contexts may live in any. Answers are decoded on threads of its
/// own.
///
/// The promise of ApiCallback holds: exactly one callback, queued, on the context's thread, none
/// once the context is gone (the request is then aborted). A null context stands for this object.
/// When the api is destroyed, calls still pending end in Kind::Cancelled; those callbacks arrive
/// after its destruction and use nothing of it.
///
/// How ends that are not plain from ApiError are told: an answer cut off by the connection is
/// Offline, one cut off without HTTP noticing is Malformed; no connection within the connection
/// time-out is Offline (nothing was sent); a redirect that may not be followed is Malformed; a root
/// that is neither https nor loopback gives Tls, any other unusable root Offline, and nothing is
/// sent. Missing credentials are Unauthorised. A command is sent once: Qt's own repeat after a lost
/// connection is switched off for it.
///
/// Where an answer needs no body and has none: cancels give a callout with nothing but its id,
/// which says nothing about its state; sendEvent the event as sent, with id 0; attachReason the
/// reason's id; rate and rateItem 0.
class HttpPanicApi final : public QObject, public PanicApi {
    Q_OBJECT

public:
    /// `clock` must outlive the object. Nothing is sent before the first call.
    HttpPanicApi(const QUrl &apiRoot, Credentials credentials, const Clock &clock,
                 HttpPanicApiOptions options = {}, QObject *parent = nullptr);
    ~HttpPanicApi() override;

    void activeCallouts(QObject *context, ApiCallback<Snapshot> done) override;
    void customerCallouts(CustomerId id, QObject *context, ApiCallback<Snapshot> done) override;
    void callout(CalloutId id, QObject *context, ApiCallback<CalloutRead> done) override;
    void events(CalloutId id, QObject *context, ApiCallback<QList<CalloutEvent>> done) override;
    void customer(CustomerId id, QObject *context, ApiCallback<Customer> done) override;
    void responseTypes(QObject *context, ApiCallback<QList<ResponseType>> done) override;
    void exceptionReasons(CalloutId id, QObject *context,
                          ApiCallback<QList<ExceptionReason>> done) override;
    void ratingItems(QObject *context, ApiCallback<QList<RatingItem>> done) override;
    void raise(const RaiseRequest &request, QObject *context, ApiCallback<Callout> done) override;
    void sendEvent(CalloutId id, const QString &text, QObject *context,
                   ApiCallback<CalloutEvent> done) override;
    void attachReason(CalloutId id, qint64 reasonId, const QString &note, QObject *context,
                      ApiCallback<ExceptionReason> done) override;
    void cancelVerified(CalloutId id, const SafeCode &code, QObject *context,
                        ApiCallback<Callout> done) override;
    void cancelUnconditionally(CalloutId id, QObject *context, ApiCallback<Callout> done) override;
    void rate(const RatingRequest &request, QObject *context, ApiCallback<qint64> done) override;
    void rateItem(qint64 ratingId, const RatingRequest::Item &item, QObject *context,
                  ApiCallback<qint64> done) override;
    void updateLocation(const LocationUpdate &update, QObject *context,
                        ApiCallback<LocationResult> done) override;
    void updateLocationAndReturn(const LocationUpdate &update, QObject *context,
                                 ApiCallback<LocationResult> done) override;

private:
    template <typename T>
    using Decoder = std::function<std::expected<Decoded<T>, DecodeError>(const HttpAnswer &)>;

    template <typename T>
    void launch(ApiRequest request, QObject *context, ApiCallback<T> done, Decoder<T> decode);
    template <typename T>
    void decodeLater(quint64 call, std::shared_ptr<ApiResult<T>> outcome, Decoder<T> decode,
                     HttpAnswer answer);
    void sendLocation(const QString &path, const LocationUpdate &update, QObject *context,
                      ApiCallback<LocationResult> done);
    void cancel(CalloutId id, ApiRequest request, QObject *context, ApiCallback<Callout> done);
    void settle(quint64 call);
    void drop(quint64 call);

    const Clock &m_clock;
    HttpPanicApiOptions m_options;
    QUrl m_root;
    std::optional<ApiError> m_rootError;
    QNetworkAccessManager m_network;
    std::unique_ptr<TokenSource> m_tokens;
    QThreadPool m_decoders;
    QHash<quint64, ApiCall *> m_calls; ///< children
    quint64 m_lastCall = 0;
};

} // namespace console
