// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Bearer tokens: JWTs signed with a key of this database, so that they outlive a restart and no
// token has to be stored.

#pragma once

#include <QByteArray>
#include <QString>

#include <expected>
#include <optional>

namespace sandbox {

class Database;

class Tokens final {
public:
    Tokens(Database &database, const QString &clientId, int lifetimeSeconds);

    // For everything, or for one customer's callout flow (contract 2.2).
    [[nodiscard]] QString issue(qint64 nowMs, std::optional<qint64> customerId = std::nullopt);
    struct Grant final {
        std::optional<qint64> customerId;
    };
    // Or the sentence that says why not.
    [[nodiscard]] std::expected<Grant, QString> check(const QByteArray &token, qint64 nowMs) const;
    [[nodiscard]] int lifetimeSeconds() const { return m_lifetimeSeconds; }

private:
    [[nodiscard]] QByteArray signature(const QByteArray &content) const;

    QByteArray m_key;
    QString m_clientId;
    int m_lifetimeSeconds;
    qint64 m_issued = 0;
};

// Takes the same time whatever differs.
[[nodiscard]] bool sameSecret(const QByteArray &a, const QByteArray &b);

} // namespace sandbox
