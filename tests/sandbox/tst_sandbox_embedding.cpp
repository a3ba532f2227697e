// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandboxclient.h"

#include "sandbox/sandboxserver.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

// The sandbox inside another program: a thread of its own, and every failure a signal.
class tst_SandboxEmbedding final : public QObject {
    Q_OBJECT

private slots:
    void startDoesNotWait()
    {
        sandbox::Options options;
        options.load = 1000; // takes a while to prepare
        sandbox::EmbeddedSandbox sandbox(options);
        QSignalSpy started(&sandbox, &sandbox::EmbeddedSandbox::started);
        sandbox.start();
        QCOMPARE(started.size(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(started.size(), 1, 20000);
        SandboxClient client(started.constFirst().constFirst().toUrl());
        QVERIFY(client.signIn());
        QVERIFY(client.activeIds().size() >= 1010);
    }

    void stopsWhileStarting()
    {
        sandbox::Options options;
        options.load = 1000;
        sandbox::EmbeddedSandbox sandbox(options);
        QSignalSpy started(&sandbox, &sandbox::EmbeddedSandbox::started);
        sandbox.start();
        // Destroyed here, with its thread at work: nothing may crash or hang.
        QCOMPARE(started.size(), 0);
    }

    void neverStarted() { const sandbox::EmbeddedSandbox sandbox{sandbox::Options{}}; }

    void twoAtOnce()
    {
        sandbox::EmbeddedSandbox one(quietOptions());
        sandbox::EmbeddedSandbox two(quietOptions());
        const QUrl first = startSandbox(one);
        const QUrl second = startSandbox(two);
        QVERIFY(first.isValid() && second.isValid());
        QVERIFY(first != second);
    }

    void portInUse()
    {
        QTcpServer occupant;
        QVERIFY(occupant.listen(QHostAddress(QHostAddress::LocalHost)));
        sandbox::Options options;
        options.port = occupant.serverPort();
        sandbox::EmbeddedSandbox sandbox(options);
        QSignalSpy started(&sandbox, &sandbox::EmbeddedSandbox::started);
        QSignalSpy failed(&sandbox, &sandbox::EmbeddedSandbox::failed);
        sandbox.start();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20000);
        QVERIFY(
            failed.constFirst().constFirst().toString().contains(QString::number(options.port)));
        QCOMPARE(started.size(), 0);
    }

    void unusableDataFile_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("text") << QByteArray("this is a shopping list, and long enough to be read");
        QTest::newRow("missing folder") << QByteArray();
    }

    void unusableDataFile()
    {
        QFETCH(const QByteArray, content);
        const QTemporaryDir folder;
        sandbox::Options options;
        options.dataFile = folder.filePath(content.isEmpty() ? u"none/data.db"_s : u"data.db"_s);
        if (!content.isEmpty()) {
            QFile file(options.dataFile);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
        }
        sandbox::EmbeddedSandbox sandbox(options);
        QSignalSpy failed(&sandbox, &sandbox::EmbeddedSandbox::failed);
        sandbox.start();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20000);
        QVERIFY(failed.constFirst().constFirst().toString().contains(options.dataFile));
    }

    void dataFileOfAnotherSandbox()
    {
        const QTemporaryDir folder;
        sandbox::Options options = quietOptions();
        options.dataFile = folder.filePath(u"data.db"_s);
        sandbox::EmbeddedSandbox first(options);
        QVERIFY(startSandbox(first).isValid());
        sandbox::EmbeddedSandbox second(options);
        QSignalSpy failed(&second, &sandbox::EmbeddedSandbox::failed);
        second.start();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20000);
        QVERIFY(failed.constFirst().constFirst().toString().contains(u"another sandbox"_s));
    }

    void listStaysQuickUnderLoad()
    {
        sandbox::Options options;
        options.load = 5000;
        options.speed = 10.0; // a tenth of all in motion each second
        sandbox::EmbeddedSandbox sandbox(options);
        SandboxClient client(startSandbox(sandbox));
        QVERIFY(client.signIn());
        QList<qint64> times;
        for (int round = 0; round < 9; ++round) {
            QElapsedTimer timer;
            timer.start();
            const Answer answer = client.get(u"callouts/activeCallouts"_s);
            times.append(timer.elapsed());
            QCOMPARE(answer.status, 200);
            QVERIFY(answer.body.size() > 1'000'000);
        }
        std::sort(times.begin(), times.end());
        // Some 3 ms without sanitizers; encoding each callout anew would take many times that.
        QVERIFY2(times.at(4) < 150, qPrintable(QString::number(times.at(4))));
    }
};

QTEST_GUILESS_MAIN(tst_SandboxEmbedding)
#include "tst_sandbox_embedding.moc"
