// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recordingproxy.h"

#include <QTcpSocket>

#include <memory>

namespace console::test {

using namespace Qt::StringLiterals;

struct RecordingProxy::Message {
    QByteArray first; ///< request or status line
    QByteArray contentType;
    QByteArray body;
};

struct RecordingProxy::Connection {
    QByteArray requests; ///< bytes not yet taken apart
    QByteArray answers;
    QList<Message> waiting; ///< requests whose answer is not there yet
};

RecordingProxy::RecordingProxy(const QUrl &target, QObject *parent)
    : QObject(parent), m_target(target)
{
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no port for the proxy");
    connect(&m_server, &QTcpServer::newConnection, this, &RecordingProxy::accept);
}

QUrl RecordingProxy::url() const
{
    QUrl url = m_target;
    url.setPort(m_server.serverPort());
    return url;
}

void RecordingProxy::accept()
{
    QTcpSocket *client = m_server.nextPendingConnection();
    auto *server = new QTcpSocket(client);
    const auto connection = std::make_shared<Connection>();
    server->connectToHost(m_target.host(), quint16(m_target.port()));
    connect(client, &QTcpSocket::readyRead, this, [client, server, connection] {
        const QByteArray bytes = client->readAll();
        connection->requests += bytes;
        server->write(bytes);
    });
    connect(server, &QTcpSocket::readyRead, this, [this, client, server, connection] {
        const QByteArray bytes = server->readAll();
        connection->answers += bytes;
        parse(*connection); // before the client can act on the answer
        client->write(bytes);
    });
    connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
}

/// One HTTP/1.1 message with Content-Length, as both sides here send them.
bool RecordingProxy::take(QByteArray &buffer, Message &message)
{
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QList<QByteArray> lines = buffer.first(end).split('\n');
    qsizetype length = 0;
    message = {lines.constFirst().trimmed(), {}, {}};
    for (const QByteArray &line : lines.sliced(1)) {
        const QByteArray name = line.left(line.indexOf(':')).trimmed().toLower();
        const QByteArray value = line.mid(line.indexOf(':') + 1).trimmed();
        if (name == "content-length")
            length = value.toLongLong();
        else if (name == "content-type")
            message.contentType = value;
    }
    if (buffer.size() < end + 4 + length)
        return false;
    message.body = buffer.sliced(end + 4, length);
    buffer.remove(0, end + 4 + length);
    return true;
}

void RecordingProxy::parse(Connection &connection)
{
    Message message;
    while (take(connection.requests, message))
        connection.waiting.append(message);
    while (!connection.waiting.isEmpty() && take(connection.answers, message)) {
        const Message request = connection.waiting.takeFirst();
        const QList<QByteArray> words = request.first.split(' ');
        QByteArray path = words.value(1);
        path = path.left(path.indexOf('?') < 0 ? path.size() : path.indexOf('?'));
        const QByteArray prefix = m_target.path().toUtf8();
        if (path.startsWith(prefix))
            path.remove(0, prefix.size());
        m_exchanges.append({words.value(0), path, request.body,
                            message.first.split(' ').value(1).toInt(), message.contentType,
                            message.body});
    }
}

} // namespace console::test
