// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/fault.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

struct Name {
    FaultKind kind;
    const char *name;
};

constexpr Name names[] = {
    {FaultKind::Latency, "latency"},
    {FaultKind::Error, "error"},
    {FaultKind::Unauthorised, "unauthorised"},
    {FaultKind::RateLimited, "rateLimited"},
    {FaultKind::Refuse, "refuse"},
    {FaultKind::BlackHole, "blackHole"},
    {FaultKind::Drip, "drip"},
    {FaultKind::CutBody, "cutBody"},
    {FaultKind::InvalidJson, "invalidJson"},
    {FaultKind::WrongTypes, "wrongTypes"},
    {FaultKind::HugeBody, "hugeBody"},
    {FaultKind::EmptyBody, "emptyBody"},
    {FaultKind::DuplicateList, "duplicateList"},
    {FaultKind::ReorderList, "reorderList"},
    {FaultKind::UnknownStatus, "unknownStatus"},
    {FaultKind::UnknownFields, "unknownFields"},
    {FaultKind::ClockSkew, "clockSkew"},
    {FaultKind::DropFromList, "dropFromList"},
};

constexpr double longestSeconds = 7 * 86400;
constexpr double longestRefusal = 600; // while it lasts nobody can take it back
constexpr double usualRefusal = 10;

void readCodes(ObjectReader &reader, Fault &fault)
{
    const std::optional<QJsonObject> codes = reader.object(u"codes"_s);
    if (!codes) {
        fault.codes = {{500, 1.0}};
        return;
    }
    for (auto it = codes->begin(); it != codes->end(); ++it) {
        bool number = false;
        const int code = it.key().toInt(&number);
        if (!number || code < 400 || code > 599)
            reader.wrong(u"codes"_s, u"\"%1\" is not a status from 400 to 599."_s.arg(it.key()));
        else if (!it.value().isDouble() || !(it.value().toDouble() > 0.0))
            reader.wrong(u"codes"_s, u"The weight of %1 must be a number above 0."_s.arg(code));
        else
            fault.codes.append({code, it.value().toDouble()});
    }
    if (codes->isEmpty())
        reader.wrong(u"codes"_s, u"codes must name at least one status."_s);
}

void readDropped(ObjectReader &reader, Fault &fault)
{
    const QJsonArray ids = reader.array(u"ids"_s);
    for (const QJsonValue &id : ids) {
        if (id.toInteger() <= 0)
            reader.wrong(u"ids"_s, u"ids must be a list of callout ids."_s);
        fault.ids.append(id.toInteger());
    }
    fault.number = reader.whole(u"number"_s, 1, 100000).value_or(0);
    if (reader.has(u"ids"_s) == reader.has(u"number"_s))
        reader.wrong({}, u"dropFromList needs either ids or number."_s);
}

void readLatency(ObjectReader &reader, Fault &fault)
{
    reader.require(u"milliseconds"_s);
    fault.milliseconds = reader.whole(u"milliseconds"_s, 1, 600000).value_or(1);
    const QString distribution =
        reader.word(u"distribution"_s, {u"fixed"_s, u"uniform"_s, u"exponential"_s})
            .value_or(u"fixed"_s);
    fault.distribution = distribution == u"uniform"_s       ? Distribution::Uniform
                         : distribution == u"exponential"_s ? Distribution::Exponential
                                                            : Distribution::Fixed;
}

void readOwnMembers(ObjectReader &reader, Fault &fault)
{
    switch (fault.kind) {
    case FaultKind::Latency: readLatency(reader, fault); break;
    case FaultKind::Error: readCodes(reader, fault); break;
    case FaultKind::RateLimited:
        fault.retryAfterSeconds = reader.whole(u"retryAfterSeconds"_s, 0, 86400);
        break;
    case FaultKind::HugeBody:
        fault.megabytes = reader.whole(u"megabytes"_s, 1, 200).value_or(20);
        break;
    case FaultKind::UnknownStatus:
        fault.text = reader.text(u"text"_s).value_or(u"Searching"_s);
        break;
    case FaultKind::ClockSkew:
        reader.require(u"seconds"_s);
        fault.skewSeconds = reader.whole(u"seconds"_s, -86400, 86400).value_or(0);
        break;
    case FaultKind::DropFromList: readDropped(reader, fault); break;
    default: break;
    }
}

// Which requests, how often, how long.
void readReach(ObjectReader &reader, Fault &fault)
{
    if (fault.kind == FaultKind::ClockSkew) // there "seconds" is the skew
        fault.seconds = reader.number(u"for"_s, 0.001, longestSeconds);
    else
        fault.seconds = reader.number(
            u"seconds"_s, 0.001, fault.kind == FaultKind::Refuse ? longestRefusal : longestSeconds);
    if (fault.kind == FaultKind::Refuse) { // strikes whoever connects
        if (!fault.seconds)
            fault.seconds = usualRefusal;
        return;
    }
    if (const std::optional<QString> glob = reader.text(u"path"_s)) {
        fault.path = QRegularExpression(QRegularExpression::wildcardToRegularExpression(
            glob->startsWith(u'/') ? glob->sliced(1) : *glob,
            QRegularExpression::NonPathWildcardConversion));
        if (!fault.path->isValid())
            reader.wrong(u"path"_s, u"path is not a pattern: %1."_s.arg(fault.path->errorString()));
    }
    fault.method = reader
                       .word(u"method"_s, {u"GET"_s, u"HEAD"_s, u"POST"_s, u"PUT"_s, u"PATCH"_s,
                                           u"DELETE"_s, u"OPTIONS"_s})
                       .value_or(QString());
    fault.share = reader.number(u"share"_s, 0.0, 1.0).value_or(1.0);
    fault.count = reader.whole(u"count"_s, 1, 1000000000);
}

bool isAboutCalloutLists(FaultKind kind)
{
    return kind == FaultKind::DropFromList;
}

} // namespace

QStringList Fault::kinds()
{
    QStringList all;
    for (const Name &name : names)
        all.append(QString::fromLatin1(name.name));
    return all;
}

bool Fault::fits(const QString &requestMethod, const QString &requestPath) const
{
    if (kind == FaultKind::Refuse || (!method.isEmpty() && method != requestMethod))
        return false;
    if (path)
        return path->match(requestPath).hasMatch();
    if (isAboutCalloutLists(kind))
        return requestPath == u"callouts/activeCallouts"_s;
    // Who asks for a token has none that could be wrong.
    return kind != FaultKind::Unauthorised || !requestPath.startsWith(u"oauth/"_s);
}

std::optional<Fault> Fault::read(const QJsonObject &object, const QString &pointer,
                                 QList<Mistake> &mistakes)
{
    const qsizetype before = mistakes.size();
    Fault fault;
    fault.given = object;
    // What a status adds: it may be sent back as it was read.
    for (const QString &ours : {u"hits"_s, u"secondsLeft"_s, u"origin"_s})
        fault.given.remove(ours);
    ObjectReader reader(fault.given, pointer, mistakes);
    reader.require(u"kind"_s);
    const std::optional<QString> kind = reader.word(u"kind"_s, kinds());
    if (!kind)
        return std::nullopt; // the other members depend on it
    fault.kind = std::find_if(std::begin(names), std::end(names), [&](const Name &name) {
                     return *kind == QLatin1StringView(name.name);
                 })->kind;
    readReach(reader, fault);
    readOwnMembers(reader, fault);
    reader.refuseOthers();
    if (mistakes.size() != before)
        return std::nullopt;
    return fault;
}

} // namespace sandbox
