// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The Panic API with every call waiting for its turn in the one budget. A call whose context goes
// while it waits is never made; the transport's deadline begins when it is. Who measures silences
// itself (CalloutMonitor, DetailScheduler) asks the budget by itself instead.
#pragma once

#include "domain/panicapi.h"
#include "services/requestbudget.h"

namespace console {

class BudgetedPanicApi final : public PanicApi {
public:
    /// `api` and `budget` must outlive it.
    BudgetedPanicApi(PanicApi &api, RequestBudget &budget) : m_api(api), m_budget(budget) { }

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

private:
    PanicApi &m_api;
    RequestBudget &m_budget;
};

} // namespace console
