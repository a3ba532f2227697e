// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Everything measured in one run: printed as one table, written as JSON.
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace bench {

class Table final {
public:
    /// `figures`: p50, p95, p99, max as far as they are known, in `unit`.
    void add(const QString &what, int n, const QString &unit, const QJsonObject &figures);
    void addValue(const QString &what, int n, const QString &unit, double value);
    /// What could not be measured, and why; the rest goes on.
    void addMissing(const QString &what, int n, const QString &why);
    [[nodiscard]] bool isIncomplete() const;
    /// A condition of the run, such as the window's size.
    void addRemark(const QString &text) { m_remarks += text; }

    /// Null when it was not measured.
    [[nodiscard]] std::optional<double> value(const QString &what, int n,
                                              const QString &figure) const;

    /// `ours` beside what it is compared with: quotient, and whether the goal was reached.
    void addGoal(const QString &what, std::optional<double> measured, const QString &unit,
                 double goal, bool atLeast);

    [[nodiscard]] QString text() const;
    [[nodiscard]] QByteArray toJson() const;

private:
    struct Row {
        QString what;
        int n = 0;
        QString unit;
        QJsonObject figures;
        QString missing;
    };

    [[nodiscard]] QString line(const Row &row) const;
    /// How many times more for ten times as many callouts; empty when there is nothing to compare.
    [[nodiscard]] QString growth(const Row &row) const;

    QList<Row> m_rows;
    QStringList m_remarks;
    QStringList m_goals;
    QJsonArray m_goalValues;
};

} // namespace bench
