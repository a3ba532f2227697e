// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/sandboxserver.h"

#include "sandbox/guardedtcpserver.h"
#include "sandbox/httpserver.h"
#include "sandbox/routes.h"
#include "sandbox/scenario.h"

#include <QDateTime>
#include <QTimer>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sandbox {

namespace {
constexpr auto tickInterval = 100ms;
} // namespace

struct Server::Parts final {
    explicit Parts(const Options &options)
        : world(options.dataFile),
          scenario(world, options),
          tokens(world.database, options.clientId, options.tokenLifetimeSeconds),
          http(world, tokens)
    {
    }

    World world;
    Scenario scenario;
    Tokens tokens;
    HttpServer http;
    QTimer timer;
};

Server::Server(const Options &options, QObject *parent) : QObject(parent), m_options(options) { }

Server::~Server() = default;

void Server::prepare()
{
    m_parts = std::make_unique<Parts>(m_options);
    World &world = m_parts->world;
    m_parts->scenario.begin(QDateTime::currentMSecsSinceEpoch());

    Router &router = m_parts->http.router();
    routes::addAuthentication(router, m_parts->tokens, m_options.clientId, m_options.clientSecret);
    routes::addCallouts(router, world);
    routes::addCancel(router, world);
    routes::addConversation(router, world);
    routes::addRatings(router, world);
    routes::addCustomers(router, world);
}

bool Server::listen()
{
    auto socket = std::make_unique<GuardedTcpServer>();
    if (!socket->listen(QHostAddress(QHostAddress::LocalHost), m_options.port)) {
        m_error = u"Port %1 of 127.0.0.1 cannot be used: %2."_s.arg(m_options.port)
                      .arg(socket->errorString());
        return false;
    }
    const quint16 port = socket->serverPort();
    if (!m_parts->http.bind(socket.get())) {
        m_error = u"The HTTP server does not accept its socket."_s;
        return false;
    }
    socket.release(); // the HTTP server's child now
    m_apiRoot =
        QUrl(u"http://127.0.0.1:%1%2"_s.arg(port).arg(QString::fromLatin1(HttpServer::prefix)));
    return true;
}

bool Server::start()
{
    try {
        prepare();
    } catch (const DatabaseError &error) {
        m_error = QString::fromUtf8(error.what());
        m_parts.reset();
        return false;
    }
    if (!listen()) {
        m_parts.reset();
        return false;
    }
    connect(&m_parts->timer, &QTimer::timeout, this, &Server::tick);
    m_parts->timer.start(tickInterval);
    return true;
}

void Server::tick()
{
    try {
        m_parts->scenario.advanceTo(QDateTime::currentMSecsSinceEpoch());
        m_tickFailed = false;
    } catch (const DatabaseError &error) {
        if (!m_tickFailed) // once, not ten times a second
            qWarning("sandbox: the story stands still: %s", error.what());
        m_tickFailed = true;
    }
}

EmbeddedSandbox::EmbeddedSandbox(const Options &options, QObject *parent)
    : QObject(parent), m_options(options)
{
    m_thread.setObjectName(u"sandbox"_s);
}

EmbeddedSandbox::~EmbeddedSandbox()
{
    m_thread.quit();
    m_thread.wait();
}

void EmbeddedSandbox::start()
{
    if (m_worker)
        return;
    m_worker = new QObject;
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(m_worker, [this, options = m_options, worker = m_worker] {
        auto *server = new Server(options, worker); // ends with its thread
        if (server->start())
            emit started(server->apiRoot());
        else
            emit failed(server->errorString());
    });
}

} // namespace sandbox
