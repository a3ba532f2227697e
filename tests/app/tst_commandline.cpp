// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commandline.h"
#include "version.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace console;

class TestCommandLine final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void defaultsAreQuiet();
    void badArgumentsAreRefused_data();
    void badArgumentsAreRefused();
    void goodArgumentsAreRead();
    void plainHttpOnlyForLoopback();
    void unattendedNeedsCredentials();
    void theProgramAnswersWithoutADisplay_data();
    void theProgramAnswersWithoutADisplay();
    void noDisplayIsSaid();
};

void TestCommandLine::initTestCase()
{
    qunsetenv("CALLOUT_CLIENT_ID");
    qunsetenv("CALLOUT_CLIENT_SECRET");
    qunsetenv("CALLOUT_TOKEN");
}

void TestCommandLine::defaultsAreQuiet()
{
    const auto options = parseCommandLine({u"callout-console"_s});
    QCOMPARE(options.action, LaunchOptions::Action::Start);
    QVERIFY(!options.sandbox);
    QVERIFY(options.apiRoot.isEmpty());
    QVERIFY(!options.isUnattended());
}

void TestCommandLine::badArgumentsAreRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("unknown option") << QStringList{u"--frobnicate"_s} << u"frobnicate"_s;
    QTest::newRow("positional") << QStringList{u"hello"_s} << u"hello"_s;
    QTest::newRow("theme") << QStringList{u"--theme"_s, u"dusk"_s} << u"--theme"_s;
    QTest::newRow("size words") << QStringList{u"--size"_s, u"big"_s} << u"--size"_s;
    QTest::newRow("size small") << QStringList{u"--size"_s, u"320x200"_s} << u"--size"_s;
    QTest::newRow("exit-after") << QStringList{u"--exit-after"_s, u"-1"_s} << u"--exit-after"_s;
    QTest::newRow("screenshot empty") << QStringList{u"--screenshot="_s} << u"--screenshot"_s;
    QTest::newRow("speed") << QStringList{u"--sandbox-speed"_s, u"0"_s} << u"--sandbox-speed"_s;
    QTest::newRow("speed nan") << QStringList{u"--sandbox-speed"_s, u"nan"_s}
                               << u"--sandbox-speed"_s;
    QTest::newRow("seed") << QStringList{u"--sandbox-seed"_s, u"x"_s} << u"--sandbox-seed"_s;
    QTest::newRow("dialect") << QStringList{u"--sandbox-dialect"_s, u"klingon"_s}
                             << u"--sandbox-dialect"_s;
    QTest::newRow("scenario") << QStringList{u"--sandbox-scenario"_s, u"war"_s}
                              << u"--sandbox-scenario"_s;
    QTest::newRow("both") << QStringList{u"--sandbox"_s, u"--api-url"_s, u"https://x.example"_s}
                          << u"exclude"_s;
    QTest::newRow("plain http") << QStringList{u"--api-url"_s, u"http://x.example/v2"_s}
                                << u"https://"_s;
    QTest::newRow("no host") << QStringList{u"--api-url"_s, u"panic"_s} << u"--api-url"_s;
    QTest::newRow("ftp") << QStringList{u"--api-url"_s, u"ftp://x.example"_s} << u"https://"_s;
    QTest::newRow("password") << QStringList{u"--api-url"_s, u"https://a:b@x.example"_s}
                              << u"password"_s;
    QTest::newRow("query") << QStringList{u"--api-url"_s, u"https://x.example/?a=1"_s} << u"?"_s;
}

void TestCommandLine::badArgumentsAreRefused()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    const auto options = parseCommandLine(QStringList{u"callout-console"_s} + arguments);
    QCOMPARE(options.action, LaunchOptions::Action::Refuse);
    QCOMPARE(options.exitCode, 2);
    QVERIFY2(options.message.contains(named), qPrintable(options.message));
    QCOMPARE(options.message.trimmed().count(u'\n'), 0);
    QVERIFY(!options.message.contains("a:b@"_L1));
}

void TestCommandLine::goodArgumentsAreRead()
{
    const auto options = parseCommandLine(
        {u"callout-console"_s, u"--sandbox"_s, u"--sandbox-seed"_s, u"7"_s, u"--sandbox-speed"_s,
         u"10"_s, u"--size"_s, u"1920x1080"_s, u"--theme"_s, u"night"_s, u"--config-dir"_s, u"c"_s,
         u"--metrics"_s, u"m"_s, u"--screenshot"_s, u"s.png"_s, u"--exit-after"_s, u"5"_s,
         u"--summary"_s});
    QCOMPARE(options.action, LaunchOptions::Action::Start);
    QVERIFY(options.sandbox);
    QCOMPARE(options.sandboxSeed, 7U);
    QCOMPARE(options.sandboxSpeed, 10.0);
    QCOMPARE(*options.size, QSize(1920, 1080));
    QCOMPARE(options.theme, u"night"_s);
    QCOMPARE(options.exitAfterSeconds, 5);
    QVERIFY(options.isUnattended());
}

void TestCommandLine::plainHttpOnlyForLoopback()
{
    for (const QString &url : {u"http://127.0.0.1:9/panic-api/v2"_s, u"http://localhost:9"_s,
                               u"http://[::1]:9/x"_s, u"https://x.example/panic-api/v2/"_s}) {
        const auto options = parseCommandLine({u"callout-console"_s, u"--api-url"_s, url});
        QCOMPARE(options.action, LaunchOptions::Action::Start);
        QVERIFY(!options.apiRoot.path().endsWith(u'/'));
    }
    const auto fooled =
        parseCommandLine({u"callout-console"_s, u"--api-url"_s, u"http://127.0.0.1.x.example"_s});
    QCOMPARE(fooled.action, LaunchOptions::Action::Refuse);
}

void TestCommandLine::unattendedNeedsCredentials()
{
    const QStringList arguments{u"callout-console"_s, u"--api-url"_s, u"https://x.example"_s,
                                u"--summary"_s};
    QCOMPARE(parseCommandLine(arguments).action, LaunchOptions::Action::Refuse);
    qputenv("CALLOUT_TOKEN", "t");
    QCOMPARE(parseCommandLine(arguments).action, LaunchOptions::Action::Start);
    qunsetenv("CALLOUT_TOKEN");
}

void TestCommandLine::theProgramAnswersWithoutADisplay_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("said");
    QTest::newRow("version") << QStringList{u"--version"_s} << 0 << QString::fromLatin1(version);
    QTest::newRow("help") << QStringList{u"--help"_s} << 0 << u"--api-url"_s;
    QTest::newRow("bad") << QStringList{u"--nonsense"_s} << 2 << u"nonsense"_s;
}

static QProcessEnvironment withoutDisplay()
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QString::fromLatin1(name));
    return environment;
}

void TestCommandLine::theProgramAnswersWithoutADisplay()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    QFETCH(QString, said);
    QProcess process;
    process.setProcessEnvironment(withoutDisplay());
    process.start(QStringLiteral(CONSOLE_EXECUTABLE), arguments);
    QVERIFY(process.waitForFinished(20000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), exitCode);
    const QString out = QString::fromUtf8(process.readAllStandardOutput());
    const QString err = QString::fromUtf8(process.readAllStandardError());
    QVERIFY2((exitCode == 0 ? out : err).contains(said), qPrintable(out + err));
    QVERIFY2((exitCode == 0 ? err : out).isEmpty(), qPrintable(out + err));
}

void TestCommandLine::noDisplayIsSaid()
{
    QProcess process;
    process.setProcessEnvironment(withoutDisplay());
    process.start(QStringLiteral(CONSOLE_EXECUTABLE), {u"--sandbox"_s});
    QVERIFY(process.waitForFinished(20000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("no display"));
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
