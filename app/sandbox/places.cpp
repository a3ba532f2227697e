// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The half of the directory that is about fixed locations.

#include "sandbox/coverage.h"
#include "sandbox/database.h"
#include "sandbox/directory.h"

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

const QString columns =
    u"id, external_ref, name, address, latitude, longitude, customer_id, identifier, additional, "
    "what3words, type_id, security_coverage, medical_coverage, created_ms, updated_ms"_s;

QVariant orNull(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

QVariant orNull(std::optional<bool> flag)
{
    return flag ? QVariant(*flag) : QVariant();
}

FixedLocation read(const QSqlQuery &query)
{
    const auto flag = [&query](int column) {
        return query.isNull(column) ? std::nullopt : std::optional(query.value(column).toBool());
    };
    FixedLocation location;
    location.id = query.value(0).toLongLong();
    location.externalReferenceId = query.value(1).toString();
    location.name = query.value(2).toString();
    location.address = query.value(3).toString();
    location.hasPosition = !query.isNull(4) && !query.isNull(5);
    location.position = {query.value(4).toDouble(), query.value(5).toDouble()};
    location.customerId = query.value(6).toLongLong();
    location.identifier = query.value(7).toString();
    location.additionalInformation = query.value(8).toString();
    location.what3words = query.value(9).toString();
    if (!query.isNull(10))
        location.typeId = query.value(10).toLongLong();
    location.securityCoverage = flag(11);
    location.medicalCoverage = flag(12);
    location.createdMs = query.value(13).toLongLong();
    location.updatedMs = query.value(14).toLongLong();
    return location;
}

std::optional<FixedLocation> readOne(QSqlQuery &query)
{
    if (!query.next())
        return std::nullopt;
    const FixedLocation location = read(query);
    query.finish();
    return location;
}

void checkCoverage(FixedLocation &location)
{
    location.securityCoverage = std::nullopt;
    location.medicalCoverage = std::nullopt;
    if (!location.hasPosition)
        return;
    location.securityCoverage = coverage::reaches(1, location.position);
    location.medicalCoverage = coverage::reaches(2, location.position);
}

} // namespace

QList<FixedLocation> Directory::fixedLocations() const
{
    QList<FixedLocation> all;
    QSqlQuery &query = m_database.run(
        u"SELECT "_s + columns + u" FROM fixed_locations WHERE deleted_ms IS NULL ORDER BY id"_s);
    while (query.next())
        all.append(read(query));
    query.finish();
    return all;
}

std::optional<FixedLocation> Directory::fixedLocation(qint64 id, bool alsoDeleted) const
{
    return readOne(m_database.run(u"SELECT "_s + columns
                                      + u" FROM fixed_locations WHERE id = ? "
                                        "AND (deleted_ms IS NULL OR ?)"_s,
                                  {id, alsoDeleted}));
}

std::optional<FixedLocation> Directory::fixedLocation(const QString &reference) const
{
    return readOne(m_database.run(u"SELECT "_s + columns
                                      + u" FROM fixed_locations WHERE external_ref = ? "
                                        "AND deleted_ms IS NULL"_s,
                                  {reference}));
}

void Directory::add(const FixedLocation &added)
{
    FixedLocation location = added;
    checkCoverage(location);
    const auto coordinate = [&location](double value) {
        return location.hasPosition ? QVariant(value) : QVariant();
    };
    m_database.run(
        u"INSERT OR IGNORE INTO fixed_locations(id, external_ref, name, address, latitude, "
        "longitude, customer_id, identifier, additional, what3words, type_id, security_coverage, "
        "medical_coverage, created_ms, updated_ms) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {location.id, location.externalReferenceId, location.name, orNull(location.address),
         coordinate(location.position.latitude), coordinate(location.position.longitude),
         location.customerId == 0 ? QVariant() : QVariant(location.customerId),
         orNull(location.identifier), orNull(location.additionalInformation),
         orNull(location.what3words), location.typeId ? QVariant(*location.typeId) : QVariant(),
         orNull(location.securityCoverage), orNull(location.medicalCoverage), location.createdMs,
         location.updatedMs});
}

FixedLocation Directory::create(const FixedLocation &location)
{
    FixedLocation stored = location;
    stored.id = m_database
                    .value(u"SELECT coalesce(max(id), 99100) + 1 FROM fixed_locations "
                           "WHERE id > 99100"_s)
                    .toLongLong();
    add(stored);
    return *fixedLocation(stored.id);
}

void Directory::update(const FixedLocation &changed)
{
    FixedLocation location = changed;
    checkCoverage(location);
    const auto coordinate = [&location](double value) {
        return location.hasPosition ? QVariant(value) : QVariant();
    };
    m_database.run(
        u"UPDATE fixed_locations SET external_ref = ?, name = ?, address = ?, latitude = ?, "
        "longitude = ?, customer_id = ?, identifier = ?, additional = ?, what3words = ?, "
        "type_id = ?, security_coverage = ?, medical_coverage = ?, updated_ms = ? WHERE id = ?"_s,
        {location.externalReferenceId, location.name, orNull(location.address),
         coordinate(location.position.latitude), coordinate(location.position.longitude),
         location.customerId == 0 ? QVariant() : QVariant(location.customerId),
         orNull(location.identifier), orNull(location.additionalInformation),
         orNull(location.what3words), location.typeId ? QVariant(*location.typeId) : QVariant(),
         orNull(location.securityCoverage), orNull(location.medicalCoverage), location.updatedMs,
         location.id});
}

void Directory::deleteFixedLocation(qint64 id, qint64 atMs)
{
    m_database.run(u"UPDATE fixed_locations SET deleted_ms = ? WHERE id = ?"_s, {atMs, id});
}

qint64 Directory::contactOf(const FixedLocation &location)
{
    if (location.customerId != 0)
        return location.customerId;
    const qint64 known =
        m_database.value(u"SELECT contact_id FROM fixed_locations WHERE id = ?"_s, {location.id})
            .toLongLong();
    if (known != 0)
        return known;
    Customer contact;
    contact.firstName = u"Site"_s;
    contact.lastName = location.name;
    // No South African number begins with two noughts.
    contact.mobile = u"+27002%1"_s.arg(location.id, 6, 10, QChar(u'0'));
    contact = create(contact);
    m_database.run(u"UPDATE fixed_locations SET contact_id = ? WHERE id = ?"_s,
                   {contact.id, location.id});
    return contact.id;
}

} // namespace sandbox
