// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads the members of a request body. Whatever is wrong is refused with a sentence that names the
// member. A null counts as left out, except where a handler says otherwise.

#pragma once

#include "sandbox/geo.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace sandbox {

class Fields final {
public:
    explicit Fields(const QJsonObject &body) : m_body(body) { }

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
    // latitude and longitude: both or neither.
    [[nodiscard]] std::optional<GeoPoint> optionalPosition() const;
    [[nodiscard]] GeoPoint position() const;

private:
    QJsonObject m_body;
};

} // namespace sandbox
