// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/faultbook.h"
#include "sandbox/scenario.h"
#include "sandbox/trainer.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sandbox;

namespace {

constexpr qint64 wallStart = 1'800'000'000'000;

// One sandbox without a server, whose clock the test moves: a millisecond for each of the story.
struct Theatre final {
    explicit Theatre(const QString &name, quint32 seed = 1, const QString &file = {})
        : world(file), faults(seed), scenario(world, optionsOf(name, seed), &faults)
    {
        scenario.begin(wallStart);
    }
    static Options optionsOf(const QString &name, quint32 seed)
    {
        Options options;
        options.scenario = name;
        options.seed = seed;
        return options;
    }
    void runTo(qint64 seconds, qint64 tickSeconds = 5)
    {
        while (elapsed < seconds) {
            elapsed = std::min(seconds, elapsed + tickSeconds);
            scenario.advanceTo(wallStart + elapsed * 1000);
        }
    }
    [[nodiscard]] qint64 nowMs() const { return wallStart + elapsed * 1000; }
    int count(const QString &sql) { return world.database.value(sql).toInt(); }
    QStringList column(const QString &sql)
    {
        QStringList all;
        QSqlQuery &query = world.database.run(sql);
        while (query.next())
            all.append(query.value(0).toString());
        query.finish();
        return all;
    }

    World world;
    FaultBook faults;
    Scenario scenario;
    qint64 elapsed = 0;
};

} // namespace

// What each built-in scenario promises.
class tst_SandboxScenarios final : public QObject {
    Q_OBJECT

private slots:
    void floodHasItsFigures()
    {
        Theatre stage(u"flood"_s);
        QCOMPARE(stage.world.callouts.activeCount(), 500);
        // They have a past: every stage is there, and most have said something.
        QCOMPARE(stage.count(u"SELECT count(DISTINCT status) FROM callouts"_s), 5);
        QVERIFY(stage.count(u"SELECT count(*) FROM events"_s) > 1500);
        QVERIFY(stage.count(u"SELECT max(1800000000000 - created_ms) FROM callouts"_s) > 1200000);
        const QString total = u"SELECT count(*) FROM callouts"_s;
        stage.runTo(600, 20);
        QCOMPARE(stage.count(total), 600);
        QVERIFY(stage.world.callouts.activeCount() >= 450);
        QVERIFY(stage.world.callouts.activeCount() <= 560);
        // Ids and times grow together.
        QCOMPARE(stage.column(u"SELECT id FROM callouts ORDER BY created_ms, id"_s),
                 stage.column(u"SELECT id FROM callouts ORDER BY id"_s));
    }

    void aHundredInTenMinutesWhateverTheSeed()
    {
        for (quint32 seed = 1; seed <= 40; ++seed) {
            const std::unique_ptr<Play> play = makePlay(u"flood"_s, seed);
            QList<int> raised(4);
            qint64 number = 500; // those at the start
            for (qint64 at = play->gapAfter(number, 500); at <= 2400'000;
                 at += play->gapAfter(number, 500)) {
                ++number;
                ++raised[(at - 1) / 600'000];
            }
            QCOMPARE(raised, QList<int>({100, 100, 100, 100}));
        }
    }

    void floodMoves()
    {
        Theatre stage(u"flood"_s);
        const QString positions = u"SELECT latitude || longitude FROM callouts WHERE closed_ms "
                                  "IS NULL ORDER BY id"_s;
        const QStringList before = stage.column(positions);
        stage.runTo(60);
        const QStringList after = stage.column(positions);
        qsizetype moved = 0;
        for (qsizetype at = 0; at < std::min(before.size(), after.size()); ++at)
            moved += before.at(at) != after.at(at);
        QVERIFY2(moved >= 150, qPrintable(QString::number(moved)));
    }

    void quietIsQuiet()
    {
        Theatre stage(u"quiet"_s);
        QCOMPARE(stage.world.callouts.activeCount(), 1);
        qsizetype most = 0;
        for (int minute = 5; minute <= 300; minute += 5) {
            stage.runTo(minute * 60, 30);
            most = std::max(most, stage.world.callouts.activeCount());
        }
        QVERIFY(most <= 2);
        const QStringList created = stage.column(u"SELECT created_ms FROM callouts ORDER BY id"_s);
        QVERIFY(created.size() >= 10 && created.size() <= 12); // five hours
        for (qsizetype at = 2; at < created.size(); ++at) {
            const qint64 gap = created.at(at).toLongLong() - created.at(at - 1).toLongLong();
            QVERIFY(gap >= 28 * 60000 && gap <= 32 * 60000);
        }
    }

    void duressShowsItsSigns()
    {
        Theatre stage(u"duress"_s);
        QCOMPARE(stage.world.callouts.activeCount(), 8);
        const QString wrong = u"SELECT count(*) FROM cancel_requests WHERE verdict = 'duress'"_s;
        stage.runTo(60);
        QCOMPARE(stage.count(wrong), 0);
        stage.runTo(100);
        QCOMPARE(stage.count(wrong), 1);
        const qint64 victim = stage.count(u"SELECT callout_id FROM cancel_requests"_s);
        const QString said = u"SELECT message FROM events WHERE callout_id = %1 AND source <> "
                             "'system'"_s.arg(victim);
        const qsizetype before = stage.column(said).size();
        stage.runTo(320);
        QCOMPARE(stage.count(wrong), 3);
        QCOMPARE(stage.count(u"SELECT count(*) FROM cancel_requests WHERE verdict = 'verified'"_s),
                 1);
        // The story went on: more was said, by people who do not sound right.
        QVERIFY(stage.column(said).size() >= before + 4);
        QVERIFY(stage.count(u"SELECT closed_ms IS NULL FROM callouts WHERE id = %1"_s.arg(victim)));
        // Whoever really wanted it is closed by then.
        QCOMPARE(
            stage.count(u"SELECT count(*) FROM callouts WHERE stand_down = 1 AND closed_ms NOT "
                        "NULL"_s),
            1);
        // The scripted caller asked, and nobody cancelled for them.
        QVERIFY(stage.column(u"SELECT message FROM events"_s)
                    .contains(u"One, nine, eight, seven. Please cancel it now."_s));
        // Nothing that a client can read gives a wrong code away.
        for (const QString &message : stage.column(u"SELECT message FROM events"_s)) {
            QVERIFY(!message.contains(u"duress"_s, Qt::CaseInsensitive));
            QVERIFY(!message.contains(u"wrong"_s, Qt::CaseInsensitive));
        }
    }

    void aClientsWrongCodeHasSignsToo()
    {
        Theatre stage(u"duress"_s);
        stage.runTo(60);
        const qint64 id = stage.count(u"SELECT max(id) FROM callouts WHERE closed_ms IS NULL"_s);
        stage.world.transact([&] {
            (void)stage.world.cancel(*stage.world.callouts.byId(id), CancelVerdict::Duress,
                                     stage.nowMs(), stage.world.clock.storyAt(stage.nowMs()));
        });
        const QString said =
            u"SELECT count(*) FROM events WHERE callout_id = %1 AND message IN "
            "('good', 'yes she is here', 'I said it is fine. Stop writing.')"_s.arg(id);
        stage.runTo(60 + 240);
        QCOMPARE(stage.count(said), 1);
    }

    void outageEndsEachTroubleAndBeginsAgain()
    {
        Theatre stage(u"outage"_s);
        QSet<QString> seen;
        bool calmBetween = false;
        for (int second = 20; second <= 3600; second += 20) {
            stage.runTo(second, 20);
            const QJsonArray now = stage.faults.described(stage.nowMs());
            calmBetween = calmBetween || (now.isEmpty() && !seen.isEmpty());
            for (const QJsonValue &fault : now) {
                seen.insert(fault[u"kind"_s].toString());
                QCOMPARE(fault[u"origin"_s].toString(), u"scenario"_s);
            }
        }
        const QStringList kinds = Fault::kinds();
        QCOMPARE(seen, QSet<QString>(kinds.begin(), kinds.end())); // every kind there is
        QVERIFY(calmBetween);
        QVERIFY(stage.faults.isEmpty());
        QVERIFY(stage.world.callouts.activeCount() >= 6); // the shift goes on
        stage.runTo(3600 + 70, 10); // and the next day
        QCOMPARE(stage.faults.described(stage.nowMs())[0][u"kind"_s].toString(), u"latency"_s);
        // Another scenario ends what is going on.
        stage.world.transact([&] { stage.scenario.change(u"empty"_s, {}, stage.nowMs()); });
        QVERIFY(stage.faults.isEmpty());
        stage.runTo(3600 * 3, 60);
        QVERIFY(stage.faults.isEmpty());
    }

    void troubleOutlivesTheServer()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"data.db"_s);
        {
            Theatre first(u"outage"_s, 1, file);
            first.runTo(100, 10);
            QCOMPARE(first.faults.described(first.nowMs()).size(), 1);
        }
        Theatre second(u"outage"_s, 1, file);
        QCOMPARE(second.faults.described(second.nowMs())[0][u"kind"_s].toString(), u"latency"_s);
        second.runTo(60, 10);
        QVERIFY(second.faults.isEmpty());
    }

    void trainingWaits()
    {
        Theatre stage(u"training"_s);
        QCOMPARE(stage.world.callouts.activeCount(), 6);
        const QByteArray before = stage.world.callouts.activeJson();
        stage.runTo(7200, 60);
        QCOMPARE(stage.world.callouts.activeJson(), before);
        // A cancel from the console closes nothing either.
        const qint64 id = stage.count(u"SELECT min(id) FROM callouts"_s);
        stage.world.transact([&] {
            (void)stage.world.cancel(*stage.world.callouts.byId(id), CancelVerdict::Verified,
                                     stage.nowMs(), stage.world.clock.storyAt(stage.nowMs()));
        });
        stage.runTo(7200 + 600, 60);
        QVERIFY(!stage.world.callouts.byId(id)->isClosed());
        Trainer trainer(stage.world, stage.scenario);
        stage.world.transact([&] { (void)trainer.advance(id, u"closed"_s, stage.nowMs()); });
        QVERIFY(stage.world.callouts.byId(id)->isClosed());
        // Nor does one that a client raises.
        Callout callout;
        callout.customerId = 178921;
        callout.status = u"created"_s;
        callout.position = GeoPoint{-33.9, 18.4};
        callout.motion = Motion::Walking;
        callout.createdMs = stage.nowMs();
        stage.world.transact([&] {
            callout = stage.world.callouts.create(callout);
            stage.world.raisedByClient(callout);
        });
        stage.runTo(7200 + 7200, 60);
        const Callout after = *stage.world.callouts.byId(callout.id);
        QCOMPARE(after.status, u"created"_s);
        QCOMPARE(after.position, callout.position);
    }

    void everyScenarioResumes_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : playNames())
            QTest::newRow(qPrintable(name)) << name;
    }

    void everyScenarioResumes()
    {
        QFETCH(const QString, name);
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"data.db"_s);
        QByteArray active;
        int callouts = 0;
        {
            Theatre first(name, 1, file);
            first.runTo(100, 10);
            active = first.world.callouts.activeJson();
            callouts = first.count(u"SELECT count(*) FROM callouts"_s);
        }
        Theatre second(name, 1, file);
        QCOMPARE(second.scenario.name(), name);
        QCOMPARE(second.count(u"SELECT count(*) FROM callouts"_s), callouts);
        QCOMPARE(second.world.callouts.activeJson(), active);
    }

    void aChangedScenarioResumesToo()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"data.db"_s);
        {
            Theatre first(u"shift"_s, 1, file);
            first.world.transact([&] { first.scenario.change(u"quiet"_s, {}, first.nowMs()); });
        }
        {
            Theatre second(u"shift"_s, 1, file); // as it was started the first time
            QCOMPARE(second.scenario.name(), u"quiet"_s);
        }
        Theatre third(u"training"_s, 1, file); // asked for something else
        QCOMPARE(third.scenario.name(), u"training"_s);
        QCOMPARE(third.world.callouts.activeCount(), 6);
    }

    void stagesBeforeTheStartAreAsOldAsTheySay()
    {
        // Also when the clock has run for long, and fast.
        Theatre stage(u"empty"_s);
        stage.world.transact([&] { stage.scenario.setSpeed(1000.0, stage.nowMs()); });
        stage.runTo(60);
        stage.world.transact([&] { stage.scenario.change(u"shift"_s, {}, stage.nowMs()); });
        const qint64 oldest =
            stage.nowMs()
            - stage.world.database.value(u"SELECT min(created_ms) FROM callouts"_s).toLongLong();
        QVERIFY2(oldest > 1800'000 && oldest <= 2400'000, qPrintable(QString::number(oldest)));
    }
};

QTEST_GUILESS_MAIN(tst_SandboxScenarios)
#include "tst_sandbox_scenarios.moc"
