// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/loopbackserver.h"

#include <QDateTime>
#include <QLocale>
#include <QSslServer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>

namespace console::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray key(const QByteArray &method, const QByteArray &path)
{
    return method + ' ' + path;
}

QByteArray httpDate()
{
    return QLocale::c()
        .toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s)
        .toLatin1();
}

} // namespace

struct LoopbackServer::Connection {
    QTcpSocket *socket = nullptr; ///< the server's child
    int number = 0;
    QByteArray received;
};

Reply Reply::json(int status, const QByteArray &body, const Headers &headers)
{
    Reply reply;
    reply.bytes = "HTTP/1.1 " + QByteArray::number(status) + " Scripted\r\n";
    for (const auto &[name, value] : headers)
        reply.bytes += name + ": " + value + "\r\n";
    reply.bytes += "Date: " + httpDate() + "\r\nContent-Type: application/json\r\n";
    if (status != 204)
        reply.bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    reply.bytes += "\r\n" + body;
    return reply;
}

Reply Reply::raw(const QByteArray &bytes)
{
    Reply reply;
    reply.bytes = bytes;
    reply.after = After::Close;
    return reply;
}

Reply Reply::cut(const Reply &whole, qsizetype size)
{
    return raw(whole.bytes.left(size));
}

Reply Reply::drip(const Reply &whole, qsizetype pieceSize, int intervalMs)
{
    Reply reply = whole;
    reply.pieceSize = pieceSize;
    reply.pieceInterval = intervalMs;
    return reply;
}

Reply Reply::blackHole()
{
    Reply reply;
    reply.after = After::BlackHole;
    return reply;
}

Reply Reply::hangUp()
{
    return raw({});
}

LoopbackServer::LoopbackServer(std::optional<QSslConfiguration> tls, QObject *parent)
    : QObject(parent)
{
    if (tls) {
        auto server = std::make_unique<QSslServer>();
        server->setSslConfiguration(*tls);
        m_server = std::move(server);
    } else {
        m_server = std::make_unique<QTcpServer>();
    }
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this,
            &LoopbackServer::takeConnections);
    if (!start())
        qFatal("no port of the loopback address can be used");
}

LoopbackServer::~LoopbackServer()
{
    stop();
}

QUrl LoopbackServer::url(const QString &path) const
{
    QUrl url;
    url.setScheme(qobject_cast<QSslServer *>(m_server.get()) ? u"https"_s : u"http"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(m_port);
    url.setPath(path);
    return url;
}

void LoopbackServer::reply(const QByteArray &method, const QByteArray &path, const Reply &reply)
{
    handle(method, path, [reply](const Request &) { return reply; });
}

void LoopbackServer::handle(const QByteArray &method, const QByteArray &path, Handler handler)
{
    m_handlers.insert(key(method, path), std::move(handler));
}

void LoopbackServer::replyOnce(const QByteArray &method, const QByteArray &path, const Reply &reply)
{
    m_once[key(method, path)].append(reply);
}

qsizetype LoopbackServer::count(const QByteArray &method, const QByteArray &path) const
{
    return std::count_if(m_requests.begin(), m_requests.end(), [&](const Request &request) {
        return request.method == method && request.path == path;
    });
}

Request LoopbackServer::last(const QByteArray &method, const QByteArray &path) const
{
    for (auto it = m_requests.crbegin(); it != m_requests.crend(); ++it) {
        if (it->method == method && it->path == path)
            return *it;
    }
    return {};
}

void LoopbackServer::stop()
{
    m_server->close();
    const auto connections = std::exchange(m_connections, {});
    for (const auto &connection : connections) {
        connection->socket->disconnect(this);
        connection->socket->abort();
        connection->socket->deleteLater();
    }
}

bool LoopbackServer::start()
{
    if (!m_server->listen(QHostAddress::LocalHost, m_port))
        return false;
    m_port = m_server->serverPort();
    return true;
}

void LoopbackServer::takeConnections()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        auto connection = std::make_shared<Connection>();
        connection->socket = socket;
        connection->number = ++m_lastConnection;
        m_connections.append(connection);
        connect(socket, &QTcpSocket::readyRead, this, [this, connection] { readFrom(connection); });
        connect(socket, &QTcpSocket::disconnected, this, [this, connection] {
            m_connections.removeOne(connection);
            connection->socket->deleteLater();
            Q_EMIT connectionClosed();
        });
        readFrom(connection);
    }
}

void LoopbackServer::readFrom(const std::shared_ptr<Connection> &connection)
{
    connection->received += connection->socket->readAll();
    while (auto request = takeRequest(connection->received)) {
        request->connection = connection->number;
        m_requests.append(*request);
        answer(connection, *request);
        Q_EMIT requestReceived();
    }
}

std::optional<Request> LoopbackServer::takeRequest(QByteArray &buffer)
{
    const qsizetype headerEnd = buffer.indexOf("\r\n\r\n");
    if (headerEnd < 0)
        return std::nullopt;
    QList<QByteArray> lines = buffer.left(headerEnd).split('\n');
    const QList<QByteArray> first = lines.takeFirst().trimmed().split(' ');
    Request request;
    request.method = first.value(0);
    const QByteArray target = first.value(1);
    const qsizetype mark = target.indexOf('?');
    request.path = mark < 0 ? target : target.left(mark);
    request.query = mark < 0 ? QByteArray() : target.mid(mark + 1);
    for (const QByteArray &line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype length = request.headers.value("content-length"_ba).toLongLong();
    const qsizetype bodyStart = headerEnd + 4;
    if (buffer.size() < bodyStart + length)
        return std::nullopt;
    request.body = buffer.mid(bodyStart, length);
    buffer.remove(0, bodyStart + length);
    return request;
}

void LoopbackServer::answer(const std::shared_ptr<Connection> &connection, const Request &request)
{
    const QByteArray route = key(request.method, request.path);
    if (auto once = m_once.find(route); once != m_once.end() && !once->isEmpty()) {
        send(connection, once->takeFirst());
        return;
    }
    if (const auto handler = m_handlers.constFind(route); handler != m_handlers.constEnd()) {
        send(connection, (*handler)(request));
        return;
    }
    send(connection, Reply::json(404, R"({"message":"nothing is scripted here"})"_ba));
}

void LoopbackServer::send(const std::shared_ptr<Connection> &connection, const Reply &reply)
{
    if (reply.after == Reply::After::BlackHole)
        return;
    QTcpSocket *socket = connection->socket;
    const bool whole = reply.pieceSize <= 0 || reply.pieceSize >= reply.bytes.size();
    socket->write(whole ? reply.bytes : reply.bytes.left(reply.pieceSize));
    if (!whole) {
        Reply rest = reply;
        rest.bytes.remove(0, reply.pieceSize);
        // The socket is the timer's context: a client that left ends the dripping.
        QTimer::singleShot(reply.pieceInterval, socket,
                           [this, connection, rest] { send(connection, rest); });
        return;
    }
    if (reply.after == Reply::After::Close) {
        socket->flush();
        socket->disconnectFromHost();
    }
}

} // namespace console::test
