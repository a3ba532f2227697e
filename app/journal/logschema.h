// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The operator log's schema, version 1. A change here is a new version number and a migration.
#pragma once

#include <QLatin1StringView>

#include <array>

namespace console::logschema {

using namespace Qt::StringLiterals;

inline constexpr quint32 applicationId = 0x434F4C47; // "COLG", in the SQLite header at offset 68
inline constexpr quint32 version = 1; // user_version, in the header at offset 60

inline constexpr std::array tables{
    "CREATE TABLE identity (one INTEGER PRIMARY KEY CHECK (one = 1), id TEXT NOT NULL, "
    "created_ms INTEGER NOT NULL) STRICT"_L1,
    "CREATE TABLE entry (sequence INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, kind TEXT NOT NULL, "
    "callout_id INTEGER NOT NULL, text TEXT NOT NULL, outcome TEXT NOT NULL, operator TEXT NOT "
    "NULL, "
    "hash BLOB NOT NULL) STRICT"_L1,
    // The last entry's number and hash once more: without it, cutting off the end would leave a
    // chain that holds.
    "CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), sequence INTEGER NOT NULL, "
    "hash BLOB NOT NULL) STRICT"_L1,
};

struct Trigger {
    QLatin1StringView name;
    QLatin1StringView sql;
};

// Append-only. The insert trigger stands against INSERT OR REPLACE, which fires no delete trigger.
inline constexpr std::array triggers{
    Trigger{"entry_no_update"_L1, "CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN "
                                  "SELECT RAISE(ABORT, 'the operator log is append-only'); END"_L1},
    Trigger{"entry_no_delete"_L1, "CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry BEGIN "
                                  "SELECT RAISE(ABORT, 'the operator log is append-only'); END"_L1},
    Trigger{"entry_only_after_last"_L1,
            "CREATE TRIGGER entry_only_after_last BEFORE INSERT ON entry WHEN NEW.sequence <= "
            "(SELECT COALESCE(MAX(sequence), 0) FROM entry) BEGIN "
            "SELECT RAISE(ABORT, 'the operator log is append-only'); END"_L1},
    Trigger{"head_no_delete"_L1, "CREATE TRIGGER head_no_delete BEFORE DELETE ON head BEGIN "
                                 "SELECT RAISE(ABORT, 'the operator log is append-only'); END"_L1},
    Trigger{
        "head_only_forward"_L1,
        "CREATE TRIGGER head_only_forward BEFORE UPDATE ON head WHEN NEW.sequence <= OLD.sequence "
        "BEGIN SELECT RAISE(ABORT, 'the operator log is append-only'); END"_L1},
    Trigger{"identity_no_update"_L1,
            "CREATE TRIGGER identity_no_update BEFORE UPDATE ON identity BEGIN "
            "SELECT RAISE(ABORT, 'the operator log is append-only'); END"_L1},
    Trigger{"identity_no_delete"_L1,
            "CREATE TRIGGER identity_no_delete BEFORE DELETE ON identity BEGIN "
            "SELECT RAISE(ABORT, 'the operator log is append-only'); END"_L1},
};

} // namespace console::logschema
