// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The Panic API as the rest of the program sees it. panicapi implements it, services call it, tests
// fake it.
#pragma once

#include "domain/apierror.h"
#include "domain/exchange.h"
#include "domain/lookups.h"
#include "domain/report.h"
#include "domain/requests.h"

#include <QMap>

class QObject;

namespace console {

/// How one answer travelled. Steady times on this machine.
struct Transfer {
    qint64 bytes = 0; ///< body as received, decompressed
    MonoTime sent{};
    MonoTime received{}; ///< last byte
    Millis decode{0}; ///< off the GUI thread
    std::optional<UtcTime> serverDate; ///< the `Date` header

    [[nodiscard]] Millis roundTrip() const { return received - sent; }
};

/// One reading of the active list.
struct Snapshot {
    /// Never null, unique by id; the last element wins over an earlier duplicate. What the previous
    /// list told in the same bytes is the same pointer again.
    QList<CalloutPtr> callouts;
    /// How many of them the previous list did not have like that; negative when that is not known.
    qsizetype fresh = -1;
    /// False when elements were skipped: such a snapshot may add and update, never say that one is
    /// missing.
    bool complete = true;
    int skipped = 0; ///< elements that could not be read
    int duplicates = 0;
    QMap<QString, int> unknownStatuses; ///< verbatim text and count
    QMap<QString, int> unknownFields; ///< member name and count
    Transfer transfer;
};

/// One reading of a single callout.
struct CalloutRead {
    Callout callout;
    Transfer transfer;
};

struct LocationResult {
    bool closed = false; ///< HTTP 285: a success that says the callout is closed
    std::optional<Callout> callout; ///< the last state, when the answer carried it
};

/// Every call is asynchronous and keeps the promise of ApiCallback: exactly one callback, later, on
/// `context`'s thread, and none once `context` is destroyed (the request is then given up).
/// Errors are ApiError kinds; no call retries by itself except once after a 401 with a fresh token.
class PanicApi {
public:
    virtual ~PanicApi() = default;

    virtual void activeCallouts(QObject *context, ApiCallback<Snapshot> done) = 0;
    virtual void customerCallouts(CustomerId id, QObject *context, ApiCallback<Snapshot> done) = 0;
    virtual void callout(CalloutId id, QObject *context, ApiCallback<CalloutRead> done) = 0;
    virtual void events(CalloutId id, QObject *context, ApiCallback<QList<CalloutEvent>> done) = 0;
    virtual void customer(CustomerId id, QObject *context, ApiCallback<Customer> done) = 0;
    virtual void responseTypes(QObject *context, ApiCallback<QList<ResponseType>> done) = 0;
    virtual void exceptionReasons(CalloutId id, QObject *context,
                                  ApiCallback<QList<ExceptionReason>> done) = 0;
    virtual void ratingItems(QObject *context, ApiCallback<QList<RatingItem>> done) = 0;

    /// Returns the active callout of the customer if there is one already (contract 4, re-raise).
    virtual void raise(const RaiseRequest &request, QObject *context,
                       ApiCallback<Callout> done) = 0;
    virtual void sendEvent(CalloutId id, const QString &text, QObject *context,
                           ApiCallback<CalloutEvent> done) = 0;
    virtual void attachReason(CalloutId id, qint64 reasonId, const QString &note, QObject *context,
                              ApiCallback<ExceptionReason> done) = 0;
    /// The answer proves nothing: read the callout again (contract 6.14).
    virtual void cancelVerified(CalloutId id, const SafeCode &code, QObject *context,
                                ApiCallback<Callout> done) = 0;
    virtual void cancelUnconditionally(CalloutId id, QObject *context,
                                       ApiCallback<Callout> done) = 0;
    /// Gives the id of the rating, under which items are sent.
    virtual void rate(const RatingRequest &request, QObject *context, ApiCallback<qint64> done) = 0;
    virtual void rateItem(qint64 ratingId, const RatingRequest::Item &item, QObject *context,
                          ApiCallback<qint64> done) = 0;
    virtual void updateLocation(const LocationUpdate &update, QObject *context,
                                ApiCallback<LocationResult> done) = 0;
    virtual void updateLocationAndReturn(const LocationUpdate &update, QObject *context,
                                         ApiCallback<LocationResult> done) = 0;
    /// NotFound until AURA has closed the callout and written it (contract 6.12): "not yet".
    virtual void resolutionReport(CalloutId id, QObject *context,
                                  ApiCallback<ResolutionReport> done) = 0;
    /// As the report. When AURA gives an address on the API's own host instead of a picture, the
    /// picture is fetched from there; from elsewhere never, the address is then all there is.
    virtual void calloutMap(CalloutId id, QObject *context, ApiCallback<CalloutMap> done) = 0;
    /// Cosmetic: hides a finished callout from the customer's app (contract 6.18, assumed).
    virtual void dismiss(CalloutId id, QObject *context, ApiCallback<QString> done) = 0;
};

} // namespace console
