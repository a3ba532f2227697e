// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Qt's HTTP server of 6.8 reads a body of any size into memory before anyone is asked. This one
// watches what arrives on each connection and cuts off who sends far too much.

#pragma once

#include <QTcpServer>

class QTcpSocket;

namespace sandbox {

class GuardedTcpServer final : public QTcpServer {
    Q_OBJECT

public:
    explicit GuardedTcpServer(QObject *parent = nullptr);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void refuse(QTcpSocket *socket);
};

} // namespace sandbox
