// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The Panic API over HTTP: the only place that knows the wire.
#pragma once

#include "domain/panicapi.h"
#include "panicapi/apitransport.h"

#include <QObject>

#include <memory>

namespace console {

class ActiveListDecoder;

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
/// A sign-in for one customer's callouts (options.scopeCustomerId): activeCallouts() asks for that
/// customer's; what such a sign-in may not do ends in Forbidden with httpStatus 401.
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

    /// Shared with HttpDirectoryApi; lives as long as this object.
    [[nodiscard]] ApiTransport &transport() { return *m_transport; }

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
    void resolutionReport(CalloutId id, QObject *context,
                          ApiCallback<ResolutionReport> done) override;
    void calloutMap(CalloutId id, QObject *context, ApiCallback<CalloutMap> done) override;
    void dismiss(CalloutId id, QObject *context, ApiCallback<QString> done) override;

Q_SIGNALS:
    /// One attempt on the wire has ended; emitted after decoding, for the directory's calls and the
    /// token's exchanges too.
    void exchanged(const console::Exchange &exchange);

private:
    [[nodiscard]] ApiRequest reading(Endpoint endpoint, qint64 id = 0) const;
    [[nodiscard]] ApiRequest
    command(Endpoint endpoint, qint64 id,
            std::function<QByteArray(std::optional<Dialect>)> encode) const;
    void sendLocation(Endpoint endpoint, const LocationUpdate &update, QObject *context,
                      ApiCallback<LocationResult> done);
    /// The second request of calloutMap(); gives up on the picture, never on the map.
    [[nodiscard]] ApiTransport::Stage
    pictureOf(std::shared_ptr<ApiResult<CalloutMap>> outcome) const;
    void cancel(CalloutId id, ApiRequest request, QObject *context, ApiCallback<Callout> done);
    /// `context`, or this object when it is null.
    [[nodiscard]] QObject *orSelf(QObject *context) { return context ? context : this; }

    /// A list of callouts that is asked for again and again.
    void readActive(ApiRequest request, QObject *context, ApiCallback<Snapshot> done);

    std::unique_ptr<ApiTransport> m_transport;
    std::shared_ptr<ActiveListDecoder> m_activeList; ///< used on the decoding threads
};

} // namespace console
