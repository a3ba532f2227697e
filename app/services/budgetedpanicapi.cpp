// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/budgetedpanicapi.h"

#include <memory>
#include <optional>

namespace console {

using Class = RequestBudget::Class;

void BudgetedPanicApi::activeCallouts(QObject *context, ApiCallback<Snapshot> done)
{
    m_budget.acquire(Class::List, context, [&api = m_api, context, done = std::move(done)] {
        api.activeCallouts(context, done);
    });
}

void BudgetedPanicApi::customerCallouts(CustomerId id, QObject *context, ApiCallback<Snapshot> done)
{
    m_budget.acquire(Class::List, context, [&api = m_api, id, context, done = std::move(done)] {
        api.customerCallouts(id, context, done);
    });
}

void BudgetedPanicApi::callout(CalloutId id, QObject *context, ApiCallback<CalloutRead> done)
{
    m_budget.acquire(Class::Detail, context, [&api = m_api, id, context, done = std::move(done)] {
        api.callout(id, context, done);
    });
}

void BudgetedPanicApi::events(CalloutId id, QObject *context, ApiCallback<QList<CalloutEvent>> done)
{
    m_budget.acquire(Class::Detail, context, [&api = m_api, id, context, done = std::move(done)] {
        api.events(id, context, done);
    });
}

void BudgetedPanicApi::customer(CustomerId id, QObject *context, ApiCallback<Customer> done)
{
    m_budget.acquire(Class::Detail, context, [&api = m_api, id, context, done = std::move(done)] {
        api.customer(id, context, done);
    });
}

void BudgetedPanicApi::responseTypes(QObject *context, ApiCallback<QList<ResponseType>> done)
{
    m_budget.acquire(Class::Detail, context, [&api = m_api, context, done = std::move(done)] {
        api.responseTypes(context, done);
    });
}

void BudgetedPanicApi::exceptionReasons(CalloutId id, QObject *context,
                                        ApiCallback<QList<ExceptionReason>> done)
{
    m_budget.acquire(Class::Detail, context, [&api = m_api, id, context, done = std::move(done)] {
        api.exceptionReasons(id, context, done);
    });
}

void BudgetedPanicApi::ratingItems(QObject *context, ApiCallback<QList<RatingItem>> done)
{
    m_budget.acquire(Class::Detail, context, [&api = m_api, context, done = std::move(done)] {
        api.ratingItems(context, done);
    });
}

void BudgetedPanicApi::raise(const RaiseRequest &request, QObject *context,
                             ApiCallback<Callout> done)
{
    m_budget.acquire(Class::Command, context,
                     [&api = m_api, request, context, done = std::move(done)] {
                         api.raise(request, context, done);
                     });
}

void BudgetedPanicApi::sendEvent(CalloutId id, const QString &text, QObject *context,
                                 ApiCallback<CalloutEvent> done)
{
    m_budget.acquire(Class::Command, context,
                     [&api = m_api, id, text, context, done = std::move(done)] {
                         api.sendEvent(id, text, context, done);
                     });
}

void BudgetedPanicApi::attachReason(CalloutId id, qint64 reasonId, const QString &note,
                                    QObject *context, ApiCallback<ExceptionReason> done)
{
    m_budget.acquire(Class::Command, context,
                     [&api = m_api, id, reasonId, note, context, done = std::move(done)] {
                         api.attachReason(id, reasonId, note, context, done);
                     });
}

void BudgetedPanicApi::cancelVerified(CalloutId id, const SafeCode &code, QObject *context,
                                      ApiCallback<Callout> done)
{
    // A code cannot be copied in passing; this one is wiped as soon as it has been sent or dropped.
    const auto kept =
        std::make_shared<const std::optional<SafeCode>>(SafeCode::fromText(code.forRequest()));
    m_budget.acquire(Class::Command, context,
                     [&api = m_api, id, kept, context, done = std::move(done)] {
                         api.cancelVerified(id, kept->value(), context, done);
                     });
}

void BudgetedPanicApi::cancelUnconditionally(CalloutId id, QObject *context,
                                             ApiCallback<Callout> done)
{
    m_budget.acquire(Class::Command, context, [&api = m_api, id, context, done = std::move(done)] {
        api.cancelUnconditionally(id, context, done);
    });
}

void BudgetedPanicApi::rate(const RatingRequest &request, QObject *context,
                            ApiCallback<qint64> done)
{
    m_budget.acquire(Class::Command, context,
                     [&api = m_api, request, context, done = std::move(done)] {
                         api.rate(request, context, done);
                     });
}

void BudgetedPanicApi::rateItem(qint64 ratingId, const RatingRequest::Item &item, QObject *context,
                                ApiCallback<qint64> done)
{
    m_budget.acquire(Class::Command, context,
                     [&api = m_api, ratingId, item, context, done = std::move(done)] {
                         api.rateItem(ratingId, item, context, done);
                     });
}

void BudgetedPanicApi::updateLocation(const LocationUpdate &update, QObject *context,
                                      ApiCallback<LocationResult> done)
{
    m_budget.acquire(Class::Command, context,
                     [&api = m_api, update, context, done = std::move(done)] {
                         api.updateLocation(update, context, done);
                     });
}

void BudgetedPanicApi::updateLocationAndReturn(const LocationUpdate &update, QObject *context,
                                               ApiCallback<LocationResult> done)
{
    m_budget.acquire(Class::Command, context,
                     [&api = m_api, update, context, done = std::move(done)] {
                         api.updateLocationAndReturn(update, context, done);
                     });
}

void BudgetedPanicApi::resolutionReport(CalloutId id, QObject *context,
                                        ApiCallback<ResolutionReport> done)
{
    m_budget.acquire(Class::Detail, context, [&api = m_api, id, context, done = std::move(done)] {
        api.resolutionReport(id, context, done);
    });
}

void BudgetedPanicApi::calloutMap(CalloutId id, QObject *context, ApiCallback<CalloutMap> done)
{
    m_budget.acquire(Class::Detail, context, [&api = m_api, id, context, done = std::move(done)] {
        api.calloutMap(id, context, done);
    });
}

void BudgetedPanicApi::dismiss(CalloutId id, QObject *context, ApiCallback<QString> done)
{
    m_budget.acquire(Class::Command, context, [&api = m_api, id, context, done = std::move(done)] {
        api.dismiss(id, context, done);
    });
}

} // namespace console
