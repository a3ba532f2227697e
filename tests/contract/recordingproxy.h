// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Stands between a client and a server on 127.0.0.1, passes every byte on as it is, and keeps what
// was said.
#pragma once

#include "description.h"

#include <QTcpServer>
#include <QUrl>

class QTcpSocket;

namespace console::test {

class RecordingProxy final : public QObject {
    Q_OBJECT

public:
    /// `target`: the API root of the real server; paths are recorded below it.
    explicit RecordingProxy(const QUrl &target, QObject *parent = nullptr);

    [[nodiscard]] QUrl url() const;
    [[nodiscard]] const QList<Recorded> &exchanges() const { return m_exchanges; }
    void clear() { m_exchanges.clear(); }

private:
    struct Connection;
    struct Message;

    void accept();
    void parse(Connection &connection);
    [[nodiscard]] static bool take(QByteArray &buffer, Message &message);

    QUrl m_target;
    QTcpServer m_server;
    QList<Recorded> m_exchanges;
};

} // namespace console::test
