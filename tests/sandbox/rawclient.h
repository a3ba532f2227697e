// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One connection without an HTTP library: what a server really puts on the wire, also when that is
// not what it should be.

#pragma once

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

class RawClient final {
public:
    explicit RawClient(const QUrl &server)
    {
        m_timer.start();
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket,
                         [this] { m_received += m_socket.readAll(); });
        m_socket.connectToHost(server.host(), quint16(server.port()));
    }

    [[nodiscard]] QTcpSocket &socket() { return m_socket; }
    [[nodiscard]] bool isConnected()
    {
        return QTest::qWaitFor(
            [this] { return m_socket.state() == QAbstractSocket::ConnectedState; }, 5000);
    }
    void send(const QByteArray &method, const QString &path, const QByteArray &token)
    {
        m_received.clear();
        m_socket.write(
            method + ' ' + path.toLatin1() + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            + (token.isEmpty() ? QByteArray() : "Authorization: Bearer " + token + "\r\n")
            + "\r\n");
        m_timer.start();
    }
    // Since the request, or since the beginning.
    [[nodiscard]] qint64 elapsed() const { return m_timer.elapsed(); }

    [[nodiscard]] bool hasHead() const { return m_received.contains("\r\n\r\n"); }
    [[nodiscard]] QByteArray received() const { return m_received; }
    [[nodiscard]] QByteArray body() const
    {
        return hasHead() ? m_received.sliced(m_received.indexOf("\r\n\r\n") + 4) : QByteArray();
    }
    [[nodiscard]] int status() const { return m_received.mid(9, 3).toInt(); }
    // Empty: it is not there.
    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        const QByteArray head =
            m_received.first(std::max<qsizetype>(0, m_received.indexOf("\r\n\r\n")));
        for (const QByteArray &line : head.split('\n')) {
            if (line.toLower().startsWith(name.toLower() + ':'))
                return line.sliced(name.size() + 1).trimmed();
        }
        return {};
    }
    [[nodiscard]] bool isWhole() const
    {
        return hasHead() && body().size() >= header("content-length").toLongLong();
    }
    [[nodiscard]] bool waitForWhole(int ms = 5000)
    {
        return QTest::qWaitFor([this] { return isWhole(); }, ms);
    }

private:
    QTcpSocket m_socket;
    QByteArray m_received;
    QElapsedTimer m_timer;
};
