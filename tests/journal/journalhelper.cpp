// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A small console of its own for tst_logcrash: writes to an operator log and tells on its standard
// output what was confirmed, until it is killed or done.
#include "journal/sqliteoperatorlog.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace console;
using namespace Qt::StringLiterals;

namespace {

LogEntry entryOf(int number)
{
    LogEntry entry;
    entry.kind = LogEntry::Kind::Intent;
    entry.calloutId = number;
    entry.text = u"Intent %1 "_s.arg(number) + QString(200, u'.');
    entry.outcome = u"recorded"_s;
    return entry;
}

/// Some always in flight; each answer is told and brings the next.
void appendNext(SqliteOperatorLog &log, int number)
{
    log.append(entryOf(number), qApp, [&log, number](std::expected<LogEntry, LogError> result) {
        if (result)
            std::printf("confirmed %lld %d\n", static_cast<long long>(result->sequence), number);
        else
            std::printf("error %s\n", qPrintable(result.error().detail));
        std::fflush(stdout);
        if (result)
            appendNext(log, number + 1);
        else
            QCoreApplication::quit();
    });
}

/// As on a full disk: no file may grow beyond `bytes`.
void limitFiles([[maybe_unused]] qint64 bytes)
{
#ifdef Q_OS_UNIX
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{rlim_t(bytes), RLIM_INFINITY};
    setrlimit(RLIMIT_FSIZE, &limit);
#endif
}

/// File permissions mean nothing to the superuser, as whom tests may run.
void stopBeingRoot()
{
#ifdef Q_OS_UNIX
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
        std::exit(2);
#endif
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() != 3)
        return 2;
    const QString mode = arguments.at(1);
    if (mode == "as-nobody"_L1)
        stopBeingRoot();
    if (mode == "full-disk"_L1)
        limitFiles(400'000);
    const SystemClock clock;
    SqliteOperatorLog log(arguments.at(2), clock);
    QObject::connect(&log, &SqliteOperatorLog::failed, &app, [&](const QString &sentence) {
        std::printf("failed %d %s\n", int(log.problem()), qPrintable(sentence));
        std::fflush(stdout);
    });
    for (int i = 0; i < 8; ++i)
        appendNext(log, i * 1'000'000);
    QTimer::singleShot(20'000, &app, [] { QCoreApplication::exit(3); });
    return QCoreApplication::exec();
}
