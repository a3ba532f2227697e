// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/guardedtcpserver.h"

#include <QTimer>

#include <memory>

namespace sandbox {

namespace {
// Above the 1 MiB that the server answers with 413 itself, headers included.
constexpr qint64 limitBytes = 2 * 1024 * 1024;
constexpr qint64 drainBytes = 64 * 1024 * 1024;
constexpr int drainMs = 5000;

constexpr char refusal[] = "HTTP/1.1 413 Request Entity Too Large\r\n"
                           "Content-Type: application/json\r\n"
                           "Content-Length: 63\r\n"
                           "Connection: close\r\n"
                           "\r\n"
                           "{\"message\":\"The request body is too large: at most 1048576 B.\"}";
} // namespace

GuardedTcpServer::GuardedTcpServer(QObject *parent) : QTcpServer(parent) { }

GuardedTcpServer::~GuardedTcpServer()
{
    for (FaultySocket *socket : std::as_const(m_connections)) // they outlive this class's members
        disconnect(socket, nullptr, this, nullptr);
}

void GuardedTcpServer::incomingConnection(qintptr descriptor)
{
    auto *socket = new FaultySocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    const quint16 port = socket->peerPort();
    m_connections.insert(port, socket);
    connect(socket, &QObject::destroyed, this, [this, port](const QObject *gone) {
        const auto found = m_connections.constFind(port);
        if (found != m_connections.cend() && found.value() == gone) // the port may be in use again
            m_connections.erase(found);
    });
    // Connected before the HTTP server connects its own, hence called before it.
    const auto received = std::make_shared<qint64>(0);
    connect(socket, &QTcpSocket::readyRead, this, [this, socket, received] {
        *received += socket->bytesAvailable();
        if (*received > limitBytes)
            refuse(socket);
    });
    // An answer ends a request.
    connect(socket, &QTcpSocket::bytesWritten, this, [received] { *received = 0; });
    addPendingConnection(socket);
}

FaultySocket *GuardedTcpServer::connectionOf(quint16 peerPort) const
{
    return m_connections.value(peerPort);
}

void GuardedTcpServer::refuseAll()
{
    if (!isListening())
        return;
    m_port = serverPort();
    close();
    const QList<FaultySocket *> connections = m_connections.values();
    for (FaultySocket *socket : connections) {
        if (socket->bytesToWrite() > 0)
            socket->disconnectFromHost(); // the answer that is on its way still arrives
        else
            socket->abort();
    }
}

bool GuardedTcpServer::acceptAgain()
{
    return isListening() || listen(QHostAddress(QHostAddress::LocalHost), m_port);
}

void GuardedTcpServer::refuse(QTcpSocket *socket)
{
    disconnect(socket, &QTcpSocket::readyRead, nullptr, nullptr);
    disconnect(socket, &QTcpSocket::bytesWritten, this, nullptr);
    if (socket->isTransactionStarted())
        socket->commitTransaction(); // lets go of what was kept for another try
    socket->readAll();
    socket->write(refusal);
    socket->flush();
    // A client that is still sending would take a closed connection for a broken one: let it
    // finish, within bounds, so that it reads the answer.
    const auto drained = std::make_shared<qint64>(0);
    connect(socket, &QTcpSocket::readyRead, this, [socket, drained] {
        *drained += socket->readAll().size();
        if (*drained > drainBytes)
            socket->abort();
    });
    QTimer::singleShot(drainMs, socket, [socket] { socket->disconnectFromHost(); });
}

} // namespace sandbox
