// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/priorityrules.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace console {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Rule = PriorityRules::Rule;
using Fault = std::optional<QString>; ///< what is wrong; null = nothing

constexpr int mostMinutes = 7 * 24 * 60;

/// Life before property, what is over a day old behind what is going on now.
constexpr auto builtIn = R"([
    {"classification": "test", "priority": 5},
    {"olderThanMinutes": 1440, "priority": 4},
    {"responseType": "MEDICAL", "priority": 1},
    {"responseType": "FIRE", "priority": 1},
    {"repeated": true, "priority": 2},
    {"responseType": "SECURITY", "priority": 2}
])"_L1;

Millis ageOf(const BoardEntry &entry, UtcTime utc)
{
    return utc - entry.callout.createdAt.value_or(entry.firstSeenUtc);
}

Fault readType(const QJsonValue &value, Rule &rule)
{
    if (value.isString() && !value.toString().trimmed().isEmpty())
        rule.responseType = value.toString().trimmed();
    else if (value.toInt() > 0)
        rule.responseTypeId = value.toInt();
    else
        return u"\"responseType\" is neither a name nor a number above 0."_s;
    return {};
}

Fault readClassification(const QJsonValue &value, Rule &rule)
{
    const QString word = value.toString().trimmed().toLower();
    if (word == "real"_L1)
        rule.classification = Classification::Real;
    else if (word == "test"_L1)
        rule.classification = Classification::Test;
    else if (word == "none"_L1)
        rule.classification = Classification::NotGiven;
    else
        return u"\"classification\" is not \"real\", \"test\" or \"none\"."_s;
    return {};
}

Fault readMember(const QString &name, const QJsonValue &value, Rule &rule)
{
    const auto number = [&](int least, int most, auto &target) -> Fault {
        const double given = value.toDouble(-1);
        if (given != double(int(given)) || given < least || given > most)
            return u"\"%1\" is not a whole number from %2 to %3."_s.arg(
                name, QString::number(least), QString::number(most));
        target = int(given);
        return {};
    };
    const auto flag = [&](std::optional<bool> &target) -> Fault {
        if (!value.isBool())
            return u"\"%1\" is neither true nor false."_s.arg(name);
        target = value.toBool();
        return {};
    };
    if (name == "responseType"_L1)
        return readType(value, rule);
    if (name == "classification"_L1)
        return readClassification(value, rule);
    if (name == "olderThanMinutes"_L1)
        return number(1, mostMinutes, rule.olderThanMinutes);
    if (name == "priority"_L1)
        return number(1, 5, rule.priority);
    if (name == "pinned"_L1)
        return flag(rule.pinned);
    if (name == "chattering"_L1)
        return flag(rule.isChattering);
    if (name == "repeated"_L1)
        return flag(rule.isRepeated);
    if (name != "emergency"_L1)
        return u"\"%1\" is not a condition."_s.arg(name);
    rule.emergency = value.toString().trimmed();
    return rule.emergency.isEmpty() ? Fault(u"\"emergency\" is not a text."_s) : Fault();
}

Fault readRule(const QJsonValue &value, Rule &rule)
{
    if (!value.isObject())
        return u"it is not an object with a priority."_s;
    const QJsonObject members = value.toObject();
    if (!members.contains("priority"_L1))
        return u"\"priority\" is missing."_s;
    for (auto i = members.begin(); i != members.end(); ++i) {
        if (const Fault fault = readMember(i.key(), i.value(), rule))
            return fault;
    }
    return {};
}

std::expected<std::vector<Rule>, PriorityMistake> readTable(const QByteArray &text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError) {
        const auto line =
            1 + text.first(std::min<qsizetype>(error.offset, text.size())).count('\n');
        return std::unexpected(PriorityMistake{0, u"Line %1: this is not JSON (%2)."_s.arg(
                                                      QString::number(line), error.errorString())});
    }
    if (!document.isArray())
        return std::unexpected(PriorityMistake{0, u"The rules are not a list in brackets."_s});
    const QJsonArray rows = document.array();
    if (rows.size() > PriorityRules::mostRows)
        return std::unexpected(
            PriorityMistake{0, u"There are more than %1 rules."_s.arg(PriorityRules::mostRows)});
    std::vector<Rule> rules(std::size_t(rows.size()));
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (const Fault fault = readRule(rows.at(i), rules[std::size_t(i)]))
            return std::unexpected(
                PriorityMistake{int(i) + 1, u"Row %1: %2"_s.arg(QString::number(i + 1), *fault)});
    }
    return rules;
}

bool isSame(QStringView one, QStringView other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

} // namespace

PriorityRules::PriorityRules() : m_rules(*readTable(builtInJson().toUtf8())) { }

QString PriorityRules::builtInJson()
{
    return builtIn;
}

std::expected<PriorityRules, PriorityMistake> PriorityRules::fromJson(const QString &json)
{
    PriorityRules rules;
    if (json.trimmed().isEmpty())
        return rules;
    auto table = readTable(json.toUtf8());
    if (!table)
        return std::unexpected(table.error());
    if (!table->empty())
        rules.m_rules = std::move(*table);
    return rules;
}

void PriorityRules::setResponseTypes(const QList<ResponseType> &types)
{
    m_types = types;
}

bool PriorityRules::fits(const Rule &rule, const BoardEntry &entry, Millis age) const
{
    const Callout &callout = entry.callout;
    if (rule.responseTypeId && callout.responseTypeId != *rule.responseTypeId)
        return false;
    if (rule.classification) {
        const bool isTest = *rule.classification == Classification::Test;
        if (isTest ? !callout.isTest() : callout.classification != *rule.classification)
            return false;
    }
    if (rule.olderThanMinutes && age <= std::chrono::minutes{*rule.olderThanMinutes})
        return false;
    if ((rule.pinned && entry.pinned != *rule.pinned)
        || (rule.isChattering && (entry.repeats >= chattering) != *rule.isChattering)
        || (rule.isRepeated && (entry.repeats > 1) != *rule.isRepeated))
        return false;
    if (!rule.emergency.isEmpty()
        && !callout.emergency.contains(rule.emergency, Qt::CaseInsensitive))
        return false;
    if (rule.responseType.isEmpty())
        return true;
    if (!callout.responseTypeName.isEmpty())
        return isSame(callout.responseTypeName, rule.responseType);
    return std::ranges::any_of(m_types, [&](const ResponseType &type) {
        return type.id == callout.responseTypeId && isSame(type.value, rule.responseType);
    });
}

int PriorityRules::priorityOf(const BoardEntry &entry, UtcTime utc) const
{
    const Millis age = ageOf(entry, utc);
    const auto first =
        std::ranges::find_if(m_rules, [&](const Rule &rule) { return fits(rule, entry, age); });
    return first == m_rules.end() ? usual : first->priority;
}

std::optional<Millis> PriorityRules::nextChange(const BoardEntry &entry, UtcTime utc) const
{
    const Millis age = ageOf(entry, utc);
    std::optional<Millis> next;
    for (const Rule &rule : m_rules) {
        if (!rule.olderThanMinutes || age > std::chrono::minutes{*rule.olderThanMinutes})
            continue;
        const Millis wait = std::chrono::minutes{*rule.olderThanMinutes} - age + 1ms;
        next = std::min(next.value_or(wait), wait);
    }
    return next;
}

} // namespace console
