// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Qt's HTTP server of 6.8 reads a body of any size into memory before anyone is asked. This one
// watches what arrives on each connection and cuts off who sends far too much. It also knows each
// connection, so that faults can happen on it, and can refuse new ones for a while.

#pragma once

#include "sandbox/faultysocket.h"

#include <QHash>
#include <QTcpServer>

namespace sandbox {

class GuardedTcpServer final : public QTcpServer {
    Q_OBJECT

public:
    explicit GuardedTcpServer(QObject *parent = nullptr);
    ~GuardedTcpServer() override;

    // The connection whose client has this port; null when it is gone.
    [[nodiscard]] FaultySocket *connectionOf(quint16 peerPort) const;
    // Whoever connects is refused by the system; connections that are open are ended.
    void refuseAll();
    // On the same port as before. False: somebody else has taken it.
    [[nodiscard]] bool acceptAgain();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void refuse(QTcpSocket *socket);

    QHash<quint16, FaultySocket *> m_connections;
    quint16 m_port = 0; // while refusing
};

} // namespace sandbox
