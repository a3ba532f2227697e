// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/codec/driftcount.h"

#include "panicapi/codec/textrules.h"

#include <QRegularExpression>

#include <algorithm>

namespace console::drift {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostNames = 100;
constexpr qsizetype longestName = 64;

QString asName(const QString &member)
{
    static const QRegularExpression digits(u"[0-9]{3,}"_s);
    QString name = member;
    return name.replace(digits, u"#"_s);
}

} // namespace

void count(QMap<QString, int> &counts, const QString &name)
{
    const QString key = cleanLine(name, longestName);
    if (auto found = counts.find(key); found != counts.end())
        ++*found;
    else if (counts.size() < mostNames)
        counts.insert(key, 1);
}

void countFields(Drift &drift, const QStringList &names, QLatin1StringView prefix)
{
    for (const QString &name : names)
        count(drift.unknownFields, prefix + asName(name));
}

void countUnknown(Drift &drift, const QJsonObject &object, json::Names known,
                  QLatin1StringView prefix)
{
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        const QString name = it.key();
        const bool isKnown = std::any_of(known.begin(), known.end(), [&](QLatin1StringView one) {
            return name.compare(one, Qt::CaseInsensitive) == 0;
        });
        if (!isKnown)
            count(drift.unknownFields, prefix + asName(name));
    }
}

void countUnknown(Drift &drift, const QJsonValue &value, json::Names known,
                  QLatin1StringView prefix)
{
    if (value.isObject())
        countUnknown(drift, value.toObject(), known, prefix);
}

} // namespace console::drift
