// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Customers, response types, subscriptions and registered sites.
#include "panicapi/codec/customercodec.h"
#include "panicapi/codec/directorycodec.h"
#include "panicapi/codec/lookupcodec.h"
#include "tests/fuzz/fuzzing.h"

using namespace console;
using namespace console::fuzzing;

namespace {

void check(const Customer &customer)
{
    require(customer.id > 0);
    for (const QString &text :
         {customer.name, customer.surname, customer.email, customer.externalReference})
        requireText(text, 100);
    requireText(customer.vehicle, 403);
    requireMasked(customer.mobile);
}

void check(const Subscription &subscription)
{
    require(subscription.id > 0 && subscription.customerId >= 0 && subscription.typeId >= 0);
    requireText(subscription.statusText, 100);
    for (const CustomerId id : subscription.dependants)
        require(id > 0);
}

void check(const FixedLocation &site)
{
    require(site.id > 0 && site.customerId >= 0);
    for (const QString &text : {site.externalReference, site.name, site.identifier, site.address,
                                site.typeName, site.what3words})
        requireText(text, 500);
    requireText(site.additionalInformation, 4000);
    requirePoint(site.point);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    const QByteArrayView body(data, qsizetype(size));
    const auto checkEach = [](const auto &list) {
        for (const auto &one : list)
            check(one);
    };
    const auto checkOne = [](const auto &one) { check(one); };
    examine(decodeCustomer(body, 178921), checkOne);
    const QString text = QString::fromUtf8(body.first(std::min<qsizetype>(body.size(), 64)));
    const MaskedNumber number = MaskedNumber::fromFull(text);
    requireMasked(number);
    require(digitsIn(number.revealed()) <= std::max<qsizetype>(0, digitsIn(text) - 4));
    CustomerDraft draft;
    draft.id = 5;
    draft.mobile = QStringLiteral("+27821234567");
    examine(decodeWrittenCustomer(body, draft), checkOne);
    examine(decodeSubscriptions(body, 178921), checkEach);
    examine(decodeSubscription(body), checkOne);
    Subscription subscription;
    subscription.id = 5;
    examine(decodeWrittenSubscription(body, subscription), checkOne);
    examine(decodeFixedLocations(body), checkEach);
    examine(decodeFixedLocation(body), checkOne);
    FixedLocation site;
    site.id = 5;
    examine(decodeWrittenFixedLocation(body, site), checkOne);
    examine(decodeResponseTypes(body), [](const QList<ResponseType> &types) {
        for (const ResponseType &type : types) {
            require(type.id > 0);
            requireText(type.value, 100);
            requireText(type.description, 100);
        }
    });
    examine(decodeSubscriptionTypes(body), [](const QList<SubscriptionType> &types) {
        for (const SubscriptionType &type : types) {
            require(type.id > 0);
            requireText(type.name, 100);
        }
    });
    return 0;
}
