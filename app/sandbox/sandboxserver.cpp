// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/sandboxserver.h"

#include "sandbox/control.h"
#include "sandbox/faultbook.h"
#include "sandbox/guardedtcpserver.h"
#include "sandbox/httpserver.h"
#include "sandbox/routes.h"
#include "sandbox/scenario.h"
#include "sandbox/webhooks.h"

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
        : world(options.dataFile, dialectNamed(options.dialect).value_or(Dialect::Flat)),
          faults(options.seed),
          scenario(world, options, &faults),
          tokens(world.database, options.clientId, options.tokenLifetimeSeconds),
          control(world, scenario, faults),
          http(world, tokens, faults),
          webhooks(world, options.seed)
    {
    }

    World world;
    FaultBook faults;
    Scenario scenario;
    Tokens tokens;
    Control control;
    HttpServer http;
    GuardedTcpServer *listener = nullptr; // a child of http
    Webhooks webhooks;
    QTimer timer;
};

Server::Server(const Options &options, QObject *parent) : QObject(parent), m_options(options) { }

Server::~Server() = default;

void Server::prepare()
{
    m_parts = std::make_unique<Parts>(m_options);
    World &world = m_parts->world;
    world.strictSafeCode = m_options.strictSafeCode;
    m_parts->scenario.begin(QDateTime::currentMSecsSinceEpoch());

    for (const QJsonObject &fault : std::as_const(m_options.faults)) {
        QList<Mistake> mistakes;
        if (const std::optional<Fault> read = Fault::read(fault, {}, mistakes))
            m_parts->faults.begin(*read, QDateTime::currentMSecsSinceEpoch());
    }
    m_parts->control.addRoutes(m_parts->http.control());

    Router &router = m_parts->http.router();
    routes::addAuthentication(router, world, m_parts->tokens, m_options.clientId,
                              m_options.clientSecret);
    routes::addCallouts(router, world);
    routes::addCancel(router, world);
    routes::addClosing(router, world);
    routes::addConversation(router, world);
    routes::addRatings(router, world);
    routes::addCustomers(router, world);
    routes::addSubscriptions(router, world);
    routes::addFixedLocations(router, world);
    routes::addLookups(router, world);
    routes::addWebhooks(router, m_parts->webhooks);
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
    m_parts->listener = socket.release(); // the HTTP server's child now
    m_parts->http.setListener(m_parts->listener);
    m_apiRoot =
        QUrl(u"http://127.0.0.1:%1%2"_s.arg(port).arg(QString::fromLatin1(HttpServer::prefix)));
    m_parts->world.apiRoot = m_apiRoot.toString();
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
    listenOrRefuse();
}

void Server::listenOrRefuse()
{
    GuardedTcpServer &listener = *m_parts->listener;
    if (m_parts->faults.refuses(QDateTime::currentMSecsSinceEpoch())) {
        listener.refuseAll();
    } else if (!listener.isListening() && !listener.acceptAgain()) {
        if (!m_listenFailed)
            qWarning("sandbox: the port is taken: %s", qPrintable(listener.errorString()));
        m_listenFailed = true;
        return;
    }
    m_listenFailed = false;
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
