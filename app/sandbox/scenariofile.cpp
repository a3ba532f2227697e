// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/scenariofile.h"

#include "sandbox/directory.h"
#include "sandbox/jsonlines.h"
#include "sandbox/play.h"
#include "sandbox/roster.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr double longestSeconds = 7 * 86400;
constexpr qsizetype mostCallouts = 2000;
constexpr qsizetype mostSteps = 500;

const QStringList actions{u"own"_s,    u"dispatch"_s,    u"withdraw"_s,
                          u"arrive"_s, u"complete"_s,    u"close"_s,
                          u"chat"_s,   u"cancelRight"_s, u"cancelWrong"_s};

qint64 milliseconds(double seconds)
{
    return qint64(seconds * 1000.0);
}

// What must have happened before a step, followed along the steps of one callout.
struct Progress {
    bool dispatched = false;
    bool arrived = false;
    bool completed = false;
    bool closed = false;

    // The sentence when this step cannot come now.
    QString take(const QString &action)
    {
        const bool ended = closed;
        const bool underWay = dispatched && !arrived;
        QString wrong;
        if (action == u"dispatch"_s && dispatched)
            wrong = u"A responder is dispatched already; withdraw comes first."_s;
        else if (action == u"withdraw"_s && !underWay)
            wrong = u"withdraw needs a responder on the way: a dispatch before it."_s;
        else if (action == u"arrive"_s && !underWay)
            wrong = u"arrive needs a responder on the way: a dispatch before it."_s;
        else if (action == u"complete"_s && (!arrived || completed))
            wrong = u"complete needs a responder on scene: an arrive before it."_s;
        if (action == u"dispatch"_s)
            dispatched = true;
        else if (action == u"withdraw"_s)
            dispatched = false;
        else if (action == u"arrive"_s)
            arrived = true;
        else if (action == u"complete"_s)
            completed = true;
        else if (action == u"close"_s)
            closed = true;
        return ended ? u"Nothing can follow close."_s : wrong;
    }
};

OwnStep readStep(const QJsonValue &value, const QString &pointer, Progress &progress,
                 QList<Mistake> &mistakes)
{
    OwnStep step;
    if (!value.isObject()) {
        mistakes.append({pointer, u"A step must be an object."_s});
        return step;
    }
    ObjectReader reader(value.toObject(), pointer, mistakes);
    reader.require(u"after"_s);
    reader.require(u"do"_s);
    step.afterMs = milliseconds(reader.number(u"after"_s, 0, longestSeconds).value_or(0.0));
    const std::optional<QString> action = reader.word(u"do"_s, actions);
    const std::optional<QString> text = reader.text(u"text"_s);
    const std::optional<QString> source =
        reader.word(u"source"_s, {u"control"_s, u"customer"_s, u"responder"_s});
    if (action) {
        step.action = *action;
        if (const QString wrong = progress.take(*action); !wrong.isEmpty())
            reader.wrong(u"do"_s, wrong);
        const bool speaks = *action == u"dispatch"_s || *action == u"withdraw"_s
                            || *action == u"arrive"_s || *action == u"complete"_s;
        if (*action == u"chat"_s && !reader.has(u"text"_s))
            reader.wrong({}, u"chat needs a text."_s);
        else if (*action != u"chat"_s && !speaks && reader.has(u"text"_s))
            reader.wrong(u"text"_s, u"%1 takes no text."_s.arg(*action));
        if (*action != u"chat"_s && reader.has(u"source"_s))
            reader.wrong(u"source"_s, u"Only chat takes a source."_s);
    }
    step.text = text.value_or(QString());
    step.source = source.value_or(u"customer"_s);
    reader.refuseOthers();
    return step;
}

const FixedLocation *siteOf(const QString &reference)
{
    const QList<FixedLocation> &sites = roster::fixedLocations();
    const auto found = std::ranges::find(sites, reference, &FixedLocation::externalReferenceId);
    return found == sites.end() ? nullptr : &*found;
}

void readWho(ObjectReader &reader, OwnCallout &callout)
{
    const QJsonValue who = reader.value(u"customerId"_s);
    if (who.isDouble()) {
        const QList<Customer> &people = roster::customers();
        const auto found = std::ranges::find(people, who.toInteger(), &Customer::id);
        if (found == people.end())
            reader.wrong(u"customerId"_s,
                         u"There is no customer %1."_s.arg(who.toVariant().toString()));
        else if (!found->subscribed && !reader.has(u"fixedLocation"_s))
            reader.wrong(
                u"customerId"_s,
                u"Customer %1 has no subscription: only a fixedLocation is possible."_s.arg(
                    found->id));
        callout.customerId = who.toInteger();
    } else if (!who.isUndefined() && who.toString() != u"random"_s) {
        reader.wrong(u"customerId"_s, u"customerId must be a number or \"random\"."_s);
    }
}

void readWhere(ObjectReader &reader, OwnCallout &callout, QList<Mistake> &mistakes)
{
    if (const std::optional<QJsonObject> position = reader.object(u"position"_s)) {
        ObjectReader inner(*position, reader.pointerTo(u"position"_s), mistakes);
        inner.require(u"latitude"_s);
        inner.require(u"longitude"_s);
        callout.position = GeoPoint{inner.number(u"latitude"_s, -90.0, 90.0).value_or(0.0),
                                    inner.number(u"longitude"_s, -180.0, 180.0).value_or(0.0)};
        inner.refuseOthers();
    }
    if (const std::optional<QString> reference = reader.text(u"fixedLocation"_s)) {
        const FixedLocation *site = siteOf(*reference);
        if (!site) {
            reader.wrong(u"fixedLocation"_s,
                         u"There is no fixed location \"%1\"."_s.arg(*reference));
        } else {
            callout.fixedLocationId = site->id;
            if (!callout.customerId)
                callout.customerId = site->customerId;
        }
        if (reader.has(u"position"_s))
            reader.wrong(u"fixedLocation"_s, u"position and fixedLocation exclude each other."_s);
    }
}

// An id, or the name that goes with it.
std::optional<qint64> readChoice(ObjectReader &reader, const QString &name,
                                 const QList<std::pair<qint64, QString>> &choices)
{
    const QJsonValue value = reader.value(name);
    QStringList known;
    for (const auto &[id, word] : choices) {
        if ((value.isDouble() && value.toDouble() == double(id)) || value.toString() == word)
            return id;
        known.append(u"%1 (%2)"_s.arg(id).arg(word));
    }
    if (!value.isUndefined())
        reader.wrong(name, u"%1 must be one of %2."_s.arg(name, known.join(u", "_s)));
    return std::nullopt;
}

void readKind(ObjectReader &reader, OwnCallout &callout)
{
    QList<std::pair<qint64, QString>> types;
    for (const ResponseType &type : Directory::responseTypes())
        types.append({type.id, QString::fromLatin1(type.value)});
    callout.responseTypeId = readChoice(reader, u"responseType"_s, types);
    callout.classificationId =
        readChoice(reader, u"classification"_s, {{1, u"REAL"_s}, {2, u"TEST"_s}});
    const QStringList motions{u"fixed"_s, u"standing"_s, u"walking"_s, u"driving"_s, u"stuck"_s};
    if (const std::optional<QString> motion = reader.word(u"motion"_s, motions))
        callout.motion = Motion(motions.indexOf(*motion)); // in the order of the enumeration
}

OwnCallout readCallout(const QJsonValue &value, const QString &pointer, bool waits,
                       QList<Mistake> &mistakes)
{
    OwnCallout callout;
    if (!value.isObject()) {
        mistakes.append({pointer, u"A callout must be an object."_s});
        return callout;
    }
    ObjectReader reader(value.toObject(), pointer, mistakes);
    reader.require(u"at"_s);
    callout.atMs = milliseconds(reader.number(u"at"_s, -86400.0, longestSeconds).value_or(0.0));
    readWho(reader, callout);
    readWhere(reader, callout, mistakes);
    readKind(reader, callout);
    const QJsonArray steps = reader.array(u"steps"_s);
    if (waits && !steps.isEmpty())
        reader.wrong(u"steps"_s, u"On the basis of training there are no steps: the trainer "
                                 "takes them."_s);
    if (steps.size() > mostSteps)
        reader.wrong(u"steps"_s, u"There are too many steps: at most %1."_s.arg(mostSteps));
    Progress progress;
    for (qsizetype at = 0; at < std::min(steps.size(), mostSteps); ++at) {
        callout.steps.append(
            readStep(steps.at(at), u"%1/steps/%2"_s.arg(pointer).arg(at), progress, mistakes));
    }
    reader.refuseOthers();
    return callout;
}

OwnFault readFault(const QJsonValue &value, const QString &pointer, QList<Mistake> &mistakes)
{
    OwnFault own;
    if (!value.isObject()) {
        mistakes.append({pointer, u"A fault must be an object."_s});
        return own;
    }
    QJsonObject object = value.toObject();
    ObjectReader reader(object, pointer, mistakes);
    reader.require(u"at"_s);
    reader.require(u"for"_s);
    own.atMs = milliseconds(reader.number(u"at"_s, 0, longestSeconds).value_or(0.0));
    own.forMs = milliseconds(reader.number(u"for"_s, 0.1, longestSeconds).value_or(0.0));
    if (reader.has(u"seconds"_s) && reader.value(u"kind"_s) != u"clockSkew"_s) {
        reader.wrong(u"seconds"_s, u"In a scenario \"for\" says how long."_s);
        object.remove(u"seconds"_s);
    }
    object.remove(u"at"_s);
    object.remove(u"for"_s);
    if (const std::optional<Fault> fault = Fault::read(object, pointer, mistakes))
        own.fault = *fault;
    return own;
}

OwnScenario readScenario(const QJsonObject &object, const QString &root, QList<Mistake> &mistakes)
{
    OwnScenario own;
    ObjectReader reader(object, root, mistakes);
    reader.require(u"name"_s);
    own.name = reader.text(u"name"_s).value_or(QString());
    if (playNames().contains(own.name))
        reader.wrong(u"name"_s, u"\"%1\" is the name of a built-in scenario."_s.arg(own.name));
    own.basis = reader.word(u"basis"_s, playNames()).value_or(u"empty"_s);
    if (const std::optional<qint64> seed = reader.whole(u"seed"_s, 0, 4294967295))
        own.seed = quint32(*seed);
    own.speed = reader.number(u"speed"_s, 0.001, 1000.0);
    const QJsonArray callouts = reader.array(u"callouts"_s);
    if (callouts.size() > mostCallouts) {
        reader.wrong(u"callouts"_s,
                     u"There are too many callouts: at most %1."_s.arg(mostCallouts));
    }
    for (qsizetype at = 0; at < std::min(callouts.size(), mostCallouts); ++at) {
        own.callouts.append(readCallout(callouts.at(at), u"%1/callouts/%2"_s.arg(root).arg(at),
                                        own.basis == u"training"_s, mistakes));
    }
    const QJsonArray faults = reader.array(u"faults"_s);
    for (qsizetype at = 0; at < faults.size(); ++at)
        own.faults.append(readFault(faults.at(at), u"%1/faults/%2"_s.arg(root).arg(at), mistakes));
    reader.refuseOthers();
    return own;
}

} // namespace

std::expected<OwnScenario, QStringList> OwnScenario::read(const QByteArray &json,
                                                          const QString &root)
{
    const auto told = [](int line, const QString &text) {
        return u"line %1: %2"_s.arg(line).arg(text);
    };
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        return std::unexpected(
            QStringList{told(JsonLines::lineAt(json, error.offset),
                             u"This is not valid JSON: %1."_s.arg(error.errorString()))});
    }
    const QJsonValue whole =
        root.isEmpty() ? QJsonValue(document.object()) : document.object().value(root.sliced(1));
    if (!document.isObject() || !whole.isObject())
        return std::unexpected(QStringList{told(1, u"A scenario must be a JSON object."_s)});
    const JsonLines lines(json);
    QList<Mistake> mistakes;
    const OwnScenario own = readScenario(whole.toObject(), root, mistakes);
    QList<std::pair<int, QString>> found;
    for (const Mistake &mistake : std::as_const(mistakes))
        found.append({lines.lineOf(mistake.pointer), mistake.text});
    for (const auto &[pointer, line] : lines.repeated()) {
        found.append(
            {line, u"%1 is there twice."_s.arg(pointer.sliced(pointer.lastIndexOf(u'/') + 1))});
    }
    if (found.isEmpty())
        return own;
    std::ranges::stable_sort(found, {}, &std::pair<int, QString>::first);
    QStringList sentences;
    for (const auto &[line, text] : std::as_const(found))
        sentences.append(told(line, text));
    return std::unexpected(sentences);
}

} // namespace sandbox
