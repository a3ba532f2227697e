// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Customers, subscriptions, sites and coverage over HTTP, through the transport of HttpPanicApi:
// one token and one connection for both.
#pragma once

#include "domain/directoryapi.h"
#include "panicapi/apitransport.h"
#include "panicapi/dialnumber.h"

#include <QObject>

namespace console {

/// The promises of HttpPanicApi hold. Where an answer needs no body and has none, what was sent
/// comes back, the mobile number masked; ids that AURA then did not tell are 0.
class HttpDirectoryApi final : public QObject, public DirectoryApi {
    Q_OBJECT

public:
    /// `transport` must outlive the object.
    explicit HttpDirectoryApi(ApiTransport &transport, QObject *parent = nullptr);

    void createCustomer(const CustomerDraft &draft, QObject *context,
                        ApiCallback<Customer> done) override;
    void updateCustomer(const CustomerDraft &draft, QObject *context,
                        ApiCallback<Customer> done) override;
    void deleteCustomer(CustomerId id, QObject *context, ApiCallback<QString> done) override;

    /// Read anew each time and never kept.
    void dialNumber(CustomerId id, QObject *context, ApiCallback<std::shared_ptr<DialNumber>> done);

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
    using Encode = std::function<QByteArray(std::optional<Dialect>)>;

    [[nodiscard]] ApiRequest request(HttpRequest::Verb verb, Endpoint endpoint, qint64 id = 0,
                                     Encode encode = {}) const;
    void writeCustomer(ApiRequest request, const CustomerDraft &draft, QObject *context,
                       ApiCallback<Customer> done);
    void writeSubscription(ApiRequest request, const Subscription &sent, QObject *context,
                           ApiCallback<Subscription> done);
    void writeFixedLocation(ApiRequest request, const FixedLocation &sent, QObject *context,
                            ApiCallback<FixedLocation> done);
    void askForMessage(ApiRequest request, QObject *context, ApiCallback<QString> done);
    [[nodiscard]] QObject *orSelf(QObject *context) { return context ? context : this; }

    ApiTransport &m_transport;
};

} // namespace console
