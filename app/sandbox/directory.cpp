// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/directory.h"

#include "sandbox/database.h"

using namespace Qt::StringLiterals;

namespace sandbox {

Directory::Directory(Database &database) : m_database(database) { }

std::optional<Customer> Directory::customer(qint64 id) const
{
    QSqlQuery &query =
        m_database.run(u"SELECT first_name, last_name, mobile, email, external_ref, subscribed "
                       "FROM customers WHERE id = ?"_s,
                       {id});
    if (!query.next())
        return std::nullopt;
    const Customer customer{id,
                            query.value(0).toString(),
                            query.value(1).toString(),
                            query.value(2).toString(),
                            query.value(3).toString(),
                            query.value(4).toString(),
                            query.value(5).toBool()};
    query.finish();
    return customer;
}

std::optional<FixedLocation> Directory::fixedLocation(qint64 id) const
{
    QSqlQuery &query =
        m_database.run(u"SELECT external_ref, name, address, latitude, longitude, customer_id "
                       "FROM fixed_locations WHERE id = ?"_s,
                       {id});
    if (!query.next())
        return std::nullopt;
    const FixedLocation location{id,
                                 query.value(0).toString(),
                                 query.value(1).toString(),
                                 query.value(2).toString(),
                                 {query.value(3).toDouble(), query.value(4).toDouble()},
                                 query.value(5).toLongLong()};
    query.finish();
    return location;
}

void Directory::add(const Customer &customer)
{
    const auto orNull = [](const QString &text) {
        return text.isEmpty() ? QVariant() : QVariant(text);
    };
    m_database.run(u"INSERT OR IGNORE INTO customers(id, first_name, last_name, mobile, email, "
                   "external_ref, subscribed) VALUES(?, ?, ?, ?, ?, ?, ?)"_s,
                   {customer.id, customer.firstName, customer.lastName, customer.mobile,
                    orNull(customer.email), orNull(customer.externalReferenceId),
                    customer.subscribed});
}

void Directory::add(const FixedLocation &location)
{
    m_database.run(u"INSERT OR IGNORE INTO fixed_locations(id, external_ref, name, address, "
                   "latitude, longitude, customer_id) VALUES(?, ?, ?, ?, ?, ?, ?)"_s,
                   {location.id, location.externalReferenceId, location.name, location.address,
                    location.position.latitude, location.position.longitude, location.customerId});
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

} // namespace sandbox
