// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tells the one registered receiver what happens (contract 12): at most once, now and then twice,
// and never in the way of an answer. The registration lives in memory only: its headers are
// somebody's secrets.

#pragma once

#include "sandbox/world.h"

#include <QByteArray>
#include <QObject>
#include <QUrl>

#include <deque>
#include <utility>

class QNetworkAccessManager;

namespace sandbox {

struct WebhookRegistration final {
    QUrl url; // https, or http on loopback
    QStringList events;
    QList<std::pair<QByteArray, QByteArray>> headers;
};

class Webhooks final : public QObject {
    Q_OBJECT

public:
    // The seed decides which deliveries come twice.
    Webhooks(World &world, quint32 seed, QObject *parent = nullptr);
    ~Webhooks() override;

    // The only one there is from now on. What waits goes to it too.
    void setRegistration(const WebhookRegistration &registration);

    [[nodiscard]] static const QStringList &knownEvents();

private:
    void take(const QList<Notice> &notices);
    void sendWaiting();
    void send(const Notice &notice);
    void post(const QByteArray &body);
    [[nodiscard]] QByteArray bodyOf(const Notice &notice) const;

    World &m_world;
    quint32 m_seed;
    std::optional<WebhookRegistration> m_registration;
    QNetworkAccessManager *m_network = nullptr;
    std::deque<Notice> m_waiting;
    int m_underWay = 0;
    quint32 m_number = 0;
};

} // namespace sandbox
