// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/roster.h"
#include "sandbox/scenario.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace sandbox;

namespace {

constexpr qint64 wallStart = 1'800'000'000'000;

// One sandbox without a server, whose clock the test moves.
struct Stage final {
    explicit Stage(quint32 seed, const QString &scenarioName = u"shift"_s, double speed = 1.0)
        : world(QString()), scenario(world, optionsOf(seed, scenarioName, speed))
    {
        scenario.begin(wallStart);
    }

    static Options optionsOf(quint32 seed, const QString &scenarioName, double speed)
    {
        Options options;
        options.seed = seed;
        options.scenario = scenarioName;
        options.speed = speed;
        return options;
    }

    void runTo(qint64 seconds, qint64 tickMs = 500)
    {
        for (; elapsedMs < seconds * 1000; elapsedMs += tickMs)
            scenario.advanceTo(wallStart + elapsedMs);
        elapsedMs = seconds * 1000;
        scenario.advanceTo(wallStart + elapsedMs);
    }

    QStringList rows(const QString &sql)
    {
        QStringList all;
        QSqlQuery &query = world.database.run(sql);
        while (query.next()) {
            QStringList row;
            for (int column = 0; query.value(column).isValid() && column < 12; ++column)
                row.append(query.value(column).toString());
            all.append(row.join(u'|'));
        }
        query.finish();
        return all;
    }
    // Everything a client could see of these customers.
    QString story(const QString &which = u"1"_s)
    {
        return rows(u"SELECT customer_id, ifnull(fixed_location_id, 0), status, "
                    "printf('%.7f', latitude), printf('%.7f', longitude), response_type_id, "
                    "classification_id, created_ms, ifnull(closed_ms, 0), stand_down "
                    "FROM callouts WHERE %1 ORDER BY id"_s.arg(which))
                   .join(u'\n')
               + u"\n--\n"_s
               + rows(u"SELECT customer_id, message, source, events.created_ms FROM events JOIN "
                      "callouts ON callouts.id = callout_id WHERE %1 ORDER BY events.id"_s.arg(
                          which))
                     .join(u'\n');
    }
    int count(const QString &sql) { return world.database.value(sql).toInt(); }
    QJsonArray active() { return QJsonDocument::fromJson(world.callouts.activeJson()).array(); }

    World world;
    Scenario scenario;
    qint64 elapsedMs = 0;
};

QMap<qint64, QJsonArray> positionsOf(const QJsonArray &callouts)
{
    QMap<qint64, QJsonArray> positions;
    for (const QJsonValue &callout : callouts) {
        if (callout[u"predefinedLocationId"_s].isNull())
            positions.insert(callout[u"customerId"_s].toInteger(),
                             {callout[u"latitude"_s], callout[u"longitude"_s]});
    }
    return positions;
}

} // namespace

// The shift as a function of seed and clock.
class tst_SandboxStory final : public QObject {
    Q_OBJECT

private slots:
    void sameSeedSameStory()
    {
        Stage one(7);
        Stage two(7);
        one.runTo(400, 500);
        two.runTo(400, 1700); // the pace of the ticks does not matter
        QVERIFY(one.story().size() > 2000);
        QCOMPARE(two.story(), one.story());
    }

    void anotherSeedAnotherStory()
    {
        Stage one(1);
        Stage two(2);
        QVERIFY(one.story() != two.story());
    }

    void clientsDoNotChangeTheStoryOfOthers()
    {
        Stage alone(3);
        Stage busy(3);
        busy.runTo(30);
        Callout callout;
        callout.customerId = roster::exampleCustomer;
        callout.status = u"created"_s;
        callout.position = GeoPoint{-33.9, 18.4};
        callout.motion = Motion::Standing;
        callout.createdMs = wallStart + 30000;
        busy.world.transact(
            [&] { busy.world.raisedByClient(busy.world.callouts.create(callout)); });
        const QString others = u"customer_id <> %1"_s.arg(roster::exampleCustomer);
        alone.runTo(400, 2000);
        busy.runTo(400, 2000);
        QCOMPARE(busy.story(others), alone.story(others));
        QVERIFY(busy.count(u"SELECT count(*) FROM events JOIN callouts ON callouts.id = callout_id "
                           "WHERE customer_id = 178921"_s)
                > 3); // AURA took care of it
    }

    void openingShowsEveryStage()
    {
        Stage stage(1);
        QSet<QString> statuses;
        qint64 oldest = 0;
        qint64 youngest = 100000;
        const QJsonArray active = stage.active();
        for (const QJsonValue &callout : active) {
            statuses.insert(callout[u"status"_s].toString());
            const qint64 age =
                QDateTime::fromString(callout[u"createdAt"_s].toString(), Qt::ISODate)
                    .secsTo(QDateTime::fromMSecsSinceEpoch(wallStart));
            oldest = std::max(oldest, age);
            youngest = std::min(youngest, age);
        }
        QVERIFY(active.size() >= 10 && active.size() <= 14);
        QCOMPARE(statuses, QSet<QString>({u"created"_s, u"Responder Dispatched"_s,
                                          u"Responder Arrived"_s, u"Responder Completed"_s,
                                          u"Responder Cancelled"_s, u"Awaiting ETA"_s}));
        QVERIFY(oldest > 1800 && oldest <= 2400);
        QVERIFY(youngest < 60);
        QCOMPARE(stage.count(u"SELECT count(*) FROM callouts WHERE classification_id = 2"_s), 1);
        QCOMPARE(stage.count(u"SELECT count(*) FROM callouts WHERE stand_down = 1"_s), 1);
        QVERIFY(stage.count(u"SELECT count(*) FROM callouts WHERE fixed_location_id NOT NULL"_s)
                >= 1);
    }

    void exactlyOneFixIsStuck()
    {
        Stage stage(1);
        stage.runTo(5);
        const QMap<qint64, QJsonArray> before = positionsOf(stage.active());
        stage.runTo(12); // everybody else has moved within six seconds
        const QMap<qint64, QJsonArray> after = positionsOf(stage.active());
        QList<qint64> stuck;
        for (auto it = before.begin(); it != before.end(); ++it) {
            if (after.contains(it.key()) && after.value(it.key()) == it.value())
                stuck.append(it.key());
        }
        QVERIFY(before.size() >= 8);
        QCOMPARE(stuck, QList<qint64>({roster::stuckCustomer}));
    }

    void peopleMoveAtHumanSpeeds()
    {
        Stage stage(4);
        QMap<qint64, QJsonArray> before = positionsOf(stage.active());
        for (int round = 1; round <= 30; ++round) {
            stage.runTo(round * 6);
            const QMap<qint64, QJsonArray> after = positionsOf(stage.active());
            for (auto it = before.begin(); it != before.end(); ++it) {
                if (!after.contains(it.key()))
                    continue;
                const QJsonArray now = after.value(it.key());
                const double metres =
                    metresBetween({it.value().at(0).toDouble(), it.value().at(1).toDouble()},
                                  {now.at(0).toDouble(), now.at(1).toDouble()});
                QVERIFY2(metres < 14.0 * 12.5, qPrintable(QString::number(metres)));
                const double home = metresBetween(roster::homeOf(it.key()),
                                                  {now.at(0).toDouble(), now.at(1).toDouble()});
                QVERIFY2(home < 2500.0, qPrintable(QString::number(home)));
            }
            before = after;
        }
    }

    void boardNeitherEmptiesNorFloods_data()
    {
        QTest::addColumn<quint32>("seed");
        for (const quint32 seed : {1U, 99U})
            QTest::addRow("seed %u", seed) << seed;
    }

    void boardNeitherEmptiesNorFloods()
    {
        QFETCH(const quint32, seed);
        Stage stage(seed);
        qsizetype least = 1000;
        qsizetype most = 0;
        for (int minute = 1; minute <= 30; ++minute) {
            stage.runTo(minute * 60, 5000);
            least = std::min(least, stage.world.callouts.activeCount());
            most = std::max(most, stage.world.callouts.activeCount());
        }
        QVERIFY2(least >= 6, qPrintable(QString::number(least)));
        QVERIFY2(most <= 22, qPrintable(QString::number(most)));
        const QStringList created =
            stage.rows(u"SELECT created_ms FROM callouts ORDER BY created_ms"_s);
        for (qsizetype at = 14; at < created.size(); ++at) { // after the opening and the first gap
            const qint64 gap = created.at(at).toLongLong() - created.at(at - 1).toLongLong();
            QVERIFY2(gap >= 19999 && gap <= 60001, qPrintable(QString::number(gap)));
        }
        QVERIFY(created.size() > 45);
    }

    void calloutsRunTheirCourse()
    {
        Stage stage(1);
        stage.runTo(1000, 5000);
        QVERIFY(stage.count(u"SELECT count(*) FROM callouts WHERE status = 'closed'"_s) > 12);
        const QString customer = u"SELECT count(*) FROM events WHERE source = '%1'"_s;
        QVERIFY(stage.count(customer.arg(u"customer"_s)) > 20);
        QVERIFY(stage.count(customer.arg(u"control"_s)) > 20);
        QVERIFY(stage.count(u"SELECT count(*) FROM events WHERE message LIKE "
                            "'Unit % dispatched, ETA % minute%'"_s)
                > 10);
        // Withdrawn once, then sent again.
        QVERIFY(stage.count(u"SELECT count(*) FROM (SELECT callout_id FROM events WHERE message IN "
                            "('RESPONDER_ACKNOWLEDGED_CALLOUT', 'RESPONDER_MANUALLY_DISPATCHED') "
                            "GROUP BY callout_id HAVING count(*) = 2)"_s)
                >= 1);
    }

    void respondersComeCloser()
    {
        Stage stage(1);
        const auto distances = [&stage] {
            QMap<QString, double> all;
            QSqlQuery &query = stage.world.database.run(
                u"SELECT id, c.latitude, c.longitude, r.latitude, r.longitude FROM callouts c JOIN "
                "responders r ON r.callout_id = c.id WHERE c.status = 'Responder Dispatched'"_s);
            while (query.next())
                all.insert(query.value(0).toString(),
                           metresBetween({query.value(1).toDouble(), query.value(2).toDouble()},
                                         {query.value(3).toDouble(), query.value(4).toDouble()}));
            query.finish();
            return all;
        };
        const QMap<QString, double> before = distances();
        stage.runTo(20);
        const QMap<QString, double> after = distances();
        int closer = 0;
        for (auto it = before.begin(); it != before.end(); ++it)
            closer += after.contains(it.key()) && after.value(it.key()) < it.value() - 10.0;
        QVERIFY(closer >= 2);
    }

    void oneWrongCodeInTheStory()
    {
        Stage stage(1);
        stage.runTo(55);
        QCOMPARE(stage.count(u"SELECT count(*) FROM cancel_requests WHERE verdict = 'duress'"_s),
                 0);
        stage.runTo(100);
        QCOMPARE(stage.count(u"SELECT count(*) FROM cancel_requests WHERE verdict = 'duress'"_s),
                 1);
        const QString callout =
            stage.rows(u"SELECT callout_id FROM cancel_requests WHERE verdict = 'duress'"_s)
                .constFirst();
        const QStringList words =
            stage.rows(u"SELECT message FROM events WHERE callout_id = %1"_s.arg(callout));
        QVERIFY(words.contains(u"CALLOUT_EVENTS_CHANGED"_s));
        QVERIFY(words.filter(u"duress"_s, Qt::CaseInsensitive).isEmpty());
        QVERIFY(
            stage.count(u"SELECT closed_ms IS NULL FROM callouts WHERE id = %1"_s.arg(callout)));
    }

    void speedIsAFactor()
    {
        Stage slow(5);
        Stage fast(5, u"shift"_s, 10.0);
        slow.runTo(300);
        fast.runTo(30, 100);
        QCOMPARE(fast.count(u"SELECT count(*) FROM callouts"_s),
                 slow.count(u"SELECT count(*) FROM callouts"_s));
        QCOMPARE(fast.count(u"SELECT count(*) FROM events"_s),
                 slow.count(u"SELECT count(*) FROM events"_s));
    }

    void clockSetBackStopsNothing()
    {
        Stage stage(1);
        stage.runTo(60);
        const QString before = stage.story();
        stage.scenario.advanceTo(wallStart - 3'600'000);
        QCOMPARE(stage.story(), before);
        stage.runTo(120);
        QVERIFY(stage.story() != before);
    }

    void nothingHappensInTheEmptyScenario()
    {
        Stage stage(1, u"empty"_s);
        stage.runTo(3600, 60000);
        QCOMPARE(stage.active().size(), 0);
        QCOMPARE(stage.count(u"SELECT count(*) FROM events"_s), 0);
        QVERIFY(stage.count(u"SELECT count(*) FROM customers"_s) >= 20);
        QCOMPARE(stage.count(u"SELECT count(*) FROM fixed_locations"_s), 10);
    }
};

QTEST_GUILESS_MAIN(tst_SandboxStory)
#include "tst_sandbox_story.moc"
