// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checklists/checklists.h"

#include "checklists/jsonplace.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <optional>

// In a static library resources wait to be asked for.
static void initResources()
{
    Q_INIT_RESOURCE(console_checklist_file);
}

namespace console {

using namespace Qt::StringLiterals;

namespace {

using Kind = ChecklistMistake::Kind;

/// The program's own steps; no file may claim them.
const QString reserved = u"console."_s;

class Reader {
public:
    explicit Reader(const QByteArray &json) : m_json(json) { }

    std::optional<ChecklistMistake> read(const QJsonObject &root,
                                         QHash<QString, QList<ChecklistStep>> &into)
    {
        if (const auto odd = oddKey(root, {}, {u"checklists"_s}))
            return odd;
        const QJsonValue lists = root.value("checklists"_L1);
        if (!lists.isArray() || lists.toArray().isEmpty())
            return mistake(Kind::NoChecklists, {u"checklists"_s});
        for (int i = 0; i < lists.toArray().size(); ++i) {
            if (const auto wrong = readList(lists[i], {u"checklists"_s, i}, into))
                return wrong;
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] ChecklistMistake mistake(Kind kind, const JsonPath &path,
                                           const QString &detail = {}) const
    {
        return {.kind = kind, .line = jsonLine(m_json, path), .detail = detail};
    }

    [[nodiscard]] std::optional<ChecklistMistake>
    oddKey(const QJsonObject &object, const JsonPath &path, const QStringList &known) const
    {
        const QStringList keys = object.keys();
        const auto odd =
            std::ranges::find_if(keys, [&](const QString &key) { return !known.contains(key); });
        return odd == keys.end()
                   ? std::nullopt
                   : std::optional(mistake(Kind::UnknownKey, path + JsonPath{*odd}, *odd));
    }

    std::optional<ChecklistMistake> readList(const QJsonValue &list, const JsonPath &path,
                                             QHash<QString, QList<ChecklistStep>> &into)
    {
        if (!list.isObject())
            return mistake(Kind::NotAnObject, path, u"checklists"_s);
        const QJsonObject object = list.toObject();
        if (const auto odd = oddKey(object, path, {u"types"_s, u"steps"_s}))
            return odd;
        const QJsonArray steps = object.value("steps"_L1).toArray();
        if (steps.isEmpty())
            return mistake(Kind::NoSteps, path + JsonPath{u"steps"_s});
        QList<ChecklistStep> read;
        for (int i = 0; i < steps.size(); ++i) {
            const JsonPath place = path + JsonPath{u"steps"_s, i};
            if (const auto wrong = readStep(steps.at(i), place, read))
                return wrong;
        }
        const QJsonArray types = object.value("types"_L1).toArray();
        const JsonPath typesPath = path + JsonPath{u"types"_s};
        if (types.isEmpty())
            return mistake(Kind::NoTypes, typesPath);
        for (int i = 0; i < types.size(); ++i) {
            const QString code = types.at(i).toString().trimmed().toUpper();
            if (code.isEmpty())
                return mistake(Kind::NoTypes, typesPath + JsonPath{i});
            if (into.contains(code))
                return mistake(Kind::TypeTwice, typesPath + JsonPath{i}, code);
            into.insert(code, read);
        }
        return std::nullopt;
    }

    std::optional<ChecklistMistake> readStep(const QJsonValue &value, const JsonPath &path,
                                             QList<ChecklistStep> &into) const
    {
        if (!value.isObject())
            return mistake(Kind::NotAnObject, path, u"steps"_s);
        const QJsonObject object = value.toObject();
        const QStringList known{u"id"_s, u"text"_s, u"required"_s, u"phone"_s};
        if (const auto odd = oddKey(object, path, known))
            return odd;
        ChecklistStep step;
        step.id = object.value("id"_L1).toString().trimmed();
        if (step.id.isEmpty())
            return mistake(Kind::NoId, path + JsonPath{u"id"_s});
        if (step.id.startsWith(reserved))
            return mistake(Kind::IdReserved, path + JsonPath{u"id"_s}, step.id);
        if (std::ranges::find(into, step.id, &ChecklistStep::id) != into.end())
            return mistake(Kind::IdTwice, path + JsonPath{u"id"_s}, step.id);
        const QJsonValue text = object.value("text"_L1);
        if (text.isString())
            step.text.insert(u"en"_s, text.toString().simplified());
        const QJsonObject texts = text.toObject();
        for (auto it = texts.begin(); it != texts.end(); ++it)
            step.text.insert(it.key(), it.value().toString().simplified());
        step.text.removeIf([](const auto &entry) { return entry.value().isEmpty(); });
        if (!step.text.contains(u"en"_s))
            return mistake(Kind::NoText, path + JsonPath{u"text"_s});
        const QJsonValue required = object.value("required"_L1);
        if (!required.isBool() && !required.isUndefined())
            return mistake(Kind::RequiredNotABool, path + JsonPath{u"required"_s});
        step.required = required.toBool();
        const QJsonValue phone = object.value("phone"_L1);
        if (!phone.isString() && !phone.isUndefined())
            return mistake(Kind::PhoneNotAText, path + JsonPath{u"phone"_s});
        step.phone = phone.toString().simplified();
        into.append(step);
        return std::nullopt;
    }

    const QByteArray &m_json;
};

} // namespace

QString ChecklistStep::textIn(const QString &language) const
{
    return text.value(language, text.value(u"en"_s));
}

std::expected<Checklists, ChecklistMistake> Checklists::fromJson(const QByteArray &json)
{
    if (json.size() > largestFile)
        return std::unexpected(ChecklistMistake{.kind = Kind::TooLarge, .line = 1, .detail = {}});
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        return std::unexpected(ChecklistMistake{.kind = Kind::Syntax,
                                                .line = lineOfOffset(json, error.offset),
                                                .detail = error.errorString()});
    }
    if (!document.isObject())
        return std::unexpected(
            ChecklistMistake{.kind = Kind::NoChecklists, .line = 1, .detail = {}});
    Checklists read;
    if (auto wrong = Reader(json).read(document.object(), read.m_steps))
        return std::unexpected(std::move(*wrong));
    return read;
}

Checklists Checklists::builtIn()
{
    initResources();
    QFile file(u":/checklists/default.json"_s);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    auto read = fromJson(file.readAll());
    Q_ASSERT(opened && read);
    return *read;
}

QList<ChecklistStep> Checklists::steps(const QString &typeCode) const
{
    const auto found = m_steps.constFind(typeCode.trimmed().toUpper());
    return found != m_steps.cend() ? *found : m_steps.value(u"*"_s);
}

ChecklistStep Checklists::followUp()
{
    return {.id = reserved + u"followUp"_s,
            .text = {{u"en"_s, u"Read the follow-up note"_s}, {u"af"_s, u"Lees die opvolgnota"_s}},
            .required = true,
            .phone = {}};
}

} // namespace console
