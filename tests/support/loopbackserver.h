// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A real HTTP/1.1 server on 127.0.0.1 whose every byte a test decides: good answers, wrong ones,
// cut ones, slow ones and none at all.
//
//     LoopbackServer server;
//     server.reply("GET", "/callouts/7", Reply::json(200, R"({"id":7})"));        // always
//     server.replyOnce("GET", "/callouts/7", Reply::json(503, "{}"));             // first, in
//     order server.handle("POST", "/ratings", [](const Request &r) { return ...; });    // computed
//     ... server.url("/panic-api/v2") ... server.count("GET", "/callouts/7") ... server.requests()
//
// Paths are compared without the query and must match whole. What nothing was said about is
// answered 404. The connection stays open after an answer unless the reply says otherwise.
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

class QTcpSocket;

namespace console::test {

struct Request {
    QByteArray method;
    QByteArray path; ///< without the query
    QByteArray query; ///< without the '?'
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
    int connection = 0; ///< 1 for the server's first connection, and so on
};

/// What goes back: raw bytes, and how.
struct Reply {
    enum class After : quint8 { KeepOpen, Close, BlackHole };
    QByteArray bytes;
    After after = After::KeepOpen;
    qsizetype pieceSize = 0; ///< above 0: sent drop by drop, so many bytes at a time ...
    int pieceInterval = 0; ///< ... with so many milliseconds between

    using Headers = QList<std::pair<QByteArray, QByteArray>>;
    /// A complete answer with Content-Type, Content-Length and Date.
    [[nodiscard]] static Reply json(int status, const QByteArray &body,
                                    const Headers &headers = {});
    /// Exactly these bytes, then the connection is closed.
    [[nodiscard]] static Reply raw(const QByteArray &bytes);
    /// The first `size` bytes of the answer, then the connection is closed.
    [[nodiscard]] static Reply cut(const Reply &whole, qsizetype size);
    [[nodiscard]] static Reply drip(const Reply &whole, qsizetype pieceSize, int intervalMs);
    /// The request is taken and nothing ever comes back.
    [[nodiscard]] static Reply blackHole();
    /// The request is taken and the connection closed.
    [[nodiscard]] static Reply hangUp();
};

class LoopbackServer final : public QObject {
    Q_OBJECT

public:
    using Handler = std::function<Reply(const Request &)>;

    /// Listens at once on a free port. With a configuration it speaks TLS.
    explicit LoopbackServer(std::optional<QSslConfiguration> tls = std::nullopt,
                            QObject *parent = nullptr);
    ~LoopbackServer() override;

    [[nodiscard]] QUrl url(const QString &path = {}) const;
    [[nodiscard]] quint16 port() const { return m_port; }

    void reply(const QByteArray &method, const QByteArray &path, const Reply &reply);
    void handle(const QByteArray &method, const QByteArray &path, Handler handler);
    /// Used up before reply() and handle() count; several in the order given.
    void replyOnce(const QByteArray &method, const QByteArray &path, const Reply &reply);

    [[nodiscard]] const QList<Request> &requests() const { return m_requests; }
    [[nodiscard]] qsizetype count(const QByteArray &method, const QByteArray &path) const;
    /// The last request there; an empty one if there was none.
    [[nodiscard]] Request last(const QByteArray &method, const QByteArray &path) const;
    [[nodiscard]] int openConnections() const { return int(m_connections.size()); }

    /// Refuses connections and closes those that are open; the port is kept for start().
    void stop();
    bool start();

Q_SIGNALS:
    void requestReceived();
    /// A client went away.
    void connectionClosed();

private:
    struct Connection;

    void takeConnections();
    void readFrom(const std::shared_ptr<Connection> &connection);
    [[nodiscard]] static std::optional<Request> takeRequest(QByteArray &buffer);
    void answer(const std::shared_ptr<Connection> &connection, const Request &request);
    void send(const std::shared_ptr<Connection> &connection, const Reply &reply);

    std::unique_ptr<QTcpServer> m_server;
    quint16 m_port = 0;
    int m_lastConnection = 0;
    QList<std::shared_ptr<Connection>> m_connections;
    QHash<QByteArray, Handler> m_handlers;
    QHash<QByteArray, QList<Reply>> m_once;
    QList<Request> m_requests;
};

} // namespace console::test
