// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a request handler gives back, and how it refuses.

#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

namespace sandbox {

struct Reply final {
    int status = 200;
    QByteArray body;
    QByteArray allow{}; // methods, for 405 only
    QByteArray contentType = QByteArrayLiteral("application/json");

    [[nodiscard]] static Reply json(const QJsonObject &object, int status = 200)
    {
        return {status, QJsonDocument(object).toJson(QJsonDocument::Compact)};
    }
    [[nodiscard]] static Reply json(const QJsonArray &array, int status = 200)
    {
        return {status, QJsonDocument(array).toJson(QJsonDocument::Compact)};
    }
    [[nodiscard]] static Reply bytes(const QByteArray &json, int status = 200)
    {
        return {status, json};
    }
    [[nodiscard]] static Reply message(int status, const QString &text)
    {
        return json(QJsonObject{{QStringLiteral("message"), text}}, status);
    }
};

// Thrown by handlers; becomes { "message": ... } with this status.
struct Refusal final {
    int status;
    QString message;
};

} // namespace sandbox
