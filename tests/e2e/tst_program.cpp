// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The executable itself, as a process: what it writes, prints and answers with, and that kill -9
// hurts nothing.
#include "sandboxprocess.h"

#include <QImage>
#include <QTemporaryDir>

using namespace e2e;

class TestProgram final : public QObject {
    Q_OBJECT

private slots:
    void aPictureAndASummaryOfTheEmbeddedSandbox();
    void aCalloutRaisedElsewhereIsInTheSummary();
    void notLinkedEndsWithThree();
    void metricsAreWritten();
    void killedInTheMiddleItStartsAgain();

private:
    struct Ending {
        int code = -1;
        QString out;
        QString err;
    };
    Ending run(const QStringList &arguments, const QStringList &environment = {});
    static QStringList signIn()
    {
        return {u"CALLOUT_CLIENT_ID=sandbox"_s, u"CALLOUT_CLIENT_SECRET=sandbox-secret"_s};
    }
};

TestProgram::Ending TestProgram::run(const QStringList &arguments, const QStringList &environment)
{
    QTemporaryDir config;
    QProcess process;
    auto variables = QProcessEnvironment::systemEnvironment();
    for (const QString &variable : environment)
        variables.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    process.setProcessEnvironment(variables);
    process.start(QStringLiteral(CONSOLE_EXECUTABLE),
                  arguments + QStringList{u"--config-dir"_s, config.path()});
    if (!process.waitForFinished(90000))
        process.kill();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

void TestProgram::aPictureAndASummaryOfTheEmbeddedSandbox()
{
    QTemporaryDir directory;
    const QString picture = directory.filePath(u"desk.png"_s);
    const Ending ending = run({u"--sandbox"_s, u"--screenshot"_s, picture, u"--summary"_s,
                               u"--size"_s, u"1280x800"_s, u"--theme"_s, u"night"_s});
    QVERIFY2(ending.code == 0, qPrintable(ending.out + ending.err));
    const QImage image(picture);
    QCOMPARE(image.size(), QSize(1280, 800));
    // A window was painted, not one colour: by night it is dark, and the map's land and sea differ.
    QSet<QRgb> colours;
    qint64 light = 0;
    for (int y = 0; y < image.height(); y += 4) {
        for (int x = 0; x < image.width(); x += 4) {
            colours.insert(image.pixel(x, y));
            light += qGray(image.pixel(x, y));
        }
    }
    QVERIFY(colours.size() > 60);
    QVERIFY(light / (qint64(image.width() / 4) * (image.height() / 4)) < 90);
    QVERIFY2(ending.out.contains("not taken"_L1) && ending.out.contains(u"992\u00a00"_s),
             qPrintable(ending.out));
}

void TestProgram::aCalloutRaisedElsewhereIsInTheSummary()
{
    SandboxProcess sandbox;
    QVERIFY(sandbox.start({u"--scenario"_s, u"shift"_s, u"--speed"_s, u"5"_s}));
    OtherClient other(sandbox.root());
    const qint64 id = other.raise(178921, -33.9258, 18.4233);
    QVERIFY(id > 0);
    const Ending ending =
        run({u"--api-url"_s, sandbox.root().toString(), u"--summary"_s}, signIn());
    QVERIFY2(ending.code == 0, qPrintable(ending.out + ending.err));
    QString number = QString::number(id);
    number.insert(3, QChar(0xA0));
    QVERIFY2(ending.out.contains(number), qPrintable(ending.out));
    for (const QString &secret : {u"sandbox-secret"_s, u"4567"_s})
        QVERIFY(!(ending.out + ending.err).contains(secret));
}

void TestProgram::notLinkedEndsWithThree()
{
    QTemporaryDir directory;
    // Nobody listens on this port: it was free a moment ago.
    SandboxProcess sandbox;
    QVERIFY(sandbox.start());
    const QUrl root = sandbox.root();
    sandbox.kill();
    const Ending ending =
        run({u"--api-url"_s, root.toString(), u"--screenshot"_s, directory.filePath(u"x.png"_s)},
            signIn());
    QCOMPARE(ending.code, 3);
    QVERIFY2(ending.err.contains("not linked within 20 s"_L1), qPrintable(ending.err));
    QVERIFY(!QFile::exists(directory.filePath(u"x.png"_s)));
}

void TestProgram::metricsAreWritten()
{
    QTemporaryDir directory;
    const QString file = directory.filePath(u"metrics.jsonl"_s);
    const Ending ending = run({u"--sandbox"_s, u"--sandbox-speed"_s, u"10"_s, u"--metrics"_s, file,
                               u"--exit-after"_s, u"8"_s});
    QVERIFY2(ending.code == 0, qPrintable(ending.err));
    QFile lines(file);
    QVERIFY(lines.open(QIODevice::ReadOnly));
    QStringList kinds;
    QJsonObject last;
    while (!lines.atEnd()) {
        last = QJsonDocument::fromJson(lines.readLine()).object();
        kinds += last.value("kind"_L1).toString();
    }
    QVERIFY(kinds.contains(u"start"_s));
    QVERIFY(kinds.contains(u"poll"_s));
    QCOMPARE(kinds.constLast(), u"summary"_s);
    QVERIFY(last.value("received_to_painted_ms"_L1).toObject().value("count"_L1).toInt() > 0);
}

void TestProgram::killedInTheMiddleItStartsAgain()
{
    QTemporaryDir config;
    const QStringList arguments{u"--sandbox"_s, u"--config-dir"_s, config.path()};
    {
        QProcess process;
        process.start(QStringLiteral(CONSOLE_EXECUTABLE), arguments);
        QVERIFY(process.waitForStarted());
        // Its log grows: it is in the middle of its work.
        QTRY_VERIFY_WITH_TIMEOUT(
            QFileInfo(config.filePath(u"operatorlog.sqlite-wal"_s)).size() > 4096, 20000);
        process.kill();
        QVERIFY(process.waitForFinished());
    }
    QProcess again;
    again.start(QStringLiteral(CONSOLE_EXECUTABLE), arguments + QStringList{u"--summary"_s});
    QVERIFY(again.waitForFinished(60000));
    const QString err = QString::fromUtf8(again.readAllStandardError());
    QVERIFY2(again.exitStatus() == QProcess::NormalExit && again.exitCode() == 0, qPrintable(err));
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
