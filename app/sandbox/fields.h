// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads the members of a request body. Whatever is wrong is refused with a sentence that names the
// member. A null counts as left out, except where a handler says otherwise.

#pragma once

#include "sandbox/geo.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace sandbox {

class Fields final {
public:
    // The prefix is how messages name an object inside another one: "location.".
    explicit Fields(const QJsonObject &body, const QString &prefix = {})
        : m_body(body), m_prefix(prefix)
    {
    }

    [[nodiscard]] bool has(const QString &name) const;
    [[nodiscard]] qint64 integer(const QString &name) const;
    [[nodiscard]] std::optional<qint64> optionalInteger(const QString &name) const;
    [[nodiscard]] int integerBetween(const QString &name, int low, int high) const;
    [[nodiscard]] std::optional<double> optionalNumber(const QString &name, double low,
                                                       double high) const;
    [[nodiscard]] bool optionalFlag(const QString &name) const;
    // Neither empty nor blank, at most maximum characters.
    [[nodiscard]] QString text(const QString &name, qsizetype maximum) const;
    [[nodiscard]] QString optionalText(const QString &name, qsizetype maximum) const;
    // ISO 8601 with its offset from UTC; Unix milliseconds.
    [[nodiscard]] std::optional<qint64> optionalTime(const QString &name) const;
    [[nodiscard]] std::optional<Fields> optionalObject(const QString &name) const;
    [[nodiscard]] std::optional<QList<qint64>> optionalIntegers(const QString &name) const;
    // At least one.
    [[nodiscard]] QStringList texts(const QString &name, qsizetype maximum) const;
    // latitude and longitude: both or neither.
    [[nodiscard]] std::optional<GeoPoint> optionalPosition() const;
    [[nodiscard]] GeoPoint position() const;
    // The same written as text: "-33.9249". Numbers are refused.
    [[nodiscard]] std::optional<GeoPoint> optionalTextPosition() const;
    [[nodiscard]] const QJsonObject &body() const { return m_body; }

private:
    [[nodiscard]] QString full(const QString &name) const { return m_prefix + name; }
    [[nodiscard]] std::optional<double> optionalTextNumber(const QString &name, double limit) const;

    QJsonObject m_body;
    QString m_prefix;
};

} // namespace sandbox
