// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "application.h"
#include "commandline.h"
#include "consoleapplication.h"
#include "heap.h"
#include "version.h"

#include <cstdio>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    using namespace console;
    keepHeapSmall();
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);

    LaunchOptions options;
    {
        // Only for reading the arguments: this one needs no display.
        QCoreApplication reader(argc, argv);
        options = parseCommandLine(arguments);
    }
    if (options.action != LaunchOptions::Action::Start) {
        std::fputs(qPrintable(options.message.trimmed() + u'\n'),
                   options.exitCode ? stderr : stdout);
        return options.exitCode;
    }
    if (!hasDisplay()) {
        std::fputs(
            "callout-console: there is no display (DISPLAY and WAYLAND_DISPLAY are not set). "
            "scripts/run starts it under a virtual one.\n",
            stderr);
        return 1;
    }

    QCoreApplication::setApplicationName(u"Callout Console"_s);
    QCoreApplication::setOrganizationName(u"Callout Console"_s);
    QCoreApplication::setApplicationVersion(QLatin1StringView(version));
    ConsoleApplication qtApplication(argc, argv);
    Application application(std::move(options), credentialsFromEnvironment());
    return application.run();
}
