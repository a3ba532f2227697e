// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preferences/preferencerows.h"

#include "domain/priorityrules.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace console {

namespace {

struct PreferenceRows {
    Q_DECLARE_TR_FUNCTIONS(console::PreferenceRows)
};

constexpr qsizetype mostPhones = 50;

/// In the order of the columns.
constexpr std::array members{"responseType"_L1,     "classification"_L1, "emergency"_L1,
                             "olderThanMinutes"_L1, "pinned"_L1,         "chattering"_L1,
                             "repeated"_L1,         "priority"_L1};

QString cellOf(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    return value.toVariant().toString();
}

QJsonValue memberOf(QLatin1StringView name, const QString &cell)
{
    if (cell == "true"_L1 || cell == "false"_L1)
        return cell == "true"_L1;
    if (name == "emergency"_L1 || name == "classification"_L1)
        return cell;
    bool isNumber = false;
    const int number = cell.toInt(&isNumber);
    return isNumber ? QJsonValue(number) : QJsonValue(cell);
}

QJsonArray arrayOf(const QString &json)
{
    return QJsonDocument::fromJson(json.toUtf8()).array();
}

QString textOf(const QJsonArray &array)
{
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

} // namespace

QList<TableEditor::Column> ruleColumns()
{
    using T = PreferenceRows;
    const TableEditor::Choices yesNo{
        {QString(), T::tr("any")}, {u"true"_s, T::tr("yes")}, {u"false"_s, T::tr("no")}};
    TableEditor::Choices priorities;
    for (int i = 1; i <= 5; ++i)
        priorities += {QString::number(i), QString::number(i)};
    return {
        {T::tr("Type"), {}, {}},
        {T::tr("Class"),
         {{QString(), T::tr("any")},
          {u"real"_s, T::tr("real")},
          {u"test"_s, T::tr("test")},
          {u"none"_s, T::tr("not given")}},
         {}},
        {T::tr("Words hold"), {}, {}},
        {T::tr("Over, min"), {}, {}},
        {T::tr("Pinned"), yesNo, {}},
        {T::tr("Chattering"), yesNo, {}},
        {T::tr("Repeated"), yesNo, {}},
        {T::tr("Priority"), priorities, QString::number(PriorityRules::usual)},
    };
}

QList<QStringList> rulesToRows(const QString &json)
{
    QJsonArray array = arrayOf(json);
    if (array.isEmpty())
        array = arrayOf(PriorityRules::builtInJson());
    QList<QStringList> rows;
    for (const auto &value : std::as_const(array)) {
        QStringList row;
        for (const auto name : members)
            row += cellOf(value.toObject().value(name));
        rows += row;
    }
    return rows;
}

QString rowsToRules(const QList<QStringList> &rows)
{
    QJsonArray array;
    for (const QStringList &row : rows) {
        QJsonObject rule;
        for (std::size_t i = 0; i < members.size(); ++i) {
            const QString cell = row.value(qsizetype(i)).trimmed();
            if (!cell.isEmpty())
                rule.insert(members[i], memberOf(members[i], cell));
        }
        array += rule;
    }
    return array == arrayOf(PriorityRules::builtInJson()) ? u"[]"_s : textOf(array);
}

QList<TableEditor::Column> phoneColumns()
{
    return {{PreferenceRows::tr("Name"), {}, {}}, {PreferenceRows::tr("Number"), {}, {}}};
}

QList<QStringList> phonesToRows(const QString &json)
{
    QList<QStringList> rows;
    for (const auto &value : arrayOf(json))
        rows += {value["name"_L1].toString(), value["number"_L1].toString()};
    return rows;
}

QString rowsToPhones(const QList<QStringList> &rows)
{
    QJsonArray array;
    for (const QStringList &row : rows) {
        array += QJsonObject{{u"name"_s, row.value(0).simplified()},
                             {u"number"_s, row.value(1).simplified()}};
    }
    return textOf(array);
}

QString problemOfPhones(const QString &json)
{
    using T = PreferenceRows;
    static const QRegularExpression number(uR"(^\+?[0-9()][0-9 ()*#-]{1,24}$)"_s);
    const QList<QStringList> rows = phonesToRows(json);
    if (rows.size() > mostPhones)
        return T::tr("At most %1 entries.").arg(mostPhones);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const QStringList &row = rows.at(i);
        if (row.at(0).isEmpty() || row.at(0).size() > 60)
            return T::tr("Row %1: write a name, at most 60 characters.").arg(i + 1);
        if (!number.match(row.at(1)).hasMatch())
            return T::tr("Row %1: not a phone number. Example: +27 21 555 0100").arg(i + 1);
    }
    return {};
}

} // namespace console
