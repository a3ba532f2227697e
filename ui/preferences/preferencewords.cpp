// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preferences/preferencewords.h"

#include "domain/priorityrules.h"
#include "ui/preferences/preferencerows.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace console {

using Kind = PreferenceSpec::Kind;

namespace {

constexpr qsizetype steps = 5; // of the escalation ladder
constexpr int longestStep = 3600;

/// Without accents and case: people look for words, not for spellings.
QString folded(const QString &text)
{
    QString result;
    for (const QChar c : text.normalized(QString::NormalizationForm_D).toCaseFolded()) {
        if (!c.isMark())
            result += c;
    }
    return result;
}

bool isRising(const QString &text)
{
    const QStringList parts = text.split(u';');
    int before = 0;
    for (const QString &part : parts) {
        bool ok = false;
        const int seconds = part.toInt(&ok);
        if (!ok || seconds <= before || seconds > longestStep)
            return false;
        before = seconds;
    }
    return parts.size() == steps;
}

bool isPrintable(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.isPrint() || c.isSurrogate(); });
}

} // namespace

QString tidySeconds(const QString &text)
{
    static const QRegularExpression gap(uR"(\s*[;,\s]\s*)"_s);
    QString plain = text.trimmed();
    if (plain.endsWith(u's'))
        plain = plain.chopped(1).trimmed();
    return plain.split(gap, Qt::SkipEmptyParts).join(u';');
}

QString PreferenceWords::valueText(const PreferenceSpec &spec, const QVariant &value)
{
    switch (spec.kind) {
    case Kind::Number: return value.toString() + spec.unit;
    case Kind::Flag: return value.toInt() != 0 ? tr("on") : tr("off");
    case Kind::Choice:
        for (const auto &[key, words] : spec.choices) {
            if (key == value.toString())
                return words;
        }
        return value.toString();
    case Kind::Seconds: return tr("%1 s").arg(value.toString().replace(u";"_s, u", "_s));
    case Kind::Text:
    case Kind::File:
    case Kind::Device: return value.toString().isEmpty() ? spec.unit : value.toString();
    case Kind::Rules: {
        const auto count = rulesToRows(value.toString()).size();
        return value.toString() == "[]"_L1 ? tr("built in") : tr("%n row(s)", nullptr, int(count));
    }
    case Kind::Phones: {
        const auto count = phonesToRows(value.toString()).size();
        return count == 0 ? tr("empty") : tr("%n entry(s)", nullptr, int(count));
    }
    case Kind::OnMapPage:
    case Kind::OnPage: break;
    }
    return value.toString();
}

QString PreferenceWords::problem(const PreferenceSpec &spec, const PreferenceValues &all)
{
    const QVariant value = all.value(spec.name);
    const QString text = value.toString();
    switch (spec.kind) {
    case Kind::Seconds:
        return isRising(text)
                   ? QString()
                   : tr("Five whole numbers of seconds, each above the one before, up to "
                        "3600: 15, 20, 30, 60, 90.");
    case Kind::Number:
        if (value.toInt() < spec.least || value.toInt() > spec.most)
            return tr("From %1 to %2.").arg(spec.least).arg(spec.most);
        if (spec.name == "flood.leave"_L1 && value.toInt() >= all.value(u"flood.enter"_s).toInt())
            return tr("Must be below the number at which a flood begins.");
        return {};
    case Kind::Text:
        if (text.trimmed().size() < spec.least)
            return tr("Write a name.");
        return isPrintable(text) && text.trimmed().size() <= spec.most
                   ? QString()
                   : tr("At most %1 characters, in one line.").arg(spec.most);
    case Kind::File:
        return text.isEmpty() || (text.startsWith(u'/') || text.contains(u":/"_s))
                   ? QString()
                   : tr("Give the whole path of the file, or leave it empty.");
    case Kind::Rules: {
        const auto rules = PriorityRules::fromJson(text);
        return rules ? QString() : rules.error().reason;
    }
    case Kind::Phones: return problemOfPhones(text);
    case Kind::Flag:
    case Kind::Choice:
    case Kind::Device:
    case Kind::OnMapPage:
    case Kind::OnPage: break;
    }
    return {};
}

QList<qsizetype> PreferenceWords::find(const QList<PreferenceSpec> &rows, const QString &text)
{
    const QStringList wanted = folded(text).split(u' ', Qt::SkipEmptyParts);
    if (wanted.isEmpty())
        return {};
    const auto holds = [&wanted](const QString &words) {
        return std::ranges::all_of(wanted,
                                   [&words](const QString &word) { return words.contains(word); });
    };
    QList<qsizetype> byName;
    QList<qsizetype> byWords;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const PreferenceSpec &row = rows.at(i);
        const QString name = folded(row.label);
        if (holds(name))
            byName += i;
        else if (holds(name + u' ' + folded(row.explanation) + u' ' + folded(row.otherWords) + u' '
                       + folded(PreferenceTable::pageName(row.page))))
            byWords += i;
    }
    return byName + byWords;
}

} // namespace console
