// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/database.h"

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr int schemaVersion = 1;

// Times are Unix milliseconds (_ms) or milliseconds of the story (story_ms).
// cancel_requests is private: its verdict never leaves through the API.
const char *const schema[] = {
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID",
    "CREATE TABLE customers(id INTEGER PRIMARY KEY, first_name TEXT NOT NULL, "
    "last_name TEXT NOT NULL, mobile TEXT NOT NULL UNIQUE, email TEXT, external_ref TEXT, "
    "subscribed INTEGER NOT NULL)",
    "CREATE TABLE fixed_locations(id INTEGER PRIMARY KEY, external_ref TEXT NOT NULL UNIQUE, "
    "name TEXT NOT NULL, address TEXT, latitude REAL NOT NULL, longitude REAL NOT NULL, "
    "customer_id INTEGER NOT NULL REFERENCES customers(id))",
    "CREATE TABLE callouts(id INTEGER PRIMARY KEY AUTOINCREMENT, "
    "customer_id INTEGER NOT NULL REFERENCES customers(id), "
    "fixed_location_id INTEGER REFERENCES fixed_locations(id), status TEXT NOT NULL, "
    "latitude REAL, longitude REAL, origin_latitude REAL, origin_longitude REAL, "
    "accuracy REAL NOT NULL, response_type_id INTEGER NOT NULL, "
    "classification_id INTEGER NOT NULL, internal_test INTEGER NOT NULL, "
    "created_ms INTEGER NOT NULL, closed_ms INTEGER, stand_down INTEGER NOT NULL DEFAULT 0, "
    "motion INTEGER NOT NULL DEFAULT 0, client_moves INTEGER NOT NULL DEFAULT 0)",
    "CREATE INDEX callouts_active ON callouts(id) WHERE closed_ms IS NULL",
    "CREATE UNIQUE INDEX callouts_one_active ON callouts(customer_id) WHERE closed_ms IS NULL",
    "CREATE TABLE events(id INTEGER PRIMARY KEY AUTOINCREMENT, "
    "callout_id INTEGER NOT NULL REFERENCES callouts(id), type INTEGER NOT NULL, "
    "message TEXT NOT NULL, source TEXT NOT NULL, created_ms INTEGER NOT NULL)",
    "CREATE INDEX events_of_callout ON events(callout_id, id)",
    "CREATE TABLE callout_reasons(id INTEGER PRIMARY KEY AUTOINCREMENT, "
    "callout_id INTEGER NOT NULL REFERENCES callouts(id), reason_id INTEGER, notes TEXT, "
    "created_ms INTEGER NOT NULL)",
    "CREATE TABLE ratings(id INTEGER PRIMARY KEY AUTOINCREMENT, "
    "callout_id INTEGER NOT NULL UNIQUE REFERENCES callouts(id), rating INTEGER NOT NULL, "
    "comment TEXT, created_ms INTEGER NOT NULL)",
    "CREATE TABLE rating_scores(id INTEGER PRIMARY KEY AUTOINCREMENT, "
    "rating_id INTEGER NOT NULL REFERENCES ratings(id), item_id INTEGER NOT NULL, "
    "score INTEGER NOT NULL, UNIQUE(rating_id, item_id))",
    "CREATE TABLE cancel_requests(id INTEGER PRIMARY KEY AUTOINCREMENT, "
    "callout_id INTEGER NOT NULL REFERENCES callouts(id), verdict TEXT NOT NULL, "
    "created_ms INTEGER NOT NULL)",
    "CREATE TABLE responders(callout_id INTEGER PRIMARY KEY REFERENCES callouts(id), "
    "unit TEXT NOT NULL, start_latitude REAL NOT NULL, start_longitude REAL NOT NULL, "
    "latitude REAL NOT NULL, longitude REAL NOT NULL, departed_story_ms INTEGER NOT NULL, "
    "arrives_story_ms INTEGER NOT NULL)",
    "CREATE TABLE story(number INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL, "
    "end_story_ms INTEGER NOT NULL)",
    "CREATE TABLE agenda(id INTEGER PRIMARY KEY AUTOINCREMENT, due_story_ms INTEGER NOT NULL, "
    "kind INTEGER NOT NULL, by_itself INTEGER NOT NULL, callout_id INTEGER, "
    "number INTEGER NOT NULL, text TEXT, source TEXT)",
    "CREATE INDEX agenda_due ON agenda(due_story_ms, id)",
    "CREATE INDEX agenda_of_callout ON agenda(callout_id)",
    // As long as the examples of the contract, and never used twice.
    "INSERT INTO sqlite_sequence(name, seq) VALUES('callouts', 992010), ('events', 7000), "
    "('callout_reasons', 12344), ('ratings', 4522), ('rating_scores', 9875)",
};

} // namespace

void Database::createSchema()
{
    const int found = value(u"PRAGMA user_version"_s).toInt();
    if (found == schemaVersion)
        return;
    if (found != 0) {
        throw DatabaseError(
            u"The data file was written by another version of the sandbox (its schema is %1, this "
            "one reads %2)."_s.arg(found)
                .arg(schemaVersion));
    }
    if (value(u"SELECT count(*) FROM sqlite_master"_s).toInt() != 0)
        throw DatabaseError(u"The data file is a database of another program."_s);
    execute(u"BEGIN IMMEDIATE"_s);
    for (const char *statement : schema)
        execute(QString::fromLatin1(statement));
    execute(u"PRAGMA user_version = %1"_s.arg(schemaVersion));
    execute(u"COMMIT"_s);
}

} // namespace sandbox
