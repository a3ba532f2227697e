// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/commandline.h"
#include "sandbox/sandboxserver.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <csignal>
#include <cstdio>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace {

#ifdef Q_OS_UNIX
int signalPipe[2] = {-1, -1};

void onSignal(int)
{
    const char byte = 1;
    // Nothing else may be done in a signal handler.
    [[maybe_unused]] const auto written = ::write(signalPipe[0], &byte, 1);
}

void quitOnSignals(QCoreApplication &application)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, signalPipe) != 0)
        return;
    auto *notifier = new QSocketNotifier(signalPipe[1], QSocketNotifier::Read, &application);
    QObject::connect(notifier, &QSocketNotifier::activated, &application, &QCoreApplication::quit);
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}
#else
void quitOnSignals(QCoreApplication &) { } // WAL keeps the data whatever ends the process
#endif

void print(std::FILE *to, const QString &text)
{
    std::fputs(text.toLocal8Bit().constData(), to);
    std::fflush(to);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const auto options =
        sandbox::parseCommandLine(application.arguments(), QStringLiteral(SANDBOX_VERSION));
    if (!options) {
        const bool wrong = options.error().exitCode != 0;
        print(wrong ? stderr : stdout, options.error().text + (wrong ? u"\n"_s : QString()));
        return options.error().exitCode;
    }
    quitOnSignals(application);
    sandbox::Server server(*options);
    if (!server.start()) {
        print(stderr, server.errorString() + u'\n');
        return 1;
    }
    print(stdout, u"listening on %1\n"_s.arg(server.apiRoot().toString()));
    return application.exec();
}
