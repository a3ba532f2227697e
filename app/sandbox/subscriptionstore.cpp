// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/subscriptionstore.h"

#include "sandbox/database.h"
#include "sandbox/wire.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

const QString columns = u"id, customer_id, type_id, valid_from_ms, valid_to_ms, cancelled_ms"_s;

Subscription read(const QSqlQuery &query)
{
    Subscription subscription;
    subscription.id = query.value(0).toLongLong();
    subscription.customerId = query.value(1).toLongLong();
    subscription.typeId = query.value(2).toLongLong();
    subscription.validFromMs = query.value(3).toLongLong();
    subscription.validToMs = query.value(4).toLongLong();
    if (!query.isNull(5))
        subscription.cancelledMs = query.value(5).toLongLong();
    return subscription;
}

} // namespace

SubscriptionStore::SubscriptionStore(Database &database) : m_database(database) { }

std::optional<Subscription> SubscriptionStore::byId(qint64 id) const
{
    QSqlQuery &query =
        m_database.run(u"SELECT "_s + columns + u" FROM subscriptions WHERE id = ?"_s, {id});
    if (!query.next())
        return std::nullopt;
    Subscription subscription = read(query);
    query.finish();
    subscription.dependants = dependantsOf(id);
    return subscription;
}

QList<Subscription> SubscriptionStore::of(qint64 customerId) const
{
    QList<Subscription> all;
    QSqlQuery &query = m_database.run(
        u"SELECT "_s + columns
            + u" FROM subscriptions WHERE customer_id = ? OR id IN "
              "(SELECT subscription_id FROM dependants WHERE customer_id = ?) ORDER BY id"_s,
        {customerId, customerId});
    while (query.next())
        all.append(read(query));
    query.finish();
    for (Subscription &subscription : all)
        subscription.dependants = dependantsOf(subscription.id);
    return all;
}

bool SubscriptionStore::covers(qint64 customerId, qint64 nowMs) const
{
    const QList<Subscription> all = of(customerId);
    return std::any_of(all.begin(), all.end(),
                       [nowMs](const Subscription &one) { return isActive(one, nowMs); });
}

QString SubscriptionStore::reasonForNone(qint64 customerId, qint64 nowMs) const
{
    const QList<Subscription> all = of(customerId);
    if (all.isEmpty())
        return {};
    const Subscription &last = all.constLast();
    if (last.cancelledMs)
        return u": it was cancelled on %1"_s.arg(wire::timestamp(*last.cancelledMs));
    if (nowMs < last.validFromMs)
        return u": it begins on %1"_s.arg(wire::timestamp(last.validFromMs));
    return u": it lapsed on %1"_s.arg(wire::timestamp(last.validToMs));
}

Subscription SubscriptionStore::create(const Subscription &subscription)
{
    Subscription stored = subscription;
    stored.id = m_database.insert(
        u"INSERT INTO subscriptions(customer_id, type_id, valid_from_ms, valid_to_ms) "
        "VALUES(?, ?, ?, ?)"_s,
        {stored.customerId, stored.typeId, stored.validFromMs, stored.validToMs});
    setDependants(stored);
    return stored;
}

void SubscriptionStore::update(const Subscription &subscription)
{
    m_database.run(
        u"UPDATE subscriptions SET type_id = ?, valid_from_ms = ?, valid_to_ms = ? "
        "WHERE id = ?"_s,
        {subscription.typeId, subscription.validFromMs, subscription.validToMs, subscription.id});
    setDependants(subscription);
}

void SubscriptionStore::cancel(qint64 id, qint64 atMs)
{
    m_database.run(u"UPDATE subscriptions SET cancelled_ms = ? WHERE id = ?"_s, {atMs, id});
}

void SubscriptionStore::setDependants(const Subscription &subscription)
{
    m_database.run(u"DELETE FROM dependants WHERE subscription_id = ?"_s, {subscription.id});
    for (const qint64 customerId : subscription.dependants) {
        m_database.run(
            u"INSERT OR IGNORE INTO dependants(subscription_id, customer_id) VALUES(?, ?)"_s,
            {subscription.id, customerId});
    }
}

QList<qint64> SubscriptionStore::dependantsOf(qint64 id) const
{
    QList<qint64> customers;
    QSqlQuery &query = m_database.run(
        u"SELECT customer_id FROM dependants WHERE subscription_id = ? ORDER BY customer_id"_s,
        {id});
    while (query.next())
        customers.append(query.value(0).toLongLong());
    query.finish();
    return customers;
}

} // namespace sandbox
