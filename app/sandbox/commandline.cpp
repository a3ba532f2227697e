// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/commandline.h"

#include "sandbox/dialect.h"
#include "sandbox/fault.h"
#include "sandbox/play.h"
#include "sandbox/scenariofile.h"

#include <QCommandLineParser>
#include <QFile>
#include <QJsonDocument>

#include <optional>
#include <type_traits>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr qint64 mostScenarioBytes = 1024 * 1024;

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
        {u"scenario"_s, u"Which story: %1. Default: shift."_s.arg(playNames().join(u", "_s)),
         u"name"_s},
        {u"scenario-file"_s, u"A story of your own: a JSON file, see docs/sandbox.md."_s,
         u"file"_s},
        {u"fault"_s, u"Something that goes wrong from the start, as JSON. May be repeated."_s,
         u"json"_s},
        {u"dialect"_s, u"flat or nested. Default: %1."_s.arg(defaults.dialect), u"name"_s},
        {u"strict-safe-code"_s, u"Answers a wrong safe code with 400."_s},
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
    read(u"dialect"_s, options.dialect);
    options.strictSafeCode = parser.isSet(u"strict-safe-code"_s);
    if (!playNames().contains(options.scenario)) {
        return u"--scenario must be one of %1, not \"%2\"."_s.arg(playNames().join(u", "_s),
                                                                  options.scenario);
    }
    if (!dialectNamed(options.dialect))
        return u"--dialect must be flat or nested, not \"%1\"."_s.arg(options.dialect);
    if (parser.isSet(u"data"_s) && options.dataFile.isEmpty())
        return u"--data must name a file."_s;
    if (options.clientId.isEmpty() || options.clientSecret.isEmpty())
        return u"--client-id and --client-secret must not be empty."_s;
    return std::nullopt;
}

Wrong readScenarioFile(const QCommandLineParser &parser, Options &options)
{
    if (!parser.isSet(u"scenario-file"_s))
        return std::nullopt;
    if (parser.isSet(u"scenario"_s))
        return u"--scenario and --scenario-file exclude each other."_s;
    QFile file(parser.value(u"scenario-file"_s));
    if (!file.open(QIODevice::ReadOnly)) {
        return u"--scenario-file %1 cannot be read: %2."_s.arg(file.fileName(), file.errorString());
    }
    options.ownScenario = file.read(mostScenarioBytes + 1);
    if (options.ownScenario.size() > mostScenarioBytes) {
        return u"--scenario-file %1 is too large: at most %2 B."_s.arg(file.fileName())
            .arg(mostScenarioBytes);
    }
    const auto own = OwnScenario::read(options.ownScenario);
    if (!own) {
        QStringList lines;
        for (const QString &mistake : own.error())
            lines.append(file.fileName() + u", "_s + mistake);
        return lines.join(u'\n');
    }
    if (own->speed && !parser.isSet(u"speed"_s))
        options.speed = *own->speed;
    return std::nullopt;
}

Wrong readFaults(const QCommandLineParser &parser, Options &options)
{
    const QStringList texts = parser.values(u"fault"_s);
    for (const QString &text : texts) {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &error);
        if (!document.isObject()) {
            const bool valid = error.error == QJsonParseError::NoError;
            return u"--fault %1 is not a JSON object%2."_s.arg(
                text, valid ? QString() : u": "_s + error.errorString());
        }
        QList<Mistake> mistakes;
        if (!Fault::read(document.object(), {}, mistakes)) {
            QStringList lines;
            for (const Mistake &mistake : std::as_const(mistakes))
                lines.append(u"--fault %1: %2"_s.arg(text, mistake.text));
            return lines.join(u'\n');
        }
        options.faults.append(document.object());
    }
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
    if (Wrong wrong = readTexts(parser, options))
        return wrong;
    if (Wrong wrong = readScenarioFile(parser, options))
        return wrong;
    return readFaults(parser, options);
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
