// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The directory with every call waiting for its turn in the one budget: changes as commands, reads
// as detail. A call whose context goes while it waits is never made.
#pragma once

#include "domain/directoryapi.h"
#include "services/requestbudget.h"

namespace console {

class BudgetedDirectoryApi final : public DirectoryApi {
public:
    /// `api` and `budget` must outlive it.
    BudgetedDirectoryApi(DirectoryApi &api, RequestBudget &budget)
        : m_api(api), m_budget(budget) { }

    void createCustomer(const CustomerDraft &draft, QObject *context,
                        ApiCallback<Customer> done) override;
    void updateCustomer(const CustomerDraft &draft, QObject *context,
                        ApiCallback<Customer> done) override;
    void deleteCustomer(CustomerId id, QObject *context, ApiCallback<QString> done) override;
    void subscriptions(CustomerId id, QObject *context,
                       ApiCallback<QList<Subscription>> done) override;
    void subscription(qint64 id, QObject *context, ApiCallback<Subscription> done) override;
    void subscriptionTypes(QObject *context, ApiCallback<QList<SubscriptionType>> done) override;
    void createSubscription(const Subscription &wanted, QObject *context,
                            ApiCallback<Subscription> done) override;
    void updateSubscription(const Subscription &changed, QObject *context,
                            ApiCallback<Subscription> done) override;
    void cancelSubscription(qint64 id, QObject *context, ApiCallback<QString> done) override;
    void fixedLocations(QObject *context, ApiCallback<QList<FixedLocation>> done) override;
    void fixedLocation(qint64 id, QObject *context, ApiCallback<FixedLocation> done) override;
    void createFixedLocation(const FixedLocation &wanted, QObject *context,
                             ApiCallback<FixedLocation> done) override;
    void updateFixedLocation(const FixedLocation &changed, QObject *context,
                             ApiCallback<FixedLocation> done) override;
    void deleteFixedLocation(qint64 id, QObject *context, ApiCallback<QString> done) override;
    void coverage(int responseTypeId, QObject *context, ApiCallback<Coverage> done) override;

private:
    DirectoryApi &m_api;
    RequestBudget &m_budget;
};

} // namespace console
