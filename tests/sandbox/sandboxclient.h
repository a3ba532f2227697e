// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Talks to a sandbox as any client would: real HTTP, no knowledge of its code.

#pragma once

#include "sandbox/options.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QUrl>

namespace sandbox {
class EmbeddedSandbox;
}

struct Answer final {
    int status = 0; // 0: no HTTP answer at all
    QByteArray body;
    QByteArray allow;
    QByteArray contentType;

    [[nodiscard]] QJsonObject object() const;
    [[nodiscard]] QJsonArray array() const;
    [[nodiscard]] QString message() const;
};

class SandboxClient final {
public:
    explicit SandboxClient(const QUrl &apiRoot);

    // Fetches the token that later calls carry.
    [[nodiscard]] bool signIn();
    void setToken(const QByteArray &token) { m_token = token; }
    [[nodiscard]] QByteArray token() const { return m_token; }

    [[nodiscard]] Answer get(const QString &path);
    [[nodiscard]] Answer post(const QString &path, const QJsonObject &body = {});
    [[nodiscard]] Answer put(const QString &path, const QJsonObject &body);
    [[nodiscard]] Answer del(const QString &path);
    [[nodiscard]] Answer call(const QByteArray &verb, const QString &path, const QByteArray &body);
    // Of the active list.
    [[nodiscard]] QList<qint64> activeIds();

private:
    QUrl m_apiRoot;
    QByteArray m_token;
    QNetworkAccessManager m_network;
};

// The address of a sandbox with these options, or an invalid one with the reason printed.
[[nodiscard]] QUrl startSandbox(sandbox::EmbeddedSandbox &sandbox);
// No story, and what follows a cancel happens at once.
[[nodiscard]] sandbox::Options quietOptions();
