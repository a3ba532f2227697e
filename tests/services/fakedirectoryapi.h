// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A directory that answers when and what a test says, and keeps the promise of ApiCallback.
#pragma once

#include "domain/directoryapi.h"

#include "fakecalls.h"
#include "fakes.h"

class FakeDirectoryApi final : public console::DirectoryApi {
public:
    explicit FakeDirectoryApi(const FakeClock &clock) : m_clock(clock) { }

    void createCustomer(const console::CustomerDraft &draft, QObject *context,
                        console::ApiCallback<console::Customer> done) override
    {
        add(createdCustomers, draft.id, draft.name, context, std::move(done));
    }
    void updateCustomer(const console::CustomerDraft &draft, QObject *context,
                        console::ApiCallback<console::Customer> done) override
    {
        add(updatedCustomers, draft.id, draft.name, context, std::move(done));
    }
    void deleteCustomer(console::CustomerId id, QObject *context,
                        console::ApiCallback<QString> done) override
    {
        add(deletedCustomers, id, {}, context, std::move(done));
    }
    void subscriptions(console::CustomerId id, QObject *context,
                       console::ApiCallback<QList<console::Subscription>> done) override
    {
        add(subscriptionLists, id, {}, context, std::move(done));
    }
    void subscription(qint64 id, QObject *context,
                      console::ApiCallback<console::Subscription> done) override
    {
        add(readSubscriptions, id, {}, context, std::move(done));
    }
    void subscriptionTypes(QObject *context,
                           console::ApiCallback<QList<console::SubscriptionType>> done) override
    {
        add(subscriptionTypeLists, 0, {}, context, std::move(done));
    }
    void createSubscription(const console::Subscription &wanted, QObject *context,
                            console::ApiCallback<console::Subscription> done) override
    {
        add(createdSubscriptions, wanted.customerId, {}, context, std::move(done));
    }
    void updateSubscription(const console::Subscription &changed, QObject *context,
                            console::ApiCallback<console::Subscription> done) override
    {
        add(updatedSubscriptions, changed.id, {}, context, std::move(done));
    }
    void cancelSubscription(qint64 id, QObject *context,
                            console::ApiCallback<QString> done) override
    {
        add(cancelledSubscriptions, id, {}, context, std::move(done));
    }
    void fixedLocations(QObject *context,
                        console::ApiCallback<QList<console::FixedLocation>> done) override
    {
        add(siteLists, 0, {}, context, std::move(done));
    }
    void fixedLocation(qint64 id, QObject *context,
                       console::ApiCallback<console::FixedLocation> done) override
    {
        add(readSites, id, {}, context, std::move(done));
    }
    void createFixedLocation(const console::FixedLocation &wanted, QObject *context,
                             console::ApiCallback<console::FixedLocation> done) override
    {
        add(createdSites, wanted.id, wanted.externalReference, context, std::move(done));
    }
    void updateFixedLocation(const console::FixedLocation &changed, QObject *context,
                             console::ApiCallback<console::FixedLocation> done) override
    {
        add(updatedSites, changed.id, changed.externalReference, context, std::move(done));
    }
    void deleteFixedLocation(qint64 id, QObject *context,
                             console::ApiCallback<QString> done) override
    {
        add(deletedSites, id, {}, context, std::move(done));
    }
    void coverage(int responseTypeId, QObject *context,
                  console::ApiCallback<console::Coverage> done) override
    {
        add(coverages, responseTypeId, {}, context, std::move(done));
    }

    FakeCalls<console::Customer> createdCustomers;
    FakeCalls<console::Customer> updatedCustomers;
    FakeCalls<QString> deletedCustomers;
    FakeCalls<QList<console::Subscription>> subscriptionLists;
    FakeCalls<console::Subscription> readSubscriptions;
    FakeCalls<QList<console::SubscriptionType>> subscriptionTypeLists;
    FakeCalls<console::Subscription> createdSubscriptions;
    FakeCalls<console::Subscription> updatedSubscriptions;
    FakeCalls<QString> cancelledSubscriptions;
    FakeCalls<QList<console::FixedLocation>> siteLists;
    FakeCalls<console::FixedLocation> readSites;
    FakeCalls<console::FixedLocation> createdSites;
    FakeCalls<console::FixedLocation> updatedSites;
    FakeCalls<QString> deletedSites;
    FakeCalls<console::Coverage> coverages;

private:
    template <typename T>
    void add(FakeCalls<T> &calls, qint64 id, const QString &text, QObject *context,
             console::ApiCallback<T> done)
    {
        calls.add({id, text, m_clock.mono, context, std::move(done)});
    }

    const FakeClock &m_clock;
};
