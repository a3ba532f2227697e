// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/database.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr int schemaVersion = 2;

// Times are Unix milliseconds (_ms) or milliseconds of the story (story_ms).

// Deleted ones stay, because their callouts do; their number and reference become free.
const QStringList customers{
    u"CREATE TABLE customers(id INTEGER PRIMARY KEY, first_name TEXT NOT NULL, "
    "last_name TEXT NOT NULL, mobile TEXT NOT NULL, email TEXT, external_ref TEXT, "
    "profile TEXT NOT NULL DEFAULT '{}', deleted_ms INTEGER)"_s,
    u"CREATE UNIQUE INDEX customers_mobile ON customers(mobile) WHERE deleted_ms IS NULL"_s};

// contact_id: the customer of the callouts of a place that is linked to nobody.
const QStringList places{
    u"CREATE TABLE fixed_locations(id INTEGER PRIMARY KEY, external_ref TEXT NOT NULL, "
    "name TEXT NOT NULL, address TEXT, latitude REAL, longitude REAL, "
    "customer_id INTEGER REFERENCES customers(id), identifier TEXT, additional TEXT, "
    "what3words TEXT, type_id INTEGER, security_coverage INTEGER, medical_coverage INTEGER, "
    "created_ms INTEGER NOT NULL, updated_ms INTEGER NOT NULL, deleted_ms INTEGER, "
    "contact_id INTEGER REFERENCES customers(id))"_s,
    u"CREATE UNIQUE INDEX fixed_locations_ref ON fixed_locations(external_ref) "
    "WHERE deleted_ms IS NULL"_s};

const QStringList subscriptions{
    u"CREATE TABLE subscriptions(id INTEGER PRIMARY KEY AUTOINCREMENT, "
    "customer_id INTEGER NOT NULL REFERENCES customers(id), type_id INTEGER NOT NULL, "
    "valid_from_ms INTEGER NOT NULL, valid_to_ms INTEGER NOT NULL, cancelled_ms INTEGER)"_s,
    u"CREATE INDEX subscriptions_of_customer ON subscriptions(customer_id)"_s,
    u"CREATE TABLE dependants(subscription_id INTEGER NOT NULL REFERENCES subscriptions(id), "
    "customer_id INTEGER NOT NULL REFERENCES customers(id), "
    "PRIMARY KEY(customer_id, subscription_id)) WITHOUT ROWID"_s,
    // The example of the contract.
    u"INSERT INTO sqlite_sequence(name, seq) VALUES('subscriptions', 8810)"_s};

// cancel_requests is private: its verdict never leaves through the API.
const QStringList others{
    u"CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID"_s,
    u"CREATE TABLE callouts(id INTEGER PRIMARY KEY AUTOINCREMENT, "
    "customer_id INTEGER NOT NULL REFERENCES customers(id), "
    "fixed_location_id INTEGER REFERENCES fixed_locations(id), status TEXT NOT NULL, "
    "latitude REAL, longitude REAL, origin_latitude REAL, origin_longitude REAL, "
    "accuracy REAL NOT NULL, response_type_id INTEGER NOT NULL, "
    "classification_id INTEGER NOT NULL, internal_test INTEGER NOT NULL, "
    "created_ms INTEGER NOT NULL, closed_ms INTEGER, stand_down INTEGER NOT NULL DEFAULT 0, "
    "motion INTEGER NOT NULL DEFAULT 0, client_moves INTEGER NOT NULL DEFAULT 0, "
    "updated_ms INTEGER, dispatched_ms INTEGER, arrived_ms INTEGER, completed_ms INTEGER, "
    "dismissed_ms INTEGER)"_s,
    u"CREATE INDEX callouts_active ON callouts(id) WHERE closed_ms IS NULL"_s,
    u"CREATE UNIQUE INDEX callouts_one_active ON callouts(customer_id) WHERE closed_ms IS NULL"_s,
    u"CREATE TABLE events(id INTEGER PRIMARY KEY AUTOINCREMENT, "
    "callout_id INTEGER NOT NULL REFERENCES callouts(id), type INTEGER NOT NULL, "
    "message TEXT NOT NULL, source TEXT NOT NULL, created_ms INTEGER NOT NULL)"_s,
    u"CREATE INDEX events_of_callout ON events(callout_id, id)"_s,
    u"CREATE TABLE callout_reasons(id INTEGER PRIMARY KEY AUTOINCREMENT, "
    "callout_id INTEGER NOT NULL REFERENCES callouts(id), reason_id INTEGER, notes TEXT, "
    "created_ms INTEGER NOT NULL)"_s,
    u"CREATE TABLE ratings(id INTEGER PRIMARY KEY AUTOINCREMENT, "
    "callout_id INTEGER NOT NULL UNIQUE REFERENCES callouts(id), rating INTEGER NOT NULL, "
    "comment TEXT, created_ms INTEGER NOT NULL, may_contact INTEGER)"_s,
    u"CREATE TABLE rating_scores(id INTEGER PRIMARY KEY AUTOINCREMENT, "
    "rating_id INTEGER NOT NULL REFERENCES ratings(id), item_id INTEGER NOT NULL, "
    "score INTEGER NOT NULL, sentiment TEXT, UNIQUE(rating_id, item_id))"_s,
    u"CREATE TABLE cancel_requests(id INTEGER PRIMARY KEY AUTOINCREMENT, "
    "callout_id INTEGER NOT NULL REFERENCES callouts(id), verdict TEXT NOT NULL, "
    "created_ms INTEGER NOT NULL)"_s,
    u"CREATE TABLE responders(callout_id INTEGER PRIMARY KEY REFERENCES callouts(id), "
    "unit TEXT NOT NULL, start_latitude REAL NOT NULL, start_longitude REAL NOT NULL, "
    "latitude REAL NOT NULL, longitude REAL NOT NULL, departed_story_ms INTEGER NOT NULL, "
    "arrives_story_ms INTEGER NOT NULL)"_s,
    u"CREATE TABLE story(number INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL, "
    "end_story_ms INTEGER NOT NULL)"_s,
    u"CREATE TABLE agenda(id INTEGER PRIMARY KEY AUTOINCREMENT, due_story_ms INTEGER NOT NULL, "
    "kind INTEGER NOT NULL, by_itself INTEGER NOT NULL, callout_id INTEGER, "
    "number INTEGER NOT NULL, text TEXT, source TEXT)"_s,
    u"CREATE INDEX agenda_due ON agenda(due_story_ms, id)"_s,
    u"CREATE INDEX agenda_of_callout ON agenda(callout_id)"_s,
    // As long as the examples of the contract, and never used twice.
    u"INSERT INTO sqlite_sequence(name, seq) VALUES('callouts', 992010), ('events', 7000), "
    "('callout_reasons', 12344), ('ratings', 4522), ('rating_scores', 9875)"_s};

QString stageTime(const QString &column, const QString &events)
{
    return u"UPDATE callouts SET %1 = (SELECT max(created_ms) FROM events WHERE callout_id = "
           "callouts.id AND message IN (%2))"_s.arg(column, events);
}

// What version 1 lacked. Its customers had or had not a subscription, without dates; its places
// could not be without a customer or a position.
QStringList fromVersion1()
{
    return QStringList{u"ALTER TABLE customers RENAME TO customers_1"_s} + customers
           + QStringList{u"INSERT INTO customers(id, first_name, last_name, mobile, email, "
                         u"external_ref) "
                         "SELECT id, first_name, last_name, mobile, email, external_ref FROM customers_1"_s,
                         u"ALTER TABLE fixed_locations RENAME TO places_1"_s}
           + places + subscriptions
           + QStringList{
               u"INSERT INTO fixed_locations(id, external_ref, name, address, latitude, "
               "longitude, customer_id, created_ms, updated_ms) SELECT id, external_ref, name, "
               "address, latitude, longitude, customer_id, 1705311000000, 1705311000000 "
               "FROM places_1"_s,
               u"INSERT INTO subscriptions(customer_id, type_id, valid_from_ms, valid_to_ms) "
               "SELECT id, 4, 1717977600000, 2349129600000 FROM customers_1 WHERE subscribed "
               "ORDER BY id"_s,
               u"DROP TABLE places_1"_s,
               u"DROP TABLE customers_1"_s,
               u"ALTER TABLE callouts ADD COLUMN updated_ms INTEGER"_s,
               u"ALTER TABLE callouts ADD COLUMN dispatched_ms INTEGER"_s,
               u"ALTER TABLE callouts ADD COLUMN arrived_ms INTEGER"_s,
               u"ALTER TABLE callouts ADD COLUMN completed_ms INTEGER"_s,
               u"ALTER TABLE callouts ADD COLUMN dismissed_ms INTEGER"_s,
               stageTime(u"dispatched_ms"_s,
                         u"'RESPONDER_ACKNOWLEDGED_CALLOUT', 'RESPONDER_MANUALLY_DISPATCHED'"_s),
               stageTime(u"arrived_ms"_s, u"'RESPONDER_ARRIVED_ON_SCENE'"_s),
               stageTime(u"completed_ms"_s, u"'RESPONDER_COMPLETED'"_s),
               u"ALTER TABLE ratings ADD COLUMN may_contact INTEGER"_s,
               u"ALTER TABLE rating_scores ADD COLUMN sentiment TEXT"_s};
}

} // namespace

void Database::createSchema()
{
    const int found = value(u"PRAGMA user_version"_s).toInt();
    if (found == schemaVersion)
        return;
    if (found < 0 || found > schemaVersion) {
        throw DatabaseError(
            u"The data file was written by a newer version of the sandbox (its schema is %1, this "
            "one reads up to %2)."_s.arg(found)
                .arg(schemaVersion));
    }
    const bool empty = value(u"SELECT count(*) FROM sqlite_master"_s).toInt() == 0;
    if (found == 0 && !empty)
        throw DatabaseError(u"The data file is a database of another program."_s);
    // Renaming a table must leave alone what refers to its old name, which comes back.
    execute(u"PRAGMA foreign_keys = OFF"_s);
    execute(u"PRAGMA legacy_alter_table = ON"_s);
    execute(u"BEGIN IMMEDIATE"_s);
    const QStringList statements =
        found == 1 ? fromVersion1() : others + customers + places + subscriptions;
    for (const QString &statement : statements)
        execute(statement);
    if (value(u"SELECT count(*) FROM pragma_foreign_key_check"_s).toInt() != 0)
        throw DatabaseError(u"The data file cannot be brought up to date: its rows disagree."_s);
    execute(u"PRAGMA user_version = %1"_s.arg(schemaVersion));
    execute(u"COMMIT"_s);
    execute(u"PRAGMA legacy_alter_table = OFF"_s);
    execute(u"PRAGMA foreign_keys = ON"_s);
}

} // namespace sandbox
