// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "table.h"

#include <QJsonDocument>

#include <algorithm>

namespace bench {

using namespace Qt::StringLiterals;

namespace {

const QStringList &columns()
{
    static const QStringList names{u"p50"_s, u"p95"_s, u"p99"_s, u"max"_s};
    return names;
}

QString shown(double value)
{
    if (value >= 1000)
        return QString::number(value, 'f', 0);
    return QString::number(value, 'f', value >= 10 ? 1 : value >= 0.1 ? 2 : 4);
}

} // namespace

void Table::add(const QString &what, int n, const QString &unit, const QJsonObject &figures)
{
    m_rows += Row{what, n, unit, figures, {}};
}

void Table::addValue(const QString &what, int n, const QString &unit, double value)
{
    add(what, n, unit, {{u"p50"_s, value}});
}

void Table::addMissing(const QString &what, int n, const QString &why)
{
    m_rows += Row{what, n, {}, {}, why};
}

bool Table::isIncomplete() const
{
    return std::ranges::any_of(m_rows, [](const Row &row) { return !row.missing.isEmpty(); });
}

std::optional<double> Table::value(const QString &what, int n, const QString &figure) const
{
    for (const Row &row : m_rows) {
        if (row.what == what && row.n == n && row.figures.contains(figure))
            return row.figures.value(figure).toDouble();
    }
    return std::nullopt;
}

void Table::addGoal(const QString &what, std::optional<double> measured, const QString &unit,
                    double goal, bool atLeast)
{
    QString verdict = u"not measured"_s;
    if (measured)
        verdict = (atLeast ? *measured >= goal : *measured <= goal) ? u"reached"_s : u"MISSED"_s;
    m_goals += u"  %1 %2 %3 %4   %5"_s.arg(what, -62)
                   .arg(measured ? shown(*measured) : u"-"_s, 8)
                   .arg(unit, -9)
                   .arg(u"%1 %2"_s.arg(atLeast ? u"at least"_s : u"at most"_s, shown(goal)), -16)
                   .arg(verdict);
    m_goalValues += QJsonObject{
        {u"what"_s, what},        {u"measured"_s, measured ? QJsonValue(*measured) : QJsonValue()},
        {u"unit"_s, unit},        {u"goal"_s, goal},
        {u"at_least"_s, atLeast}, {u"verdict"_s, verdict}};
}

QString Table::growth(const Row &row) const
{
    const auto before = value(row.what, row.n / 10, u"p50"_s);
    const auto now = value(row.what, row.n, u"p50"_s);
    return before && now && *before > 0 ? u"x %1"_s.arg(shown(*now / *before)) : QString();
}

QString Table::line(const Row &row) const
{
    QString text = u"%1 %2"_s.arg(row.what, -53).arg(row.n, 7);
    if (!row.missing.isEmpty())
        return text + u"   not measured: "_s + row.missing;
    for (const QString &column : columns()) {
        const bool known = row.figures.contains(column);
        text +=
            u' '
            + (known ? shown(row.figures.value(column).toDouble()) : QString()).rightJustified(9);
    }
    return text + u' ' + row.unit.leftJustified(9) + growth(row);
}

QString Table::text() const
{
    QStringList lines;
    QString head = u"%1 %2"_s.arg(u"what"_s, -53).arg(u"n"_s, 7);
    for (const QString &column : columns())
        head += u' ' + column.rightJustified(9);
    lines += head + u" unit     growth (n / 10 to n)"_s;
    lines += QString(head.size() + 30, u'-');
    for (const Row &row : m_rows)
        lines += line(row);
    lines += QString();
    lines += u"Goals"_s;
    lines += m_goals;
    lines += QString();
    lines += m_remarks;
    return lines.join(u'\n') + u'\n';
}

QByteArray Table::toJson() const
{
    QJsonArray rows;
    for (const Row &row : m_rows) {
        QJsonObject object = row.figures;
        object.insert(u"what"_s, row.what);
        object.insert(u"n"_s, row.n);
        if (row.missing.isEmpty())
            object.insert(u"unit"_s, row.unit);
        else
            object.insert(u"not_measured"_s, row.missing);
        rows += object;
    }
    return QJsonDocument(QJsonObject{{u"rows"_s, rows},
                                     {u"goals"_s, m_goalValues},
                                     {u"remarks"_s, QJsonArray::fromStringList(m_remarks)}})
        .toJson();
}

} // namespace bench
