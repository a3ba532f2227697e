// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the Panic API that is about people, sites and reach rather than callouts. Kept apart
// so that who follows callouts needs nothing of it.
#pragma once

#include "domain/apierror.h"
#include "domain/directory.h"

class QObject;

namespace console {

/// The promise of ApiCallback holds for every call (see PanicApi).
class DirectoryApi {
public:
    virtual ~DirectoryApi() = default;

    /// Gives the customer as AURA now has it; 409 = Conflict when the mobile number is known
    /// already.
    virtual void createCustomer(const CustomerDraft &draft, QObject *context,
                                ApiCallback<Customer> done) = 0;
    virtual void updateCustomer(const CustomerDraft &draft, QObject *context,
                                ApiCallback<Customer> done) = 0;
    /// Soft delete (contract 9). Gives the server's message.
    virtual void deleteCustomer(CustomerId id, QObject *context, ApiCallback<QString> done) = 0;

    virtual void subscriptions(CustomerId id, QObject *context,
                               ApiCallback<QList<Subscription>> done) = 0;
    virtual void subscription(qint64 id, QObject *context, ApiCallback<Subscription> done) = 0;
    virtual void subscriptionTypes(QObject *context, ApiCallback<QList<SubscriptionType>> done) = 0;
    /// Activates: customerId and typeId are needed, the validity is AURA's when left out.
    virtual void createSubscription(const Subscription &wanted, QObject *context,
                                    ApiCallback<Subscription> done) = 0;
    virtual void updateSubscription(const Subscription &changed, QObject *context,
                                    ApiCallback<Subscription> done) = 0;
    virtual void cancelSubscription(qint64 id, QObject *context, ApiCallback<QString> done) = 0;

    virtual void fixedLocations(QObject *context, ApiCallback<QList<FixedLocation>> done) = 0;
    virtual void fixedLocation(qint64 id, QObject *context, ApiCallback<FixedLocation> done) = 0;
    virtual void createFixedLocation(const FixedLocation &wanted, QObject *context,
                                     ApiCallback<FixedLocation> done) = 0;
    virtual void updateFixedLocation(const FixedLocation &changed, QObject *context,
                                     ApiCallback<FixedLocation> done) = 0;
    virtual void deleteFixedLocation(qint64 id, QObject *context, ApiCallback<QString> done) = 0;

    virtual void coverage(int responseTypeId, QObject *context, ApiCallback<Coverage> done) = 0;
};

} // namespace console
