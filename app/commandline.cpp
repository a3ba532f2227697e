// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commandline.h"

#include "sandbox/play.h"

#include "version.h"

#include <QCommandLineParser>
#include <QRegularExpression>

namespace console {

using namespace Qt::StringLiterals;

namespace {

struct Names {
    QCommandLineOption help{{u"h"_s, u"help"_s}, u"Show this help and exit."_s};
    QCommandLineOption version{{u"v"_s, u"version"_s}, u"Show the version and exit."_s};
    QCommandLineOption sandbox{u"sandbox"_s,
                               u"Work on made-up callouts of a server inside this program."_s};
    QCommandLineOption seed{u"sandbox-seed"_s,
                            u"Story of the sandbox; the same number tells the same one."_s, u"N"_s,
                            u"1"_s};
    QCommandLineOption speed{u"sandbox-speed"_s,
                             u"How many times faster the sandbox's story runs."_s, u"X"_s, u"1"_s};
    QCommandLineOption scenario{
        u"sandbox-scenario"_s,
        u"What happens in the sandbox: %1."_s.arg(sandbox::playNames().join(u", "_s)), u"NAME"_s,
        u"shift"_s};
    QCommandLineOption dialect{u"sandbox-dialect"_s,
                               u"How the sandbox writes its answers: flat (default) or nested."_s,
                               u"NAME"_s, u"flat"_s};
    QCommandLineOption apiUrl{u"api-url"_s,
                              u"API root of the Panic API, prefix included, for example ending in "
                              "/panic-api/v2. Sign-in from the environment: CALLOUT_CLIENT_ID and "
                              "CALLOUT_CLIENT_SECRET, or CALLOUT_TOKEN."_s,
                              u"URL"_s};
    QCommandLineOption configDir{u"config-dir"_s, u"Keep settings and the operator log here."_s,
                                 u"DIR"_s};
    QCommandLineOption theme{u"theme"_s, u"day or night."_s, u"NAME"_s};
    QCommandLineOption size{u"size"_s, u"Window size, at least 640x480, for example 1920x1080."_s,
                            u"WxH"_s};
    QCommandLineOption screenshot{
        u"screenshot"_s,
        u"Write a picture of the first complete board with its map and exit; "
        "exit code 3 when not linked within 20 s."_s,
        u"FILE"_s};
    QCommandLineOption summary{u"summary"_s,
                               u"Print the board as text after the first live update and exit."_s};
    QCommandLineOption metrics{u"metrics"_s, u"Write measurements, one JSON object a line."_s,
                               u"FILE"_s};
    QCommandLineOption exitAfter{u"exit-after"_s, u"Exit after so many seconds."_s, u"S"_s};
};

LaunchOptions refuse(const QString &sentence)
{
    LaunchOptions options;
    options.action = LaunchOptions::Action::Refuse;
    options.message = u"callout-console: "_s + sentence + u" See callout-console --help."_s;
    options.exitCode = 2;
    return options;
}

QString urlSentence(UrlProblem problem)
{
    switch (problem) {
    case UrlProblem::Empty: return u"--api-url is empty; give the API root."_s;
    case UrlProblem::NotAUrl:
        return u"--api-url is not a complete address, such as https://host/panic-api/v2."_s;
    case UrlProblem::NotHttp: return u"--api-url must begin with https://."_s;
    case UrlProblem::PlainHttp:
        return u"--api-url must begin with https://; plain http is allowed only for this machine (127.0.0.1)."_s;
    case UrlProblem::HasUserInfo:
        return u"--api-url must not hold a name or password; they belong into the environment."_s;
    case UrlProblem::HasQuery: return u"--api-url must end with its path, without ? or #."_s;
    }
    return {};
}

/// Fills the plain values; gives a sentence when one of them is wrong.
QString readValues(const QCommandLineParser &parser, const Names &names, LaunchOptions &options)
{
    bool ok = false;
    options.sandboxSeed = parser.value(names.seed).toUInt(&ok);
    if (!ok)
        return u"--sandbox-seed must be a whole number from 0 to 4294967295."_s;
    options.sandboxSpeed = parser.value(names.speed).toDouble(&ok);
    if (!ok || !(options.sandboxSpeed >= 0.1 && options.sandboxSpeed <= 1000))
        return u"--sandbox-speed must be a number from 0.1 to 1000."_s;
    options.sandboxScenario = parser.value(names.scenario);
    if (!sandbox::playNames().contains(options.sandboxScenario)) {
        return u"--sandbox-scenario must be one of %1."_s.arg(sandbox::playNames().join(u", "_s));
    }
    options.sandboxDialect = parser.value(names.dialect);
    if (options.sandboxDialect != "flat"_L1 && options.sandboxDialect != "nested"_L1)
        return u"--sandbox-dialect must be flat or nested."_s;
    options.theme = parser.value(names.theme);
    if (parser.isSet(names.theme) && options.theme != "day"_L1 && options.theme != "night"_L1)
        return u"--theme must be day or night."_s;
    if (parser.isSet(names.size)) {
        static const QRegularExpression form(u"^(\\d{3,5})x(\\d{3,5})$"_s);
        const auto match = form.match(parser.value(names.size));
        const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
        if (!match.hasMatch() || size.width() < 640 || size.height() < 480 || size.width() > 16384
            || size.height() > 16384)
            return u"--size must be a width and a height such as 1280x800, at least 640x480."_s;
        options.size = size;
    }
    if (parser.isSet(names.exitAfter)) {
        options.exitAfterSeconds = parser.value(names.exitAfter).toInt(&ok);
        if (!ok || options.exitAfterSeconds < 1)
            return u"--exit-after must be a whole number of seconds, 1 or more."_s;
    }
    for (const auto *option : {&names.screenshot, &names.metrics, &names.configDir}) {
        if (parser.isSet(*option) && parser.value(*option).isEmpty())
            return u"--%1 needs a name."_s.arg(option->names().constFirst());
    }
    options.screenshotFile = parser.value(names.screenshot);
    options.metricsFile = parser.value(names.metrics);
    options.configDir = parser.value(names.configDir);
    options.summary = parser.isSet(names.summary);
    return {};
}

} // namespace

LaunchOptions parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"The desk at which a control-room operator handles AURA callouts."_s);
    const Names names;
    parser.addOptions({names.sandbox, names.apiUrl, names.configDir, names.theme, names.size,
                       names.screenshot, names.summary, names.metrics, names.exitAfter, names.seed,
                       names.speed, names.scenario, names.dialect, names.help, names.version});
    if (!parser.parse(arguments)) {
        const QString what = parser.errorText();
        return refuse(what.endsWith(u'.') ? what : what + u'.');
    }
    LaunchOptions options;
    if (parser.isSet(names.help) || parser.isSet(names.version)) {
        options.action = LaunchOptions::Action::PrintAndExit;
        options.message = parser.isSet(names.help)
                              ? parser.helpText()
                              : u"callout-console %1\n"_s.arg(QLatin1StringView(version));
        return options;
    }
    if (!parser.positionalArguments().isEmpty())
        return refuse(
            u"unexpected argument \"%1\"."_s.arg(parser.positionalArguments().constFirst()));
    const QString wrong = readValues(parser, names, options);
    if (!wrong.isEmpty())
        return refuse(wrong);
    options.sandbox = parser.isSet(names.sandbox);
    if (options.sandbox && parser.isSet(names.apiUrl))
        return refuse(u"--sandbox and --api-url exclude each other."_s);
    if (parser.isSet(names.apiUrl)) {
        const auto url = checkApiRoot(parser.value(names.apiUrl));
        if (!url)
            return refuse(urlSentence(url.error()));
        options.apiRoot = *url;
        if (!credentialsFromEnvironment().isComplete() && options.isUnattended())
            return refuse(
                u"--api-url without a window needs CALLOUT_CLIENT_ID and CALLOUT_CLIENT_SECRET, or "
                "CALLOUT_TOKEN, in the environment."_s);
    }
    return options;
}

Credentials credentialsFromEnvironment()
{
    return Credentials{.clientId = qEnvironmentVariable("CALLOUT_CLIENT_ID"),
                       .clientSecret = qEnvironmentVariable("CALLOUT_CLIENT_SECRET"),
                       .token = qEnvironmentVariable("CALLOUT_TOKEN")};
}

bool hasDisplay()
{
#ifdef Q_OS_LINUX
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
           || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

} // namespace console
