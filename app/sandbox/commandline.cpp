// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/commandline.h"

#include <QCommandLineParser>

#include <optional>
#include <type_traits>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

void addOptions(QCommandLineParser &parser)
{
    const Options defaults;
    parser.setApplicationDescription(
        u"Serves the AURA Panic API on this machine, with invented customers and a running shift."_s);
    parser.addOptions({
        {u"port"_s, u"Port on 127.0.0.1; 0 picks a free one. Default: 0."_s, u"port"_s},
        {u"data"_s, u"SQLite file that keeps everything. Default: in memory."_s, u"file"_s},
        {u"seed"_s, u"Which story is told. Default: %1."_s.arg(defaults.seed), u"number"_s},
        {u"speed"_s, u"How many times faster than life, above 0, at most 1000. Default: 1."_s,
         u"factor"_s},
        {u"scenario"_s,
         u"shift: a running shift; empty: nothing happens by itself. Default: shift."_s, u"name"_s},
        {u"load"_s,
         u"Start with this many more active callouts, moved at random 1 % per second. Default: 0."_s,
         u"count"_s},
        {u"client-id"_s, u"Client id to accept. Default: %1."_s.arg(defaults.clientId), u"id"_s},
        {u"client-secret"_s, u"Client secret to accept. Default: %1."_s.arg(defaults.clientSecret),
         u"secret"_s},
        {u"token-lifetime"_s,
         u"Seconds until a token expires. Default: %1."_s.arg(defaults.tokenLifetimeSeconds),
         u"seconds"_s},
        {{u"h"_s, u"help"_s}, u"Shows this text."_s},
        {{u"v"_s, u"version"_s}, u"Shows the version."_s},
    });
}

using Wrong = std::optional<QString>; // the sentence, when something is

Wrong readWhole(const QCommandLineParser &parser, const QString &name, qint64 low, qint64 high,
                auto &target)
{
    if (!parser.isSet(name))
        return std::nullopt;
    const QString text = parser.value(name);
    bool ok = false;
    const qint64 value = text.toLongLong(&ok);
    if (!ok || value < low || value > high) {
        return u"--%1 must be a number from %2 to %3, not \"%4\"."_s.arg(name)
            .arg(low)
            .arg(high)
            .arg(text);
    }
    target = std::remove_reference_t<decltype(target)>(value);
    return std::nullopt;
}

Wrong readSpeed(const QCommandLineParser &parser, double &target)
{
    if (!parser.isSet(u"speed"_s))
        return std::nullopt;
    const QString text = parser.value(u"speed"_s);
    bool ok = false;
    target = text.toDouble(&ok);
    if (!ok || !(target > 0.0 && target <= 1000.0))
        return u"--speed must be a number above 0 and at most 1000, not \"%1\"."_s.arg(text);
    return std::nullopt;
}

Wrong readTexts(const QCommandLineParser &parser, Options &options)
{
    const auto read = [&parser](const QString &name, QString &target) {
        if (parser.isSet(name))
            target = parser.value(name);
    };
    read(u"scenario"_s, options.scenario);
    read(u"data"_s, options.dataFile);
    read(u"client-id"_s, options.clientId);
    read(u"client-secret"_s, options.clientSecret);
    if (options.scenario != u"shift"_s && options.scenario != u"empty"_s)
        return u"--scenario must be shift or empty, not \"%1\"."_s.arg(options.scenario);
    if (parser.isSet(u"data"_s) && options.dataFile.isEmpty())
        return u"--data must name a file."_s;
    if (options.clientId.isEmpty() || options.clientSecret.isEmpty())
        return u"--client-id and --client-secret must not be empty."_s;
    return std::nullopt;
}

Wrong read(const QCommandLineParser &parser, Options &options)
{
    if (Wrong wrong = readWhole(parser, u"port"_s, 0, 65535, options.port))
        return wrong;
    if (Wrong wrong = readWhole(parser, u"seed"_s, 0, 4294967295, options.seed))
        return wrong;
    if (Wrong wrong = readWhole(parser, u"load"_s, 0, 100000, options.load))
        return wrong;
    if (Wrong wrong =
            readWhole(parser, u"token-lifetime"_s, 1, 31536000, options.tokenLifetimeSeconds))
        return wrong;
    if (Wrong wrong = readSpeed(parser, options.speed))
        return wrong;
    return readTexts(parser, options);
}

} // namespace

std::expected<Options, CommandLineEnd> parseCommandLine(const QStringList &arguments,
                                                        const QString &version)
{
    const auto wrong = [](const QString &text) { return std::unexpected(CommandLineEnd{2, text}); };
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(arguments))
        return wrong(parser.errorText() + u" See --help."_s);
    if (parser.isSet(u"help"_s))
        return std::unexpected(CommandLineEnd{0, parser.helpText()});
    if (parser.isSet(u"version"_s))
        return std::unexpected(CommandLineEnd{0, u"callout-sandbox %1\n"_s.arg(version)});
    if (!parser.positionalArguments().isEmpty()) {
        return wrong(u"Unexpected argument: %1. See --help."_s.arg(
            parser.positionalArguments().constFirst()));
    }
    Options options;
    if (const Wrong sentence = read(parser, options))
        return wrong(*sentence);
    return options;
}

} // namespace sandbox
