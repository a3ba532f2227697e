// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/world.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

// As the first version made its files.
const char *const version1[] = {
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

// A customer with and one without a subscription, a place, a callout that was resolved.
const char *const rows[] = {
    "INSERT INTO customers VALUES(178921, 'Thandi', 'Mokoena', '+27820000001', NULL, 'p', 1)",
    "INSERT INTO customers VALUES(178951, 'Chantelle', 'Arendse', '+27820000002', 'c@x', 'q', 0)",
    "INSERT INTO fixed_locations VALUES(99001, 'STORE-001', 'Store', 'Street', -33.9, 18.4, "
    "178951)",
    "INSERT INTO callouts(customer_id, fixed_location_id, status, accuracy, response_type_id, "
    "classification_id, internal_test, created_ms, closed_ms) "
    "VALUES(178951, 99001, 'closed', 10, 1, 1, 0, 1000, 9000)",
    "INSERT INTO callouts(customer_id, status, latitude, longitude, accuracy, response_type_id, "
    "classification_id, internal_test, created_ms) "
    "VALUES(178921, 'created', -33.9, 18.4, 10, 1, 1, 0, 5000)",
    "INSERT INTO events(callout_id, type, message, source, created_ms) VALUES"
    "(992011, 2, 'RESPONDER_MANUALLY_DISPATCHED', 'system', 2000), "
    "(992011, 2, 'RESPONDER_ACKNOWLEDGED_CALLOUT', 'system', 3000), "
    "(992011, 2, 'RESPONDER_ARRIVED_ON_SCENE', 'system', 4000), "
    "(992011, 1, 'RESPONDER_COMPLETED', 'system', 6000)",
    "INSERT INTO cancel_requests(callout_id, verdict, created_ms) VALUES(992011, 'duress', 7000)",
};

} // namespace

// Data files outlive versions of the sandbox.
class tst_SandboxMigration final : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] QString file(int version)
    {
        const QString name = m_folder.filePath(u"v%1.db"_s.arg(version));
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
            database.setDatabaseName(name);
            if (!database.open())
                return {};
            QSqlQuery query(database);
            const auto run = [&query](const QString &sql) {
                if (!query.exec(sql))
                    qWarning("%s", qPrintable(query.lastError().text()));
            };
            for (const char *statement : version1)
                run(QString::fromLatin1(statement));
            for (const char *statement : rows)
                run(QString::fromLatin1(statement));
            run(u"PRAGMA user_version = %1"_s.arg(version));
        }
        QSqlDatabase::removeDatabase(name);
        return name;
    }

private slots:
    void version1IsBroughtUpToDate()
    {
        const QString name = file(1);
        for (int start = 0; start < 2; ++start) { // the second time there is nothing to do
            sandbox::World world(name);
            QCOMPARE(world.database.value(u"PRAGMA user_version"_s).toInt(), 2);
            QCOMPARE(world.database.value(u"PRAGMA foreign_keys"_s).toInt(), 1);
            const auto customer = world.directory.customer(178951);
            QVERIFY(customer);
            QCOMPARE(customer->lastName, u"Arendse"_s);
            QCOMPARE(customer->mobile, u"+27820000002"_s);
            QCOMPARE(customer->email, u"c@x"_s);
            constexpr qint64 now = 1'800'000'000'000;
            QVERIFY(world.subscriptions.covers(178921, now));
            QVERIFY(!world.subscriptions.covers(178951, now));
            const auto place = world.directory.fixedLocation(u"STORE-001"_s);
            QVERIFY(place && place->customerId == 178951 && place->hasPosition);
            const auto callout = world.callouts.byId(992011);
            QVERIFY(callout);
            QCOMPARE(callout->dispatchedMs, std::optional<qint64>(3000));
            QCOMPARE(callout->arrivedMs, std::optional<qint64>(4000));
            QVERIFY(world.callouts.activeJson().contains("992012"));
            QCOMPARE(world.cancelRequests().size(), 1);
            QCOMPARE(world.cancelRequests().constFirst().verdict, u"duress"_s);
        }
        sandbox::World world(name); // and it can be written
        sandbox::Customer fresh;
        fresh.firstName = u"A"_s;
        fresh.lastName = u"B"_s;
        fresh.mobile = u"+27820000003"_s;
        QCOMPARE(world.directory.create(fresh).id, 180001);
        world.callouts.close(992012, 8000);
        QCOMPARE(world.callouts.activeJson(), QByteArray("[]"));
    }

    void newerIsRefused()
    {
        try {
            sandbox::World world(file(3));
            QFAIL("opened");
        } catch (const sandbox::DatabaseError &error) {
            QVERIFY(QString::fromUtf8(error.what()).contains(u"newer version"_s));
        }
    }

    void foreignIsRefused()
    {
        try {
            sandbox::World world(file(0));
            QFAIL("opened");
        } catch (const sandbox::DatabaseError &error) {
            QVERIFY(QString::fromUtf8(error.what()).contains(u"another program"_s));
        }
    }
};

QTEST_GUILESS_MAIN(tst_SandboxMigration)
#include "tst_sandbox_migration.moc"
