// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/faultedits.h"

#include <QJsonDocument>

#include <functional>

using namespace Qt::StringLiterals;

namespace sandbox::faultedits {

namespace {

constexpr int deepest = 6;

using ListEdit = std::function<bool(QJsonArray &)>;
using ObjectEdit = std::function<bool(QJsonObject &)>;

// The answer as a list, or the lists in its first level.
bool editLists(QJsonDocument &document, const ListEdit &edit)
{
    if (document.isArray()) {
        QJsonArray list = document.array();
        const bool changed = edit(list);
        document.setArray(list);
        return changed;
    }
    QJsonObject object = document.object();
    bool changed = false;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!it.value().isArray())
            continue;
        QJsonArray list = it.value().toArray();
        changed = edit(list) || changed;
        it.value() = list;
    }
    document.setObject(object);
    return changed;
}

// The elements of a list, or the answer itself.
bool editObjects(QJsonDocument &document, const ObjectEdit &edit)
{
    if (document.isObject()) {
        QJsonObject object = document.object();
        const bool changed = edit(object);
        document.setObject(object);
        return changed;
    }
    QJsonArray list = document.array();
    bool changed = false;
    for (qsizetype at = 0; at < list.size(); ++at) {
        if (!list.at(at).isObject())
            continue;
        QJsonObject object = list.at(at).toObject();
        changed = edit(object) || changed;
        list.replace(at, object);
    }
    document.setArray(list);
    return changed;
}

bool duplicate(QJsonArray &list)
{
    const qsizetype size = list.size();
    for (qsizetype at = 0; at < size; at += 2)
        list.append(list.at(at));
    return size > 0;
}

bool shuffle(QJsonArray &list, Random &random)
{
    if (list.size() < 2)
        return false;
    const QJsonArray before = list;
    for (qsizetype last = list.size() - 1; last > 0; --last) {
        const qsizetype other = random.integer(0, int(last));
        const QJsonValue kept = list.at(last);
        list.replace(last, list.at(other));
        list.replace(other, kept);
    }
    if (list == before) // chance may leave all in its place
        list.append(list.takeAt(0));
    return true;
}

QJsonValue ofAnotherType(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Double: return QJsonArray{value};
    case QJsonValue::String: return value.toString().size();
    case QJsonValue::Bool: return u"perhaps"_s;
    case QJsonValue::Array: return QJsonObject{};
    case QJsonValue::Object: return QJsonArray{};
    default: return QJsonObject{};
    }
}

bool turnTypes(QJsonObject &object)
{
    for (auto it = object.begin(); it != object.end(); ++it)
        it.value() = ofAnotherType(it.value());
    return !object.isEmpty();
}

// Every third element, so that there is something left to read.
bool wrongTypes(QJsonDocument &document)
{
    int index = 0;
    return editObjects(
        document, [&index](QJsonObject &object) { return index++ % 3 == 0 && turnTypes(object); });
}

bool isCallout(const QJsonObject &object)
{
    return object.contains(u"status"_s) && object.contains(u"id"_s)
           && (object.contains(u"responseTypeId"_s) || object.contains(u"incidentInformation"_s)
               || object.contains(u"responseType"_s));
}

// Wherever a callout is in the answer. Closed ones stay closed: that is no word for a stage.
bool setStatus(QJsonValue &value, const QString &text, int depth)
{
    bool changed = false;
    if (depth > deepest)
        return false;
    if (value.isArray()) {
        QJsonArray list = value.toArray();
        for (qsizetype at = 0; at < list.size(); ++at) {
            QJsonValue element = list.at(at);
            if (setStatus(element, text, depth + 1)) {
                list.replace(at, element);
                changed = true;
            }
        }
        value = list;
        return changed;
    }
    if (!value.isObject())
        return false;
    QJsonObject object = value.toObject();
    if (isCallout(object) && object.value(u"status"_s).toString() != u"closed"_s) {
        object.insert(u"status"_s, text);
        changed = true;
    }
    for (auto it = object.begin(); it != object.end(); ++it) {
        QJsonValue member = it.value();
        if (setStatus(member, text, depth + 1)) {
            it.value() = member;
            changed = true;
        }
    }
    value = object;
    return changed;
}

bool unknownStatus(QJsonDocument &document, const QString &text)
{
    QJsonValue root =
        document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    if (!setStatus(root, text, 0))
        return false;
    document = root.isArray() ? QJsonDocument(root.toArray()) : QJsonDocument(root.toObject());
    return true;
}

bool unknownFields(QJsonDocument &document)
{
    return editObjects(document, [](QJsonObject &object) {
        object.insert(u"riskScore"_s, 7);
        object.insert(u"handledBy"_s, QJsonObject{{u"team"_s, u"north"_s}, {u"shift"_s, 2}});
        object.insert(u"labels"_s, QJsonArray{u"new"_s, QJsonValue(QJsonValue::Null)});
        return true;
    });
}

// The same ones each time, so that they are missing and not merely flickering.
bool drop(QJsonDocument &document, const Fault &fault, Memory &memory)
{
    return editLists(document, [&](QJsonArray &list) {
        if (memory.dropped.isEmpty() && !fault.ids.isEmpty())
            memory.dropped = QSet<qint64>(fault.ids.begin(), fault.ids.end());
        if (memory.dropped.isEmpty()) {
            QJsonArray left = list;
            for (qint64 chosen = 0; chosen < fault.number && !left.isEmpty(); ++chosen) {
                const int at = memory.random.integer(0, int(left.size()) - 1);
                memory.dropped.insert(left.takeAt(at)[u"id"_s].toInteger());
            }
        }
        const qsizetype before = list.size();
        for (qsizetype at = list.size() - 1; at >= 0; --at) {
            if (memory.dropped.contains(list.at(at)[u"id"_s].toInteger()))
                list.removeAt(at);
        }
        return list.size() != before;
    });
}

bool applyToJson(const Fault &fault, Memory &memory, QJsonDocument &document)
{
    switch (fault.kind) {
    case FaultKind::WrongTypes: return wrongTypes(document);
    case FaultKind::DuplicateList: return editLists(document, duplicate);
    case FaultKind::ReorderList:
        return editLists(document,
                         [&memory](QJsonArray &list) { return shuffle(list, memory.random); });
    case FaultKind::UnknownStatus: return unknownStatus(document, fault.text);
    case FaultKind::UnknownFields: return unknownFields(document);
    case FaultKind::DropFromList: return drop(document, fault, memory);
    default: return false;
    }
}

} // namespace

bool apply(const Fault &fault, Memory &memory, QByteArray &body)
{
    switch (fault.kind) {
    case FaultKind::EmptyBody: body.clear(); return true;
    case FaultKind::InvalidJson: // an end that is missing: the length agrees, the text does not
        body =
            body.isEmpty() ? QByteArray("{") : body.first(std::max<qsizetype>(1, body.size() / 2));
        return true;
    case FaultKind::HugeBody: // what a reader without a limit would take for the right answer
        body.append(QByteArray(qsizetype(fault.megabytes) * 1024 * 1024, ' '));
        return true;
    default: break;
    }
    QJsonDocument document = QJsonDocument::fromJson(body);
    if (document.isNull() || !applyToJson(fault, memory, document))
        return false;
    body = document.toJson(QJsonDocument::Compact);
    return true;
}

} // namespace sandbox::faultedits
