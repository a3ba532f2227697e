// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/budgeteddirectoryapi.h"

namespace console {

using Class = RequestBudget::Class;

void BudgetedDirectoryApi::createCustomer(const CustomerDraft &draft, QObject *context,
                                          ApiCallback<Customer> done)
{
    m_budget.acquire(Class::Command, context,
                     [&api = m_api, draft, context, done = std::move(done)] {
                         api.createCustomer(draft, context, done);
                     });
}

void BudgetedDirectoryApi::updateCustomer(const CustomerDraft &draft, QObject *context,
                                          ApiCallback<Customer> done)
{
    m_budget.acquire(Class::Command, context,
                     [&api = m_api, draft, context, done = std::move(done)] {
                         api.updateCustomer(draft, context, done);
                     });
}

void BudgetedDirectoryApi::deleteCustomer(CustomerId id, QObject *context,
                                          ApiCallback<QString> done)
{
    m_budget.acquire(Class::Command, context, [&api = m_api, id, context, done = std::move(done)] {
        api.deleteCustomer(id, context, done);
    });
}

void BudgetedDirectoryApi::subscriptions(CustomerId id, QObject *context,
                                         ApiCallback<QList<Subscription>> done)
{
    m_budget.acquire(Class::Detail, context, [&api = m_api, id, context, done = std::move(done)] {
        api.subscriptions(id, context, done);
    });
}

void BudgetedDirectoryApi::subscription(qint64 id, QObject *context, ApiCallback<Subscription> done)
{
    m_budget.acquire(Class::Detail, context, [&api = m_api, id, context, done = std::move(done)] {
        api.subscription(id, context, done);
    });
}

void BudgetedDirectoryApi::subscriptionTypes(QObject *context,
                                             ApiCallback<QList<SubscriptionType>> done)
{
    m_budget.acquire(Class::Detail, context, [&api = m_api, context, done = std::move(done)] {
        api.subscriptionTypes(context, done);
    });
}

void BudgetedDirectoryApi::createSubscription(const Subscription &wanted, QObject *context,
                                              ApiCallback<Subscription> done)
{
    m_budget.acquire(Class::Command, context,
                     [&api = m_api, wanted, context, done = std::move(done)] {
                         api.createSubscription(wanted, context, done);
                     });
}

void BudgetedDirectoryApi::updateSubscription(const Subscription &changed, QObject *context,
                                              ApiCallback<Subscription> done)
{
    m_budget.acquire(Class::Command, context,
                     [&api = m_api, changed, context, done = std::move(done)] {
                         api.updateSubscription(changed, context, done);
                     });
}

void BudgetedDirectoryApi::cancelSubscription(qint64 id, QObject *context,
                                              ApiCallback<QString> done)
{
    m_budget.acquire(Class::Command, context, [&api = m_api, id, context, done = std::move(done)] {
        api.cancelSubscription(id, context, done);
    });
}

void BudgetedDirectoryApi::fixedLocations(QObject *context, ApiCallback<QList<FixedLocation>> done)
{
    m_budget.acquire(Class::Detail, context, [&api = m_api, context, done = std::move(done)] {
        api.fixedLocations(context, done);
    });
}

void BudgetedDirectoryApi::fixedLocation(qint64 id, QObject *context,
                                         ApiCallback<FixedLocation> done)
{
    m_budget.acquire(Class::Detail, context, [&api = m_api, id, context, done = std::move(done)] {
        api.fixedLocation(id, context, done);
    });
}

void BudgetedDirectoryApi::createFixedLocation(const FixedLocation &wanted, QObject *context,
                                               ApiCallback<FixedLocation> done)
{
    m_budget.acquire(Class::Command, context,
                     [&api = m_api, wanted, context, done = std::move(done)] {
                         api.createFixedLocation(wanted, context, done);
                     });
}

void BudgetedDirectoryApi::updateFixedLocation(const FixedLocation &changed, QObject *context,
                                               ApiCallback<FixedLocation> done)
{
    m_budget.acquire(Class::Command, context,
                     [&api = m_api, changed, context, done = std::move(done)] {
                         api.updateFixedLocation(changed, context, done);
                     });
}

void BudgetedDirectoryApi::deleteFixedLocation(qint64 id, QObject *context,
                                               ApiCallback<QString> done)
{
    m_budget.acquire(Class::Command, context, [&api = m_api, id, context, done = std::move(done)] {
        api.deleteFixedLocation(id, context, done);
    });
}

void BudgetedDirectoryApi::coverage(int responseTypeId, QObject *context,
                                    ApiCallback<Coverage> done)
{
    m_budget.acquire(Class::Detail, context,
                     [&api = m_api, responseTypeId, context, done = std::move(done)] {
                         api.coverage(responseTypeId, context, done);
                     });
}

} // namespace console
