// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs everything there is to measure, one after the other, and prints one table. scripts/bench
// builds and starts it.
#include "contestants.h"
#include "table.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace bench;

namespace {

struct Plan {
    Places places;
    bool peers = false;
    QList<int> counts{100, 1'000, 10'000, 100'000};
    int seconds = 40; ///< of polls for each contestant at 10,000
    int idleSeconds = 20;
    double panSeconds = 5;
    int unitRounds = 200; ///< at most, for each of the small ones
};

const auto pollPainted = u"poll: bytes to painted"_s;
const auto firstBoard = u"cold start: process to first board painted"_s;
const auto webPainted = u"web dashboard: bytes to painted"_s;
const auto webFirst = u"web dashboard: page opened to board painted"_s;
const auto webCold = u"web dashboard: browser started to board painted"_s;
const auto panOffscreen = u"map pan, offscreen raster"_s;
const auto panGl = u"map pan, Xvfb OpenGL"_s;
const auto panMoving = u"map pan, all callouts moving"_s;
const auto panPeer = u"map pan, all callouts moving, MapItemView"_s;
const auto guiShare = u"poll: GUI thread, compare and apply"_s;
const auto resident = u"resident memory"_s;
const auto idleCpu = u"CPU while 50 are active"_s;
const auto stalls = u"stalls above 50 ms after the first board"_s;

void say(const QString &text)
{
    std::fprintf(stderr, "bench: %s\n", qPrintable(text));
}

/// Google Benchmark's report: one entry for each name and count, percentiles as counters.
void measureUnits(const Plan &plan, Table &table)
{
    say(u"decode, board, models, map"_s);
    QTemporaryDir folder;
    const QString report = folder.filePath(u"units.json"_s);
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"BENCH_ROUNDS"_s, QString::number(plan.unitRounds));
    environment.insert(u"BENCH_MOST"_s, QString::number(plan.counts.constLast()));
    process.setProcessEnvironment(environment);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.start(plan.places.binaries + u"/bench-units"_s,
                  {u"--benchmark_out_format=json"_s, u"--benchmark_out="_s + report});
    process.waitForFinished(-1);
    QFile file(report);
    const bool read = file.open(QIODevice::ReadOnly);
    const QJsonArray entries =
        QJsonDocument::fromJson(file.readAll()).object()["benchmarks"_L1].toArray();
    if (!read || entries.isEmpty() || process.exitCode() != 0) {
        table.addMissing(u"decode, board, models, map"_s, 0,
                         u"bench-units ended with code %1"_s.arg(process.exitCode()));
    }
    for (const QJsonValue &entry : entries) {
        const QString name = entry["name"_L1].toString();
        const QString what = name.section(u'/', 0, 0);
        const int n = name.section(u'/', 1, 1).toInt();
        QJsonObject figures;
        for (const QString &key : {u"p50"_s, u"p95"_s, u"p99"_s, u"max"_s})
            figures.insert(key, entry[key]);
        table.add(what, n, u"ms"_s, figures);
    }
}

void measurePan(const Plan &plan, Table &table)
{
    struct Way {
        QString what;
        QStringList extra;
        QStringList environment;
        bool virtualDisplay;
    };
    const QList<Way> ways{
        {panOffscreen, {}, {u"QT_QPA_PLATFORM=offscreen"_s}, false},
        {panGl, {}, {u"QT_QPA_PLATFORM=xcb"_s, u"QSG_RHI_BACKEND=opengl"_s}, true}};
    const QString program = plan.places.binaries + u"/bench-pan"_s;
    const auto pan = [&](const Way &way, int n) {
        say(u"%1, %2"_s.arg(way.what).arg(n));
        QStringList arguments{u"--count"_s, QString::number(n), u"--seconds"_s,
                              QString::number(plan.panSeconds)};
        arguments += way.extra;
        if (way.virtualDisplay) {
            arguments = QStringList{u"--auto-servernum"_s,
                                    u"--server-args=-screen 0 1280x800x24 -nolisten tcp"_s, program}
                        + arguments;
        }
        const auto result = runProgram(way.virtualDisplay ? u"xvfb-run"_s : program, arguments,
                                       way.environment, 180);
        if (!result) {
            table.addMissing(way.what, n, result.error());
            return;
        }
        table.add(way.what + u", a frame"_s, n, u"ms"_s, *result);
        table.addValue(way.what, n, u"frames/s"_s,
                       result->value("frames_per_second"_L1).toDouble());
    };
    for (const Way &way : ways) {
        for (const int n : plan.counts)
            pan(way, n);
    }
    if (plan.peers) {
        const int items = std::min(5'000, plan.counts.constLast());
        const QStringList all{u"--moving"_s, u"100"_s, u"--interval"_s, u"0"_s};
        const QStringList offscreen{u"QT_QPA_PLATFORM=offscreen"_s};
        pan({panMoving, all, offscreen, false}, items);
        pan({panPeer, all + QStringList{u"--peer"_s}, offscreen, false}, items);
    }
}

void measureConsole(const Plan &plan, Table &table)
{
    for (const int n : plan.counts) {
        say(u"console, %1 callouts"_s.arg(n));
        const auto figures = runConsole(plan.places, n, plan.seconds);
        if (!figures) {
            table.addMissing(pollPainted, n, figures.error());
            continue;
        }
        table.addValue(firstBoard, n, u"ms"_s, figures->coldStart);
        table.addValue(u"first board, as the console counts it"_s, n, u"ms"_s, figures->firstBoard);
        table.add(u"first board: bytes to painted"_s, n, u"ms"_s, figures->firstPainted.toJson());
        table.add(pollPainted, n, u"ms"_s, figures->painted.toJson());
        table.add(guiShare, n, u"ms"_s, figures->guiShare.toJson());
        table.add(stalls, n, u"count"_s,
                  {{u"p50"_s, figures->stalls}, {u"max"_s, figures->longestStall}});
        table.addValue(u"stalls above 50 ms before it"_s, n, u"count"_s, figures->stallsAtStart);
        table.addValue(resident, n, u"MiB"_s, figures->residentMiB);
        table.addValue(u"CPU while polling every 2 s"_s, n, u"% core"_s, figures->cpuPercent);
    }
    say(u"console, 50 callouts"_s);
    if (const auto figures = runConsole(plan.places, 50, plan.idleSeconds))
        table.addValue(idleCpu, 50, u"% core"_s, figures->cpuPercent);
    else
        table.addMissing(idleCpu, 50, figures.error());
}

void measureDashboard(const Plan &plan, Table &table)
{
    const int n = std::min(10'000, plan.counts.constLast());
    say(u"web dashboard, %1 callouts"_s.arg(n));
    const auto figures = runDashboard(plan.places, n, plan.seconds);
    if (!figures) {
        table.addMissing(webPainted, n, figures.error());
        return;
    }
    table.addValue(webCold, n, u"ms"_s, figures->coldStart);
    table.addValue(webFirst, n, u"ms"_s, figures->openToBoard);
    table.addValue(u"web dashboard: first board, bytes to painted"_s, n, u"ms"_s,
                   figures->firstPainted);
    table.add(webPainted, n, u"ms"_s, figures->painted.toJson());
    table.addValue(u"web dashboard: JS heap"_s, n, u"MiB"_s, figures->heapMiB);
}

std::optional<double> quotient(std::optional<double> above, std::optional<double> below)
{
    if (!above || !below || *below <= 0)
        return std::nullopt;
    return *above / *below;
}

/// What the console set itself; nothing fails when one is missed.
void judge(const Plan &plan, Table &table)
{
    const int n = std::min(10'000, plan.counts.constLast());
    const int most = plan.counts.constLast();
    const auto ours = [&](const QString &what, int count, const QString &figure = u"p50"_s) {
        return table.value(what, count, figure);
    };
    if (plan.peers) {
        for (const QString &figure : {u"p50"_s, u"p99"_s}) {
            table.addGoal(u"bytes to painted, web dashboard / console, "_s + figure,
                          quotient(ours(webPainted, n, figure), ours(pollPainted, n, figure)),
                          u"times"_s, 5, true);
        }
        table.addGoal(u"first board, browser started / console started"_s,
                      quotient(ours(webCold, n), ours(firstBoard, n)), u"times"_s, 3, true);
        table.addGoal(u"first board, page opened / console started"_s,
                      quotient(ours(webFirst, n), ours(firstBoard, n)), u"times"_s, 3, true);
        table.addGoal(u"first board, bytes to painted, web dashboard / console"_s,
                      quotient(ours(u"web dashboard: first board, bytes to painted"_s, n),
                               ours(u"first board: bytes to painted"_s, n)),
                      u"times"_s, 3, true);
        const int items = std::min(5'000, most);
        table.addGoal(u"frames/s with %1 moving, console / MapItemView"_s.arg(items),
                      quotient(ours(panMoving, items), ours(panPeer, items)), u"times"_s, 1, true);
    }
    table.addGoal(u"GUI thread for a poll of %1, p99"_s.arg(n), ours(guiShare, n, u"p99"_s),
                  u"ms"_s, 4, false);
    table.addGoal(u"map pan at %1"_s.arg(n), ours(panOffscreen, n), u"frames/s"_s, 50, true);
    if (most > n)
        table.addGoal(u"map pan at %1"_s.arg(most), ours(panOffscreen, most), u"frames/s"_s, 40,
                      true);
    table.addGoal(u"overlay paint at %1, p95"_s.arg(n), ours(u"overlay paint"_s, n, u"p95"_s),
                  u"ms"_s, 4, false);
    table.addGoal(u"typing a letter into the filter at %1, p95"_s.arg(n),
                  ours(u"filter, a letter"_s, n, u"p95"_s), u"ms"_s, 50, false);
    for (const QString &list : {u"a poll"_s, u"the first list"_s}) {
        table.addGoal(u"decode, %1 / simdjson's parse at %2"_s.arg(list).arg(n),
                      quotient(ours(u"decode, "_s + list, n), ours(u"simdjson parse"_s, n)),
                      u"times"_s, 2, false);
    }
    table.addGoal(u"resident memory at %1"_s.arg(n), ours(resident, n), u"MiB"_s, 150, false);
    table.addGoal(u"CPU while 50 are active"_s, ours(idleCpu, 50), u"% core"_s, 3, false);
    for (const int count : plan.counts)
        table.addGoal(u"stalls above 50 ms at %1"_s.arg(count), ours(stalls, count), u"count"_s, 0,
                      false);
    for (int count = 10'000; count <= most; count *= 10) {
        table.addGoal(u"growth of bytes to painted, %1 to %2"_s.arg(count / 10).arg(count),
                      quotient(ours(pollPainted, count), ours(pollPainted, count / 10)), u"times"_s,
                      10, false);
    }
}

Plan readPlan(const QCommandLineParser &parser)
{
    Plan plan;
    plan.places = {QCoreApplication::applicationDirPath(), parser.value(u"web"_s),
                   parser.value(u"chromium"_s)};
    plan.peers = parser.isSet(u"peers"_s);
    if (parser.isSet(u"quick"_s)) {
        plan.counts = {100, 1'000};
        plan.seconds = 10;
        plan.idleSeconds = 10;
        plan.panSeconds = 1;
        plan.unitRounds = 50;
    }
    if (parser.isSet(u"smoke"_s)) {
        plan.counts = {100};
        plan.seconds = 5;
        plan.idleSeconds = 5;
        plan.panSeconds = 0.3;
        plan.unitRounds = 5;
    }
    return plan;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"quick"_s, u"Up to 1,000 callouts, and shorter."_s},
                       {u"smoke"_s, u"100 callouts, as short as can be."_s},
                       {u"strict"_s, u"Fail when something could not be measured."_s},
                       {u"peers"_s, u"Also what it is compared with."_s},
                       {u"web"_s, u"Folder of the web dashboard."_s, u"DIR"_s},
                       {u"chromium"_s, u"The browser."_s, u"FILE"_s},
                       {u"json"_s, u"Write the table here as well."_s, u"FILE"_s},
                       {u"remark"_s, u"A line to print below the table."_s, u"TEXT"_s}});
    parser.addHelpOption();
    parser.process(application);
    const Plan plan = readPlan(parser);

    Table table;
    table.addRemark(u"One machine, one run, one contestant at a time; window 1280x800; everything "
                    "painted in software (console: Qt's raster; Chromium: headless, no GPU; "
                    "OpenGL: llvmpipe); the same seeded callouts, 1 % moved and 0.2 % new or "
                    "closed at each poll, every 2 s from a server on this machine."_s);
    table.addRemark(
        u"The first poll is not among \"bytes to painted\". The web dashboard is counted "
        "until its frame is painted, without what its compositor does afterwards."_s);
    for (const QString &remark : parser.values(u"remark"_s))
        table.addRemark(remark);
    measureUnits(plan, table);
    measurePan(plan, table);
    measureConsole(plan, table);
    if (plan.peers)
        measureDashboard(plan, table);
    judge(plan, table);

    std::puts(qPrintable(table.text()));
    if (parser.isSet(u"json"_s)) {
        QFile file(parser.value(u"json"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(table.toJson()) < 0) {
            say(u"%1 cannot be written: %2"_s.arg(file.fileName(), file.errorString()));
            return 1;
        }
    }
    return parser.isSet(u"strict"_s) && table.isIncomplete() ? 1 : 0;
}
