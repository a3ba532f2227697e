// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/directory.h"

#include "sandbox/database.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

// 10 June 2024, with twenty years to go or one that is over.
constexpr qint64 june2023 = 1686355200000;
constexpr qint64 june2024 = 1717977600000;
constexpr qint64 march2025 = 1740787200000;
constexpr qint64 june2044 = 2349129600000;
constexpr qint64 june2054 = 2664662400000;
constexpr qint64 singleSubscription = 4;

QVariant orNull(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

QString profileText(const Customer &customer)
{
    return QString::fromUtf8(QJsonDocument(customer.profile).toJson(QJsonDocument::Compact));
}

} // namespace

Directory::Directory(Database &database) : m_database(database) { }

std::optional<Customer> Directory::customer(qint64 id) const
{
    QSqlQuery &query =
        m_database.run(u"SELECT first_name, last_name, mobile, email, external_ref, profile, "
                       "deleted_ms FROM customers WHERE id = ?"_s,
                       {id});
    if (!query.next())
        return std::nullopt;
    Customer customer;
    customer.id = id;
    customer.firstName = query.value(0).toString();
    customer.lastName = query.value(1).toString();
    customer.mobile = query.value(2).toString();
    customer.email = query.value(3).toString();
    customer.externalReferenceId = query.value(4).toString();
    customer.profile = QJsonDocument::fromJson(query.value(5).toString().toUtf8()).object();
    customer.deleted = !query.isNull(6);
    query.finish();
    return customer;
}

std::optional<qint64> Directory::customerWithMobile(const QString &mobile) const
{
    const QVariant id = m_database.value(
        u"SELECT id FROM customers WHERE mobile = ? AND deleted_ms IS NULL"_s, {mobile});
    return id.isValid() ? std::optional(id.toLongLong()) : std::nullopt;
}

void Directory::add(const Customer &customer)
{
    const QSqlQuery &inserted = m_database.run(
        u"INSERT OR IGNORE INTO customers(id, first_name, last_name, mobile, email, external_ref, "
        "profile) VALUES(?, ?, ?, ?, ?, ?, ?)"_s,
        {customer.id, customer.firstName, customer.lastName, customer.mobile,
         orNull(customer.email), orNull(customer.externalReferenceId), profileText(customer)});
    const Cover cover = customer.subscribed ? Cover::Running : customer.cover;
    if (inserted.numRowsAffected() != 1 || cover == Cover::None)
        return;
    const bool future = cover == Cover::NotYet;
    const bool past = cover == Cover::Lapsed;
    m_database.run(u"INSERT INTO subscriptions(customer_id, type_id, valid_from_ms, valid_to_ms, "
                   "cancelled_ms) VALUES(?, ?, ?, ?, ?)"_s,
                   {customer.id, singleSubscription,
                    future ? june2044
                    : past ? june2023
                           : june2024,
                    future ? june2054
                    : past ? june2024
                           : june2044,
                    cover == Cover::Cancelled ? QVariant(march2025) : QVariant()});
}

Customer Directory::create(const Customer &customer)
{
    Customer stored = customer;
    // Between the invented people and those of the load.
    stored.id = m_database
                    .value(u"SELECT coalesce(max(id), 180000) + 1 FROM customers "
                           "WHERE id BETWEEN 180001 AND 499999"_s)
                    .toLongLong();
    stored.subscribed = false;
    stored.cover = Cover::None;
    add(stored);
    return stored;
}

void Directory::update(const Customer &customer)
{
    m_database.run(u"UPDATE customers SET first_name = ?, last_name = ?, mobile = ?, email = ?, "
                   "external_ref = ?, profile = ? WHERE id = ?"_s,
                   {customer.firstName, customer.lastName, customer.mobile, orNull(customer.email),
                    orNull(customer.externalReferenceId), profileText(customer), customer.id});
}

void Directory::deleteCustomer(qint64 id, qint64 atMs)
{
    m_database.run(u"UPDATE customers SET deleted_ms = ? WHERE id = ?"_s, {atMs, id});
}

const QList<ResponseType> &Directory::responseTypes()
{
    static const QList<ResponseType> types{
        {1, "SECURITY", "Security", true, true},
        {2, "MEDICAL", "Medical", true, true},
        {3, "ROADSIDE", "Roadside assistance", false, true},
    };
    return types;
}

const QList<CancellationReason> &Directory::cancellationReasons()
{
    static const QList<CancellationReason> reasons{
        {101, "Customer unavailable at location"}, {102, "False alarm triggered"},
        {103, "Technical malfunction detected"},   {104, "Raised by accident"},
        {105, "Resolved by another service"},      {106, "Duplicate of another callout"},
    };
    return reasons;
}

const QList<RatingItem> &Directory::ratingItems()
{
    static const QList<RatingItem> items{
        {12, "RESPONSE_TIME", "Response time", "positive"},
        {13, "PROFESSIONALISM", "Professionalism of the responder", "positive"},
        {14, "COMMUNICATION", "Communication with the control room", "positive"},
        {15, "LATE_ARRIVAL", "Responder came late", "negative"},
        {16, "WRONG_ADDRESS", "Responder went to a wrong address", "negative"},
    };
    return items;
}

const QList<SubscriptionType> &Directory::subscriptionTypes()
{
    static const QList<SubscriptionType> types{
        {4, "WEB_SIGNUP_SINGLE"},
        {5, "WEB_SIGNUP_FAMILY"},
    };
    return types;
}

const QList<LocationType> &Directory::locationTypes()
{
    static const QList<LocationType> types{
        {1, "HOME", "Private home", "RESIDENTIAL"},
        {2, "OFFICE", "Office", "COMMERCIAL"},
        {3, "RETAIL", "Shop", "COMMERCIAL"},
        {4, "INDUSTRIAL", "Works or warehouse", "COMMERCIAL"},
    };
    return types;
}

} // namespace sandbox
