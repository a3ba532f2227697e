// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "contestants.h"

#include "feed.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <unistd.h>

#include <optional>

namespace bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The same crowd for everybody who is measured in this run.
qint64 runBegan()
{
    static const qint64 moment = QDateTime::currentSecsSinceEpoch();
    return moment;
}

QProcessEnvironment environmentWith(const QStringList &settings)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &setting : settings)
        environment.insert(setting.section(u'=', 0, 0), setting.section(u'=', 1));
    return environment;
}

double residentMiB(qint64 pid)
{
    QFile file(u"/proc/%1/status"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').constFirst().toDouble() / 1024;
    }
    return 0;
}

/// User and system time so far, in seconds.
double cpuSeconds(qint64 pid)
{
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray all = file.readAll();
    const QList<QByteArray> fields = all.mid(all.lastIndexOf(')') + 2).split(' ');
    return (fields.value(11).toDouble() + fields.value(12).toDouble())
           / double(sysconf(_SC_CLK_TCK));
}

QList<QJsonObject> readLines(const QString &fileName)
{
    QList<QJsonObject> lines;
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return lines;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (const QJsonObject object = QJsonDocument::fromJson(line).object(); !object.isEmpty())
            lines += object;
    }
    return lines;
}

void readMetrics(const QString &fileName, ConsoleFigures &figures)
{
    for (const QJsonObject &line : readLines(fileName)) {
        const QString kind = line.value("kind"_L1).toString();
        if (kind == "start"_L1) {
            figures.firstBoard = line.value("first_board_ms"_L1).toDouble();
        } else if (kind == "stall"_L1) {
            const bool start = line.value("phase"_L1) == "start"_L1;
            ++(start ? figures.stallsAtStart : figures.stalls);
            if (!start)
                figures.longestStall =
                    std::max(figures.longestStall, line.value("ms"_L1).toDouble());
        } else if (kind == "poll"_L1) {
            const QJsonValue painted = line.value("received_to_painted_ms"_L1);
            const bool first = figures.firstPainted.isEmpty();
            if (painted.isDouble())
                (first ? figures.firstPainted : figures.painted).add(painted.toDouble());
            if (!first) {
                figures.guiShare.add(line.value("diff_ms"_L1).toDouble()
                                     + line.value("apply_ms"_L1).toDouble());
            }
        }
    }
}

/// Waits in the event loop, in which the feed answers.
void wait(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

void end(QProcess &process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.terminate();
    if (!process.waitForFinished(5000)) {
        process.kill();
        process.waitForFinished(5000);
    }
}

/// Until the file holds a poll, which the console writes when it is painted.
std::optional<double> firstPoll(const QString &fileName, const QProcess &process,
                                const QElapsedTimer &since)
{
    QFile file(fileName);
    while (since.elapsed() < 60'000 && process.state() != QProcess::NotRunning) {
        wait(1ms);
        if (file.isOpen() || file.open(QIODevice::ReadOnly)) {
            file.seek(0);
            if (file.readAll().contains("\"kind\":\"poll\""))
                return double(since.nsecsElapsed()) / 1e6;
        }
    }
    return std::nullopt;
}

} // namespace

Measured<ConsoleFigures> runConsole(const Places &places, int count, int seconds)
{
    Feed feed(count, runBegan(), {});
    const quint16 port = feed.listen();
    QTemporaryDir folder;
    const QString metrics = folder.filePath(u"metrics.jsonl"_s);
    QProcess process;
    process.setProcessEnvironment(
        environmentWith({u"QT_QPA_PLATFORM=offscreen"_s, u"CALLOUT_CLIENT_ID=benchmark"_s,
                         u"CALLOUT_CLIENT_SECRET=benchmark"_s}));
    process.setStandardErrorFile(folder.filePath(u"errors.txt"_s));
    QElapsedTimer since;
    since.start();
    process.start(places.binaries + u"/callout-console"_s,
                  {u"--api-url"_s, u"http://127.0.0.1:%1/panic-api/v2"_s.arg(port),
                   u"--config-dir"_s, folder.filePath(u"config"_s), u"--size"_s, u"1280x800"_s,
                   u"--metrics"_s, metrics, u"--exit-after"_s, QString::number(seconds + 7)});
    const auto cold = firstPoll(metrics, process, since);
    if (!cold) {
        end(process);
        return std::unexpected(u"the console showed no board within 60 s"_s);
    }
    ConsoleFigures figures;
    figures.coldStart = *cold;
    wait(5s);
    const qint64 pid = process.processId();
    const double cpuBefore = cpuSeconds(pid);
    QElapsedTimer window;
    window.start();
    while (since.elapsed() < (seconds + 6) * 1000 && process.state() == QProcess::Running)
        wait(100ms);
    const double spent = double(window.elapsed()) / 1000;
    figures.cpuPercent = 100 * (cpuSeconds(pid) - cpuBefore) / std::max(spent, 0.001);
    figures.residentMiB = residentMiB(pid);
    while (since.elapsed() < (seconds + 30) * 1000 && process.state() == QProcess::Running)
        wait(50ms);
    end(process);
    readMetrics(metrics, figures);
    if (figures.painted.isEmpty())
        return std::unexpected(u"no poll was painted"_s);
    return figures;
}

Measured<WebFigures> runDashboard(const Places &places, int count, int seconds)
{
    if (places.chromium.isEmpty())
        return std::unexpected(u"Chromium is not installed"_s);
    if (!QFileInfo::exists(places.web + u"/ag-grid-community.min.js"_s))
        return std::unexpected(u"its npm packages could not be installed"_s);
    Feed feed(count, runBegan(), places.web);
    const quint16 port = feed.listen();
    QTemporaryDir folder;
    WebFigures figures;
    QElapsedTimer since;
    std::optional<QString> problem = u"the dashboard did not report within its time"_s;
    QEventLoop loop;
    QObject::connect(&feed, &Feed::reported, &loop, [&](const QJsonObject &report) {
        const QString kind = report.value("kind"_L1).toString();
        if (kind == "first"_L1) {
            figures.coldStart = double(since.nsecsElapsed()) / 1e6;
            figures.openToBoard = report.value("open_to_painted"_L1).toDouble();
            figures.firstPainted = report.value("received_to_painted"_L1).toDouble();
            return;
        }
        for (const QJsonValue &value : report.value("painted"_L1).toArray())
            figures.painted.add(value.toDouble());
        figures.heapMiB = report.value("heap"_L1).toDouble() / (1024 * 1024);
        problem.reset();
        if (kind != "end"_L1)
            problem = report.value("text"_L1).toString();
        loop.quit();
    });
    QTimer::singleShot(std::chrono::seconds(seconds + 60), &loop, &QEventLoop::quit);
    QProcess process;
    process.setStandardErrorFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    since.start();
    process.start(places.chromium,
                  {u"--headless=new"_s, u"--no-sandbox"_s, u"--disable-gpu"_s, u"--no-first-run"_s,
                   u"--enable-precise-memory-info"_s, u"--disable-background-networking"_s,
                   u"--window-size=1280,800"_s,
                   u"--user-data-dir="_s + folder.filePath(u"profile"_s),
                   u"http://127.0.0.1:%1/web/index.html?seconds=%2"_s.arg(port).arg(seconds)});
    loop.exec();
    end(process);
    if (problem)
        return std::unexpected(*problem);
    return figures;
}

Measured<QJsonObject> runProgram(const QString &program, const QStringList &arguments,
                                 const QStringList &environment, int limitSeconds)
{
    QProcess process;
    process.setProcessEnvironment(environmentWith(environment));
    process.start(program, arguments);
    if (!process.waitForStarted())
        return std::unexpected(process.errorString());
    if (!process.waitForFinished(limitSeconds * 1000)) {
        end(process);
        return std::unexpected(
            u"%1 did not end within %2 s"_s.arg(QFileInfo(program).fileName()).arg(limitSeconds));
    }
    const QByteArray output = process.readAllStandardOutput().trimmed();
    const QJsonObject object =
        QJsonDocument::fromJson(output.mid(output.lastIndexOf('\n') + 1)).object();
    if (process.exitCode() != 0 || object.isEmpty()) {
        const QByteArray last = process.readAllStandardError().trimmed();
        return std::unexpected(u"%1 failed: %2"_s.arg(
            QFileInfo(program).fileName(),
            QString::fromUtf8(last.mid(last.lastIndexOf('\n') + 1)).left(120)));
    }
    return object;
}

} // namespace bench
