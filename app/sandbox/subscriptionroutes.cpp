// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/answers.h"
#include "sandbox/routes.h"
#include "sandbox/subscriptiondraft.h"

#include <QDateTime>

#include <algorithm>
#include <deque>
#include <memory>

using namespace Qt::StringLiterals;

namespace sandbox::routes {

namespace {

constexpr qint64 yearMs = 365LL * 24 * 3600 * 1000;

// Contract 11: the only published limit. It tells nobody when to come back.
class ReadLimit final {
public:
    void count(qint64 nowMs)
    {
        while (!m_reads.empty() && m_reads.front() <= nowMs - windowMs)
            m_reads.pop_front();
        if (m_reads.size() >= mostReads)
            throw Refusal{429, u"Too many reads of subscriptions: at most 50 in 10 seconds."_s};
        m_reads.push_back(nowMs);
    }

private:
    static constexpr qint64 windowMs = 10000;
    static constexpr size_t mostReads = 50;
    std::deque<qint64> m_reads;
};

Subscription requireSubscription(const World &world, const Request &request)
{
    const std::optional<Subscription> subscription = world.subscriptions.byId(request.id());
    if (!subscription)
        throw Refusal{404, u"There is no subscription %1."_s.arg(request.id())};
    return *subscription;
}

Reply answer(const World &world, const Subscription &subscription, qint64 nowMs, int status)
{
    const QJsonObject object = answers::subscription(world, subscription, nowMs);
    if (world.dialect() == Dialect::Flat)
        return Reply::json(object, status);
    QJsonArray dependants;
    for (const qint64 id : subscription.dependants) {
        if (const std::optional<Customer> one = world.directory.customer(id)) {
            dependants.append(QJsonObject{
                {u"id"_s, id}, {u"name"_s, one->firstName}, {u"surname"_s, one->lastName}});
        }
    }
    return Reply::json(QJsonObject{{u"message"_s, u"Successful."_s},
                                   {u"subscription"_s, object},
                                   {u"dependents"_s, dependants}},
                       status);
}

// What is given replaces what was there.
void readTerms(const World &world, const Fields &fields, Subscription &subscription)
{
    if (const auto type = fields.optionalInteger(u"subscriptionTypeId"_s)) {
        if (!findById(Directory::subscriptionTypes(), *type))
            throw Refusal{400, u"subscriptionTypeId %1 is not known."_s.arg(*type)};
        subscription.typeId = *type;
    }
    subscription.validFromMs =
        fields.optionalTime(u"validFrom"_s).value_or(subscription.validFromMs);
    subscription.validToMs = fields.optionalTime(u"validTo"_s).value_or(subscription.validToMs);
    if (subscription.validToMs <= subscription.validFromMs)
        throw Refusal{400, u"validTo must be after validFrom."_s};
    if (const auto dependants = fields.optionalIntegers(u"dependantCustomerIds"_s)) {
        for (const qint64 id : *dependants) {
            const std::optional<Customer> one = world.directory.customer(id);
            if (!one || one->deleted || id == subscription.customerId)
                throw Refusal{400, u"dependantCustomerIds: %1 cannot depend on it."_s.arg(id)};
        }
        subscription.dependants = *dependants;
    }
}

Reply change(World &world, const Request &request)
{
    Subscription subscription = requireSubscription(world, request);
    if (request.fields.optionalInteger(u"customerId"_s).value_or(subscription.customerId)
        != subscription.customerId)
        throw Refusal{400, u"customerId cannot be changed."_s};
    if (subscription.cancelledMs || request.nowMs > subscription.validToMs) {
        throw Refusal{400,
                      u"Subscription %1 has ended and cannot be revived; create another one."_s.arg(
                          subscription.id)};
    }
    readTerms(world, request.fields, subscription);
    world.subscriptions.update(subscription);
    world.note({u"SUBSCRIPTION_UPDATED"_s, Notice::About::Subscription, subscription.id});
    return answer(world, subscription, request.nowMs, 200);
}

Reply cancel(World &world, const Request &request)
{
    const Subscription subscription = requireSubscription(world, request);
    if (subscription.cancelledMs)
        return Reply::message(200, u"The subscription was cancelled before."_s);
    world.subscriptions.cancel(subscription.id, request.nowMs);
    world.note({u"SUBSCRIPTION_CANCELLED"_s, Notice::About::Subscription, subscription.id});
    return Reply::message(200, u"Request completed successfully."_s);
}

Reply types()
{
    QJsonArray list;
    for (const SubscriptionType &type : Directory::subscriptionTypes())
        list.append(QJsonObject{{u"id"_s, type.id}, {u"name"_s, QString::fromUtf8(type.name)}});
    return Reply::json(list);
}

void addReads(Router &router, World &world)
{
    const auto limit = std::make_shared<ReadLimit>();
    router.add(Method::Get, u"customers/{id}/subscriptions"_s,
               [&world, limit](const Request &request) {
                   limit->count(request.nowMs);
                   const Customer customer = requireCustomer(world, request);
                   QJsonArray list;
                   for (const Subscription &subscription : world.subscriptions.of(customer.id))
                       list.append(answers::subscription(world, subscription, request.nowMs));
                   return Reply::json(list);
               });
    router.add(Method::Get, u"subscriptions/{id}"_s, [&world, limit](const Request &request) {
        limit->count(request.nowMs);
        return answer(world, requireSubscription(world, request), request.nowMs, 200);
    });
    router.add(Method::Get, u"subscriptions/subscriptionTypes"_s,
               [](const Request &) { return types(); });
}

} // namespace

Subscription draftSubscription(const World &world, const Fields &fields, qint64 customerId,
                               qint64 nowMs)
{
    Subscription draft;
    draft.customerId = customerId;
    (void)fields.integer(u"subscriptionTypeId"_s);
    draft.validFromMs = fields.optionalTime(u"validFrom"_s).value_or(nowMs);
    draft.validToMs = draft.validFromMs + yearMs;
    readTerms(world, fields, draft);
    return draft;
}

Subscription activate(World &world, const Subscription &draft)
{
    for (const Subscription &other : world.subscriptions.of(draft.customerId)) {
        if (other.customerId == draft.customerId && !other.cancelledMs
            && other.validFromMs <= draft.validToMs && draft.validFromMs <= other.validToMs) {
            throw Refusal{409, u"Customer %1 has subscription %2 for that time already."_s
                                   .arg(draft.customerId)
                                   .arg(other.id)};
        }
    }
    const Subscription stored = world.subscriptions.create(draft);
    world.note({u"SUBSCRIPTION_CREATED"_s, Notice::About::Subscription, stored.id});
    return stored;
}

// Contract 10.
void addSubscriptions(Router &router, World &world)
{
    addReads(router, world);
    router.add(Method::Post, u"subscriptions"_s, [&world](const Request &request) {
        const qint64 id = request.fields.integer(u"customerId"_s);
        const Customer customer = requireCustomer(world, id);
        const Subscription stored =
            activate(world, draftSubscription(world, request.fields, customer.id, request.nowMs));
        return answer(world, stored, request.nowMs, 201);
    });
    router.add(Method::Put, u"subscriptions/{id}"_s,
               [&world](const Request &request) { return change(world, request); });
    router.add(Method::Delete, u"subscriptions/{id}"_s,
               [&world](const Request &request) { return cancel(world, request); });
}

} // namespace sandbox::routes
