// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandboxclient.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

// The callout-sandbox program itself: what it prints, how it ends, what outlives it.
class tst_SandboxProcess final : public QObject {
    Q_OBJECT

private:
    const QTemporaryDir m_folder;

    QString written(const QByteArray &text) const
    {
        QFile file(m_folder.filePath(u"scenario.json"_s));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName()
                                                                                  : QString();
    }
    static std::unique_ptr<QProcess> launched(const QStringList &arguments)
    {
        auto process = std::make_unique<QProcess>();
        process->start(QStringLiteral(CALLOUT_SANDBOX), arguments);
        return process;
    }
    // Invalid when it did not come up; the one line it prints is checked on the way.
    static QUrl rootOf(QProcess &process)
    {
        static const QRegularExpression line(
            u"^listening on (http://127\\.0\\.0\\.1:\\d+/panic-api/v2)\n$"_s);
        if (!QTest::qWaitFor([&] { return process.canReadLine(); }, 20000))
            return {};
        const auto match = line.match(QString::fromUtf8(process.readAllStandardOutput()));
        return QUrl(match.captured(1));
    }
    struct Ending {
        int code = -1;
        QString out;
        QString err;
    };
    static Ending endingOf(const QStringList &arguments)
    {
        const auto process = launched(arguments);
        if (!process->waitForFinished(20000))
            return {};
        return {process->exitCode(), QString::fromUtf8(process->readAllStandardOutput()),
                QString::fromUtf8(process->readAllStandardError())};
    }

private slots:
    void dataSurvivesKill9()
    {
        const QTemporaryDir folder;
        const QStringList arguments{u"--data"_s,     folder.filePath(u"sandbox.db"_s),
                                    u"--scenario"_s, u"shift"_s,
                                    u"--speed"_s,    u"60"_s};
        auto process = launched(arguments);
        const QUrl firstRoot = rootOf(*process);
        QVERIFY(firstRoot.isValid());
        SandboxClient first(firstRoot);
        QVERIFY(first.signIn());
        const qint64 mine =
            first
                .post(u"customers/178921/callouts"_s,
                      {{u"responseTypeId"_s, 1}, {u"latitude"_s, -33.9}, {u"longitude"_s, 18.4}})
                .object()
                .value(u"id"_s)
                .toInteger();
        QVERIFY(mine > 992011);
        const QString events = u"callouts/%1/events"_s.arg(mine);
        QCOMPARE(first.post(events, {{u"message"_s, u"Before the crash"_s}}).status, 201);
        const QList<qint64> before = first.activeIds();
        process->kill();
        QVERIFY(process->waitForFinished(20000));
        QCOMPARE(process->exitStatus(), QProcess::CrashExit);

        process = launched(arguments);
        const QUrl secondRoot = rootOf(*process);
        QVERIFY(secondRoot.isValid());
        SandboxClient second(secondRoot);
        QVERIFY(second.signIn());
        QVERIFY(second.get(events).body.contains("Before the crash"));
        QCOMPARE(second.get(u"callouts/%1"_s.arg(mine)).status, 200);
        // The story goes on: nobody is lost, and sooner or later somebody new calls.
        for (const qint64 id : before)
            QCOMPARE(second.get(u"callouts/%1"_s.arg(id)).status, 200);
        QTRY_VERIFY(second.activeIds().constLast() > before.constLast());
        process->terminate();
        QVERIFY(process->waitForFinished(20000));
        QCOMPARE(process->exitStatus(), QProcess::NormalExit);
        QCOMPARE(process->exitCode(), 0);
        QCOMPARE(process->readAllStandardError(), QByteArray());
    }

    void interruptEndsItCleanly()
    {
        const auto process = launched({u"--scenario"_s, u"empty"_s});
        QVERIFY(rootOf(*process).isValid());
        ::kill(pid_t(process->processId()), SIGINT);
        QVERIFY(process->waitForFinished(20000));
        QCOMPARE(process->exitStatus(), QProcess::NormalExit);
        QCOMPARE(process->exitCode(), 0);
    }

    void credentialsCanBeChosen()
    {
        const auto process = launched({u"--scenario"_s, u"empty"_s, u"--client-id"_s, u"desk"_s,
                                       u"--client-secret"_s, u"other"_s});
        SandboxClient client(rootOf(*process));
        QVERIFY(!client.signIn());
        QCOMPARE(client
                     .post(u"oauth/token"_s,
                           {{u"clientId"_s, u"desk"_s}, {u"clientSecret"_s, u"other"_s}})
                     .status,
                 200);
        process->terminate();
        QVERIFY(process->waitForFinished(20000));
    }

    void helpAndVersion()
    {
        const Ending help = endingOf({u"--help"_s});
        QCOMPARE(help.code, 0);
        for (const char *option : {"--port", "--data", "--seed", "--speed", "--scenario", "--load",
                                   "--client-id", "--client-secret", "--token-lifetime",
                                   "--scenario-file", "--fault", "--dialect", "--strict-safe-code"})
            QVERIFY2(help.out.contains(QLatin1StringView(option)), option);
        const Ending version = endingOf({u"--version"_s});
        QCOMPARE(version.code, 0);
        QVERIFY(version.out.startsWith(u"callout-sandbox "_s));
    }

    void wrongArguments_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("named");
        const auto row = [](const char *name, const QStringList &arguments, const QString &named) {
            QTest::newRow(name) << arguments << named;
        };
        row("port", {u"--port"_s, u"70000"_s}, u"--port"_s);
        row("seed", {u"--seed"_s, u"-1"_s}, u"--seed"_s);
        row("speed", {u"--speed"_s, u"0"_s}, u"--speed"_s);
        row("speed nan", {u"--speed"_s, u"nan"_s}, u"--speed"_s);
        row("scenario", {u"--scenario"_s, u"party"_s}, u"--scenario"_s);
        row("dialect", {u"--dialect"_s, u"klingon"_s}, u"--dialect"_s);
        row("fault", {u"--fault"_s, u"{"_s}, u"--fault { is not a JSON object"_s);
        row("fault kind", {u"--fault"_s, u"{\"kind\":\"rain\"}"_s}, u"kind must be one of"_s);
        row("no file", {u"--scenario-file"_s, u"/nowhere/at.all"_s}, u"/nowhere/at.all"_s);
        row("two scenarios",
            {u"--scenario"_s, u"quiet"_s, u"--scenario-file"_s, u"/nowhere/at.all"_s},
            u"exclude each other"_s);
        row("load", {u"--load"_s, u"many"_s}, u"--load"_s);
        row("lifetime", {u"--token-lifetime"_s, u"0"_s}, u"--token-lifetime"_s);
        row("no secret", {u"--client-secret"_s, u""_s}, u"--client-secret"_s);
        row("unknown", {u"--colour"_s}, u"colour"_s);
        row("no value", {u"--port"_s}, u"port"_s);
        row("surplus", {u"now"_s}, u"now"_s);
    }

    void wrongArguments()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, named);
        const Ending ending = endingOf(arguments);
        QCOMPARE(ending.code, 2);
        QCOMPARE(ending.out, QString());
        QVERIFY2(ending.err.contains(named), qPrintable(ending.err));
        QCOMPARE(ending.err.count(u'\n'), 1);
    }

    void everyMistakeInAScenarioFile()
    {
        const QString name =
            written("{\n\"name\": \"Mine\",\n\"basis\": \"war\",\n\"seed\": -1\n}");
        const Ending ending = endingOf({u"--scenario-file"_s, name});
        QCOMPARE(ending.code, 2);
        QCOMPARE(ending.out, QString());
        const QStringList lines = ending.err.split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines.at(0).startsWith(name + u", line 3: basis must be"_s));
        QVERIFY(lines.at(1).startsWith(name + u", line 4: seed must be"_s));
    }

    void ownScenarioSurvivesKill9()
    {
        const QString data = m_folder.filePath(u"own.db"_s);
        const QStringList arguments{u"--data"_s, data, u"--scenario-file"_s,
                                    written("{\"name\": \"Mine\", \"speed\": 1000, \"callouts\": ["
                                            "{\"at\": 0}, {\"at\": 100}, {\"at\": 1200}]}")};
        auto process = launched(arguments);
        SandboxClient first(rootOf(*process));
        QVERIFY(first.signIn());
        QTRY_VERIFY(first.activeIds().size() >= 2);
        const QList<qint64> before = first.activeIds().first(2);
        process->kill();
        QVERIFY(process->waitForFinished(20000));
        process = launched(arguments);
        const QUrl root = rootOf(*process);
        SandboxClient second(root);
        QVERIFY(second.signIn());
        QCOMPARE(second.activeIds().first(2), before);
        QTRY_COMPARE(second.activeIds().size(), 3); // the third is still to come
        SandboxClient control(root.resolved(QUrl(u"/sandbox"_s)));
        const QJsonObject status = control.get(u"status"_s).object();
        QCOMPARE(status[u"scenario"_s].toString(), u"Mine"_s);
        QCOMPARE(status[u"speed"_s].toDouble(), 1000.0); // of the file
        process->terminate();
        QVERIFY(process->waitForFinished(20000));
    }

    void dialectStrictnessAndFaultsFromTheStart()
    {
        const auto process = launched({u"--scenario"_s, u"training"_s, u"--dialect"_s, u"nested"_s,
                                       u"--strict-safe-code"_s, u"--fault"_s,
                                       u"{\"kind\":\"error\",\"path\":\"responseTypes\"}"_s,
                                       u"--fault"_s, u"{\"kind\":\"drip\",\"share\":0}"_s});
        const QUrl root = rootOf(*process);
        SandboxClient client(root);
        QVERIFY(client.signIn());
        QCOMPARE(client.get(u"responseTypes"_s).status, 500);
        SandboxClient control(root.resolved(QUrl(u"/sandbox"_s)));
        const QJsonObject status = control.get(u"status"_s).object();
        QCOMPARE(status[u"dialect"_s].toString(), u"nested"_s);
        QCOMPARE(status[u"strictSafeCode"_s].toBool(), true);
        QCOMPARE(status[u"faults"_s].toArray().size(), 2);
        process->terminate();
        QVERIFY(process->waitForFinished(20000));
    }

    void portInUse()
    {
        QTcpServer occupant;
        QVERIFY(occupant.listen(QHostAddress(QHostAddress::LocalHost)));
        const QString port = QString::number(occupant.serverPort());
        const Ending ending = endingOf({u"--port"_s, port});
        QCOMPARE(ending.code, 1);
        QCOMPARE(ending.out, QString());
        QVERIFY(ending.err.contains(port));
        QCOMPARE(ending.err.count(u'\n'), 1);
    }
};

QTEST_GUILESS_MAIN(tst_SandboxProcess)
#include "tst_sandbox_process.moc"
