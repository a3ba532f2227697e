// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "basemap/tileserver.h"

#include "basemap/tileworker.h"

#include <QThread>

namespace console {

TileServer::TileServer(QObject *parent)
    : QObject(parent), m_counters(std::make_shared<TileCounters>())
{
}

TileServer::~TileServer()
{
    stop();
}

void TileServer::start(const Options &options)
{
    stop();
    m_counters = std::make_shared<TileCounters>();
    m_thread = std::make_unique<QThread>();
    m_thread->setObjectName(QLatin1StringView("tile-server"));
    auto *worker = new TileWorker(options, m_counters);
    worker->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::started, worker, &TileWorker::listen);
    connect(m_thread.get(), &QThread::finished, worker, &QObject::deleteLater);
    connect(worker, &TileWorker::ready, this, &TileServer::ready);
    connect(worker, &TileWorker::failed, this, &TileServer::failed);
    connect(worker, &TileWorker::idle, this, &TileServer::idle);
    m_thread->start(QThread::LowPriority);
}

void TileServer::stop()
{
    if (!m_thread)
        return;
    m_thread->quit();
    m_thread->wait();
    m_thread.reset();
}

} // namespace console
